# SPDX-License-Identifier: GPL-3.0-or-later
"""A real article as a scraper left it, narrated by the bundled voice, and judged by other people's programs."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import feedparser
import podcastparser
import pytest
import webvtt
from mutagen.mp3 import MP3

from tests.clients.conftest import client, downloads
from tests.conftest import DATA
from tests.rendering import run, tree

ARTICLES = sorted((DATA / "articles").glob("*.txt")) if (DATA / "articles").is_dir() else []
FURNITURE = ("Back to Blog", "Share with friends!", "arrow right button", "Get Started")


pytestmark = [
    pytest.mark.skipif(not ARTICLES, reason="development data is not beside this checkout"),
    pytest.mark.xdist_group("real-article"),
]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """The folder the article was rendered in, as a user would with no configuration, and the result."""
    folder = tmp_path_factory.mktemp("real")
    source = folder / "article.txt"
    source.write_bytes(ARTICLES[0].read_bytes())
    cache = str(tmp_path_factory.getbasetemp() / "cache")
    done = run("render", "--json", "article.txt", cwd=folder, env={"AUDIOPOST_CACHE": cache})
    assert done.code == 0, done.err
    return folder, done.results[0]


def lines() -> list[str]:
    """The article's lines that are not empty."""
    return [line.strip() for line in ARTICLES[0].read_text("utf-8").splitlines() if line.strip()]


def episode(rendered: tuple[Path, dict[str, object]]) -> Path:
    return rendered[0] / "output" / str(rendered[1]["slug"])


def probe(path: Path) -> dict[str, object]:
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-show_format", "-show_chapters", "-of", "json", path],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert not done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_title_date_and_sections(rendered: tuple[Path, dict[str, object]]) -> None:
    manifest = json.loads((episode(rendered) / "episode.json").read_bytes())
    headings = lines()
    assert manifest["title"] == headings[1], "the line below the way back to the blog"
    assert manifest["published"].startswith("2021-05-03")
    assert int(str(rendered[1]["sections"])) >= 6
    titled = [chapter["title"] for chapter in manifest["chapters"]]
    assert len([title for title in titled if title in headings]) >= 6
    feed = feedparser.parse((rendered[0] / "feeds" / "podcast.xml").read_bytes())
    assert feed.entries[0].published.startswith("Mon, 03 May 2021")


def test_no_furniture_is_said_or_shown(rendered: tuple[Path, dict[str, object]]) -> None:
    folder = episode(rendered)
    heard = " ".join(caption.text for caption in webvtt.read(folder / "transcript.vtt"))
    shown = (folder / "content.html").read_text("utf-8")
    newsletter = lines()[lines().index("Share with friends!") :]
    for phrase in (*FURNITURE, *newsletter):
        assert phrase.lower() not in " ".join(heard.lower().split()), phrase
        assert phrase.lower() not in shown.lower(), phrase
    for line in set(lines()) - set(newsletter):
        for sentence in re.findall(r"[A-Z][^.!?]{40,}(?=[.!?] [A-Z])", line):
            assert " ".join(sentence.split()) in " ".join(heard.split()), f"not said: {sentence}"


