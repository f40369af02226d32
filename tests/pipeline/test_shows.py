# SPDX-License-Identifier: GPL-3.0-or-later
"""Several shows in one project: each with its own feed, page and memo, and what tells of all of them."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
import requests
from lxml import etree, html

from tests.publish.ranges import serving
from tests.rendering import run, tree, write_article
from tests.serving import served

CONFIG = """
[show]
author = "Ada Writer"
base_url = "https://example.org/podcast"

[[shows]]
title = "In English"
articles = ["en/**/*.md"]

[[shows]]
id = "german"
title = "Auf Deutsch"
language = "de"
author = "Bea"
articles = ["de"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "audiopost.toml").write_text(CONFIG)
    write_article(tmp_path / "en", "a.md", "Alpha")
    write_article(tmp_path / "en" / "more", "b.md", "Beta")
    write_article(tmp_path / "de", "a.md", "Alpha")
    assert render(tmp_path) == ["rendered"] * 3
    return tmp_path


def render(folder: Path, *more: str) -> list[str]:
    done = run("render", "--engine", "tone", "--json", "--quiet", *more, cwd=folder)
    assert done.code == 0, done.err
    return [result["status"] for result in done.results]


def titles(folder: Path, name: str) -> set[str]:
    return {entry.title for entry in feedparser.parse((folder / "feeds" / name).read_bytes()).entries}


def test_each_show_has_its_own_feed_and_page(project: Path) -> None:
    assert titles(project, "in-english.xml") == {"Alpha", "Beta"}
    assert titles(project, "german.xml") == {"Alpha"}
    english, german = (
        feedparser.parse((project / "feeds" / n).read_bytes()).feed for n in ("in-english.xml", "german.xml")
    )
    assert (english.author, german.author) == ("Ada Writer", "Bea")
    assert (english.language, german.language) == ("en", "de")
    assert english.podcast_guid != german.podcast_guid
    output = project / "output"
    assert b"Beta" in (output / "in-english.html").read_bytes()
    assert b"Beta" not in (output / "german.html").read_bytes()
    episode = html.fromstring((output / "beta" / "index.html").read_bytes())
    assert "../in-english.html" in episode.xpath("//a/@href")


def test_a_page_and_an_opml_lead_to_all(project: Path) -> None:
    page = html.fromstring((project / "output/index.html").read_bytes())
    assert page.xpath("//h2/a/text()") == ["In English", "Auf Deutsch"]
    for link in page.xpath("//a/@href"):
        assert (
            link.startswith("https://example.org/podcast/feeds/") or (project / "output" / link).is_file()
        ), link
    opml = etree.fromstring((project / "feeds/shows.opml").read_bytes())
    assert opml.xpath("//outline/@xmlUrl") == [
        "https://example.org/podcast/feeds/in-english.xml",
        "https://example.org/podcast/feeds/german.xml",
    ]


def test_twice_is_once_and_a_change_stays_in_its_show(project: Path) -> None:
    before = tree(project / "output") | tree(project / "feeds")
    assert render(project) == ["unchanged"] * 3
    assert tree(project / "output") | tree(project / "feeds") == before
    (project / "audiopost.toml").write_text(CONFIG.replace('author = "Bea"', 'author = "Bea B."'))
    german = (project / "feeds/german.xml").read_bytes()
    english = tree(project / "output" / "beta")
    render(project)
    assert (project / "feeds/german.xml").read_bytes() != german
    assert tree(project / "output" / "beta") == english


def test_an_article_deleted_from_a_pattern_leaves_its_feed(project: Path) -> None:
    (project / "en" / "more" / "b.md").unlink()
    render(project)
    assert titles(project, "in-english.xml") == {"Alpha"}
    assert titles(project, "german.xml") == {"Alpha"}


def test_feed_makes_everything_again_without_the_memos(project: Path) -> None:
    feeds = tree(project / "feeds")
    pages = {name: digest for name, digest in tree(project / "output").items() if name.endswith(".html")}
    for path in (
        *(project / "feeds").iterdir(),
        *(project / "output/.audiopost").glob("*.json"),
        *(project / "output").glob("*.html"),
    ):
        path.unlink()
    done = run("feed", cwd=project)
    assert done.out.splitlines() == ["feeds/in-english.xml", "feeds/german.xml"]
    assert tree(project / "feeds") == feeds
    assert {
        name: digest for name, digest in tree(project / "output").items() if name.endswith(".html")
    } == pages


