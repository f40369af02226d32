# SPDX-License-Identifier: GPL-3.0-or-later
"""Hear the difference: ten sentences as the voice reads them by itself, and as audiopost has it say them.

Usage: python examples/hear_the_difference.py [FOLDER]

Writes ``as-written.mp3`` and ``as-spoken.mp3`` (one bundled voice, no network) to FOLDER, by default ``output/hear``, and prints
each sentence with its spoken form.
"""

from __future__ import annotations

import sys
from pathlib import Path

from audiopost.config import Config
from audiopost.model import Utterance
from audiopost.pipeline.studio import Studio
from audiopost.script import spoken
from audiopost.stitch import segment, tags

SENTENCES = (
    "Henry VIII was born on 28 June 1491; WWII ended in 1945.",
    "The dose is 3–5 mg/kg q8h, with BP at or below 120/80 mmHg.",
    "Shares rose 4.5% to $31.15, valuing the firm at $4.5B, vs. £2.3bn in FY19.",
    "Dr. Smith lives at 221B St. Mary's St., St. Louis, MO 63101.",
    "The effect was small (95% CI 0.62–0.91; p < 0.05) [12], i.e. r = .42.",
    "At −40 °F, CO₂ levels of 10^-3 g/m³ are rare.",
    "The search runs in O(n log n), and n² + 2n = 1024 gives 2^10.",
    "Open Mon–Fri, 9am–5:30pm; call 1-800-555-0199 or visit https://www.example.org/a?b=1#c.",
    "The 6'5\" center (No. 23) shot 9-for-14 as L.A. won 110–98.",
    "See Matt. 5:3, § 230(c)(1), Fig. 3a and pp. 14–16 w/ the notes.",
)


def say(texts: tuple[str, ...], target: Path) -> None:
    """Read ``texts`` one after the other into the MP3 ``target``. Raises AudiopostError."""
    config = Config()
    studio = Studio(config, target.parent)
    utterances = tuple(
        Utterance(
            id=f"u{number}", section_id="demo", block_id="", shown=text, spoken=text, language="en",
            pause_after_ms=config.pauses.paragraph,
        )
        for number, text in enumerate(texts)
    )  # fmt: skip
    clips = studio.narrator.clips(utterances)
    segment.write(
        target,
        utterances,
        lambda utterance: studio.sound(clips[studio.narrator.fingerprint(utterance)]),
        config.audio,
        tags.write(tags.Tag(title=target.stem)),
    )
    studio.close()


def main() -> None:
    """Write both files and print what is said."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "output/hear")
    folder.mkdir(parents=True, exist_ok=True)
    better = tuple(spoken(sentence) for sentence in SENTENCES)
    for written, words in zip(SENTENCES, better, strict=True):
        print(f"  {written}\n    {words}")
    for texts, name in ((SENTENCES, "as-written.mp3"), (better, "as-spoken.mp3")):
        say(texts, folder / name)
        print(folder / name)


if __name__ == "__main__":
    main()
