# SPDX-License-Identifier: GPL-3.0-or-later
"""ID3v2.3 and v2.4 tags with their chapter frames, in the order they are stored in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

_ENCODINGS = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: its four-letter name and its content."""

    name: str
    data: bytes

    @property
    def encoding(self) -> int:
        """ID3's number for the text's encoding, -1 for an empty frame."""
        return self.data[0] if self.data else -1

    @property
    def text(self) -> str:
        """A text frame's text."""
        return self.data[1:].decode(_ENCODINGS.get(self.encoding, "latin-1"), "replace").strip("\0\ufeff")


@dataclass(frozen=True, slots=True)
class Mark:
    """A CHAP frame: times in ms, its title, the byte offsets (0xFFFFFFFF: none)."""

    id: str
    start_ms: int
    end_ms: int
    title: str
    offsets: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Contents:
    """A CTOC frame."""

    id: str
    top: bool
    ordered: bool
    children: tuple[str, ...]


@dataclass(frozen=True)
class Tag:
    """The tag a file begins with. ``version`` is 3 for ID3v2.3, 0 without a tag; ``size`` its bytes with the header."""

    version: int
    size: int
    frames: tuple[Frame, ...]

    def text(self, name: str) -> str:
        """The text of the first frame of that name."""
        return next((frame.text for frame in self.frames if frame.name == name), "")

    @cached_property
    def chapters(self) -> tuple[Mark, ...]:
        """The CHAP frames as stored."""
        return tuple(_chapter(frame.data, self.version) for frame in self.frames if frame.name == "CHAP")

    @cached_property
    def contents(self) -> tuple[Contents, ...]:
        """The CTOC frames as stored."""
        return tuple(_contents(frame.data) for frame in self.frames if frame.name == "CTOC")


def read(data: bytes) -> Tag:
    """The tag at the beginning of ``data``; an empty one when there is none."""
    if data[:3] != b"ID3" or len(data) < 10:
        return Tag(0, 0, ())
    version = data[3]
    size = 10 + _syncsafe(data[6:10])
    return Tag(version, size, _frames(data[10:size], version))


def _frames(data: bytes, version: int) -> tuple[Frame, ...]:
    found: list[Frame] = []
    place = 0
    while place + 10 <= len(data) and data[place : place + 4].strip(b"\0"):
        raw = data[place + 4 : place + 8]
        size = _syncsafe(raw) if version >= 4 else int.from_bytes(raw, "big")
        name = data[place : place + 4].decode("latin-1")
        if place + 10 + size > len(data):
            break
        found.append(Frame(name, data[place + 10 : place + 10 + size]))
        place += 10 + size
    return tuple(found)


def _syncsafe(raw: bytes) -> int:
    a, b, c, d = raw
    return (a & 0x7F) << 21 | (b & 0x7F) << 14 | (c & 0x7F) << 7 | d & 0x7F


def _chapter(data: bytes, version: int) -> Mark:
    name, _, rest = data.partition(b"\0")
    numbers = [int.from_bytes(rest[at : at + 4], "big") for at in (0, 4, 8, 12)]
    inner = _frames(rest[16:], version)
    title = next((frame.text for frame in inner if frame.name == "TIT2"), "")
    return Mark(name.decode("latin-1"), numbers[0], numbers[1], title, (numbers[2], numbers[3]))


def _contents(data: bytes) -> Contents:
    name, _, rest = data.partition(b"\0")
    flags, count = (rest[0], rest[1]) if len(rest) > 1 else (0, 0)
    children = rest[2:].split(b"\0")[:count]
    return Contents(
        name.decode("latin-1"), bool(flags & 2), bool(flags & 1), tuple(c.decode("latin-1") for c in children)
    )
