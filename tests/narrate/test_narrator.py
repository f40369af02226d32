# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock

import numpy as np
import pytest

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError, NarrateError
from audiopost.model import Clip, Utterance, Voice
from audiopost.narrate import casting
from audiopost.narrate.cache import ClipCache
from audiopost.narrate.engines import Speech
from audiopost.narrate.engines.loading import engine_class
from audiopost.narrate.narrator import Narrator
from audiopost.narrate.workers import Workers

from .conftest import Say

TONE = VoiceOptions(engine="tone")
TEXTS = ["A first sentence.", "And a second one.", "Then a third.", "A first sentence."]


class Fake:
    """The simplest engine there is: says what it is told for as long, counts, and fails at the word "fail"."""

    name = "fake"
    network = False
    parallel = 0
    said: list[tuple[str, str]] = []  # noqa: RUF012 - shared on purpose
    lock = Lock()

    def __init__(self, options: VoiceOptions, folder: Path) -> None:
        pass

    def version(self) -> str:
        return "1"

    def settings(self) -> Mapping[str, str]:
        return {}

    def voices(self) -> tuple[Voice, ...]:
        return (Voice("fake", "anna", "Anna", "en-GB"), Voice("fake", "boris", "Boris", "de"))

    def voice(self, wanted: str, language: str) -> Voice:
        for voice in self.voices():
            if wanted == voice.id or (not wanted and voice.language == language):
                return voice
        if wanted:
            raise EngineError(f"no {wanted}")
        return self.voices()[0]

    def speak(self, text: str, voice: Voice, language: str) -> Speech:
        if "fail" in text:
            raise NarrateError("It would not.")
        if "bug" in text:
            raise ZeroDivisionError(text)
        if "stop" in text:
            raise KeyboardInterrupt
        with self.lock:
            self.said.append((text, voice.id))
        return Speech(np.full(100 * len(text), 0.5, np.float32), 8000)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[Fake]:
    """The fake engine, installed beside the others."""
    monkeypatch.setattr(
        casting, "load", lambda name, o, f: Fake(o, f) if name == "fake" else engine_class(name)(o, f)
    )
    monkeypatch.setattr(casting, "names", lambda: ("fake", "gtts", "piper", "tone"))
    monkeypatch.setattr(casting, "_loaded", {})
    Fake.said.clear()
    return Fake


def told(narrator: Narrator, utterances: list[Utterance]) -> tuple[dict[str, Clip], list[tuple[str, bool]]]:
    calls: list[tuple[str, bool]] = []
    clips = narrator.clips(utterances, lambda u, _, made: calls.append((u.spoken, made)))
    return clips, calls


def test_the_plan_is_what_happens(cache: ClipCache, say: Say) -> None:
    narrator = Narrator(TONE, cache)
    utterances = [say(text) for text in TEXTS]
    plan = narrator.plan(utterances)
    assert len(plan.fingerprints) == 4
    assert plan.fingerprints[0] == plan.fingerprints[3]
    assert [u.spoken for u in plan.missing] == TEXTS[:3]
    clips, calls = told(narrator, utterances)
    assert set(clips) == set(plan.fingerprints)
    assert sorted(calls) == sorted((text, True) for text in TEXTS[:3])
    assert narrator.plan(utterances).missing == ()


def test_an_edited_sentence_is_the_only_one_spoken_again(cache: ClipCache, say: Say) -> None:
    narrator = Narrator(TONE, cache)
    narrator.clips(map(say, TEXTS))
    _, calls = told(Narrator(TONE, cache), [say(text) for text in [TEXTS[0], "And another one.", TEXTS[2]]])
    assert sorted(calls) == [(TEXTS[0], False), ("And another one.", True), (TEXTS[2], False)]


def test_everything_can_be_made_again(cache: ClipCache, say: Say) -> None:
    narrator = Narrator(TONE, cache)
    first = narrator.clips(map(say, TEXTS))
    made: list[bool] = []
    again = narrator.clips(map(say, TEXTS), lambda u, c, new: made.append(new), remake=True)
    assert again == first
    assert made == [True] * 3


