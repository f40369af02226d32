# SPDX-License-Identifier: GPL-3.0-or-later
"""Displayed formulas: in the author's words, or in ours, or only announced."""

from __future__ import annotations

from dataclasses import replace

from audiopost.model import Math
from audiopost.script import formulas
from audiopost.script.draft import Draft, Place
from audiopost.script.ledger import formula_text
from audiopost.script.voicing import stopped


def say_math(draft: Draft, block: Math, place: Place) -> None:
    """A displayed formula by its policy."""
    policy = draft.policy(block.policy, draft.narration.maths, ("words", "announce", "skip"), block.id)
    written = formula_text(block)
    if policy == "skip":
        draft.ledger.write(written, "omitted", "policy: maths", block.id)
        return
    words = ""
    if policy == "words":
        alt = block.alt if formulas.is_prose(block.alt) else ""
        language = place.language if formulas.speaks(place.language) else draft.phrases.language
        words = alt or formulas.in_words(block.tex or block.alt, block.mathml, language)
        place = place if alt else replace(place, language=language)
    reason = "formula not understood" if policy == "words" else "policy: maths"
    if not words:
        draft.ledger.write(written, "announced", reason, block.id)
        draft.announce(draft.phrases.formula_unread, place, "formula", after=draft.pauses.paragraph)
        return
    if words == block.alt:
        draft.ledger.write(written, "said", "", block.id)
    else:
        draft.ledger.write(written, "announced", "formula in words", block.id)
    lead = draft.phrases.formula
    draft.announce(
        stopped(f"{lead} {words}".strip()), place, "formula", role="math", after=draft.pauses.paragraph
    )
