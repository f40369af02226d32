# SPDX-License-Identifier: GPL-3.0-or-later
"""`make bench`: what a render costs beside the bare voice, what an edit costs, what nothing costs.

Everything runs as a user runs it, in processes of its own with folders of their own. Costs are CPU seconds of the process
and wall seconds from its start to its exit; runs alternate, and each figure is a ratio within its own run. Writes
``benchmarks/RESULTS.md`` and ``benchmarks/results.svg``. Usage: ``python benchmarks/run.py [runs]``.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
ARTICLES = 10
PARAGRAPHS = 8
UNCHANGED = 100
LONG = 60


@dataclass(frozen=True)
class Cost:
    """What one process cost: wall and CPU seconds, and the most memory it held, in MB."""

    wall: float
    cpu: float
    memory: float


def sentences() -> list[str]:
    """The benchmark's own sentences."""
    from synthesis import SENTENCES

    return list(SENTENCES)


def write_article(path: Path, number: int, paragraphs: int = PARAGRAPHS) -> None:
    """An article of two sections whose every sentence is its own, so that no clip serves twice."""
    words = sentences()
    lines = [f"---\ntitle: Article number {number}\ndate: 2025-01-{number % 28 + 1:02}\nlang: en\n---\n"]
    for place in range(paragraphs):
        if place % (paragraphs // 2 or 1) == 0:
            lines.append(f"## Part {place + 1} of article {number}\n")
        chosen = [words[(number * 7 + place * 4 + k) % len(words)] for k in range(4)]
        lines.append(
            " ".join(
                f"In case {number * 100 + place * 10 + k}, {s[0].lower()}{s[1:]}"
                for k, s in enumerate(chosen)
            )
            + "\n"
        )
    path.write_text("\n".join(lines), "utf-8")


def measured(command: list[str], cwd: Path, cache: Path) -> Cost:
    """Run ``command`` and say what it cost. Raises when it fails."""
    script = (
        "import resource, subprocess, sys, json\n"
        "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, *command],
        cwd=cwd, env={**os.environ, "AUDIOPOST_CACHE": str(cache)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    wall = time.perf_counter() - start
    code, cpu, memory = json.loads(done.stdout)
    if code:
        raise SystemExit(f"{' '.join(command)} failed with {code} in {cwd}")
    return Cost(wall, cpu, memory)


def bare(folder: Path, cache: Path) -> Cost:
    """The bare engine over the same utterances: the voice as shipped, one single-threaded session, nothing else."""
    texts: list[str] = []
    for path in sorted((folder / "posts").iterdir()):
        printed = subprocess.run(
            [sys.executable, "-m", "audiopost", "script", "--json", str(path)],
            capture_output=True, text=True, check=True, cwd=folder, env={**os.environ, "AUDIOPOST_CACHE": str(cache)},
        )  # fmt: skip
        texts += [u["spoken"] for u in json.loads(printed.stdout)["utterances"]]
    (folder / "texts.json").write_text(json.dumps(texts), "utf-8")
    return measured([sys.executable, str(HERE / "bare.py"), "texts.json"], folder, cache)


def audiopost(*arguments: str) -> list[str]:
    """The command line of a quiet render."""
    return [sys.executable, "-m", "audiopost", "render", "--quiet", *arguments]


def one_run(folder: Path) -> dict[str, float]:
    """Every figure of one run, as ratios or seconds."""
    posts = folder / "posts"
    posts.mkdir()
    for number in range(ARTICLES):
        write_article(posts / f"a{number}.md", number)
    warm = folder / "warm"
    measured(audiopost("--output", "w", "--feeds", "w", "posts/a0.md"), folder, warm)
    cache = folder / "cache"
    shutil.copytree(warm / "voices", cache / "voices") if (warm / "voices").is_dir() else None
    engine = bare(folder, warm)
    cold = measured(audiopost("posts"), folder, cache)
    cores = len(os.sched_getaffinity(0))
    edited = posts / "a3.md"
    edited.write_text(edited.read_text("utf-8").replace("In case 300,", "In case 399,"), "utf-8")
    edit = measured(audiopost("posts"), folder, cache)
    nothing = measured(audiopost("posts"), folder, cache)
    return {
        "cold CPU / bare CPU": cold.cpu / engine.cpu,
        "cold wall / (bare CPU / cores)": cold.wall / (engine.cpu / cores),
        "edit wall, s": edit.wall,
        "edit wall / cold wall": edit.wall / cold.wall,
        "unchanged wall, s": nothing.wall,
        "cold memory, MB": cold.memory,
    }


def long_articles(folder: Path) -> dict[str, float]:
    """The memory of a long text against that of one tenth of it, with test tones."""
    peaks = []
    for name, paragraphs in (("short", LONG), ("long", LONG * 10)):
        write_article(folder / f"{name}.md", 1, paragraphs)
        peaks.append(
            measured(
                audiopost("--engine", "tone", "--output", name, f"{name}.md"), folder, folder / "cache"
            ).memory
        )
    return {"memory of a text ten times as long": peaks[1] / peaks[0]}


def many(folder: Path) -> dict[str, float]:
    """What 100 unchanged articles, --help and --version cost; and how cost grows with the number of articles."""
    (folder / "many").mkdir()
    walls = []
    for count in (UNCHANGED // 2, UNCHANGED):
        for number in range(count):
            write_article(folder / "many" / f"m{number}.md", number, 2)
        out = folder / f"out{count}"
        walls.append(
            measured(
                audiopost("--engine", "tone", "--output", str(out), "--feeds", str(out), "many"),
                folder,
                folder / f"c{count}",
            ).cpu
        )
    nothing = measured(
        audiopost("--engine", "tone", "--output", str(out), "--feeds", str(out), "many"),
        folder,
        folder / f"c{count}",
    )
    program = [sys.executable, "-m", "audiopost"]
    return {
        "100 unchanged, s": nothing.wall,
        "twice the articles / the articles": walls[1] / walls[0],
        "--help, s": measured([*program, "--help"], folder, folder).wall,
        "--version, s": measured([*program, "--version"], folder, folder).wall,
    }


def main(runs: int) -> None:
    """All runs, then the table."""
    sys.path.insert(0, str(HERE))
    found: dict[str, list[float]] = {}
    for number in range(runs):
        for measure in (one_run, long_articles, many):
            with tempfile.TemporaryDirectory() as place:
                for name, value in measure(Path(place)).items():
                    found.setdefault(name, []).append(value)
        print(
            f"run {number + 1} of {runs}: "
            + ", ".join(f"{name} {values[-1]:.3g}" for name, values in found.items()),
            flush=True,
        )
    (HERE / "RESULTS.md").write_text(table(found, runs), "utf-8")
    print(f"wrote {HERE / 'RESULTS.md'}")


TARGETS = {
    "cold CPU / bare CPU": "0.90",
    "cold wall / (bare CPU / cores)": "0.95",
    "edit wall, s": "1.5",
    "edit wall / cold wall": "0.06",
    "100 unchanged, s": "0.5",
    "memory of a text ten times as long": "1.3",
    "cold memory, MB": "700",
    "--help, s": "0.15",
    "--version, s": "0.1",
    "twice the articles / the articles": "2.07",
}


def table(found: dict[str, list[float]], runs: int) -> str:
    """The results as Markdown."""
    lines = [
        "# Results of `make bench`",
        "",
        f"{runs} run{'s' * (runs != 1)}, each with its own folders; {ARTICLES} articles of {PARAGRAPHS * 4} sentences for the cold render.",
        f"{platform.system()} {platform.machine()}, {len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in ("audiopost", "onnxruntime", "piper-tts", "numpy"))
        + ".",
        "Wall times include the start of a second Python that measures.",
        "",
        "| what | median | lowest to highest | target |",
        "|---|---|---|---|",
    ]
    for name, values in found.items():
        spread = f"{min(values):.3g} to {max(values):.3g}"
        lines.append(f"| {name} | {statistics.median(values):.3g} | {spread} | {TARGETS.get(name, '')} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
