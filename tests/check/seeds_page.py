# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of pages."""

from __future__ import annotations

import re

from tests.check.seeds import edited, seed
from tests.check.site import Site

FEED = "https://example.org/listen/feeds/the-lighthouse-letters.xml"


@seed("page-empty")
def page_emptied(site: Site) -> None:
    site.write(site.page, "")


edited("page-language", "page_without_language", '<html lang="en">', "<html>", "page")
edited("page-language", "show_page_language", '<html lang="en">', '<html lang="english">', "show")


@seed("page-title")
def page_title_empty(site: Site) -> None:
    site.write(site.page, re.sub(r"<title>.*?</title>", "<title> </title>", site.page.read_text("utf-8")))


edited("page-h1", "two_h1", "<main>", "<main><h1>Again</h1>", "page")
edited(
    "page-h1",
    "h1_as_paragraph",
    '<h1 id="ap-title">Keeping the light</h1>',
    '<p id="ap-title">Keeping</p>',
    "page",
)


@seed("page-headings")
def page_skips_a_level(site: Site) -> None:
    text = site.page.read_text("utf-8")
    assert re.search(r"<h3[^>]*>", text)
    site.write(site.page, text.replace("<h3", "<h5").replace("</h3>", "</h5>"))


@seed("page-image-alt")
def picture_without_alt(site: Site) -> None:
    text = site.output / "index.html"
    site.write(text, re.sub(r'(<img [^>]*?) alt="[^"]*"', r"\1", text.read_text("utf-8"), count=1))


edited("page-id", "id_twice", "<main>", '<main><p id="ap-title"></p>', "page")


@seed("page-policy")
def page_without_policy(site: Site) -> None:
    text = site.page.read_text("utf-8")
    site.write(site.page, re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text))


edited("page-policy", "policy_unsafe", "script-src &#39;", "script-src &#39;unsafe-inline&#39; &#39;", "page")
edited("page-policy", "style_edited", "<style>", "<style>body{}", "page")
edited("page-policy", "script_slipped_in", "</main>", "<script>alert(1)</script></main>", "show")
edited(
    "page-elsewhere",
    "picture_from_elsewhere",
    "<main>",
    '<main><img alt="" src="https://example.com/t.gif">',
    "page",
)
edited(
    "page-elsewhere",
    "script_from_elsewhere",
    "</body>",
    '<script src="https://example.com/x.js"></script></body>',
    "page",
)
edited("page-link", "link_to_nothing", "<main>", '<main><a href="../missing/">x</a>', "page")
edited("page-link", "fragment_to_nothing", "<main>", '<main><a href="#nowhere">x</a>', "page")
edited("page-feed", "page_without_feed", 'rel="alternate"', 'rel="related"', "page")
edited("page-feed", "page_with_old_feed", f'title="The Lighthouse Letters" href="{FEED}"',
       f'title="The Lighthouse Letters" href="{FEED[:-4]}-old.xml"', "page")  # fmt: skip
edited("page-audio", "page_without_player", "<audio ", "<video ", "page")
edited("page-audio", "player_without_controls", " controls ", " ", "page")
edited("page-audio", "autoplay", " controls ", " controls autoplay ", "page")
edited("page-captions", "player_without_captions", 'kind="captions"', 'kind="metadata"', "page")


@seed("page-audio")
def page_plays_old_audio(site: Site) -> None:
    old = site.folder / "keeping-the-light-00000000.mp3"
    site.write(old, site.audio.read_bytes())
    site.edit(site.page, f'src="{site.audio.name}"', f'src="{old.name}"')


@seed("page-transcript")
def sentence_missing_on_page(site: Site) -> None:
    text = site.page.read_text("utf-8")
    at = text.index('id="ap-transcript"')
    site.write(site.page, text[:at] + text[at:].replace("polish the glass", "polish", 1))


@seed("page-transcript")
def transcript_emptied(site: Site) -> None:
    text = site.page.read_text("utf-8")
    site.write(site.page, re.sub(r'<p class="line".*?</p>', "", text, flags=re.DOTALL))


@seed("show-page")
def show_page_deleted(site: Site) -> None:
    (site.output / "index.html").unlink()


@seed("show-page-episodes")
def episode_missing_on_show_page(site: Site) -> None:
    path = site.output / "index.html"
    site.write(
        path, path.read_text("utf-8").replace("keeping-the-light/index.html", "a-second-letter/index.html")
    )
