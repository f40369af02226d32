# SPDX-License-Identifier: GPL-3.0-or-later
"""`make bench`: what a render costs beside the bare voice and beside other tools, what an edit costs, what nothing costs.

Everything runs as a user runs it, in processes of its own with folders of their own. Costs are CPU seconds of the process
and wall seconds from its start to its exit; runs alternate, and each figure is a ratio within its own run. Writes
``benchmarks/RESULTS.md`` and ``benchmarks/results.svg``. Usage: ``python benchmarks/run.py [runs] [hours]``; 0 hours
leaves out the one long text that the voice itself says.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import blog
import chart
import peers
import report
import scaling
import synthesis
from blog import Cost, measured, render

HERE = Path(__file__).parent

#: What one measurement gives: figures by name.
Figures = dict[str, float]


class Peers(NamedTuple):
    """The programs of each peer, or nothing where it cannot be run; and why not."""

    programs: dict[str, Path]
    missing: dict[str, str]


def own(folder: Path) -> Figures:
    """audiopost against the bare engine over the same utterances: cold, edited, unchanged; with the fast path, if any."""
    posts = blog.write(folder / "posts")
    (folder / "audiopost.toml").write_text('[voice]\nfast = "off"\n', "utf-8")
    warm, cache = folder / "warm", folder / "cache"
    measured(render("--output", "w", "--feeds", "w", "posts/a0.md"), folder, AUDIOPOST_CACHE=str(warm))
    shutil.copytree(warm / "voices", cache / "voices")
    engine, serial = bare(folder, warm)
    cold = measured(render("posts"), folder, AUDIOPOST_CACHE=str(cache))
    blog.edit(posts)
    edit = measured(render("posts"), folder, AUDIOPOST_CACHE=str(cache))
    nothing = measured(render("posts"), folder, AUDIOPOST_CACHE=str(cache))
    cores = len(os.sched_getaffinity(0))
    return {
        "cold CPU / bare CPU": cold.cpu / engine.cpu,
        "cold wall / (bare CPU / cores)": cold.wall / (engine.cpu / cores),
        "engine as peers call it / cold wall": serial.wall / cold.wall,
        "edit wall, s": edit.wall,
        "edit wall / cold wall": edit.wall / cold.wall,
        "cold memory, MB": cold.memory,
        "audiopost cold, s": cold.wall,
        "audiopost edit, s": edit.wall,
        "audiopost unchanged, s": nothing.wall,
    } | fast(folder, warm, engine)


def fast(folder: Path, warm: Path, engine: Cost) -> Figures:
    """The cold render again with ``audiopost[fast]``, where it can be used."""
    (folder / "audiopost.toml").write_text('[voice]\nfast = "on"\n', "utf-8")
    command = render("--output", "wf", "--feeds", "wf", "posts/a0.md")
    try:
        measured(command, folder, AUDIOPOST_CACHE=str(warm))
    except blog.CommandError:
        return {}
    cache = folder / "cache-fast"
    cache.mkdir()
    for kept in warm.iterdir():
        if kept.name != "clips":
            shutil.copytree(kept, cache / kept.name) if kept.is_dir() else shutil.copy(kept, cache)
    cold = measured(render("--output", "f", "--feeds", "f", "posts"), folder, AUDIOPOST_CACHE=str(cache))
    return {"cold CPU / bare CPU, fast": cold.cpu / engine.cpu, "audiopost[fast] cold, s": cold.wall}


def bare(folder: Path, cache: Path) -> tuple[Cost, Cost]:
    """The bare engine over the same utterances, single-threaded; and as other tools call it."""
    texts: list[str] = []
    for path in sorted((folder / "posts").iterdir()):
        printed = subprocess.run(
            [sys.executable, "-m", "audiopost", "script", "--json", str(path)],
            capture_output=True, text=True, check=True, cwd=folder, env={**os.environ, "AUDIOPOST_CACHE": str(cache)},
        )  # fmt: skip
        texts += [u["spoken"] for u in json.loads(printed.stdout)["utterances"]]
    (folder / "texts.json").write_text(json.dumps(texts), "utf-8")
    command = [sys.executable, str(HERE / "bare.py"), "texts.json"]
    return measured(command, folder), measured([*command, "default"], folder)


def joining(folder: Path) -> Figures:
    """Joining an hour from its sections, to copying it."""
    command = [sys.executable, str(HERE / "joining.py"), "--json"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return {"joining an hour / copying it": float(json.loads(done.stdout))}


def ready(folder: Path) -> Peers:
    """Install what the peers need."""
    programs: dict[str, Path] = {}
    missing: dict[str, str] = {}
    voiced = ("mkdocs-piper-tts==0.2.6", "rss2podcast==0.19", "lxml_html_clean")
    for names, needs, python in (
        ((peers.MKDOCS, peers.RSS), voiced, sys.executable),
        ((peers.SASE,), ("sase-listen==0.1.1",), shutil.which("python3.12") or sys.executable),
    ):
        try:
            found = peers.environment(folder / names[0].split()[0], *needs, python=python)
            programs |= dict.fromkeys(names, found)
        except peers.UnavailableError as error:
            missing |= dict.fromkeys(names, str(error))
    return Peers(programs, missing)


def others(installed: Peers) -> Callable[[Path], Figures]:
    """A measurement of every peer that could be installed."""
    calls = {peers.MKDOCS: peers.mkdocs, peers.RSS: peers.rss2podcast, peers.SASE: peers.sase}

    def measure(folder: Path) -> Figures:
        found: Figures = {}
        for name, programs in installed.programs.items():
            place = folder / name.split()[0]
            place.mkdir()
            try:
                costs = calls[name](programs, place)
            except (peers.UnavailableError, blog.CommandError) as error:
                installed.missing[name] = str(error)
                continue
            found |= {f"{name} {what}, s": cost.wall for what, cost in costs.items()}
        if peers.SASE in installed.programs:
            tones = peers.tones(folder)
            found |= {f"audiopost, test tones {what}, s": cost.wall for what, cost in tones.items()}
        return found

    return measure


def synthesised(folder: Path) -> Figures:
    """Synthesis alone to the bare engine, plain and fast."""
    return {f"synthesis / bare engine{kind}": ratio for kind, ratio in synthesis.ratios(folder).items()}


def main(runs: int, hours: float) -> None:
    """All runs, then the table and the chart."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as environments:
        installed = ready(Path(environments))
        measures = (own, synthesised, joining, scaling.unchanged, others(installed))
        for number in range(runs):
            for measure in measures:
                with tempfile.TemporaryDirectory() as place:
                    for name, value in measure(Path(place)).items():
                        found.setdefault(name, []).append(value)
            print(f"run {number + 1} of {runs} done", flush=True)
    once: list[Callable[[Path], Figures]] = [scaling.articles]
    if hours:
        once.append(lambda place: scaling.memory(place, "piper", hours))
    for long in once:
        with tempfile.TemporaryDirectory() as place:
            found |= {name: [value] for name, value in long(Path(place)).items()}
    (HERE / "RESULTS.md").write_text(report.markdown(found, installed.missing), "utf-8")
    (HERE / "results.svg").write_text(chart.svg(found), "utf-8")
    print(f"wrote {HERE / 'RESULTS.md'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5, float(sys.argv[2]) if len(sys.argv) > 2 else 10)
