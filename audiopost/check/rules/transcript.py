# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about transcripts: WebVTT, SubRip, JSON and HTML, each against the manifest's cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audiopost.check.finding import Fault
from audiopost.check.reading.captions import Caption, Transcript, bare
from audiopost.check.registry import rule
from audiopost.check.rules.hearing import clock
from audiopost.model import Cue

_AGAIN = "Render its article again."
WIDTHS = {"vtt": 65, "srt": 42}
ROWS = 2
SLACK_MS = 60
_SPEAKER = re.compile(r"([^:\n]{1,60}):(?:\s|$)")


def _place(caption: Caption) -> str:
    return clock(caption.start_ms) if caption.start_ms >= 0 else f"line {caption.line}"


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
            yield Fault(f"“{two.text[:50]}” stands after what begins later.", _place(two), two.line)


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
                f"“{caption.text[:50]}” ends when it begins, or earlier.", _place(caption), caption.line
            )
            return
    for one, two in pairwise(transcript.captions):
        if two.start_ms < one.end_ms:
            yield Fault(f"“{two.text[:50]}” begins before the one above it ends.", _place(two), two.line)


@rule(
    Transcript, "transcript-lines", "warning", "Captions have two lines at most, of 65 (WebVTT) or 42 (SubRip) characters",
    why="Longer ones run off a phone's screen.",
    remedy=_AGAIN, after="transcript-form",
)  # fmt: skip
def transcript_lines(transcript: Transcript) -> Iterator[Fault]:
    width = WIDTHS.get(transcript.kind)
    for caption in transcript.captions if width else []:
        if len(caption.lines) > ROWS:
            yield Fault(f"It has {len(caption.lines)} lines.", _place(caption), caption.line)
        for line in caption.lines:
            if width and len(line.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")) > width:
                yield Fault(f"A line has more than {width} characters.", _place(caption), caption.line)


@rule(
    Transcript, "transcript-speaker", "warning", "Captions name the narrator where players look for a speaker",
    why='AntennaPod and others take "Words:" at the start of a SubRip cue for a speaker and do not show them.',
    remedy=_AGAIN, after="transcript-form",
)  # fmt: skip
def transcript_speaker(transcript: Transcript) -> Iterator[Fault]:
    for caption in transcript.captions:
        if transcript.kind in {"vtt", "json"} and not caption.voice:
            yield Fault(f"“{caption.text[:50]}” has no speaker.", _place(caption), caption.line)
        found = _SPEAKER.match(caption.text) if transcript.kind == "srt" else None
        if found and found[1] != "Narrator":
            yield Fault(f"{found[1]!r} would be taken for a speaker.", _place(caption), caption.line)


def matched(transcript: Transcript) -> tuple[list[tuple[Caption, Cue]], Fault | None]:
    """Which cue of the manifest each caption is of, as far as the texts agree, and the first place they do not."""
    cues = [cue for cue in transcript.folder.known.cues if bare(cue.text)]
    wanted = "".join(_as_shown(cue.text, transcript.kind) for cue in cues)
    owners = [cue for cue in cues for _ in _as_shown(cue.text, transcript.kind)]
    pairs: list[tuple[Caption, Cue]] = []
    at = 0
    for caption in transcript.captions:
        text = bare(caption.text)
        options = [text, text.removeprefix("Narrator:")] if transcript.kind == "srt" else [text]
        fit = next((option for option in options if option and wanted.startswith(option, at)), None)
        if fit is None:
            said = owners[at].text if at < len(owners) else ""
            message = f"It says “{caption.text.strip()[:60]}”" + (
                f" where “{said[:60]}” is said." if said else ", which is not said."
            )
            return pairs, Fault(message, _place(caption), caption.line)
        pairs.append((caption, owners[at]))
        at += len(fit)
    if at < len(wanted):
        return pairs, Fault(f"“{owners[at].text[:60]}” is said, and not written.", clock(owners[at].start_ms))
    return pairs, None


def _as_shown(text: str, kind: str) -> str:
    return bare(text).replace("-->", "→") if kind == "srt" else bare(text)


@rule(
    Transcript, "transcript-text", "error", "A transcript is what is said, word for word",
    why="Who cannot hear has only this text; WCAG wants it complete.",
    remedy=_AGAIN, after="transcript-form transcript-order",
)  # fmt: skip
def transcript_text(transcript: Transcript) -> Iterator[Fault]:
    if (fault := matched(transcript)[1]) is not None:
        yield fault


@rule(
    Transcript, "transcript-time", "error", "A transcript's cues are shown while they are said",
    why="Captions that come early or late are worse than none.",
    remedy=_AGAIN, after="transcript-form transcript-order transcript-overlap transcript-text",
)  # fmt: skip
def transcript_time(transcript: Transcript) -> Iterator[Fault]:
    if not transcript.folder.cues_sound or transcript.kind == "html":
        return
    for caption, cue in matched(transcript)[0]:
        if caption.start_ms < cue.start_ms - SLACK_MS or caption.end_ms > cue.end_ms + SLACK_MS:
            yield Fault(f"“{caption.text.strip()[:50]}” is shown at {caption.start_ms} ms, said at {cue.start_ms} ms.",
                        _place(caption), caption.line)  # fmt: skip
