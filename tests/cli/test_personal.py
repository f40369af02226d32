# SPDX-License-Identifier: GPL-3.0-or-later
"""The personal show: put on it, listed, taken off, by addresses of a server on this machine."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import feedparser
import pytest

from tests.rendering import Outcome, run

PAGE = """<!DOCTYPE html><html lang="en"><head><title>The {name}</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>The {name}</h1>
<p>In the morning the {name} is so quiet that you can hear the ropes. The boats lie still, and the gulls have not woken
up yet. A man sweeps the pier, slowly, from one end to the other, and nobody looks at him.</p>
<h2>The noon</h2><p>At noon everything is loud. The ferries come in, and with them the people and their dogs.</p>
</article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>A blog</title><link>{at}/</link>
<description>x</description><item><title>The harbour</title><link>{at}/harbour.html</link>{more}</item></channel></rss>"""
SOUND = '<enclosure url="{at}/1.mp3" length="10" type="audio/mpeg"/>'

Audiopost = Callable[..., Outcome]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A small web: its address and its folder."""
    folder = tmp_path / "web"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        at = f"http://127.0.0.1:{server.server_address[1]}"
        for name in ("harbour", "market"):
            (folder / f"{name}.html").write_text(PAGE.format(name=name))
        (folder / "feed.xml").write_text(FEED.format(at=at, more=""))
        (folder / "podcast.xml").write_text(FEED.format(at=at, more=SOUND.format(at=at)))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield at, folder
        server.shutdown()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of the personal show, which may fetch from this machine."""
    folder = tmp_path / "data/audiopost/personal"
    folder.mkdir(parents=True)
    (folder / "audiopost.toml").write_text('[fetch]\nallow_private = true\n\n[voice]\nengine = "tone"\n')
    return folder


@pytest.fixture
def audiopost(tmp_path: Path, data: Path) -> Audiopost:
    """``audiopost`` as somebody with that show calls it, from another folder."""
    here = tmp_path / "here"
    here.mkdir()

    def call(*arguments: str | Path, now: int = 1_800_000_000, stdin: bytes | None = None) -> Outcome:
        env = {"XDG_DATA_HOME": str(tmp_path / "data"), "SOURCE_DATE_EPOCH": str(now)}
        return run(*arguments, cwd=here, env=env, stdin=stdin)

    return call


def listed(audiopost: Audiopost) -> list[str]:
    done = audiopost("add", "--list")
    assert done.code == 0, done.err
    return re.sub(r", \d+:\d\d,", ", LENGTH,", done.out).splitlines()


def test_articles_are_put_on_listed_and_taken_off(
    audiopost: Audiopost, web: tuple[str, Path], data: Path
) -> None:
    at, _ = web
    assert audiopost("add", "-q", f"{at}/harbour.html").code == 0
    assert audiopost("add", "-q", f"{at}/market.html", now=1_800_100_000).code == 0
    assert listed(audiopost) == [
        f"1. The market, LENGTH, added 2027-01-16, {at}/market.html",
        f"2. The harbour, LENGTH, added 2027-01-15, {at}/harbour.html",
    ]
    assert [one["title"] for one in audiopost("add", "--list", "--json").results] == [
        "The market",
        "The harbour",
    ]
    gone = audiopost("remove", "the HARBOUR")
    assert (gone.code, gone.err) == (0, "removed    The harbour\n")
    assert [line[:13] for line in listed(audiopost)] == ["1. The market"]
    assert not (data / "output/the-harbour").exists()
    assert [one.title for one in feedparser.parse(data / "feeds/read-to-me.xml").entries] == ["The market"]
    assert audiopost("remove", f"{at}/market.html").code == 0
    assert listed(audiopost) == []
    assert not list(data.rglob("*.mp3"))
    assert audiopost("add", "-q", f"{at}/market.html", now=1_800_200_000).code == 0
    assert "added 2027-01-17" in listed(audiopost)[0]


def test_what_is_there_already_stays_one_and_a_changed_article_keeps_its_place(
    audiopost: Audiopost, web: tuple[str, Path], data: Path
) -> None:
    at, folder = web
    for now in (1_800_000_000, 1_800_100_000):
        done = audiopost("add", f"{at}/harbour.html", now=now)
        assert done.code == 0
    assert done.err.startswith("unchanged")
    before = feedparser.parse(data / "feeds/read-to-me.xml").entries
    (folder / "harbour.html").write_text(PAGE.format(name="harbour").replace("loud", "louder"))
    assert audiopost("add", f"{at}/harbour.html", now=1_800_200_000).err.startswith("narrating")
    after = feedparser.parse(data / "feeds/read-to-me.xml").entries
    assert [(one.id, one.published) for one in after] == [(one.id, one.published) for one in before]
    assert after[0].enclosures[0].href != before[0].enclosures[0].href


@pytest.mark.parametrize("name", ["feed.xml", "podcast.xml"])
def test_a_list_is_refused_and_the_rest_is_added(
    audiopost: Audiopost, web: tuple[str, Path], name: str
) -> None:
    at, folder = web
    done = audiopost("add", "-q", f"{at}/{name}", f"{at}/market.html")
    assert done.code == 3
    assert done.err == (
        f"failed     {at}/{name}: it is a list of articles (a feed or podcast, a sitemap, a folder), and your personal show"
        " takes them one by one; add the address of the one to hear, or make a show of all with `audiopost render`\n"
    )
    assert len(listed(audiopost)) == 1
    for named, given in ((folder, None), (folder / name, None), ("-", (folder / name).read_bytes())):
        assert "it is a list of articles" in audiopost("add", "-q", named, stdin=given).err
    assert len(listed(audiopost)) == 1


def test_files_and_standard_input_are_added(audiopost: Audiopost, web: tuple[str, Path]) -> None:
    _, folder = web
    assert audiopost("add", "-q", folder / "harbour.html").code == 0
    assert audiopost("add", "-q", "-", stdin=b"# From a pipe\n\nIt has words.\n").code == 0
    assert {line.split(",")[0][3:] for line in listed(audiopost)} == {"The harbour", "From a pipe"}


def test_mistakes_are_one_sentence(audiopost: Audiopost, web: tuple[str, Path], data: Path) -> None:
    at, folder = web
    assert audiopost("remove", "1").err == (
        "audiopost: your personal show has no articles yet; put one on it with `audiopost add`\n"
    )
    assert (
        "an address begins with https://, as in https://example.org/post"
        in audiopost("add", "example.org/post").err
    )
    assert "name a SOURCE" in audiopost("add").err
    assert audiopost("add", "-q", f"{at}/harbour.html").code == 0
    wrong = audiopost("remove", "The harbours")
    assert (wrong.code, wrong.err) == (
        2, "audiopost: 'The harbours' is not on your personal show; did you mean 'The harbour'?\n",
    )  # fmt: skip
    assert "`audiopost add --list` lists what is" in audiopost("remove", "1", "7").err
    assert len(listed(audiopost)) == 1
    (folder / "1.mp3").write_bytes(b"\xff\xfb\x90\x00" * 100)
    assert "is audio/mpeg, not an article" in audiopost("add", f"{at}/1.mp3").err
    (data / "audiopost.toml").unlink()
    assert "127.0.0.1 is inside a private network" in audiopost("add", f"{at}/market.html").err
