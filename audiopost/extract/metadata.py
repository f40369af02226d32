# SPDX-License-Identifier: GPL-3.0-or-later
"""Title, byline, dates, language, site and picture of an article, from what the page declares and what it shows."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from audiopost.extract import bylines, dom, headline, published
from audiopost.extract.declared import Declared, read
from audiopost.extract.frontmatter import episode_type, number
from audiopost.model import Soundbite

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_GUESSED = 1_000_000
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a page's article; "" where nothing is."""

    title: str = ""
    byline: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    url: str = ""
    site: str = ""
    summary: str = ""
    image: str = ""
    tags: tuple[str, ...] = ()
    paid: bool = False
    season: int = 0
    episode: int = 0
    episode_type: str = ""
    soundbites: tuple[Soundbite, ...] = ()


def collect(root: HtmlElement, page: str, url: str) -> Metadata:
    """The metadata of a page that was parsed and not yet cleaned; ``page`` is its markup, ``url`` its address or ""."""
    found = read(root)
    site = _site(found)
    title = headline.choose(root, found, site)
    guess = _guess(page, url)
    canonical = _canonical(found, url)
    return Metadata(
        title=title,
        byline=bylines.choose(root, found, guess.get("author", ""), site),
        published=published.choose(root, found, guess.get("date", ""), url),
        modified=published.changed(found),
        language=_language(found),
        url=canonical,
        site=site,
        summary=html.unescape(found.first("og:description", "description", "twitter:description")),
        image=_image(found, canonical or url),
        tags=_tags(found),
        paid=str(found.article.get("isAccessibleForFree", "")).lower() == "false",
        season=number(found.first("podcast:season")),
        episode=number(found.first("podcast:episode")),
        episode_type=episode_type(found.first("podcast:episode-type")),
        soundbites=tuple(Soundbite(text) for text in found.meta.get("podcast:soundbite", ())[:20]),
    )


def _guess(page: str, url: str) -> dict[str, str]:
    """What trafilatura makes of the page; the best single guesser of dates and names."""
    import logging

    from trafilatura import extract_metadata

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        found = extract_metadata(page[:_GUESSED], default_url=url if url.startswith("http") else None)
    except Exception:  # noqa: BLE001 - a guesser's own faults are many, and none of them is ours to report
        return {}
    return {"author": found.author or "", "date": found.date or "", "title": found.title or ""}


def _canonical(found: Declared, url: str) -> str:
    declared = found.links.get("canonical") or found.first("og:url")
    if not declared:
        return url
    try:
        absolute = urljoin(url, declared)
        parts = urlsplit(absolute)
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return url
    # A canonical address that names the front page is a mistake of the page's author.
    if parts.path in ("", "/") and url and urlsplit(url).path not in ("", "/"):
        return url
    return absolute


def _language(found: Declared) -> str:
    for value in (
        found.language,
        found.article.get("inLanguage"),
        found.first("content-language", "og:locale", "dc.language", "language"),
    ):
        if isinstance(value, dict):
            value = value.get("alternateName") or value.get("name")
        if isinstance(value, str):
            value = value.split(",")[0].strip().replace("_", "-")
            if _TAG.fullmatch(value):
                return value
    return ""


def _site(found: Declared) -> str:
    publisher: Any = found.article.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else ""
    return html.unescape(
        found.first("og:site_name", "application-name") or (name if isinstance(name, str) else "")
    )


def _image(found: Declared, base: str) -> str:
    value: Any = found.first(
        "og:image", "og:image:url", "twitter:image", "twitter:image:src"
    ) or found.article.get("image")
    while isinstance(value, (list, dict)):
        value = (value[0] if value else "") if isinstance(value, list) else value.get("url", "")
    try:
        return (
            urljoin(base, value) if isinstance(value, str) and value and not value.startswith("data:") else ""
        )
    except ValueError:
        return ""


def _tags(found: Declared) -> tuple[str, ...]:
    words = list(found.meta.get("article:tag", ()))
    if not words:
        keywords = found.article.get("keywords") or found.first("keywords", "news_keywords")
        words = keywords if isinstance(keywords, list) else str(keywords or "").split(",")
    seen = dict.fromkeys(dom.collapse(html.unescape(str(word))) for word in words)
    return tuple(word for word in seen if word and len(word) < 60)[:20]
