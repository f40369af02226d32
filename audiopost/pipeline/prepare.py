# SPDX-License-Identifier: GPL-3.0-or-later
"""From an origin to everything that is known of an episode before anyone speaks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.errors import AudiopostError, ExtractError, ScriptError
from audiopost.model import Article, Episode, Part, Script, Segment, Utterance
from audiopost.pipeline import decide
from audiopost.pipeline.show import episode_guid, slugify
from audiopost.pipeline.state import Record, State
from audiopost.pipeline.studio import Studio

if TYPE_CHECKING:
    from audiopost.model import Origin


@dataclass(frozen=True, slots=True)
class Section:
    """A section to be heard: its utterances, what its sound depends on, and where its MP3 goes."""

    part: Part
    utterances: tuple[Utterance, ...]
    fingerprint: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article ready to be narrated. ``earlier`` has the segments of its last render by fingerprint."""

    name: str
    source: str
    key: str
    known_as: str
    content: str
    article: Article
    script: Script
    guid: str
    slug: str
    published: str
    sections: tuple[Section, ...]
    record: Record | None
    earlier: dict[str, Segment]
    folder: Path | None


class Unpublished(Exception):  # noqa: N818 - not an error: an article its author does not publish now
    """The article is a draft, or its date has not come (``until``); ``record`` is its episode when it has one."""

    def __init__(self, reason: str, record: Record | None, until: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.record = record
        self.until = until


def read(origin: Origin, studio: Studio) -> Article:
    """The article of an origin. Raises SourceError or ExtractError."""
    from audiopost.extract import extract
    from audiopost.extract import read as fetch

    return extract(fetch(origin, studio.config.fetch), studio.config.narration.rules)


def prepare(
    origin: Origin,
    source: str,
    key: str,
    *,
    studio: Studio,
    show_guid: Callable[[str], str],
    state: State,
    found: Collection[str],
    output: Path,
    now: datetime,
    edited: Path | None = None,
    dated_by_article: bool = True,
) -> Prepared:
    """Read, extract and script one article and settle which episode it is.

    ``show_guid`` gives the show's GUID; should it have none yet, this article is its first, and it is told what that is.
    Raises AudiopostError when that is not possible, and :class:`Unpublished` for drafts and articles of the future.
    """
    article = read(origin, studio)
    known_as = decide.identity(article, source)
    content = decide.content_digest(article)

    def gone(place: str) -> bool:
        return place not in found and ("://" in place or not (studio.base / place).exists())

    record = decide.find_record(state, known_as, source, content, gone)
    if record is None and state.records:
        # It may have got another name since its GUID was made from this one.
        record = state.records.get(episode_guid(show_guid(article.url or content), known_as))
    if dated_by_article:
        _published_now(article, record, now)
    script = _script(article, studio, edited)
    if not script.utterances:
        raise ExtractError(
            f"{origin.name} has nothing to say: no text was found in it, or all of it is left out by settings"
        )
    guid = record.guid if record else episode_guid(show_guid(article.url or content), known_as)
    slug = record.slug if record else decide.new_slug(article, known_as, _taken(state, output))
    earlier = _earlier(output / slug) if record else {}
    return Prepared(
        name=origin.name,
        source=source,
        key=key,
        known_as=known_as,
        content=content,
        article=article,
        script=script,
        guid=guid,
        slug=slug,
        published=decide.publication(
            article if dated_by_article else replace(article, published=""), record, now
        ),
        sections=tuple(_sections(script, studio, earlier, output / slug)),
        record=record,
        earlier=earlier,
        folder=Path(origin.path).parent if origin.path else None,
    )


def _published_now(article: Article, record: Record | None, now: datetime) -> None:
    if article.draft:
        raise Unpublished("it is a draft", record)
    if article.published:
        due = decide.publication(article, None, now)
        if decide.is_future(due, now):
            raise Unpublished(f"its date, {article.published}, has not come yet", record, due)


def _script(article: Article, studio: Studio, edited: Path | None) -> Script:
    if edited is None:
        return studio.script(article)
    from audiopost.script.editable import from_markdown

    try:
        text = edited.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(
            f"the script {edited} cannot be read: {error}; name a file made by `audiopost script --markdown`"
        ) from error
    return from_markdown(text, studio.script(article), lexicon=studio.lexicon)


def _taken(state: State, output: Path) -> set[str]:
    taken = {record.slug for record in state.records.values()}
    try:
        return taken | {entry.name for entry in output.iterdir()}
    except OSError:
        return taken


def _sections(script: Script, studio: Studio, earlier: Mapping[str, Segment], folder: Path) -> list[Section]:
    from audiopost.stitch.fingerprint import fingerprint

    def published(name: str) -> bool:
        return reusable(earlier, name, folder, studio) is not None

    sections = []
    for number, (part, utterances) in enumerate(script.by_part(), 1):
        if utterances:
            named = partial(fingerprint, utterances=utterances, audio=studio.config.audio)
            name = studio.sound_name(utterances, named, published)
            sections.append(Section(part, utterances, name, section_path(number, part.title, name)))
    return sections


def reusable(earlier: Mapping[str, Segment], name: str, folder: Path, studio: Studio) -> Segment | None:
    """The segment of an earlier render with the fingerprint ``name``, if its file in ``folder`` is still whole."""
    from audiopost.stitch.join import intact

    segment = earlier.get(name)
    return segment if segment and intact(segment, folder, studio.config.audio) else None


def section_path(number: int, title: str, fingerprint: str) -> str:
    """Where a section's MP3 goes in its episode's folder. The name changes with the sound, so no file ever does."""
    words = slugify(title, 40)
    return f"sections/{number:02}-{words + '-' if words else ''}{fingerprint[2:10]}.mp3"


def _earlier(folder: Path) -> dict[str, Segment]:
    episode = manifest(folder)
    return {segment.fingerprint: segment for segment in episode.segments} if episode else {}


def manifest(folder: Path) -> Episode | None:
    """The episode whose manifest lies in ``folder``, or None when there is none that can be read."""
    from audiopost.publish.manifest import MANIFEST, load

    try:
        return load((folder / MANIFEST).read_bytes(), str(folder / MANIFEST))
    except (OSError, AudiopostError):
        return None
