# SPDX-License-Identifier: GPL-3.0-or-later
"""The author's gate: what is published held against specifications, the MP3s, and the articles as they are now."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.config import Config
from audiopost.errors import UsageError
from audiopost.model import Article
from audiopost.pipeline import decide, freshness, publishing
from audiopost.pipeline import show as shows
from audiopost.pipeline import state as memo
from audiopost.pipeline.freshness import Checked

if TYPE_CHECKING:
    from audiopost.check.finding import Instruments
    from audiopost.check.reading.hearing import Heard
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
    """Look over everything published. Raises UsageError when there is no output folder."""
    from audiopost.check.walk import look

    if not job.output.is_dir():
        raise UsageError(
            f"there is no folder {job.output}; render something first, or name the folder with --output"
        )
    checked = _shows(job)
    walk = _walk(job, [show for show in checked if show.state])
    skip = (job.output, job.feeds)
    sources = [source for show in checked for source in freshness.sources(show, job.base, skip)]
    options = job.config.check
    return look(walk, [*sources, *_heard(job, walk)], options.silence, options.levels)


def _shows(job: CheckJob) -> list[Checked]:
    """The configured shows, and those that were rendered here and are not configured."""
    found = {shows.show_id(one.show, job.output): one for one in shows.each(job.config)}
    for name in memo.known_shows(job.output):
        found.setdefault(name, replace(job.config, shows=(), show=replace(job.config.show, articles=())))
    loaded = {name: publishing.load_state(job.output, name) for name in found}
    return [Checked(one, name, loaded[name] if loaded[name].records else None) for name, one in found.items()]


def _walk(job: CheckJob, rendered: list[Checked]) -> Walk:
    from audiopost.check.site import Site
    from audiopost.check.walk import Walk

    rest = Site(
        output=job.output, feeds=job.feeds, audio=job.config.audio, instruments=instruments(),
        base_url=job.config.show.base_url,
    )  # fmt: skip
    configured = {shows.show_id(one.show, job.output) for one in shows.each(job.config)}
    sites = []
    for show in rendered:
        kept = show.state.show.get("page", "index.html") if show.state else "index.html"
        page = shows.page_name(job.config, show.id) if show.id in configured else kept
        base_url = show.config.show.base_url or _told(job.feeds, show.id)
        sites.append(replace(rest, show=show.id, page=page, base_url=base_url, elsewhere=(), answered=set()))
    rest = replace(rest, elsewhere=tuple(sorted({site.base_url for site in sites})))
    places = {
        record.slug: freshness.from_here(job.base / source)
        for show in rendered
        for record in show.records
        if freshness.on_disk(source := freshness.source_of(record, job.base))
    }
    return Walk(sites, rest, places, catalogue=len(job.config.shows) > 1, sound=job.sound)


def _told(feeds: Path, show_id: str) -> str:
    """Where a show's feed says the two folders are; for a check without the configuration it was rendered with."""
    try:
        with (feeds / f"{show_id}.xml").open(encoding="utf-8", errors="replace") as file:
            head = file.read(20_000)
    except OSError:
        return ""
    for link in re.findall(r"<atom:link\s[^>]*>", head):
        found = re.search(rf'href="(https?://[^"]+)/feeds/{re.escape(show_id)}\.xml"', link)
        if found and 'rel="self"' in link:
            return html.unescape(found[1])
    return ""


def handbook() -> str:
    """Every rule, as Markdown."""
    from audiopost.check.printed import handbook as printed

    return printed()


def instruments() -> Instruments:
    """What other rooms lend for checking."""
    from audiopost.check.finding import Instruments
    from audiopost.publish.categories import CATEGORIES
    from audiopost.publish.wording import wording
    from audiopost.script.faults import of_languages
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
        foreign=of_languages,
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
