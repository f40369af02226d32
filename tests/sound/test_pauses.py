# SPDX-License-Identifier: GPL-3.0-or-later
"""Silences are as long as the settings say: measured on the MP3 by ffmpeg's silencedetect, at each pace."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from audiopost.config.options import PauseOptions
from tests.sound import ears
from tests.sound.conftest import Rendered, render

pytestmark = [pytest.mark.xdist_group("sound"), pytest.mark.judge("ffmpeg")]

NORMAL = PauseOptions()
WITHIN_MS = 30
# How the text before the silence ends, how the one behind it begins, the setting and how much of it.
WANTED = [
    ("down the hill.", "Then it waits.", "sentence", 1),
    ("Add ten minutes in summer.", "In winter", "sentence", 1),
    ("broken it.", "I asked the captain", "paragraph", 1),
    ("without it?", "I think about this", "paragraph", 1),
    ("Why would I?”", "Quote.", "quote", 1),
    ("End of quote.", "Three things", "quote", 1),
    ("Quote.", "A boat that leaves", "announcement", 1),
    ("List of 4 items.", "flour and sugar", "announcement", 1),
    ("flour and sugar", "letters", "item", 1),
    ("letters from the city", "oil", "item", 1),
    ("is empty.", "2. The bread", "item", 1),
    ("new songs", "Wonderful", "paragraph", 1),
    ("Day: Monday", "Morning: seven", "cell", 1),
    ("Morning: eight", "Evening: ten", "cell", 1),
    ("Evening: nine", "Day: Saturday", "item", 1),
    ("What the captain said", "He began", "after_heading", 1),
    ("The timetable", "There is a timetable", "after_heading", 0.8),
    ("How to read it", "The evening column", "after_heading", 0.6),
    ("Evening: ten", "How to read it", "before_heading", 0.6),
    ("hours at all.", "Who reads it", "before_heading", 0.6),
]
# A chapter starts on a whole second: its silence may be up to a second longer.
CHAPTERS = [
    ("in 5 sections.", "The last ferry", "segment", 1),
    ("before he answered.", "What the captain said", "before_heading", 1),
    ("The dog is asleep.", "The timetable", "before_heading", 0.8),
    ("fish on it.", "What the island needs", "before_heading", 1),
    ("up the hill.", "That was", "segment", 1),
]
PACES = {"normal": 1.0, "relaxed": 1.35, "brisk": 0.65}


def measured(episode: Rendered, before: str, after: str) -> float:
    """The silence between two texts."""
    found = [
        ms
        for one, two, ms in ears.pauses(episode.cues, episode.quiet)
        if one.replace('"', "”").endswith(before) and two.startswith(after)
    ]
    assert len(found) == 1, (before, after)
    return found[0]


def check(episode: Rendered, settings: PauseOptions, factor: float = 1) -> None:
    def off(before: str, after: str, name: str, part: float) -> float:
        return measured(episode, before, after) - getattr(settings, name) * part * factor

    exact = {line: off(*line) for line in WANTED}
    print(f"{len(exact)} silences: {min(exact.values()):.0f} to {max(exact.values()):.0f} ms off")
    assert {line: ms for line, ms in exact.items() if abs(ms) > WITHIN_MS} == {}
    longer = {line: off(*line) for line in CHAPTERS}
    assert {line: ms for line, ms in longer.items() if not -WITHIN_MS <= ms <= 1000 + WITHIN_MS} == {}


@pytest.mark.parametrize("pace", PACES)
def test_silences_are_what_the_settings_say(
    place: tuple[Path, dict[str, str]], episode: Rendered, pace: str
) -> None:
    if pace != "normal":
        episode = render(place[0] / pace, f'[pauses]\npace = "{pace}"\n', env=place[1])
    check(episode, NORMAL, PACES[pace])


def test_each_setting_sets_its_own_silence(place: tuple[Path, dict[str, str]]) -> None:
    own = PauseOptions(
        sentence=410, paragraph=780, item=190, cell=110, quote=880, announcement=90,
        before_heading=1500, after_heading=250, segment=700,
    )  # fmt: skip
    lines = [f"{name} = {ms}" for name, ms in asdict(own).items() if ms != getattr(NORMAL, name)]
    check(render(place[0] / "own", "\n".join(["[pauses]", *lines]), env=place[1]), own)


def test_a_speaking_rate_changes_the_speech_and_not_the_silences(
    place: tuple[Path, dict[str, str]], episode: Rendered
) -> None:
    other = render(place[0] / "fast", "[voice]\nrate = 1.5\n", env=place[1])
    check(other, NORMAL)

    def spoken(heard: Rendered) -> int:
        return sum(cue["end_ms"] - cue["start_ms"] for cue in heard.cues)

    assert spoken(episode) / spoken(other) == pytest.approx(1.5, rel=0.12)


def test_chapters_start_on_whole_seconds_in_silence(episode: Rendered) -> None:
    chapters = episode.manifest["chapters"]
    assert len(chapters) == 6
    for chapter in chapters[1:]:
        assert chapter["start_ms"] % 1000 == 0
        start, end = ears.between(episode.quiet, chapter["start_ms"])
        assert end - start > 500
        assert 0 <= end - chapter["start_ms"] <= 100, "the heading sounds at once"
