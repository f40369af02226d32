# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's podcast clients over loopback: podget, newsboat with podboat, greg; and gPodder's and feedparser's parsers."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import podcastparser
import pytest
import requests

from tests.clients.conftest import Podcast, client, downloads
from tests.rendering import write_article
from tests.serving import wait_for


@pytest.mark.judge("podget")
def test_podget(podcast: Podcast, tmp_path: Path) -> None:
    home, library = tmp_path / "podget", tmp_path / "library"
    client(home, "podget", "-d", str(home), "--create-config", "podgetrc")
    settings = (home / "podgetrc").read_text()
    assert "DIR_LIBRARY=" in settings
    lines = [
        f"DIR_LIBRARY={library}" if line.startswith("DIR_LIBRARY=") else line
        for line in settings.splitlines()
    ]
    (home / "podgetrc").write_text("\n".join(lines) + "\n")
    (home / "serverlist").write_text(f"{podcast.feed} Talks My Show\n")
    said = client(home, "podget", "-d", str(home), "-c", "podgetrc", "-v")
    assert downloads(library) == set(podcast.audio.values()), said

    fetched = sum(".mp3" in line for line in podcast.at.log)
    client(home, "podget", "-d", str(home), "-c", "podgetrc", "-v")
    assert sum(".mp3" in line for line in podcast.at.log) == fetched


@pytest.mark.judge("newsboat", "podboat", "script")
def test_newsboat_and_podboat(podcast: Podcast, tmp_path: Path) -> None:
    home, target = tmp_path / "newsboat", tmp_path / "heard"
    target.mkdir()
    (home / ".newsboat").mkdir(parents=True)
    (home / ".newsboat/urls").write_text(f"{podcast.feed}\n")
    (home / ".newsboat/config").write_text(
        f'podcast-auto-enqueue yes\ndownload-path "{target}/"\nmax-downloads 2\n'
    )
    client(home, "newsboat", "-x", "reload")
    assert client(home, "newsboat", "-x", "print-unread").startswith("2 ")
    # newsboat knows a feed's validators from its second visit on.
    client(home, "newsboat", "-x", "reload")
    client(home, "newsboat", "-x", "reload")
    assert podcast.asked_for_feed()[-1] == 304
    queued = (home / ".newsboat/queue").read_text()
    assert all(name in queued for name in podcast.audio)

    # podboat is a full-screen program: it gets a terminal, and is ended when the files are there.
    boat = subprocess.Popen(
        ["script", "-qec", "podboat -a", "/dev/null"], env={**os.environ, "HOME": str(home), "TERM": "xterm"}, cwd=home,
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        wait_for(lambda: downloads(target) == set(podcast.audio.values()), 60)
    finally:
        os.killpg(boat.pid, signal.SIGTERM)
        boat.wait(10)

    write_article(podcast.folder / "posts", "a.md", "Alpha, retitled", "The sound is another now.")
    podcast.render()
    client(home, "newsboat", "-x", "reload")
    assert podcast.asked_for_feed()[-1] == 200
    assert client(home, "newsboat", "-x", "print-unread").startswith("2 ")


@pytest.mark.judge("py:greg")
def test_greg(podcast: Podcast, tmp_path: Path) -> None:
    home = tmp_path / "greg"
    home.mkdir()
    (home / "greg.conf").write_text(
        f"[DEFAULT]\nData directory = {home}/data\nDownload directory = {home}/heard\nfirstsync = all\n"
    )
    greg = (str(Path(sys.executable).with_name("greg")), "-c", str(home / "greg.conf"))
    client(home, *greg, "add", "show", podcast.feed)
    said = client(home, *greg, "sync", "show")
    assert downloads(home / "heard") == set(podcast.audio.values()), said
    fetched = sum(".mp3" in line for line in podcast.at.log)
    client(home, *greg, "sync", "show")
    assert sum(".mp3" in line for line in podcast.at.log) == fetched


def test_parsers_read_back_what_was_published(podcast: Podcast) -> None:
    data = requests.get(podcast.feed, timeout=20).content
    parsed = podcastparser.parse(podcast.feed, io.BytesIO(data))
    assert parsed["title"] == "My Show"
    by_slug = {result["slug"]: result for result in podcast.results}
    assert len(parsed["episodes"]) == len(podcast.entries) == 2
    for episode, entry in zip(parsed["episodes"], podcast.entries, strict=True):
        result = by_slug[episode["title"].lower()]
        audio = podcast.folder / result["audio"]
        assert episode["guid"] == entry.id
        assert episode["total_time"] == round(result["duration_ms"] / 1000)
        assert [(e["url"], e["file_size"], e["mime_type"]) for e in episode["enclosures"]] == [
            (f"{podcast.at.address}/{result['audio']}", audio.stat().st_size, "audio/mpeg")
        ]
        assert entry.enclosures[0].href == episode["enclosures"][0]["url"]
        assert entry.author == "Ada Writer"
        for heading in ("First part", "Second part"):
            assert heading in episode["description"]
            assert f"<h2>{heading}</h2>" in episode["description_html"]
