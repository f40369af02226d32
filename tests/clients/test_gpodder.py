# SPDX-License-Identifier: GPL-3.0-or-later
"""gPodder's command line client, over loopback: subscribes, downloads, asks politely, follows pages, finds nothing twice."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from tests.clients.conftest import Podcast, client, downloads
from tests.rendering import run, write_article
from tests.serving import served

pytestmark = pytest.mark.judge("gpo")


def gpo(home: Path, *arguments: str) -> str:
    return client(home, "gpo", *arguments, GPODDER_HOME=str(home))


def known(home: Path) -> dict[str, tuple[str, int]]:
    """gPodder's own episodes: title and publication date by GUID."""
    with sqlite3.connect(home / "Database") as database:
        rows = database.execute("SELECT guid, title, published FROM episode").fetchall()
    return {guid: (title, published) for guid, title, published in rows}


def test_subscribe_download_and_nothing_new(podcast: Podcast, tmp_path: Path) -> None:
    home = tmp_path / "gpodder"
    assert "uccessfully added" in gpo(home, "subscribe", podcast.feed, "My Show")
    assert re.search(r"[Dd]one|2 new", gpo(home, "update"))
    gpo(home, "download")
    assert downloads(home / "Downloads") == set(podcast.audio.values())
    before = known(home)
    assert set(before) == {entry.id for entry in podcast.entries}

    asked = len(podcast.asked_for_feed())
    gpo(home, "update")
    assert podcast.asked_for_feed()[asked:] == [304]

    write_article(podcast.folder / "posts", "a.md", "Alpha, retitled", "The sound is another now.")
    assert {r["status"] for r in podcast.render()} == {"rendered", "unchanged"}
    asked = len(podcast.asked_for_feed())
    said = gpo(home, "update")
    assert podcast.asked_for_feed()[asked:] == [200]
    assert not re.search(r"[1-9]\d* new episode", said), said
    pending = gpo(home, "pending")
    assert not re.search(r"[1-9]\d* episode.* pending", pending), pending
    after = known(home)
    assert {guid: when for guid, (_, when) in after.items()} == {
        guid: when for guid, (_, when) in before.items()
    }
    assert {title for title, _ in after.values()} == {"Alpha, retitled", "Beta"}


def test_a_moved_article_is_no_new_episode(podcast: Podcast, tmp_path: Path) -> None:
    home = tmp_path / "gpodder"
    gpo(home, "subscribe", podcast.feed, "My Show")
    before = known(home)
    (podcast.folder / "posts" / "a.md").rename(podcast.folder / "posts" / "renamed.md")
    podcast.render()
    gpo(home, "update")
    assert known(home) == before


def test_pages_are_followed(podcast: Podcast, tmp_path: Path) -> None:
    for number in range(10):
        (podcast.folder / "posts" / f"more-{number}.md").write_text(
            f"---\ntitle: More {number}\ndate: 2024-01-{number + 1:02}\n---\n\nSaid number {number}.\n"
        )
    assert len(podcast.render()) == 12
    assert len(podcast.entries) == 10
    home = tmp_path / "gpodder"
    gpo(home, "subscribe", podcast.feed, "My Show")
    assert {title for title, _ in known(home).values()} == {
        "Alpha",
        "Beta",
        *(f"More {n}" for n in range(10)),
    }
    assert any("/feeds/my-show-1.xml" in line for line in podcast.at.log)
    before = known(home)
    old_page = (podcast.folder / "feeds/my-show-1.xml").read_bytes()
    write_article(podcast.folder / "posts", "c.md", "Gamma", "A third article.")
    podcast.render()
    assert (podcast.folder / "feeds/my-show-1.xml").read_bytes() != old_page
    gpo(home, "update")
    after = known(home)
    # Nothing comes twice or changes. (`gpo update` follows no pages and forgets what it has not downloaded from them.)
    assert {guid: before.get(guid, told) for guid, told in after.items()} == after
    assert set(after) >= {entry.id for entry in podcast.entries}
    assert [title for guid, (title, _) in after.items() if guid not in before] == ["Gamma"]


def test_an_opml_of_all_shows_subscribes_to_each(tmp_path: Path) -> None:
    folder, home = tmp_path / "site", tmp_path / "gpodder"
    for show in ("one", "two"):
        write_article(folder / show, f"{show}.md", f"Of {show}")
    tables = "".join(f'[[shows]]\ntitle = "Show {show}"\narticles = ["{show}"]\n' for show in ("one", "two"))
    (folder / "audiopost.toml").write_text(tables)
    assert run("render", "--engine", "tone", "--quiet", cwd=folder).code == 0
    with served(folder) as at:
        opml = tmp_path / "shows.opml"
        opml.write_bytes(at.get("/feeds/shows.opml").content)
        gpo(home, "import", str(opml))
        gpo(home, "update")
    assert {title for title, _ in known(home).values()} == {"Of one", "Of two"}
