# SPDX-License-Identifier: GPL-3.0-or-later
"""Cover art: the author's own, checked against what podcast directories accept, or one drawn from the show's title."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from audiopost.errors import PublishError

SMALLEST, LARGEST = 1400, 3000
SIZE = 1400
MAX_BYTES = 500_000

# Background, waves, accent; each pair of background and paper white has a contrast of 7 and more.
_PALETTES = (
    ("#16324f", "#2a628f", "#f2b84b"),
    ("#20342b", "#3d6b56", "#e9c46a"),
    ("#3b1f2b", "#7a3b53", "#f4a259"),
    ("#2b2640", "#574b90", "#ffb997"),
    ("#402218", "#865439", "#e8c07d"),
    ("#123c40", "#1f7a78", "#ffd166"),
    ("#35232f", "#6d4c61", "#a8dadc"),
    ("#26304a", "#4a6fa5", "#ff8f6b"),
)
_PAPER = "#fbf7ee"


def read(path: Path) -> tuple[str, bytes]:
    """The show's own cover as (file name with a hash of its content, bytes). Raises :class:`PublishError` when unfit.

    Fit is: JPEG or PNG, square, 1400 to 3000 pixels a side, RGB or greyscale without transparency.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PublishError(
            f"The cover {path} cannot be read ({error.strerror}); correct show.image, or remove it to have one drawn."
        ) from error
    return name(data, _kind(path, data)), data


def name(data: bytes, kind: str = "png") -> str:
    """A cover's file name, which changes when the picture does, as directories want it."""
    return f"cover-{hashlib.sha256(data).hexdigest()[:12]}.{kind}"


def _kind(path: Path, data: bytes) -> str:
    from PIL import Image, UnidentifiedImageError

    remedy = "use a square JPEG or PNG of 1400 to 3000 pixels, or remove show.image to have one drawn"
    try:
        with Image.open(io.BytesIO(data)) as image:
            kind, (width, height), mode, palette = image.format, image.size, image.mode, image.info
            if kind in {"JPEG", "PNG"}:
                image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PublishError(f"The cover {path} is not a picture that can be read; {remedy}.") from error
    if kind not in {"JPEG", "PNG"}:
        raise PublishError(f"The cover {path} is a {kind} file, which podcast apps do not accept; {remedy}.")
    if width != height:
        raise PublishError(f"The cover {path} is {width} by {height} pixels and must be square; {remedy}.")
    if not SMALLEST <= width <= LARGEST:
        raise PublishError(f"The cover {path} is {width} pixels wide and high; {remedy}.")
    if mode not in {"RGB", "L", "P"} or "transparency" in palette:
        what = (
            "has transparent parts" if mode in {"RGBA", "LA", "PA"} or mode == "P" else f"uses {mode} colours"
        )
        raise PublishError(f"The cover {path} {what}, and directories want plain RGB; {remedy}.")
    return "jpg" if kind == "JPEG" else "png"


def draw(title: str, author: str = "", *, font: Path | None = None) -> bytes:
    """A cover for ``title`` as PNG bytes, 1400 pixels square, RGB; the same words give the same picture.

    The type is Noto Serif (Latin, Greek and Cyrillic), or ``font``. Words it has no letters for are left off rather
    than shown as boxes.
    """
    from PIL import Image, ImageDraw

    seed = hashlib.sha256(title.encode()).digest()
    background, wave, accent = _PALETTES[seed[0] % len(_PALETTES)]
    # Drawn at twice the size and made smaller: Pillow's shapes have no smooth edges of their own.
    large = Image.new("RGB", (SIZE * 2, SIZE * 2), background)
    words = " ".join(title.split())
    face = _Face(font)
    fits = bool(words) and face.has(words)
    _waves(ImageDraw.Draw(large), seed, wave, accent, fits)
    image = large.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
    if fits:
        _letter(ImageDraw.Draw(image), face, words, author if face.has(author) else "", accent)
    out = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()


