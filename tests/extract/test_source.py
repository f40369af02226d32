# SPDX-License-Identifier: GPL-3.0-or-later
"""What users name, and what comes of it: files, folders, patterns, standard input, URLs, feeds, sitemaps; and bad input."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from audiopost.config.options import FetchOptions
from audiopost.errors import ExtractError, SourceError
from audiopost.extract import discover, extract, read
from audiopost.model import Failure, Origin
from tests.extract.conftest import Site

OPEN = FetchOptions(allow_private=True, timeout=5)
PROSE = "A sentence of some length that stands here so that there is something to be read out."
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def found(
    *names: str | Path, base: Path | None = None, options: FetchOptions = OPEN
) -> list[Origin | Failure]:
    return list(discover([str(name) for name in names], options, base=base))


def origins(*names: str | Path, **more: object) -> list[Origin]:
    items = found(*names, **more)  # type: ignore[arg-type]
    assert all(isinstance(item, Origin) for item in items), items
    return items  # type: ignore[return-value]


def failure(*names: str | Path, **more: object) -> str:
    (item,) = found(*names, **more)  # type: ignore[arg-type]
    assert isinstance(item, Failure), item
    assert "\n" not in item.message
    return item.message


def write(path: Path, text: str | bytes = PROSE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_folder_gives_its_articles_in_order(tmp_path: Path) -> None:
    wanted = ["a.md", "b.html", "c/index.md", "c/z.txt", "d.markdown", "posts.md/inner.md"]
    for name in wanted:
        write(tmp_path / name)
    for name in ["README.md", "LICENSE.txt", "CHANGELOG.md", "requirements-dev.txt", "robots.txt", ".hidden.md", ".git/x.md", "output/x.md",
                 "feeds/x.html", "node_modules/p/README.md", "_layouts/l.html", "x.py", "pic.png", "_index.md", "venv/lib.txt", "404.html"]:  # fmt: skip
        write(tmp_path / name)
    assert [item.name for item in origins(tmp_path)] == wanted
    assert [item.name for item in origins(tmp_path / "README.md")] == ["README.md"]
    assert [item.name for item in origins(tmp_path / "output")] == ["x.md"]


def test_named_twice_comes_once(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    assert len(origins(tmp_path, tmp_path / "a.md", tmp_path / "*.md")) == 1


def test_skipped_folders_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    write(tmp_path / "public" / "b.html")
    items = list(discover([str(tmp_path)], OPEN, skip=[tmp_path / "public"]))
    assert [item.name for item in items] == ["a.md"]


def test_names_are_relative_and_digests_are_of_the_bytes(tmp_path: Path) -> None:
    write(tmp_path / "posts" / "a.md", "# One\n\ntext\n")
    (one,) = origins("posts", base=tmp_path)
    (other,) = origins("a.md", base=tmp_path / "posts")
    assert (one.name, one.kind, one.digest) == ("a.md", "markdown", other.digest)
    write(tmp_path / "posts" / "a.md", "# One\n\ntext.\n")
    assert origins("posts", base=tmp_path)[0].digest != one.digest


def test_patterns(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "c.txt"):
        write(tmp_path / name)
    assert [item.name for item in origins("*.md", base=tmp_path)] == ["a.md", "b.md"]
    assert "matches no file" in failure("*.rst", base=tmp_path)
    write(tmp_path / "odd[1].md")
    assert [item.name for item in origins("odd[1].md", base=tmp_path)] == ["odd[1].md"]


def test_finding_a_hundred_files_imports_nothing_heavy(tmp_path: Path) -> None:
    for number in range(100):
        write(tmp_path / f"{number:03}.md", f"# {number}\n\n{PROSE}\n")
    code = (
        "import sys; from audiopost.extract import discover; from audiopost.config.options import FetchOptions\n"
        f"assert len(list(discover([{str(tmp_path)!r}], FetchOptions()))) == 100\n"
        "heavy = {'requests', 'lxml', 'bs4', 'yaml', 'markdown_it', 'feedparser', 'numpy', 'cattrs', 'charset_normalizer'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!doctype html><title>x</title><p>y", "html"),
        (b"\xef\xbb\xbf  <html><body>", "html"),
        (b"<h1>T</h1><p>y</p>", "content"),
        (b"---\ntitle: x\n---\nbody", "markdown"),
        (b"# Title\n\nSome [link](http://x.org) text", "markdown"),
        (b"Title\n\nPlain words with # and * in them.", "text"),
        ("Grüße aus dem Süden".encode("latin-1"), "text"),
        ("Wide words".encode("utf-16"), "text"),
    ],
)
def test_standard_input_is_told_by_its_content(
    data: bytes, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (item,) = origins("-")
    assert (item.name, item.kind, item.data) == ("-", kind, data)


def test_a_feed_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    feed = b"<rss version='2.0'><channel><title>S</title><item><title>T</title><description>Short words.</description></item></channel></rss>"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(feed)))
    (item,) = origins("-")
    assert (item.hints.title, item.hints.site, item.kind) == ("T", "S", "content")


# --- bad input: one sentence each


def test_missing_files_are_named_with_what_was_meant(tmp_path: Path) -> None:
    write(tmp_path / "article.md")
    assert "did you mean article.md?" in failure(tmp_path / "artcle.md")
    assert "does not exist" in failure(tmp_path / "none" / "x.md")
    assert "name" in failure("")
    assert "no source" in failure("ftp://x/y")
    failure("a" * 5000)


def test_a_folder_without_articles_says_what_it_looks_for(tmp_path: Path) -> None:
    write(tmp_path / "README.md")
    assert ".md" in failure(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.md", b"", "empty"),
        ("a.html", b"\xef\xbb\xbf \n", "empty"),
        ("a.md", b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        ("a.txt", b"%PDF-1.7\n", "PDF"),
        ("a.html", bytes(range(256)) * 40, "binary"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(500), "office"),
        ("a.epub", b"PK\x03\x04 not really", "zip"),
        (
            "a.xml",
            b"<?xml version='1.0'?><rss version='2.0'><channel><title>t</title></channel></rss>",
            "without items",
        ),
        ("a.xml", b"<rss><channel><item>", "feed"),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1", "items": 3}', "JSON Feed"),
        ("a.xml", b"<urlset><url><loc>http://x.org/a</loc>", "sitemap"),
    ],
)
def test_files_that_are_no_article(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    assert words in failure(write(tmp_path / name, data))


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.md", b"")
    write(tmp_path / "b.md")
    (tmp_path / "c.md").symlink_to("nowhere.md")
    bad, good, link = found(tmp_path)
    assert isinstance(bad, Failure)
    assert isinstance(good, Origin)
    assert isinstance(link, Failure)
    assert "a link to nowhere.md" in link.message


def test_a_file_past_the_limit_names_it(tmp_path: Path) -> None:
    assert "max_bytes" in failure(write(tmp_path / "a.md", b"x" * 2000), options=FetchOptions(max_bytes=1000))


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_unreadable_files_and_folders(tmp_path: Path) -> None:
    secret = write(tmp_path / "a.md")
    secret.chmod(0)
    assert "permissions" in failure(secret)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner").chmod(0)
    assert any("permissions" in item.message for item in found(tmp_path) if isinstance(item, Failure))
    (tmp_path / "inner").chmod(0o700)


def test_errors_of_the_system_are_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.md")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert failure(path) == "a.md cannot be read (Permission denied); check its permissions"


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1/x">',
    ],
)
def test_entity_bombs_are_refused(tmp_path: Path, entity: str) -> None:
    for body in (
        "<rss version='2.0'><channel><title>t</title><item><title>&b;</title></item></channel></rss>",
        "<urlset><url><loc>&b;</loc></url></urlset>",
    ):
        path = write(tmp_path / "feed.xml", f"<?xml version='1.0'?><!DOCTYPE x [{entity}]>{body}")
        assert "entities" in failure(path)


def test_harmless_entities_are_not(tmp_path: Path) -> None:
    path = write(
        tmp_path / "f.xml",
        '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss version="2.0"><channel><title>t</title><item><title>A&nbsp;b</title><description>words</description></item></channel></rss>',
    )
    assert origins(path)[0].hints.title == "A b"


@pytest.mark.parametrize(
    "text",
    ["<html><body></body></html>", "---\ntitle: T\n---\n", "# \n\n<!-- nothing -->\n", "<p>&nbsp;</p>"],
)
def test_articles_without_text_say_so(tmp_path: Path, text: str) -> None:
    if "<html" in text:
        pytest.importorskip("audiopost.extract.html")
    (item,) = origins(write(tmp_path / ("a.html" if text[0] == "<" else "a.md"), text))
    with pytest.raises((ExtractError, SourceError), match=r"a\.(html|md)"):
        extract(read(item, OPEN))


def test_a_file_that_vanishes_after_it_was_found(tmp_path: Path) -> None:
    (item,) = origins(write(tmp_path / "a.md"))
    (tmp_path / "a.md").unlink()
    with pytest.raises(SourceError, match="does not exist"):
        read(item, OPEN)


# --- the web


def test_a_page_is_fetched_once_and_its_charset_kept(site: Site) -> None:
    url = site.page("/a", "<p>caf\xe9 au lait</p>".encode("latin-1"), "text/html; charset=iso-8859-1")
    (item,) = origins(url)
    assert (item.name, item.hints.url) == (url, url)
    article = extract(read(item, OPEN))
    assert article.sections[0].blocks[0].text.plain == "café au lait"  # type: ignore[union-attr]
    assert site.asked == ["/a"]


def test_a_feed_gives_content_and_pages(site: Site) -> None:
    site.page("/2", "<p>Second page.</p>")
    feed = (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>S</title>"
        f"<item><title>One</title><link>{site.url}/1</link><content:encoded>&lt;p&gt;Whole.&lt;/p&gt;</content:encoded></item>"
        f"<item><title>Two</title><link>/2</link><guid>g2</guid><description>Only [&#8230;]</description></item></channel></rss>"
    )
    one, two = origins(site.page("/feed", feed, "application/rss+xml"))
    assert site.asked == ["/feed"]
    assert (one.kind, one.data) == ("content", b"<p>Whole.</p>")
    assert (two.kind, two.url, two.digest) == ("url", f"{site.url}/2", "")
    assert extract(read(one, OPEN)).title == "One"
    second = extract(read(two, OPEN))
    assert (second.title, second.guid, second.sections[0].blocks[0].text.plain) == (
        "Two",
        "g2",
        "Second page.",
    )  # type: ignore[union-attr]


def test_feeds_served_as_anything_are_known(site: Site) -> None:
    feed = "<?xml version='1.0'?><!-- c --><feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><entry><title>e</title><content>x y</content></entry></feed>"
    for kind in ("text/html", "text/plain", "application/octet-stream", "application/xml", "text/xml"):
        assert [item.hints.title for item in origins(site.page(f"/{kind}", feed, kind))] == ["e"]


def test_a_sitemap_and_an_index_of_them(site: Site) -> None:
    site.page(
        "/map.xml",
        f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{site.url}/a</loc></url><url><loc>{site.url}/b</loc></url></urlset>",
        "application/xml",
    )
    index = site.page(
        "/index.xml",
        f"<sitemapindex><sitemap><loc>{site.url}/map.xml</loc></sitemap><sitemap><loc>{site.url}/none.xml</loc></sitemap></sitemapindex>",
        "application/xml",
    )
    a, b, missing = found(index)
    assert isinstance(a, Origin)
    assert isinstance(b, Origin)
    assert [a.url, b.url] == [f"{site.url}/a", f"{site.url}/b"]
    assert isinstance(missing, Failure)
    told: list[str] = []
    options = FetchOptions(allow_private=True, max_items=1)
    assert len(list(discover([index], options, tell=told.append))) == 1
    assert told == [
        f"{index}: 1 more article and 1 sitemap left out, for max_items under [fetch] is 1; raise it to have them all"
    ]


@pytest.mark.parametrize("kind", ["rss", "json", "sitemap"])
def test_what_a_feed_lists_beyond_the_limit_is_told(site: Site, kind: str) -> None:
    places = [f"{site.url}/{number}" for number in range(7)]
    if kind == "rss":
        items = "".join(f"<item><title>x</title><link>{place}</link></item>" for place in places)
        url = site.page(
            "/feed",
            f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>',
            "application/rss+xml",
        )
    elif kind == "json":
        feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": p, "url": p} for p in places]}
        url = site.page("/feed", json.dumps(feed), "application/feed+json")
    else:
        listed = "".join(f"<url><loc>{place}</loc></url>" for place in places)
        url = site.page("/feed", f"<urlset>{listed}</urlset>", "application/xml")
    told: list[str] = []
    assert len(list(discover([url], FetchOptions(allow_private=True, max_items=5), tell=told.append))) == 5
    assert len(told) == 1
    assert "2 more articles left out" in told[0]
    told.clear()
    assert len(list(discover([url], FetchOptions(allow_private=True, max_items=7), tell=told.append))) == 7
    assert told == []


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("application/pdf", b"%PDF-1.7"),
        ("image/png", b"\x89PNG"),
        ("application/json", b'{"a": 1}'),
        ("text/css", b"p {}"),
        ("video/mp4", b"\0\0"),
    ],
)
def test_what_is_no_article_is_refused(site: Site, kind: str, data: bytes) -> None:
    assert "not an article" in failure(site.page("/x", data, kind))


def test_a_feed_behind_a_page_address_is_not_read_as_the_page(site: Site) -> None:
    url = site.page(
        "/x",
        "<rss version='2.0'><channel><title>t</title><item><title>i</title></item></channel></rss>",
        "application/rss+xml",
    )
    with pytest.raises(SourceError, match="is a feed"):
        read(Origin(name=url, kind="url", url=url), OPEN)


def test_other_kinds_of_text_are_fetched(site: Site) -> None:
    assert origins(site.page("/a.md", "# T\n\nwords", "text/markdown"))[0].kind == "markdown"
    assert origins(site.page("/b.md", "Words\n\nand words", "text/plain"))[0].kind == "markdown"
    assert origins(site.page("/c.txt", "Words\n\nand words", "text/plain"))[0].kind == "text"


def test_private_networks_are_refused_by_default(site: Site) -> None:
    assert "allow_private" in failure(site.page("/", "x"), options=FetchOptions())
