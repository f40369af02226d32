# SPDX-License-Identifier: GPL-3.0-or-later
"""Content set apart: asides, details, callouts, boxes, transcripts and corrections, said in place with their kind."""

from __future__ import annotations

from dataclasses import replace

from audiopost.model import Aside
from audiopost.script.draft import Draft, Place
from audiopost.script.ledger import collapse
from audiopost.script.texts import say_text


def say_aside(draft: Draft, block: Aside, place: Place) -> None:
    """An aside by its policy. Its name or kind leads in; what is longer than one block says where it ends."""
    policy = draft.policy(block.policy, draft.narration.asides, ("announce", "plain", "skip"), block.id)
    if policy == "skip":
        draft.ledger.write_all([block], "omitted", "policy: asides")
        return
    from audiopost.script.blocks import say_blocks

    since = len(draft.utterances)
    kind = draft.phrases.kinds.get(block.kind, "") if policy == "announce" else ""
    name = collapse(block.name) if policy == "announce" else ""
    title = collapse(block.title.plain) if block.title is not None else ""
    lead = name or kind
    if lead and title.casefold().rstrip(":.! ").startswith(lead.casefold()):
        lead = ""
    lead = f"{lead[:1].upper()}{lead[1:]}:" if lead else ""
    if block.title is not None and title:
        say_text(
            draft, block.title, replace(place, role="aside"), prefix=lead, after=draft.pauses.announcement
        )
    elif lead:
        words = lead.replace(":", ".") if len(block.blocks) != 1 else lead
        draft.announce(words, place, "kind", language=draft.language)
    say_blocks(draft, block.blocks, replace(place, role="aside" if place.role == "paragraph" else place.role))
    if kind and len(block.blocks) > 1:
        draft.announce(draft.phrases.aside_ends.format(kind=kind), place, "end")
    draft.rest(draft.pauses.paragraph, since)
