# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds as they are met: what counts as full content, what hints they give, and that no bytes break the reader."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopost.errors import SourceError
from audiopost.extract import feeds, sniff
from audiopost.model import Failure, Origin

LONG = "<p>" + "Words that go on for a good while. " * 40 + "</p>"


def rss(inner: str, head: str = "") -> bytes:
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Show</title>{head}<item>{inner}</item></channel></rss>"
    ).encode()


def one(data: bytes, url: str = "http://e.org/feed") -> Origin:
    (found,) = feeds.read(data, "feed", url).origins
    assert isinstance(found, Origin)
    return found


def cdata(html: str) -> str:
    return f"<![CDATA[{html}]]>"


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        (f"<content:encoded>{cdata('<p>Short but whole.</p>')}</content:encoded>", "content"),
        (f"<content:encoded>{cdata('<p>It begins [&#8230;]</p>')}</content:encoded>", "url"),
        (
            f"<content:encoded>{cdata('<p>It begins.</p><p><a href=x>Continue reading →</a></p>')}</content:encoded>",
            "url",
        ),
        (
            f"<content:encoded>{cdata('<p>It begins…</p><p>The post <a>T</a> appeared first on <a>S</a>.</p>')}</content:encoded>",
            "url",
        ),
        (f"<description>{cdata(LONG)}</description>", "content"),
        ("<description>A short summary of the thing.</description>", "url"),
        (
            f"<description>{cdata(LONG)}</description><content:encoded>{cdata('<p>Cut …</p>')}</content:encoded>",
            "content",
        ),
        ("", "url"),
    ],
)
def test_full_content_is_used_and_excerpts_are_not(inner: str, kind: str) -> None:
    found = one(rss(f"<title>T</title><link>http://e.org/1</link>{inner}"))
    assert found.kind == kind
    assert (found.name, found.hints.url) == ("http://e.org/1", "http://e.org/1")


def test_an_excerpt_is_better_than_nothing() -> None:
    found = one(rss("<title>T</title><description>Only this …</description>"))
    assert (found.kind, found.name) == ("content", "feed#T")


def test_the_walkers_own_hints_survive() -> None:
    html = '<p lang="fr" data-audiopost-say="x">Bonjour <iframe src="http://v.org/e"></iframe><math><mi>x</mi></math></p>'
    assert one(rss(f"<content:encoded>{cdata(html)}</content:encoded>")).data == html.encode()


@pytest.mark.parametrize(
    ("inner", "field", "value"),
    [
        ("<title>A &amp;amp; B</title>", "title", "A & B"),
        (f"<title>{cdata('1 < 2 &amp; 3')}</title>", "title", "1 < 2 & 3"),
        ("<pubDate>Tue, 07 May 2024 08:30:00 +0200</pubDate>", "published", "2024-05-07T08:30:00+02:00"),
        ("<pubDate>sometime</pubDate>", "published", ""),
        ("<dc:creator>Ann Lee</dc:creator>", "byline", "Ann Lee"),
        ("<author>ann@e.org (Ann Lee)</author>", "byline", "Ann Lee"),
        ("<author>ann@e.org</author>", "byline", ""),
        ("<dc:creator>admin</dc:creator>", "byline", ""),
        ("<guid>abc</guid>", "guid", "abc"),
        ("<guid isPermaLink='false'>http://e.org/?p=1</guid>", "guid", "http://e.org/?p=1"),
        ("<category>a</category><category>b</category><category>a</category>", "tags", ("a", "b")),
        ("<link>/relative</link>", "url", "http://e.org/relative"),
        ("<link>javascript:x()</link>", "url", ""),
    ],
)
def test_hints(inner: str, field: str, value: object) -> None:
    assert getattr(one(rss(f"<description>{cdata(LONG)}</description>{inner}")).hints, field) == value


def test_digests_change_with_content_and_hints() -> None:
    a, b, c = (
        one(rss(f"<title>{title}</title><content:encoded>{text}</content:encoded>"))
        for title, text in (("T", "x y"), ("T", "x z"), ("U", "x y"))
    )
    assert len({a.digest, b.digest, c.digest, ""}) == 4


def test_only_so_many_items_are_taken() -> None:
    items = "</item><item>".join(f"<title>{n}</title><link>http://e.org/{n}</link>" for n in range(9))
    assert len(feeds.read(rss(items), "feed", limit=4).origins) == 4


def test_broken_feeds_are_read_as_far_as_they_go() -> None:
    found = one(
        rss(f"<title>T & U</title><content:encoded>{cdata('<p>Whole &nbsp; text.</p>')}</content:encoded>")[
            :-20
        ]
    )
    assert found.kind == "content"


def test_a_character_that_is_none_costs_no_more_than_itself() -> None:
    found = one(rss(f"<title>T&#xD800;</title><description>{cdata(LONG)}&#55296;</description>"))
    assert found.hints.title == "T\ufffd"
    assert found.kind == "content"


def test_a_feed_that_its_parser_fails_on_is_one_sentence() -> None:
    with pytest.raises(SourceError, match="not a feed that can be read"):
        feeds.read(b'<?xml version="1.0" encoding="ut\xbe"?><rss version="2.0"></rss>', "feed")


def test_an_identifier_of_many_lines_is_named_on_one() -> None:
    guid = "a b\n" * 200
    (found,) = feeds.read(rss(f"<guid>{guid}</guid>"), "feed").origins
    assert isinstance(found, Failure)
    assert "\n" not in found.message
    assert len(found.message) < 300


@pytest.mark.parametrize(
    "item",
    [
        {"content_html": "<p>x</p>"},
        {"content_text": "x"},
        {"url": "http://e.org/1"},
        {},
        {"tags": 3, "id": 1, "authors": "x"},
        {"content_html": 5},
    ],
)
def test_json_feeds_of_all_shapes(item: dict[str, Any]) -> None:
    data = json.dumps({"version": "https://jsonfeed.org/version/1", "title": "S", "items": [item]}).encode()
    assert sniff.is_feed(data)
    (found,) = feeds.read(data, "feed").origins
    assert isinstance(found, Origin | Failure)


def test_packed_sitemaps_are_bounded() -> None:
    data = b"<urlset><url><loc>http://e.org/a</loc></url></urlset>"
    assert feeds.unpacked(gzip.compress(data), "map", 1000) == data
    with pytest.raises(SourceError, match="max_bytes"):
        feeds.unpacked(gzip.compress(bytes(10_000_000)), "map", 1000)


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(alphabet="<>/&;!rsitemfdchanl[]\"'=? {}:,", max_size=300).map(str.encode),
    )
)
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for start in (b"", b"<rss version='2.0'><channel><item>", b"<urlset>", b'{"items": ['):
        try:
            feeds.read(start + data, "feed", "http://e.org/")
        except SourceError:
            continue
