# SPDX-License-Identifier: GPL-3.0-or-later
"""The script as it is being written: what has been said so far, and the place at which the reader is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from audiopost.config import NarrationOptions, PauseOptions
from audiopost.model import Article, ArticleWarning, Note, Utterance
from audiopost.model.script import Role
from audiopost.script.ledger import Ledger, collapse
from audiopost.script.lexicon import Lexicon
from audiopost.script.phrases import Phrases
from audiopost.script.tongues import language_name, primary, same_language

# "[[ipa|word]]": a transcript shows the word.
_PRONUNCIATION = re.compile(r"\[\[[^\[\]|]*\|([^\[\]|]*)\]\]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the article the reader is: passed down, never changed."""

    language: str
    role: Role = "paragraph"
    block_id: str = ""
    depth: int = 0
    lists: int = 0


@dataclass(slots=True)
class Notes:
    """The article's notes by id, which were pointed to in this section, and which have been said."""

    bodies: dict[str, Note]
    waiting: list[str] = field(default_factory=list)
    said: set[str] = field(default_factory=set)

    def cite(self, note_id: str) -> None:
        """Remember that ``note_id`` was pointed to; its body is said once."""
        if note_id in self.bodies and note_id not in self.said and note_id not in self.waiting:
            self.waiting.append(note_id)


class Draft:
    """Utterances, ledger, links and warnings of one script in the making."""

    def __init__(
        self,
        article: Article,
        narration: NarrationOptions,
        pauses: PauseOptions,
        phrases: Phrases,
        language: str,
        *,
        lexicon: Lexicon,
        engine: str = "",
        intro: bool = True,
        voices: Collection[str] | None = None,
    ) -> None:
        self.article = article
        self.narration = narration
        self.pauses = pauses
        self.phrases = phrases
        self.language = language
        self.lexicon = lexicon
        self.engine = engine
        self.intro = intro
        self.ledger = Ledger()
        self.notes = Notes({note.id: note for note in article.notes})
        self.utterances: list[Utterance] = []
        self.warnings: dict[tuple[str, str], ArticleWarning] = {
            (w.code, w.where): w for w in article.warnings
        }
        self.links: dict[tuple[str, str], None] = {}
        self.abbreviations: set[str] = set()
        self.section_id = ""
        self._voices = None if voices is None else {primary(voice) for voice in voices}
        self._tongue = language
        self._ids: dict[str, int] = {}
        self._before = 0

    # -- what is said -----------------------------------------------------------------------------------------

    def add(self, utterance: Utterance) -> None:
        """Say ``utterance``, in the section now being read, after the pause that was asked for."""
        before = max(utterance.pause_before_ms, self._before)
        self._before = 0
        self.utterances.append(
            replace(
                utterance,
                id=self._unique(utterance.id),
                section_id=self.section_id,
                pause_before_ms=before,
            )
        )

    def announce(
        self,
        words: str,
        place: Place,
        cue: str,
        *,
        role: Role = "announcement",
        after: int = -1,
        language: str = "",
    ) -> None:
        """Say ``words`` of our own (or the author's, outside any text); nothing when they are empty.

        ``language`` is theirs: that of our phrases for an announcement, else that of the place.
        """
        if not (words := collapse(words)):
            return
        from audiopost.script.voicing import say_words

        language = language or (self.phrases.language if role == "announcement" else place.language)
        spoken = say_words(words, language)
        if not any(map(str.isalnum, spoken)):
            return
        self.add(
            Utterance(
                id=f"{place.block_id or self.section_id}.{cue}",
                section_id=self.section_id,
                block_id=place.block_id,
                shown=_PRONUNCIATION.sub(r"\1", words),
                spoken=spoken,
                role=role,
                language=language,
                pause_after_ms=self.pauses.announcement if after < 0 else after,
            )
        )

    def rest(self, after: int, since: int = 0, *, exactly: bool = False) -> None:
        """Be silent for at least ``after`` ms after what was said last, if anything was since utterance ``since``."""
        if len(self.utterances) > since and (exactly or self.utterances[-1].pause_after_ms < after):
            self.utterances[-1] = replace(self.utterances[-1], pause_after_ms=after)

    def pause_before(self, before: int) -> None:
        """Be silent for at least ``before`` ms before whatever is said next."""
        self._before = max(self._before, before)

    def speak_in(self, language: str, place: Place) -> None:
        """The next words are in ``language``: announce it when no voice speaks it, once for a passage."""
        changed = not same_language(language, self._tongue)
        self._tongue = language
        if changed and self.narration.foreign == "announce" and not self.has_voice(language):
            name = language_name(language, self.phrases.language)
            self.announce(
                self.phrases.in_language.format(language=name), place, f"language-{primary(language)}"
            )

    def has_voice(self, language: str) -> bool:
        """Whether a voice speaks ``language``; taken for granted when nobody said which voices there are."""
        return (
            self._voices is None
            or same_language(language, self.language)
            or primary(language) in self._voices
        )

    def _unique(self, wanted: str) -> str:
        count = self._ids.get(wanted, 0)
        self._ids[wanted] = count + 1
        if not count:
            return wanted
        while (other := f"{wanted}-{count + 1}") in self._ids:
            count += 1
        self._ids[other] = 1
        return other

    # -- what is noted ----------------------------------------------------------------------------------------

    def warn(self, code: str, message: str, where: str) -> None:
        """A fault that shows when the article is read aloud, for its author; once for a place."""
        self.warnings.setdefault((code, where), ArticleWarning(code, message, where))

    def link(self, text: str, url: str) -> None:
        """A link for the show notes."""
        self.links.setdefault((collapse(text), url), None)

    def policy(self, block_policy: str, option: str, words: Sequence[str], where: str) -> str:
        """What to do with a block: the author's word for it if it is one of ``words``, else the option.

        "say" and "read" mean the fullest way that this kind of block knows, which is the first of ``words``.
        """
        asked = block_policy.strip().lower()
        if asked in words:
            return asked
        if asked in {"say", "read"}:
            return words[0]
        if asked:
            message = f"The policy “{asked}” is not one of {', '.join(words)} and was not followed."
            self.warn("unknown-policy", message, where)
        return option
