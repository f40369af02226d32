# SPDX-License-Identifier: GPL-3.0-or-later
"""What is embedded: announced by kind and title; a quoted post is read between marks of its own."""

from __future__ import annotations

from dataclasses import replace

from audiopost.model import Embed
from audiopost.script.addresses import is_address
from audiopost.script.draft import Draft, Place
from audiopost.script.ledger import collapse
from audiopost.script.tongues import same_language
from audiopost.script.voicing import stopped


def say_embed(draft: Draft, block: Embed, place: Place) -> None:
    """An embed by its policy; its address goes to the show notes."""
    policy = draft.policy(block.policy, draft.narration.embeds, ("announce", "skip"), block.id)
    title = collapse(block.title)
    if policy == "skip":
        draft.ledger.write_all([block], "omitted", "policy: embeds")
        return
    if block.url.startswith(("http://", "https://")):
        draft.link(title or block.kind, block.url)
    since = len(draft.utterances)
    if block.blocks and block.kind == "post":
        _say_post(draft, block, title, place)
    else:
        _announce(draft, block, title, place)
        _say_inside(draft, block, place)
    draft.rest(draft.pauses.paragraph, since)


def _announce(draft: Draft, block: Embed, title: str, place: Place) -> None:
    kind = draft.phrases.kinds.get(block.kind) or draft.phrases.kinds["frame"]
    if title and not is_address(title):
        draft.ledger.write(title, "said", "", block.id)
        kind = kind[:1].upper() + kind[1:]
        if same_language(draft.phrases.language, draft.language):
            draft.announce(stopped(f"{kind}: {title}"), place, "embed")
        else:
            draft.announce(f"{kind}:", place, "embed", after=draft.pauses.clause)
            draft.announce(stopped(title), place, "title", role="embed")
        return
    draft.ledger.write(title, "omitted", "an address instead of a title", block.id)
    draft.announce(draft.phrases.embedded.format(kind=kind), place, "embed")


def _say_post(draft: Draft, block: Embed, title: str, place: Place) -> None:
    phrases = draft.phrases
    draft.pause_before(draft.pauses.quote)
    draft.announce(phrases.post, place, "post")
    if title:
        draft.ledger.write(title, "said", "", block.id)
        draft.announce(stopped(title), place, "title", role="embed")
    _say_inside(draft, block, place)
    draft.announce(phrases.end_post, place, "end")


def _say_inside(draft: Draft, block: Embed, place: Place) -> None:
    from audiopost.script.blocks import say_blocks

    say_blocks(draft, block.blocks, replace(place, role="quote" if block.kind == "post" else "embed"))
