# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts: powers and indices, limits of sums and integrals, accents."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from audiopost.script.formulas.grammar import Reader
    from audiopost.script.formulas.vocabulary import Vocabulary

_PRIMES = {"′": 1, "'": 1, "″": 2, "′′": 2, "''": 2, "‴": 3, "′′′": 3}
_DEGREES = frozenset("°∘o")
_LOGS = frozenset({"log", "ln", "lg"})
_ARROWS = frozenset("→⟶")
_BARS = frozenset("|∣")
_LIMITED = frozenset(
    {
        "lim",
        "max",
        "min",
        "sup",
        "inf",
        "argmax",
        "argmin",
        "arg max",
        "arg min",
        "lim sup",
        "lim inf",
        "limsup",
        "liminf",
    }
)


def _parts(node: Element) -> tuple[Element, Element | None, Element | None]:
    """Base, what stands below, what stands above."""
    name = node.tag.rsplit("}", 1)[-1]
    base, rest = node[0], list(node[1:])
    if name in {"msub", "munder"}:
        return base, rest[0], None
    if name in {"msup", "mover"}:
        return base, None, rest[0]
    return base, rest[0], rest[1] if len(rest) > 1 else None


def scripted(reader: Reader, node: Element, words: str | None = None) -> str:
    """A base with scripts; ``words`` are those of the base when it is a bracket that has been read already."""
    from audiopost.script.formulas.grammar import content, tag

    base, below, above = _parts(node)
    text = content(base)
    if words is None:
        if text in reader.words.operators:
            return _ranged(reader, reader.words.operators[text], below, above)
        if (name := " ".join(text.split())) in _LIMITED and below is not None:
            return _limited(reader, name, below, above)
        if below is not None and (held := _held(base)) is not None:
            return _evaluated(reader, reader.row(held), below, above)
        if (
            tag(node) in {"mover", "munder"}
            and (accent := _accent(reader, below if above is None else above)) is not None
        ):
            return f"{reader.read(base)} {accent}".strip()
    said = _base(reader, base, raised=above is not None) if words is None else words
    if tag(node) in {"mover", "munder", "munderover"}:
        marks = [reader.read(mark) for mark in (below, above) if mark is not None]
        return _labelled(reader, said, " ".join(filter(None, marks)))
    if below is not None:
        said = _indexed(reader, said, text, below)
    if above is not None:
        said = _powered(reader, said, text, above)
    return said


def _base(reader: Reader, base: Element, *, raised: bool) -> str:
    """The words for what has scripts; brackets around more than a word are said, or the power would seem to be of its end."""
    from audiopost.script.formulas.grammar import content, tag

    said = reader.read(base)
    if not raised or tag(base) != "mrow" or not len(base):
        return said
    while len(base) == 1 and tag(base[0]) == "mrow":
        base = base[0]
    opening = content(base[0]) if tag(base[0]) == "mo" else ""
    if opening in {"(", "["}:
        return reader.bracketed(said, opening)
    return reader.bracketed(said, "(") if not opening and reader.long(said) else said


def _labelled(reader: Reader, said: str, mark: str) -> str:
    letters = mark.replace(" ", "")
    if (
        mark
        and said
        and len(letters) > 1
        and letters.isalpha()
        and all(len(part) == 1 for part in mark.split())
    ):
        mark = letters  # an abbreviated word, which TeX sets as a product
    return reader.words.labelled.format(a=said, b=mark) if mark and said else f"{said} {mark}".strip()


def _held(base: Element) -> list[Element] | None:
    """What stands before a bar that is not opened: the bar says where it is evaluated."""
    from audiopost.script.formulas.grammar import content, tag

    if tag(base) == "mo" and content(base) in _BARS:
        return []
    while tag(base) == "mrow" and len(base) == 1:
        base = base[0]
    if tag(base) != "mrow" or len(base) < 2 or tag(base[-1]) != "mo" or content(base[-1]) not in _BARS:
        return None
    return list(base)[1:-1] if tag(base[0]) == "mo" and not content(base[0]) else None


