# SPDX-License-Identifier: GPL-3.0-or-later
"""From an article to its script: section by section, with chapters, notes, links, warnings and the ledger."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from audiopost.config import LexiconEntry, NarrationOptions, PauseOptions
from audiopost.model import Article, Part, Script, Section
from audiopost.script import notes, pauses
from audiopost.script.blocks import say_blocks
from audiopost.script.draft import Draft, Place
from audiopost.script.ledger import collapse, visible
from audiopost.script.lexicon import Layer, Lexicon, builtin
from audiopost.script.phrases import phrases
from audiopost.script.texts import say_text
from audiopost.script.tongue import reading_language, without_voice

_NARRATION, _PAUSES = NarrationOptions(), PauseOptions()


def write(
    article: Article,
    narration: NarrationOptions = _NARRATION,
    pause_options: PauseOptions = _PAUSES,
    *,
    lexicon: Lexicon | Sequence[LexiconEntry] = (),
    language: str = "",
    voices: Collection[str] | None = None,
    engine: str = "",
    intro: bool = True,
) -> Script:
    """What will be said of ``article``, and what became of every word of it.

    ``lexicon`` is a compiled one, or an author's entries, which stand above ours. ``language`` (BCP 47) overrules the
    article's own, and what its words look like when it names none or surely a wrong one. ``voices`` are the languages that can be spoken:
    a passage in another one is announced; None: any. ``engine`` chooses lexicon entries. ``intro``: title and
    author are said before the script begins, so a first heading or byline that repeats them is not.
    Deterministic; any article gives a script. Raises ScriptError only for a lexicon that cannot be used.
    """
    tongue, told = reading_language(article, language)
    told += without_voice(tongue, voices, engine)
    draft = Draft(
        article,
        narration,
        pauses.scaled(pause_options),
        phrases(tongue),
        tongue,
        lexicon=_lexicon(lexicon),
        engine=engine,
        intro=intro,
        voices=voices,
    )
    parts = _say_sections(draft)
    parts += _say_notes(draft, {part.section_id for part in parts})
    return Script(
        language=tongue,
        parts=tuple(parts),
        utterances=tuple(draft.utterances),
        ledger=draft.ledger.entries(article),
        warnings=tuple(dict.fromkeys((*told, *article.warnings, *draft.warnings.values()))),
        links=tuple(draft.links),
    )


def _lexicon(given: Lexicon | Sequence[LexiconEntry]) -> Lexicon:
    if isinstance(given, Lexicon):
        return given
    return Lexicon((Layer("the configuration", tuple(given)), builtin()) if given else (builtin(),))


def _say_sections(draft: Draft) -> list[Part]:
    sections, parts, seen = draft.article.sections, list[Part](), set[str]()
    chapters = [s for s in sections if _title(s) and s.level <= draft.narration.chapter_level]
    numbers = {id(section): number for number, section in enumerate(chapters, 1)}
    for index, section in enumerate(sections):
        draft.section_id = _unique(section.id or f"section-{index + 1}", seen)
        since = len(draft.utterances)
        place = Place(draft.language, block_id=draft.section_id)
        said = _say_heading(draft, section, place, index, numbers.get(id(section), 0), len(chapters))
        say_blocks(draft, section.blocks, place)
        if draft.narration.footnotes == "section":
            notes.say_waiting(draft, place)
        if len(draft.utterances) > since:
            title = _title(section) or _untitled(draft, index)
            chapter = section.level <= draft.narration.chapter_level
            parts.append(Part(draft.section_id, title, section.level, chapter and (said or index == 0)))
    return parts


def _unique(wanted: str, seen: set[str]) -> str:
    name, count = wanted, 1
    while name in seen:
        count += 1
        name = f"{wanted}-{count}"
    seen.add(name)
    return name


def _title(section: Section) -> str:
    """The heading as a chapter is called: without marks of notes and what its author left out."""
    if section.heading is None:
        return ""
    return collapse("".join(run.text for run in section.heading.runs if run.kind != "note" and not run.skip))


def _untitled(draft: Draft, index: int) -> str:
    if index == 0:
        return (
            collapse(draft.article.title) or draft.phrases.introduction or draft.phrases.untitled.format(n=1)
        )
    return draft.phrases.untitled.format(n=index + 1)


def _say_heading(draft: Draft, section: Section, place: Place, index: int, number: int, total: int) -> bool:
    """Say the heading of a section, if it has one; whether it begins a chapter of its own."""
    if section.heading is None:
        draft.pause_before(draft.pauses.paragraph)
        return False
    if not _title(section):
        draft.ledger.write(section.heading.plain, "omitted", "left out by the author", section.id)
        return False
    draft.pause_before(pauses.before_heading(draft.pauses, section.level))
    if index == 0 and draft.intro and _title(section).casefold() == collapse(draft.article.title).casefold():
        draft.ledger.write(section.heading.plain, "omitted", "repeat: the intro says the title", section.id)
        return True
    if draft.narration.headings == "count" and number and total > 1:
        words = draft.phrases.section_of.format(n=number, total=total)
        draft.announce(words, place, "count", after=draft.pauses.sentence, language=draft.language)
    heading = Place(place.language, role="heading", block_id=place.block_id)
    say_text(draft, section.heading, heading, after=pauses.after_heading(draft.pauses, section.level))
    return True


def _say_notes(draft: Draft, taken: set[str]) -> list[Part]:
    """What is left of the notes: all of them at the end, or those that nothing points to."""
    if draft.narration.footnotes == "skip":
        notes.skip_all(draft)
        return []
    draft.section_id = _unique("notes", set(taken))
    since = len(draft.utterances)
    draft.pause_before(pauses.before_heading(draft.pauses, 1))
    place = Place(draft.language, block_id=draft.section_id)
    left = [
        note for note in draft.article.notes if note.id not in draft.notes.said and any(visible(note.blocks))
    ]
    if left:
        title = draft.phrases.notes
        draft.announce(f"{title}." if title else "", place, "heading", after=draft.pauses.after_heading)
    notes.say_rest(draft, place)
    if len(draft.utterances) == since:
        return []
    return [Part(draft.section_id, draft.phrases.notes or draft.phrases.untitled.format(n=""), 1)]
