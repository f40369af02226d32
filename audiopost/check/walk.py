# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk over everything that is published, asking each thing's rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from audiopost.check.finding import Finding, Level, Subject
from audiopost.check.reading.artwork import Artwork
from audiopost.check.reading.captions import Transcript
from audiopost.check.reading.episode import CHAPTERS, MANIFEST, PAGE, TRANSCRIPTS, Chapters, Folder, Written
from audiopost.check.reading.feed import FeedPage, Feeds
from audiopost.check.reading.hearing import Heard
from audiopost.check.reading.mpeg import Recording
from audiopost.check.reading.page import OPML, Catalogue, Document, EpisodePage, ShowPages
from audiopost.check.reading.source import Source
from audiopost.check.registry import look_at, rules
from audiopost.check.site import Site


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, what was looked at, and the languages that were spoken and that the recogniser did not know."""

    findings: tuple[Finding, ...]
    feeds: int
    episodes: int
    unheard: tuple[str, ...] = ()

    def count(self, level: Level) -> int:
        """How many findings are of that level."""
        return Counter(finding.level for finding in self.findings)[level]


class Walk:
    """One walk over the shows of a project.

    ``sites`` are the output and feeds folders as each show's, ``rest`` as those of what belongs to none of them, or to
    all. ``catalogue`` is whether something should tell of all shows. ``places`` is where the article of each episode
    lies, by the episode's slug.
    """

    def __init__(
        self,
        sites: Sequence[Site],
        rest: Site,
        places: Mapping[str, str],
        *,
        catalogue: bool = False,
        sound: bool = True,
    ) -> None:
        self.sites = {site.show: site for site in sites}
        self.rest = rest
        self.places = places
        self.catalogue = catalogue
        self.sound = sound

    def site_of(self, show: str) -> Site:
        """The folders as those of the show with that id."""
        return self.sites.get(show, self.rest)

    @cached_property
    def folders(self) -> dict[str, Folder]:
        """The folders of all episodes by name, sorted."""
        try:
            names = sorted(
                p.name for p in self.rest.output.iterdir() if p.is_dir() and not p.name.startswith(".")
            )
        except OSError:
            names = []
        found = {}
        for name in names:
            path = self.rest.output / name
            if any((path / file).is_file() for file in (MANIFEST, PAGE)):
                found[name] = Folder(path, self.rest, source=self.places.get(name, ""))
                if found[name].episode is not None:
                    found[name].site = self.site_of(found[name].known.show)
        return found

    @cached_property
    def pages(self) -> list[FeedPage]:
        """The feed pages, sorted by name."""
        made = []
        for path in sorted(self.rest.feeds.glob("*.xml")):
            # A long feed goes on in id-2.xml, id-3.xml ...
            show = path.stem if path.stem in self.sites else re.sub(r"-\d+$", "", path.stem)
            made.append(FeedPage(path, self.site_of(show), path.read_bytes()))
        return made

    def subjects(self) -> Iterator[Subject]:
        """Everything there is to look at: feeds, artwork, episodes, pages."""
        feeds = [page for page in self.pages if page.root is not None]
        items = [item for page in feeds for item in page.read_items(self.folders)]
        for item in items:
            if item.folder:
                item.folder.listed = True
                if item.enclosure_path:
                    item.folder.enclosed.add(item.enclosure_path)
            elif item.enclosure_path and not item.enclosure_path.parent.is_dir():
                # Its folder is gone: the feed tells it, and pages that lead there need not.
                item.page.site.answered.update({item.enclosure_path, item.enclosure_path.parent / PAGE})
        art = self._artwork(feeds)
        self._answer(art)
        unknown = self._unknown(feeds)
        for folder in self._readable():
            # What an unreadable or missing page of a feed tells of cannot be known.
            folder.listed = folder.listed or folder.site.show in unknown or not self.sites
        yield Feeds(self.rest.feeds, feeds, bool(self.pages), self._missing())
        for page in self.pages:
            yield page
            yield from page.items
        yield from art
        for folder in self.folders.values():
            yield from self._episode(folder)
        for site in self.sites.values() or [self.rest]:
            yield from self._show(site)
        if self.catalogue:
            yield from self._together()

    def _missing(self) -> list[str]:
        """The files of feeds that should be there: of every show that has an episode."""
        shows = {folder.site.show for folder in self._readable() if not folder.known.withdrawn}
        names = sorted(f"{show}.xml" for show in shows if show)
        return [name for name in names if not (self.rest.feeds / name).is_file()]

    def _unknown(self, feeds: Sequence[FeedPage]) -> set[str]:
        """The shows of which a feed page is missing or cannot be read."""
        broken = {page.site.show for page in self.pages if page not in feeds}
        broken |= {page.site.show for page in feeds if self._broken(page)}
        return broken | {name.removesuffix(".xml") for name in self._missing()}

    def _broken(self, page: FeedPage) -> bool:
        """Whether the page that follows is not there."""
        found = [page.local(link.get("href")) for link in page.links("next")]
        return any(path is None or not path.is_file() for path in found)

    def _artwork(self, feeds: Iterable[FeedPage]) -> list[Artwork]:
        found: dict[Path, Artwork] = {}
        for page in feeds:
            for image in page.channel.all("itunes:image"):
                path = page.local(image.get("href")) if image.get("href") else None
                if path:
                    found.setdefault(path, Artwork(path, page.site))
        return list(found.values())

    def _answer(self, art: Iterable[Artwork]) -> None:
        """Note the files whose absence has a rule of its own."""
        answered = {entry.file for entry in art} | {self.rest.feeds / name for name in self._missing()}
        for folder in self._readable():
            answered |= {*folder.expected, *folder.enclosed, folder.audio}
        answered |= {site.output / site.page for site in (*self.sites.values(), self.rest)}
        if self.catalogue:
            answered.add(self.rest.feeds / OPML)
        for site in (*self.sites.values(), self.rest):
            site.answered.update(answered)

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
            yield EpisodePage(folder.path / PAGE, folder.site, folder)

    def _show(self, site: Site) -> Iterator[Subject]:
        pages = [Document(path, site) for path in site.pages()]
        folders = [folder for folder in self._readable() if folder.site is site]
        yield ShowPages(site.output / site.page, site, pages, folders)
        yield from pages

    def _together(self) -> Iterator[Subject]:
        first = self.rest.output / self.rest.page
        page = Document(first, self.rest) if first.is_file() else None
        yield Catalogue(self.rest.feeds / OPML, self.rest, page, list(self.sites.values()))
        if page:
            yield page


def look(
    walk: Walk,
    more: Iterable[Subject] = (),
    silence: Collection[str] = (),
    levels: Mapping[str, Level] | None = None,
) -> Report:
    """What the rules find on ``walk`` and in ``more`` (sources, what was heard), in a stable order.

    ``silence`` names rules not to report, ``levels`` other levels for some.
    """
    found: dict[Finding, None] = {}
    unheard: set[str] = set()
    for subjects in (walk.subjects(), more):
        for subject in subjects:
            unheard |= subject.unheard if isinstance(subject, Heard) else frozenset()
            for finding in look_at(subject):
                if finding.rule not in silence:
                    found[replace(finding, level=(levels or {}).get(finding.rule, finding.level))] = None
    episodes = [folder for folder in walk.folders.values() if folder.episode]
    return Report(ordered(list(found)), len(walk.pages), len(episodes), tuple(sorted(unheard)))


def ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings by file, and in a file by the order of the handbook and then as they were met."""
    places = {name: number for number, name in enumerate(rules())}
    return tuple(sorted(findings, key=lambda finding: (finding.file, places[finding.rule], finding.line)))


__all__ = ["Report", "Source", "Walk", "look", "ordered"]
