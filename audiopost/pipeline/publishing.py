# SPDX-License-Identifier: GPL-3.0-or-later
"""The show as a whole: its memo, its cover, its page, and last of all its feed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

from audiopost.config import Config
from audiopost.model import Listing, Show
from audiopost.pipeline import state as memo
from audiopost.pipeline.documents import Documents, Made
from audiopost.pipeline.prepare import manifest
from audiopost.pipeline.state import Record, State


def load_state(output: Path, show_id: str) -> State:
    """The show's memo, brought up to date with manifests it does not know; empty for a new show."""
    state = memo.load(output, show_id)
    records = dict(state.records) if state else {}
    told: dict[str, str] = {}
    unknown = _folders(output, {record.slug for record in records.values()})
    others = _slugs_of_others(output, show_id) if unknown else set()
    for folder in unknown:
        if folder.name in others:
            continue
        episode = manifest(folder)
        if episode is not None and episode.show == show_id:
            from audiopost.pipeline.produce import record

            source = episode.source or episode.article.source or episode.identity
            records[episode.guid] = record(episode, output, source)
            told = {"title": episode.show_title, "guid": episode.show_guid, "language": episode.language}
    if state is None:
        return State(show=told, records=records)
    return replace(
        state, show=told | {key: value for key, value in state.show.items() if value}, records=records
    )


def _slugs_of_others(output: Path, show_id: str) -> set[str]:
    """The folders that belong to other shows by their memos."""
    states = (memo.load(output, other) for other in memo.known_shows(output) if other != show_id)
    return {record.slug for state in states if state for record in state.records.values()}


def _folders(output: Path, known: set[str]) -> list[Path]:
    """The episodes' folders that are not ``known`` by name, sorted."""
    try:
        names = sorted(name for name in os.listdir(output) if name[0] != "." and name not in known)  # noqa: PTH208
    except OSError:
        return []
    return [output / name for name in names if (output / name / "episode.json").is_file()]


def cover(show: Show, config: Config, base: Path, output: Path, kept: dict[str, str]) -> tuple[str, bytes]:
    """The cover's file name, which carries its digest, and its bytes. Raises PublishError for an unfit file.

    ``kept`` says what an earlier render drew, so that it is not drawn again.
    """
    from audiopost.publish import cover as covers

    if config.show.image:
        return covers.read(base / config.show.image)
    if kept.get("cover_of") == cover_of(show):
        with contextlib.suppress(OSError):
            data = (output / kept["cover"]).read_bytes()
            if covers.name(data) == kept["cover"]:
                return kept["cover"], data
    drawn = covers.draw(show.title, show.author if show.author != show.title else "")
    return covers.name(drawn), drawn


def cover_of(show: Show) -> str:
    """What a drawn cover depends on, with the version of how it is drawn."""
    return memo.digest("1", show.title, show.author)[:16]


@memo.uncollected()
def publish(
    show: Show, state: State, output: Path, feeds: Path, art: tuple[str, bytes], *, afresh: bool = False
) -> State:
    """Write the cover, the show page, the memo and the feed of all published episodes, the feed last.

    Of both only the pages are made that tell of something else than before; with ``afresh`` all, from what is on disk now.
    """
    from audiopost.publish import addresses, feed, paging, show_page, site

    show = replace(show, image=art[0])
    records = paging.ordered(published(state.records.values()))
    listings: dict[str, Listing] = {}
    shown = Documents(
        output,
        show_page.PER_PAGE,
        partial(show_page.name, show),
        partial(show_page.document, show),
        listings,
    )
    fed = Documents(
        feeds,
        show.page_size,
        partial(addresses.feed_name, show),
        lambda page: feed.document(show, page, partial(content, output)),
        listings,
    )
    known = {} if afresh else state.pages
    pages: Made = {}
    site.write_files(output, chain([art], shown.changed(show, records, known, pages)))
    kept = state

    def feed_files() -> Iterator[tuple[str, bytes]]:
        nonlocal kept
        style = feed.stylesheet()
        yield feed.STYLESHEET, style
        made: Made = {}
        yield from fed.changed(show, records, known, made)
        written = {feed.STYLESHEET: sha256(style).hexdigest()} | {name: of[1] for name, of in made.items()}
        kept = replace(state, feeds=written, pages=pages | made)
        # All of the feed is on disk under other names: should its renaming be cut short, the memo's digests tell.
        save_state(kept, show, output)

    site.write_files(feeds, feed_files())
    _drop_pages(output, feeds, {*state.pages, *state.feeds} - {*kept.pages, *kept.feeds})
    return kept


def _drop_pages(output: Path, feeds: Path, names: Iterable[str]) -> None:
    """Delete pages that are no longer: what they told of is in other pages now, or withdrawn."""
    for name in names:
        with contextlib.suppress(OSError):
            ((feeds if name.endswith(".xml") else output) / name).unlink()


def save_state(state: State, show: Show, output: Path) -> None:
    """Write the memo."""
    from audiopost.publish import site

    kept = {
        "id": show.id,
        "title": show.title,
        "guid": show.guid,
        "language": show.language,
        **({"page": show.page} if show.page != "index.html" else {}),
        **({"cover": show.image, "cover_of": cover_of(show)} if show.image else {}),
    }
    path = memo.path_of(output, show.id)
    site.write_files(path.parent, {path.name: memo.dump(replace(state, show=kept))}, durable=False)


def published(records: Iterable[Record]) -> list[Record]:
    """The records of episodes that belong in the feed."""
    return [record for record in records if not record.withdrawn]


def content(output: Path, told: Listing) -> str:
    """An episode's article as sanitised HTML; "" when its file is gone."""
    try:
        return (output / told.slug / "content.html").read_text("utf-8")
    except OSError:
        return ""


def feeds_fresh(state: State, feeds: Path) -> bool:
    """Whether every feed file is as it was written."""
    try:
        return bool(state.feeds) and all(
            sha256((feeds / name).read_bytes()).hexdigest() == digest for name, digest in state.feeds.items()
        )
    except OSError:
        return False


def withdraw(record: Record, output: Path) -> Record:
    """The record taken out of the feed, its manifest saying so; the files stay until they are pruned."""
    from audiopost.publish import manifest as manifests
    from audiopost.publish import site

    episode = manifest(output / record.slug)
    if episode is not None:
        data = manifests.dump(replace(episode, withdrawn=True))
        site.write_files(output / record.slug, {manifests.MANIFEST: data})
    return replace(record, withdrawn=True, key="")
