# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of sources: counted, and read only when somebody asks for it."""

from __future__ import annotations

from dataclasses import replace

from audiopost.model import References
from audiopost.script.draft import Draft, Place
from audiopost.script.ledger import visible
from audiopost.script.lists import say_item
from audiopost.script.texts import say_text


def say_references(draft: Draft, block: References, place: Place) -> None:
    """A bibliography by its policy: its title and count, all of it, or nothing."""
    policy = draft.policy(block.policy, draft.narration.references, ("read", "announce", "skip"), block.id)
    since = len(draft.utterances)
    count = len(block.items)
    if policy == "skip":
        draft.ledger.write_all([block], "omitted", "policy: references")
        return
    if block.title is not None:
        say_text(draft, block.title, replace(place, role="reference"), after=draft.pauses.announcement)
    inside = [part for item in block.items for part in item.blocks]
    if policy == "announce":
        if count:
            draft.announce(draft.phrases.references_unread.of(count), place, "count")
        for piece in visible(inside):
            draft.ledger.write(piece.text, "announced", "policy: references", piece.block_id)
    else:
        draft.announce(draft.phrases.references.of(count), place, "count")
        for number, item in enumerate(block.items, 1):
            say_item(draft, item, replace(place, role="reference", lists=place.lists + 1), f"{number}.")
    draft.rest(draft.pauses.paragraph, since)
