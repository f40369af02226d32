# SPDX-License-Identifier: GPL-3.0-or-later
"""The episode page: the article, readable and listenable at once, in one file that asks nobody for anything.

Style and script stand in the page itself and are allowed by their hashes, so that the page works from a server, from a
folder on disk, and where another site's headers rule.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from audiopost.model import Cue, Episode, Show
from audiopost.publish import addresses
from audiopost.publish.article_html import ArticleHtml, anchor, note_targets
from audiopost.publish.article_parts import texts
from audiopost.publish.inline_html import Inline, Span
from audiopost.publish.manifest import CHAPTERS, JSON, SRT, VTT, summary
from audiopost.publish.notes import clean
from audiopost.publish.sanitise import sanitise
from audiopost.publish.timeline import timeline
from audiopost.publish.transcript import by_section, duration
from audiopost.publish.wording import date, wording


def episode(show: Show, episode: Episode, *, images: Mapping[str, str] | None = None) -> bytes:
    """The page of ``episode`` as UTF-8 HTML, to be ``index.html`` in its folder.

    ``images`` maps an image's source, as the article gives it, to a file in that folder (or below it); images not named there
    become their description with a link, for the page loads nothing from elsewhere.
    """
    words = wording(episode.language)
    article = episode.article
    spans, targets = _marks(episode)
    inline = Inline(
        spans=spans,
        base=article.url or episode.link,
        anchors={section.id: anchor(section.id) for section in article.sections},
        notes=note_targets(article),
        images=images or {},
    )
    blocks = frozenset(t.removeprefix("ap-b-") for t in targets if t.startswith("ap-b-"))
    body = sanitise(ArticleHtml(inline, words, blocks).article(article), ids=True)
    placed = set(re.findall(r' id="([^"]+)"', body)) | {"ap-title", "ap-byline"}
    context = {
        "words": words,
        "show": show,
        "episode": episode,
        "body": body,
        "title": clean(episode.title),
        "byline": clean(article.byline),
        "summary": " ".join(clean(summary(episode)).split()),
        "date": day(episode.published),
        "shown_date": date(episode.published, words),
        "length": length(episode.audio.duration_ms, words),
        "audio": addresses.media_from(episode.audio.path, "."),
        "chapters": chapters(episode),
        "transcript": _transcript(episode),
        "timeline": embedded(timeline(episode, [t if t in placed else "" for t in targets], texts(article))),
        "structured": embedded(_structured(show, episode)),
        "home": addresses.media_from(show.page, episode.slug),
        "feed": addresses.feed_from(show, episode.slug),
        "cover": addresses.media_from(show.image, episode.slug)
        if not addresses.is_absolute(show.image)
        else "",
        "address": addresses.media(show, f"{episode.slug}/") if show.base_url else "",
        "audio_address": addresses.media(show, f"{episode.slug}/{episode.audio.path}")
        if show.base_url
        else "",
        "cover_address": addresses.media(show, show.image)
        if show.base_url or addresses.is_absolute(show.image)
        else "",
        "original": episode.link if addresses.is_absolute(episode.link) else "",
        "files": {"vtt": VTT, "srt": SRT, "json": JSON, "chapters": CHAPTERS},
        "speeds": SPEEDS,
        "lang": language_tag(episode.language),
    }
    return render("episode.html", "page.css", "page.js", context)


SPEEDS = ("0.5", "0.75", "0.9", "1", "1.1", "1.25", "1.5", "1.75", "2", "2.5", "3")


def render(template: str, style: str, script: str, context: Mapping[str, Any]) -> bytes:
    """A page from its template, with style and script written into it and allowed by hash."""
    environment = _environment()
    css, js = _source(style), _source(script) if script else ""
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_hash(js)}'",
            f"style-src '{_hash(css)}'",
            "img-src 'self' data:",
            "media-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    html: str = environment.get_template(template).render(**context, style=css, script=js, policy=policy)
    return html.encode()


def day(published: str) -> str:
    """The date of an ISO 8601 date-time."""
    return published[:10]


def length(ms: int, words: Mapping[str, str]) -> str:
    """A duration for people: "12 min", "1 h 5 min"."""
    minutes = max(1, round(ms / 60_000))
    if minutes < 60:
        return words["minutes"].format(n=minutes)
    return words["hours"].format(h=minutes // 60, m=minutes % 60)


def clock(ms: int) -> str:
    """A time for people: "0:07", "1:02:03"."""
    seconds = ms // 1000
    if seconds >= 3600:
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{seconds // 60}:{seconds % 60:02d}"


def chapters(episode: Episode) -> list[dict[str, Any]]:
    """What the chapter list shows."""
    shallow = min((c.level for c in episode.chapters if c.level), default=1)
    return [
        {
            "ms": chapter.start_ms,
            "seconds": f"{chapter.start_ms / 1000:g}",
            "clock": clock(chapter.start_ms),
            "title": clean(chapter.title),
            "depth": min(3, max(0, chapter.level - shallow)),
        }
        for chapter in episode.chapters
    ]


def _marks(episode: Episode) -> tuple[dict[str, list[Span]], list[str]]:
    """Where each cue shows on the page: the spans to mark in each text, and each cue's element id."""
    spans: dict[str, list[Span]] = {}
    targets: list[str] = []
    seen: set[str] = set()
    for number, cue in enumerate(episode.cues):
        if cue.text_id and cue.end > cue.start:
            known = spans.setdefault(cue.text_id, [])
            # A table's header is said again with every cell: the words stand on the page once.
            span = next((s for s in known if (s.start, s.end) == (cue.start, cue.end)), None)
            if span is None:
                span = Span(f"ap-c{number}", cue.start, cue.end)
                known.append(span)
            targets.append(span.id)
        else:
            targets.append(_beside(cue, episode, seen))
    return spans, targets


