# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables: caption and size, then row by row each value with its header; big ones by their columns only."""

from __future__ import annotations

from dataclasses import replace

from audiopost.model import Table
from audiopost.script.draft import Draft, Place
from audiopost.script.grids import Grid, Placed, grid
from audiopost.script.ledger import collapse
from audiopost.script.texts import say_text
from audiopost.script.tongues import same_language
from audiopost.script.voicing import stopped

# So many columns of a big table are named.
_NAMED = 12
_BLANK = frozenset({"", "-", "–", "—", "―", "−", "…", "...", "*"})


def say_table(draft: Draft, block: Table, place: Place) -> None:
    """A table by its policy: read, summed up when it is big, or left out; layout tables are read as text."""
    policy = draft.policy(block.policy, draft.narration.tables, ("read", "summary", "skip"), block.id)
    if policy == "skip":
        draft.ledger.write_all([block], "omitted", "policy: tables")
        return
    since = len(draft.utterances)
    cells = sum(1 for row in block.rows for cell in row.cells if cell.text.plain.strip())
    if block.layout or cells <= 1:
        _say_layout(draft, block, place)
    else:
        found = grid(block)
        _introduce(draft, block, found, place)
        forced = block.policy.strip().lower() in {"read", "say"}
        if policy == "summary" or (cells > draft.narration.table_max_cells and not forced):
            _sum_up(draft, found, place)
        else:
            _read(draft, found, place)
    draft.rest(draft.pauses.paragraph, since)


def _say_layout(draft: Draft, block: Table, place: Place) -> None:
    if block.caption is not None:
        say_text(draft, block.caption, replace(place, role="caption"), after=draft.pauses.paragraph)
    for row in block.rows:
        for cell in row.cells:
            say_text(draft, cell.text, place, after=draft.pauses.paragraph)


def _introduce(draft: Draft, block: Table, found: Grid, place: Place) -> None:
    phrases, body = draft.phrases, len(found.body)
    caption = block.caption is not None and collapse(block.caption.plain)
    if block.caption is not None and caption:
        written = caption.casefold()
        named = bool(phrases.table) and written.startswith(phrases.table.rstrip(" :").casefold())
        lead = "" if named else phrases.table
        say_text(
            draft, block.caption, replace(place, role="caption"), prefix=lead, after=draft.pauses.announcement
        )
    size = f"{phrases.columns.of(found.columns)}, {phrases.rows.of(body)}."
    if phrases.table and not caption:
        size = f"{phrases.bare_table} {_capital(size)}"
    if phrases.table:
        draft.announce(_capital(size), place, "size")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sum_up(draft: Draft, found: Grid, place: Place) -> None:
    """Name the columns and point to the page."""
    phrases, names = draft.phrases, [name for name in found.names if name]
    named = names[:_NAMED]
    if named:
        words, spoken_for = "; ".join(named), same_language(phrases.language, draft.language)
        if spoken_for:
            words = f"{phrases.column_names} {words}"
        if spoken_for and len(names) > _NAMED:
            words += f"; {phrases.more.of(len(names) - _NAMED)}"
        draft.announce(stopped(words), place, "columns", language=draft.language)
    draft.announce(phrases.table_elsewhere, place, "elsewhere")
    for row in found.rows:
        for placed in row:
            told = placed.row < found.head and any(placed.text in name for name in named)
            fate, reason = (
                ("announced", "column header") if told else ("omitted", "policy: big table, summed up")
            )
            draft.ledger.write(
                placed.text, "announced" if fate == "announced" else "omitted", reason, place.block_id
            )


def _read(draft: Draft, found: Grid, place: Place) -> None:
    for row in found.rows[: found.head]:
        for placed in row:
            draft.ledger.write(
                placed.text, "announced", "column header, said with its values", place.block_id
            )
    if not found.body:
        return
    for number, row in enumerate(found.body, 1):
        since = len(draft.utterances)
        _read_row(draft, found, row, number, place)
        draft.rest(draft.pauses.item, since)
    if len(found.body) * found.columns > draft.narration.table_max_cells // 2:
        draft.announce(draft.phrases.end_table, place, "end")


def _read_row(draft: Draft, found: Grid, row: tuple[Placed, ...], number: int, place: Place) -> None:
    filled = [placed for placed in row if placed.text]
    if not filled:
        return
    headed = any(found.names) or any(p.cell.header for p in filled)
    if not headed and len(filled) > 1:
        draft.announce(draft.phrases.row.format(n=number), place, f"row-{number}", after=draft.pauses.clause)
    for placed in row:
        _read_cell(draft, found, placed, len(filled) == 1, number, place)


def _read_cell(draft: Draft, found: Grid, placed: Placed, alone: bool, number: int, place: Place) -> None:
    """One value with its column's name; the row's header, and a row that is one cell, stand for themselves."""
    name = found.names[placed.column] if placed.column < len(found.names) else ""
    inside = replace(place, role="cell")
    label = placed.cell.header and placed.cell.scope not in {"col", "colgroup"}
    blank = placed.text in _BLANK
    if blank:
        draft.ledger.write(placed.text, "announced", "empty cell", place.block_id)
        if name and draft.phrases.empty and not alone:
            words = f"{name}: {draft.phrases.empty}."
            draft.announce(words, place, f"row-{number}-{placed.column}", after=draft.pauses.cell)
        return
    prefix = f"{name}:" if name and not label and not alone else ""
    say_text(draft, placed.cell.text, inside, prefix=prefix, after=draft.pauses.cell)
