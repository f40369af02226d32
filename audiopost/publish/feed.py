# SPDX-License-Identifier: GPL-3.0-or-later
"""The podcast feed: RSS 2.0 as PSP-1, Apple, Spotify and the podcast namespace want it, in pages by RFC 5005.

feedgen writes it. What feedgen does differently from what is wanted is put right here and in ``feed_podcast``: the order
of items, the clock it stamps, true/false, characters XML cannot carry, and the links and namespaces it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import resources
from itertools import pairwise
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from audiopost.model import Listing, Show
from audiopost.publish import addresses, categories, notes
from audiopost.publish.feed_podcast import ChannelElements, Element, ItemElements, atom_link, itunes, podcast
from audiopost.publish.paging import Page, moment, ordered, paged
from audiopost.publish.wording import wording

STYLESHEET = "feed.css"
_CREATIVE_COMMONS = re.compile(r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", re.IGNORECASE)
_RHYTHMS = (
    (1, "daily", "FREQ=DAILY"),
    (7, "weekly", "FREQ=WEEKLY"),
    (14, "every two weeks", "FREQ=WEEKLY;INTERVAL=2"),
    (30, "monthly", "FREQ=MONTHLY"),
)


def build(
    show: Show, listings: Sequence[Listing], page: int = 0, content: Callable[[Listing], str] | None = None
) -> bytes:
    """One page of the feed of all ``listings``: that of the newest episodes (0), or of older ones (from the oldest, 1).

    The same input gives the same bytes. Raises :class:`ConfigError` for a category Apple does not know.
    """
    return document(show, paged(ordered(listings), show.page_size)[page - 1], content)


def document(show: Show, page: Page[Listing], content: Callable[[Listing], str] | None = None) -> bytes:
    """A page of the feed as UTF-8 XML; it depends on its own episodes and its neighbours' numbers alone.

    ``content`` fetches an episode's sanitised HTML when the listing does not carry it.
    Raises :class:`ConfigError` for a category Apple does not know.
    """
    categories.check(show.category, show.subcategory)
    made = _Feed()
    made.register_extension("more", ChannelElements, ItemElements, atom=False, rss=True)
    made.load_extension("podcast", atom=False, rss=True)
    _channel(made, show, page)
    for listing in page.items:
        _item(made.add_entry(order="append"), show, listing, content)
    return made.xml()


def files(
    show: Show, listings: Sequence[Listing], content: Callable[[Listing], str] | None = None
) -> dict[str, bytes]:
    """Every file of the feed by name in the feeds folder: the style sheet, its pages, the subscribed one at the end."""
    pages = paged(ordered(listings), show.page_size)
    return {STYLESHEET: stylesheet()} | {
        addresses.feed_name(show, page.number): document(show, page, content) for page in pages
    }


def stylesheet() -> bytes:
    """The CSS that makes the feed a readable page for a person who opens it in a browser."""
    return resources.files("audiopost.publish").joinpath("templates", STYLESHEET).read_bytes()


class _Feed(FeedGenerator):  # type: ignore[misc]
    """feedgen's generator, with a style sheet and without a clock."""

    def xml(self) -> bytes:
        """The feed as bytes."""
        root, _ = self._create_rss()
        if self.pubDate() is None:
            root[0].remove(root[0].find("lastBuildDate"))
        styled = etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{STYLESHEET}"')
        root.addprevious(styled)
        data: bytes = etree.tostring(
            root.getroottree(), pretty_print=True, encoding="UTF-8", xml_declaration=True
        )
        return data.rstrip(b"\n") + b"\n"


def _channel(made: Any, show: Show, page: Page[Listing]) -> None:
    title = notes.clean(show.title)
    link = show.link or addresses.media(show, show.page)
    made.title(title)
    made.description(notes.about(show))
    made.link(href=addresses.feed(show, page.number), rel="self", type="application/rss+xml")
    made.link(href=link)  # feedgen takes the last link it is given for the channel's own
    made.language(show.language)
    made.generator("audiopost")
    made.docs("https://www.rssboard.org/rss-specification")
    if show.copyright:
        made.copyright(notes.clean(show.copyright))
    if page.items:
        made.lastBuildDate(max(_changed(listing) for listing in page.items))
        made.pubDate(moment(page.items[0].published))
    image = addresses.media(show, show.image)
    if image:
        made.image(url=image, title=title, link=link)
        made.podcast.itunes_image(image)
    author = notes.clean(show.author or show.title)
    made.podcast.itunes_author(author)
    made.podcast.itunes_type(show.type)
    if show.email:
        made.podcast.itunes_owner(author, show.email)
    made.podcast.itunes_category(
        {"cat": show.category} | ({"sub": show.subcategory} if show.subcategory else {})
    )
    made.more.add(itunes("explicit", "true" if show.explicit else "false"))
    made.more.add(*_paging(show, page), *_podcast_channel(show, image, author))
    made.more.add(_rhythm(page.items) if page.number == 0 else None)


