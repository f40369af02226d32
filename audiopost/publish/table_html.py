# SPDX-License-Identifier: GPL-3.0-or-later
"""A table as HTML that validates: rows of equal width, spans inside the table, headers with their scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from audiopost.model import Cell, Row, Table
from audiopost.publish.inline_html import Inline

_SCOPES = {"col", "row", "colgroup", "rowgroup"}
_WIDEST = 1000


def table_html(table: Table, inline: Inline, words: Mapping[str, str], number: int, attributes: str) -> str:
    """The table in a box that scrolls sideways by itself; a layout table as plain paragraphs."""
    if table.layout:
        cells = [inline.html(cell.text) for row in table.rows for cell in row.cells]
        return "\n".join(f"<p>{cell}</p>" for cell in cells if cell.strip())
    if not any(row.cells for row in table.rows):
        return ""
    caption = f"<caption>{inline.html(table.caption)}</caption>\n" if table.caption else ""
    head = 0
    while head < len(table.rows) and table.rows[head].header:
        head += 1
    if head == len(table.rows):
        head = 0
    groups = [("thead", table.rows[:head])] if head else []
    groups.append(("tbody", table.rows[head:]))
    laid = [(name, _grid(rows)) for name, rows in groups]
    width = max(_width(row, held) for _, rows in laid for row, held in rows)
    body = "\n".join(
        f"<{name}>\n" + "\n".join(_row(row, held, width, inline) for row, held in rows) + f"\n</{name}>"
        for name, rows in laid
    )
    inner = f"<table>\n{caption}{body}\n</table>"
    if not inline.ids:
        return inner
    name = escape(
        table.caption.plain if table.caption and table.caption.plain else f"{words['table']} {number}"
    )
    return f'<div class="wide" role="group" aria-label="{name}" tabindex="0"{attributes}>\n{inner}\n</div>'


def _grid(rows: Sequence[Row]) -> list[tuple[Row, int]]:
    """Each row with spans cut to the group, and how many of its columns cells from above reach into."""
    made: list[tuple[Row, int]] = []
    reaching: list[tuple[int, int]] = []
    for number, row in enumerate(rows):
        left = len(rows) - number
        cells = tuple(
            Cell(
                c.text,
                c.header,
                c.scope,
                max(1, min(c.colspan, _WIDEST)),
                max(1, min(c.rowspan or left, left)),
            )
            for c in row.cells
        )
        made.append((Row(cells, row.header), sum(columns for columns, _ in reaching)))
        reaching = [(columns, rest - 1) for columns, rest in reaching if rest > 1]
        reaching += [(cell.colspan, cell.rowspan - 1) for cell in cells if cell.rowspan > 1]
    return made


def _width(row: Row, held: int) -> int:
    return held + sum(cell.colspan for cell in row.cells)


def _row(row: Row, held: int, width: int, inline: Inline) -> str:
    cells = [_cell(cell, row, inline) for cell in row.cells]
    cells += ["<td></td>"] * (width - _width(row, held))
    return "<tr>" + "".join(cells) + "</tr>"


def _cell(cell: Cell, row: Row, inline: Inline) -> str:
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    words = inline.html(cell.text)
    if (cell.header or row.header) and words.strip():
        scope = cell.scope if cell.scope in _SCOPES else ("col" if row.header else "row")
        return f'<th scope="{scope}"{spans}>{words}</th>'
    return f"<td{spans}>{words}</td>"
