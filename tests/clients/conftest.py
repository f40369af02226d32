# SPDX-License-Identifier: GPL-3.0-or-later
"""A show of two episodes behind ``audiopost serve``, for podcast clients to subscribe to."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import feedparser
import pytest
import requests

from tests.rendering import run, write_article
from tests.serving import Served, served


@dataclass
class Podcast:
    """The author's side: the project, the server, the feed's address, and what the last render said."""

    folder: Path
    at: Served
    results: list[dict[str, Any]] = field(default_factory=list)

    @property
    def feed(self) -> str:
        return f"{self.at.address}/feeds/my-show.xml"

    @property
    def entries(self) -> list[Any]:
        return list(feedparser.parse(requests.get(self.feed, timeout=20).content).entries)

    def render(self) -> list[dict[str, Any]]:
        done = run("render", "--engine", "tone", "--json", "--quiet", "posts", cwd=self.folder)
        assert done.code == 0, done.err
        self.results = done.results
        return self.results

    @property
    def audio(self) -> dict[str, bytes]:
        """The published MP3s by name."""
        return {Path(r["audio"]).name: (self.folder / r["audio"]).read_bytes() for r in self.results}

    def asked_for_feed(self) -> list[int]:
        """The status of every answer to a request for the feed, in order."""
        return [int(line.rsplit(" ", 2)[1]) for line in self.at.log if "/feeds/my-show.xml" in line]


@pytest.fixture
def podcast(tmp_path: Path) -> Iterator[Podcast]:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "audiopost.toml").write_text('[show]\ntitle = "My Show"\npage_size = 10\n')
    write_article(folder / "posts", "a.md", "Alpha")
    write_article(folder / "posts", "b.md", "Beta", "Another sentence.")
    with served(folder) as at:
        made = Podcast(folder, at)
        made.render()
        yield made


def client(home: Path, *arguments: str, seconds: float = 120, **env: str) -> str:
    """What a client says on both streams, run in a home of its own."""
    home.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        arguments, env={**os.environ, "HOME": str(home), "TERM": "xterm", **env}, cwd=home, capture_output=True,
        text=True, timeout=seconds, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


def downloads(folder: Path) -> set[bytes]:
    """The bytes of every MP3 below ``folder``."""
    return {path.read_bytes() for path in folder.rglob("*.mp3")}
