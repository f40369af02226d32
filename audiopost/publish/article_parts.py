# SPDX-License-Identifier: GPL-3.0-or-later
"""What an article is made of, found wherever it stands in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from audiopost.model import Article, Image, Run, Text


def texts(article: Article) -> dict[str, Text]:
    """The article's texts, notes' included, by ``Text.id``."""
    return {noun.id: noun for noun in _nouns(article) if isinstance(noun, Text)}


def image_sources(article: Article) -> list[str]:
    """The source of every image, inline ones too, in order and as its author wrote it; decorative ones included."""
    found = [
        noun.src if isinstance(noun, Image) else noun.hint
        for noun in _nouns(article)
        if isinstance(noun, Image) or (isinstance(noun, Run) and noun.kind == "image")
    ]
    return [source for source in dict.fromkeys(found) if source]


def _nouns(noun: Any) -> Iterator[Any]:
    if isinstance(noun, tuple):
        for part in noun:
            yield from _nouns(part)
    elif hasattr(noun, "__dataclass_fields__"):
        yield noun
        for field in fields(noun):
            yield from _nouns(getattr(noun, field.name))
