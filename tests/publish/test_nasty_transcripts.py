# SPDX-License-Identifier: GPL-3.0-or-later
"""Transcripts and chapters of texts nobody would wish on a parser, read back by parsers that are not ours."""

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

from audiopost.model import Chapter, Cue, Episode, Word
from audiopost.publish import chapters, transcript
from tests.publish.fixtures import lighthouse

TEXTS = [
    "Yes.",
    "NAME: said nothing, and then: nothing.",
    "ALICE: no. BOB: yes. CAROL: perhaps: at 9:30, or at 10:45: who knows?",
    "A colon at the very end:",
    "00:00:01,000 --> 00:00:02,000",
    "a --> b, <b>bold</b> & <v Somebody>strong</v>, &lt; &amp;amp; <00:01.000>",
    "WEBVTT NOTE STYLE REGION ::cue",
    "42",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "https://example.org/a/very/long/path/that/has/no/place/to/break/at/all?and=a&query=too#with-a-fragment",
    "זה משפט בעברית: הוא נקרא מימין לשמאל, עם מספרים 123 ומילים באנגלית (audio).",
    "هذه جملة عربية طويلة، فيها نقطتان: وبعدها كلمات.",
    "日本語の文章には空白がありません。それでも、改行しなければなりません。" * 4,
    "👩‍👩‍👧‍👦 A family, a flag 🏳️‍🌈 and e\u0301 with \u200b marks \ufeff that nobody sees \u00ad.",
    "Line\nbreaks\r\nand\ttabs\u2028and\u2029more   spaces",
    "Control \x00 \x07 \x1b characters \ufffe",
    " ".join(f"word{n}{',' if n % 17 == 16 else ''}" for n in range(400)) + ".",
    "- dash - dash\n- dash",
    "{\\an8}<font color=red>Red</font> \\N \\h {b}",
    "   ",
]


def nasty(texts: list[str], words: bool = False) -> Episode:
    """An episode that says ``texts``, a second each, with half a second between them."""
    cues = []
    for number, text in enumerate(texts):
        start = number * 1500
        said = text.split()
        step = 1000 / max(len(said), 1)
        timed = tuple(
            Word(word, round(start + n * step), round(start + (n + 1) * step)) for n, word in enumerate(said)
        )
        cues.append(
            Cue(id=f"n{number}", start_ms=start, end_ms=start + 1000, text=text, words=timed if words else ())
        )
    return replace(lighthouse.episode(), cues=tuple(cues))


def letters(text: str) -> str:
    """What is seen of a text: no white space, no controls, no word joiners; the arrow as SubRip can show it."""
    return re.sub(r"[\s\u2060\x00-\x1f\ufeff\ufffe]", "", text).replace("-->", "→")


@pytest.fixture(params=[False, True], ids=["sentences", "words"])
def episode(request: pytest.FixtureRequest) -> Episode:
    return nasty(TEXTS, request.param)


WANTED = letters("".join(TEXTS))


@pytest.mark.judge("npm:webvtt-parser")
def test_webvtt_by_the_strict_parser(episode: Episode, ask: Callable[..., Any]) -> None:
    read = ask("vtt.mjs", given=transcript.vtt(episode))
    assert read["errors"] == []
    assert all(before["endTime"] <= after["startTime"] for before, after in pairwise(read["cues"]))
    shown = "".join(unescape(re.sub(r"</?(?:v|lang)[^>]*>", "", cue["text"])) for cue in read["cues"])
    assert letters(shown) == WANTED


def test_webvtt_by_webvtt_py(episode: Episode) -> None:
    read = list(webvtt.from_buffer(io.StringIO(transcript.vtt(episode))))
    assert letters("".join(unescape(caption.text) for caption in read)) == WANTED
    assert all(caption.voice == "Narrator" for caption in read)
    lines = [unescape(line) for caption in read for line in caption.text.split("\n")]
    assert max(map(len, lines)) <= 65


