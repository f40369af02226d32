# SPDX-License-Identifier: GPL-3.0-or-later
"""Decisions, apart from effects: what an article is known by, which episode it belongs to, what is stale."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path

from audiopost.model import Article, Origin
from audiopost.pipeline.show import slugify
from audiopost.pipeline.state import Record, State, digest

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def source_key(origin: Origin, base: Path) -> str:
    """Where an origin's article is found, the same on every machine: a URL, or a path from the show's folder."""
    if origin.path:
        try:
            return Path(os.path.relpath(origin.path, base)).as_posix()
        except ValueError:  # another drive
            return Path(origin.path).as_posix()
    return origin.hints.url or origin.url or origin.name


def identity(article: Article, source: str) -> str:
    """What an article is known by: the GUID its author gave, else its canonical URL, else where it was found."""
    if article.guid:
        return f"guid:{article.guid}"
    if article.url:
        return article.url
    if source == "-":
        return f"title:{slugify(article.title) or digest(article.title)[:12]}"
    return source


def content_digest(article: Article) -> str:
    """A digest of the article's words, whatever its address, title or dates."""
    from audiopost.model.codec import to_json

    words = [to_json(section) for section in article.sections] + [to_json(note) for note in article.notes]
    return digest(*words)


def find_record(
    state: State, known_as: str, source: str, content: str, gone: Callable[[str], bool]
) -> Record | None:
    """The episode an article belongs to: by identity, by place, or, when the place it had is empty now, by its words.

    ``gone`` tells of a source whether nothing is there any more.
    """
    by_place = None
    for record in state.records.values():
        if record.identity == known_as:
            return record
        if record.source == source:
            by_place = record
    if by_place is not None and source != "-":
        return by_place
    moved = [r for r in state.records.values() if r.content == content and gone(r.source)]
    return min(moved, key=lambda r: r.guid) if moved else None


def by_source(records: Mapping[str, Record]) -> dict[str, Record]:
    """The records by where their articles are found."""
    return {record.source: record for record in records.values()}


def new_slug(article: Article, known_as: str, taken: Collection[str]) -> str:
    """A folder name for a new episode: the author's slug or the title, made unique among ``taken``."""
    words = slugify(article.slug) or slugify(article.title) or f"article-{digest(known_as)[:8]}"
    slug, number = words, 2
    while slug in taken:
        slug, number = f"{words}-{number}", number + 1
    return slug


def publication(article: Article, record: Record | None, now: datetime) -> str:
    """When the episode is published, an ISO 8601 date-time with zone: fixed at the first render.

    The article's own date; without one, ``now``. A date without a time is midnight UTC.
    """
    if record is not None:
        return record.published
    text = article.published
    if _DATE.match(text):
        text += "T00:00:00+00:00"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = now
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat(timespec="seconds")


def is_future(published: str, now: datetime) -> bool:
    """Whether a publication date-time lies after ``now``: podcast apps drop or hide such episodes."""
    return datetime.fromisoformat(published) > now


def clock() -> datetime:
    """Now in UTC, or SOURCE_DATE_EPOCH where a reproducible build sets it; to the second."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0)
