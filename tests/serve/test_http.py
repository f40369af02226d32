# SPDX-License-Identifier: GPL-3.0-or-later
"""What is answered, byte for byte: ranges, validators, types, CORS, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
import requests
from lxml import etree

from tests.rendering import run, tree, write_article
from tests.serve.conftest import SECRET
from tests.serving import Served, served, wait_for


def path_of(file: Path, project: Path) -> str:
    return "/" + file.relative_to(project).as_posix()


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-1", 0, 2),
        ("bytes=1000-70000", 1000, 70001),
        ("bytes=5000-", 5000, None),
        ("bytes=-700", -700, None),
        ("bytes=-999999999", 0, None),
        ("bytes=10-999999999", 10, None),
        ("Bytes = 3-9".replace(" ", ""), 3, 10),
    ],
)
def test_one_range_is_a_206(
    at: Served, project: Path, audio: Path, asked: str, start: int, stop: int | None
) -> None:
    data = audio.read_bytes()
    got = at.get(path_of(audio, project), Range=asked)
    assert got.status_code == 206
    assert got.content == data[start:stop]
    first = start % len(data)
    assert got.headers["Content-Range"] == f"bytes {first}-{first + len(got.content) - 1}/{len(data)}"
    assert got.headers["Content-Length"] == str(len(got.content))
    assert got.headers["Content-Type"] == "audio/mpeg"


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=999999999-1000000000", "bytes=-0"])
def test_a_range_beyond_the_end_is_a_416(at: Served, project: Path, audio: Path, asked: str) -> None:
    got = at.get(path_of(audio, project), Range=asked)
    assert got.status_code == 416
    assert got.headers["Content-Range"] == f"bytes */{audio.stat().st_size}"
    assert got.content == b""


@pytest.mark.parametrize(
    "asked",
    ["bytes=0-1,5-6", "bytes=0-0," * 500 + "1-1", "items=0-1", "bytes=9-3", "bytes=", "bytes=a-b", "bytes", "bytes=" + "9" * 5000 + "-"],
)  # fmt: skip
def test_what_is_no_single_range_gets_the_whole(at: Served, project: Path, audio: Path, asked: str) -> None:
    got = at.get(path_of(audio, project), Range=asked)
    assert got.status_code == 200
    assert got.content == audio.read_bytes()


def test_if_range_guards_against_mixed_versions(at: Served, project: Path, audio: Path) -> None:
    path = path_of(audio, project)
    tag = at.get(path, "HEAD").headers["ETag"]
    assert at.get(path, Range="bytes=0-9", If_Range=tag).status_code == 206
    assert at.get(path, Range="bytes=0-9", If_Range='"another"').status_code == 200


@pytest.mark.parametrize("asked", ["", "bytes=0-9"])
def test_head_is_get_without_the_body(at: Served, project: Path, audio: Path, asked: str) -> None:
    got = at.get(path_of(audio, project), "HEAD", **({"Range": asked} if asked else {}))
    assert (got.status_code, got.content) == (200, b"")
    assert got.headers["Content-Length"] == str(audio.stat().st_size)
    assert got.headers["Accept-Ranges"] == "bytes"


def test_other_methods_are_refused(at: Served) -> None:
    for method in ("POST", "PUT", "DELETE"):
        got = at.get("/feeds/my-show.xml", method)
        assert got.status_code == 405
        assert "GET" in got.headers["Allow"]


NAMES = {
    "output/alpha/transcript.vtt": ("text/vtt; charset=utf-8", True),
    "output/alpha/transcript.srt": ("application/x-subrip", True),
    "output/alpha/transcript.json": ("application/json", True),
    "output/alpha/chapters.json": ("application/json+chapters", True),
    "output/alpha/index.html": ("text/html; charset=utf-8", False),
    "output/index.html": ("text/html; charset=utf-8", False),
    "feeds/my-show.xml": ("application/rss+xml", True),
    "feeds/feed.css": ("text/css; charset=utf-8", False),
}


@pytest.mark.parametrize("name", NAMES)
def test_types_and_who_may_read_from_elsewhere(at: Served, name: str) -> None:
    kind, shared = NAMES[name]
    got = at.get("/" + name, Origin="https://player.example")
    assert got.status_code == 200
    assert got.headers["Content-Type"] == kind
    assert got.headers.get("Access-Control-Allow-Origin") == ("*" if shared else None)
    asked = at.get(
        "/" + name, "OPTIONS", Origin="https://player.example", Access_Control_Request_Method="GET"
    )
    assert asked.status_code == 204
    assert asked.headers.get("Access-Control-Allow-Origin") == ("*" if shared else None)


def test_a_browser_is_given_the_feed_as_xml_that_it_styles(at: Served) -> None:
    browser = at.get("/feeds/my-show.xml", Accept="text/html,application/xhtml+xml,application/xml;q=0.9")
    assert browser.headers["Content-Type"] == "text/xml; charset=utf-8"
    app = at.get("/feeds/my-show.xml", Accept="application/rss+xml, */*")
    assert app.headers["Content-Type"] == "application/rss+xml"
    assert app.headers["Vary"] == browser.headers["Vary"] == "Accept"
    assert app.content == browser.content


@pytest.mark.parametrize("name", [*NAMES, "AUDIO"])
def test_what_did_not_change_is_a_304(at: Served, project: Path, audio: Path, name: str) -> None:
    path = "/" + name if name != "AUDIO" else path_of(audio, project)
    tag = at.get(path).headers["ETag"]
    for known in (tag, f'"old", {tag}', f"W/{tag}", "*"):
        got = at.get(path, If_None_Match=known)
        assert (got.status_code, got.content) == (304, b"")
        assert got.headers["ETag"] == tag
    assert at.get(path, If_None_Match='"another"').status_code == 200
    seen = at.get(path).headers.get("Last-Modified")
    if seen:
        assert at.get(path, If_Modified_Since=seen).status_code == 304
        assert at.get(path, If_Modified_Since=seen, If_None_Match='"another"').status_code == 200


ESCAPES = [
    "/output/../secret.txt",
    "/output/../../secret.txt",
    "/output/%2e%2e/secret.txt",
    "/output/%2E%2E%2Fsecret.txt",
    "/output/..%2fsecret.txt",
    "/output/..%5csecret.txt",
    "/output/..\\secret.txt",
    "/output/%252e%252e/secret.txt",
    "/output/alpha/../../secret.txt",
    "/output/./../secret.txt",
    "/output//../secret.txt",
    "/../secret.txt",
    "//secret.txt",
    "/secret.txt",
    "/audiopost.toml",
    "/posts/a.md",
    "/output/linked.txt",
    "/output/linked-folder/secret.txt",
    "/output/linked-hidden.txt",
    "/output/.hidden.txt",
    "/output/%2ehidden.txt",
    "/output/.audiopost/my-show.json",
    "/output/half.mp3.part",
    "/output/.half.mp3.1-2.audiopost-tmp",
    "/output/.hidden.txt%00.mp3",
    "/output/alpha%00",
    "/output/..%c0%af..%c0%afsecret.txt",
    "/output/%ff%fe",
    "/output/" + "a/" * 3000,
    "/output",
    "/output/alpha",
    "/output/alpha/sections/",
    "/feeds/",
    "/feeds/../secret.txt",
    "/feeds/my-show.xml/..",
    "/C:/secret.txt",
    "/output/C:%5csecret.txt",
    "http://127.0.0.1/output/../secret.txt",
    "ABSOLUTE",
    "/outputABSOLUTE",
    "/output/ABSOLUTE",
    "/output/%2fABSOLUTE",
]  # fmt: skip


@pytest.mark.parametrize("target", ESCAPES)
def test_nothing_else_can_be_had(at: Served, project: Path, target: str) -> None:
    asked = target.replace("ABSOLUTE", str(project / "secret.txt")).encode()
    answer = at.raw(b"GET " + asked + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    assert answer[9:12] in {b"400", b"404"}, answer[:100]
    assert SECRET not in answer
    assert b"title" not in answer.partition(b"\r\n\r\n")[2]
    assert at.get("/feeds/my-show.xml").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil"]
)
def test_a_page_elsewhere_cannot_borrow_a_name(at: Served, host: str) -> None:
    assert at.get("/feeds/my-show.xml", Host=host).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:80", "127.0.0.1:9", "[::1]:80", "app.localhost"])
def test_own_names_are_answered(at: Served, host: str) -> None:
    assert at.get("/feeds/my-show.xml", Host=host).status_code == 200


def test_the_feed_carries_the_serving_address(at: Served, project: Path) -> None:
    published = feedparser.parse((project / "feeds/my-show.xml").read_bytes())
    here = feedparser.parse(at.get("/feeds/my-show.xml").content)
    assert [(e.id, e.published, e.title) for e in here.entries] == [
        (e.id, e.published, e.title) for e in published.entries
    ]
    assert here.feed.podcast_guid == published.feed.podcast_guid
    assert here.feed.updated == published.feed.updated
    for old, new in zip(published.entries, here.entries, strict=True):
        length, url = new.enclosures[0].length, new.enclosures[0].href
        assert url == old.enclosures[0].href.replace("https://example.org/podcast", at.address)
        got = requests.get(url, timeout=10)
        assert got.content == (project / urlsplit(url).path.lstrip("/")).read_bytes()
        assert str(len(got.content)) == length
    tree_ = etree.fromstring(at.get("/feeds/my-show.xml").content)
    addresses = [
        value for element in tree_.iter() for value in element.attrib.values() if value.startswith("http")
    ]
    assert len(addresses) == 15
    assert all(address.startswith(at.address) for address in addresses)
    for address in addresses:
        assert requests.head(address, timeout=10).status_code == 200, address


def test_the_first_page_is_the_show_and_names_the_feed_here(at: Served) -> None:
    assert requests.get(at.address + "/", timeout=10).url == f"{at.address}/output/index.html"
    page = at.get("/output/").text
    assert page == at.get("/output/index.html").text
    assert f'value="{at.address}/feeds/my-show.xml"' in page
    assert "example.org" not in page


def test_an_episodes_page_names_the_feed_here_and_keeps_its_canonical_address(
    at: Served, project: Path
) -> None:
    written = (project / "output/alpha/index.html").read_text("utf-8")
    served = at.get("/output/alpha/").text
    there, here = "https://example.org/podcast/feeds/my-show.xml", f"{at.address}/feeds/my-show.xml"
    assert f'href="{there}"' in written
    assert served == written.replace(f'href="{there}"', f'href="{here}"')
    assert '<link rel="canonical" href="https://example.org/podcast/output/alpha' in served
    assert at.get("/output/nothing/index.html").status_code == 404


def test_serving_writes_nothing(at: Served, project: Path) -> None:
    before = tree(project / "output") | tree(project / "feeds")
    for path in ("/", "/output/index.html", "/feeds/my-show.xml", "/nothing"):
        at.get(path)
    assert tree(project / "output") | tree(project / "feeds") == before


def test_a_log_line_for_each_request(at: Served) -> None:
    at.get("/feeds/my-show.xml?x=1", If_None_Match="*")
    at.get("/nothing%0Ahere")
    wait_for(lambda: '127.0.0.1 "GET /feeds/my-show.xml" 304 0' in at.log)
    wait_for(lambda: any('"GET /nothing%0Ahere" 404' in line for line in at.log))


def test_a_new_render_is_seen_at_once(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(project, copy, symlinks=True)
    with served(copy, "--quiet") as at:
        old = at.get("/feeds/my-show.xml")
        write_article(copy / "posts", "a.md", "Alpha, retitled", "The sound is another now.")
        assert run("render", "--engine", "tone", "--quiet", "posts", cwd=copy).code == 0
        new = at.get("/feeds/my-show.xml", If_None_Match=old.headers["ETag"])
        assert new.status_code == 200
        before, after = feedparser.parse(old.content).entries, feedparser.parse(new.content).entries
        assert {e.id for e in before} == {e.id for e in after}
        assert "Alpha, retitled" in {e.title for e in after}
        for entry in after:
            assert at.get(urlsplit(entry.enclosures[0].href).path).status_code == 200
        assert not any("GET" in line for line in at.log)