@pytest.mark.judge("ffprobe", "mp3val")
def test_every_section_is_a_file_and_a_chapter_and_all_agree_on_time(
    rendered: tuple[Path, dict[str, object]],
) -> None:
    folder = episode(rendered)
    manifest = json.loads((folder / "episode.json").read_bytes())
    audio = rendered[0] / str(rendered[1]["audio"])
    sections = sorted((folder / "sections").glob("*.mp3"))
    seconds = int(str(rendered[1]["duration_ms"])) / 1000
    found = probe(audio)
    assert float(found["format"]["duration"]) == pytest.approx(seconds, abs=0.06)  # type: ignore[index]
    assert MP3(audio).info.length == pytest.approx(seconds, abs=0.06)
    feed = feedparser.parse((rendered[0] / "feeds" / "podcast.xml").read_bytes())
    assert int(feed.entries[0].itunes_duration) == pytest.approx(seconds, abs=1)
    chapters = found["chapters"]
    assert isinstance(chapters, list)
    assert [chapter["tags"]["title"] for chapter in chapters] == [c["title"] for c in manifest["chapters"]]
    assert len(chapters) == len(sections) == int(str(rendered[1]["sections"])) + 2, "with intro and outro"
    assert chapters[0]["start"] == 0
    assert all(one["end"] == two["start"] for one, two in pairwise(chapters))
    for chapter, section in zip(chapters, sections, strict=True):
        length = MP3(section).info.length
        assert length > 1
        assert float(probe(section)["format"]["duration"]) == pytest.approx(length, abs=0.06)  # type: ignore[index]
        assert (chapter["end"] - chapter["start"]) / 1000 == pytest.approx(length, abs=2.5)
    judged = subprocess.run(
        ["mp3val", audio, *sections], capture_output=True, text=True, timeout=120, check=True
    ).stdout
    assert judged.count("INFO:") == len(sections) + 1
    assert not re.search(r"WARNING|ERROR", judged), judged


def test_parsers_read_the_feed(rendered: tuple[Path, dict[str, object]]) -> None:
    path = rendered[0] / "feeds" / "podcast.xml"
    audio = rendered[0] / str(rendered[1]["audio"])
    assert not feedparser.parse(path.read_bytes()).bozo
    with path.open("rb") as stream:
        parsed = podcastparser.parse("http://127.0.0.1/feeds/podcast.xml", stream)
    (entry,) = parsed["episodes"]
    assert entry["enclosures"][0]["file_size"] == audio.stat().st_size
    assert entry["enclosures"][0]["mime_type"] == "audio/mpeg"
    assert entry["enclosures"][0]["url"] == f"http://127.0.0.1/{rendered[1]['audio']}"


def test_again_nothing_changes(rendered: tuple[Path, dict[str, object]]) -> None:
    before = tree(rendered[0])
    done = run("render", "--json", "article.txt", cwd=rendered[0])
    assert done.results[0]["status"] == "unchanged"
    assert tree(rendered[0]) == before


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and the address a plain static server gives it."""
    folder = tmp_path / "site"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.judge("gpo")
def test_gpodder_downloads_it_and_then_finds_nothing_new(
    rendered: tuple[Path, dict[str, object]], served: tuple[Path, str], tmp_path: Path
) -> None:
    """Rendered again where it is served, from the clips that are there; then with one sentence edited."""
    folder, address = served
    home = tmp_path / "gpodder"

    def gpo(*arguments: str) -> str:
        return client(home, "gpo", *arguments, GPODDER_HOME=str(home))

    (folder / "audiopost.toml").write_text(f'[show]\ntitle = "Real"\nbase_url = "{address}"\n')
    text = (rendered[0] / "article.txt").read_text("utf-8")
    (folder / "article.txt").write_text(text, "utf-8")
    result = run("render", "--json", "--quiet", "article.txt", cwd=folder).results[0]
    assert int(result["clips_made"]) <= 2, "intro and outro may name the show"
    assert "uccessfully added" in gpo("subscribe", f"{address}/feeds/real.xml", "Real")
    gpo("update")
    gpo("download")
    assert downloads(home / "Downloads") == {(folder / str(result["audio"])).read_bytes()}
    sentence = re.findall(r"[A-Z][^.!?]{40,}(?=[.!?] [A-Z])", text)[-1]
    (folder / "article.txt").write_text(text.replace(sentence, f"{sentence} indeed"), "utf-8")
    again = run("render", "--json", "--quiet", "article.txt", cwd=folder).results[0]
    assert (again["status"], again["clips_made"]) == ("rendered", 1)
    said = gpo("update")
    assert not re.search(r"[1-9]\d* new episode", said), said
    assert not re.search(r"[1-9]\d* episode.* pending", gpo("pending"))
