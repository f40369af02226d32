# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists: how many, which number, when a list lies in a list, where a long one ends; terms and their definitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audiopost.model import AnyBlock, Definitions, Item, Items, Paragraph
from audiopost.script.draft import Draft, Place
from audiopost.script.texts import say_text


def say_items(draft: Draft, block: Items, place: Place) -> None:
    """A list, counted and ended by the options; ordered ones with the numbers that the page shows."""
    policy = draft.policy(block.policy, draft.narration.lists, ("announce", "plain"), block.id)
    count, nested = len(block.items), place.lists > 0
    phrases = draft.phrases
    announced = policy == "announce"
    if announced and nested and count > 1:
        draft.announce(phrases.nested_list.of(count), place, "count")
    elif announced and not nested and count >= draft.narration.list_announce_from:
        draft.announce(phrases.list_of.of(count), place, "count")
    numbers = _numbers(block) if block.ordered else [""] * count
    since = len(draft.utterances)
    inside = replace(place, role="item" if place.role == "paragraph" else place.role, lists=place.lists + 1)
    for item, number in zip(block.items, numbers, strict=True):
        say_item(draft, item, inside, number)
    if announced and count >= draft.narration.list_end_from:
        draft.announce(phrases.end_nested if nested else phrases.end_list, place, "end")
    draft.rest(draft.pauses.item if nested else draft.pauses.paragraph, since)


def say_item(draft: Draft, item: Item, place: Place, number: str) -> None:
    """One entry: its number before its first words, an item's pause after its last."""
    from audiopost.script.blocks import say_block, say_blocks

    since = len(draft.utterances)
    blocks: Sequence[AnyBlock] = item.blocks
    first = blocks[0] if blocks else None
    if number and isinstance(first, Paragraph) and not first.policy and first.say is None:
        where = replace(
            place, block_id=first.id, language=first.lang or place.language, depth=place.depth + 1
        )
        say_text(draft, first.text, where, prefix=number, after=draft.pauses.item)
        blocks = blocks[1:]
    elif number and blocks:
        draft.announce(number, place, "number", after=draft.pauses.clause, language=draft.language)
    for block in blocks[:1]:
        say_block(draft, block, place)
    say_blocks(draft, blocks[1:], place)
    draft.rest(draft.pauses.item, since)


def _numbers(block: Items) -> list[str]:
    """The numbers as the page shows them: "3.", "c.", "iii."."""
    step = -1 if block.descending else 1
    number = block.start
    written: list[str] = []
    for item in block.items:
        number = item.value if item.value is not None else number
        written.append(_written(number, block.style))
        number += step
    return written


def _written(number: int, style: str) -> str:
    if style in {"a", "A"} and number > 0:
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{letters}."
    # Roman numbers are said as numbers; so they are written as such.
    return f"{number}."


def say_definitions(draft: Draft, block: Definitions, place: Place) -> None:
    """Each term, a short pause, then what is said of it."""
    from audiopost.script.blocks import say_blocks

    for entry in block.entries:
        for term in entry.terms:
            say_text(draft, term, replace(place, role="term"), after=draft.pauses.sentence)
        since = len(draft.utterances)
        say_blocks(
            draft, entry.blocks, replace(place, role="item" if place.role == "paragraph" else place.role)
        )
        draft.rest(draft.pauses.item, since)
    draft.rest(draft.pauses.paragraph)
