# SPDX-License-Identifier: GPL-3.0-or-later
"""A show of ten thousand episodes: what rebuilding its feed and adding one episode cost. Run: python benchmarks/feed.py [N]."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from audiopost.pipeline import state as memo
from audiopost.pipeline.state import Record, State

WORDS = (
    "The harbour was quiet before dawn, and the keeper counted the boats as they came home one by one. " * 6
)


def main() -> None:
    """Print seconds and peak memory of each step, for 10,000 episodes or the number given."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        grow(folder, seed(folder), count)
        print(f"{count:,} episodes,")
        print("rebuild the feed      ", _timed(folder, "feed"))
        print("rebuild it unchanged  ", _timed(folder, "feed"))
        (folder / "one.md").write_text(
            "---\ntitle: One more\ndate: 2025-06-01\n---\n\nOne more thing is said.\n"
        )
        print(
            "add one episode       ",
            _timed(folder, "render", "--engine", "tone", "-q", "one.md"),
        )
        print("nothing new           ", _timed(folder, "render", "--engine", "tone", "-q", "one.md"))


def seed(folder: Path, more: str = "") -> Record:
    """One real episode, whose record the others are copies of; ``more`` goes into [show]."""
    (folder / "seed.md").write_text(
        f"---\ntitle: Seed\ndate: 2024-01-01\n---\n\n{WORDS}\n\n## Part\n\n{WORDS}\n"
    )
    (folder / "audiopost.toml").write_text(
        f'[show]\ntitle = "Long"\nbase_url = "https://example.org/podcast"\n{more}'
    )
    _timed(folder, "render", "--engine", "tone", "-q", "seed.md")
    state = memo.load(folder / "output", "long")
    assert state is not None
    return next(iter(state.records.values()))


def grow(folder: Path, one: Record, count: int) -> None:
    """``count`` episodes in the memo, each with a folder whose manifest must not be read and its content."""
    output = folder / "output"
    state = memo.load(output, "long") or State()
    content = (output / one.slug / "content.html").read_bytes()
    first = datetime(2000, 1, 1, tzinfo=UTC)
    records = dict(state.records)
    for number in range(count - 1):
        slug, when = f"episode-{number:05}", (first + timedelta(hours=number)).isoformat(timespec="seconds")
        text = json.dumps(one.listing).replace(f"{one.slug}/", f"{slug}/")
        guid = f"00000000-0000-5000-8000-{number:012}"
        listing = json.loads(text) | {
            "guid": guid,
            "slug": slug,
            "title": f"Episode {number}",
            "published": when,
        }
        (output / slug).mkdir()
        (output / slug / "content.html").write_bytes(content)
        (output / slug / "episode.json").write_bytes(b"{}")
        records[guid] = replace(
            one, guid=guid, slug=slug, source=f"posts/{number}.md", identity=f"posts/{number}.md", published=when,
            content=f"{number:064x}", key=f"{number:064x}", told=f"{number:064x}", listing=listing,
            files=tuple((f"{slug}/{path.partition('/')[2]}", size) for path, size in one.files),
        )  # fmt: skip
    memo.path_of(output, "long").write_bytes(memo.dump(replace(state, records=records)))


def _timed(folder: Path, *arguments: str) -> str:
    """Seconds and the peak resident memory of one run of the command line."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "audiopost", *arguments], cwd=folder, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    seconds = time.perf_counter() - started
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return f"{seconds:6.2f} s ({usage.ru_utime + usage.ru_stime:5.2f} s of processor) {peak:6.0f} MiB"


if __name__ == "__main__":
    main()
