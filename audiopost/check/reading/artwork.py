# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture that a feed names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Picture:
    """What Pillow says of a picture that opens."""

    format: str
    size: tuple[int, int]
    mode: str
    transparent: bool


@dataclass(eq=False)
class Artwork:
    """A picture file; it need not be there."""

    file: Path

    @cached_property
    def picture(self) -> Picture | None:
        """The picture, None when it does not open."""
        from PIL import Image

        try:
            with Image.open(self.file) as image:
                image.load()
                clear = "transparency" in image.info or image.mode in {"RGBA", "LA", "PA"}
                return Picture(str(image.format), image.size, image.mode, clear)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            return None
