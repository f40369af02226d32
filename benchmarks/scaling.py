# SPDX-License-Identifier: GPL-3.0-or-later
"""How cost grows: memory with the length of a text, time with the number of articles.

``scaling.py hours [10]`` measures one text of so many hours with the voice itself, which takes a while.
"""

from __future__ import annotations

import itertools
import math
import sys
import tempfile
from pathlib import Path

import blog
from blog import best, measured, render

COUNTS = (1, 10, 100, 1000)
TEN_MINUTES = 25  # paragraphs
SHORT = 1


def memory(folder: Path, engine: str, hours: float = 10) -> dict[str, float]:
    """The most memory a text of ``hours`` takes, MB, and its ratio to that of ten minutes."""
    peaks = []
    cache = str(folder / "cache")
    # A voice is made ready once for all texts, which takes more memory than speaking does.
    (folder / "warm.md").write_text("# Warm\n\nOne sentence.\n", "utf-8")
    warm = render("--engine", engine, "--output", "warm", "--feeds", "warm", "warm.md")
    measured(warm, folder, AUDIOPOST_CACHE=cache)
    for name, paragraphs in (("short", TEN_MINUTES), ("long", int(TEN_MINUTES * 6 * hours))):
        (folder / f"{name}.md").write_text(blog.article(1, paragraphs), "utf-8")
        command = render("--engine", engine, "--output", name, "--feeds", name, f"{name}.md")
        peaks.append(measured(command, folder, AUDIOPOST_CACHE=cache).memory)
    return {
        f"memory, {engine}, MB": peaks[1],
        f"memory, {engine}, to that of ten minutes": peaks[1] / peaks[0],
    }


def articles(folder: Path) -> dict[str, float]:
    """The slope of cost over articles, log to log; and what a thousand unchanged ones, and their plan, take."""
    points = []
    for count in COUNTS:
        posts = folder / f"posts{count}"
        posts.mkdir()
        for number in range(count):
            (posts / f"m{number}.md").write_text(blog.article(number, SHORT), "utf-8")
        command = render("--engine", "tone", "--output", f"o{count}", "--feeds", f"o{count}", posts.name)
        cost = measured(command, folder, AUDIOPOST_CACHE=str(folder / f"cache{count}"))
        points.append((math.log(count), math.log(cost.cpu)))
    plan = [*render("--engine", "tone", "--output", "new", "--feeds", "new", posts.name), "--dry-run"]
    again = measured(plan, folder, AUDIOPOST_CACHE=str(folder / "cache-plan"))
    unchanged = measured(command, folder, AUDIOPOST_CACHE=str(folder / f"cache{count}"))
    return {
        "slope of cost over articles": _slope(points),
        "steepest step of it": max(
            (y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in itertools.pairwise(points)
        ),
        "plan of 1,000 new articles, s": again.wall,
        "1,000 unchanged, s": unchanged.wall,
    }


def _slope(points: list[tuple[float, float]]) -> float:
    """The slope of the line through ``points``, least squares."""
    count = len(points)
    x, y = (sum(column) / count for column in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def unchanged(folder: Path, count: int = 100) -> dict[str, float]:
    """What ``count`` unchanged articles, --help and --version take, s."""
    posts = folder / "posts"
    posts.mkdir()
    for number in range(count):
        (posts / f"m{number}.md").write_text(blog.article(number, 2), "utf-8")
    command = render("--engine", "tone", "posts")
    measured(command, folder, AUDIOPOST_CACHE=str(folder / "cache"))
    nothing = measured(command, folder, AUDIOPOST_CACHE=str(folder / "cache"))
    program = [sys.executable, "-m", "audiopost"]
    return {
        f"{count} unchanged, s": nothing.wall,
        "--help, s": best(3, [*program, "--help"], folder),
        "--version, s": best(3, [*program, "--version"], folder),
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        found = memory(Path(place), "piper", float(sys.argv[2]) if len(sys.argv) > 2 else 10)
    print(", ".join(f"{name} {value:.3g}" for name, value in found.items()))
