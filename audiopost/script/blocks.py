# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks one after another: the author's hints first, then each kind its own way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from audiopost.model import (
    AnyBlock,
    Aside,
    Break,
    Code,
    Definitions,
    Embed,
    Figure,
    Items,
    Math,
    Paragraph,
    Quote,
    References,
    Run,
    Table,
    Text,
)
from audiopost.script import asides, code, embeds, figures, lists, maths, quotes, references, tables
from audiopost.script.draft import Draft, Place
from audiopost.script.ledger import collapse, visible
from audiopost.script.texts import say_text
from audiopost.script.voicing import stopped

# Deeper than anybody nests on purpose: from here on only the texts are read.
_DEEPEST = 24
_SKIPPED = frozenset({"skip", "omit", "none", "hide"})


def say_blocks(draft: Draft, blocks: Iterable[AnyBlock], place: Place) -> None:
    """Say ``blocks`` in order."""
    for block in blocks:
        say_block(draft, block, place)


def say_block(draft: Draft, block: AnyBlock, place: Place) -> None:
    """Say one block: as its author asked, or as its kind is said; a block too deep is read as plain text."""
    place = replace(place, block_id=block.id, language=block.lang or place.language, depth=place.depth + 1)
    if block.policy.strip().lower() in _SKIPPED:
        draft.ledger.write_all([block], "omitted", "left out by the author")
    elif block.say is not None:
        _say_instead(draft, block, block.say, place)
    elif place.depth > _DEEPEST:
        _say_flat(draft, block, place)
    else:
        _SAYERS[type(block)](draft, block, place)


def say_paragraph(draft: Draft, block: Paragraph, place: Place) -> None:
    """Running text; a correction says that it is one, a byline is not said again after the intro."""
    if block.role == "byline" and _byline_said(draft, block.text):
        draft.ledger.write(block.text.plain, "omitted", "repeat: the intro names the author", block.id)
        return
    if block.role == "byline" and place.role == "paragraph":
        place = replace(place, role="byline")
    prefix = ""
    if block.role == "correction":
        kind = draft.phrases.kinds.get("correction", "")
        if kind and not collapse(block.text.plain).casefold().startswith(kind.casefold()):
            prefix = f"{kind[:1].upper()}{kind[1:]}:"
    after = draft.pauses.item if place.role in {"item", "cell"} else draft.pauses.paragraph
    say_text(draft, block.text, place, prefix=prefix, after=after)


# What stands in a byline beside the name: dates and how long the reading takes, which the intro says too.
_BESIDE_NAME = re.compile(
    r"\b(?:by|von|por|par|de|am|le|el|on|posted|published|updated|written|\d+|min(?:ute)?s?|minuten|minutos|read(?:ing)?(?: time)?|"
    r"lesezeit|lectura|lecture|jan\w*|feb\w*|mar\w*|apr\w*|may|mai|jun\w*|jul\w*|aug\w*|sep\w*|o[ck]t\w*|nov\w*|de[cz]\w*)\b|[\W_]+",
    re.IGNORECASE,
)


def _byline_said(draft: Draft, text: Text) -> bool:
    name = collapse(draft.article.byline).casefold()
    written = collapse(text.plain).casefold()
    if not (draft.intro and name and name in written):
        return False
    rest = _BESIDE_NAME.sub(" ", written.replace(name, " "))
    return len(rest.split()) <= 2


def say_break(draft: Draft, _: Break, __: Place) -> None:
    """A thematic break: silence, as long as before a heading."""
    draft.pause_before(draft.pauses.before_heading)


def _say_instead(draft: Draft, block: AnyBlock, words: str, place: Place) -> None:
    if not words.strip():
        draft.ledger.write_all([block], "omitted", "left out by the author")
        return
    draft.ledger.write_all([block], "announced", "in the author’s words")
    since = len(draft.utterances)
    draft.announce(stopped(words.strip()), place, "say", role=place.role, after=draft.pauses.paragraph)
    draft.rest(draft.pauses.paragraph, since)


def _say_flat(draft: Draft, block: AnyBlock, place: Place) -> None:
    """The texts inside ``block``, however deep, without a word on what holds them."""
    for number, piece in enumerate(visible([block])):
        text = Text(f"{block.id}.deep-{number}", (Run(piece.text),))
        since = len(draft.utterances)
        say_text(draft, text, place, after=draft.pauses.paragraph)
        for index in range(since, len(draft.utterances)):
            # Made for the reading: no text of the article has this id.
            draft.utterances[index] = replace(draft.utterances[index], text_id="", start=0, end=0)


_SAYERS: dict[type, Callable[[Draft, Any, Place], None]] = {
    Paragraph: say_paragraph,
    Items: lists.say_items,
    Definitions: lists.say_definitions,
    Table: tables.say_table,
    Figure: figures.say_figure,
    Quote: quotes.say_quote,
    Code: code.say_code,
    Math: maths.say_math,
    Embed: embeds.say_embed,
    Aside: asides.say_aside,
    References: references.say_references,
    Break: say_break,
}