def test_a_source_must_say_its_show(project: Path) -> None:
    write_article(project, "extra.md", "Extra")
    done = run("render", "extra.md", cwd=project)
    assert done.code == 2
    assert "--show" in done.err
    assert run("render", "--show", "greman", cwd=project).code == 2
    assert render(project, "--show", "german", "extra.md") == ["rendered"]
    assert titles(project, "german.xml") == {"Alpha", "Extra"}


@pytest.mark.parametrize(
    ("shows", "said"),
    [
        ('[[shows]]\ntitle = "One"\n[[shows]]\ntitle = "one"\n', "two [[shows]] have the id 'one'"),
        (
            '[[shows]]\ntitle = "One"\n[[shows]]\nid = "one-2"\n',
            "'one-2' could be a page of another show's feed",
        ),
        ('[[shows]]\narticles = ["x"]\n', "neither id nor title"),
        ('[[shows]]\ntitle = "One"\n[[shows]]\nid = "Index"\n', "the show id 'index'"),
        (
            '[[shows]]\ntitle = "One"\n[[shows]]\ntitle = "Two"\narticles = ["x"]\n',
            "give the show 'one' its articles",
        ),
    ],
)
def test_shows_that_cannot_be(tmp_path: Path, shows: str, said: str) -> None:
    (tmp_path / "audiopost.toml").write_text(shows)
    done = run("render", cwd=tmp_path)
    assert done.code == 2
    assert said in done.err


def test_served_with_the_addresses_they_have_there(project: Path) -> None:
    with served(project) as at:
        opml = etree.fromstring(at.get("/feeds/shows.opml").content)
        addresses = opml.xpath("//outline/@xmlUrl")
        assert addresses == [f"{at.address}/feeds/in-english.xml", f"{at.address}/feeds/german.xml"]
        for address in addresses:
            entries = feedparser.parse(requests.get(address, timeout=20).content).entries
            assert all(entry.enclosures[0].href.startswith(at.address) for entry in entries)
        assert "example.org" not in at.get("/output/index.html").text


PAGE = """<!DOCTYPE html><html lang="en"><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>The keeper of {0} counted the boats as they came home, one by one, and wrote the number down in a book that
nobody asked her to keep and nobody has ever read, from the first night to the last.</p></article></body></html>"""


def test_a_show_takes_its_articles_from_files_a_feed_a_sitemap_or_a_list(tmp_path: Path) -> None:
    www = tmp_path / "www"
    www.mkdir()
    for name in ("Feed", "Map", "List", "More"):
        (www / f"{name.lower()}.html").write_text(PAGE.format(name))
    write_article(tmp_path / "posts" / "deep", "glob.md", "Glob")
    with serving(www) as at:
        (www / "feed.xml").write_text(
            f'<rss version="2.0"><channel><title>x</title><item><title>Feed</title><link>{at}/feed.html</link></item>'
            f"<item><title>More</title><link>{at}/more.html</link></item></channel></rss>"
        )
        (www / "sitemap.xml").write_text(f"<urlset><url><loc>{at}/map.html</loc></url></urlset>")
        sources = {
            "glob": ["posts/**/*.md"], "feed": [f"{at}/feed.xml"],
            "sitemap": [f"{at}/sitemap.xml"], "list": [f"{at}/list.html", f"{at}/more.html"],
        }  # fmt: skip
        tables = "".join(f'[[shows]]\nid = "{name}"\narticles = {names}\n' for name, names in sources.items())
        (tmp_path / "audiopost.toml").write_text(f"[fetch]\nallow_private = true\nmax_items = 1\n{tables}")
        done = run("render", "--engine", "tone", "--json", cwd=tmp_path)
        assert done.code == 0, done.err
    assert {name: titles(tmp_path, f"{name}.xml") for name in sources} == {
        "glob": {"Glob"}, "feed": {"Feed"}, "sitemap": {"Map"}, "list": {"List", "More"},
    }  # fmt: skip
    assert "1 more article left out, for max_items under [fetch] is 1" in done.err
    opml = etree.fromstring((tmp_path / "feeds/shows.opml").read_bytes())
    assert opml.xpath("//outline/@xmlUrl") == [f"{name}.xml" for name in sources]
    names = [path.name for path in (tmp_path / "feeds").iterdir()]
    assert sorted(names) == sorted(["feed.css", "shows.opml", *(f"{name}.xml" for name in sources)])
