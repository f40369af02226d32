# SPDX-License-Identifier: GPL-3.0-or-later
"""What will be said: utterances in order, and the ledger that accounts for every word of the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from audiopost.model.article import ArticleWarning

Role = Literal[
    "intro", "outro", "title", "byline", "heading", "paragraph", "item", "term", "cell", "caption", "image",
    "quote", "code", "math", "note", "embed", "aside", "reference", "announcement",
]  # fmt: skip
Fate = Literal["said", "announced", "omitted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One sentence (or heading, item, cell ...) to be spoken in one breath of the engine.

    ``shown`` is what was written and what transcripts show; ``spoken`` what the engine is given, engine-neutral
    (``[[ipa|word]]`` marks a pronunciation; engines translate it in their own last pass).
    ``text_id``, ``start`` and ``end`` locate ``shown`` in a ``Text.plain`` of the article ("" and 0, 0: announcements).
    Silence between two utterances is the larger of the first's ``pause_after_ms`` and the second's ``pause_before_ms``.
    ``voice`` "" is the episode's voice; ``language`` a BCP 47 tag.
    """

    id: str
    section_id: str
    block_id: str
    shown: str
    spoken: str
    role: Role = "paragraph"
    language: str = "en"
    voice: str = ""
    text_id: str = ""
    start: int = 0
    end: int = 0
    pause_before_ms: int = 0
    pause_after_ms: int = 0


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one piece of visible text: said as it is, announced in other words, or omitted, with the reason."""

    text: str
    fate: Fate
    reason: str = ""
    block_id: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A spoken section: becomes one MP3 and, when ``chapter``, one chapter. ``level`` 0 = before the first heading."""

    section_id: str
    title: str
    level: int
    chapter: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The whole reading of an article, without intro and outro. ``links`` are (text, url) for the show notes."""

    language: str
    parts: tuple[Part, ...]
    utterances: tuple[Utterance, ...]
    ledger: tuple[LedgerEntry, ...] = ()
    warnings: tuple[ArticleWarning, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    def by_part(self) -> Iterator[tuple[Part, tuple[Utterance, ...]]]:
        """The parts, each with its utterances, in order."""
        found: dict[str, list[Utterance]] = {}
        for utterance in self.utterances:
            found.setdefault(utterance.section_id, []).append(utterance)
        for part in self.parts:
            yield part, tuple(found.get(part.section_id, ()))

    def of(self, section_id: str) -> tuple[Utterance, ...]:
        """The utterances of one part, in order."""
        return tuple(u for u in self.utterances if u.section_id == section_id)
