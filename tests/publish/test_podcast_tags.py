# SPDX-License-Identifier: GPL-3.0-or-later
"""Seasons, numbers, soundbites and funding, read back by other people's parsers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import feedparser
import podcastparser
import pytest

from audiopost.model import Cue, Soundbite
from audiopost.publish import feed, manifest, soundbites
from tests.publish.fixtures import lighthouse


def _numbered() -> bytes:
    article = replace(
        lighthouse.ARTICLE,
        season=2,
        episode=7,
        episode_type="bonus",
        soundbites=(
            Soundbite("You do not watch the sea.  You watch the light", "What the keeper said"),
            Soundbite("Words that nobody wrote"),
        ),
    )
    listing = manifest.listing(lighthouse.episode(article=article))
    show = lighthouse.show(
        type="serial", season=1, funding="https://journal.example/give", funding_text="Give oil"
    )
    return feed.build(show, [listing, *lighthouse.listings(1)])


@pytest.mark.judge("npm:feedsmith", "npm:podcast-partytime")
def test_parsers_read_season_number_soundbite_and_funding(ask: Callable[..., Any]) -> None:
    read = ask("feeds.mjs", given=_numbered().decode())
    channel, party = read["feedsmith"], read["partytime"]
    assert channel["itunes"]["type"] == "serial"
    assert channel["podcast"]["fundings"] == [{"url": "https://journal.example/give", "display": "Give oil"}]
    assert party["podcastFunding"] == [{"url": "https://journal.example/give", "message": "Give oil"}]
    first, second = channel["items"]
    assert first["itunes"]["season"] == 2
    assert first["itunes"]["episode"] == 7
    assert first["itunes"]["episodeType"] == "bonus"
    assert first["podcast"]["season"] == {"number": 2}
    assert first["podcast"]["episode"] == {"number": 7}
    cue = next(c for c in lighthouse.episode().cues if c.text.startswith("You do not watch the sea"))
    (bite,) = first["podcast"]["soundbites"]
    assert bite["display"] == "What the keeper said"
    assert bite["startTime"] == cue.start_ms / 1000
    assert 15 <= bite["duration"] <= 120
    assert party["items"][0]["podcastSeason"]["number"] == 2
    assert party["items"][0]["podcastEpisode"]["number"] == 7
    assert party["items"][0]["podcastSoundbites"][0]["startTime"] == bite["startTime"]
    # The show's own season is that of episodes that say none.
    assert second["itunes"]["season"] == second["podcast"]["season"]["number"] == 1
    assert second["itunes"]["episodeType"] == "full"
    assert "episode" not in second["podcast"]


def test_parsers_in_python_read_them() -> None:
    data = _numbered()
    parsed = feedparser.parse(data)
    assert not parsed.bozo
    assert parsed.feed.itunes_type == "serial"
    assert parsed.feed.podcast_funding == {"url": "https://journal.example/give"}
    entry = parsed.entries[0]
    assert (entry.itunes_season, entry.itunes_episode, entry.itunes_episodetype) == ("2", "7", "bonus")
    read = podcastparser.parse("https://journal.example/audio/feeds/coast.xml", BytesIO(data))
    assert read["type"] == "serial"
    assert {episode["guid"] for episode in read["episodes"]} == {entry.id for entry in parsed.entries}


def test_nothing_is_said_of_what_nobody_gave() -> None:
    data = feed.build(lighthouse.show(), lighthouse.listings(1))
    for tag in (b"soundbite", b"season", b"<podcast:episode", b"<itunes:episode>", b"funding"):
        assert tag not in data


def _cue(start: int, end: int, text: str) -> Cue:
    return Cue(id=f"c{start}", start_ms=start, end_ms=end, text=text)


CUES = (
    _cue(0, 4_000, "A first sentence."),
    _cue(4_500, 9_000, "The “Second” one."),
    _cue(9_500, 21_000, "A third\u00a0sentence."),
    _cue(21_500, 200_000, "A long one."),
    _cue(201_000, 203_000, "The end."),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the  “second” One", (4_500, 16_500)),
        ("one. A third sentence.", (4_500, 16_500)),
        ("sentence. A long", (9_500, 120_000)),
        ("The end", (201_000, 2_000)),
        ("No such words", None),
        ("", None),
    ],
)
def test_a_soundbite_is_whole_sentences_of_fifteen_seconds_or_more(
    text: str, expected: tuple[int, int] | None
) -> None:
    found = soundbites.timed([Soundbite(text, "T")], CUES)
    assert found == (((*expected, "T"),) if expected else ())
