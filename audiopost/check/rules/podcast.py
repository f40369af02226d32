# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about what only some shows have: seasons, numbers, soundbites, a page for support."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiopost.check.finding import Fault
from audiopost.check.reading.feed import FeedPage, Item
from audiopost.check.registry import rule
from audiopost.check.site import is_absolute

_NUMBERS = ("itunes:season", "itunes:episode", "podcast:season")
_TYPES = {"", "full", "trailer", "bonus"}
# Seconds, by the podcast namespace.
_SHORTEST, _LONGEST = 15.0, 120.0


@rule(
    FeedPage, "feed-funding", "warning", "podcast:funding leads to a page and says what it is",
    why="Apps show it as a button; without a text or an address there is none.",
    remedy="Set show.funding to the page's address and run `audiopost feed`.", after="feed-xml",
)  # fmt: skip
def feed_funding(page: FeedPage) -> Iterator[Fault]:
    for funding in page.channel.all("podcast:funding"):
        if not is_absolute(funding.get("url")):
            yield Fault(f"podcast:funding leads to {funding.get('url')!r}.", "channel", funding.line)
        elif not funding.text() or len(funding.text()) > 128:
            yield Fault("podcast:funding needs a text of at most 128 characters.", "channel", funding.line)


@rule(
    Item, "item-number", "warning", "Season, number and kind of an episode are such",
    why="Apps order a show by them, and drop or misplace an episode whose numbers they cannot read.",
    remedy="Write season and episode as whole numbers and episode_type as full, trailer or bonus in the front matter, and render again.",
)  # fmt: skip
def item_number(item: Item) -> Iterator[Fault]:
    element = item.element
    for name in _NUMBERS:
        for given in element.all(name):
            if not re.fullmatch(r"[1-9]\d*", given.text()):
                yield Fault(f"{name} is {given.text()!r}.", item.place, given.line)
    if element.text("itunes:episodeType") not in _TYPES:
        yield Fault(
            f"itunes:episodeType is {element.text('itunes:episodeType')!r}.", item.place, element.line
        )
    for name in ("season", "episode"):
        ours, theirs = element.text(f"podcast:{name}"), element.text(f"itunes:{name}")
        if ours and theirs and ours != theirs:
            yield Fault(f"podcast:{name} is {ours}, itunes:{name} {theirs}.", item.place, element.line)


@rule(
    Item, "item-soundbite", "warning", "A soundbite is 15 to 120 seconds of the episode, and what the author picked",
    why="Apps play it to people who do not know the show yet.",
    remedy="Copy the passage into soundbite in the front matter as the article has it, without a heading between its sentences, and render again.",
)  # fmt: skip
def item_soundbite(item: Item) -> Iterator[Fault]:
    found = item.element.all("podcast:soundbite")
    episode = item.folder.episode if item.folder else None
    whole = episode.audio.duration_ms / 1000 if episode else float("inf")
    for bite in found:
        try:
            start, length = float(bite.get("startTime")), float(bite.get("duration"))
        except ValueError:
            yield Fault("A podcast:soundbite has no startTime or duration in seconds.", item.place, bite.line)
            continue
        if start < 0 or start + length > whole + 1:
            yield Fault(
                f"A soundbite ends at {start + length:.1f} s, after the audio.", item.place, bite.line
            )
        elif not min(_SHORTEST, whole) <= length <= _LONGEST:
            yield Fault(f"A soundbite lasts {length:.1f} s.", item.place, bite.line)
    wanted = len(episode.article.soundbites) if episode else 0
    if len(found) < wanted:
        yield Fault(
            f"The article names {wanted} soundbite{'s' * (wanted != 1)}, and {len(found)} of them is said in it word for word.",
            item.place, item.element.line,
        )  # fmt: skip
