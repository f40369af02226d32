# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests share: judges, and keeping a user's own cache and configuration out of the tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more about the machine than about the program.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

JUDGES = Path(__file__).parent / "judges"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
IN_CI = os.environ.get("CI", "").lower() == "true"


def judge_missing(name: str) -> bool:
    """Whether the judging program, Python package ("py:name") or npm package ("npm:name") is absent."""
    if name.startswith("npm:"):
        return not (JUDGES / "node_modules" / name[4:]).is_dir() or not shutil.which("node")
    if name.startswith("py:"):
        return find_spec(name[3:]) is None
    return shutil.which(name) is None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what a missing judge should have judged; on a CI machine let it fail instead."""
    for item in items:
        for mark in item.iter_markers("judge"):
            absent = [name for name in mark.args if judge_missing(name)]
            if absent and not IN_CI:
                item.add_marker(pytest.mark.skip(reason=f"judge not installed: {', '.join(absent)}"))


@pytest.fixture(autouse=True)
def _judges_present(request: pytest.FixtureRequest) -> None:
    for mark in request.node.iter_markers("judge"):
        absent = [name for name in mark.args if judge_missing(name)]
        assert not absent, f"judge not installed: {', '.join(absent)}; run `make judges`"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One clip cache for the whole test session, never the user's; no configuration from outside."""
    root = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("AUDIOPOST_CACHE", str(root / "cache"))
    monkeypatch.delenv("AUDIOPOST_CONFIG", raising=False)
    return


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of development data beside the checkout; skips when it is not there."""
    if not DATA.is_dir():
        pytest.skip("development data is not beside this checkout")
    return DATA


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the judges that were missing, at the end where it is read."""
    skipped = [
        r for r in terminalreporter.stats.get("skipped", []) if "judge not installed" in str(r.longrepr)
    ]
    if skipped:
        terminalreporter.section("judges that could not run")
        for report in skipped:
            reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
            terminalreporter.line(f"{report.nodeid}: {reason.removeprefix('Skipped: ')}")
