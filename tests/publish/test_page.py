# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages as they are written: policy, ids, metadata, and that nothing of an author's gets out of its place."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from audiopost.errors import PublishError
from audiopost.model import Cue, Episode, Run, Section, Show, Text
from audiopost.publish import embed, manifest, page, show_page
from tests.publish.fixtures import lighthouse

HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


def _pages() -> dict[str, Any]:
    show, episode = lighthouse.show(), lighthouse.episode()
    return {
        "episode": html.document_fromstring(page.episode(show, episode).decode()),
        "show": html.document_fromstring(
            show_page.files(show, [manifest.listing(episode)])["index.html"].decode()
        ),
    }


@pytest.fixture(scope="module", params=["episode", "show"])
def tree(request: pytest.FixtureRequest) -> Any:
    return _pages()[request.param]


def test_the_policy_allows_this_style_and_this_script_alone(tree: Any) -> None:
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for element, rule in (("style", "style-src"), ("script", "script-src")):
        sources = [e.text for e in tree.iter(element) if e.get("type") in {None, "text/css"}]
        assert len(sources) == 1
        hashed = base64.b64encode(hashlib.sha256(sources[0].encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{hashed}'"
    assert not tree.xpath("//@style|//@onclick|//*[starts-with(name(@*), 'on')]")


def test_nothing_is_loaded_from_elsewhere(tree: Any) -> None:
    loaded = tree.xpath(
        "//img/@src|//audio/@src|//track/@src|//script/@src|//link[@rel='stylesheet']/@href|//source/@src"
    )
    assert loaded
    assert not [address for address in loaded if "//" in address]
    style = tree.xpath("//style")[0].text
    assert "url(" not in style
    assert "@import" not in style


def test_ids_are_unique_and_references_meet(tree: Any) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = [h[1:] for h in tree.xpath("//@href") if h.startswith("#")]
    wanted += " ".join(tree.xpath("//@aria-labelledby|//@aria-describedby")).split()
    assert set(wanted) <= set(ids)


def test_one_main_heading_and_a_language(tree: Any) -> None:
    assert len(tree.xpath("//h1")) == 1
    assert tree.get("lang") == "en"
    assert tree.xpath("//title")[0].text


def test_metadata_for_others() -> None:
    trees = _pages()
    data = json.loads(trees["episode"].xpath("//script[@type='application/ld+json']")[0].text)
    assert data["@type"] == "PodcastEpisode"
    assert data["associatedMedia"]["@type"] == "AudioObject"
    assert data["associatedMedia"]["contentUrl"].startswith(
        "https://journal.example/audio/output/lighthouse/"
    )
    assert data["duration"] == "PT3M11S"
    meta = {m.get("property"): m.get("content") for m in trees["episode"].xpath("//meta[@property]")}
    assert meta["og:title"] == "The light that keeps itself"
    assert meta["og:audio"].endswith(".mp3")
    for tree in trees.values():
        alternate = tree.xpath("//link[@rel='alternate']")[0]
        assert alternate.get("type") == "application/rss+xml"
        assert alternate.get("href") == "https://journal.example/audio/feeds/coast.xml"
    assert trees["episode"].xpath("//link[@rel='canonical']/@href") == ["https://journal.example/lighthouse"]


def test_every_cue_has_its_place() -> None:
    episode = lighthouse.episode()
    tree = _pages()["episode"]
    data = json.loads(tree.get_element_by_id("ap-timeline").text)
    assert [cue[:2] for cue in data["cues"]] == [[c.start_ms, c.end_ms] for c in episode.cues]
    for number, (cue, (_, _, target, words)) in enumerate(zip(episode.cues, data["cues"], strict=True)):
        line = tree.get_element_by_id(f"ap-t{number}")
        assert " ".join(line.text_content().split()[1:]) == " ".join(cue.text.split())
        if not target:
            assert cue.role in {"intro", "outro", "announcement", "image"}, cue
            continue
        place = tree.get_element_by_id(target)
        if cue.text_id:
            assert place.text_content() == cue.text
            assert bool(words) == bool(cue.words)
        for offset, length, _ in zip(words[::3], words[1::3], words[2::3], strict=True):
            assert cue.text[offset : offset + length].strip() == cue.text[offset : offset + length]


def test_a_header_said_with_every_cell_stands_once() -> None:
    episode = lighthouse.episode()
    first = next(c for c in episode.cues if c.role == "cell")
    again = replace(first, id="again", start_ms=first.end_ms, end_ms=first.end_ms + 100)
    number = episode.cues.index(first)
    cues = (*episode.cues[: number + 1], again, *episode.cues[number + 1 :])
    made = page.episode(lighthouse.show(), replace(episode, cues=cues)).decode()
    data = json.loads(html.document_fromstring(made).get_element_by_id("ap-timeline").text)
    assert data["cues"][number][2] == data["cues"][number + 1][2] == f"ap-c{number}"


def _hostile() -> tuple[Show, Episode]:
    text = Text("t", (Run(HOSTILE), Run(HOSTILE, "link", href=HOSTILE), Run(HOSTILE, "abbr", hint=HOSTILE)))
    from audiopost.model import Code, Embed, Figure, Image, Paragraph

    blocks = (
        Paragraph(id=HOSTILE, text=text, role=HOSTILE, lang=HOSTILE),
        Code(id="c", code=HOSTILE, language=HOSTILE),
        Embed(id="e", kind=HOSTILE, title=HOSTILE, url=HOSTILE),
        Figure(id="f", images=(Image(HOSTILE, HOSTILE),)),
    )
    episode = lighthouse.episode()
    article = replace(
        episode.article,
        title=HOSTILE,
        byline=HOSTILE,
        summary=HOSTILE,
        sections=(Section("s", 0, None, blocks), Section(HOSTILE, 2, Text("h", (Run(HOSTILE),)))),
    )
    cues = (
        Cue(
            id="x",
            start_ms=0,
            end_ms=10,
            text=HOSTILE,
            block_id=HOSTILE,
            language=HOSTILE,
            section_id=HOSTILE,
        ),
    )
    chapters = tuple(replace(c, title=HOSTILE) for c in episode.chapters)
    hostile = replace(
        episode, title=HOSTILE, article=article, cues=cues, chapters=chapters, language=HOSTILE, voice=HOSTILE
    )
    show = lighthouse.show(
        title=HOSTILE, description=HOSTILE, image_alt=HOSTILE, copyright=HOSTILE, language=HOSTILE
    )
    return show, hostile


def test_an_authors_words_never_become_markup() -> None:
    show, episode = _hostile()
    listing = manifest.listing(episode)
    for data in (page.episode(show, episode), show_page.files(show, [listing])["index.html"]):
        tree = html.document_fromstring(data.decode())
        scripts = [s for s in tree.iter("script") if s.get("type") is None]
        assert len(scripts) == 1
        assert "alert" not in scripts[0].text
        assert not tree.xpath("//@onerror")
        assert HOSTILE in tree.xpath("//title")[0].text
        for data_block in tree.xpath("//script[@type]"):
            json.loads(data_block.text)
    text = embed.snippet(show, listing)
    assert not html.fromstring(text).xpath("//script|//@onerror")


def test_the_same_episode_gives_the_same_page() -> None:
    assert page.episode(lighthouse.show(), lighthouse.episode()) == page.episode(
        lighthouse.show(), lighthouse.episode()
    )


def test_another_language_marks_our_own_words() -> None:
    episode = lighthouse.episode(language="fi")
    tree = html.document_fromstring(page.episode(lighthouse.show(), episode).decode())
    assert tree.get("lang") == "fi"
    assert tree.xpath("//section[@class='player']/@lang") == ["en"]
    german = html.document_fromstring(
        page.episode(lighthouse.show(), lighthouse.episode(language="de-AT")).decode()
    )
    assert german.xpath("//nav/h2")[0].text == "Kapitel"
    assert german.xpath("//section[@class='player']/@lang") == []


def test_the_show_page_comes_in_pages() -> None:
    show = lighthouse.show(base_url="")
    files = show_page.files(show, lighthouse.listings(250))
    assert list(files) == ["page-1.html", "page-2.html", "index.html"]
    trees = [
        html.document_fromstring(files[name].decode())
        for name in ("index.html", "page-2.html", "page-1.html")
    ]
    assert [len(t.xpath("//li/div/h3")) for t in trees] == [100, 50, 100]
    assert trees[0].xpath("//li/div/h3/a")[0].text == "Episode 249"
    assert trees[1].xpath("//nav[@class='pages']/a/@href") == ["index.html", "page-1.html"]
    assert trees[0].xpath("//link[@rel='alternate']/@href") == ["../feeds/coast.xml"]
    assert trees[0].xpath("//li/a[@data-title]/@href")[0] == "e00249/e00249-abc.mp3"


def test_pictures_of_ours_are_shown_and_others_described() -> None:
    from audiopost.model import Figure, Image

    figure = Figure(id="f", images=(Image("a.png", "mine"), Image("b.png", "theirs")))
    article = replace(lighthouse.ARTICLE, sections=(Section("s", 0, None, (figure,)),))
    episode = lighthouse.episode(article=article)
    made = page.episode(lighthouse.show(), episode, images={"a.png": "images/0.png"}).decode()
    tree = html.document_fromstring(made).get_element_by_id("ap-article")
    assert [(i.get("src"), i.get("alt")) for i in tree.iter("img")] == [("images/0.png", "mine")]
    assert tree.xpath("//a[@class='image']")[0].text == "theirs"


def test_an_empty_show_has_a_page() -> None:
    assert b"Nothing has been published yet." in show_page.files(lighthouse.show(), [])["index.html"]


def test_the_snippet_stands_by_itself() -> None:
    show, listing = lighthouse.show(), manifest.listing(lighthouse.episode())
    tree = html.fromstring(embed.snippet(show, listing))
    assert tree.tag == "figure"
    assert not tree.xpath("//script|//iframe|//link|//style")
    addresses = tree.xpath("//@src|//@href")
    assert len(addresses) == 4
    assert all(re.match(r"https://journal\.example/audio/output/lighthouse/", a) for a in addresses)
    assert tree.xpath("boolean(//audio/@controls)")
    with pytest.raises(PublishError, match=r"set show\.base_url"):
        embed.snippet(replace(show, base_url=""), listing)


GOLDEN = Path(__file__).parent / "golden" / "lighthouse"


def test_the_files_are_those_that_people_looked_at() -> None:
    """The golden folder; rewrite it with ``python -m tests.publish.golden`` after looking at what changed."""
    from tests.publish.golden import files

    for name, data in files().items():
        assert (GOLDEN / name).read_bytes() == data, name
