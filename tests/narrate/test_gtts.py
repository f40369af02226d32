# SPDX-License-Identifier: GPL-3.0-or-later
"""The real gTTS library against a stand-in for the service it talks to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError, NarrateError
from audiopost.narrate.cache import ClipCache
from audiopost.narrate.engines.gtts import GttsEngine, _code, split
from audiopost.narrate.narrator import Narrator

from . import google as answers
from .conftest import Say
from .google import Google

LONG = (
    "The first half of this sentence is long enough to need a request of its own, "
    "and the second half, which comes after the comma, needs another one or even two of them in the end."
)


def speak(options: VoiceOptions, cache: ClipCache, text: str = "Good morning") -> np.ndarray:
    engine = GttsEngine(options, cache.folder)
    return engine.speak(text, engine.voice("", "en"), "en").samples


def test_speaks_what_the_service_answers(
    google: Google, gtts_options: VoiceOptions, cache: ClipCache
) -> None:
    samples = speak(gtts_options, cache)
    assert google.heard == ["Good morning"]
    assert google.hosts == ["translate.google.com:443"]
    assert abs(len(samples) / 24_000 - 0.060 * len("Good morning")) < 0.05
    assert 0.25 < np.abs(samples).max() < 0.35


def test_a_long_utterance_goes_out_in_pieces_the_service_takes(
    google: Google, gtts_options: VoiceOptions, cache: ClipCache
) -> None:
    samples = speak(gtts_options, cache, LONG)
    assert len(google.heard) >= 2
    assert all(len(piece) <= 100 for piece in google.heard)
    assert " ".join(google.heard) == LONG
    assert len(samples) / 24_000 > 0.059 * len(LONG)


@pytest.mark.parametrize(
    "first", [answers.too_many, answers.broken, answers.web_page, answers.cut_off, answers.not_an_mp3]
)
def test_a_passing_failure_is_tried_again(
    google: Google, gtts_options: VoiceOptions, cache: ClipCache, first: answers.Answer
) -> None:
    google.answers = [first, answers.speech]
    assert len(speak(gtts_options, cache)) > 0
    assert len(google.heard) == 2


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (answers.too_many, r"answered 429 \(Too Many Requests\) 3 times in a row; .*gtts_delay"),
        (answers.broken, "answered 503 .* 3 times in a row; try again later"),
        (answers.web_page, "something that is not speech 3 times in a row"),
        (answers.not_an_mp3, "something that is not speech 3 times in a row"),
        (answers.not_utf8, "something that is not speech 3 times in a row"),
        (answers.cut_off, "could not be reached .* 3 times in a row; check the network"),
        (answers.hang, "could not be reached .*Timeout.* 3 times in a row"),
    ],
)
def test_a_lasting_failure_ends_with_its_reason(
    google: Google, gtts_options: VoiceOptions, cache: ClipCache, answer: answers.Answer, why: str
) -> None:
    google.answers = [answer]
    with pytest.raises(NarrateError, match=why):
        speak(gtts_options, cache)
    assert len(google.heard) == 3


def test_a_refusal_is_not_tried_again(google: Google, gtts_options: VoiceOptions, cache: ClipCache) -> None:
    google.answers = [answers.forbidden]
    with pytest.raises(NarrateError, match="answered 403"):
        speak(gtts_options, cache)
    assert len(google.heard) == 1


def test_nobody_listening(
    monkeypatch: pytest.MonkeyPatch, google: Google, gtts_options: VoiceOptions, cache: ClipCache
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    with pytest.raises(NarrateError, match="could not be reached"):
        speak(gtts_options, cache)


def test_what_was_spoken_is_kept_and_the_next_call_goes_on(
    google: Google, gtts_options: VoiceOptions, cache: ClipCache, say: Say
) -> None:
    texts = ["Three little words", "Two words", "One"]  # the longest goes first
    google.answers = [answers.speech, answers.speech, answers.too_many]
    narrator = Narrator(gtts_options, cache)
    with pytest.raises(
        NarrateError, match=r'"One" could not be spoken: .*2 of 3 clips are kept, and the same command'
    ):
        narrator.clips(map(say, texts))
    google.heard.clear()
    google.answers = [answers.speech]
    assert len(narrator.clips(map(say, texts))) == 3
    assert google.heard == ["One"]


def test_nothing_sayable_asks_nobody(
    google: Google, gtts_options: VoiceOptions, cache: ClipCache, say: Say
) -> None:
    clips = Narrator(gtts_options, cache).clips([say("— …")])
    assert google.heard == []
    assert [clip.duration_ms for clip in clips.values()] == [50]


def test_another_domain_and_slow_speech_change_the_fingerprint(cache: ClipCache, say: Say) -> None:
    prints = {
        Narrator(VoiceOptions(engine="gtts", gtts_tld=tld, rate=rate), cache).fingerprint(say("Hello"))
        for tld in ("com", "co.uk")
        for rate in (1.0, 0.7)
    }
    assert len(prints) == 4
    assert GttsEngine(VoiceOptions(rate=1.1), cache.folder).settings() == {}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-US", "en"),
        ("fr-CA", "fr-CA"),
        ("fr_FR", "fr"),
        ("PT-br", "pt"),
        ("zh-tw", "zh-TW"),
        ("tlh", None),
    ],
)
def test_language_tags(tag: str, code: str | None) -> None:
    assert _code(tag) == code


def test_an_unknown_voice_names_the_nearest(cache: ClipCache) -> None:
    with pytest.raises(EngineError, match='no voice "xfr-CA"; did you mean "fr-CA"'):
        GttsEngine(VoiceOptions(), cache.folder).voice("xfr-CA", "en")


@given(st.text(max_size=600))
def test_splitting_loses_nothing_but_white_space(text: str) -> None:
    pieces = list(split(text))
    assert all(0 < len(piece) <= 100 for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
