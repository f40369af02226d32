# SPDX-License-Identifier: GPL-3.0-or-later
"""The results of the benchmarks as a page."""

from __future__ import annotations

import os
import platform
import statistics
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import blog

#: Each figure's target: at most so much, or at least so much.
AT_MOST = {
    "cold CPU / bare CPU": 0.90,
    "cold wall / (bare CPU / cores)": 0.95,
    "synthesis / bare engine": 0.75,
    "synthesis / bare engine, fast": 0.35,
    "edit wall, s": 1.5,
    "edit wall / cold wall": 0.06,
    "100 unchanged, s": 0.5,
    "--help, s": 0.15,
    "--version, s": 0.1,
    "cold memory, MB": 700,
    "memory, piper, MB": 700,
    "memory, piper, to that of ten minutes": 1.3,
    "joining an hour / copying it": 3,
    "slope of cost over articles": 1.05,
    "steepest step of it": 1.05,
    "1,000 unchanged, s": 2,
    "plan of 1,000 new articles, s": 2,
}
AT_LEAST = {"engine as peers call it / cold wall": 2.5}
_PACKAGES = ("audiopost", "onnxruntime", "piper-tts", "openvino", "numpy", "lameenc")
_HEAD = """\
# Results of `make bench`

{machine}, {cores} cores ({processor}), Python {python}; {packages}.

A blog of {articles} articles, one of them five minutes long; each figure is a ratio within one run, or seconds. The bare
engine is the voice as shipped in one single-threaded session over the same utterances, and nothing else; ten minutes and
ten hours are one text. Figures of one run only were measured once, because they take long.

"""


def _processor() -> str:
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as lines:
            return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "unknown"


def _versions() -> str:
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def _verdict(name: str, median: float) -> tuple[str, str]:
    """The target as it is written, and whether it is met."""
    if name in AT_MOST:
        return f"≤ {AT_MOST[name]:g}", "yes" if median <= AT_MOST[name] else "**no**"
    if name in AT_LEAST:
        return f"≥ {AT_LEAST[name]:g}", "yes" if median >= AT_LEAST[name] else "**no**"
    return "", ""


def markdown(found: dict[str, list[float]], missing: dict[str, str]) -> str:
    """The page: every figure with its median, spread and target; what could not be run, and why."""
    head = _HEAD.format(
        machine=f"{platform.system()} {platform.machine()}", cores=len(os.sched_getaffinity(0)), processor=_processor(),
        python=platform.python_version(), packages=_versions(), articles=blog.ARTICLES,
    )  # fmt: skip
    lines = ["| what | median | lowest to highest | runs | target | met |", "|---|---|---|---|---|---|"]
    for name, values in found.items():
        median = statistics.median(values)
        target, met = _verdict(name, median)
        spread = f"{min(values):.3g} to {max(values):.3g}" if len(values) > 1 else ""
        lines.append(f"| {name} | {median:.3g} | {spread} | {len(values)} | {target} | {met} |")
    gone = [f"- {name} could not be run: {why}" for name, why in missing.items()]
    return head + "\n".join(lines) + "\n" + ("\n" + "\n".join(gone) + "\n" if gone else "")
