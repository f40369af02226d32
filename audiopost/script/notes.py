# SPDX-License-Identifier: GPL-3.0-or-later
"""Footnotes and endnotes: the mark where it stands, the body where the policy says."""

from __future__ import annotations

from dataclasses import replace

from audiopost.model import Paragraph
from audiopost.script.draft import Draft, Place
from audiopost.script.phrases import Phrases

_STOPS = ".!?…:;"


def mark(phrases: Phrases, label: str) -> str:
    """How a note's mark is said: "note 3"; signs such as an asterisk have no name, just "note"."""
    label = label.strip("[]() ") if any(map(str.isalnum, label)) else ""
    return phrases.note.format(label=label).strip()


def in_passing(words: str, plain: str, start: int, end: int) -> str:
    """``words`` set into the sentence at ``plain[start:end]``, apart from what stands around."""
    before, after = plain[:start].rstrip(), plain[end : end + 2].strip()
    bare = before.rstrip("\"'”’»)]›")
    if bare and bare[-1] in _STOPS:
        return (
            f" {words[:1].upper()}{words[1:]}."
            if not after or after[0].isalnum()
            else f" {words[:1].upper()}{words[1:]}"
        )
    lead = (
        ", "
        if bare and bare[-1] not in ",–—([{“„«"
        else " "
        if before and plain[start - 1 : start] != " "
        else ""
    )
    if lead == ", " and plain[start - 1 : start] == " ":
        lead = ""
    return f"{lead}{words}{',' if after and (after[0].isalnum() or after[0] in '“„«(') else ''}"


def say_waiting(draft: Draft, place: Place) -> None:
    """Read the bodies of the notes that this section pointed to."""
    while draft.notes.waiting:
        say_note(draft, draft.notes.waiting.pop(0), place)


def say_rest(draft: Draft, place: Place) -> None:
    """Read every note that has not been read yet, in the article's order."""
    draft.notes.waiting.clear()
    for note in draft.article.notes:
        say_note(draft, note.id, place)


def say_inline(draft: Draft, note_id: str, place: Place) -> None:
    """Read a note's body within the text, and say where it ends."""
    if note_id in draft.notes.said:
        return
    if note_id in draft.notes.waiting:
        draft.notes.waiting.remove(note_id)
    say_note(draft, note_id, place)
    draft.announce(draft.phrases.end_note, replace(place, block_id=note_id), "end")


def say_note(draft: Draft, note_id: str, place: Place) -> None:
    """Read a note's body once, led in by its label."""
    note = draft.notes.bodies.get(note_id)
    if note is None or note_id in draft.notes.said:
        return
    draft.notes.said.add(note_id)
    from audiopost.script.blocks import say_blocks
    from audiopost.script.texts import say_text

    lead = _lead(draft.phrases, note.label)
    inside = replace(place, role="note", block_id=note.id, depth=place.depth + 1)
    since = len(draft.utterances)
    with draft.ledger.note(note.id):
        blocks = note.blocks
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph) and not first.policy and first.say is None:
            where = replace(inside, block_id=first.id, language=first.lang or inside.language)
            say_text(draft, first.text, where, prefix=lead, after=draft.pauses.paragraph)
            blocks = blocks[1:]
        elif blocks:
            draft.announce(lead, inside, "lead", language=draft.language)
        say_blocks(draft, blocks, inside)
    draft.rest(draft.pauses.paragraph, since)


def _lead(phrases: Phrases, label: str) -> str:
    label = label.strip("[]() ") if any(map(str.isalnum, label)) else ""
    lead = " ".join(phrases.note_body.format(label=label).split())
    if not any(map(str.isalnum, lead)):
        return ""
    return lead if label or phrases.language == "fr" else lead.replace(" :", ":")


def skip_all(draft: Draft) -> None:
    """Account for the notes that nobody reads."""
    for note in draft.article.notes:
        if note.id not in draft.notes.said:
            with draft.ledger.note(note.id):
                draft.ledger.write_all(note.blocks, "omitted", "policy: footnotes")
