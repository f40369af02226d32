# SPDX-License-Identifier: GPL-3.0-or-later
"""What is embedded in a page: its kind, title and address; players that only measure visitors are not embeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audiopost.extract import dom

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_HOSTS = (
    (
        "video",
        r"youtu\.?be|vimeo|dailymotion|wistia|twitch|brightcove|jwplayer|jwplatform|kaltura|tiktok|rumble|loom\.|peertube|cloudflarestream|ted\.com",
    ),
    (
        "audio",
        r"soundcloud|spotify|podcast|anchor\.fm|bandcamp|libsyn|megaphone|simplecast|buzzsprout|transistor\.fm|mixcloud|acast",
    ),
    (
        "post",
        r"twitter|(?:^|\.)x\.com|instagram|facebook\.com/plugins/post|mastodon|bsky\.app|threads\.net|reddit|linkedin|tumblr",
    ),
    ("map", r"google\.[a-z.]+/maps|maps\.|openstreetmap|mapbox|umap\."),
    ("form", r"docs\.google\.com/forms|typeform|jotform|surveymonkey|formstack|mailchi|substack\.com/embed"),
    ("poll", r"poll|strawpoll|quiz"),
    ("document", r"docs\.google\.com|slideshare|scribd|speakerdeck|issuu|documentcloud|\.pdf(?:$|[?#])"),
    (
        "app",
        r"codepen|jsfiddle|codesandbox|observablehq|stackblitz|gist\.github|replit|datawrapper|flourish|infogram|tableau|desmos|geogebra",
    ),
)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _HOSTS)
_SILENT = re.compile(
    r"googletagmanager|doubleclick|googlesyndication|adservice|amazon-adsystem|/ads?[/.?]|facebook\.com/(?:tr|plugins/(?:like|share|page))|"
    r"about:blank|disqus|recaptcha|platform\.twitter\.com/widgets|addthis|taboola|outbrain|criteo|consent|plusone",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|reddit-(?:embed|card)\S*|bluesky-embed|mastodon-embed|"
    r"text-post-media)\b"
)
_POLL = re.compile(r"\b(?:poll|polls|wp-polls|quiz|survey|umfrage|sondage|encuesta)\b")
_TITLE = 200
_NATIVE = {"video": "video", "audio": "audio", "canvas": "app", "applet": "app"}


def is_post(element: HtmlElement) -> bool:
    """Whether the element is a quoted post of a social network."""
    return bool(_POST.search(dom.names_of(element)))


def is_poll(element: HtmlElement) -> bool:
    """Whether the element asks its readers to choose: a poll or quiz of the page's own."""
    choices = [
        node for node in element.iter("input") if (node.get("type") or "").lower() in ("radio", "checkbox")
    ]
    named = bool(_POLL.search(dom.names_of(element)))
    return len(choices) > 1 and (
        named or (element.tag == "form" and all(n.get("type") == "radio" for n in choices))
    )


def take_title(element: HtmlElement) -> str:
    """The title of a form: its label, or its legend, heading or first line, taken out of it."""
    if label := dom.collapse(element.get("aria-label") or element.get("title") or ""):
        return label
    for node in element.iter("legend", "h1", "h2", "h3", "h4", "h5", "h6", "p"):
        if text := dom.text_of(node):
            if node.tag == "p" and (node.find(".//input") is not None or len(text) > _TITLE):
                return ""
            dom.remove(node)
            return text
    return ""


def describe(element: HtmlElement, link: Callable[[str | None], str]) -> tuple[str, str, str] | None:
    """``(kind, title, url)`` of an embedding element, or None when there is nothing in it for a reader."""
    tag = dom.tag_of(element)
    url = link(_address(element))
    title = dom.collapse(element.get("title") or element.get("aria-label") or "")
    if tag in _NATIVE:
        if tag == "canvas" and not title:
            return None
        return _NATIVE[tag], title, url
    if not url and not title:
        return None
    if _SILENT.search(url) or dom.is_hidden(element) or _is_dot(element):
        return None
    if tag == "iframe" and not url:
        return None
    return _kind(url, element.get("type") or ""), title, url


def _kind(url: str, mime: str) -> str:
    for family in ("video", "audio"):
        if mime.startswith(family):
            return family
    if mime == "application/pdf":
        return "document"
    try:
        parts = urlsplit(url)
    except ValueError:
        return "frame"
    where = f"{parts.netloc}{parts.path}"
    for kind, pattern in _KINDS:
        if pattern.search(where):
            return kind
    return "frame"


def _address(element: HtmlElement) -> str | None:
    for name in ("src", "data-src", "data", "data-lazy-src", "href"):
        if value := element.get(name):
            return str(value)
    return None


def _is_dot(element: HtmlElement) -> bool:
    sizes = [element.get("width") or "", element.get("height") or ""]
    return all(size.strip() in ("0", "1", "0px", "1px") for size in sizes)
