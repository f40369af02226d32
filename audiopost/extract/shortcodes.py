# SPDX-License-Identifier: GPL-3.0-or-later
"""What site generators put into Markdown: Hugo shortcodes, Liquid and Jinja tags, tables of contents, inclusions.

Those that stand for content become that content (figures, videos, highlighted code, notices); the others are left out
and noted. Code, fenced or inline, stays as it is, as do ``raw`` blocks.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from audiopost.model import Omission

_KEEP = "\ue000{}\ue001"
_KEPT = re.compile("\ue000(\\d+)\ue001")
_OPEN = r"\{\{[<%]\s*"
_SHUT = r"\s*[%>]\}\}"
_LIQUID = r"\{%-?\s*"
_PAIRS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (what, re.compile(opener), re.compile(closer))
    for what, opener, closer in (
        ("raw", _LIQUID + r"(?:raw|verbatim)\s*-?%\}", _LIQUID + r"end(?:raw|verbatim)\s*-?%\}"),
        ("escaped", r"\{\{[<%]/\*", r"\*/[>%]\}\}"),
        ("comment", _LIQUID + r"comment\b[^%]{0,200}%\}", _LIQUID + r"endcomment\s*-?%\}"),
        (
            "code",
            _LIQUID + r"highlight\s+(?P<lang>[\w+#-]{1,40})[^%]{0,200}%\}\n?",
            _LIQUID + r"endhighlight\s*-?%\}",
        ),
        (
            "code",
            _OPEN + r"highlight\s+\"?(?P<lang>[\w+#-]{1,40})\"?[^>%]{0,200}" + _SHUT + r"\n?",
            _OPEN + r"/\s*highlight" + _SHUT,
        ),
    )
)
_TAG = re.compile(
    _OPEN + r"(?P<end>/)?\s*(?P<name>[\w./-]+?)(?P<args>(?:\s(?:\"[^\"]{0,600}\"|`[^`]{0,600}`|[^\"`{}]){0,600}?)?)\s*/?" + _SHUT
    + r"|\{%-?\s*(?P<liquid>[\w-]+)(?P<given>(?:\"[^\"{]{0,600}\"|'[^'{]{0,600}'|\{\{[^{}]{0,100}\}\}|[^%\"'{]|%(?!\})){0,600}?)-?%\}"
    + r"|\{\{-?(?![<%])(?P<value>(?:[^{}]|\{[^{}]{0,200}\}){0,600})\}\}"
    + r"|\{#\s(?P<remark>[^{}]*)#\}"
)  # fmt: skip
_CODE = re.compile(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE)
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_DIRECTIVE = re.compile(
    r"^[ \t]*(?:\[\[?_?toc_?\]\]?|(?:[*+-]|1\.)[ \t]+(?:toc|table of contents)[ \t]*\n[ \t]*\{:[ \t]*toc[^}\n]*\}|\{:[ \t]*toc[^}\n]*\})"
    r"[ \t]*$|^[ \t]*-+8<-+[ \t].*$",
    re.MULTILINE | re.IGNORECASE,
)
_NOTICES = {
    "notice",
    "admonition",
    "alert",
    "callout",
    "hint",
    "note",
    "tip",
    "warning",
    "info",
    "caution",
    "danger",
    "important",
}
_VIDEOS = {
    "youtube": ("https://www.youtube.com/embed/{}", "YouTube video"),
    "vimeo": ("https://player.vimeo.com/video/{}", "Vimeo video"),
}
_POSTS = {"tweet", "twitter", "x", "twitter_simple", "x_simple", "instagram", "mastodon", "gist", "embed"}


@dataclass(slots=True)
class _Pass:
    kept: list[str] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)

    def keep(self, text: str) -> str:
        self.kept.append(text)
        return _KEEP.format(len(self.kept) - 1)

    def omit(self, text: str, reason: str) -> str:
        if text.strip():
            self.omissions.append(Omission(" ".join(text.split())[:500], reason))
        return ""


def resolve(text: str) -> tuple[str, tuple[Omission, ...]]:
    """``text`` as plain Markdown, and what was left out of it."""
    work = _Pass()
    text = text.replace("\ue000", "").replace("\ue001", "")
    for what, opener, closer in _PAIRS:
        text = _between(text, what, opener, closer, work)
    text = _outside_code(text, work)
    for _ in range(3):  # what was kept may hold what was kept before
        text = _KEPT.sub(lambda match: work.kept[int(match[1])], text)
    return text, tuple(work.omissions)


def _between(text: str, what: str, opener: re.Pattern[str], closer: re.Pattern[str], work: _Pass) -> str:
    """``text`` with what stands between an opening and a closing tag replaced, in one go from left to right."""
    parts, position = [], 0
    while (begin := opener.search(text, position)) and (end := closer.search(text, begin.end())):
        parts += [
            text[position : begin.start()],
            _whole(what, begin, text[begin.end() : end.start()], end[0], work),
        ]
        position = end.end()
    return "".join([*parts, text[position:]])


def _whole(what: str, begin: re.Match[str], body: str, end: str, work: _Pass) -> str:
    if what == "raw":
        return work.keep(body)
    if what == "escaped":
        return work.keep(f"{begin[0][:3]}{body}{end[-3:]}")
    if what == "comment":
        return work.omit(body, "comment")
    ticks = "`" * max([3, *(len(run) + 1 for run in re.findall(r"`{3,}", body))])
    return work.keep(f"\n{ticks}{begin['lang']}\n{body.rstrip()}\n{ticks}\n")


def _outside_code(text: str, work: _Pass) -> str:
    """Resolve the tags in ``text``, passing over fenced and inline code."""
    parts, position = [], 0
    while match := _CODE.search(text, position):
        fence = match["fence"]
        end = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE).search(
            text, match.end()
        )
        stop = end.end() if end else len(text)
        parts.append(_prose(text[position : match.start()], work))
        parts.append(text[match.start() : stop])
        position = stop
    parts.append(_prose(text[position:], work))
    return "".join(parts)


def _prose(text: str, work: _Pass) -> str:
    text = _INLINE_CODE.sub(lambda match: work.keep(match[0]), text)
    text = _DIRECTIVE.sub(lambda match: work.omit(match[0], "table of contents or inclusion"), text)

    def tag(match: re.Match[str]) -> str:
        # Inside a link's address a tag is no visible text: only the address is lost, and that is not spoken.
        if re.search(
            r"(?:\]\(|(?:href|src)\s*=\s*[\"']?)[^\s)\"']*$",
            text[max(0, match.start() - 300) : match.start()],
        ):
            return ""
        return _tag(match, work)

    return _TAG.sub(tag, text)


def _tag(match: re.Match[str], work: _Pass) -> str:
    name = (match["name"] or match["liquid"] or "").lower().rpartition("/")[2].removesuffix(".html")
    given = _arguments(match["args"] or match["given"] or "")
    if match["liquid"] == "include" and given.places:
        name = given.places.pop(0).rpartition("/")[2].removesuffix(".html").lower()
    closing = bool(match["end"]) or name.startswith("end")
    if render := _RENDERED.get(name.removeprefix("end") if closing else name):
        given.tag = name.removeprefix("end")
        made = render(given, closing)
        if made is not None:
            return made
    return work.omit(match[0], "template tag")


@dataclass(slots=True)
class _Given:
    """What a tag is called and given: by name, and by place."""

    names: dict[str, str]
    places: list[str]
    tag: str = ""

    def get(self, *names: str, place: int | None = None) -> str:
        found = next((self.names[name] for name in names if self.names.get(name)), "")
        return found or (self.places[place] if place is not None and place < len(self.places) else "")


def _arguments(text: str) -> _Given:
    lexer = shlex.shlex(text.replace(",", " "), posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    lexer.quotes = "\"'`"
    try:
        words = list(lexer)
    except ValueError:
        words = text.split()
    given = _Given({}, [])
    for word in words:
        name, sign, value = word.partition("=")
        if sign and re.fullmatch(r"[\w-]+", name):
            given.names[name.lower()] = value
        else:
            given.places.append(word)
    return given


def _figure(given: _Given, closing: bool) -> str | None:
    source = given.get("src", "image_path", "url", "path", "link", place=0)
    if closing or not source:
        return None
    alt = given.get("alt", place=1)
    described = "alt" in given.names or alt
    image = f'<img src="{escape(source)}"' + (f' alt="{escape(alt)}">' if described else ">")
    caption = given.get("caption", "title")
    return f"\n\n<figure>{image}<figcaption>{escape(caption)}</figcaption></figure>\n\n" if caption else image


def _video(given: _Given, closing: bool) -> str | None:
    known = given.get("id", "src", "url", place=0)
    if closing or not known:
        return None
    pattern, title = _VIDEOS[given.tag]
    source = known if "://" in known else pattern.format(known)
    title = given.get("title", place=1) or title
    return f'\n\n<iframe src="{escape(source)}" title="{escape(title)}"></iframe>\n\n'


def _post(given: _Given, closing: bool) -> str | None:
    address = next((place for place in given.places if "://" in place), "")
    user, known = given.get("user", place=0), given.get("id", place=1)
    if given.tag == "gist" and user and known:
        address = f"https://gist.github.com/{user}/{known}"
    elif given.tag in {"tweet", "twitter", "x"} and not address and (known or user):
        address = f"https://x.com/{user if known else 'i'}/status/{known or user}"
    if closing or not address:
        return None
    return f'\n\n<iframe src="{escape(address)}"></iframe>\n\n'


def _notice(given: _Given, closing: bool) -> str | None:
    kind = (
        given.get("type", "class", place=0)
        if given.tag in {"notice", "admonition", "alert", "callout", "hint"}
        else given.tag
    )
    title = given.get("title", place=1)
    head = f'<p class="admonition-title">{escape(title)}</p>\n\n' if title else ""
    return "\n\n</div>\n\n" if closing else f'\n\n<div class="admonition {escape(kind or "note")}">\n\n{head}'


def _details(given: _Given, closing: bool) -> str | None:
    title = given.get("title", "summary", place=0) or "Details"
    return "\n\n</details>\n\n" if closing else f"\n\n<details>\n<summary>{escape(title)}</summary>\n\n"


def _quote(_: _Given, closing: bool) -> str | None:
    return "\n\n</blockquote>\n\n" if closing else "\n\n<blockquote>\n\n"


_RENDERED: dict[str, Callable[[_Given, bool], str | None]] = {
    **dict.fromkeys(("figure", "img", "image", "imgproc", "picture"), _figure),
    **dict.fromkeys(_VIDEOS, _video),
    **dict.fromkeys(_POSTS, _post),
    **dict.fromkeys(_NOTICES, _notice),
    **dict.fromkeys(("details", "expand", "collapse", "spoiler"), _details),
    **dict.fromkeys(("quote", "blockquote"), _quote),
}
