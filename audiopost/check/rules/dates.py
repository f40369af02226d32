# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about dates: RFC 2822, the right weekday, not in the future, fixed for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from audiopost.check.finding import Fault
from audiopost.check.reading.feed import FeedPage, Item
from audiopost.check.registry import rule

_RFC = re.compile(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|[ECMP][SD]T)"
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def moment(text: str) -> datetime | None:
    """An RFC 2822 date-time, None for anything else."""
    if not _RFC.fullmatch(text):
        return None
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _weekday(text: str) -> str:
    """What is wrong with the weekday of a date, "" when nothing is."""
    when, day = moment(text), text[:3]
    if when is None or day not in _DAYS or _DAYS[when.weekday()] == day:
        return ""
    return f"{text} was a {_DAYS[when.weekday()]}."


@rule(
    FeedPage, "feed-date", "error", "The dates of the channel are RFC 2822",
    why="Apps that cannot read a date take the show for new, or for one that never changes.",
    remedy="Run `audiopost feed`.", after="feed-xml",
)  # fmt: skip
def feed_date(page: FeedPage) -> Iterator[Fault]:
    for name in ("pubDate", "lastBuildDate"):
        text = page.channel.text(name)
        if text and moment(text) is None:
            yield Fault(f"{name} is {text!r}.", "channel")
        elif wrong := _weekday(text):
            yield Fault(f"{name}: {wrong}", "channel")


@rule(
    Item, "item-date", "error", "An episode's pubDate is RFC 2822",
    why="Apps sort by it; an episode without one they can read comes last, or not at all.",
    remedy="Run `audiopost feed`.",
)  # fmt: skip
def item_date(item: Item) -> Iterator[Fault]:
    text = item.element.text("pubDate")
    if moment(text) is None:
        yield Fault(
            f"pubDate is {text!r}." if text else "There is no pubDate.", item.place, item.element.line
        )


@rule(
    Item, "item-weekday", "error", "The weekday of an episode's pubDate is that of its date",
    why="Strict parsers refuse the whole date.",
    remedy="Run `audiopost feed`.", after="item-date",
)  # fmt: skip
def item_weekday(item: Item) -> Iterator[Fault]:
    if wrong := _weekday(item.element.text("pubDate")):
        yield Fault(wrong, item.place, item.element.line)


@rule(
    Item, "item-future", "error", "An episode's pubDate does not lie in the future",
    why="Apps hide such an episode, or drop it for good.",
    remedy="Correct the article's date; audiopost publishes an article when its date has come.", after="item-date",
)  # fmt: skip
def item_future(item: Item) -> Iterator[Fault]:
    when = moment(item.element.text("pubDate"))
    if when and when > item.page.site.instruments.now:
        yield Fault(f"It is dated {item.element.text('pubDate')}.", item.place, item.element.line)


@rule(
    Item, "item-date-changed", "error", "An episode's pubDate is the one it was first published with",
    why="An episode with a new date jumps to the top of every queue again.",
    remedy="Run `audiopost feed`.", after="item-date item-weekday item-future",
)  # fmt: skip
def item_date_changed(item: Item) -> Iterator[Fault]:
    when = moment(item.element.text("pubDate"))
    episode = item.folder.episode if item.folder else None
    if (
        when
        and episode
        and int(when.timestamp()) != int(datetime.fromisoformat(episode.published).timestamp())
    ):
        yield Fault(
            f"pubDate is {when.isoformat()}, the manifest says {episode.published}.",
            item.place,
            item.element.line,
        )
