# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about chapters: the manifest's, and the JSON file's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from audiopost.check.finding import Fault
from audiopost.check.reading.captions import clock
from audiopost.check.reading.episode import Chapters, Folder
from audiopost.check.registry import rule

_AGAIN = "Render its article again with --force."


@rule(
    Folder, "chapters-start", "error", "The first chapter begins at 0",
    why="Apple and others drop a chapter list that does not begin with the audio.",
    remedy=_AGAIN, after="manifest",
)  # fmt: skip
def chapters_start(folder: Folder) -> Iterator[Fault]:
    chapters = folder.known.chapters
    if chapters and chapters[0].start_ms != 0:
        yield Fault(f"The first chapter begins at {chapters[0].start_ms} ms.", chapters[0].title)


@rule(
    Folder, "chapters-contiguous", "error", "Each chapter ends where the next begins",
    why="Players show nothing in a gap, and jump about where chapters overlap.",
    remedy=_AGAIN, after="manifest chapters-start",
)  # fmt: skip
def chapters_contiguous(folder: Folder) -> Iterator[Fault]:
    for one, two in pairwise(folder.known.chapters):
        if one.end_ms != two.start_ms:
            yield Fault(f"It ends at {one.end_ms} ms, the next begins at {two.start_ms} ms.", one.title)


@rule(
    Folder, "chapters-seconds", "warning", "Chapters begin on whole seconds",
    why="Apps that read whole seconds would begin a chapter with the end of the sentence before it.",
    remedy=_AGAIN, after="manifest chapters-start chapters-contiguous",
)  # fmt: skip
def chapters_seconds(folder: Folder) -> Iterator[Fault]:
    for chapter in folder.known.chapters:
        if chapter.start_ms % 1000:
            yield Fault(f"It begins at {chapter.start_ms} ms.", chapter.title)


@rule(
    Folder, "chapters-end", "error", "The last chapter ends with the audio at the latest",
    why="Players with a chapter beyond the end show a wrong length.",
    remedy=_AGAIN, after="manifest",
)  # fmt: skip
def chapters_end(folder: Folder) -> Iterator[Fault]:
    chapters, length = folder.known.chapters, folder.known.audio.duration_ms
    if chapters and chapters[-1].end_ms > length:
        yield Fault(f"It ends at {chapters[-1].end_ms} ms, the audio at {length} ms.", chapters[-1].title)


@rule(
    Folder, "chapters-headings", "error", "The chapters are the headings that are spoken",
    why="Chapters are how listeners move by headings, as readers do.",
    remedy=_AGAIN, after="manifest",
)  # fmt: skip
def chapters_headings(folder: Folder) -> Iterator[Fault]:
    chapters = [(chapter.section_id, chapter.title) for chapter in folder.known.chapters]
    for number, (made, wanted) in enumerate(zip(chapters, folder.headings, strict=False), 1):
        if made != wanted:
            yield Fault(f"It is “{made[1]}”, and the heading is “{wanted[1]}”.", f"chapter {number}")
    if len(chapters) != len(folder.headings):
        yield Fault(f"There are {len(chapters)} chapters for {len(folder.headings)} spoken headings.")


@rule(
    Folder, "chapters-time", "error", "A chapter begins with its section's first words",
    why="Who jumps to a chapter would miss its beginning, or hear the end of the one before.",
    remedy=_AGAIN,
    after="manifest chapters-start chapters-contiguous chapters-seconds chapters-end chapters-headings cues-order cues-end",
)  # fmt: skip
def chapters_time(folder: Folder) -> Iterator[Fault]:
    begins: dict[str, int] = {}
    for cue in folder.known.cues:
        begins.setdefault(cue.section_id, cue.start_ms)
    for chapter in folder.known.chapters:
        first = begins.get(chapter.section_id, chapter.start_ms)
        if not 0 <= first - chapter.start_ms <= 1500 and folder.known.segments[0].kind != chapter.section_id:
            yield Fault(
                f"It begins at {clock(chapter.start_ms)}, its words at {clock(first)}.", chapter.title
            )


@rule(
    Chapters, "chapters-json", "error", "chapters.json is the podcast namespace's JSON, version 1.2.0",
    why="Apps show no chapters when the file is not what they expect.",
    remedy=_AGAIN,
)  # fmt: skip
def chapters_json(chapters: Chapters) -> Iterator[Fault]:
    data: Any = chapters.data
    entries = data.get("chapters") if isinstance(data, dict) else None
    if not isinstance(entries, list) or data.get("version") != "1.2.0":
        yield Fault('It is no JSON object with "version": "1.2.0" and a list of "chapters".')
        return
    before = -1.0
    for number, entry in enumerate(entries, 1):
        start = entry.get("startTime") if isinstance(entry, dict) else None
        if not isinstance(start, int | float) or not str(entry.get("title") or "").strip():
            yield Fault("It lacks a startTime or a title.", f"chapter {number}")
        elif start <= before:
            yield Fault("It begins no later than the one before it.", f"chapter {number}")
        before = start if isinstance(start, int | float) else before


@rule(
    Chapters, "chapters-json-same", "error", "chapters.json has the manifest's chapters",
    why="Apps would jump to other places than the MP3's own chapters.",
    remedy=_AGAIN, after="chapters-json",
)  # fmt: skip
def chapters_json_same(chapters: Chapters) -> Iterator[Fault]:
    data: Any = chapters.data
    if not chapters.folder.chapters_sound:
        return
    made = [(round(entry["startTime"] * 1000), entry["title"].strip()) for entry in data["chapters"]]
    wanted = [(chapter.start_ms, chapter.title.strip()) for chapter in chapters.folder.known.chapters]
    if made != wanted:
        differing = [
            number for number, pair in enumerate(zip(made, wanted, strict=False), 1) if pair[0] != pair[1]
        ]
        place = f"chapter {differing[0]}" if differing else ""
        yield Fault("Its times or titles are not those of the manifest.", place)
