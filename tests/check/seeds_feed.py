# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of feeds and artwork."""

from __future__ import annotations

import io
import re

from PIL import Image

from tests.check.seeds import edited, seed
from tests.check.site import Site

BASE = "https://example.org/listen"
GUID = "725c7052-8c0d-5dc0-98d9-79038753a6a1"


def _first_item(text: str, pattern: str) -> str:
    found = re.search(pattern, text[text.index("<item>") :], re.DOTALL)
    assert found, pattern
    return found[0]


def _drop(rule: str, name: str, pattern: str, *, item: bool = False) -> None:
    def sow(site: Site) -> None:
        text = site.feed.read_text("utf-8")
        found = _first_item(text, pattern) if item else re.search(pattern, text, re.DOTALL)[0]  # type: ignore[index]
        at = text.index(found, text.index("<item>") if item else 0)
        site.write(site.feed, text[:at] + text[at + len(found) :])

    sow.__name__ = name
    seed(rule)(sow)


def _swap(rule: str, name: str, pattern: str, new: str) -> None:
    """Replace the first group of ``pattern`` in the first item."""

    def sow(site: Site) -> None:
        text = site.feed.read_text("utf-8")
        start = text.index("<item>")
        found = re.search(pattern, text[start:], re.DOTALL)
        assert found, pattern
        site.write(site.feed, text[: start + found.start(1)] + new + text[start + found.end(1) :])

    sow.__name__ = name
    seed(rule)(sow)


@seed("feed-missing")
def no_feed(site: Site) -> None:
    site.feed.unlink()


@seed("feed-xml")
def cut_off_feed(site: Site) -> None:
    site.write(site.feed, site.feed.read_bytes()[:-20])


edited("feed-xml", "not_rss_2", 'version="2.0"', 'version="0.91"')


@seed("feed-encoding")
def latin_feed(site: Site) -> None:
    text = site.feed.read_text("utf-8").replace("encoding='UTF-8'", "encoding='ISO-8859-1'")
    site.write(site.feed, text.encode("latin-1", "xmlcharrefreplace"))


edited("feed-namespace", "podcast_namespace_slash", "namespace/1.0", "namespace/1.0/")
edited("feed-namespace", "itunes_namespace_case", "podcast-1.0.dtd", "Podcast-1.0.dtd")
edited(
    "feed-self-link",
    "self_link_elsewhere",
    f'href="{BASE}/feeds/the-lighthouse-letters.xml"',
    f'href="{BASE}/feed.xml"',
)
_drop("feed-self-link", "no_self_link", r"<atom:link [^>]*/>")
edited(
    "feed-page", "next_page_missing", "<docs>", f'<atom:link rel="next" href="{BASE}/feeds/more.xml"/><docs>'
)
edited("feed-style", "style_sheet_missing", 'href="feed.css"', 'href="pretty.css"')
edited("feed-title", "no_show_title", "<title>The Lighthouse Letters</title>", "<title></title>")
_drop("feed-link", "no_show_link", r"<link>.*?</link>")
edited("feed-link", "relative_show_link", "<link>https://example.org/</link>", "<link>/</link>")
_drop("feed-description", "no_show_description", r"<description>.*?</description>")
edited("feed-description-length", "long_show_description", "Essays about", "Essays " + "about " * 700)
_drop("feed-language", "no_language", r"<language>.*?</language>")
edited("feed-language", "language_is_a_word", "<language>en<", "<language>English (US)<")
edited("feed-category", "category_in_lower_case", 'text="Science"', 'text="science"')
edited("feed-category", "subcategory_of_another", 'text="Nature"', 'text="Gardening"')
_drop("feed-category", "no_category", r'<itunes:category text="Science">.*?</itunes:category>')
edited("feed-explicit", "explicit_no", "<itunes:explicit>false", "<itunes:explicit>no")
_drop("feed-author", "no_author", r"<itunes:author>.*?</itunes:author>")
_drop("feed-owner", "no_owner", r"<itunes:owner>.*?</itunes:owner>")
edited("feed-type", "odd_type", "<itunes:type>episodic", "<itunes:type>daily")
edited("feed-guid", "guid_no_uuid", "<podcast:guid>", "<podcast:guid>my-")
_drop("feed-guid", "no_podcast_guid", r"<podcast:guid>.*?</podcast:guid>")


@seed("feed-guid-changed")
def another_podcast_guid(site: Site) -> None:
    text = re.sub(
        r"<podcast:guid>.*?<", "<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c<", site.feed.read_text()
    )
    site.write(site.feed, text)


