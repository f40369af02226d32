# SPDX-License-Identifier: GPL-3.0-or-later
"""Noticing that an article or the configuration changed, while ``audiopost serve --watch`` runs."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audiopost.pipeline.job import Job

DEBOUNCE_MS = 400
STEP_MS = 100
PATIENCE_MS = 1000


def places_of(job: Job) -> list[Path]:
    """The files and folders a job takes its articles from, those that exist."""
    from audiopost.pipeline.render import top

    names = [top(name) for name in job.names if "://" not in name and name != "-"]
    return [job.root / name for name in names if (job.root / name).exists()]


def watch(
    places: Iterable[Path], skip: Iterable[Path], changed: Callable[[], None], stop: threading.Event
) -> None:
    """Call ``changed`` once the watch has begun, and after every change below the folders and of the files in ``places``, until ``stop`` is set.

    What lies in ``skip`` or is hidden is not looked at. Changes that come while ``changed`` runs are seen after it; several
    at once call it once.
    """
    found = {Path(os.path.realpath(place)) for place in places}
    folders = sorted(place for place in found if place.is_dir())
    files = sorted(
        place for place in found if not place.is_dir() and not any(map(place.is_relative_to, folders))
    )
    left_out = [Path(os.path.realpath(folder)) for folder in skip]
    busy = threading.Lock()

    def told() -> None:
        with busy:
            changed()

    def inside(path: Path) -> bool:
        return not any(map(path.is_relative_to, left_out))

    # A file is watched by the folder it lies in: editors put a new file in its place, and the old one tells nothing more.
    parents = sorted({file.parent for file in files})
    watchers = [
        threading.Thread(target=_watch, args=(group, deep, wanted, told, stop), daemon=True)
        for group, deep, wanted in ((folders, True, inside), (parents, False, files.__contains__))
        if group
    ]
    for watcher in watchers:
        watcher.start()
    for watcher in watchers:
        watcher.join()


def _watch(
    folders: list[Path],
    deep: bool,
    wanted: Callable[[Path], bool],
    changed: Callable[[], None],
    stop: threading.Event,
) -> None:
    from watchfiles import DefaultFilter
    from watchfiles import watch as changes

    usual = DefaultFilter()

    def look(change: object, path: str) -> bool:
        real = Path(os.path.realpath(path))
        return not real.name.startswith(".") and wanted(real) and usual(change, path)  # type: ignore[arg-type]

    # What was saved before the watch began told nobody: the first round is made in any case.
    caught_up = False
    for found in changes(
        *folders, watch_filter=look, stop_event=stop, raise_interrupt=False, debounce=DEBOUNCE_MS, step=STEP_MS,
        recursive=deep, rust_timeout=PATIENCE_MS, yield_on_timeout=True,
    ):  # fmt: skip
        if found or not caught_up:
            changed()
            caught_up = True
