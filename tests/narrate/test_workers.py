# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.config import VoiceOptions
from audiopost.narrate.casting import Cast
from audiopost.narrate.clipfile import unpack
from audiopost.narrate.making import make_clip
from audiopost.narrate.workers import WINDOW, Workers, usable_cores

from .conftest import Say


def _quota(folder: Path, version: int, text: str) -> Path:
    if version == 2:
        (folder / "cpu.max").write_text(text)
    else:
        (folder / "cpu").mkdir()
        quota, period = text.split()
        (folder / "cpu" / "cpu.cfs_quota_us").write_text(quota)
        (folder / "cpu" / "cpu.cfs_period_us").write_text(period)
    return folder


@pytest.mark.parametrize(
    ("version", "text", "cores"),
    [
        (2, "max 100000", 8),
        (2, "250000 100000", 3),
        (2, "50000 100000", 1),
        (1, "-1 100000", 8),
        (1, "200000 100000", 2),
    ],
)
def test_cores_within_the_control_groups_quota(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int, text: str, cores: int
) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert usable_cores(_quota(tmp_path, version, text)) == cores


def test_cores_without_a_control_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 3}, raising=False)
    assert usable_cores(tmp_path / "none") == 2


@given(st.lists(st.integers(0, 50), max_size=300), st.integers(1, 4))
def test_everything_is_done_once(items: list[int], jobs: int) -> None:
    with Workers(jobs) as workers:
        done = list(workers.run(lambda number: number * 2, items, weight=int))
    assert sorted(item for item, _ in done) == sorted(items)
    assert all(result == item * 2 for item, result in done)


def test_the_heaviest_of_the_next_ones_goes_first() -> None:
    started: list[int] = []
    with Workers(1) as workers:
        list(workers.run(started.append, range(300), weight=int))
    assert started[0] == WINDOW - 1
    assert started[1] == WINDOW
    assert started[-1] == 0


def test_items_are_read_a_window_ahead_and_no_further() -> None:
    read = 0

    def endless() -> Iterator[int]:
        nonlocal read
        while True:
            read += 1
            yield read

    with Workers(2) as workers:
        run = workers.run(lambda item: item, endless())
        for _ in range(10):
            next(run)
        run.close()  # type: ignore[attr-defined]
    assert read <= WINDOW + 20


def test_a_failure_is_a_value_and_the_rest_goes_on() -> None:
    def fail_at_three(number: int) -> int:
        if number == 3:
            raise ValueError("three")
        return number

    for jobs in (1, 3):
        with Workers(jobs) as workers:
            results = dict(workers.run(fail_at_three, range(6)))
        assert isinstance(results.pop(3), ValueError)
        assert results == {0: 0, 1: 1, 2: 2, 4: 4, 5: 5}


def test_at_most_so_many_at_once() -> None:
    running, most, lock = 0, 0, threading.Lock()

    def busy(_: int) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        threading.Event().wait(0.005)
        with lock:
            running -= 1

    with Workers(4) as workers:
        list(workers.run(busy, range(20), at_most=2))
        assert most == 2
        list(workers.run(busy, range(20)))
    assert most > 2


def test_one_job_works_in_the_callers_thread() -> None:
    with Workers(1) as workers:
        [(_, thread)] = workers.run(lambda _: threading.current_thread(), [0])
    assert thread is threading.current_thread()


def test_another_process_makes_the_same_clips(tmp_path: Path, say: Say) -> None:
    cast = Cast(VoiceOptions(engine="tone"), tmp_path)
    orders = [cast.order(say(text)) for text in ("One", "Two words", "Three words here")]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool, Workers(executor=pool) as workers:
        made = {order.fingerprint: clip for order, clip in workers.run(make_clip, orders)}
    for order in orders:
        assert made[order.fingerprint] == make_clip(order)
        assert unpack(make_clip(order)).words
