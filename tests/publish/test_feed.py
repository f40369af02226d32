# SPDX-License-Identifier: GPL-3.0-or-later
"""The feed, read back by other people's parsers."""

from __future__ import annotations

import os
import random
import re
import subprocess
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import podcastparser
import pytest
from lxml import etree

from audiopost.errors import ConfigError
from audiopost.model import Episode, Listing, Show
from audiopost.publish import feed, manifest
from tests.publish.fixtures import lighthouse
from tests.publish.ranges import serving

NS = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}


def _listing() -> Listing:
    return manifest.listing(lighthouse.episode(), with_content=True)


def _channel(show: Show, listings: list[Listing], page: int = 0) -> Any:
    return etree.fromstring(feed.build(show, listings, page))[0]


@pytest.mark.judge("npm:feedsmith", "npm:podcast-partytime")
def test_two_parsers_read_every_tag_as_the_model_has_it(ask: Callable[..., Any]) -> None:
    show, listing = lighthouse.show(), _listing()
    read = ask("feeds.mjs", given=feed.build(show, [listing]).decode())
    channel = read["feedsmith"]
    item = channel["items"][0]
    assert channel["title"] == show.title
    assert channel["link"] == show.link
    assert channel["description"] == f"{show.description} Narrated by a synthetic (AI) voice."
    assert channel["language"] == "en"
    assert channel["copyright"] == show.copyright
    assert channel["lastBuildDate"] == "Thu, 04 Sep 2025 08:00:00 +0000"
    assert {
        "href": "https://journal.example/audio/feeds/coast.xml",
        "rel": "self",
        "type": "application/rss+xml",
    } in channel["atom"]["links"]
    assert {"href": show.hub, "rel": "hub"} in channel["atom"]["links"]
    assert channel["itunes"]["explicit"] is False
    assert channel["itunes"]["author"] == show.author
    assert channel["itunes"]["owner"] == {"name": show.author, "email": show.email}
    assert channel["itunes"]["categories"] == [
        {"text": show.category, "categories": [{"text": show.subcategory}]}
    ]
    assert channel["itunes"]["image"] == "https://journal.example/audio/output/cover-0123456789ab.png"
    podcast = channel["podcast"]
    assert podcast["guid"] == show.guid
    assert podcast["locked"] == {"value": True, "owner": show.email}
    assert podcast["medium"] == "podcast"
    assert podcast["license"] == {"display": "cc-by-4.0", "url": show.licence}
    assert podcast["persons"] == [{"display": show.author, "role": "author", "group": "writing"}]
    assert podcast["txts"] == [{"display": "true", "purpose": "ai-content"}]
    assert item["guid"] == {"value": listing.guid, "isPermaLink": False}
    assert item["enclosures"] == [
        {
            "url": f"https://journal.example/audio/output/{listing.audio_path}",
            "length": listing.audio_bytes,
            "type": "audio/mpeg",
        }
    ]
    assert item["itunes"]["duration"] == round(listing.duration_ms / 1000)
    assert item["itunes"]["explicit"] is False
    assert item["content"]["encoded"].strip() == listing.content.strip()
    base = "https://journal.example/audio/output/lighthouse/"
    assert item["podcast"]["transcripts"] == [
        {"url": base + "transcript.vtt", "type": "text/vtt", "language": "en", "rel": "captions"},
        {"url": base + "transcript.json", "type": "application/json", "language": "en"},
        {"url": base + "transcript.srt", "type": "application/x-subrip", "language": "en", "rel": "captions"},
        {"url": base + "transcript.html", "type": "text/html", "language": "en"},
    ]
    assert item["podcast"]["chapters"] == {"url": base + "chapters.json", "type": "application/json+chapters"}
    party = read["partytime"]
    assert party["guid"] == show.guid
    assert party["locked"] is True
    assert party["items"][0]["duration"] == round(listing.duration_ms / 1000)
    assert party["items"][0]["enclosure"]["length"] == listing.audio_bytes
    assert len(party["items"][0]["podcastTranscripts"]) == 4


