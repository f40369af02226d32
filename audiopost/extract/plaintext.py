# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text to HTML: structure told by shape, as a reader tells it.

Lines become pieces (prose, short lines, lists, quotes, code, rules), what a site put around a scraped article is taken
out (:mod:`~audiopost.extract.furniture`), the masthead gives title, date and byline, and short lines with room around
them and text below become headings. Everything not left out, with its reason, is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from audiopost.extract import furniture, masthead
from audiopost.extract.pieces import Piece, pieces
from audiopost.model import Omission

_EMPHASIS = re.compile(r"(?<![\w*_])([_*])(?=[^\s_*])([^_*\n]{1,200}?)(?<=[^\s_*])\1(?![\w*_])")
_NUMBERED = re.compile(
    r"(?:chapter|part|section|appendix|kapitel|teil|chapitre|capítulo|capitolo)\s+(?:\d+|[ivxlc]+|[a-z]+)\b|(?:\d{1,2}\.)+\d{0,2}\s+\S|[ivx]{1,5}\.\s+\S",
    re.IGNORECASE,
)
_ENDS = tuple(".,;:!…»”\"'*)]")
_LONGEST_HEADING = 90
_SMALL = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "but",
    "by",
    "for",
    "from",
    "in",
    "is",
    "of",
    "on",
    "or",
    "the",
    "to",
    "vs",
    "with",
}


def render(text: str, *, titled: bool = False) -> tuple[masthead.Masthead, str, tuple[Omission, ...]]:
    """Title, date and byline of a plain text, its body as HTML, and what was left out and why.

    ``titled``: the title is known, so that a short first line need not be one.
    """
    found = pieces(text)
    dated = {index for index, piece in enumerate(found[:40]) if masthead.known(piece.text)}
    found, left_out = furniture.take_out(found, dated)
    head, found, read_elsewhere = masthead.take(found, scraped=bool(left_out), titled=titled)
    found = _with_headings(found, head.line)
    return head, _html(found), (*left_out, *read_elsewhere)


def _with_headings(found: list[Piece], title: int) -> list[Piece]:
    """The pieces with headings marked and levelled: a style's level is its order of appearance, below the title."""
    styles: dict[str, int] = {}
    result = []
    for index, piece in enumerate(found):
        style = piece.style if piece.kind == "heading" else _heading_style(found, index)
        if index == 0 and title and piece.line == title + 1 and piece.kind == "line":
            result.append(piece.become("line", style="subtitle"))
        elif not style:
            result.append(piece)
        else:
            match = re.match(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s", piece.text)
            depth = match[1].count(".") if match else 0
            level = 2 + depth if depth else styles.setdefault(style, min(len(styles), 3) + 2)
            result.append(piece.become("heading", level=level))
    return result


def _heading_style(found: list[Piece], index: int) -> str:
    """How the piece looks like a heading ("caps", "line" ...), or "" when it is none."""
    piece = found[index]
    if piece.kind != "line" or not piece.alone or not shaped_like_heading(piece.text):
        return ""
    following = next((p for p in found[index + 1 :] if p.kind != "rule"), None)
    if following is None or (
        following.kind == "line" and shaped_like_heading(following.text) and not _headed(found, index + 1)
    ):
        return ""
    return "caps" if piece.text.isupper() else "line"


def _headed(found: list[Piece], index: int) -> bool:
    """Whether the short line at ``index`` heads something itself, so that one above it may be its parent."""
    if not (found[index].alone and shaped_like_heading(found[index].text)):
        return False
    return any(p.kind not in {"line", "rule"} for p in found[index + 1 : index + 2])


def shaped_like_heading(text: str) -> bool:
    """Short, no final stop (a question is a heading too), and written as headings are."""
    words = text.split()
    if not words or len(text) > _LONGEST_HEADING or len(words) > 14 or not any(c.isalpha() for c in text):
        return False
    if text.startswith(("-", "–", "—", "(", "[", '"', "“", "«", "http://", "https://", "…")):
        return False
    if _NUMBERED.match(text):
        return not text.endswith((",", ";"))
    if text.endswith(_ENDS) and not (text.endswith(('"', "”", "»", "'", ")")) and len(words) <= 8):
        return text.endswith("!") and len(words) <= 6
    first = next((c for c in text if c.isalnum()), "")
    if first.islower():
        return False
    return text.endswith("?") or text.isupper() or len(words) <= 9 or _is_title_case(words)


def _is_title_case(words: list[str]) -> bool:
    weighty = [word for word in words if word.lower() not in _SMALL and word[0].isalpha()]
    return bool(weighty) and sum(word[0].isupper() for word in weighty) >= 0.75 * len(weighty)


def _html(found: Iterable[Piece]) -> str:
    parts: list[str] = []
    verse: list[Piece] = []
    for piece in found:
        if verse and (piece.kind != "line" or piece.group != verse[-1].group):
            parts.append(_paragraph(verse))
            verse = []
        if piece.kind == "line":
            verse.append(piece)
        else:
            parts.append(_WRITTEN[piece.kind](piece))
    if verse:
        parts.append(_paragraph(verse))
    return "\n".join(parts)


def _paragraph(verse: list[Piece]) -> str:
    role = ' class="subtitle"' if verse[0].style == "subtitle" else ""
    return f"<p{role}>{'<br>'.join(_inline(piece.text) for piece in verse)}</p>"


def _table(piece: Piece) -> str:
    rows = []
    for number, cells in enumerate(piece.cells):
        tag = "th" if number == 0 else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in cells) + "</tr>")
    return f"<table>{''.join(rows)}</table>"


def _list(piece: Piece) -> str:
    tag = "ol" if piece.ordered else "ul"
    start = f' start="{piece.start}"' if piece.ordered and piece.start != 1 else ""
    style = f' type="{piece.style}"' if piece.ordered and piece.style not in {"", "1"} else ""
    items = "".join(f"<li>{_html(item.inner)}</li>" for item in piece.inner)
    return f"<{tag}{start}{style}>{items}</{tag}>"


_WRITTEN: dict[str, Callable[[Piece], str]] = {
    "heading": lambda piece: f"<h{piece.level}>{_inline(piece.text)}</h{piece.level}>",
    "prose": lambda piece: f"<p>{_inline(piece.text)}</p>",
    "rule": lambda _: "<hr>",
    "code": lambda piece: f"<pre><code>{escape(piece.text, quote=False)}</code></pre>",
    "quote": lambda piece: f"<blockquote>{_html(piece.inner)}</blockquote>",
    "table": _table,
    "list": _list,
}


def _inline(text: str) -> str:
    text = escape(" ".join(text.split()), quote=False)
    return _EMPHASIS.sub(lambda match: f"<em>{match[2]}</em>", text)
