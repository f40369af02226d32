# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about pages: the episode's and the show's (WCAG 2.2, HTML, Content Security Policy)."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from audiopost.check.finding import Fault
from audiopost.check.reading.captions import bare
from audiopost.check.reading.page import Catalogue, Document, EpisodePage, ShowPages
from audiopost.check.registry import rule
from audiopost.check.rules.channel import LANGUAGE

_AGAIN = "Render its article again with --force, or run `audiopost feed` for a page of the show."
_SCRIPTS = {"", "text/javascript", "module", "application/javascript"}


def _line(element: Any) -> int:
    return int(element.sourceline or 0)


@rule(
    Document, "page-empty", "error", "A page is there from beginning to end",
    why="Visitors see nothing, or not all of it.",
    remedy=_AGAIN,
)  # fmt: skip
def page_empty(page: Document) -> Iterator[Fault]:
    if page.root is None or not page.all("//body//*"):
        yield Fault("It is empty.")
    elif not page.data.rstrip().endswith(b"</html>"):
        yield Fault("It breaks off before </html>.")


@rule(
    Document, "page-encoding", "error", "A page is UTF-8 and says so",
    why="Otherwise browsers show signs that nobody wrote.",
    remedy=_AGAIN, after="page-empty",
)  # fmt: skip
def page_encoding(page: Document) -> Iterator[Fault]:
    try:
        page.data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Fault(f"It is not UTF-8 (byte {error.start}).")
        return
    if not any(str(said).lower() == "utf-8" for said in page.all("//head/meta/@charset")):
        yield Fault('It lacks <meta charset="utf-8">.')


@rule(
    EpisodePage, "page-episode", "error", "An episode's page is that of the episode",
    why="Who comes from the feed finds another article.",
    remedy=_AGAIN, after="page-empty page-encoding",
)  # fmt: skip
def page_episode(page: EpisodePage) -> Iterator[Fault]:
    headings = page.all("//h1")
    if len(headings) == 1 and bare(headings[0].text_content()) != bare(page.known.known.title):
        said = " ".join(headings[0].text_content().split())
        yield Fault(f"It is the page of “{said[:60]}”, and the episode is “{page.known.known.title}”.",
                    line=_line(headings[0]))  # fmt: skip


@rule(
    Document, "page-language", "error", "A page says its language",
    why="Screen readers choose the voice by it (WCAG 3.1.1).",
    remedy=_AGAIN, after="page-empty page-encoding page-episode",
)  # fmt: skip
def page_language(page: Document) -> Iterator[Fault]:
    said = str(page.root.get("lang") or "")
    if not LANGUAGE.fullmatch(said):
        yield Fault(f"Its lang is {said!r}." if said else "Its html element has no lang.")
        return
    episode = page.folder.episode if page.folder else None
    if episode and said.partition("-")[0].lower() != episode.language.partition("-")[0].lower():
        yield Fault(f"Its lang is {said!r}, and the episode's language is {episode.language!r}.")


@rule(
    Document, "page-viewport", "warning", "A page fits a phone's screen and can be enlarged",
    why="Without it phones show a page for desks, and people with low vision cannot zoom in (WCAG 1.4.4, 1.4.10).",
    remedy=_AGAIN, after="page-empty",
)  # fmt: skip
def page_viewport(page: Document) -> Iterator[Fault]:
    found = page.all("//head/meta[@name='viewport']/@content")
    said = str(found[0]).replace(" ", "") if found else ""
    if "width=device-width" not in said or "user-scalable=no" in said or "maximum-scale=1" in said:
        yield Fault(f"Its viewport is {said!r}." if said else "It has no viewport.")


@rule(
    Document, "page-title", "error", "A page has a title",
    why="It is the first thing a screen reader says, and what tabs and bookmarks show (WCAG 2.4.2).",
    remedy=_AGAIN, after="page-empty",
)  # fmt: skip
def page_title(page: Document) -> Iterator[Fault]:
    titles = page.all("//head/title")
    if len(titles) != 1 or not titles[0].text_content().strip():
        yield Fault("It has no title." if len(titles) < 2 else "It has several titles.")


@rule(
    Document, "page-h1", "error", "A page has exactly one h1",
    why="It is where screen reader users begin to read.",
    remedy=_AGAIN, after="page-empty",
)  # fmt: skip
def page_h1(page: Document) -> Iterator[Fault]:
    count = len(page.all("//h1"))
    if count != 1:
        yield Fault(f"It has {count or 'no'} h1.")


