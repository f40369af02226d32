# SPDX-License-Identifier: GPL-3.0-or-later
"""The one timeline: where each segment starts in the joined MP3, and the cues and chapters that follow from it.

Pure functions of the segments. Positions are counted in MPEG frames; times are milliseconds on the decoded, gapless
axis, where a segment that starts at frame *n* has its first sample at *n* × 1152.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audiopost.model import Chapter, Cue, Segment, Word
from audiopost.stitch import mp3


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Where everything is. ``starts`` has the first frame of each segment, ``frames`` the length of the whole join."""

    rate: int
    starts: tuple[int, ...]
    frames: int
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]

    @property
    def duration_ms(self) -> int:
        """Length of the decoded episode in milliseconds, rounded down."""
        return mp3.decoded_samples(self.frames) * 1000 // self.rate


def lay(segments: Sequence[Segment], *, pause_ms: int, rate: int, end_ms: int = 0) -> Timeline:
    """Lay ``segments`` out one after the other with at least ``pause_ms`` of silence between them, at ``rate`` Hz.

    Between two sections that say what silence they want, it is the longer of the two.
    ``end_ms`` of silence, in whole frames, follow the last: some players cut a file's last moments off.

    A segment that is a chapter starts at the last frame boundary at or before a whole second; the chapter starts on
    that second, and its segment's own short lead of silence makes sure that nothing sounds earlier.
    """
    starts = _starts(segments, pause_ms, rate)
    tail = -(-end_ms * rate // (1000 * mp3.SAMPLES))
    frames = starts[-1] + segments[-1].frames + tail if segments else 0
    duration_ms = mp3.decoded_samples(frames) * 1000 // rate
    return Timeline(
        rate=rate,
        starts=starts,
        frames=frames,
        cues=_cues(segments, starts, rate, duration_ms),
        chapters=_chapters(segments, starts, rate, duration_ms),
    )


def _starts(segments: Sequence[Segment], pause_ms: int, rate: int) -> tuple[int, ...]:
    starts: list[int] = []
    end = 0
    for index, segment in enumerate(segments):
        start = end
        if index:
            before = segments[index - 1]
            start += _pause_frames(before, segment, _wanted_ms(before, segment, pause_ms), rate)
            if segment.chapter:
                start = _frame_at(_second_from(start, rate), rate)
        starts.append(start)
        end = start + segment.frames
    return tuple(starts)


def _wanted_ms(before: Segment, after: Segment, pause_ms: int) -> int:
    own = max(before.after_ms, after.before_ms)
    return own if own >= 0 and before.kind == after.kind == "section" else pause_ms


def _pause_frames(before: Segment, after: Segment, pause_ms: int, rate: int) -> int:
    """Frames of silence to insert, given what the two segments already bring at their touching ends."""
    held_ms = _silent_end_ms(before, rate) + (after.cues[0].start_ms if after.cues else 0)
    return max(round((pause_ms - held_ms) * rate / (1000 * mp3.SAMPLES)), 0)


def _silent_end_ms(segment: Segment, rate: int) -> float:
    if not segment.cues:
        return 0.0
    # What follows the last cue may be sound without words (music): only the encoder's own padding is surely silent.
    rest = segment.frames * mp3.SAMPLES * 1000 / rate - segment.cues[-1].end_ms
    return rest if rest <= 3 * mp3.SAMPLES * 1000 / rate else 0.0


def _frame_at(second: int, rate: int) -> int:
    return second * rate // mp3.SAMPLES


def _second_from(frame: int, rate: int) -> int:
    """The first whole second whose frame is ``frame`` or later."""
    second = frame * mp3.SAMPLES // rate
    while _frame_at(second, rate) < frame:
        second += 1
    return second


def _ms(frame: int, rate: int) -> int:
    return round(frame * mp3.SAMPLES * 1000 / rate)


def _cues(segments: Sequence[Segment], starts: Sequence[int], rate: int, duration_ms: int) -> tuple[Cue, ...]:
    return tuple(
        _shift(cue, _ms(start, rate), duration_ms)
        for segment, start in zip(segments, starts, strict=True)
        for cue in segment.cues
    )


def _shift(cue: Cue, by_ms: int, duration_ms: int) -> Cue:
    def at(ms: int) -> int:
        return min(ms + by_ms, duration_ms)

    words = tuple(Word(word.text, at(word.start_ms), at(word.end_ms)) for word in cue.words)
    return replace(cue, start_ms=at(cue.start_ms), end_ms=at(cue.end_ms), words=words)


def _chapters(
    segments: Sequence[Segment], starts: Sequence[int], rate: int, duration_ms: int
) -> tuple[Chapter, ...]:
    marked = [(seg, start) for seg, start in zip(segments, starts, strict=True) if seg.chapter]
    if not marked:
        return ()
    seconds = [0] + [_second_from(start, rate) for _, start in marked[1:]]
    ends = [second * 1000 for second in seconds[1:]] + [duration_ms]
    return tuple(
        Chapter(second * 1000, end, segment.title, segment.level, segment.section_id)
        for (segment, _), second, end in zip(marked, seconds, ends, strict=True)
    )
