# SPDX-License-Identifier: GPL-3.0-or-later
"""Joining: frames of encoded segments are copied one after the other; nothing is decoded or encoded."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from audiopost.config.options import AudioOptions
from audiopost.errors import StitchError
from audiopost.model import Audio, Segment
from audiopost.stitch import mp3
from audiopost.stitch.atomic import replacing
from audiopost.stitch.timeline import Timeline

_PIECE = 1 << 20


def intact(segment: Segment, folder: Path, audio: AudioOptions) -> bool:
    """Whether the segment's file below ``folder`` is there, whole, and encoded as ``audio`` asks; reads headers only."""
    try:
        return mp3.body(folder / segment.path, audio.bitrate, audio.rate).frames == segment.frames
    except StitchError:
        return False


def join(
    segments: Sequence[Segment],
    timeline: Timeline,
    folder: Path,
    path: str,
    audio: AudioOptions,
    tag: bytes = b"",
) -> Audio:
    """Join the files of ``segments`` (below ``folder``) into ``folder / path`` as ``timeline`` lays them out.

    Silent frames fill the gaps; an Info frame with exact length and gapless values and the ID3 ``tag`` come first.
    Copies file to file and renames at the end. Raises :class:`StitchError` when a segment's file is missing, damaged or
    of other settings, or when the episode cannot be written.
    """
    bodies = [mp3.body(folder / segment.path, audio.bitrate, audio.rate) for segment in segments]
    for segment, body in zip(segments, bodies, strict=True):
        if body.frames != segment.frames:
            raise StitchError(
                f"{segment.path} is not the file its episode describes; render the article again."
            )
    gaps = [mp3.silence(gap, audio.bitrate, audio.rate) for gap in _gaps(segments, timeline)]
    size = sum(body.size for body in bodies) + sum(len(gap) for gap in gaps)
    with replacing(folder / path) as out:
        copy = _Copy(out)
        copy.put(tag)
        copy.put(mp3.info_frame(timeline.frames, size, audio.bitrate, audio.rate))
        for segment, body, gap in zip(segments, bodies, gaps[:-1], strict=True):
            copy.put(gap)
            copy.frames(folder / segment.path, body)
        copy.put(gaps[-1])
    return Audio(
        path=path,
        bytes=copy.size,
        duration_ms=timeline.duration_ms,
        digest=copy.digest.hexdigest(),
        bitrate=audio.bitrate,
    )


def _gaps(segments: Sequence[Segment], timeline: Timeline) -> list[int]:
    """Silent frames before each segment, and after the last."""
    gaps = []
    end = 0
    for segment, start in zip(segments, timeline.starts, strict=True):
        gaps.append(start - end)
        end = start + segment.frames
    return [*gaps, timeline.frames - end]


class _Copy:
    """Bytes on their way into the episode, counted and digested as they pass."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.size = 0
        self.digest = hashlib.sha256()

    def put(self, data: bytes) -> None:
        self._out.write(data)
        self.digest.update(data)
        self.size += len(data)

    def frames(self, path: Path, body: mp3.Body) -> None:
        left = body.size
        with path.open("rb", buffering=0) as source:
            source.seek(body.offset)
            while left and (data := source.read(min(_PIECE, left))):
                self.put(data)
                left -= len(data)
        if left:
            raise StitchError(f"{path.name} became shorter while it was read; render the article again.")
