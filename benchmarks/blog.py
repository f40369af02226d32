# SPDX-License-Identifier: GPL-3.0-or-later
"""The blog the benchmarks render, and what a process costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from synthesis import SENTENCES

ARTICLES = 10
PARAGRAPHS = 2
EDITED = 3
EDITED_PARAGRAPHS = 12  # about five minutes, the article in which a sentence is edited


@dataclass(frozen=True)
class Cost:
    """What one process and its children cost: wall and CPU seconds, and the most memory one of them held, in MB."""

    wall: float
    cpu: float
    memory: float


def article(number: int, paragraphs: int = PARAGRAPHS) -> str:
    """An article of two sections whose every sentence is its own, so that no clip serves twice."""
    lines = [f"---\ntitle: Article number {number}\ndate: 2025-01-{number % 28 + 1:02}\nlang: en\n---\n"]
    for place in range(paragraphs):
        if place % (-(-paragraphs // 2) or 1) == 0:
            lines.append(f"## Part {place + 1} of article {number}\n")
        chosen = [SENTENCES[(number * 7 + place * 4 + k) % len(SENTENCES)] for k in range(4)]
        said = [
            f"In case {number * 1000 + place * 10 + k}, {s[0].lower()}{s[1:]}" for k, s in enumerate(chosen)
        ]
        lines.append(" ".join(said) + "\n")
    return "\n".join(lines)


def write(folder: Path) -> Path:
    """The blog: ten articles, one of them five minutes long. Returns its folder."""
    folder.mkdir(parents=True)
    for number in range(ARTICLES):
        paragraphs = EDITED_PARAGRAPHS if number == EDITED else PARAGRAPHS
        (folder / f"a{number}.md").write_text(article(number, paragraphs), "utf-8")
    return folder


def edit(folder: Path) -> None:
    """Change one sentence of the long article."""
    path = folder / f"a{EDITED}.md"
    before = path.read_text("utf-8")
    after = before.replace(f"In case {EDITED * 1000 + 20},", f"In case {EDITED * 1000 + 999},")
    if after == before:
        raise SystemExit(f"nothing to edit in {path}")
    path.write_text(after, "utf-8")


class CommandError(Exception):
    """A measured command ended with an error."""


def measured(command: list[str], cwd: Path, **environment: str) -> Cost:
    """Run ``command`` in ``cwd`` and say what it cost. Raises ``CommandError``."""
    script = (
        "import json, resource, subprocess, sys, time\n"
        "start = time.perf_counter()\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)\n"
        "wall = time.perf_counter() - start\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "said = done.stderr.decode('utf-8', 'replace')[-500:]\n"
        "print(json.dumps([done.returncode, said, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command],
        cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    code, said, *cost = json.loads(done.stdout)
    if code:
        raise CommandError(f"{' '.join(command)} failed with {code} in {cwd}: {said}")
    return Cost(*cost)


def render(*arguments: str) -> list[str]:
    """The command line of a quiet render."""
    return [sys.executable, "-m", "audiopost", "render", "--quiet", *arguments]


def best(times: int, command: list[str], cwd: Path) -> float:
    """The shortest wall time of ``command`` in ``times`` runs, s."""
    shortest = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, cwd=cwd, check=True, capture_output=True)
        shortest = min(shortest, time.perf_counter() - start)
    return shortest
