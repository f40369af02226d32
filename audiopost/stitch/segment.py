# SPDX-License-Identifier: GPL-3.0-or-later
"""Segments: utterances become a playable MP3 of their own, whose frames an episode can be joined from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from audiopost.config.options import AudioOptions
from audiopost.errors import StitchError
from audiopost.model import Cue, Utterance
from audiopost.stitch import mp3
from audiopost.stitch.atomic import replacing
from audiopost.stitch.encoder import Encoder
from audiopost.stitch.takes import SamplesOf, Sound, Take, shifted, spaced, spoken

__all__ = ["Encoded", "Recorded", "Sound", "encode", "record", "write"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a segment: its MPEG ``frames``, and its ``cues`` from its own first decoded sample."""

    frames: int
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A segment in memory: ``mp3`` is a playable file without tags, Info frame first, then ``frames`` frames."""

    mp3: bytes
    frames: int
    cues: tuple[Cue, ...]


def encode(utterances: Sequence[Utterance], samples_of: SamplesOf, audio: AudioOptions) -> Encoded:
    """Say ``utterances`` one after the other, levelled, with the pauses they ask for, as an MP3 in memory.

    ``samples_of`` gives each utterance's sound and is called once for each, in order.
    """
    sink = BytesIO()
    made = record(sink, spoken(utterances, samples_of, audio), audio)
    return Encoded(sink.getvalue(), made.frames, made.cues)


def write(
    path: Path, utterances: Sequence[Utterance], samples_of: SamplesOf, audio: AudioOptions, tag: bytes = b""
) -> Recorded:
    """Like :func:`encode`, but into the file ``path``, a clip at a time, after the ID3 ``tag``; by rename.

    Raises :class:`StitchError` when the file cannot be written.
    """
    return write_takes(path, spoken(utterances, samples_of, audio), audio, tag)


def write_takes(path: Path, takes: Iterable[Take], audio: AudioOptions, tag: bytes = b"") -> Recorded:
    """:func:`write` for takes: what a segment is made of when not all of it is speech."""
    with replacing(path) as file:
        file.write(tag)
        return record(file, takes, audio)


def record(sink: BinaryIO, takes: Iterable[Take], audio: AudioOptions) -> Recorded:
    """Encode ``takes`` into the seekable ``sink`` from where it stands: Info frame, then frames.

    Raises :class:`StitchError` when there is nothing to encode.
    """
    start = sink.tell()
    sink.write(bytes(mp3.info_bytes(audio.bitrate, audio.rate)))
    encoder = Encoder(sink, audio)
    cues: list[Cue] = []
    for silence, position, take in spaced(takes, audio.rate):
        encoder.silence(silence)
        encoder.add(take.samples)
        cues += [shifted(cue, round(position * 1000 / audio.rate)) for cue in take.cues]
    if not encoder.samples:
        raise StitchError("A segment without a single sound cannot be made; there is nothing to say in it.")
    frames, size = encoder.close()
    end = sink.tell()
    sink.seek(start)
    sink.write(mp3.info_frame(frames, size, audio.bitrate, audio.rate))
    sink.seek(end)
    return Recorded(frames, tuple(cues))
