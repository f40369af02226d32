# SPDX-License-Identifier: GPL-3.0-or-later
"""One good tree for all tests of the gate, rendered by the command line."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.check.site import Site, write_sources
from tests.rendering import run


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good tree; tests work on copies of it."""
    root = tmp_path_factory.mktemp("good") / "site"
    write_sources(root)
    cache = tmp_path_factory.getbasetemp() / "cache"
    done = run("render", "--quiet", cwd=root, env={"AUDIOPOST_CACHE": str(cache)})
    assert done.code == 0, done.err
    return root


@pytest.fixture
def site(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A copy of the good tree, and the working folder in it."""
    made = Site(good, tmp_path / "site")
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def another(good: Path, tmp_path: Path) -> Iterator[Callable[[], Site]]:
    """Makes further copies."""
    numbers = itertools.count()
    yield lambda: Site(good, tmp_path / f"copy{next(numbers)}")
    shutil.rmtree(tmp_path, ignore_errors=True)
