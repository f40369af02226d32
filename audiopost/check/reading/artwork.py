# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture that a feed names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from audiopost.check.site import Site


@dataclass(frozen=True, slots=True)
class Picture:
    """What Pillow says of a picture that opens."""

    format: str
    size: tuple[int, int]
    mode: str
    transparent: bool


@dataclass(eq=False)
class Artwork:
    """A show's picture file; it need not be there."""

    file: Path
    site: Site

    @property
    def show(self) -> str:
        """The id of the show."""
        return self.site.show

    @cached_property
    def picture(self) -> Picture | None:
        """The picture, None when it does not open."""
        try:
            return opened(self.file.read_bytes())
        except OSError:
            return None


@lru_cache(maxsize=8)
def opened(data: bytes) -> Picture | None:
    """The picture that ``data`` is, None when it does not open. All MP3s of a show hold the same one."""
    import io

    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            clear = "transparency" in image.info or image.mode in {"RGBA", "LA", "PA"}
            return Picture(str(image.format), image.size, image.mode, clear)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