def _beside(cue: Cue, episode: Episode, seen: set[str]) -> str:
    """The element an utterance without a place in the text speaks of."""
    words = cue.text.strip().rstrip(".").casefold()
    byline = episode.article.byline.casefold()
    for place, found in (
        ("ap-title", words == episode.title.strip().rstrip(".").casefold()),
        ("ap-byline", bool(byline) and byline in words and cue.role in {"intro", "byline"}),
    ):
        if found and place not in seen:
            seen.add(place)
            return place
    if cue.role == "heading" and cue.section_id:
        return anchor(cue.section_id)
    return f"ap-b-{cue.block_id}" if cue.block_id else ""


def _transcript(episode: Episode) -> list[dict[str, Any]]:
    """Everything that is said, by chapter."""
    titles = {chapter.section_id: chapter for chapter in episode.chapters}
    number = -1
    made = []
    for section, cues in by_section(episode):
        lines = []
        for cue in cues:
            number += 1
            lines.append(
                {
                    "id": f"ap-t{number}",
                    "clock": clock(cue.start_ms),
                    "datetime": duration(cue.start_ms),
                    "text": clean(cue.text),
                    "lang": language_tag(cue.language) if cue.language != episode.language else "",
                    "heading": cue.role == "heading",
                }
            )
        chapter = titles.get(section)
        made.append({"title": clean(chapter.title) if chapter else "", "lines": lines})
    return made


def _structured(show: Show, episode: Episode) -> dict[str, Any]:
    """schema.org's PodcastEpisode, with the audio and the series."""
    base = bool(show.base_url)
    folder = episode.slug
    audio: dict[str, Any] = {
        "@type": "AudioObject",
        "contentUrl": addresses.media(show, f"{folder}/{episode.audio.path}") if base else episode.audio.path,
        "encodingFormat": episode.audio.type,
        "contentSize": str(episode.audio.bytes),
        "duration": duration(episode.audio.duration_ms),
        "inLanguage": episode.language,
    }
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": clean(episode.title),
        "datePublished": episode.published,
        "description": " ".join(clean(summary(episode)).split()),
        "inLanguage": episode.language,
        "duration": duration(episode.audio.duration_ms),
        "accessMode": ["auditory", "textual"],
        "accessibilityFeature": ["transcript", "captions", "synchronizedAudioText"],
        "associatedMedia": audio,
        "partOfSeries": {"@type": "PodcastSeries", "name": clean(show.title)},
    }
    if base:
        made["url"] = addresses.media(show, f"{folder}/")
        made["partOfSeries"]["url"] = addresses.media(show, show.page)
        made["partOfSeries"]["webFeed"] = addresses.feed(show)
    if episode.article.byline:
        made["author"] = {"@type": "Person", "name": clean(episode.article.byline)}
    if addresses.is_absolute(episode.link):
        made["isBasedOn"] = episode.link
    return made


def language_tag(language: str) -> str:
    """A BCP 47 tag that is well-formed: ``language``, or English."""
    return language if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language) else "en"


def embedded(data: Any) -> str:
    """JSON that can stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("audiopost.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # Only what passed the sanitiser, or what we wrote ourselves, is marked so in the templates.
    environment.filters["trusted"] = Markup
    return environment


@cache
def _source(name: str) -> str:
    from importlib import resources

    text = resources.files("audiopost.publish").joinpath("templates", name).read_text("utf-8")
    # The licence line is for us; readers of the page need not load it.
    return re.sub(r"^(/\*.*?\*/|//[^\n]*)\n", "", text, count=1, flags=re.DOTALL)


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
