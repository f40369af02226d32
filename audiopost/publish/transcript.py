# SPDX-License-Identifier: GPL-3.0-or-later
"""Transcripts: WebVTT, SubRip, the podcast namespace's JSON, and HTML. Their text is what was written (``Cue.text``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from textwrap import indent
from typing import Any

from audiopost.model import Cue, Episode
from audiopost.publish.alignment import written_words
from audiopost.publish.captions import captions
from audiopost.publish.notes import clean
from audiopost.publish.wording import wording

SPEAKER = "Narrator"
VTT_WIDTH = 65
SRT_WIDTH = 42
# Players take what stands before a colon and a space in a SubRip cue, wherever that is, for the speaker, and drop what
# follows the next colon. A word joiner, which is not seen, between colon and space keeps every word.
_LIKE_A_SPEAKER = re.compile(r":(?=\s|$)")
_NO_SPEAKER = ":\u2060"
_VTT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def vtt(episode: Episode) -> str:
    """WebVTT: one cue a sentence, long ones split at clauses into two lines of at most 65 characters, the voice named."""
    blocks = ["WEBVTT\n"]
    for number, caption in enumerate(captions(episode.cues, VTT_WIDTH), 1):
        text = "\n".join(clean(line).translate(_VTT) for line in caption.lines)
        language = caption.cue.language
        if language and not _same(language, episode.language):
            text = f"<lang {language}>{text}</lang>"
        blocks.append(
            f"{number}\n{_time(caption.start_ms, '.')} --> {_time(caption.end_ms, '.')}\n<v {SPEAKER}>{text}\n"
        )
    return "\n".join(blocks)


def srt(episode: Episode) -> str:
    """SubRip: at most two lines of 42 characters, in which no player finds the name of a speaker."""
    blocks = []
    for number, caption in enumerate(captions(episode.cues, SRT_WIDTH), 1):
        lines = (clean(line).replace("-->", "→") for line in caption.lines)
        text = "\n".join(_LIKE_A_SPEAKER.sub(_NO_SPEAKER, line) for line in lines)
        blocks.append(f"{number}\n{_time(caption.start_ms, ',')} --> {_time(caption.end_ms, ',')}\n{text}\n")
    return "\n".join(blocks)


def transcript_json(episode: Episode) -> str:
    """The podcast namespace's JSON transcript, 1.0.0: a segment a word where word times are known, else a sentence.

    Every segment has a start, an end in seconds, and a body that is not empty.
    """
    # One after the other: all the words of a book as dicts would be its largest part in memory.
    segments = ",".join(
        "\n" + indent(json.dumps(segment, ensure_ascii=False, indent=1), "  ")
        for cue in episode.cues
        for segment in _segments(cue)
    )
    return f'{{\n "version": "1.0.0",\n "segments": [{segments}\n ]\n}}\n'


def transcript_html(episode: Episode) -> str:
    """A plain HTML transcript with ``cite``, ``time`` and ``p``, under the episode's own headings."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(episode.language)}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(clean(episode.title))}: {wording(episode.language)['transcript']}</title></head>",
        "<body><main>",
        f"<h1>{escape(clean(episode.title))}</h1>",
        f"<p><cite>{SPEAKER}</cite></p>",
    ]
    sections = {chapter.section_id: chapter for chapter in episode.chapters}
    for section, cues in by_section(episode):
        chapter = sections.get(section)
        if chapter:
            lines.append(f"<h2>{escape(clean(chapter.title))}</h2>")
        lines += [
            f'<p id="c{escape(cue.id)}"{_lang(cue, episode)}><time datetime="{duration(cue.start_ms)}">'
            f"{_short(cue.start_ms)}</time> {escape(clean(cue.text))}</p>"
            for cue in cues
            if cue.text.strip()
        ]
    return "\n".join([*lines, "</main></body>", "</html>"]) + "\n"


def by_section(episode: Episode) -> Iterable[tuple[str, list[Cue]]]:
    """The cues in order, grouped while their section stays the same."""
    groups: list[tuple[str, list[Cue]]] = []
    for cue in episode.cues:
        if not groups or groups[-1][0] != cue.section_id:
            groups.append((cue.section_id, []))
        groups[-1][1].append(cue)
    return groups


def duration(ms: int) -> str:
    """A time as an HTML and ISO 8601 duration: ``PT1M2.5S``."""
    minutes, rest = divmod(max(0, ms), 60_000)
    seconds = f"{rest / 1000:.3f}".rstrip("0").rstrip(".")
    return f"PT{minutes}M{seconds}S" if minutes else f"PT{seconds}S"


def _segments(cue: Cue) -> Iterable[dict[str, Any]]:
    text = clean(cue.text)
    words = written_words(cue) if text == cue.text else ()
    # Punctuation that stands alone is no word of its own: it goes with the one before it.
    ends = [left for left, _, _, _ in words[1:]] + [len(text)]
    pieces = (
        [
            (text[(0 if not i else left) : end].strip(), start, stop)
            for i, ((left, _, start, stop), end) in enumerate(zip(words, ends, strict=True))
        ]
        if words
        else [(" ".join(text.split()), cue.start_ms, cue.end_ms)]
    )
    for body, start, stop in pieces:
        if body:
            yield {"speaker": SPEAKER, "startTime": start / 1000, "endTime": stop / 1000, "body": body}


def _same(language: str, other: str) -> bool:
    return language.partition("-")[0].lower() == other.partition("-")[0].lower()


def _lang(cue: Cue, episode: Episode) -> str:
    return (
        f' lang="{escape(cue.language)}"'
        if cue.language and not _same(cue.language, episode.language)
        else ""
    )


def _time(ms: int, mark: str) -> str:
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}{mark}{ms % 1000:03d}"


def _short(ms: int) -> str:
    seconds = ms // 1000
    if seconds >= 3600:
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{seconds // 60}:{seconds % 60:02d}"