def test_the_last_pass_decides_what_is_spoken_and_named(fake: type[Fake], cache: ClipCache, say: Say) -> None:
    options = VoiceOptions(engine="fake")
    plain = Narrator(options, cache)
    passed = Narrator(options, cache, last_pass=lambda text, engine, language: f"{text} by {engine}")
    passed.clips([say("Hello")])
    assert fake.said == [("Hello by fake", "anna")]
    assert passed.fingerprint(say("Hello")) == plain.fingerprint(say("Hello by fake"))


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_failed_utterance_keeps_what_was_spoken(
    fake: type[Fake], cache: ClipCache, say: Say, jobs: int
) -> None:
    utterances = [say(text) for text in ("please fail here", *(f"number {i}" for i in range(20)))]
    with Workers(jobs) as workers:
        narrator = Narrator(VoiceOptions(engine="fake"), cache, workers)
        with pytest.raises(
            NarrateError, match=r'"please fail here" could not be spoken: It would not\. 20 of 21 clips'
        ):
            narrator.clips(utterances)
    assert [u.spoken for u in narrator.plan(utterances).missing] == ["please fail here"]


def test_a_bug_is_not_disguised(fake: type[Fake], cache: ClipCache, say: Say) -> None:
    with pytest.raises(ZeroDivisionError):
        Narrator(VoiceOptions(engine="fake"), cache).clips([say("a bug")])


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_leaves_whole_clips(fake: type[Fake], cache: ClipCache, say: Say, jobs: int) -> None:
    utterances = [
        say(text) for text in ("a rather long first sentence", "another long one, too", "now stop", "more")
    ]
    with Workers(jobs) as workers:
        narrator = Narrator(VoiceOptions(engine="fake"), cache, workers)
        with pytest.raises(KeyboardInterrupt):
            narrator.clips(utterances)
    missing = {u.spoken for u in narrator.plan(utterances).missing}
    assert "now stop" in missing
    assert "a rather long first sentence" not in missing


def test_interrupted_in_the_callback(cache: ClipCache, say: Say) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    narrator = Narrator(TONE, cache)
    with pytest.raises(KeyboardInterrupt):
        narrator.clips(map(say, TEXTS), interrupt)
    assert len(narrator.plan(map(say, TEXTS)).missing) <= 2
    assert len(narrator.clips(map(say, TEXTS))) == 3


def test_a_damaged_clip_is_spoken_again(fake: type[Fake], cache: ClipCache, say: Say) -> None:
    narrator = Narrator(VoiceOptions(engine="fake"), cache)
    [clip] = narrator.clips([say("hello")]).values()
    whole = Path(clip.path).read_bytes()
    Path(clip.path).write_bytes(whole[:-1])
    assert list(narrator.clips([say("hello")]).values()) == [clip]
    assert Path(clip.path).read_bytes() == whole
    assert len(fake.said) == 2


@pytest.mark.parametrize(
    ("options", "language", "voice", "expected"),
    [
        (VoiceOptions(engine="fake"), "en", "", "fake:anna"),
        (VoiceOptions(engine="fake"), "de", "", "fake:boris"),
        (VoiceOptions(engine="fake", voice="anna"), "de", "", "fake:boris"),
        (VoiceOptions(engine="fake", voice="anna"), "fr", "", "fake:anna"),
        (VoiceOptions(engine="fake", voices={"fr": "tone:tone"}), "fr-CA", "", "tone:tone"),
        (
            VoiceOptions(engine="fake", voices={"fr": "tone:tone", "fr_CA": "boris"}),
            "fr-CA",
            "",
            "fake:boris",
        ),
        (VoiceOptions(engine="fake", voices={"fr": "tone:"}), "fr", "", "tone:tone"),
        (VoiceOptions(engine="fake"), "en", "boris", "fake:boris"),
        (VoiceOptions(engine="fake"), "en", "tone:tone", "tone:tone"),
    ],
)
def test_who_speaks(
    fake: type[Fake], cache: ClipCache, options: VoiceOptions, language: str, voice: str, expected: str
) -> None:
    found = Narrator(options, cache).voice(language, voice)
    assert f"{found.engine}:{found.id}" == expected


def test_a_voice_that_is_not_there(fake: type[Fake], cache: ClipCache) -> None:
    with pytest.raises(EngineError, match="no nobody"):
        Narrator(VoiceOptions(engine="fake"), cache).voice("en", "nobody")
