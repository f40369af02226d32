# SPDX-License-Identifier: GPL-3.0-or-later
"""A table's cells in their places: spans unrolled, headers found."""

from __future__ import annotations

from dataclasses import dataclass

from audiopost.model import Cell, Row, Table
from audiopost.script.ledger import collapse

# Spans beyond these are mistakes (or attacks): columns further right have no names.
_WIDEST, _TALLEST = 400, 1_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell where it begins: row and column count from 0."""

    cell: Cell
    row: int
    column: int

    @property
    def text(self) -> str:
        """What is written in it, on one line."""
        return collapse(self.cell.text.plain)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table by place. ``head`` rows name columns; ``names[column]`` is what they call it ("" nothing)."""

    rows: tuple[tuple[Placed, ...], ...]
    head: int
    columns: int
    names: tuple[str, ...]

    @property
    def body(self) -> tuple[tuple[Placed, ...], ...]:
        """The rows below the head."""
        return self.rows[self.head :]


def grid(table: Table) -> Grid:
    """``table`` with every cell at its place. Spans are unrolled within bounds; no table makes it fail."""
    rows = _placed(table.rows)
    cells = max((len(row) for row in rows), default=0)
    reach = max((p.column + _span(p.cell.colspan, cells) for row in rows for p in row), default=0)
    columns = max(cells, min(reach, _WIDEST))
    head = _head(table.rows)
    return Grid(tuple(map(tuple, rows)), head, columns, tuple(_names(rows[:head], columns)))


def _span(wanted: int, most: int) -> int:
    return max(1, min(wanted, most))


def _placed(rows: tuple[Row, ...]) -> list[list[Placed]]:
    covered: dict[int, int] = {}  # column -> first row that no cell from above reaches
    result: list[list[Placed]] = []
    for number, row in enumerate(rows):
        column, line = 0, list[Placed]()
        for cell in row.cells:
            while column < _WIDEST and covered.get(column, 0) > number:
                column += 1
            line.append(Placed(cell, number, column))
            end = min(_WIDEST, column + _span(cell.colspan, _WIDEST))
            if cell.rowspan > 1:
                covered.update(dict.fromkeys(range(column, end), number + _span(cell.rowspan, _TALLEST)))
            column = max(end, column + 1)
        result.append(line)
    return result


def _head(rows: tuple[Row, ...]) -> int:
    """How many rows at the top hold nothing but headers of columns."""
    count = 0
    for row in rows:
        filled = [cell for cell in row.cells if cell.text.plain.strip()]
        all_headers = bool(filled) and all(c.header and c.scope not in {"row", "rowgroup"} for c in filled)
        if not row.header and not (all_headers and (len(filled) > 1 or count)):
            break
        count += 1
    return count if count < len(rows) else min(count, 1)


def _names(head: list[list[Placed]], columns: int) -> list[str]:
    names: list[list[str]] = [[] for _ in range(columns)]
    for row in head:
        for placed in row:
            for column in range(
                placed.column, min(columns, placed.column + _span(placed.cell.colspan, _WIDEST))
            ):
                if placed.text and placed.text not in names[column]:
                    names[column].append(placed.text)
    return [", ".join(parts) for parts in names]
