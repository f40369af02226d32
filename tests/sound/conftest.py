# SPDX-License-Identifier: GPL-3.0-or-later
"""Episodes as a user gets them, to be measured from the MP3 alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.rendering import run
from tests.sound import ears

ARTICLE = Path(__file__).with_name("article.md")


@dataclass(frozen=True)
class Rendered:
    """An episode's folder, its manifest, and what is heard in its MP3."""

    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / "episode.json").read_bytes()))

    @property
    def cues(self) -> list[dict[str, Any]]:
        return list(self.manifest["cues"])

    @property
    def mp3(self) -> Path:
        return self.folder / str(self.manifest["audio"]["path"])

    @cached_property
    def samples(self) -> NDArray[np.int16]:
        return ears.decode(self.mp3)

    @cached_property
    def quiet(self) -> list[tuple[float, float]]:
        return ears.silences(self.mp3)


def render(folder: Path, config: str = "", article: str = "", env: dict[str, str] | None = None) -> Rendered:
    """The article, ours by default, rendered in ``folder`` with ``config``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "audiopost.toml").write_text(config, "utf-8")
    (folder / "article.md").write_text(article or ARTICLE.read_text("utf-8"), "utf-8")
    done = run("render", "--quiet", "--json", "article.md", cwd=folder, env=env)
    assert done.code == 0, done.err
    return Rendered(folder / "output" / str(done.results[0]["slug"]))


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder for episodes, and the environment that gives them one clip cache: a changed setting speaks nothing anew."""
    folder = tmp_path_factory.mktemp("sound")
    return folder, {"AUDIOPOST_CACHE": str(tmp_path_factory.getbasetemp() / "cache")}


@pytest.fixture(scope="session")
def episode(place: tuple[Path, dict[str, str]]) -> Rendered:
    """Our article as the bundled voice reads it with no setting at all."""
    return render(place[0] / "plain", env=place[1])
