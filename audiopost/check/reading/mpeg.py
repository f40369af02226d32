# SPDX-License-Identifier: GPL-3.0-or-later
"""An MP3 frame by frame, after ISO/IEC 11172-3, and its sound."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.check.reading.episode import Folder
from audiopost.check.reading.id3 import Tag, read

if TYPE_CHECKING:
    from audiopost.check.reading.sound import Sound

_MPEG1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MPEG2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_VERSIONS = {3: "MPEG-1", 2: "MPEG-2", 0: "MPEG-2.5"}
_LAYERS = {1: "III", 2: "II", 3: "I"}


@dataclass(frozen=True, slots=True)
class Frames:
    """What the frame headers say. ``kinds`` "MPEG-1 Layer III"; ``broken`` is the byte where no frame follows, -1 none.

    ``frames`` does not count the Info frame; ``trim`` are the samples a gapless player leaves out.
    """

    frames: int
    kinds: frozenset[str]
    bitrates: frozenset[int]
    rates: frozenset[int]
    channels: frozenset[int]
    gapless: bool
    trim: int
    broken: int

    @property
    def duration_ms(self) -> int:
        """Length of the gapless sound in milliseconds, 0 where the rate is not one."""
        return max(0, self.frames * 1152 - self.trim) * 1000 // min(self.rates) if len(self.rates) == 1 else 0


def walk(data: bytes, start: int) -> Frames:
    """The frames of ``data`` from byte ``start`` on, to its end or an ID3v1 tag."""
    end = len(data) - (128 if data[-128:-125] == b"TAG" else 0)
    headers: set[tuple[int, int]] = set()
    count, place, broken, info = 0, start, -1, b""
    sizes: dict[tuple[int, int], int] = {}
    while place < end:
        key = (data[place + 1], data[place + 2]) if place + 4 <= end and data[place] == 0xFF else (0, 0)
        size = sizes[key] if key in sizes else sizes.setdefault(key, _size(*key))
        if not size or place + size > end:
            broken = place
            break
        if (
            not count
            and not info
            and (b"Info" in data[place + 4 : place + 40] or b"Xing" in data[place + 4 : place + 40])
        ):
            info = data[place : place + size]
        else:
            headers.add((data[place + 1] << 16 | (data[place + 2] & 0xFC) << 8 | data[place + 3] & 0xC0, 0))
            count += 1
        place += size
    gapless, trim = _gapless(info)
    made = [(header >> 16, header >> 8 & 0xFF, header & 0xFF) for header, _ in sorted(headers)]
    return Frames(
        frames=count,
        kinds=frozenset(f"{_VERSIONS[b >> 3 & 3]} Layer {_LAYERS[b >> 1 & 3]}" for b, _, _ in made),
        bitrates=frozenset((_MPEG1 if b >> 3 & 3 == 3 else _MPEG2)[c >> 4] for b, c, _ in made),
        rates=frozenset(_RATES[b >> 3 & 3][c >> 2 & 3] for b, c, _ in made),
        channels=frozenset(1 if d == 0xC0 else 2 for _, _, d in made),
        gapless=gapless,
        trim=trim,
        broken=broken,
    )


def _size(second: int, third: int) -> int:
    """Bytes of the frame whose header has these bytes; 0 for what is no Layer III header."""
    version, layer, bits, rate = second >> 3 & 3, second >> 1 & 3, third >> 4, third >> 2 & 3
    if second & 0xE0 != 0xE0 or version == 1 or layer != 1 or bits in {0, 15} or rate == 3:
        return 0
    bitrate = (_MPEG1 if version == 3 else _MPEG2)[bits]
    per_frame = 144_000 if version == 3 else 72_000
    return per_frame * bitrate // _RATES[version][rate] + (third >> 1 & 1)


def _gapless(info: bytes) -> tuple[bool, int]:
    """Whether the Info frame tells delay and padding, and their sum."""
    mark = max(info.find(b"Info"), info.find(b"Xing"))
    if mark < 0:
        return False, 0
    flags = int.from_bytes(info[mark + 4 : mark + 8], "big")
    lame = mark + 8 + 4 * (flags & 1) + 4 * (flags >> 1 & 1) + 100 * (flags >> 2 & 1) + 4 * (flags >> 3 & 1)
    both = int.from_bytes(info[lame + 21 : lame + 24], "big")
    return info[lame : lame + 4] in {b"LAME", b"Lavc", b"Lavf"}, (both >> 12) + (both & 0xFFF)


@dataclass(eq=False)
class Recording:
    """An episode's MP3. ``heard`` is whether its sound is to be decoded."""

    folder: Folder
    heard: bool = True

    @property
    def show(self) -> str:
        """The id of the show."""
        return self.folder.show

    @property
    def file(self) -> Path:
        """The MP3."""
        return self.folder.audio

    @cached_property
    def data(self) -> bytes:
        """Its bytes."""
        return self.file.read_bytes()

    @cached_property
    def digest(self) -> str:
        """Its SHA-256 in hex."""
        return sha256(self.data).hexdigest()

    @cached_property
    def tag(self) -> Tag:
        """Its ID3 tag."""
        return read(self.data)

    @cached_property
    def frames(self) -> Frames:
        """Its frames."""
        return walk(self.data, self.tag.size)

    @cached_property
    def sound(self) -> Sound | None:
        """Its sound; None when it cannot be decoded, or is not to be."""
        if not self.heard:
            return None
        from audiopost.check.reading.sound import decode

        return decode(self.data, self.folder.site.instruments)

    @property
    def duration_ms(self) -> int:
        """Its length in milliseconds: of the decoded sound, else what its frames add up to."""
        return self.sound.duration_ms if self.sound else self.frames.duration_ms
