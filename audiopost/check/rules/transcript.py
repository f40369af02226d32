# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about transcripts: WebVTT, SubRip, JSON and HTML, each against the manifest's cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audiopost.check.finding import Fault
from audiopost.check.reading.captions import Transcript
from audiopost.check.registry import rule

_AGAIN = "Render its article again with --force."
WIDTHS = {"vtt": 65, "srt": 42}
ROWS = 2
SLACK_MS = 60
_SPEAKER = re.compile(r"([^:\n]+):(?:\s|$)")


@rule(
    Transcript, "transcript-form", "error", "A transcript is what its format wants",
    why="Players drop a cue they cannot read, or the whole file.",
    remedy=_AGAIN,
)  # fmt: skip
def transcript_form(transcript: Transcript) -> Iterator[Fault]:
    yield from transcript.parsed[1]
    if not transcript.captions and not transcript.parsed[1] and transcript.folder.known.cues:
        yield Fault("It has no cue.")


@rule(
    Transcript, "transcript-order", "error", "A transcript's cues begin one after the other",
    why="Players look for the next cue only forwards: one out of order is never shown.",
    remedy=_AGAIN, after="transcript-form",
)  # fmt: skip
def transcript_order(transcript: Transcript) -> Iterator[Fault]:
    for one, two in pairwise(transcript.captions):
        if two.start_ms < one.start_ms:
            yield Fault(f"“{two.text[:50]}” stands after what begins later.", two.place, two.line)


@rule(
    Transcript, "transcript-overlap", "error", "A transcript's cues do not overlap and end after they begin",
    why="Captions would cover one another, or never be seen.",
    remedy=_AGAIN, after="transcript-form transcript-order",
)  # fmt: skip
def transcript_overlap(transcript: Transcript) -> Iterator[Fault]:
    for caption in transcript.captions:
        if caption.end_ms < caption.start_ms or (
            caption.end_ms == caption.start_ms and transcript.kind in WIDTHS
        ):
            yield Fault(
                f"“{caption.text[:50]}” ends when it begins, or earlier.", caption.place, caption.line
            )
            return
    for one, two in pairwise(transcript.captions):
        if two.start_ms < one.end_ms:
            yield Fault(f"“{two.text[:50]}” begins before the one above it ends.", two.place, two.line)


@rule(
    Transcript, "transcript-lines", "warning", "Captions have two lines at most, of 65 (WebVTT) or 42 (SubRip) characters",
    why="Longer ones run off a phone's screen.",
    remedy=_AGAIN, after="transcript-form",
)  # fmt: skip
def transcript_lines(transcript: Transcript) -> Iterator[Fault]:
    width = WIDTHS.get(transcript.kind)
    for caption in transcript.captions if width else []:
        if len(caption.lines) > ROWS:
            yield Fault(f"It has {len(caption.lines)} lines.", caption.place, caption.line)
        for line in caption.lines:
            line = line.replace("\u2060", "")
            if width and len(line.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")) > width:
                yield Fault(f"A line has more than {width} characters.", caption.place, caption.line)


@rule(
    Transcript, "transcript-speaker", "warning", "Captions name the narrator where players look for one, and nobody else",
    why='AntennaPod and others take "Words: " in a SubRip cue for a speaker, and lose words. WebVTT and JSON name the voice.',
    remedy=_AGAIN, after="transcript-form",
)  # fmt: skip
def transcript_speaker(transcript: Transcript) -> Iterator[Fault]:
    for caption in transcript.captions:
        if transcript.kind in {"vtt", "json"} and not caption.voice:
            yield Fault(f"“{caption.text[:50]}” has no speaker.", caption.place, caption.line)
        if transcript.kind == "srt" and (found := _SPEAKER.search(caption.text)):
            yield Fault(f"{found[1]!r} would be taken for a speaker.", caption.place, caption.line)


@rule(
    Transcript, "transcript-text", "error", "A transcript is what is said, word for word",
    why="Who cannot hear has only this text; WCAG wants it complete.",
    remedy=_AGAIN, after="transcript-form transcript-order transcript-overlap",
)  # fmt: skip
def transcript_text(transcript: Transcript) -> Iterator[Fault]:
    if (fault := transcript.matched[1]) is not None:
        yield fault


@rule(
    Transcript, "transcript-time", "error", "A transcript's cues are shown while they are said",
    why="Captions that come early or late are worse than none.",
    remedy=_AGAIN, after="transcript-form transcript-order transcript-overlap transcript-text",
)  # fmt: skip
def transcript_time(transcript: Transcript) -> Iterator[Fault]:
    if not transcript.folder.cues_sound or transcript.kind == "html":
        return
    for caption, cue in transcript.matched[0]:
        if caption.start_ms < cue.start_ms - SLACK_MS or caption.end_ms > cue.end_ms + SLACK_MS:
            yield Fault(f"“{caption.text.strip()[:50]}” is shown at {caption.start_ms} ms, said at {cue.start_ms} ms.",
                        caption.place, caption.line)  # fmt: skip