class _Face:
    """The typeface at any size and weight."""

    def __init__(self, path: Path | None) -> None:
        self._path = path or _shipped()

    def at(self, size: int, weight: int) -> Any:
        from PIL import ImageFont

        if self._path is None:
            return ImageFont.load_default(size)
        face = ImageFont.truetype(str(self._path), size, layout_engine=ImageFont.Layout.BASIC)
        try:
            axes = face.get_variation_axes()
        except OSError:
            return face
        face.set_variation_by_axes(
            [weight if b"eight" in axis["name"] else axis["default"] or 0 for axis in axes]
        )
        return face

    def has(self, words: str) -> bool:
        """Whether there is a letter for every character."""
        face = self.at(64, 400)
        missing = bytes(face.getmask("\U0010ffff"))
        return all(c.isspace() or bytes(face.getmask(c)) != missing for c in words)


def _shipped() -> Path | None:
    """The typeface of the package fontpkg-noto-serif, found without importing it."""
    package = importlib.util.find_spec("fontpkg_noto_serif")
    if package is None or package.origin is None:
        return None
    found = sorted(Path(package.origin).parent.glob("files/NotoSerif[[]*"))
    return found[0] if found else None


def _letter(pen: Any, face: _Face, title: str, author: str, accent: str) -> None:
    left, top, width = 110, 120, SIZE - 220
    size, lines = _fit(face, title, width)
    bold = face.at(size, 700)
    step = round(size * 1.16)
    for number, line in enumerate(lines):
        pen.text((left, top + number * step), line, font=bold, fill=_PAPER)
    below = top + len(lines) * step + max(48, round(size * 0.35))
    pen.rectangle((left, below, left + 120, below + 12), fill=accent)
    small = face.at(54, 500)
    if author and author != title and small.getlength(author) <= width:
        pen.text((left, below + 52), author, font=small, fill=_PAPER)


def _fit(face: _Face, title: str, width: int) -> tuple[int, list[str]]:
    """The largest size at which the title takes few enough lines, and those lines."""
    for size in range(210, 84, -6):
        bold = face.at(size, 700)
        lines = _lines(title, bold, width)
        if len(lines) * size * 1.16 <= 660 and all(bold.getlength(line) <= width for line in lines):
            return size, lines
    bold = face.at(84, 700)
    lines = _lines(
        " ".join(piece for word in title.split() for piece in _broken(word, bold, width)), bold, width
    )
    if len(lines) > 7:
        lines = [*lines[:6], _shorten(lines[6] + "…", bold, width)]
    return 84, lines


def _lines(title: str, face: Any, width: int) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        if lines and face.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _broken(word: str, face: Any, width: int) -> list[str]:
    """``word`` in pieces that fit a line, all but the last with a hyphen."""
    pieces: list[str] = []
    while face.getlength(word) > width:
        fit = next(
            n for n in range(len(word) - 1, 0, -1) if n == 1 or face.getlength(word[:n] + "-") <= width
        )
        pieces.append(word[:fit] + "-")
        word = word[fit:]
    return [*pieces, word]


def _shorten(line: str, face: Any, width: int) -> str:
    while len(line) > 1 and face.getlength(line) > width:
        line = line[:-2] + "…"
    return line


def _waves(pen: Any, seed: Sequence[int], wave: str, accent: str, lettered: bool) -> None:
    """Bars of a made-up voice along the foot, or across the middle when there is no title; one of them in the accent."""
    full = SIZE * 2
    count = 31
    step = full / (count + 1)
    foot = full - 470 if lettered else full // 2
    tallest = 360 if lettered else 900
    marked = 5 + seed[1] % (count - 10)
    for number in range(count):
        breath = 0.5 - 0.5 * math.cos(2 * math.pi * (number + 1) / (count + 1))
        shape = 0.25 + 0.75 * seed[2 + number % 30] / 255
        height = round(40 + tallest * (0.3 + 0.7 * breath) * shape)
        middle = round(step * (number + 1))
        pen.rounded_rectangle(
            (middle - 24, foot - height, middle + 24, foot + height),
            24,
            fill=accent if number == marked else wave,
        )
