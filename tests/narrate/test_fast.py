# SPDX-License-Identifier: GPL-3.0-or-later
"""The fast path of Piper voices: near enough to the plain one, reproducible, and taken only where it can be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError
from audiopost.model import Utterance
from audiopost.narrate.casting import Cast
from audiopost.narrate.engines.piper import BUNDLED, PiperEngine
from audiopost.narrate.engines.piper_voice.fast import machine, store
from audiopost.narrate.engines.piper_voice.fast.stage import Stage

TEXTS = (
    "Yes.",
    "A short one.",
    "The committee met on Tuesday, argued about the budget until dark, and agreed to meet again.",
    "Our neighbours grow tomatoes, beans, garlic, and a yellow pumpkin that nobody else in the village eats, and carry what is left over to the market in the next town, where it is weighed and sold.",
)

here = pytest.mark.skipif(bool(machine.problem()), reason=machine.problem() or "it can be taken")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the voices are kept, for all tests here."""
    return tmp_path_factory.mktemp("fast")


@pytest.fixture(scope="module")
def fast(folder: Path) -> PiperEngine:
    return PiperEngine(VoiceOptions(fast="on"), folder)


@pytest.fixture(scope="module")
def plain(folder: Path) -> PiperEngine:
    return PiperEngine(VoiceOptions(fast="off"), folder)


@here
def test_the_difference_is_35_db_below_the_speech_and_no_time_moves(
    fast: PiperEngine, plain: PiperEngine
) -> None:
    for text in TEXTS:
        one, other = (engine.speak(text, BUNDLED, "en") for engine in (fast, plain))
        assert one.words == other.words
        assert one.samples.shape == other.samples.shape
        difference = np.square(one.samples - other.samples, dtype=np.float64).sum()
        assert difference > 0
        speech = np.square(other.samples, dtype=np.float64).sum()
        assert 10 * np.log10(speech / difference) >= store.LEAST_SNR, text


@here
def test_the_same_samples_in_any_order_and_any_thread(fast: PiperEngine, folder: Path) -> None:
    first = {text: fast.speak(text, BUNDLED, "en") for text in TEXTS}
    other = PiperEngine(VoiceOptions(fast="on"), folder)
    with ThreadPoolExecutor(3) as pool:
        asked = [*reversed(TEXTS * 2)]
        for text, speech in zip(asked, pool.map(lambda t: other.speak(t, BUNDLED, "en"), asked), strict=True):
            assert np.array_equal(speech.samples, first[text].samples), text


@here
def test_it_is_told_which_path_is_taken(fast: PiperEngine, plain: PiperEngine) -> None:
    assert (fast.precision(BUNDLED), plain.precision(BUNDLED)) == ("bf16", "")
    assert "bfloat16" in fast.note()
    assert 'fast = "off"' in plain.note()


@here
def test_a_damaged_fast_form_is_made_again(folder: Path, fast: PiperEngine) -> None:
    assert fast.precision(BUNDLED) == "bf16"
    damaged = next((folder / "voices").glob("*-fast-*")) / "stage_1.bin"
    damaged.write_bytes(b"")
    again = PiperEngine(VoiceOptions(fast="on"), folder)
    expected = fast.speak(TEXTS[1], BUNDLED, "en").samples
    assert np.array_equal(again.speak(TEXTS[1], BUNDLED, "en").samples, expected)
    assert damaged.stat().st_size > 0


@here
def test_a_voice_that_differs_too_much_stays_on_the_plain_path(
    plain: PiperEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "LEAST_SNR", 99.0)
    engine = PiperEngine(VoiceOptions(), tmp_path)
    assert engine.precision(BUNDLED) == ""
    assert "dB below the speech" in engine.note()
    expected = plain.speak(TEXTS[1], BUNDLED, "en").samples
    assert np.array_equal(engine.speak(TEXTS[1], BUNDLED, "en").samples, expected)
    # Known from then on, without trying again.
    monkeypatch.setattr(store, "_attempt", None)
    assert PiperEngine(VoiceOptions(), tmp_path).precision(BUNDLED) == ""


