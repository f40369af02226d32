# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about an episode's folder and manifest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audiopost.check.finding import Fault
from audiopost.check.reading.captions import clock
from audiopost.check.reading.episode import CONTENT, Folder
from audiopost.check.registry import rule

_MINUTE_MS = 60_000
_SYNTHETIC = re.compile(
    r"syn(?:th|t[eé]t)|sint[eé]t|artifi[cz]|künstlich|kunstmatig|\b(?:AI|KI|IA)\b|text-to-speech|合成|人工",
    re.IGNORECASE,
)
_AGAIN = "Render its article again with --force."


@rule(
    Folder, "manifest", "error", "An episode has a manifest that can be read",
    why="Everything but the audio is made from it; without it the episode is lost at the next render.",
    remedy="Render its article again with --force.",
)  # fmt: skip
def manifest(folder: Folder) -> Iterator[Fault]:
    if folder.episode is None:
        yield Fault(folder.trouble)


@rule(
    Folder, "episode-unlisted", "error", "An episode that is not withdrawn is in a feed",
    why="It is published on its page, and nobody who subscribed gets it.",
    remedy="Run `audiopost feed`.", after="manifest",
)  # fmt: skip
def episode_unlisted(folder: Folder) -> Iterator[Fault]:
    if not folder.listed and not folder.known.withdrawn:
        yield Fault(f"No feed has “{folder.known.title}”.")


@rule(
    Folder, "episode-file", "error", "Page, transcripts and chapters of an episode are there",
    why="The feed, the page and players lead to them.",
    remedy=_AGAIN, after="manifest",
)  # fmt: skip
def episode_file(folder: Folder) -> Iterator[Fault]:
    for path in folder.expected:
        if not path.is_file():
            yield Fault(f"{path.name} is not there.", path.name)


@rule(
    Folder, "episode-content", "error", "content.html is the episode's article",
    why="Feeds take the text that apps show from it.",
    remedy="Render its article again with --force.", after="manifest episode-file",
)  # fmt: skip
def episode_content(folder: Folder) -> Iterator[Fault]:
    if not folder.is_article((folder.path / CONTENT).read_text("utf-8", "replace")):
        yield Fault("Its text is not the article's.", CONTENT)


@rule(
    Folder, "audio-disclosure", "warning", "The first minute says that the voice is synthetic",
    why="Apple's rules want it told in the audio, too: many who listen never see the description.",
    remedy="Leave the built-in intro on, or say it in intro.text or in the recording of intro.file; then silence this rule.",
    after="manifest",
)  # fmt: skip
def audio_disclosure(folder: Folder) -> Iterator[Fault]:
    beginning = " ".join(cue.text for cue in folder.known.cues if cue.start_ms < _MINUTE_MS)
    if not folder.known.withdrawn and not _SYNTHETIC.search(beginning):
        yield Fault("Nobody says so.", clock(0))


@rule(
    Folder, "audio-file", "error", "The episode's audio is there",
    why="The page and the feed have nothing to play.",
    remedy=_AGAIN, after="manifest",
)  # fmt: skip
def audio_file(folder: Folder) -> Iterator[Fault]:
    # Where the feed names the same file, enclosure-file says it.
    if not folder.audio.is_file() and folder.audio not in folder.enclosed:
        yield Fault(f"{folder.audio.name} is not there.")


@rule(
    Folder, "section-file", "warning", "The MP3s of an episode's sections are there",
    why="Without one, that section must be spoken again at the next render, and cannot be listened to by itself.",
    remedy=_AGAIN, after="manifest",
)  # fmt: skip
def section_file(folder: Folder) -> Iterator[Fault]:
    for segment in folder.known.segments:
        if not (folder.path / segment.path).is_file():
            yield Fault(f"{segment.path} is not there.", segment.title)


@rule(
    Folder, "cues-order", "error", "Cues follow one another without overlap",
    why="Captions jump, and pages light the wrong sentence.",
    remedy=_AGAIN, after="manifest",
)  # fmt: skip
def cues_order(folder: Folder) -> Iterator[Fault]:
    for one, two in pairwise(folder.known.cues):
        if one.end_ms < one.start_ms or two.start_ms < one.end_ms:
            yield Fault(f"“{two.text[:60]}” begins before “{one.text[:60]}” ends.", clock(two.start_ms))


@rule(
    Folder, "cues-end", "error", "Cues end within the audio",
    why="What is timed after the end is never shown.",
    remedy=_AGAIN, after="manifest cues-order",
)  # fmt: skip
def cues_end(folder: Folder) -> Iterator[Fault]:
    length = folder.known.audio.duration_ms
    for cue in folder.known.cues:
        if cue.end_ms > length:
            yield Fault(
                f"“{cue.text[:60]}” ends at {cue.end_ms} ms, the audio at {length} ms.", clock(cue.start_ms)
            )
