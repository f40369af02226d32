# SPDX-License-Identifier: GPL-3.0-or-later
"""The article's own pictures that lie beside it, for its page: the page loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from audiopost.model import Article, Image, Run

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
MAX_BYTES = 5_000_000


def local(article: Article, folder: Path | None, root: Path) -> tuple[dict[str, str], dict[str, bytes]]:
    """For an article read in ``folder``: its image sources to file names, and those files' bytes by name.

    Only files below ``root`` (or ``folder``) are taken, so that an article cannot publish what is not its author's.
    """
    names: dict[str, str] = {}
    data: dict[str, bytes] = {}
    for source in dict.fromkeys(_sources(article.sections)) if folder else ():
        found = _file(source, folder, root) if folder else None
        if found is not None:
            content = found.read_bytes()
            name = f"images/{sha256(content).hexdigest()[:12]}{found.suffix.lower()}"
            names[source], data[name] = name, content
    return names, data


def _file(source: str, folder: Path, root: Path) -> Path | None:
    parts = urlsplit(source)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    try:
        place = (root / path.lstrip("/") if path.startswith("/") else folder / path).resolve()
        inside = any(place.is_relative_to(top.resolve()) for top in (folder, root))
        fit = (
            inside
            and place.suffix.lower() in SUFFIXES
            and place.is_file()
            and place.stat().st_size <= MAX_BYTES
        )
    except (OSError, ValueError):
        return None
    return place if fit else None


def _sources(node: object) -> Iterator[str]:
    """The sources of every image below ``node``, in order."""
    stack = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, Image):
            yield at.src
        elif isinstance(at, Run):
            if at.kind == "image" and at.hint:
                yield at.hint
        elif isinstance(at, tuple):
            stack.extend(reversed(at))
        elif is_dataclass(at):
            stack.extend(getattr(at, field.name) for field in reversed(fields(at)))
