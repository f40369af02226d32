# SPDX-License-Identifier: GPL-3.0-or-later
"""The show page: every episode with its length, playable in place, and how to subscribe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from audiopost.model import Listing, Show
from audiopost.publish import addresses
from audiopost.publish.notes import clean, cut
from audiopost.publish.page import day, embedded, language_tag, length, render
from audiopost.publish.paging import Page, ordered, paged
from audiopost.publish.wording import date, wording

PER_PAGE = 100


def files(show: Show, listings: Sequence[Listing]) -> dict[str, bytes]:
    """The show's pages by name in the output folder: ``page-1.html`` with the oldest episodes and on, then ``show.page``."""
    return {name(show, page.number): document(show, page) for page in paged(ordered(listings), PER_PAGE)}


def name(show: Show, page: int = 0) -> str:
    """The file name of a page: ``show.page`` of the newest episodes (0), ``page-1.html`` of the oldest (1), and on."""
    if not page:
        return show.page
    stem = "page" if show.page == "index.html" else show.page.removesuffix(".html")
    return f"{stem}-{page}.html"


def document(show: Show, page: Page[Listing]) -> bytes:
    """One of the show's pages as UTF-8 HTML."""
    words = wording(show.language)
    absolute = bool(show.base_url)
    image = show.image
    context = {
        "words": words,
        "show": show,
        "lang": language_tag(show.language),
        "title": clean(show.title),
        "description": clean(show.description),
        "episodes": [_entry(show, listing) for listing in page.items],
        "feed": addresses.feed_from(show, ""),
        "apps": _apps(addresses.feed(show)),
        "cover": "" if addresses.is_absolute(image) else addresses.media_from(image, ""),
        "cover_address": addresses.media(show, image) if absolute or addresses.is_absolute(image) else "",
        "address": addresses.media(show, name(show, page.number)) if absolute else "",
        "site": show.link if addresses.is_absolute(show.link) else "",
        "number": page.number,
        "newer": "" if page.newer is None else name(show, page.newer),
        "older": "" if page.older is None else name(show, page.older),
        "structured": embedded(_structured(show)),
    }
    return render("show.html", "page.css", "show.js", context)


def _entry(show: Show, listing: Listing) -> dict[str, Any]:
    words = wording(show.language)
    other = listing.language and listing.language != show.language
    return {
        "title": clean(listing.title),
        "page": addresses.media_from(listing.page, ""),
        "audio": addresses.media_from(listing.audio_path, ""),
        "date": day(listing.published),
        "shown_date": date(listing.published, words),
        "length": length(listing.duration_ms, words),
        "summary": cut(" ".join(clean(listing.description).split()), 280),
        "byline": clean(listing.byline),
        "lang": language_tag(listing.language) if other else "",
    }


def _apps(feed: str) -> list[tuple[str, str]]:
    """Links that open the feed in well-known apps; none until the feed has an address."""
    if not addresses.is_absolute(feed):
        return []
    parts = urlsplit(feed)
    bare = f"{parts.netloc}{parts.path}"
    coded = quote(feed, safe="")
    return [
        ("Apple Podcasts", f"podcast://{bare}"),
        ("Pocket Casts", f"pktc://subscribe/{bare}"),
        ("Overcast", f"overcast://x-callback-url/add?url={coded}"),
        ("AntennaPod", f"https://antennapod.org/deeplink/subscribe?url={coded}"),
    ]


def _structured(show: Show) -> dict[str, Any]:
    """schema.org's PodcastSeries."""
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "PodcastSeries",
        "name": clean(show.title),
        "description": clean(show.description),
        "inLanguage": show.language,
    }
    if show.base_url:
        made["url"] = addresses.media(show, show.page)
        made["webFeed"] = addresses.feed(show)
    if show.author:
        made["author"] = {"@type": "Organization", "name": clean(show.author)}
    return made
