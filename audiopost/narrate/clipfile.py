# SPDX-License-Identifier: GPL-3.0-or-later
"""A clip as one file: 16-bit mono WAV with a chunk ``apst`` (JSON: words) and a chunk ``apsm`` (a checksum of the rest).

Any audio program plays it; RIFF readers pass over chunks they do not know. The checksum tells a whole file from a torn
or rotten one. Reading needs the standard library only.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from audiopost.model import Word

if TYPE_CHECKING:
    from audiopost.narrate.engines.base import Speech

_HEAD = struct.Struct("<4sI4s")
_CHUNK = struct.Struct("<4sI")
_FORMAT = struct.Struct("<HHIIHH")
_SUM = 16


@dataclass(frozen=True, slots=True)
class ClipFile:
    """What a clip file says: ``pcm`` little-endian 16-bit mono at ``rate`` Hz."""

    rate: int
    pcm: bytes
    words: tuple[Word, ...]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return _CHUNK.pack(kind, len(body)) + body + b"\0" * (len(body) % 2)


def pack(rate: int, pcm: bytes, words: tuple[Word, ...] = ()) -> bytes:
    """The bytes of a clip file. The same clip gives the same bytes."""
    note = json.dumps([[w.text, w.start_ms, w.end_ms] for w in words], separators=(",", ":")).encode()
    body = (
        _chunk(b"fmt ", _FORMAT.pack(1, 1, rate, rate * 2, 2, 16))
        + _chunk(b"apst", note)
        + _chunk(b"data", pcm)
    )
    body += _chunk(b"apsm", blake2b(body, digest_size=_SUM).digest())
    return _HEAD.pack(b"RIFF", 4 + len(body), b"WAVE") + body


def unpack(content: bytes) -> ClipFile:
    """What is in a clip file. Raises ``ValueError`` when it is not whole."""
    if len(content) < _HEAD.size:
        raise ValueError("too short")
    riff, size, wave = _HEAD.unpack_from(content)
    if (riff, wave, size) != (b"RIFF", b"WAVE", len(content) - 8):
        raise ValueError("not a whole WAV file")
    chunks: dict[bytes, bytes] = {}
    at = _HEAD.size
    while at + _CHUNK.size <= len(content):
        kind, length = _CHUNK.unpack_from(content, at)
        if kind == b"apsm":
            told = content[at + _CHUNK.size :]
            if (
                length != _SUM
                or told != blake2b(memoryview(content)[_HEAD.size : at], digest_size=_SUM).digest()
            ):
                raise ValueError("the checksum does not match")
            return _clip(chunks)
        chunks[kind] = content[at + _CHUNK.size : at + _CHUNK.size + length]
        at += _CHUNK.size + length + length % 2
    raise ValueError("no checksum")


def _clip(chunks: dict[bytes, bytes]) -> ClipFile:
    try:
        rate: int = _FORMAT.unpack(chunks[b"fmt "])[2]
        words = tuple(Word(text, start, end) for text, start, end in json.loads(chunks[b"apst"]))
        return ClipFile(rate, chunks[b"data"], words)
    except (KeyError, struct.error, TypeError) as error:
        raise ValueError(f"a chunk is missing or wrong: {error}") from error


def pack_speech(speech: Speech) -> bytes:
    """The clip file of what an engine made: clipped to [-1, 1] and rounded to 16 bits."""
    import numpy as np

    pcm = np.rint(np.clip(speech.samples, -1.0, 1.0) * 32767.0).astype("<i2")
    return pack(speech.rate, pcm.tobytes(), speech.words)
