# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium seeks in an episode that ``audiopost serve`` serves: only byte ranges make that possible."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import JUDGES
from tests.rendering import run
from tests.serving import served


@pytest.mark.judge("chromium", "npm:puppeteer-core")
@pytest.mark.xdist_group("browser")
def test_chromium_seeks_in_an_episode(tmp_path: Path) -> None:
    words = "A sentence among very many others, so that the episode becomes long enough for a browser to skip in it.\n\n"
    (tmp_path / "long.md").write_text("# Long\n\n" + "".join(f"Number {n}. {words}" for n in range(150)))
    done = run("render", "--engine", "tone", "--json", "--quiet", "long.md", cwd=tmp_path)
    seconds = done.results[0]["duration_ms"] / 1000
    moments = [seconds * part for part in (0.9, 0.2, 0.6)]
    with served(tmp_path) as at:
        asked = subprocess.run(
            ["node", str(JUDGES / "seek.mjs"), f"{at.address}/output/long/index.html", *map(str, moments)],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert asked.returncode == 0, asked.stderr
        seen = json.loads(asked.stdout)
        partial = [line for line in at.log if ".mp3" in line and '" 206 ' in line]
    assert seen["faults"] == []
    assert seen["duration"] == pytest.approx(seconds, abs=0.2)
    assert len(seen["reached"]) == 6
    for reached in seen["reached"]:
        assert reached["from"] == pytest.approx(reached["to"], abs=0.05)
        assert reached["played"] > 0.05
    assert partial
