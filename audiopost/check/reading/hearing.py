# SPDX-License-Identifier: GPL-3.0-or-later
"""What a speech recogniser heard in an episode, held against what should have been said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from audiopost.check.reading.episode import Folder
from audiopost.model import Cue, Word

SLACK_MS = 400
_SHORTEST = 3
_PIECE = 3


@dataclass(eq=False)
class Heard:
    """An episode and the words that were heard in it, in time order, by the language that was listened for ("en")."""

    folder: Folder
    words: Mapping[str, Sequence[Word]]

    @property
    def show(self) -> str:
        """The id of the show."""
        return self.folder.show

    @property
    def file(self) -> Path:
        """The MP3."""
        return self.folder.audio

    @property
    def unheard(self) -> frozenset[str]:
        """The languages of cues that nobody listened for."""
        return frozenset(language_of(cue, self.folder) for cue in self.folder.known.cues) - self.words.keys()

    def likeness(self, cue: Cue) -> float | None:
        """How much of a cue was heard at its time, 0 to 1; None for one too short to tell, or in a language nobody listened for.

        The letters heard are compared with what was written and with what was spoken, and the better one counts: a
        recogniser writes "2025" where "twenty twenty five" was said.
        """
        words = self.words.get(language_of(cue, self.folder))
        if words is None:
            return None
        heard = _letters(" ".join(
            word.text for word in words
            if word.end_ms > cue.start_ms - SLACK_MS and word.start_ms < cue.end_ms + SLACK_MS
        ))  # fmt: skip
        wanted = [_letters(text) for text in (cue.text, cue.spoken) if len(text.split()) >= _SHORTEST]
        return max((_contained(text, heard) for text in wanted if text), default=None)


def language_of(cue: Cue, folder: Folder) -> str:
    """The language a cue is said in, without region ("en"); the episode's where it names none."""
    return (cue.language or folder.known.language).partition("-")[0].lower()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _contained(wanted: str, heard: str) -> float:
    """The share of ``wanted`` that is found, in order, in ``heard``, in pieces of three letters and more.

    Shorter pieces any two sentences have in common: of 137 sentences that the smallest Whisper heard, all had 0.66 and
    more, and with the sound of another sentence in their place half had less than 0.1.
    """
    blocks = SequenceMatcher(None, wanted, heard, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _PIECE) / len(wanted)
