# SPDX-License-Identifier: GPL-3.0-or-later
"""Which images an article holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from audiopost.model import Article, Image, Run


def sources(article: Article) -> Iterator[str]:
    """The source of every image in the article, in order, as its author wrote it."""
    yield from _walk(article.sections)
    yield from _walk(article.notes)


def _walk(noun: Any) -> Iterator[str]:
    if isinstance(noun, tuple):
        for part in noun:
            yield from _walk(part)
    elif isinstance(noun, Image):
        yield noun.src
    elif isinstance(noun, Run):
        if noun.kind == "image" and noun.hint:
            yield noun.hint
    elif hasattr(noun, "__dataclass_fields__"):
        for field in fields(noun):
            yield from _walk(getattr(noun, field.name))