edited("feed-locked", "locked_true", ">yes</podcast:locked>", ">true</podcast:locked>")
edited("feed-medium", "unknown_medium", "<podcast:medium>podcast", "<podcast:medium>audio")
_drop("feed-synthetic", "show_not_marked_synthetic", r"<podcast:txt .*?</podcast:txt>")
edited("feed-image-alt", "cover_without_alt", ' alt="Cover of The Lighthouse Letters"', "")
edited(
    "feed-date",
    "build_date_iso",
    "<lastBuildDate>Thu, 11 Sep 2025 00:00:00 +0000",
    "<lastBuildDate>2025-09-11",
)
edited("feed-date", "build_date_weekday", "<lastBuildDate>Thu", "<lastBuildDate>Fri")


@seed("feed-order")
def oldest_first(site: Site) -> None:
    text = site.feed.read_text("utf-8")
    start, end = text.index("    <item>"), text.index("  </channel>")
    items = re.findall(r"    <item>.*?</item>\n", text[start:end], re.DOTALL)
    site.write(site.feed, text[:start] + "".join(items[::-1]) + text[end:])


@seed("feed-duplicate-guid")
def one_guid_twice(site: Site) -> None:
    guids = re.findall(r'<guid isPermaLink="false">(.*?)</guid>', site.feed.read_text())
    site.edit(site.feed, guids[0], guids[1])


@seed("feed-duplicate-enclosure")
def one_enclosure_twice(site: Site) -> None:
    found = re.findall(r"<enclosure [^>]*>", site.feed.read_text())
    site.edit(site.feed, found[0], found[1])


_drop("item-title", "no_item_title", r"<title>.*?</title>", item=True)
_swap("item-outdated", "old_title_in_feed", r"<title>(.*?)</title>", "The title it had before")
_drop("item-guid", "no_item_guid", r"<guid.*?</guid>", item=True)
_swap("item-guid-changed", "another_item_guid", r'<guid isPermaLink="false">(.*?)</guid>', GUID[::-1])
_drop("item-date", "no_date", r"<pubDate>.*?</pubDate>", item=True)
_swap("item-date", "date_iso", r"<pubDate>(.*?)</pubDate>", "2025-09-11T00:00:00Z")
_swap("item-date", "no_such_day", r"<pubDate>(.*?)</pubDate>", "31 Feb 2025 00:00:00 +0000")
_swap("item-weekday", "wrong_weekday", r"<pubDate>(.*?),", "Mon")
_swap("item-future", "future_date", r"<pubDate>(.*?)</pubDate>", "Sat, 11 Sep 2100 00:00:00 +0000")
_swap("item-date-changed", "date_moved", r"<pubDate>(.*?)</pubDate>", "Fri, 12 Sep 2025 00:00:00 +0000")
_swap("item-duration", "duration_as_clock", r"<itunes:duration>(.*?)<", "00:25")
_swap("item-duration", "duration_of_another", r"<itunes:duration>(.*?)<", "58")
_drop("item-duration", "no_duration", r"<itunes:duration>.*?</itunes:duration>", item=True)
_drop("item-description", "no_item_description", r"<description>.*?</description>", item=True)
_swap("item-description-length", "long_item_description", r"<description>()", "Long. " * 700)
_swap(
    "item-description-html",
    "table_in_description",
    r"<description>()",
    "&lt;table&gt;&lt;tr&gt;&lt;td&gt;x&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;",
)
_swap("item-unsafe", "script_in_description", r"<description>()", "&lt;script&gt;alert(1)&lt;/script&gt;")
_swap("item-unsafe", "handler_in_content", r"<content:encoded>&lt;p()", ' onclick="x()"')
_swap(
    "item-relative-link",
    "relative_link_in_content",
    r"<content:encoded>()",
    '&lt;a href="/about"&gt;x&lt;/a&gt;',
)
_swap(
    "item-relative-link",
    "relative_link_in_description",
    r"<description>()",
    '&lt;a href="more.html"&gt;x&lt;/a&gt;',
)
_swap("item-disclosure", "voice_not_told", r"(Narrated by a synthetic \(AI\) voice)", "Narrated")
_drop("item-synthetic", "item_not_marked_synthetic", r"<podcast:txt.*?</podcast:txt>", item=True)
_swap("item-chapter-lines", "chapter_line_moved", r"00:00:00.*?(00:\d\d:\d\d) ", "00:59:59")
_swap("item-explicit", "item_explicit_clean", r"<itunes:explicit>(.*?)<", "clean")
_drop("item-link", "no_item_link", r"<link>.*?</link>", item=True)
_drop("item-content", "no_full_text", r"<content:encoded>.*?</content:encoded>", item=True)
_drop("item-transcript", "no_vtt", r"<podcast:transcript [^>]*vtt[^>]*>", item=True)
_swap("item-transcript-file", "transcript_elsewhere", r"(transcript)\.srt", "subtitles")
_swap("item-transcript-type", "vtt_as_plain_text", r'type="(text/vtt)"', "text/plain")
_swap("item-transcript-type", "srt_as_srt", r'type="(application/x-subrip)"', "application/srt")
_swap("item-transcript-language", "transcript_without_language", r'(language="en" )rel="captions"', "")
_swap("item-transcript-captions", "captions_without_rel", r'( rel="captions")', "")
_swap("item-chapters", "chapters_as_json", r"type=\"(application/json\+chapters)\"", "application/json")
_drop("item-chapters", "no_chapters", r"<podcast:chapters[^>]*>", item=True)
_swap("item-chapters-file", "chapters_elsewhere", r"(chapters)\.json", "kapitel")
_drop("enclosure", "no_enclosure", r"<enclosure[^>]*>", item=True)
_swap("enclosure-length", "length_zero", r'length="(\d+)"', "0")
_swap("enclosure-type", "type_mp3", r'type="(audio/mpeg)"', "audio/mp3")
_swap(
    "enclosure-file",
    "enclosure_on_another_host",
    r'<enclosure url="(https://example.org)',
    "https://example.com",
)


