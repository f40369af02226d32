# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON chapters, version 1.2.0 of the podcast namespace: the same chapters and times as in the MP3's ID3 tag."""

from __future__ import annotations

import json as _json
from typing import Any

from audiopost.model import Episode
from audiopost.publish.addresses import is_absolute
from audiopost.publish.notes import clean


def json(episode: Episode) -> str:
    """The chapters file. Times in seconds, ascending; ``url`` leads to the heading in the article when its address is known."""
    chapters: list[dict[str, Any]] = []
    sections = {section.id for section in episode.article.sections}
    for chapter in episode.chapters:
        made: dict[str, Any] = {
            "startTime": _seconds(chapter.start_ms),
            "endTime": _seconds(chapter.end_ms),
            "title": clean(chapter.title),
        }
        if is_absolute(episode.link) and chapter.section_id in sections and chapter.level > 0:
            made["url"] = f"{episode.link.split('#')[0]}#{chapter.section_id}"
        chapters.append(made)
    data = {
        "version": "1.2.0",
        "title": clean(episode.title),
        "fileName": episode.audio.path,
        "chapters": chapters,
    }
    return _json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _seconds(ms: int) -> int | float:
    return ms // 1000 if ms % 1000 == 0 else ms / 1000
