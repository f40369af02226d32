# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that stay: what one more episode changes, and that every reader of the pages gets every episode once."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from audiopost.publish import feed, show_page
from audiopost.publish.paging import Page, paged
from tests.publish.fixtures import lighthouse

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
sizes = st.integers(1, 12)


def _by_number(episodes: int, size: int) -> dict[int, Page[int]]:
    return {page.number: page for page in paged(range(episodes, 0, -1), size)}


@given(st.integers(0, 100), sizes)
def test_following_next_finds_every_episode_once_newest_first(episodes: int, size: int) -> None:
    pages = _by_number(episodes, size)
    seen: list[int] = []
    number: int | None = 0
    visited = []
    while number is not None:
        visited.append(number)
        seen += pages[number].items
        number = pages[number].older
    assert seen == list(range(episodes, 0, -1))
    assert sorted(visited) == sorted(pages)
    assert len(pages[0].items) == min(episodes, size)
    assert all(0 < len(page.items) <= size for page in pages.values() if page.number)
    assert all(
        pages[newer].older == older and pages[older].newer == newer for newer, older in pairwise(visited)
    )
    assert {page.last for page in pages.values()} == {visited[-1] if len(visited) > 1 else 0}


@given(st.integers(0, 100), sizes)
def test_one_more_episode_changes_the_newest_and_the_last_page(episodes: int, size: int) -> None:
    before, after = _by_number(episodes, size), _by_number(episodes + 1, size)
    changed = [number for number in before if before[number] != after[number]]
    grown = max(before)
    assert set(changed) <= {0, grown}
    # A page that is full keeps its episodes for ever: only the link to a page newer than it may come.
    for number, page in before.items():
        if number and len(page.items) == size:
            assert after[number].items == page.items
    assert set(after) - set(before) <= {grown + 1}


def test_the_bytes_of_older_pages_stay_when_an_episode_is_added() -> None:
    show, listings = lighthouse.show(page_size=10), lighthouse.listings(46)
    for make in (feed.files, show_page.files):
        before, after = make(show, listings[:-1]), make(show, listings)
        changed = {name for name in after if before.get(name) != after[name]}
        assert changed <= {"coast.xml", "coast-4.xml", "index.html"}
        assert changed & {"coast.xml", "index.html"}


def test_the_stylesheet_the_show_and_its_links_are_on_every_page() -> None:
    show = lighthouse.show(page_size=10)
    files = feed.files(show, lighthouse.listings(35))
    base = "https://journal.example/audio/feeds/"
    expected = {
        "coast.xml": {"first": "coast.xml", "next": "coast-3.xml", "last": "coast-1.xml"},
        "coast-3.xml": {"first": "coast.xml", "previous": "coast.xml", "next": "coast-2.xml", "last": "coast-1.xml"},
        "coast-2.xml": {"first": "coast.xml", "previous": "coast-3.xml", "next": "coast-1.xml", "last": "coast-1.xml"},
        "coast-1.xml": {"first": "coast.xml", "previous": "coast-2.xml", "last": "coast-1.xml"},
    }  # fmt: skip
    for name, links in expected.items():
        channel = etree.fromstring(files[name])[0]
        found = {link.get("rel"): link.get("href") for link in channel.findall("atom:link", ATOM)}
        assert found == {rel: base + to for rel, to in links.items()} | {"self": base + name, "hub": show.hub}
        assert channel.findtext("title") == show.title
        newest = channel.find("item").findtext("pubDate")
        assert channel.findtext("lastBuildDate") == channel.findtext("pubDate") == newest


def test_the_feed_was_last_built_when_an_article_was_last_changed() -> None:
    from dataclasses import replace

    one, two, three = lighthouse.listings(3)
    edited = replace(one, modified="2001-05-06T07:08:09+00:00")
    channel = etree.fromstring(feed.build(lighthouse.show(), [edited, two, three]))[0]
    assert channel.findtext("lastBuildDate") == "Sun, 06 May 2001 07:08:09 +0000"
    assert channel.findtext("pubDate") == "Mon, 03 Jan 2000 08:00:00 +0000"