def _changed(listing: Listing) -> datetime:
    """When an episode's article last changed, by what its author says of it."""
    return max(moment(listing.published), moment(listing.modified or listing.published))


def _paging(show: Show, page: Page[Listing]) -> list[Element]:
    """The hub, and the links of RFC 5005 section 3: "next" leads to older episodes."""
    links = [atom_link("hub", show.hub)] if show.hub else []
    others = {"first": 0, "previous": page.newer, "next": page.older, "last": page.last} if page.last else {}
    return links + [
        atom_link(rel, addresses.feed(show, number), "application/rss+xml")
        for rel, number in others.items()
        if number is not None
    ]


def _podcast_channel(show: Show, image: str, author: str) -> list[Element]:
    made = [
        podcast("locked", "yes" if show.locked else "no", owner=show.email),
        podcast("medium", show.medium),
        podcast("txt", "true", purpose="ai-content"),
    ]
    if show.guid:
        made.insert(0, podcast("guid", show.guid))
    if author:
        made.append(podcast("person", author, role="author", group="writing"))
    if show.licence:
        made.append(licence(show.licence))
    if show.funding:
        text = notes.clean(show.funding_text) or wording(show.language)["support"]
        made.append(podcast("funding", notes.cut(text, 128), url=show.funding))
    if image:
        made.append(podcast("image", href=image, alt=notes.clean(show.image_alt), aspect_ratio="1/1"))
    return made


def licence(name: str) -> Element:
    """podcast:license: a slug (cc-by-4.0), or a slug made from an address together with the address."""
    if not addresses.is_absolute(name):
        return podcast("license", notes.clean(name).lower())
    found = _CREATIVE_COMMONS.search(name)
    slug = f"cc-{found[1]}-{found[2]}" if found else re.sub(r"\W+", "-", name.split("://", 1)[1]).strip("-")
    return podcast("license", slug.lower()[:128], url=name)


def _rhythm(episodes: Sequence[Listing]) -> Element | None:
    """podcast:updateFrequency, when the last eight episodes keep a rhythm; a claim nobody made otherwise."""
    days = [moment(listing.published).timestamp() / 86400 for listing in episodes[:8]]
    gaps = [newer - older for newer, older in pairwise(days)]
    if len(gaps) < 4:
        return None
    for length, text, rule in _RHYTHMS:
        if all(abs(gap - length) <= length * 0.25 for gap in gaps):
            return podcast("updateFrequency", text, rrule=rule)
    return None


def _item(entry: Any, show: Show, listing: Listing, content: Callable[[Listing], str] | None) -> None:
    entry.title(notes.clean(listing.title))
    entry.guid(notes.clean(listing.guid), permalink=False)
    entry.pubDate(moment(listing.published))
    entry.enclosure(addresses.media(show, listing.audio_path), str(listing.audio_bytes), listing.audio_type)
    link = listing.link if addresses.is_absolute(listing.link) else addresses.media(show, listing.page)
    if link:
        entry.link(href=link)
    entry.description(notes.description(show, listing))
    body = listing.content or (content(listing) if content else "")
    if body:
        entry.content(notes.clean(body))
    for tag in listing.tags:
        if notes.clean(tag).strip():
            entry.category(term=notes.clean(tag))
    entry.podcast.itunes_duration(max(1, round(listing.duration_ms / 1000)))
    entry.podcast.itunes_episode_type(listing.episode_type or "full")
    season = listing.season or show.season
    if season:
        entry.podcast.itunes_season(season)
    if listing.episode:
        entry.podcast.itunes_episode(listing.episode)
    if listing.byline:
        entry.podcast.itunes_author(notes.clean(listing.byline))
    entry.more.add(itunes("explicit", "true" if show.explicit else "false"), *_podcast_item(show, listing))


def _podcast_item(show: Show, listing: Listing) -> list[Element]:
    language = listing.language or show.language
    made = [podcast("txt", "true", purpose="ai-content")]
    for path, type_ in listing.transcripts:
        captions = "captions" if type_ in {"text/vtt", "application/x-subrip"} else ""
        made.append(
            podcast(
                "transcript", url=addresses.media(show, path), type=type_, language=language, rel=captions
            )
        )
    season = listing.season or show.season
    if season:
        made.append(podcast("season", str(season)))
    if listing.episode:
        made.append(podcast("episode", str(listing.episode)))
    for start, length, title in listing.soundbites:
        times = {"startTime": f"{start / 1000:.3f}", "duration": f"{length / 1000:.3f}"}
        made.append(podcast("soundbite", notes.cut(notes.clean(title), 128), **times))
    if listing.chapters_path:
        chapters = addresses.media(show, listing.chapters_path)
        made.append(podcast("chapters", url=chapters, type="application/json+chapters"))
    if listing.byline:
        made.append(podcast("person", notes.clean(listing.byline), role="author", group="writing"))
    image = addresses.media(show, listing.image)
    if image:
        made.append(
            podcast("image", href=image, alt=notes.clean(listing.image_alt or wording("en")["cover"]))
        )
    return made
