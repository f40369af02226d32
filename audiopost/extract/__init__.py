# SPDX-License-Identifier: GPL-3.0-or-later
"""The first room: from what a user names to articles.

``discover`` -> :class:`Origin` -> ``read`` -> :class:`Document` -> ``extract`` -> :class:`Article`. What each needs is
imported when it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audiopost.config.options import FetchOptions, Rule
    from audiopost.extract.document import Document
    from audiopost.model import Article, Failure, Origin

__all__ = ["discover", "extract", "read"]


def discover(
    names: Sequence[str],
    options: FetchOptions,
    *,
    base: Path | None = None,
    skip: Sequence[Path] = (),
    tell: Callable[[str], None] | None = None,
) -> Iterator[Origin | Failure]:
    """The articles that ``names`` name; see :func:`audiopost.extract.source.discover`."""
    from audiopost.extract import source

    return source.discover(names, options, base=base, skip=skip, tell=tell)


def read(origin: Origin, options: FetchOptions) -> Document:
    """The bytes of ``origin``; see :func:`audiopost.extract.source.read`. Raises SourceError."""
    from audiopost.extract import source

    return source.read(origin, options)


def extract(document: Document, rules: Sequence[Rule] = ()) -> Article:
    """The article in ``document``; see :func:`audiopost.extract.readers.extract`. Raises ExtractError, SourceError."""
    from audiopost.extract import readers

    return readers.extract(document, rules)
