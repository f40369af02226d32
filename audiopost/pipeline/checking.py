# SPDX-License-Identifier: GPL-3.0-or-later
"""The author's gate: what is published held against specifications, the MP3s, and the articles as they are now."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.config import Config
from audiopost.errors import AudiopostError, UsageError
from audiopost.model import Article, Failure, Origin
from audiopost.pipeline import decide, publishing
from audiopost.pipeline import state as memo
from audiopost.pipeline.prepare import read
from audiopost.pipeline.state import Record, State, digest
from audiopost.pipeline.studio import Studio

if TYPE_CHECKING:
    from audiopost.check.finding import Instruments
    from audiopost.check.reading.hearing import Heard
    from audiopost.check.reading.source import Fate, Source
    from audiopost.check.walk import Report, Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckJob:
    """A check to be done. ``base`` is where the configuration's paths start; ``model`` "" does not listen."""

    config: Config
    base: Path
    output: Path
    feeds: Path
    sound: bool = True
    model: str = ""


def check(job: CheckJob) -> Report:
    """Look over everything published. Raises UsageError when there is nothing, ConfigError for unknown silenced rules."""
    from audiopost.check.registry import silenced
    from audiopost.check.site import Site
    from audiopost.check.walk import Walk, look

    silenced(job.config.check.silence)
    if not job.output.is_dir():
        raise UsageError(
            f"there is no folder {job.output}; render something first, or name the folder with --output"
        )
    states = [publishing.load_state(job.output, show_id) for show_id in memo.known_shows(job.output)]
    site = Site(
        output=job.output,
        feeds=job.feeds,
        audio=job.config.audio,
        instruments=instruments(),
        base_url=next((show.base_url for show in (job.config.show, *job.config.shows) if show.base_url), ""),
    )
    records = [record for state in states for record in state.records.values()]
    places = {
        record.slug: _from_here(job.base / source)
        for record in records
        if _on_disk(source := _source_of(record, job.base))
    }
    walk = Walk(site, places, sound=job.sound)
    return look(walk, [*_sources(job, states), *_heard(job, walk)], job.config.check.silence)


def handbook() -> str:
    """Every rule, as Markdown."""
    from audiopost.check.printed import handbook as printed

    return printed()


def instruments() -> Instruments:
    """What other rooms lend for checking."""
    from audiopost.check.finding import Instruments
    from audiopost.publish.categories import CATEGORIES
    from audiopost.publish.wording import wording
    from audiopost.script.faults import unmarked_languages
    from audiopost.script.ledger import contents
    from audiopost.stitch import loudness

    def visible(article: Article) -> Iterable[str]:
        return (piece.text for piece in contents(article))

    return Instruments(
        weighted=loudness.weighted,
        loudness=loudness.gated,
        true_peak=loudness.true_peak,
        categories=CATEGORIES,
        disclosure=lambda language: wording(language)["disclosure"],
        visible=visible,
        foreign=unmarked_languages,
        now=decide.clock(),
    )


def _heard(job: CheckJob, walk: Walk) -> Iterator[Heard]:
    if not job.model:
        return
    from audiopost.check.listen import Listener

    listener = Listener(job.model)
    for folder in walk.folders.values():
        if folder.episode and not folder.episode.withdrawn and folder.audio.is_file():
            yield listener.hear(folder)


def _sources(job: CheckJob, states: list[State]) -> Iterator[Source]:
    """What became of the articles on disk since they were rendered, and articles that have no episode yet."""
    studio = Studio(job.config, job.base)
    settings = _settings(studio)
    known = {
        _source_of(record, job.base): (record, state) for state in states for record in state.records.values()
    }
    skipped = {source for state in states for source in state.skipped}
    here = [source for source, (record, _) in known.items() if _on_disk(source) and not record.withdrawn]
    for source in here:
        # A file alone in the show's own folder may have been read from anywhere: a manifest knows no more than its name.
        if not (job.base / source).exists() and "/" in source and (job.base / source).parent.is_dir():
            yield _made(_from_here(job.base / source), "gone", _title(known[source][0]))
    seen: set[str] = set()
    for origin in _discovered(job, [source for source in here if (job.base / source).exists()]):
        if isinstance(origin, Failure):
            yield _made(origin.name, "unreadable", detail=origin.message)
            continue
        source = decide.source_key(origin, job.base)
        if source in seen or not origin.digest:
            continue
        seen.add(source)
        if source in known:
            yield from _compared(job, origin, *known[source], studio, settings)
        elif source not in skipped and states:
            yield from _unknown(job, origin, source, [record for record, _ in known.values()], studio)


def _discovered(job: CheckJob, sources: list[str]) -> Iterator[Origin | Failure]:
    from audiopost.extract import discover

    own = [name for name in job.config.show.articles if "://" not in name and name != "-"]
    skip = (job.output, job.feeds)
    yield from discover(own, job.config.fetch, base=job.base, skip=skip)
    for source in sources:
        yield from discover([source], job.config.fetch, base=job.base, skip=skip)


def _compared(
    job: CheckJob, origin: Origin, record: Record, state: State, studio: Studio, settings: str
) -> Iterator[Source]:
    if record.withdrawn or record.key == digest(origin.digest, settings):
        return
    place = _shown(_source_of(record, job.base), job.base)
    if record.key != digest(origin.digest, state.settings):
        try:
            article = read(origin, studio)
        except AudiopostError as error:
            yield _made(place, "unreadable", detail=str(error))
            return
        if _differs(article, record):
            yield _made(place, "changed", _title(record))
            return
    if settings:
        yield _made(place, "settings", _title(record))


def _unknown(
    job: CheckJob, origin: Origin, source: str, records: list[Record], studio: Studio
) -> Iterator[Source]:
    """An article at a place no episode was made from: it moved, or it is new."""
    place = _shown(source, job.base)
    try:
        article = read(origin, studio)
    except AudiopostError as error:
        yield _made(place, "unreadable", detail=str(error))
        return
    due = decide.publication(article, None, decide.clock())
    if article.draft or decide.is_future(due, decide.clock()):
        return
    known_as, content = decide.identity(article, source), decide.content_digest(article)
    found = [record for record in records if known_as == record.identity or content == record.content]
    if not found:
        yield _made(place, "new")
    elif all(_differs(article, record) for record in found):
        yield _made(place, "changed", _title(found[0]))


def _differs(article: Article, record: Record) -> bool:
    return decide.content_digest(article) != record.content or article.title != record.listing.get("title")


def _title(record: Record) -> str:
    return str(record.listing.get("title", record.slug))


def _source_of(record: Record, base: Path) -> str:
    """Where the article of an episode lies: a memo made from manifests alone has only its name, or its identity."""
    if _on_disk(record.source) and not (base / record.source).exists() and _on_disk(record.identity):
        return record.identity if (base / record.identity).is_file() else record.source
    return record.source


def _shown(source: str, base: Path) -> str:
    return _from_here(base / source) if _on_disk(source) else source


def _made(place: str, fate: Fate, title: str = "", detail: str = "") -> Source:
    from audiopost.check.reading.source import Source

    return Source(Path(place), fate, title, detail)


def _settings(studio: Studio) -> str:
    """The digest of the settings as they are, "" where the configured voice is not there to be asked."""
    try:
        return studio.settings_digest()
    except AudiopostError:
        return ""


def _on_disk(source: str) -> bool:
    return bool(source) and "://" not in source and source != "-"


def _from_here(path: Path) -> str:
    """``path`` as one would type it here."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        return path.as_posix()