@pytest.mark.judge("py:srt")
def test_subrip_by_srt(episode: Episode) -> None:
    import srt

    read = list(srt.parse(transcript.srt(episode), ignore_errors=False))
    assert [one.index for one in read] == list(range(1, len(read) + 1))
    assert letters("".join(one.content for one in read)) == WANTED
    assert all(one.start < one.end for one in read)
    assert all(one.end <= two.start for one, two in pairwise(read))
    assert all(len(one.content.split("\n")) <= 2 for one in read)
    assert max(len(line.replace("\u2060", "")) for one in read for line in one.content.split("\n")) <= 42


def as_antennapod_reads(text: str) -> tuple[str, set[str]]:
    """What that app shows of a SubRip file, and whom it takes for speakers.

    It joins the lines of a cue with a space behind each. Where a colon and a space then stand anywhere, what is before
    the first colon is the speaker, what is between it and the next is said, and the rest is lost.
    """
    shown, speakers = "", set()
    for block in re.split(r"\n\n+", text.strip()):
        body = "".join(f"{line.strip()} " for line in block.split("\n")[2:])
        if ": " in body:
            parts = body.strip().rstrip(":").split(":")
            if len(parts) < 2:
                continue
            speakers.add(parts[0])
            body = parts[1]
        shown += body
    return shown, speakers


def test_subrip_by_the_rules_of_a_player_that_looks_for_speakers(episode: Episode) -> None:
    shown, speakers = as_antennapod_reads(transcript.srt(episode))
    assert speakers == set()
    assert letters(shown) == WANTED
    assert as_antennapod_reads("1\n00:00:00,000 --> 00:00:01,000\nThis: is lost: here\n") == (
        " is lost",
        {"This"},
    )


@pytest.mark.parametrize("sign", ["e\u0301", "👩‍👩‍👧‍👦", "❤️"])
def test_no_line_begins_inside_a_sign(sign: str) -> None:
    said = nasty([sign * 40])
    for text in (transcript.srt(said), transcript.vtt(said)):
        lines = [line.removeprefix("<v Narrator>") for line in text.split("\n")]
        shown = [line for line in lines if sign[0] in line]
        assert len(shown) > 1
        assert all(line.replace(sign, "") == "" for line in shown)


def test_json_by_its_specification(episode: Episode) -> None:
    data = json.loads(transcript.transcript_json(episode))
    assert set(data) == {"version", "segments"}
    for segment in data["segments"]:
        assert set(segment) == {"speaker", "startTime", "endTime", "body"}
        assert segment["body"].strip()
        assert 0 <= segment["startTime"] <= segment["endTime"]
    starts = [segment["startTime"] for segment in data["segments"]]
    assert starts == sorted(starts)
    assert letters("".join(segment["body"] for segment in data["segments"])) == WANTED


def test_chapters_by_their_specification() -> None:
    made = tuple(
        Chapter(n * 1000, (n + 1) * 1000, text.replace("\n", " "), 2, f"s{n}")
        for n, text in enumerate(TEXTS[:16])
    )
    data = json.loads(chapters.json(replace(lighthouse.episode(), chapters=made)))
    assert data["version"] == "1.2.0"
    assert [chapter["startTime"] for chapter in data["chapters"]] == list(range(16))
    assert all(chapter["endTime"] > chapter["startTime"] for chapter in data["chapters"])
    assert [letters(chapter["title"]) for chapter in data["chapters"]] == [
        letters(text) for text in TEXTS[:16]
    ]


@pytest.mark.judge("py:srt")
@given(st.lists(st.text(st.sampled_from("ab :-><&.,\n\u2060é漢א0"), max_size=120), min_size=1, max_size=5))
def test_any_text_survives_webvtt_and_subrip(texts: list[str]) -> None:
    import srt

    said = nasty(texts)
    wanted = letters("".join(texts))
    assert letters("".join(one.content for one in srt.parse(transcript.srt(said)))) == wanted
    assert as_antennapod_reads(transcript.srt(said))[1] == set()
    if wanted:
        read = webvtt.from_buffer(io.StringIO(transcript.vtt(said)))
        assert letters("".join(unescape(caption.text) for caption in read)) == wanted
