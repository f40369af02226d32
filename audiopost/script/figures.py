# SPDX-License-Identifier: GPL-3.0-or-later
"""Images: their description, then their caption, never the same words twice; what has no description says so."""

from __future__ import annotations

import re
from dataclasses import replace

from audiopost.model import Figure, Image
from audiopost.script.draft import Draft, Place
from audiopost.script.ledger import collapse
from audiopost.script.texts import say_text
from audiopost.script.voicing import stopped

# What cameras and upload forms leave as a description: "IMG_3886.jpg", "bed-hotel-room.png", "Image 1", "photo".
_NO_DESCRIPTION = re.compile(
    r"\S{1,120}\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)"
    r"|(?:img|dsc|dscn|dscf|pxl|screenshot|image|photo|picture|figure|bild|foto|imagen|imatge|photo)[\s_-]*[\d_-]*",
    re.IGNORECASE,
)


def describes(alt: str | None) -> bool:
    """Whether an alternative text says anything: a file's name does not."""
    return alt is not None and not _NO_DESCRIPTION.fullmatch(collapse(alt))


def say_figure(draft: Draft, block: Figure, place: Place) -> None:
    """A figure: every described image, how many lack a description, other content, the caption."""
    from audiopost.script.blocks import say_blocks

    policy = draft.policy(block.policy, draft.narration.images, ("alt", "skip"), block.id)
    caption = collapse(block.caption.plain) if block.caption is not None else ""
    since = len(draft.utterances)
    missing, told = 0, {_folded(caption)} if caption and draft.narration.captions == "say" else set[str]()
    for number, image in enumerate(block.images):
        if image.decorative or not image.alt or describes(image.alt):
            _say_image(draft, image, number, place, policy, told)
        else:
            draft.ledger.write(image.alt, "omitted", "a file name instead of a description", block.id)
        missing += not image.decorative and not describes(image.alt)
    if missing and policy == "alt" and draft.narration.missing_alt == "announce":
        draft.announce(draft.phrases.images_missing.of(missing), place, "missing")
    say_blocks(draft, block.blocks, place)
    if block.caption is not None and caption:
        _say_caption(draft, block, place)
    draft.rest(draft.pauses.paragraph, since)


def _say_image(draft: Draft, image: Image, number: int, place: Place, policy: str, told: set[str]) -> None:
    alt = collapse(image.alt or "")
    if not alt:
        return
    reason = (
        "decorative" if image.decorative
        else "policy: images" if policy == "skip"
        else "repeat" if _folded(alt) in told
        else ""
    )  # fmt: skip
    if not reason and not any(map(str.isalnum, alt)):
        reason = "signs without words"
    if reason:
        draft.ledger.write(alt, "omitted", reason, place.block_id)
        return
    told.add(_folded(alt))
    draft.ledger.write(alt, "said", "", place.block_id)
    draft.announce(
        stopped(f"{draft.phrases.image} {alt}".strip()), replace(place), f"image-{number}", role="image"
    )


def _say_caption(draft: Draft, block: Figure, place: Place) -> None:
    assert block.caption is not None
    if draft.narration.captions == "skip":
        draft.ledger.write(block.caption.plain, "omitted", "policy: captions", block.id)
        return
    prefix = draft.phrases.caption if block.images else ""
    say_text(draft, block.caption, replace(place, role="caption"), prefix=prefix)


def _folded(text: str) -> str:
    """For comparing: letters and digits only."""
    return "".join(filter(str.isalnum, text.casefold()))
