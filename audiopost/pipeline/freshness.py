# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles as they are now, held against the episodes that were made of them: stale, gone, new, unreadable."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.config import Config
from audiopost.errors import AudiopostError
from audiopost.model import Article, Failure, Origin
from audiopost.pipeline import decide
from audiopost.pipeline.prepare import read
from audiopost.pipeline.state import Record, State, digest
from audiopost.pipeline.studio import Studio

if TYPE_CHECKING:
    from audiopost.check.reading.source import Fate, Source


@dataclass(frozen=True, slots=True)
class Checked:
    """A show to be checked: its configuration, its id, and its memo; None where nothing of it is rendered."""

    config: Config
    id: str
    state: State | None = None

    @property
    def records(self) -> list[Record]:
        """Its episodes, withdrawn ones too."""
        return list(self.state.records.values()) if self.state else []


def sources(show: Checked, base: Path, skip: Sequence[Path]) -> Iterator[Source]:
    """What became of the show's articles on disk since they were rendered, and its articles that have no episode yet.

    ``base`` is where the configuration's paths start; in ``skip`` no articles are looked for.
    """
    return _Articles(show, base, tuple(skip)).told()


@dataclass(slots=True)
class _Articles:
    """One look at a show's articles."""

    show: Checked
    base: Path
    skip: tuple[Path, ...]
    studio: Studio = field(init=False)
    settings: str = field(init=False)

    def __post_init__(self) -> None:
        self.studio = Studio(self.show.config, self.base)
        self.settings = _settings(self.studio) if self.show.state else ""

    def told(self) -> Iterator[Source]:
        """Every article there is something to say of."""
        records, skipped = self.show.records, self.show.state.skipped if self.show.state else {}
        known = {source_of(record, self.base): record for record in records}
        here = [source for source, record in known.items() if on_disk(source) and not record.withdrawn]
        for source in here:
            # A file alone in the show's own folder may have been read from anywhere: a manifest knows no more than its name.
            if not (self.base / source).exists() and "/" in source and (self.base / source).parent.is_dir():
                yield self._made(from_here(self.base / source), "gone", _title(known[source]))
        seen: set[str] = set()
        for origin in self._discovered([source for source in here if (self.base / source).exists()]):
            if isinstance(origin, Failure):
                yield self._made(origin.name, "unreadable", detail=origin.message)
                continue
            source = decide.source_key(origin, self.base)
            if source in seen or not origin.digest:
                continue
            seen.add(source)
            if source in known:
                yield from self._compared(origin, known[source])
            elif source not in skipped:
                yield from self._unknown(origin, source)

    def _discovered(self, rendered: list[str]) -> Iterator[Origin | Failure]:
        from audiopost.extract import discover

        own = [name for name in self.show.config.show.articles if "://" not in name and name != "-"]
        for names in (own, *([source] for source in rendered)):
            yield from discover(names, self.show.config.fetch, base=self.base, skip=self.skip)

    def _compared(self, origin: Origin, record: Record) -> Iterator[Source]:
        if record.withdrawn or record.key == digest(origin.digest, self.settings):
            return
        place = self._shown(source_of(record, self.base))
        rendered_with = self.show.state.settings if self.show.state else ""
        if record.key == digest(origin.digest, rendered_with):
            if self.settings:
                yield self._made(place, "settings", _title(record))
            return
        try:
            article = read(origin, self.studio)
        except AudiopostError as error:
            yield self._made(place, "unreadable", detail=str(error))
            return
        if article.draft or _is_due_later(article):
            detail = "is a draft now" if article.draft else f"is dated {article.published} now"
            yield self._made(place, "withheld", _title(record), detail)
        else:
            yield self._made(place, "changed" if _differs(article, record) else "details", _title(record))

    def _unknown(self, origin: Origin, source: str) -> Iterator[Source]:
        """An article at a place no episode was made from: it moved, or it is new."""
        place = self._shown(source)
        try:
            article = read(origin, self.studio)
        except AudiopostError as error:
            yield self._made(place, "unreadable", detail=str(error))
            return
        if article.draft or _is_due_later(article):
            return
        known_as, content = decide.identity(article, source), decide.content_digest(article)
        found = [r for r in self.show.records if known_as == r.identity or content == r.content]
        if not found:
            yield self._made(place, "new")
        elif all(_differs(article, record) for record in found):
            yield self._made(place, "changed", _title(found[0]))

    def _shown(self, source: str) -> str:
        return from_here(self.base / source) if on_disk(source) else source

    def _made(self, place: str, fate: Fate, title: str = "", detail: str = "") -> Source:
        from audiopost.check.reading.source import Source

        return Source(Path(place), fate, title, detail, self.show.id if self.show.state else "")


def source_of(record: Record, base: Path) -> str:
    """Where the article of an episode lies: a memo made from manifests alone has only its name, or its identity."""
    if on_disk(record.source) and not (base / record.source).exists() and on_disk(record.identity):
        return record.identity if (base / record.identity).is_file() else record.source
    return record.source


def on_disk(source: str) -> bool:
    """Whether an article's place is a path, and no address and no standard input."""
    return bool(source) and "://" not in source and source != "-"


def from_here(path: Path) -> str:
    """``path`` as one would type it here."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        return path.as_posix()


def _is_due_later(article: Article) -> bool:
    now = decide.clock()
    return decide.is_future(decide.publication(article, None, now), now)


def _differs(article: Article, record: Record) -> bool:
    return decide.content_digest(article) != record.content or article.title != record.listing.get("title")


def _title(record: Record) -> str:
    return str(record.listing.get("title", record.slug))


def _settings(studio: Studio) -> str:
    """The digest of the settings as they are, "" where the configured voice is not there to be asked."""
    try:
        return studio.settings_digest()
    except AudiopostError:
        return ""
