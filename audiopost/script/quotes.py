# SPDX-License-Identifier: GPL-3.0-or-later
"""Quotations: marked where they begin and end, with who said it; pull quotes that repeat the text are left out."""

from __future__ import annotations

from dataclasses import replace

from audiopost.model import Quote
from audiopost.script.draft import Draft, Place
from audiopost.script.texts import say_text


def say_quote(draft: Draft, block: Quote, place: Place) -> None:
    """A quotation by its policy: between spoken marks, as plain text, or not at all."""
    if block.pull and draft.narration.pull_quotes == "skip" and not block.policy:
        draft.ledger.write_all([block], "omitted", "repeat: pull quote")
        return
    policy = draft.policy(block.policy, draft.narration.quotes, ("mark", "plain", "skip"), block.id)
    if policy == "skip":
        draft.ledger.write_all([block], "omitted", "policy: quotes")
        return
    from audiopost.script.blocks import say_blocks

    role = "quote" if place.role in {"paragraph", "item"} else place.role
    draft.pause_before(draft.pauses.quote)
    if policy == "mark":
        draft.announce(draft.phrases.quote, place, "quote")
    since = len(draft.utterances)
    say_blocks(draft, block.blocks, replace(place, role=role))
    if policy == "mark":
        draft.announce(draft.phrases.end_quote, place, "end", after=draft.pauses.sentence)
    if block.attribution is not None:
        say_text(draft, block.attribution, place)
    draft.rest(draft.pauses.quote, since)
