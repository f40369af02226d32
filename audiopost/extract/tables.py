# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables: their rows, headers and spans, and which of them only lay out a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiopost.extract import dom
from audiopost.model import Cell, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

    from audiopost.model import Text

_LONG_CELL = 700
_MAX_SPAN = 1000


def is_layout(table: HtmlElement) -> bool:
    """Whether the table carries no relations between cells: by role, or by shape (nested tables, one row or column)."""
    if table.get("role") in ("presentation", "none"):
        return True
    if table.get("role") in ("table", "grid"):
        return False
    rows = [list(cells_of(row)) for row in rows_of(table)]
    if not rows:
        return True
    if any(cell.tag == "th" for row in rows for cell in row) or table.find("caption") is not None:
        return table.find(".//table") is not None and not any(len(row) > 1 for row in rows)
    if max(len(row) for row in rows) < 2 or table.find(".//table") is not None:
        return True
    if len(rows) == 1 and table.find("thead") is None:
        return True
    return any(_is_page(cell) for row in rows for cell in row)


def rows_of(table: HtmlElement) -> Iterator[HtmlElement]:
    """The table's own rows, not those of tables inside it."""
    for child in table:
        tag = dom.tag_of(child)
        if tag == "tr":
            yield child
        elif tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if dom.tag_of(row) == "tr")


def strays(table: HtmlElement) -> Iterator[HtmlElement]:
    """What stands in the table outside its cells."""
    for child in table:
        tag = dom.tag_of(child)
        if tag in ("thead", "tbody", "tfoot"):
            yield from strays(child)
        elif tag == "tr":
            yield from (inner for inner in child if dom.tag_of(inner) not in ("td", "th", ""))
        elif tag not in ("caption", ""):
            yield child


def cells_of(row: HtmlElement) -> Iterator[HtmlElement]:
    """The row's cells."""
    return (cell for cell in row if dom.tag_of(cell) in ("td", "th"))


def furniture(table: HtmlElement) -> list[HtmlElement]:
    """The cells of rows of which no cell was found to be the article's; the rows are marked as left out."""
    found: list[HtmlElement] = []
    for row in rows_of(table):
        cells = [cell for cell in cells_of(row) if dom.text_of(cell)]
        reasons = [cell.get(dom.OMIT) for cell in cells]
        if row.get(dom.OMIT) is None and cells and all(reasons):
            row.set(dom.OMIT, reasons[0])
            for cell in cells_of(row):
                cell.set(dom.OMIT, cell.get(dom.OMIT) or reasons[0])
                found.append(cell)
    return found


def read_rows(table: HtmlElement, text: Callable[[HtmlElement], Text]) -> tuple[Row, ...]:
    """The rows of a data table; the first one is a header row too when all its words, and no other row's, are bold."""
    found: list[Row] = []
    elements = [row for row in rows_of(table) if row.get(dom.OMIT) is None]
    for element in elements:
        cells = tuple(_cell(cell, text) for cell in cells_of(element))
        if not any(cell.text.runs for cell in cells):
            continue
        parent = element.getparent()
        heading = parent is not None and parent.tag == "thead"
        found.append(Row(cells, header=heading or all(cell.header for cell in cells)))
    if len(found) > 2 and not any(row.header or any(c.header for c in row.cells) for row in found):
        first = found[0]
        if _is_bold(first) and not any(_is_bold(row) for row in found[1:]):
            cells = tuple(
                Cell(cell.text, header=True, colspan=cell.colspan, rowspan=cell.rowspan)
                for cell in first.cells
            )
            found[0] = Row(cells, header=True)
    return tuple(found)


def _cell(element: HtmlElement, text: Callable[[HtmlElement], Text]) -> Cell:
    role = element.get("role") or ""
    return Cell(
        text(element),
        header=element.tag == "th" or role in ("columnheader", "rowheader"),
        scope=(element.get("scope") or {"columnheader": "col", "rowheader": "row"}.get(role, "")).lower(),
        colspan=_span(element, "colspan"),
        rowspan=_span(element, "rowspan"),
    )


def _span(element: HtmlElement, name: str) -> int:
    value = (element.get(name) or "").strip()
    return max(1, min(int(value), _MAX_SPAN)) if value.isascii() and value.isdigit() and len(value) < 7 else 1


def _is_bold(row: Row) -> bool:
    runs = [run for cell in row.cells for run in cell.text.runs if run.text.strip()]
    return bool(runs) and all(run.strong for run in runs) and all(cell.text.runs for cell in row.cells[1:])


def _is_page(cell: HtmlElement) -> bool:
    """Whether a cell holds a piece of a page rather than a datum."""
    if any(
        cell.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3", "h4", "article", "form", "iframe")
    ):
        return True
    return len(dom.text_of(cell)) > _LONG_CELL
