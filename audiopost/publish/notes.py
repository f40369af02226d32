# SPDX-License-Identifier: GPL-3.0-or-later
"""Show notes: what a podcast app shows under an episode's title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from audiopost.model import Listing, Show
from audiopost.publish.addresses import is_absolute
from audiopost.publish.wording import wording

LIMIT = 4000
CHAPTER_LIMIT = 2600

# What XML 1.0 cannot carry, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Words by which an author tells, in any of our languages, that no person speaks.
_TOLD = re.compile(
    r"\b(?:AI|KI|IA)\b|synth[eé]ti[csqz]|synthèse|sint[eéè]tic|synthesi[sz]|text.to.speech|artifi[cz]i|künstlich|computer.?voice",
    re.IGNORECASE,
)
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*(?=\s|$)|[。！？]")


def clean(text: str) -> str:
    """``text`` without the characters that XML cannot carry."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def clock(ms: int) -> str:
    """A time as ``HH:MM:SS``, the form Apple, Spotify and YouTube read in descriptions."""
    seconds = ms // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def cut(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` UTF-8 bytes: whole if it fits, else cut after a sentence, else after a word."""
    text = text.strip()
    if len(text.encode()) <= limit:
        return text
    head = text.encode()[: max(0, limit - 3)].decode(errors="ignore")
    ends = [match.end() for match in _SENTENCE_END.finditer(head)]
    if ends and ends[-1] >= len(head) // 3:
        return head[: ends[-1]]
    word = head.rfind(" ")
    return (head[:word] if word > len(head) // 2 else head).rstrip(" ,;:") + "…" if head else ""


def description(show: Show, listing: Listing) -> str:
    """An episode's description for the feed: HTML of ``p`` and ``a`` alone, at most 4000 bytes.

    The summary, where to read the article, that the voice is synthetic, and ``00:00:00 Title`` lines for the chapters.
    """
    words = wording(listing.language or show.language)
    tail = [f"<p>{escape(words['disclosure'])}</p>"]
    if is_absolute(listing.link):
        tail.insert(0, f'<p><a href="{escape(listing.link)}">{escape(words["read_article"])}</a></p>')
    tail += _chapter_lines(listing.chapters)
    closing = "\n".join(tail)
    room = LIMIT - len(closing.encode()) - 1
    lead = _paragraphs(clean(listing.description), room)
    return f"{lead}\n{closing}" if lead else closing


def about(show: Show) -> str:
    """A show's description as plain text of at most 4000 bytes that tells of the synthetic voice, as Apple wants it."""
    text = clean(show.description).strip() or clean(show.title)
    if _TOLD.search(text):
        return cut(text, LIMIT)
    disclosure = wording(show.language)["disclosure"]
    text = cut(text, LIMIT - len(disclosure.encode()) - 2)
    return f"{text}{'' if text.endswith(_STOPS) else '.'} {disclosure}"


def _paragraphs(text: str, room: int) -> str:
    made: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        plain = " ".join(paragraph.split())
        if not plain:
            continue
        left = room - sum(len(p.encode()) + 1 for p in made)
        whole = f"<p>{escape(plain, quote=False)}</p>"
        if len(whole.encode()) <= left:
            made.append(whole)
            continue
        growth = len(escape(plain, quote=False).encode()) - len(plain.encode())
        short = cut(plain, left - growth - 7)
        if short and left - growth > 80:
            made.append(f"<p>{escape(short, quote=False)}</p>")
        break
    return "\n".join(made)


def _chapter_lines(chapters: Iterable[tuple[int, str]]) -> list[str]:
    """The lines, with titles shortened when there are many; none when even so they would crowd everything else out."""
    chapters = list(chapters)
    if len(chapters) < 2:
        return []
    for width in (120, 60, 30):
        lines = [
            f"<p>{clock(start)} {escape(_shorten(clean(title), width), quote=False)}</p>"
            for start, title in chapters
        ]
        if sum(len(line.encode()) + 1 for line in lines) <= CHAPTER_LIMIT:
            return lines
    return []


def _shorten(title: str, width: int) -> str:
    title = " ".join(title.split())
    if len(title) <= width:
        return title
    return title[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
