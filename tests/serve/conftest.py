# SPDX-License-Identifier: GPL-3.0-or-later
"""One rendered project, served once for all tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rendering import run, write_article
from tests.serving import Served, served

SECRET = b"the-secret-of-the-folder-above"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two episodes with an address of its own, and around it what nobody may fetch."""
    folder = tmp_path_factory.mktemp("served") / "project"
    folder.mkdir()
    (folder / "audiopost.toml").write_text(
        '[show]\ntitle = "My Show"\nbase_url = "https://example.org/podcast"\n'
    )
    write_article(folder / "posts", "a.md", "Alpha")
    write_article(folder / "posts", "b.md", "Beta", "Another sentence.")
    done = run("render", "--engine", "tone", "--quiet", "posts", cwd=folder)
    assert done.code == 0, done.err
    for place in (folder.parent / "secret.txt", folder / "secret.txt", folder / "output" / ".hidden.txt"):
        place.write_bytes(SECRET)
    (folder / "output" / "half.mp3.part").write_bytes(SECRET)
    (folder / "output" / ".half.mp3.1-2.audiopost-tmp").write_bytes(SECRET)
    (folder / "output" / "linked.txt").symlink_to(folder / "secret.txt")
    (folder / "output" / "linked-folder").symlink_to(folder.parent)
    (folder / "output" / "linked-hidden.txt").symlink_to(folder / "output" / ".hidden.txt")
    return folder


@pytest.fixture(scope="session")
def at(project: Path) -> Iterator[Served]:
    with served(project) as running:
        yield running


@pytest.fixture(scope="session")
def audio(project: Path) -> Path:
    """The MP3 of the first episode."""
    return next((project / "output" / "alpha").glob("*.mp3"))
