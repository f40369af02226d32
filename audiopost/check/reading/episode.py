# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder of an episode: its manifest, and the files that belong to it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from audiopost.check.site import Site
from audiopost.model import Episode

MANIFEST = "episode.json"
PAGE = "index.html"
CHAPTERS = "chapters.json"
TRANSCRIPTS = {
    "transcript.vtt": "text/vtt",
    "transcript.srt": "application/x-subrip",
    "transcript.json": "application/json",
    "transcript.html": "text/html",
}
CONTENT = "content.html"
_FEW = 20
OWN = (*TRANSCRIPTS, CHAPTERS, PAGE, CONTENT)


@dataclass(eq=False)
class Folder:
    """An episode's folder below the output folder.

    ``enclosed`` are the audio files that feeds name in it, ``listed`` whether any feed tells of it, ``source`` where its
    article lies, as seen from here ("" unknown).
    """

    path: Path
    site: Site
    trouble: str = ""
    enclosed: set[Path] = field(default_factory=set)
    listed: bool = False
    source: str = ""

    @property
    def show(self) -> str:
        """The id of its show."""
        return self.site.show

    @property
    def file(self) -> Path:
        """The manifest."""
        return self.path / MANIFEST

    @cached_property
    def episode(self) -> Episode | None:
        """The episode of the manifest; None with ``trouble`` told when it cannot be read."""
        from audiopost.model.codec import from_json

        try:
            episode = from_json(Episode, self.file.read_bytes())
        except OSError as error:
            self.trouble = f"The manifest cannot be read: {error.strerror}."
        except Exception as error:  # noqa: BLE001 - cattrs raises groups of anything
            self.trouble = f"The manifest is damaged ({type(error).__name__})."
        else:
            if episode.slug == self.path.name:
                return episode
            self.trouble = (
                f"The manifest is that of “{episode.title}”, whose folder is called {episode.slug}."
            )
        return None

    def is_article(self, text: str) -> bool:
        """Whether a text, HTML or plain, has at least half of the words that are said of the article, if these are many."""
        from collections import Counter

        said = (entry.text for entry in self.known.ledger if entry.fate == "said")
        wanted = Counter(re.findall(r"\w+", " ".join(said)))
        found = Counter(re.findall(r"\w+", html.unescape(re.sub(r"<[^<>]*>", " ", text))))
        return wanted.total() < _FEW or (wanted & found).total() * 2 >= wanted.total()

    @property
    def known(self) -> Episode:
        """The episode of a folder that has one."""
        assert self.episode is not None
        return self.episode

    @property
    def audio(self) -> Path:
        """The episode's MP3."""
        return self.path / self.known.audio.path

    @cached_property
    def cues_sound(self) -> bool:
        """Whether the manifest's cues follow one another: only then other files can be held against their times."""
        cues = self.known.cues
        return all(a.start_ms <= a.end_ms <= b.start_ms for a, b in pairwise(cues))

    @cached_property
    def chapters_sound(self) -> bool:
        """Whether the manifest's chapters are contiguous, from 0, on whole seconds, and those of its segments."""
        chapters = self.known.chapters
        starts = [chapter.start_ms for chapter in chapters]
        ends = [chapter.end_ms for chapter in chapters]
        whole = all(start % 1000 == 0 for start in starts)
        named = [(chapter.section_id, chapter.title) for chapter in chapters] == self.headings
        inside = not ends or ends[-1] <= self.known.audio.duration_ms
        return starts[:1] in ([], [0]) and ends[:-1] == starts[1:] and whole and named and inside

    @property
    def headings(self) -> list[tuple[str, str]]:
        """(section id, title) of the segments that should be chapters."""
        return [(segment.section_id, segment.title) for segment in self.known.segments if segment.chapter]

    @property
    def expected(self) -> tuple[Path, ...]:
        """The files that belong to it beside audio and manifest."""
        return tuple(self.path / name for name in OWN)


@dataclass(eq=False)
class Written:
    """The article of an episode and the account of its words."""

    folder: Folder

    @property
    def show(self) -> str:
        """The id of the show."""
        return self.folder.show

    @property
    def file(self) -> Path:
        """Where the article lies, as far as that is known."""
        return Path(self.folder.source or self.folder.known.article.source or self.folder.file)


@dataclass(eq=False)
class Chapters:
    """The JSON chapters of an episode beside its manifest's."""

    folder: Folder

    @property
    def show(self) -> str:
        """The id of the show."""
        return self.folder.show

    @property
    def file(self) -> Path:
        """The JSON file."""
        return self.folder.path / CHAPTERS

    @cached_property
    def data(self) -> object:
        """What it holds; None when it is no JSON."""
        import json

        try:
            return json.loads(self.file.read_bytes())
        except (OSError, ValueError):
            return None
