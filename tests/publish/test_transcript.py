# SPDX-License-Identifier: GPL-3.0-or-later
"""Transcripts, read back by other people's parsers, and what captions promise for any text."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import Any

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from audiopost.model import Cue, Word
from audiopost.publish import transcript
from audiopost.publish.alignment import written_words
from audiopost.publish.captions import captions, wrap
from tests.publish.fixtures import lighthouse

EPISODE = lighthouse.episode()
HOSTILE = replace(
    EPISODE,
    cues=(
        Cue(id="a", start_ms=0, end_ms=900, text="A & B <b>bold</b> --> done"),
        Cue(
            id="b",
            start_ms=1000,
            end_ms=2500,
            text="This episode: Range requests, and what\nthey do.",
            language="en",
        ),
        Cue(id="c", start_ms=2600, end_ms=2600, text="No time at all"),
        Cue(id="d", start_ms=2600, end_ms=5000, text="la mer", language="fr"),
        Cue(id="e", start_ms=5000, end_ms=5100, text="  \n "),
        Cue(id="f", start_ms=5100, end_ms=9000, text="x" * 200 + " NOTE STYLE WEBVTT"),
    ),
)


def _text(cues: tuple[Cue, ...]) -> str:
    return "".join("".join(cue.text.split()) for cue in cues)


@pytest.mark.judge("npm:webvtt-parser")
@pytest.mark.parametrize("episode", [EPISODE, HOSTILE], ids=["lighthouse", "hostile"])
def test_the_strict_parser_finds_no_fault(episode: Any, ask: Callable[..., Any]) -> None:
    read = ask("vtt.mjs", given=transcript.vtt(episode))
    assert read["errors"] == []
    starts = [cue["startTime"] for cue in read["cues"]]
    assert starts == sorted(starts)
    for before, after in pairwise(read["cues"]):
        assert before["endTime"] <= after["startTime"]


def test_webvtt_holds_every_word_in_short_lines() -> None:
    for episode in (EPISODE, HOSTILE):
        read = webvtt.from_buffer(io.StringIO(transcript.vtt(episode)))
        assert "".join("".join(unescape(caption.text).split()) for caption in read) == _text(episode.cues)
        assert all(len(line) <= 65 for caption in read for line in unescape(caption.text).split("\n"))
        assert all(caption.voice == "Narrator" for caption in read)


def test_a_foreign_passage_is_marked() -> None:
    assert "<v Narrator><lang fr>la mer</lang>" in transcript.vtt(HOSTILE)


def test_subrip_has_two_short_lines_and_no_speaker_by_mistake() -> None:
    for episode in (EPISODE, HOSTILE):
        said = ""
        for number, block in enumerate(transcript.srt(episode).strip().split("\n\n"), 1):
            head, times, *lines = block.split("\n")
            assert head == str(number)
            assert re.fullmatch(r"\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}", times)
            assert 1 <= len(lines) <= 2
            lines = [line.replace("\u2060", "") for line in lines]
            assert all(len(line) <= 42 for line in lines)
            said += "".join("".join(lines).split())
        assert said.replace("→", "-->") == _text(episode.cues)


def test_json_has_words_where_they_are_known_and_sentences_elsewhere() -> None:
    data = json.loads(transcript.transcript_json(EPISODE))
    assert data["version"] == "1.0.0"
    segments = data["segments"]
    assert all(s["body"] and s["endTime"] >= s["startTime"] >= 0 and s["speaker"] for s in segments)
    assert [s["startTime"] for s in segments] == sorted(s["startTime"] for s in segments)
    assert "".join("".join(s["body"].split()) for s in segments) == _text(EPISODE.cues)
    bodies = [s["body"] for s in segments]
    assert "$4.50," in bodies
    assert "Image: A spiral stair of worn stone, seen from above." in bodies


def test_html_has_every_cue_under_its_chapter() -> None:
    page = html.fromstring(transcript.transcript_html(EPISODE))
    assert [h.text for h in page.iter("h2")] == [c.title for c in EPISODE.chapters]
    assert ["".join(p.text_content().split()[1:]) for p in page.findall(".//p[@id]")] == [
        "".join(c.text.split()) for c in EPISODE.cues
    ]


def test_long_sentences_break_after_clauses() -> None:
    text = (
        "This is the story of how that came about, what was lost on the way, and why the village still keeps the"
        " stairs swept, the brass polished and the door unlocked."
    )
    made = list(captions([Cue(id="x", start_ms=0, end_ms=10_000, text=text)], 65))
    assert len(made) == 2
    assert " ".join(made[0].lines).endswith(",")
    assert made[0].end_ms == made[1].start_ms


def test_pieces_begin_with_their_first_word_when_it_is_timed() -> None:
    words = [f"word{n}," for n in range(30)]
    cue = Cue(
        id="x",
        start_ms=0,
        end_ms=30_000,
        text=" ".join(words),
        # The second half is spoken much faster than the first.
        words=tuple(
            Word(w.strip(","), n * 1800 if n < 15 else 27_000 + (n - 15) * 200, 0)
            for n, w in enumerate(words)
        ),
    )
    timed = replace(cue, words=tuple(replace(w, end_ms=w.start_ms + 100) for w in cue.words))
    starts = {w.text: w.start_ms for w in timed.words}
    for piece in captions([timed], 42):
        assert piece.start_ms == starts[piece.lines[0].split(",")[0]]


TEXTS = st.lists(st.text(st.sampled_from("abc ,.;:—“”é漢\n"), max_size=300), min_size=1, max_size=6)


@given(TEXTS, st.integers(10, 65), st.data())
def test_any_text_is_kept_in_order_within_lines_and_time(
    texts: list[str], width: int, data: st.DataObject
) -> None:
    cues, now = [], 0
    for number, text in enumerate(texts):
        length = data.draw(st.integers(0, 5000))
        cues.append(Cue(id=str(number), start_ms=now, end_ms=now + length, text=text))
        now += length
    made = list(captions(cues, width))
    assert "".join("".join("".join(c.lines).split()) for c in made) == _text(tuple(cues))
    assert all(1 <= len(c.lines) <= 2 and all(0 < len(line) <= width for line in c.lines) for c in made)
    assert all(c.start_ms < c.end_ms for c in made)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(made))


@given(st.text(max_size=200), st.integers(1, 50))
def test_wrap_keeps_every_letter(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= width for line in lines)


@given(
    st.lists(st.sampled_from(["the", "light", "$4.50,", "—", "Dr.", "3", "é"]), min_size=1, max_size=12),
    st.lists(
        st.sampled_from(["the", "light", "four", "dollars", "fifty", "doctor", "three", "é"]), max_size=14
    ),
)
def test_written_words_ascend_within_the_cue(written: list[str], spoken: list[str]) -> None:
    words = tuple(Word(word, 100 + 50 * n, 140 + 50 * n) for n, word in enumerate(spoken))
    cue = Cue(id="x", start_ms=100, end_ms=1000, text=" ".join(written), words=words)
    timed = written_words(cue)
    if not spoken:
        assert timed == ()
        return
    assert [cue.text[a:b] for a, b, _, _ in timed] == [w for w in written if w != "—"]
    times = [t for _, _, start, end in timed for t in (start, end)]
    assert times == sorted(times)
    assert all(100 <= t <= 1000 for t in times)


def test_same_words_get_their_own_times() -> None:
    cue = next(c for c in EPISODE.cues if "$4.50" in c.text)
    timed = {cue.text[a:b]: (start, end) for a, b, start, end in written_words(cue)}
    spoken = {w.text: (w.start_ms, w.end_ms) for w in cue.words}
    assert timed["missed"] == spoken["missed"]
    assert timed["$4.50,"] == (spoken["four"][0], spoken["fifty"][1])
