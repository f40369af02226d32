# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures beside an article: found, named by content, and never from outside its folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Picture

from audiopost.model import Article, Figure, Image, Section
from audiopost.publish import images, page
from tests.publish.fixtures import lighthouse


def _article(*sources: str) -> Article:
    figure = Figure(id="f", images=tuple(Image(source, "words") for source in sources))
    return Article(source="x", title="x", sections=(Section("s", 0, None, (figure,)),))


@pytest.mark.parametrize(
    ("kind", "ending"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp")]
)
def test_pictures_beside_the_article(tmp_path: Path, kind: str, ending: str) -> None:
    (tmp_path / "img").mkdir()
    Picture.new("RGB", (4, 4)).save(tmp_path / "img" / "a b.dat", kind)
    found = images.local(_article("img/a%20b.dat?x=1"), tmp_path)
    ((name, data),) = found.values()
    assert data == (tmp_path / "img" / "a b.dat").read_bytes()
    assert name.startswith("images/")
    assert name.endswith(f".{ending}")


def test_nothing_else(tmp_path: Path) -> None:
    inner = tmp_path / "posts"
    inner.mkdir()
    Picture.new("RGB", (4, 4)).save(tmp_path / "secret.png")
    (inner / "link.png").symlink_to(tmp_path / "secret.png")
    (inner / "text.png").write_text("no picture")
    (inner / "x.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    sources = [
        "../secret.png", "%2e%2e/secret.png", str(tmp_path / "secret.png"), "link.png", "text.png", "x.svg", "none.png",
        "https://a.example/x.png", "data:image/png;base64,AAAA", "file:///etc/passwd", "http://[x", "\0", ".",
    ]  # fmt: skip
    assert images.local(_article(*sources), inner) == {}


def test_the_page_shows_them() -> None:
    episode = replace(lighthouse.episode(), article=_article("a.png", "b.png"))
    made = page.episode(lighthouse.show(), episode, images={"a.png": "images/0.png"}).decode()
    assert '<img src="images/0.png" alt="words"' in made
    assert 'src="b.png"' not in made
