# SPDX-License-Identifier: GPL-3.0-or-later
"""Many things done at once: threads here, or any ``concurrent.futures.Executor`` (a process pool, a cluster's)."""

from __future__ import annotations

import heapq
import math
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# How many items are looked ahead at, for the longest among them.
WINDOW = 128


def usable_cores(cgroup: Path = Path("/sys/fs/cgroup")) -> int:
    """The processor cores this process may use: its affinity, within its control group's quota (rounded up)."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:
        cores = os.cpu_count() or 1
    quota = _quota(cgroup)
    return max(1, min(cores, math.ceil(quota)) if quota else cores)


def _quota(cgroup: Path) -> float:
    """The CPU quota of this control group in cores (cgroup v2, then v1); 0 when there is none."""
    try:
        limit, period = (cgroup / "cpu.max").read_text().split()
        return 0.0 if limit == "max" else int(limit) / int(period)
    except (OSError, ValueError):
        pass
    try:
        share = int((cgroup / "cpu" / "cpu.cfs_quota_us").read_text())
        return max(0.0, share / int((cgroup / "cpu" / "cpu.cfs_period_us").read_text()))
    except (OSError, ValueError, ZeroDivisionError):
        return 0.0


class Workers:
    """Runs a function over items, several at once, the heaviest of the next ones first.

    ``jobs`` 0 is one for each usable core; 1 works in the caller's own thread. An ``executor`` given from outside is used
    as it is and not shut down.
    """

    def __init__(self, jobs: int = 0, executor: Executor | None = None) -> None:
        self.jobs = jobs or usable_cores()
        self._given = executor
        self._own: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the threads; what was not begun is not done."""
        if self._own is not None:
            self._own.shutdown(wait=False, cancel_futures=True)
            self._own = None

    def run(
        self,
        function: Callable[[T], R],
        items: Iterable[T],
        *,
        weight: Callable[[T], int] = lambda _: 0,
        at_most: int = 0,
    ) -> Iterator[tuple[T, R | Exception]]:
        """Each item with its result, or with the exception it raised, as they come.

        ``items`` is read lazily, at most a window of 128 ahead of what is done. ``at_most`` bounds how many run at once
        (0: ``jobs``). Closing the iterator early cancels what has not begun.
        """
        width = min(self.jobs, at_most) if at_most else self.jobs
        heaviest = _heaviest_first(iter(items), weight)
        if width == 1 and self._given is None:
            for item in heaviest:
                yield item, _attempt(function, item)
            return
        # One more than there are workers waits its turn, so that no worker waits for us.
        yield from self._flow(function, heaviest, width + 1 if not at_most else width)

    def _flow(
        self, function: Callable[[T], R], items: Iterator[T], width: int
    ) -> Iterator[tuple[T, R | Exception]]:
        executor = self._executor()
        running: dict[Future[R], T] = {}
        try:
            while True:
                for item in islice(items, width - len(running)):
                    running[executor.submit(function, item)] = item
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in [future for future in running if future in done]:
                    item = running.pop(future)
                    outcome = _outcome(future)
                    yield item, outcome
        finally:
            for future in running:
                future.cancel()

    def _executor(self) -> Executor:
        if self._given is not None:
            return self._given
        if self._own is None:
            self._own = ThreadPoolExecutor(self.jobs, thread_name_prefix="audiopost")
        return self._own


def _heaviest_first(items: Iterator[T], weight: Callable[[T], int]) -> Iterator[T]:
    """All ``items``, each time the heaviest of the next 128; ties in the order they came."""
    heap: list[tuple[int, int, T]] = []
    for number, item in enumerate(items):
        heapq.heappush(heap, (-weight(item), number, item))
        if len(heap) >= WINDOW:
            yield heapq.heappop(heap)[2]
    while heap:
        yield heapq.heappop(heap)[2]


def _attempt(function: Callable[[T], R], item: T) -> R | Exception:
    try:
        return function(item)
    except Exception as error:  # noqa: BLE001 - a failure is a value here; the caller decides
        return error


def _outcome(future: Future[R]) -> R | Exception:
    error = future.exception()
    if error is not None and not isinstance(error, Exception):
        raise error
    return error if error is not None else future.result()