@seed("enclosure-file")
def audio_deleted(site: Site) -> None:
    site.audio.unlink()


@seed("enclosure-outdated")
def old_audio_in_feed(site: Site) -> None:
    old = site.folder / "keeping-the-light-00000000.mp3"
    site.write(old, site.audio.read_bytes())
    site.edit(site.feed, site.audio.name, old.name)


def _rename(site: Site, name: str, coded: str) -> None:
    old = site.audio.name
    site.audio.rename(site.folder / name)
    site.edit(site.folder / "episode.json", f'"path": "{old}"', f'"path": "{name}"')
    site.edit(site.feed, old, coded)
    site.edit(site.page, f'src="{old}"', f'src="{coded}"')
    site.edit(site.page, old, coded, -1)
    site.edit(site.output / "index.html", old, coded, -1)


@seed("enclosure-extension")
def named_mpga(site: Site) -> None:
    _rename(site, "keeping.mpga", "keeping.mpga")


@seed("enclosure-name")
def named_with_umlaut(site: Site) -> None:
    _rename(site, "hüter.mp3", "h%C3%BCter.mp3")


@seed("episode-unlisted")
def not_in_the_feed(site: Site) -> None:
    text = site.feed.read_text("utf-8")
    item = re.findall(r"    <item>.*?</item>\n", text, re.DOTALL)[0]
    site.write(site.feed, text.replace(item, ""))


def _cover(site: Site) -> str:
    return next(site.output.glob("cover-*.png")).name


def _painted(site: Site, image: Image.Image, kind: str = "PNG") -> None:
    out = io.BytesIO()
    image.save(out, kind)
    site.write(site.output / _cover(site), out.getvalue())


_drop("artwork", "no_cover_in_feed", r"<itunes:image[^>]*>")


@seed("artwork-file")
def cover_deleted(site: Site) -> None:
    (site.output / _cover(site)).unlink()


@seed("artwork-format")
def cover_no_picture(site: Site) -> None:
    site.write(site.output / _cover(site), b"<svg/>")


@seed("artwork-format")
def cover_is_a_gif(site: Site) -> None:
    _painted(site, Image.new("P", (1400, 1400)), "GIF")


@seed("artwork-extension")
def cover_is_a_jpeg(site: Site) -> None:
    _painted(site, Image.new("RGB", (1400, 1400)), "JPEG")


@seed("artwork-square")
def cover_is_wide(site: Site) -> None:
    _painted(site, Image.new("RGB", (1920, 1400)))


@seed("artwork-size")
def cover_is_small(site: Site) -> None:
    _painted(site, Image.new("RGB", (600, 600)))


@seed("artwork-size")
def cover_is_large(site: Site) -> None:
    _painted(site, Image.new("RGB", (3100, 3100)))


@seed("artwork-colour")
def cover_is_clear(site: Site) -> None:
    _painted(site, Image.new("RGBA", (1400, 1400)))


@seed("artwork-bytes")
def cover_is_heavy(site: Site) -> None:
    name = site.output / _cover(site)
    site.write(name, name.read_bytes() + bytes(600_000))
