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

OPML = "shows.opml"
_LINKS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "audio": "src",
    "video": "src",
    "source": "src",
    "track": "src",
    "script": "src",
    "iframe": "src",
    "embed": "src",
    "object": "data",
}


@dataclass(eq=False)
class Document:
    """What every page is asked; ``page`` is the file, ``folder`` that of its episode, None for a page of the show."""

    file: Path
    site: Site
    folder: Folder | None = None

    @property
    def show(self) -> str:
        """The id of the show, "" for a page of all shows."""
        return self.site.show

    @cached_property
    def root(self) -> Any:
        """The ``html`` element, or None for an empty file."""
        from lxml import html

        return html.document_fromstring(self.data.decode("utf-8", "replace")) if self.data.strip() else None

    @cached_property
    def data(self) -> bytes:
        """Its bytes."""
        return self.file.read_bytes()

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
    """All pages of a show, and the folders of the episodes they should list; ``file`` is the first page."""

    file: Path
    site: Site
    pages: list[Document]
    folders: list[Folder]

    @property
    def show(self) -> str:
        """The id of the show."""
        return self.site.show


@dataclass(eq=False)
class Catalogue:
    """What tells of all shows of a project of several: the OPML ``file``, and the ``page`` that leads to each."""

    file: Path
    site: Site
    page: Document | None
    shows: list[Site]

    @property
    def show(self) -> str:
        """It is of no single show."""
        return ""

    @cached_property
    def feeds(self) -> frozenset[Path] | None:
        """The feeds that the OPML subscribes to; None when it cannot be read."""
        from lxml import etree

        try:
            root = etree.fromstring(
                self.file.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True)
            )
        except (OSError, etree.XMLSyntaxError):
            return None
        found = (self.site.local(str(entry.get("xmlUrl")), self.file) for entry in root.iter("outline"))
        return frozenset(path for path in found if path) if root.tag == "opml" else None
