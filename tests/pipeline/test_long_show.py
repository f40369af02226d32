# SPDX-License-Identifier: GPL-3.0-or-later
"""A show of many episodes: what one more of them reads and writes, and what becomes of pages when episodes go."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from benchmarks.feed import grow, seed
from tests.rendering import run, tree, write_article

COUNT = 230
# Runs the command line and tells on stderr which files of the show were opened for reading.
WATCHED = """
import sys
def told(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and not (arguments[2] or 0) & 3:
        sys.__stderr__.write(f"OPENED {arguments[0]}\\n")
sys.addaudithook(told)
from audiopost.cli import main
sys.argv[0] = "audiopost"
main()
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published show of many episodes, all but one of them copies whose manifests are no manifests."""
    folder = tmp_path_factory.mktemp("long")
    grow(folder, seed(folder, "page_size = 10\n"), COUNT)
    assert run("feed", cwd=folder).code == 0
    return folder


@pytest.fixture
def show(grown: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(grown, tmp_path / "long"))


def followed(folder: Path) -> list[str]:
    """The GUIDs that following rel=next from the feed finds, in order."""
    name, seen = "long.xml", []
    while name:
        data = (folder / "feeds" / name).read_bytes()
        seen += [entry.id for entry in feedparser.parse(data).entries]
        links = etree.fromstring(data)[0].findall("{http://www.w3.org/2005/Atom}link")
        name = next((link.get("href").rpartition("/")[2] for link in links if link.get("rel") == "next"), "")
    return seen


def test_one_more_episode_reads_no_other_and_writes_the_newest_pages(show: Path) -> None:
    before = tree(show / "feeds") | tree(show / "output")
    older = followed(show)
    write_article(show, "one.md", "One more")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "render", "--engine", "tone", "-q", "one.md"],
        cwd=show, capture_output=True, text=True, timeout=300, check=True, env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    opened = [line.removeprefix("OPENED ") for line in done.stderr.splitlines() if line.startswith("OPENED ")]
    others = {path for path in opened if "output/episode-" in path}
    assert [path for path in others if path.endswith("episode.json")] == []
    # The newest document has ten episodes, one of them new, and the page behind it ten at most.
    assert len(others) <= 20
    assert all(path.endswith("/content.html") for path in others)
    after = tree(show / "feeds") | tree(show / "output")
    changed = {
        name for name, digest in after.items() if before.get(name) != digest and "one-more/" not in name
    }
    assert changed == {
        "long.xml",
        "long-22.xml",
        "long-23.xml",
        "index.html",
        "page-2.html",
        ".audiopost/long.json",
    }
    assert len(older) == COUNT
    assert followed(show)[1:] == older


def test_a_page_lost_or_spoilt_is_made_again(show: Path) -> None:
    before = tree(show / "feeds")
    (show / "feeds/long-7.xml").unlink()
    (show / "feeds/long-8.xml").write_text("spoilt")
    assert run("render", "--engine", "tone", "-q", "seed.md", cwd=show).code == 0
    assert tree(show / "feeds") == before


def test_smaller_feeds_leave_no_page_behind(show: Path) -> None:
    config = show / "audiopost.toml"
    config.write_text(config.read_text().replace("page_size = 10", "page_size = 100"))
    guids = followed(show)
    assert run("feed", cwd=show).code == 0
    assert sorted(path.name for path in (show / "feeds").iterdir()) == [
        "feed.css", "long-1.xml", "long-2.xml", "long.xml",
    ]  # fmt: skip
    assert followed(show) == guids
