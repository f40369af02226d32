# SPDX-License-Identifier: GPL-3.0-or-later
"""Covers: what directories accept, and what is drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from audiopost.errors import PublishError
from audiopost.publish import cover


def _picture(path: Path, size: tuple[int, int], mode: str = "RGB", kind: str = "PNG") -> Path:
    Image.new(mode, size).save(path, kind)
    return path


def _open(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("JPEG", "jpg")])
@pytest.mark.parametrize("size", [1400, 3000])
def test_a_fit_cover_is_taken_as_it_is(tmp_path: Path, kind: str, ending: str, size: int) -> None:
    path = _picture(tmp_path / "mine.any", (size, size), kind=kind)
    name, data = cover.read(path)
    assert data == path.read_bytes()
    assert name.startswith("cover-")
    assert name.endswith(f".{ending}")


@pytest.mark.parametrize(
    ("size", "mode", "kind", "why"),
    [
        ((1400, 1500), "RGB", "PNG", "is 1400 by 1500 pixels and must be square"),
        ((1399, 1399), "RGB", "PNG", "is 1399 pixels wide"),
        ((3001, 3001), "RGB", "JPEG", "is 3001 pixels wide"),
        ((1400, 1400), "RGBA", "PNG", "has transparent parts"),
        ((1400, 1400), "CMYK", "JPEG", "uses CMYK colours"),
        ((1400, 1400), "RGB", "WEBP", "is a WEBP file"),
    ],
)
def test_an_unfit_cover_is_refused_in_one_sentence(
    tmp_path: Path, size: tuple[int, int], mode: str, kind: str, why: str
) -> None:
    path = _picture(tmp_path / "c.png", size, mode, kind)
    with pytest.raises(PublishError, match=why) as told:
        cover.read(path)
    assert "1400 to 3000" in str(told.value)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n but no more")
    with pytest.raises(PublishError, match="not a picture that can be read"):
        cover.read(tmp_path / "c.png")
    good = _picture(tmp_path / "cut.png", (1400, 1400)).read_bytes()
    (tmp_path / "cut.png").write_bytes(good[: len(good) // 2])
    with pytest.raises(PublishError, match="not a picture that can be read"):
        cover.read(tmp_path / "cut.png")
    with pytest.raises(PublishError, match="cannot be read"):
        cover.read(tmp_path / "none.png")


@pytest.mark.parametrize(
    "title",
    [
        "Tech",
        "Łódź, Škoda & Çay",
        "Новости науки",
        "日本語のブログ",
        "Rindfleischetikettierungsüberwachungsaufgabe",
        "word " * 80,
    ],
)
def test_a_drawn_cover_is_fit_small_and_always_the_same(tmp_path: Path, title: str) -> None:
    data = cover.draw(title, "An author")
    assert data == cover.draw(title, "An author")
    assert len(data) < cover.MAX_BYTES
    (tmp_path / "c.png").write_bytes(data)
    assert cover.read(tmp_path / "c.png") == (cover.name(data), data)
    assert _open(data).mode == "RGB"


def test_the_title_is_on_it_and_inside_its_margins() -> None:
    # Same length, same seed colours are not wanted here: only what differs by the letters counts.
    for title in ("Rindfleischetikettierungsüberwachungsaufgabe", "word " * 80, "A short one"):
        image = _open(cover.draw(title)).convert("RGB")
        paper = Image.new("RGB", image.size, "#fbf7ee")
        near = ImageChops.difference(image, paper).convert("L").point(lambda v: 255 if v < 12 else 0)
        box = near.getbbox()
        assert box is not None
        assert box[0] >= 90
        assert box[1] >= 90
        assert box[2] <= 1400 - 90
        assert box[3] <= 920


def test_a_script_without_letters_gives_no_boxes() -> None:
    image = _open(cover.draw("日本語")).convert("RGB")
    assert (251, 247, 238) not in {color for _, color in image.getcolors(1 << 24) or ()}


def test_names_change_with_the_picture() -> None:
    assert cover.name(b"1") != cover.name(b"2")
