# SPDX-License-Identifier: GPL-3.0-or-later
"""Joining a one-hour episode from encoded sections, against copying a file of its size: `python benchmarks/joining.py`."""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from audiopost.config.options import AudioOptions
from audiopost.model import Segment, Utterance
from audiopost.stitch import join, segment, tags, timeline
from audiopost.stitch.takes import Sound

RUNS = 9
SECTIONS = 12
MINUTES = 5
AUDIO = AudioOptions()


def sections(folder: Path) -> list[Segment]:
    """An hour of sections; one is encoded, the others are copies of it."""
    noise = np.random.default_rng(1).standard_normal(22050 * 20).astype(np.float32) * 0.1
    said = [
        Utterance(id=f"u{n}", section_id="s", block_id="", shown="x", spoken="x", pause_after_ms=250)
        for n in range(MINUTES * 3)
    ]
    made = segment.write(folder / "0.mp3", said, lambda _: Sound(noise, 22050), AUDIO)
    for number in range(1, SECTIONS):
        shutil.copy(folder / "0.mp3", folder / f"{number}.mp3")
    return [
        Segment(
            kind="section",
            section_id=f"s{n}",
            title=f"Section {n}",
            level=1,
            fingerprint="",
            path=f"{n}.mp3",
            frames=made.frames,
            cues=made.cues,
        )
        for n in range(SECTIONS)
    ]


def joined(segments: list[Segment], folder: Path) -> None:
    """What a render does when all its sections are encoded."""
    laid = timeline.lay(segments, pause_ms=1200, rate=AUDIO.rate)
    tag = tags.write(tags.Tag(title="An hour", chapters=laid.chapters))
    join.join(segments, laid, folder, "episode.mp3", AUDIO, tag)


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    """Print the ratio of joining to copying, median and spread over interleaved runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        segments = sections(folder)
        joined(segments, folder)
        pairs = []
        for _ in range(RUNS):
            copy = seconds(lambda: shutil.copyfile(folder / "episode.mp3", folder / "copy.mp3"))
            pairs.append((seconds(lambda: joined(segments, folder)), copy))
        size = (folder / "episode.mp3").stat().st_size
    ratios = sorted(made / copy for made, copy in pairs)
    joins, copies = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    if "--json" in sys.argv:
        print(statistics.median(ratios))
        return 0
    print(f"one hour, {size / 1e6:.1f} MB, {SECTIONS} sections")
    print(f"join {joins:.1f} ms, copy {copies:.1f} ms")
    print(f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}); target 3 or less")
    return 0


if __name__ == "__main__":
    sys.exit(main())
