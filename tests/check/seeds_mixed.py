# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults as they come about: files swapped, cut off, copied and edited by hand, folders deleted, feeds moved."""

from __future__ import annotations

import re
import shutil

from tests.check.seeds import edited, seed
from tests.check.site import Site


def _swapped(rule: str, name: str) -> None:
    """Enter a seed that gives the first episode the second one's file ``name``."""

    def sow(site: Site) -> None:
        site.write(site.folder / name, (site.other / name).read_bytes())

    sow.__name__ = f"{name.replace('.', '_')}_of_another_episode"
    seed(rule)(sow)


for _rule, _name in (
    ("transcript-text", "transcript.vtt"),
    ("transcript-text", "transcript.srt"),
    ("transcript-text", "transcript.json"),
    ("transcript-text", "transcript.html"),
    ("chapters-json-same", "chapters.json"),
    ("manifest", "episode.json"),
    ("page-episode", "index.html"),
    ("episode-content", "content.html"),
):
    _swapped(_rule, _name)


def _cut(rule: str, name: str) -> None:
    def sow(site: Site) -> None:
        path = site.folder / name
        data = path.read_bytes()
        site.write(path, data[: len(data) * 2 // 3])

    sow.__name__ = f"{name.replace('.', '_')}_cut_off"
    seed(rule)(sow)


_cut("page-empty", "index.html")
_cut("transcript-form", "transcript.json")
_cut("chapters-json", "chapters.json")


def _in_feed(rule: str, name: str, pattern: str, new: str) -> None:
    """Enter a seed that replaces the first place in the feed that ``pattern`` matches."""

    def sow(site: Site) -> None:
        made, count = re.subn(pattern, new, site.feed.read_text("utf-8"), count=1, flags=re.DOTALL)
        assert count, pattern
        site.write(site.feed, made)

    sow.__name__ = name
    seed(rule)(sow)


HOME = "https://example.org/listen"
_in_feed("feed-doctype", "document_type", r"\?>", '?>\n<!DOCTYPE rss [<!ENTITY x "y">]>')
_in_feed("feed-repeated", "two_languages", r"</language>", "</language><language>de</language>")
_in_feed("feed-repeated", "two_channels", r"</channel>", "</channel><channel><title>x</title></channel>")
_in_feed("feed-withheld", "show_blocked", r"(<itunes:explicit>)", r"<itunes:block>Yes</itunes:block>\1")
_in_feed(
    "feed-withheld", "show_complete", r"(<itunes:explicit>)", r"<itunes:complete>Yes</itunes:complete>\1"
)
_in_feed(
    "feed-withheld", "subscribers_sent_away", r"(<itunes:explicit>)",
    r"<itunes:new-feed-url>https://other.example/feed.xml</itunes:new-feed-url>\1",
)  # fmt: skip
_in_feed("feed-language-episodes", "language_of_nobody", r"<language>en", "<language>fr")
_in_feed("feed-link", "channel_link_to_nothing", r"<link>[^<]*", f"<link>{HOME}/output/nothing.html")
_in_feed("item-guid-permalink", "guid_as_address", r'isPermaLink="false"', 'isPermaLink="true"')
_in_feed("item-guid-permalink", "guid_without_permalink", r' isPermaLink="false"', "")
_in_feed("item-repeated", "two_titles", r"(<item>.*?</title>)", r"\1<title>Another</title>")
_in_feed("item-withheld", "episode_blocked", r"<item>", "<item><itunes:block>yes</itunes:block>")
_in_feed("item-image", "picture_gone", r"<item>", f'<item><itunes:image href="{HOME}/output/nothing.png"/>')
_in_feed(
    "item-link", "episode_link_to_nothing", r"(<item>.*?<link>)[^<]*", rf"\1{HOME}/output/nothing/index.html"
)
_in_feed("item-transcript-file", "transcript_by_http", r'(transcript url=")https', r"\1http")
_in_feed("artwork", "cover_elsewhere", r'(<itunes:image href=")[^"]*', r"\1https://other.example/c.png")
_in_feed("enclosure-file", "enclosure_by_http", r'(<enclosure url=")https', r"\1http")
_in_feed(
    "enclosure-file",
    "enclosure_through_a_counter",
    r'(<enclosure url=")https://',
    r"\1https://op3.example/e/",
)
_in_feed(
    "item-transcript-file", "transcript_of_another_episode",
    r"(<item>.*?)a-second-letter/transcript.vtt", r"\1keeping-the-light/transcript.vtt",
)  # fmt: skip
_in_feed(
    "item-chapters-file", "chapters_of_another_episode",
    r"(<item>.*?)a-second-letter/chapters.json", r"\1keeping-the-light/chapters.json",
)  # fmt: skip


_in_feed(
    "feed-licence",
    "licence_in_words",
    r"(<itunes:explicit>)",
    r"<podcast:license>all mine!</podcast:license>\1",
)


@seed("item-chapter-lines")
def no_chapter_lines(site: Site) -> None:
    site.write(site.feed, re.sub(r"&lt;p&gt;\d\d:\d\d:\d\d .*?&lt;/p&gt;", "", site.feed.read_text("utf-8")))


@seed("feed-self-link")
def whole_feed_at_http(site: Site) -> None:
    site.edit(site.feed, "https://example.org/listen", "http://example.org/listen", -1)


@seed("feed-self-link")
def copy_of_the_feed(site: Site) -> None:
    site.write(site.feeds / "backup.xml", site.feed.read_bytes())


@seed("item-content")
def text_of_another_article(site: Site) -> None:
    text = site.feed.read_text("utf-8")
    second, first = re.findall(r"<content:encoded>.*?</content:encoded>", text, re.DOTALL)
    site.write(site.feed, text.replace(first, second))


@seed("feed-xml")
def feed_in_another_encoding_than_it_says(site: Site) -> None:
    site.write(site.feed, site.feed.read_bytes().replace(b"Essays", b"Ess\xe4ys"))


@seed("feed-xml")
def control_character_in_the_feed(site: Site) -> None:
    site.write(site.feed, site.feed.read_bytes().replace(b"Essays", b"Ess\x0bys"))


@seed("enclosure-file")
def whole_folder_deleted(site: Site) -> None:
    shutil.rmtree(site.folder)


@seed("manifest")
def whole_folder_copied(site: Site) -> None:
    shutil.copytree(site.folder, site.output / "copy")


@seed("transcript-overlap")
def cue_twice(site: Site) -> None:
    path = site.folder / "transcript.vtt"
    head, one, two, *rest = path.read_text().split("\n\n")
    site.write(path, "\n\n".join([head, one, two, two, *rest]))


@seed("transcript-form")
def vtt_in_latin_1(site: Site) -> None:
    path = site.folder / "transcript.vtt"
    site.write(path, path.read_bytes().replace(b"glass", b"gl\xe4ss"))


@seed("page-link")
def show_page_with_a_wrong_link(site: Site) -> None:
    site.edit(site.output / "index.html", "keeping-the-light/", "keeping-a-light/", -1)


@seed("page-encoding")
def page_in_latin_1(site: Site) -> None:
    site.write(site.page, site.page.read_bytes().replace(b"</main>", b"\xe9</main>"))


edited("page-encoding", "page_without_charset", '<meta charset="utf-8">', "", "page")
edited(
    "page-viewport",
    "page_not_to_be_enlarged",
    "width=device-width",
    "width=device-width, user-scalable=no",
    "page",
)
edited("page-language", "page_in_another_language", '<html lang="en"', '<html lang="de"', "page")
edited(
    "page-elsewhere", "frame_from_elsewhere", "</body>",
    '<iframe src="https://other.example/" title="x"></iframe></body>', "page",
)  # fmt: skip


@seed("source-withheld")
def article_made_a_draft(site: Site) -> None:
    site.edit(site.root / "posts/keeping.md", "lang: en", "lang: en\ndraft: true")


@seed("source-withheld")
def article_dated_ahead(site: Site) -> None:
    site.edit(site.root / "posts/keeping.md", "2025-09-04", "2100-01-01")


@seed("stale-details")
def tags_changed(site: Site) -> None:
    site.edit(site.root / "posts/keeping.md", "[sea, light]", "[sea, lamps]")
