# SPDX-License-Identifier: GPL-3.0-or-later
"""What a segment is made of, as a short digest; and new words for old sound. Needs no audio library."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from audiopost.config.options import AudioOptions, BumperOptions
from audiopost.errors import StitchError
from audiopost.model import Segment, Utterance

VERSION = 2
"""Raise it when the same clips would come out different."""


def fingerprint(
    clips: Sequence[str],
    utterances: Sequence[Utterance],
    audio: AudioOptions,
    bumper: BumperOptions | None = None,
    file: Path | None = None,
) -> str:
    """The digest of everything a segment's sound depends on: 32 hexadecimal digits after the version byte.

    ``clips`` are the fingerprints of the utterances' clips, in order. What is only shown does not count: it can be
    changed with :func:`relabelled`. Raises :class:`StitchError` when ``file`` (an intro's or outro's) cannot be read.
    """
    parts: dict[str, object] = {
        "audio": asdict(audio),
        "clips": [
            [clip, utterance.pause_before_ms, utterance.pause_after_ms]
            for clip, utterance in zip(clips, utterances, strict=True)
        ],
    }
    if bumper is not None and file is not None:
        parts["file"] = file_digest(file)
        parts["shape"] = [bumper.first, bumper.fade_ms, bumper.gain_db, bumper.music]
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return f"{VERSION:02x}{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex. Raises :class:`StitchError` when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StitchError(
            f"The audio file {path} cannot be read ({error.strerror}); correct its path in the configuration."
        ) from error


def relabelled(segment: Segment, utterances: Sequence[Utterance]) -> Segment:
    """``segment`` with what ``utterances`` show now; its sound and times stay. They must be those it was made from."""
    cues = tuple(
        replace(
            cue,
            id=utterance.id,
            text=utterance.shown,
            role=utterance.role,
            section_id=utterance.section_id,
            block_id=utterance.block_id,
            text_id=utterance.text_id,
            start=utterance.start,
            end=utterance.end,
            language=utterance.language,
            spoken=utterance.spoken,
        )
        for cue, utterance in zip(segment.cues, utterances, strict=True)
    )
    return replace(segment, cues=cues)
