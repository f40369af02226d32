# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of the output folder: an episode's, or the show's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from audiopost.check.reading.episode import Folder
from audiopost.check.site import Site

_LINKS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "audio": "src",
    "source": "src",
    "track": "src",
    "script": "src",
}


@dataclass(eq=False)
class Document:
    """What every page is asked; ``page`` is the file, ``folder`` that of its episode, None for a page of the show."""

    file: Path
    site: Site
    folder: Folder | None = None

    @cached_property
    def root(self) -> Any:
        """The ``html`` element, or None for an empty file."""
        from lxml import html

        data = self.file.read_bytes()
        return html.document_fromstring(data.decode("utf-8", "replace")) if data.strip() else None

    def all(self, path: str) -> list[Any]:
        """The elements an XPath finds."""
        return list(self.root.xpath(path)) if self.root is not None else []

    def links(self) -> Iterator[tuple[Any, str]]:
        """Every element that names another file, with the address."""
        for tag, attribute in _LINKS.items():
            for element in self.all(f"//{tag}[@{attribute}]"):
                yield element, str(element.get(attribute)).strip()

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of its elements."""
        return frozenset(map(str, self.all("//@id")))


@dataclass(eq=False)
class EpisodePage(Document):
    """The page of an episode."""

    @property
    def known(self) -> Folder:
        """The episode's folder."""
        assert self.folder is not None
        return self.folder


@dataclass(eq=False)
class ShowPages:
    """All pages of the show, and the folders of the episodes they should list; ``file`` is the first page."""

    file: Path
    pages: list[Document]
    folders: list[Folder]
