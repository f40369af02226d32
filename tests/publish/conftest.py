# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of publishing share: the site of one episode on disk, and the judges' programs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audiopost.model import Episode, Show
from audiopost.publish import cover, feed, manifest, page, show_page, site
from tests.publish.fixtures import lighthouse
from tests.publish.fixtures.tones import tones

JUDGES = Path(__file__).parents[1] / "judges"


@pytest.fixture(scope="session")
def ask() -> Callable[..., Any]:
    """Run a judge's script by node with arguments and standard input; gives what it prints as JSON."""

    def run(script: str, *arguments: str, given: str = "") -> Any:
        done = subprocess.run(
            ["node", str(JUDGES / script), *arguments],
            input=given,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Show, Episode]:
    """A folder with output/ and feeds/ of the lighthouse show, whose every sentence is a tone of its own."""
    root = tmp_path_factory.mktemp("site")
    episode = lighthouse.episode()
    sound = tones(episode)
    audio = replace(episode.audio, bytes=len(sound))
    episode = replace(episode, audio=audio)
    drawn = cover.draw("The Coast Journal, read aloud")
    show = lighthouse.show(base_url="", link="", image=cover.name(drawn))
    folder = root / "output" / episode.slug
    site.write_files(root / "output", {show.image: drawn})
    site.write_files(
        folder,
        {audio.path: sound, **manifest.files(episode), manifest.PAGE: page.episode(show, episode)},
    )
    listing = manifest.listing(episode, with_content=True)
    site.write_files(root / "output", show_page.files(show, [listing]))
    site.write_files(root / "feeds", feed.files(show, [listing]))
    return root, show, episode
