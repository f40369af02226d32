# SPDX-License-Identifier: GPL-3.0-or-later
"""MPEG-1 Layer III frames: their size, a silent one, the Info frame, and where the frames of our own files lie.

Follows ISO/IEC 11172-3 and the "MP3 Info Tag" revision 1 that LAME writes. Everything here is constant bit rate and
mono. Needs no audio library, so that joining costs no more than copying.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from audiopost.errors import StitchError

SAMPLES = 1152
"""Samples in one frame."""

DELAY = 576
"""Samples of silence LAME puts before the first one."""

DECODER_DELAY = 529
"""Samples every decoder adds; gapless players subtract them from the padding and add them to the delay."""

_BITRATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES = (44100, 48000, 32000)
_SIDE_INFO = 17
_INFO_FLAGS = 0x0F
_INFO_SIZE = 4 + _SIDE_INFO + 120 + 36
_ENCODER = b"LAME3.100"


def _header(bitrate: int, rate: int) -> bytes:
    """The four bytes that begin every unpadded mono frame: MPEG-1, Layer III, no CRC, original."""
    return bytes((0xFF, 0xFB, _BITRATES.index(bitrate) << 4 | _RATES.index(rate) << 2, 0xC4))


def frame_bytes(bitrate: int, rate: int) -> int:
    """Bytes of an unpadded frame at ``bitrate`` kbit/s and ``rate`` Hz."""
    return 144_000 * bitrate // rate


def frame_count(size: int, bitrate: int, rate: int) -> int:
    """How many frames ``size`` bytes of our encoder's output hold (padding keeps the sum exact within one byte)."""
    return round(size * rate / (144_000 * bitrate))


def decoded_samples(frames: int) -> int:
    """Samples a gapless player gets out of ``frames`` frames joined under our Info frame."""
    return max(frames * SAMPLES - DELAY - DECODER_DELAY, 0)


def silence(frames: int, bitrate: int, rate: int) -> bytes:
    """``frames`` frames of silence that ask nothing of the frames before them (no bit reservoir, no main data).

    Padded by turns, so that they hold to the bit rate like the encoder's own.
    """
    header = _header(bitrate, rate)
    plain = header.ljust(frame_bytes(bitrate, rate), b"\0")
    padded = header[:2] + bytes((header[2] | 0x02,)) + header[3:] + plain[4:] + b"\0"
    rest = 144_000 * bitrate % rate
    return b"".join(
        padded if (number + 1) * rest // rate > number * rest // rate else plain for number in range(frames)
    )


def _crc16(data: bytes | bytearray) -> int:
    """CRC-16 with the reflected polynomial 0x8005, as the Info tag wants it."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def _info_bitrate(bitrate: int, rate: int) -> int:
    # The Info tag does not fit into the smallest frames; a larger one carries it then, as other encoders do.
    return next(b for b in _BITRATES[1:] if b >= bitrate and frame_bytes(b, rate) >= _INFO_SIZE)


def info_bytes(bitrate: int, rate: int) -> int:
    """Bytes of the Info frame of a stream of ``bitrate`` kbit/s."""
    return frame_bytes(_info_bitrate(bitrate, rate), rate)


def info_frame(frames: int, size: int, bitrate: int, rate: int) -> bytes:
    """The Info frame for a constant bit rate stream of ``frames`` frames and ``size`` bytes, itself not counted.

    Its table of contents is a straight line. Delay and padding are such that gapless players give
    :func:`decoded_samples` samples, the encoder's first input sample first.
    """
    whole = info_bytes(bitrate, rate)
    tag = bytearray(_header(_info_bitrate(bitrate, rate), rate)) + bytes(_SIDE_INFO)
    tag += b"Info" + _INFO_FLAGS.to_bytes(4, "big")
    tag += frames.to_bytes(4, "big") + (size + whole).to_bytes(4, "big")
    tag += bytes(part * 256 // 100 for part in range(100))
    tag += (0).to_bytes(4, "big")
    tag += _ENCODER + bytes((0x01, min(rate // 200, 255)))  # constant bit rate; low-pass in hundreds of Hz
    tag += bytes(8) + bytes((0x00, bitrate))  # no replay gain, no flags
    tag += (DELAY << 12 | DECODER_DELAY).to_bytes(3, "big")
    tag += bytes(4)  # no misc, no MP3 gain, no preset
    tag += (size + whole).to_bytes(4, "big") + bytes(2)
    tag += _crc16(tag).to_bytes(2, "big")
    return bytes(tag.ljust(whole, b"\0"))


def tag_bytes(head: bytes) -> int:
    """Bytes of the ID3v2 tag that the file beginning with ``head`` (at least 10 bytes) starts with, 0 without one."""
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    a, b, c, d = head[6:10]
    return 10 + (a << 21 | b << 14 | c << 7 | d)


@dataclass(frozen=True, slots=True)
class Body:
    """Where a file's audio frames lie, Info frame and tags not included: bytes ``offset`` to ``offset + size``."""

    offset: int
    size: int
    frames: int


def body(path: Path, bitrate: int, rate: int) -> Body:
    """Find the frames of an MP3 that :mod:`audiopost.stitch` wrote, by its headers alone.

    Raises :class:`StitchError` when the file is missing, cut short, or not one of ours at this bit rate and rate.
    """
    try:
        with path.open("rb") as file:
            return _body(file, path, bitrate, rate)
    except OSError as error:
        raise StitchError(
            f"The audio file {path.name} cannot be read ({error.strerror}); render the article again."
        ) from error


def _body(file: BinaryIO, path: Path, bitrate: int, rate: int) -> Body:
    tag = tag_bytes(file.read(10))
    whole = info_bytes(bitrate, rate)
    file.seek(tag)
    head = file.read(whole + 4)
    size = file.seek(0, 2) - tag - whole
    mark = 4 + _SIDE_INFO
    frames = int.from_bytes(head[mark + 8 : mark + 12], "big")
    stated = int.from_bytes(head[mark + 12 : mark + 16], "big") - whole
    ours = head[mark : mark + 4] == b"Info" and _same_stream(head[whole:], _header(bitrate, rate))
    if not ours or size != stated or size < 0 or frame_count(size, bitrate, rate) != frames:
        raise StitchError(
            f"The audio file {path.name} is damaged or was made with other settings; "
            "render the article again with --force to make it anew."
        )
    return Body(tag + whole, size, frames)


def _same_stream(head: bytes, wanted: bytes) -> bool:
    # The padding bit of the third byte may differ from frame to frame.
    return len(head) >= 4 and head[:2] == wanted[:2] and head[2] & 0xFC == wanted[2] and head[3] == wanted[3]
