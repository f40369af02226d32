# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk over everything that is published, asking each thing's rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from audiopost.check.finding import Finding, Level
from audiopost.check.reading.artwork import Artwork
from audiopost.check.reading.captions import Transcript
from audiopost.check.reading.episode import CHAPTERS, MANIFEST, PAGE, TRANSCRIPTS, Chapters, Folder, Written
from audiopost.check.reading.feed import FeedPage, Feeds
from audiopost.check.reading.mpeg import Recording
from audiopost.check.reading.page import Document, EpisodePage, ShowPages
from audiopost.check.reading.source import Source
from audiopost.check.registry import Subject, look_at, rules, silenced
from audiopost.check.site import Site


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, and what was looked at."""

    findings: tuple[Finding, ...]
    feeds: int
    episodes: int

    def count(self, level: Level) -> int:
        """How many findings are of that level."""
        return Counter(finding.level for finding in self.findings)[level]


class Walk:
    """One walk over a site. ``places`` is where the article of each episode lies, by the episode's slug."""

    def __init__(self, site: Site, places: Mapping[str, str], *, sound: bool = True) -> None:
        self.site = site
        self.places = places
        self.sound = sound

    @cached_property
    def folders(self) -> dict[str, Folder]:
        """The folders of all episodes by name, sorted."""
        try:
            names = sorted(
                p.name for p in self.site.output.iterdir() if p.is_dir() and not p.name.startswith(".")
            )
        except OSError:
            names = []
        found = [
            name for name in names if any((self.site.output / name / f).is_file() for f in (MANIFEST, PAGE))
        ]
        return {
            name: Folder(self.site.output / name, self.site, source=self.places.get(name, ""))
            for name in found
        }

    @cached_property
    def pages(self) -> list[FeedPage]:
        """The feed pages, sorted by name."""
        return [
            FeedPage(path, self.site, path.read_bytes()) for path in sorted(self.site.feeds.glob("*.xml"))
        ]

    def subjects(self) -> Iterator[Subject]:
        """Everything there is to look at: feeds, artwork, episodes, pages."""
        feeds = [page for page in self.pages if page.root is not None]
        items = [item for page in feeds for item in page.read_items(self.folders)]
        for item in items:
            if item.folder:
                item.folder.listed = True
                if item.enclosure_path:
                    item.folder.enclosed.add(item.enclosure_path)
        art = self._artwork(feeds)
        self._answer(art)
        if len(feeds) < len(self.pages) or not self.pages or any(self._broken(page) for page in feeds):
            # What an unreadable or missing page of a feed tells of cannot be known.
            for folder in self.folders.values():
                folder.listed = True
        yield Feeds(self.site.feeds, feeds, present=bool(self.pages))
        for page in self.pages:
            yield page
            yield from page.items
        yield from art
        for folder in self.folders.values():
            yield from self._episode(folder)
        yield from self._show()

    def _broken(self, page: FeedPage) -> bool:
        """Whether the page that follows is not there."""
        found = [self.site.local(link.get("href"), page.file) for link in page.links("next")]
        return any(path is None or not path.is_file() for path in found)

    def _artwork(self, feeds: Iterable[FeedPage]) -> list[Artwork]:
        found: dict[Path, Artwork] = {}
        for page in feeds:
            for image in page.channel.all("itunes:image"):
                path = self.site.local(image.get("href"), page.file) if image.get("href") else None
                if path:
                    found.setdefault(path, Artwork(path))
        return list(found.values())

    def _answer(self, art: Iterable[Artwork]) -> None:
        """Note the files whose absence has a rule of its own."""
        answered = self.site.answered
        answered.update(entry.file for entry in art)
        if not self.pages:
            answered.update(self.site.feeds / f"{folder.known.show}.xml" for folder in self._readable())
        for folder in self._readable():
            answered.update(folder.expected, folder.enclosed, {folder.audio})
        answered.add(self.site.output / PAGE)

    def _readable(self) -> Iterator[Folder]:
        return (folder for folder in self.folders.values() if folder.episode is not None)

    def _episode(self, folder: Folder) -> Iterator[Subject]:
        yield folder
        if folder.episode is None or folder.episode.withdrawn:
            return
        yield Written(folder)
        if (folder.path / CHAPTERS).is_file():
            yield Chapters(folder)
        if folder.audio.is_file():
            yield Recording(folder, self.sound)
        yield from (Transcript(folder, name) for name in TRANSCRIPTS if (folder.path / name).is_file())
        if (folder.path / PAGE).is_file():
            yield EpisodePage(folder.path / PAGE, self.site, folder)

    def _show(self) -> Iterator[Subject]:
        found = [
            path
            for path in [self.site.output / PAGE, *sorted(self.site.output.glob("page-*.html"))]
            if path.is_file()
        ]
        pages = [Document(path, self.site) for path in found]
        yield ShowPages(self.site.output / PAGE, pages, list(self._readable()))
        yield from pages


def look(walk: Walk, more: Iterable[Subject] = (), silence: Collection[str] = ()) -> Report:
    """What the rules find on ``walk`` and in ``more`` (sources, what was heard), in a stable order.

    ``silence`` names rules not to report. Raises :class:`ConfigError` when it names one that does not exist.
    """
    quiet = silenced(silence)
    found: list[Finding] = []
    for subjects in (walk.subjects(), more):
        for subject in subjects:
            found += [finding for finding in look_at(subject) if finding.rule not in quiet]
    episodes = [folder for folder in walk.folders.values() if folder.episode]
    return Report(ordered(found), len(walk.pages), len(episodes))


def ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings by file, and in a file by the order of the handbook and then as they were met."""
    places = {name: number for number, name in enumerate(rules())}
    return tuple(sorted(findings, key=lambda finding: (finding.file, places[finding.rule], finding.line)))


__all__ = ["Report", "Source", "Walk", "look", "ordered"]