@rule(
    Document, "page-headings", "warning", "No heading of a page skips a level",
    why="Screen reader users take a skipped level for a part they missed.",
    remedy="Put the levels of the article's headings in order and render it again.", after="page-empty page-episode page-h1",
)  # fmt: skip
def page_headings(page: Document) -> Iterator[Fault]:
    article = page.folder.episode.article if page.folder and page.folder.episode else None
    if article and any("heading-level" in warning.code for warning in article.warnings):
        return  # the article's own fault is told where it can be put right
    headings = page.all("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    for one, two in pairwise(headings):
        if int(two.tag[1]) > int(one.tag[1]) + 1:
            yield Fault(f"“{two.text_content().strip()[:60]}” is {two.tag} after {one.tag}.", line=_line(two))


@rule(
    Document, "page-image-alt", "error", "Every image of a page has an alt attribute",
    why="Without one, screen readers spell out the file's name (WCAG 1.1.1).",
    remedy=_AGAIN, after="page-empty",
)  # fmt: skip
def page_image_alt(page: Document) -> Iterator[Fault]:
    for image in page.all("//img[not(@alt)]"):
        yield Fault(f"The image {image.get('src')!r} has no alt.", line=_line(image))


@rule(
    Document, "page-id", "error", "No two elements of a page have one id",
    why="Links, labels and captions find the wrong one.",
    remedy=_AGAIN, after="page-empty",
)  # fmt: skip
def page_id(page: Document) -> Iterator[Fault]:
    for name, count in Counter(map(str, page.all("//@id"))).items():
        if count > 1:
            yield Fault(f"The id {name!r} is there {count} times.")


@rule(
    Document, "page-policy", "error", "A page's Content-Security-Policy lets in its own style and script, nothing else",
    why="A page shows an author's text: whatever slipped into it must not run.",
    remedy=_AGAIN, after="page-empty page-encoding page-episode",
)  # fmt: skip
def page_policy(page: Document) -> Iterator[Fault]:
    found = page.all("//head/meta[@http-equiv='Content-Security-Policy']/@content")
    policy = str(found[0]) if found else ""
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield Fault("Its policy is missing or lets in anything.")
        return
    inline = [
        *page.all("//style"),
        *(s for s in page.all("//script[not(@src)]") if (s.get("type") or "") in _SCRIPTS),
    ]
    for element in inline:
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        if f"'sha256-{digest}'" not in policy:
            yield Fault(f"Its policy does not know the {element.tag} on the page, so browsers leave it out.",
                        line=_line(element))  # fmt: skip


@rule(
    Document, "page-elsewhere", "error", "A page loads nothing from elsewhere",
    why="It would tell a third party who listens, and not work offline.",
    remedy=_AGAIN, after="page-empty page-encoding page-episode",
)  # fmt: skip
def page_elsewhere(page: Document) -> Iterator[Fault]:
    for element, address in page.links():
        loads = element.tag not in {"a", "link"} or element.get("rel") in {"stylesheet", "icon", "preload"}
        if loads and not address.startswith("data:") and page.site.local(address, page.file) is None:
            yield Fault(f"It loads {address[:100]}.", line=_line(element))


@rule(
    Document, "page-link", "error", "Links to the show's own files lead to something",
    why="Who follows them gets an error page.",
    remedy=_AGAIN, after="page-empty page-encoding page-episode",
)  # fmt: skip
def page_link(page: Document) -> Iterator[Fault]:
    for element, address in page.links():
        if address.startswith("data:") or element.get("rel") == "alternate":
            continue
        parts = urlsplit(address)
        if not parts.scheme and not parts.netloc and not parts.path:
            if parts.fragment and unquote(parts.fragment) not in page.ids:
                yield Fault(f"{address} leads to no element of the page.", line=_line(element))
            continue
        local = page.site.local(address, page.file)
        if page.site.leads_nowhere(local):
            yield Fault(f"{address} is not there.", line=_line(element))


@rule(
    Document, "page-feed", "warning", "A page names the feed in its head",
    why="Apps and browsers find the feed by it when somebody gives them the page.",
    remedy=_AGAIN, after="page-empty page-encoding page-episode",
)  # fmt: skip
def page_feed(page: Document) -> Iterator[Fault]:
    links = page.all("//head/link[@rel='alternate'][@type='application/rss+xml']")
    if not links:
        yield Fault("It has no link rel=alternate to the feed.")
    for link in links:
        local = page.site.local(str(link.get("href")), page.file)
        if local is None or (local not in page.site.answered and not local.is_file()):
            yield Fault(f"The feed {link.get('href')} is not there.", line=_line(link))


@rule(
    EpisodePage, "page-audio", "error", "An episode's page plays its audio without a script",
    why="A native player works for everybody, whatever the browser lets run.",
    remedy=_AGAIN, after="page-empty page-encoding page-episode",
)  # fmt: skip
def page_audio(page: EpisodePage) -> Iterator[Fault]:
    players = page.all("//audio[@controls]")
    if len(players) != 1:
        yield Fault(f"It has {len(players) or 'no'} audio elements with controls.")
        return
    source = str(players[0].get("src") or "")
    if page.site.local(source, page.file) != page.known.audio:
        yield Fault(f"It plays {source}, and the episode is {page.known.audio.name}.", line=_line(players[0]))
    if players[0].get("autoplay") is not None:
        yield Fault("It begins to play by itself (WCAG 1.4.2).", line=_line(players[0]))


@rule(
    EpisodePage, "page-captions", "warning", "The player of an episode's page has captions",
    why="Browsers show them without any script.",
    remedy=_AGAIN, after="page-empty page-encoding page-episode page-audio",
)  # fmt: skip
def page_captions(page: EpisodePage) -> Iterator[Fault]:
    if not page.all("//audio/track[@kind='captions'][@src]"):
        yield Fault("Its audio element has no track of captions.")


@rule(
    EpisodePage, "page-transcript", "error", "An episode's page has all that is said",
    why="Who cannot hear reads it there, next to the player (WCAG 1.2.1).",
    remedy=_AGAIN, after="page-empty page-encoding page-episode page-id",
)  # fmt: skip
def page_transcript(page: EpisodePage) -> Iterator[Fault]:
    found = page.all("//*[@id='ap-transcript']")
    if not found:
        yield Fault("It has no transcript.")
        return
    text, at = bare(found[0].text_content()), 0
    for cue in page.known.known.cues:
        said = bare(cue.text)
        place = text.find(said, at)
        if place < 0:
            yield Fault(f"“{cue.text[:60]}” is said, and not in the transcript.", line=_line(found[0]))
            return
        at = place + len(said)


@rule(
    ShowPages, "show-page", "error", "The show has a page",
    why="It is where people without an app listen and find out how to subscribe.",
    remedy="Run `audiopost feed`.",
)  # fmt: skip
def show_page(pages: ShowPages) -> Iterator[Fault]:
    if not pages.file.is_file():
        yield Fault(f"The output folder has no {pages.file.name}.")


def _pages_led_to(pages: ShowPages) -> Iterator[tuple[Document, Path | None]]:
    for page in pages.pages:
        for link in page.all("//a[@href]"):
            yield page, page.site.local(str(link.get("href")), page.file)


@rule(
    ShowPages, "show-page-episodes", "warning", "The show's pages list every episode",
    why="Who has no app finds no way to an episode that is not there.",
    remedy="Run `audiopost feed`.", after="show-page",
)  # fmt: skip
def show_page_episodes(pages: ShowPages) -> Iterator[Fault]:
    linked = {path for _, path in _pages_led_to(pages)}
    if any(page.site.leads_nowhere(path) for page, path in _pages_led_to(pages)):
        return  # a link that leads to nothing is told, and may be the one that is missing
    for folder in pages.folders:
        if folder.listed and folder.path / "index.html" not in linked:
            yield Fault(f"No page links to “{folder.known.title}”.")


@rule(
    Catalogue, "shows-page", "error", "All shows have one page that leads to each of them",
    why="It is what people see who open the project's address.",
    remedy="Run `audiopost feed`.",
)  # fmt: skip
def shows_page(all_shows: Catalogue) -> Iterator[Fault]:
    page = all_shows.page
    if page is None:
        yield Fault("The output folder has no index.html.", all_shows.site.page)
        return
    linked = {page.site.local(str(link.get("href")), page.file) for link in page.all("//a[@href]")}
    for show in all_shows.shows:
        if show.output / show.page not in linked:
            yield Fault(
                f"index.html does not lead to {show.page}, the page of the show {show.show!r}.",
                page.file.name,
            )


@rule(
    Catalogue, "shows-opml", "warning", "The OPML file subscribes to every show",
    why="With it an app takes all shows in one step.",
    remedy="Run `audiopost feed`.",
)  # fmt: skip
def shows_opml(all_shows: Catalogue) -> Iterator[Fault]:
    if not all_shows.file.is_file():
        yield Fault("There is no shows.opml in the feeds folder.")
    elif all_shows.feeds is None:
        yield Fault("It is no OPML that can be read.")
    else:
        for show in all_shows.shows:
            if show.feeds / f"{show.show}.xml" not in all_shows.feeds:
                yield Fault(f"It does not have the feed of the show {show.show!r}.")