def _evaluated(reader: Reader, held: str, below: Element, above: Element | None) -> str:
    words, low = reader.words, reader.read(below)
    if above is None:
        return words.evaluated_at.format(a=held, b=low).strip()
    return words.evaluated_from.format(a=held, b=low, c=reader.read(above)).strip()


def _ranged(reader: Reader, operator: str, below: Element | None, above: Element | None) -> str:
    from audiopost.script.formulas.grammar import content

    words = reader.words
    low = reader.read(below) if below is not None else ""
    high = reader.read(above) if above is not None else ""
    if low and high:
        return words.from_to.format(a=operator, b=low, c=high)
    if low:
        ranges = any(sign in content(below) for sign in "=<>≤≥") if below is not None else False
        return (words.from_ if ranges else words.over_set).format(a=operator, b=low)
    return words.bare.format(a=operator)


def _limited(reader: Reader, text: str, below: Element, above: Element | None) -> str:
    from audiopost.script.formulas.grammar import content

    words = reader.words
    name = words.functions.get(text, text)
    parts = list(below) if len(below) else [below]
    arrow = next((index for index, part in enumerate(parts) if content(part) in _ARROWS), None)
    if arrow is None:
        said = words.over_set.format(a=name, b=reader.read(below))
    else:
        variable, target = reader.row(parts[:arrow]), reader.row(parts[arrow + 1 :])
        said = words.limit.format(a=name, b=words.tends.format(a=variable, b=target))
    return f"{said} {reader.read(above)}".strip() if above is not None else said


def _accent(reader: Reader, mark: Element | None) -> str | None:
    from audiopost.script.formulas.grammar import content, tag

    if mark is None or tag(mark) not in {"mo", "mi", "mtext"}:
        return None
    return reader.words.accents.get(content(mark))


def _indexed(reader: Reader, said: str, base: str, below: Element) -> str:
    from audiopost.script.formulas.grammar import content

    letters = content(below)
    if len(letters) > 2 and letters.isascii() and letters.isalpha():
        return f"{said} {letters}"  # an abbreviated word such as "max", though TeX sets it as a product
    index = reader.read(below)
    if not index:
        return said
    if base in _LOGS:
        return reader.words.base.format(a=said, b=index)
    plain = index.replace(" ", "")
    if plain.isdigit() or (len(plain) > 1 and plain.isalpha() and " " not in index):
        return f"{said} {index}"
    return reader.words.sub.format(a=said, b=index) + ("," if reader.long(index) else "")


def _powered(reader: Reader, said: str, base: str, above: Element) -> str:
    from audiopost.script.formulas.grammar import content

    words, text = reader.words, "".join(content(above).split())
    fixed = {"2": words.squared, "3": words.cubed}
    if text in fixed:
        return fixed[text].format(a=said)
    if text in _PRIMES:
        return _primed(words, said, _PRIMES[text])
    if text in _DEGREES:
        return f"{said} {words.signs['°']}"
    if text in {"-1", "−1"} and (
        base.isupper() or base[-1:] in {")", "]", "f", "g", "h"} or base in words.functions
    ):
        return words.inverse.format(a=said)
    if text in {"T", "⊤", "⊺"} and base.isalpha():
        return words.transpose.format(a=said)
    if text in {"+", "-", "−"}:
        return f"{said} {words.signs[text]}"
    if text in {"*", "∗", "⋆"}:
        return f"{said} {_STAR.get(words.language, 'star')}"
    if text == "†":
        return f"{said} {words.signs.get(text, text)}"
    exponent = reader.read(above)
    return (words.long_power if reader.long(exponent) else words.power).format(a=said, b=exponent)


def _primed(words: Vocabulary, said: str, times: int) -> str:
    if times == 2:
        return f"{said} {words.signs['″']}"
    for _ in range(times):
        said = words.prime.format(a=said)
    return said


_STAR = {"en": "star", "de": "Stern", "es": "estrella", "fr": "étoile"}
