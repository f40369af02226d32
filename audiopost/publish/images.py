# SPDX-License-Identifier: GPL-3.0-or-later
"""An article's pictures that lie beside it on disk, so that the episode page can show them from its own folder."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import unquote, urlsplit

from audiopost.model import Article
from audiopost.publish.article_parts import image_sources

FOLDER = "images"
LARGEST = 20_000_000

# By their first bytes, for a name may lie; SVG is left out, for it can hold more than a picture.
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)


def local(article: Article, folder: Path) -> dict[str, tuple[str, bytes]]:
    """The pictures ``article`` names by a relative address and that lie in ``folder`` or below: source -> (name, bytes).

    The name, for the episode's folder, carries a hash of the content: ``images/0123456789ab.png``. What is missing, is
    no picture, is larger than 20 MB or leads out of ``folder`` is passed over: the page then shows its description.
    """
    root = folder.resolve()
    made: dict[str, tuple[str, bytes]] = {}
    for source in image_sources(article):
        data = _read(root, source)
        kind = _kind(data)
        if kind:
            made[source] = (f"{FOLDER}/{hashlib.sha256(data).hexdigest()[:12]}.{kind}", data)
    return made


def _read(root: Path, source: str) -> bytes:
    try:
        parts = urlsplit(source)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return b""
        path = (root / unquote(parts.path)).resolve()
        if not path.is_relative_to(root) or path.stat().st_size > LARGEST:
            return b""
        return path.read_bytes()
    except (OSError, ValueError):
        return b""


def _kind(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:12] in {b"ftypavif", b"ftypavis"}:
        return "avif"
    return next((kind for mark, kind in _KINDS if data.startswith(mark)), "")