def test_clients_in_python_read_it_too() -> None:
    show, listing = lighthouse.show(), _listing()
    data = feed.build(show, [listing])
    parsed = feedparser.parse(data)
    assert not parsed.bozo
    assert parsed.feed.title == show.title
    assert parsed.entries[0].id == listing.guid
    assert parsed.entries[0].enclosures[0].length == str(listing.audio_bytes)
    from io import BytesIO

    read = podcastparser.parse("https://journal.example/audio/feeds/coast.xml", BytesIO(data))
    assert read["cover_url"].endswith("/output/cover-0123456789ab.png")
    assert read["episodes"][0]["total_time"] == round(listing.duration_ms / 1000)
    assert read["episodes"][0]["published"] == 1756972800


def test_order_and_bytes_do_not_depend_on_where_listings_came_from() -> None:
    show, listings = lighthouse.show(), lighthouse.listings(30)
    twins = [replace(listings[3], guid="z"), replace(listings[3], guid="a")]
    shuffled = [*listings, *twins]
    random.Random(7).shuffle(shuffled)
    data = feed.build(show, [*twins[::-1], *listings])
    assert feed.build(show, shuffled) == data
    guids = [e.id for e in feedparser.parse(data).entries]
    assert guids[0] == "guid-00029"
    assert guids.index("a") + 1 == guids.index("guid-00003") == guids.index("z") - 1


def test_no_clock() -> None:
    assert b"lastBuildDate" not in feed.build(lighthouse.show(), [])
    newest = _channel(lighthouse.show(), lighthouse.listings(3)).findtext("lastBuildDate")
    assert newest == "Mon, 03 Jan 2000 08:00:00 +0000"


@pytest.mark.parametrize("explicit", [True, False])
def test_explicit_is_true_or_false(explicit: bool) -> None:
    channel = _channel(lighthouse.show(explicit=explicit), [_listing()])
    values = [e.text for e in channel.iter(f"{{{NS['itunes']}}}explicit")]
    assert values == [str(explicit).lower()] * 2


def test_pages_link_to_each_other_and_each_is_whole(tmp_path: Path) -> None:
    show = lighthouse.show(base_url="", link="", hub="", page_size=10)
    listings = lighthouse.listings(25)
    files = feed.files(show, listings)
    assert list(files) == ["feed.css", "coast-1.xml", "coast-2.xml", "coast.xml"]
    (tmp_path / "feeds").mkdir()
    for name, data in files.items():
        (tmp_path / "feeds" / name).write_bytes(data)
    seen: list[str] = []
    with serving(tmp_path) as at:
        url = f"{at}/feeds/coast.xml"
        while url:
            with urllib.request.urlopen(url) as answer:
                page = podcastparser.parse(url, answer)
            assert page["title"] == show.title
            seen += [episode["guid"] for episode in page["episodes"]]
            assert all(e["enclosures"][0]["url"].startswith(f"{at}/output/e0") for e in page["episodes"])
            url = page.get("paged_feed_next", "")
    assert seen == [f"guid-{n:05d}" for n in range(24, -1, -1)]
    links = {(e.get("rel"), e.get("href")) for e in _channel(show, listings, 2).findall("atom:link", NS)}
    assert links == {
        ("self", "coast-2.xml"), ("first", "coast.xml"), ("previous", "coast.xml"), ("next", "coast-1.xml"), ("last", "coast-1.xml"),
    }  # fmt: skip


