# SPDX-License-Identifier: GPL-3.0-or-later
"""The show page: every episode with its length, playable in place, and how to subscribe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from audiopost.model import Listing, Show
from audiopost.publish import addresses
from audiopost.publish.feed import ordered
from audiopost.publish.notes import clean, cut
from audiopost.publish.page import day, embedded, language_tag, length, render
from audiopost.publish.wording import date, wording

PER_PAGE = 100


def files(show: Show, listings: Sequence[Listing]) -> dict[str, bytes]:
    """The show's pages by name in the output folder: ``show.page`` with the newest episodes, ``page-2.html`` and on."""
    episodes = ordered(listings)
    count = max(1, -(-len(episodes) // PER_PAGE))
    return {
        _name(show, number): _page(show, episodes[(number - 1) * PER_PAGE : number * PER_PAGE], number, count)
        for number in range(1, count + 1)
    }


def _name(show: Show, number: int) -> str:
    if number == 1:
        return show.page
    return (
        f"page-{number}.html"
        if show.page == "index.html"
        else f"{show.page.removesuffix('.html')}-{number}.html"
    )


def _page(show: Show, episodes: Sequence[Listing], number: int, count: int) -> bytes:
    words = wording(show.language)
    absolute = bool(show.base_url)
    image = show.image
    context = {
        "words": words,
        "show": show,
        "lang": language_tag(show.language),
        "title": clean(show.title),
        "description": clean(show.description),
        "episodes": [_entry(show, listing) for listing in episodes],
        "feed": addresses.feed_from(show, ""),
        "apps": _apps(addresses.feed(show)),
        "cover": "" if addresses.is_absolute(image) else addresses.media_from(image, ""),
        "cover_address": addresses.media(show, image) if absolute or addresses.is_absolute(image) else "",
        "address": addresses.media(show, _name(show, number)) if absolute else "",
        "site": show.link if addresses.is_absolute(show.link) else "",
        "number": number,
        "newer": _name(show, number - 1) if number > 1 else "",
        "older": _name(show, number + 1) if number < count else "",
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