@here
def test_openvino_reports_to_nobody(folder: Path, tmp_path: Path) -> None:
    """Its own import would report to an analytics service."""
    program = """
import sys
seen = []
def watch(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "subprocess", "os.mkdir")):
        seen.append(event)
sys.addaudithook(watch)
from pathlib import Path
from audiopost.config import VoiceOptions
from audiopost.narrate.engines.piper import BUNDLED, PiperEngine
engine = PiperEngine(VoiceOptions(fast="on"), Path(sys.argv[1]))
assert len(engine.speak("Yes.", BUNDLED, "en").samples)
assert "openvino" in sys.modules and "openvino_telemetry" not in sys.modules
print(seen)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        env={**os.environ, "HOME": str(tmp_path), "CI": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
    assert not (tmp_path / "intel").exists()


def test_without_the_extra_the_plain_path_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(machine, "openvino_version", lambda: "")
    engine = PiperEngine(VoiceOptions(), tmp_path)
    assert engine.precision(BUNDLED) == ""
    assert "audiopost[fast] is not installed" in engine.note()
    with pytest.raises(EngineError, match=r"fast = \"on\".*not installed"):
        PiperEngine(VoiceOptions(fast="on"), tmp_path).precision(BUNDLED)


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("fpu avx512f avx512_bf16 amx_tile amx_bf16", "amx_bf16"),
        ("fpu avx512f avx512_bf16", "avx512_bf16"),
        ("fpu avx2 avx512f", ""),
    ],
)
def test_what_the_processor_has(flags: str, expected: str, tmp_path: Path) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"processor\t: 0\nflags\t\t: {flags}\nbugs\t\t: none\n")
    assert machine.processor(cpuinfo) == expected


@given(st.integers(1, 20_000), st.sampled_from([128, 512, 1024, 30_000]))
def test_windows_cover_every_frame_once(total: int, widest: int) -> None:
    stage = Stage(hop=8, overlap=8, channels=128, gives=64, widest=widest)
    windows = stage.windows(total)
    at = 0
    for start, length in windows:
        assert start == at
        at += length
    assert total <= at < total + stage.window
    assert {length for _, length in windows} <= {stage.window, stage.window // 4}


def test_both_paths_have_names_and_all_machines_know_them(
    say: Callable[..., Utterance], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Naming asks nothing of the machine; what is made carries its own precision's name."""
    utterance = say("Hello.")
    with monkeypatch.context() as unknown:
        unknown.setattr(machine, "problem", None)
        names = Cast(VoiceOptions(), tmp_path).names(utterance)
        off = Cast(VoiceOptions(fast="off"), tmp_path)
        assert off.names(utterance) == names[:1]
        assert off.order(utterance).fingerprint == names[0]
    assert len(set(names)) == 2
    monkeypatch.setattr(machine, "problem", lambda: "it is an old machine")
    order = Cast(VoiceOptions(), tmp_path).order(utterance)
    assert (order.fingerprint, order.options.fast) == (names[0], "off")


@here
def test_an_order_is_made_in_its_precision_or_not_at_all(
    say: Callable[..., Utterance], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = Cast(VoiceOptions(), folder)
    utterance = say("Hello.")
    order = cast.order(utterance)
    assert order.fingerprint == cast.names(utterance)[1]
    monkeypatch.setattr(machine, "problem", lambda: "it is an old machine")
    with pytest.raises(EngineError, match="old machine"):
        PiperEngine(order.options, folder).speak(order.text, BUNDLED, "en")


@here
def test_what_is_kept_says_how_it_was_tried(folder: Path, fast: PiperEngine) -> None:
    assert fast.precision(BUNDLED) == "bf16"
    kept = json.loads((next((folder / "voices").glob("*-fast-*")) / "voice.json").read_text())
    assert kept["problem"] == ""
    assert kept["snr"] >= store.LEAST_SNR