@pytest.mark.judge("gpo")
def test_gpodder_follows_the_pages_and_finds_relative_audio(
    built: tuple[Path, Show, Episode], tmp_path: Path
) -> None:
    root, _, episode = built
    show = lighthouse.show(base_url="", link="", hub="", page_size=10, id="paged")
    path = f"{episode.slug}/{episode.audio.path}"
    *older, newest = lighthouse.listings(25)
    listings = [*older, replace(newest, audio_path=path, audio_bytes=episode.audio.bytes)]
    for name, data in feed.files(show, listings).items():
        (root / "feeds" / name).write_bytes(data)
    home = tmp_path / "gpodder"

    def gpo(*arguments: str) -> str:
        done = subprocess.run(
            ["gpo", *arguments],
            env={**os.environ, "GPODDER_HOME": str(home), "HOME": str(home)},
            capture_output=True,
            text=True,
            timeout=120,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return done.stdout + done.stderr

    with serving(root) as at:
        gpo("subscribe", f"{at}/feeds/paged.xml", "Paged")
        seen = gpo("episodes")
        assert len(set(re.findall(r"Episode (\d+)\b", seen))) == 25, seen
        gpo("set", "limit.downloads.concurrent", "1")
        gpo("download", f"{at}/feeds/paged.xml", "guid-00024")
    got = [p.read_bytes() for p in (home / "Downloads").rglob("*.mp3")]
    assert got == [(root / "output" / path).read_bytes()]


def test_content_is_fetched_for_the_page_alone() -> None:
    asked: list[str] = []

    def content(listing: Listing) -> str:
        asked.append(listing.guid)
        return "<p>x</p>"

    data = feed.build(lighthouse.show(page_size=10), lighthouse.listings(25), 1, content)
    assert asked == [f"guid-{n:05d}" for n in range(9, -1, -1)]
    assert data.count(b"content:encoded>&lt;p&gt;x") == 10


def test_without_a_base_address_everything_is_relative_to_the_feed(built: tuple[Path, Show, Episode]) -> None:
    root, show, episode = built
    with serving(root) as at:
        parsed = feedparser.parse(f"{at}/feeds/{show.id}.xml")
        entry = parsed.entries[0]
        with urllib.request.urlopen(urljoin(f"{at}/feeds/", entry.enclosures[0].href)) as audio:
            assert len(audio.read()) == episode.audio.bytes == int(entry.enclosures[0].length)
        tree = etree.parse(root / "feeds" / f"{show.id}.xml").getroot()
        for tag, attribute in (
            ("podcast:transcript", "url"),
            ("podcast:chapters", "url"),
            ("podcast:image", "href"),
        ):
            for element in tree.iterfind(f".//{tag}", NS):
                assert "://" not in element.get(attribute)
                address = urljoin(f"{at}/feeds/", element.get(attribute))
                with urllib.request.urlopen(address) as answer:
                    assert answer.read()


def test_folders_elsewhere_are_found() -> None:
    show = lighthouse.show(base_url="", output="public/audio", feeds="public/rss")
    assert b'url="../audio/lighthouse/' in feed.build(show, [_listing()])
    absolute = feed.build(replace(show, base_url="https://a.example/x/"), [_listing()])
    assert b'url="https://a.example/x/public/audio/lighthouse/' in absolute
    assert b'href="https://a.example/x/public/rss/coast.xml"' in absolute


def test_a_feed_address_of_its_own() -> None:
    show = lighthouse.show(feed_url="https://feeds.example/coast", page_size=10)
    links = {
        e.get("rel"): e.get("href")
        for e in _channel(show, lighthouse.listings(25), 2).findall("atom:link", NS)
    }
    assert links["first"] == "https://feeds.example/coast"
    assert links["self"] == "https://feeds.example/coast-2.xml"


def test_characters_xml_cannot_carry_are_left_out() -> None:
    hostile = "A\x00\x08 \ufffe title \ud800<&]]>"
    listing = replace(
        _listing(), title=hostile, description=hostile, content=hostile, byline=hostile, tags=(hostile,)
    )
    show = lighthouse.show(
        title=hostile, description=hostile, author=hostile, copyright=hostile, image_alt=hostile
    )
    item = _channel(show, [listing]).find("item")
    assert item.findtext("title") == "A  title <&]]>"


def test_description_is_short_ends_with_a_sentence_and_keeps_the_disclosure() -> None:
    long = " ".join(f"This is sentence number {n}, and it says “something” & more." for n in range(300))
    chapters = tuple((n * 61_000, f"Chapter {n} of a book") for n in range(40))
    item = _channel(lighthouse.show(), [replace(_listing(), description=long, chapters=chapters)]).find(
        "item"
    )
    text = item.findtext("description")
    assert len(text.encode()) <= 4000
    lead = unescape(text.split("</p>")[0])
    assert lead.endswith("more.")
    assert "synthetic (AI) voice" in text
    assert "<p>00:00:00 Chapter 0 of a book</p>" in text
    assert "<p>00:39:39 Chapter 39 of a book</p>" in text
    tags = set(etree.fromstring(f"<d>{text}</d>").iter())
    assert {tag.tag for tag in tags} == {"d", "p", "a"}


@pytest.mark.parametrize(
    ("description", "language", "told"),
    [
        ("Essays", "en", "Essays. Narrated by a synthetic (AI) voice."),
        ("Was ist das?", "de", "Was ist das? Gelesen von einer synthetischen Stimme (KI)."),
        ("Essays, read by a synthetic voice.", "en", None),
        ("Texte, gelesen von einer KI.", "de", None),
        ("Lus par une voix de synthèse.", "fr", None),
        ("", "en", "The Coast Journal, read aloud. Narrated by a synthetic (AI) voice."),
    ],
)
def test_a_show_tells_of_its_voice_once(description: str, language: str, told: str | None) -> None:
    show = lighthouse.show(description=description, language=language)
    assert _channel(show, []).findtext("description") == (told or description)
    long = lighthouse.show(description="This is said of the show, and it is said at length. " * 200)
    text = _channel(long, []).findtext("description")
    assert len(text.encode()) <= 4000
    assert text.endswith("at length. Narrated by a synthetic (AI) voice.")


def test_too_many_chapters_are_not_listed_by_half() -> None:
    chapters = tuple((n * 61_000, f"Chapter {n}, which has a rather long title") for n in range(200))
    text = (
        _channel(lighthouse.show(), [replace(_listing(), chapters=chapters)])
        .find("item")
        .findtext("description")
    )
    assert "00:00:00" not in text
    assert "stairs" in text


@pytest.mark.parametrize(
    ("changes", "advice"),
    [
        ({"category": "technology", "subcategory": ""}, "did you mean 'Technology'"),
        ({"category": "Tecnology", "subcategory": ""}, "did you mean 'Technology'"),
        ({"category": "Arts", "subcategory": "Places & Travel"}, "belongs to Society & Culture"),
        ({"category": "Technology", "subcategory": "Gadgets"}, "leave show.subcategory empty"),
    ],
)
def test_categories_are_apples(changes: dict[str, str], advice: str) -> None:
    with pytest.raises(ConfigError, match=advice):
        feed.build(lighthouse.show(**changes), [])


@pytest.mark.parametrize(
    ("licence", "text", "url"),
    [
        ("CC-BY-SA-4.0", "cc-by-sa-4.0", None),
        (
            "https://creativecommons.org/licenses/by-nc/4.0/",
            "cc-by-nc-4.0",
            "https://creativecommons.org/licenses/by-nc/4.0/",
        ),
        ("https://journal.example/licence", "journal-example-licence", "https://journal.example/licence"),
    ],
)
def test_licence(licence: str, text: str, url: str | None) -> None:
    element = _channel(lighthouse.show(licence=licence), []).find("podcast:license", NS)
    assert (element.text, element.get("url")) == (text, url)


def test_a_rhythm_is_told_only_when_it_is_kept() -> None:
    daily = _channel(lighthouse.show(), lighthouse.listings(9)).find("podcast:updateFrequency", NS)
    assert daily.get("rrule") == "FREQ=DAILY"
    uneven = [
        replace(e, published=f"2024-0{n + 1}-0{1 + n * n % 9}") for n, e in enumerate(lighthouse.listings(8))
    ]
    uneven[4] = replace(uneven[4], published="2024-01-02")
    assert _channel(lighthouse.show(), uneven).find("podcast:updateFrequency", NS) is None
