# SPDX-License-Identifier: GPL-3.0-or-later
"""Fractions, roots, matrices and lines of formulas: what is laid out rather than written in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from audiopost.script.formulas.grammar import Reader

# A matrix of more entries is announced by its size.
_MOST_ENTRIES = 16


def fraction(reader: Reader, node: Element) -> str:
    """A fraction by its name, as "a over b", or with its end said; a binomial coefficient."""
    if len(node) < 2:
        return " ".join(filter(None, map(reader.read, node)))
    words = reader.words
    above, below = reader.read(node[0]), reader.read(node[1])
    if node.get("linethickness", "").startswith("0"):
        return words.choose.format(a=above, b=below)
    named = words.fractions.get((above, below))
    if named:
        return named
    if reader.long(above) or reader.long(below):
        return words.fraction.format(a=above, b=below)
    return words.over.format(a=above, b=below)


def root(reader: Reader, node: Element) -> str:
    """A square, cube or other root; the end of a long one is said."""
    from audiopost.script.formulas.grammar import content, tag

    words = reader.words
    if tag(node) == "msqrt":
        inside = reader.row(list(node))
        return (words.long_square_root if reader.long(inside) else words.square_root).format(a=inside)
    if len(node) < 2:
        return reader.row(list(node))
    inside, order = reader.read(node[0]), content(node[1])
    tail = "," if reader.long(inside) else ""
    if order == "3":
        return words.cube_root.format(a=inside) + tail
    if order == "2":
        return words.square_root.format(a=inside) + tail
    return words.root.format(a=inside, b=reader.read(node[1])) + tail


def table(reader: Reader, node: Element, bracket: str) -> str:
    """A table by the bracket before it: a matrix, a determinant, cases, or lines one below the other."""
    from audiopost.script.formulas.grammar import tag

    rows = [[reader.read(cell) for cell in row] for row in node if tag(row) in {"mtr", "mlabeledtr"}]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    words, height, width = reader.words, len(rows), max(map(len, rows))
    if bracket == "{":
        lines = "; ".join(", ".join(filter(None, row)) for row in rows)
        return f"{words.cases.format(n=height)} {lines};"
    if bracket not in {"(", "[", "|", "∣", "‖", "∥"}:
        return "; ".join(" ".join(filter(None, row)) for row in rows)
    if height * width > _MOST_ENTRIES:
        return words.big_matrix.format(n=height, m=width)
    if width == 1:
        return f"{words.vector} {', '.join(row[0] for row in rows)},"
    lead = words.determinant if bracket in {"|", "∣"} else words.matrix
    lines = "; ".join(words.row.format(n=n, a=", ".join(row)) for n, row in enumerate(rows, 1))
    return f"{lead.format(n=height, m=width)} {lines}; {words.end_matrix},"
