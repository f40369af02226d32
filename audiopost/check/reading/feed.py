# SPDX-License-Identifier: GPL-3.0-or-later
"""A feed page as its readers see it: the channel, its items, and the files they lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from audiopost.check.reading.episode import Folder
from audiopost.check.site import Site

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}


class Element:
    """An element of the feed, found by its usual prefix whatever address that prefix is bound to."""

    def __init__(self, node: Any, bound: dict[str, str]) -> None:
        self.node = node
        self.bound = bound

    def all(self, name: str) -> list[Element]:
        """The children of that name ("title", "podcast:guid")."""
        prefix, _, local = name.rpartition(":")
        tag = f"{{{self.bound[prefix]}}}{local}" if prefix else local
        return [Element(child, self.bound) for child in self.node.findall(tag)]

    def first(self, name: str) -> Element | None:
        """The first child of that name, or None."""
        found = self.all(name)
        return found[0] if found else None

    def text(self, name: str = "") -> str:
        """The text of the first child of that name (of this element without one), stripped; "" when there is none."""
        found = self.first(name) if name else self
        return "".join(found.node.itertext()).strip() if found else ""

    def get(self, name: str) -> str:
        """The attribute, "" when there is none."""
        return str(self.node.get(name) or "")

    @property
    def line(self) -> int:
        """The line it begins on."""
        return int(self.node.sourceline or 0)


@dataclass(eq=False)
class FeedPage:
    """One XML file of the feeds folder. ``trouble`` says why it is no feed, on which ``line``; "" when it is one."""

    file: Path
    site: Site
    data: bytes
    trouble: str = ""
    line: int = 0
    items: list[Item] = field(default_factory=list)

    @property
    def show(self) -> str:
        """The id of the show."""
        return self.site.show

    @cached_property
    def root(self) -> Any:
        """The ``rss`` element, or None."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            root = etree.fromstring(self.data, parser)
        except etree.XMLSyntaxError as error:
            self.trouble, self.line = f"It is not well-formed XML: {error.msg}", error.lineno or 0
            return None
        if root.tag != "rss" or root.get("version") != "2.0" or root.find("channel") is None:
            self.trouble = 'It is no RSS 2.0: its root is not <rss version="2.0"> with a <channel>.'
            return None
        return root

    @cached_property
    def bound(self) -> dict[str, str]:
        """The addresses the usual prefixes are bound to, the right ones where they are not bound."""
        return {prefix: self.root.nsmap.get(prefix, right) for prefix, right in NAMESPACES.items()}

    @cached_property
    def channel(self) -> Element:
        """The channel."""
        return Element(self.root.find("channel"), self.bound)

    def links(self, rel: str) -> list[Element]:
        """The channel's atom:link elements of a relation."""
        return [link for link in self.channel.all("atom:link") if link.get("rel") == rel]

    @cached_property
    def moved(self) -> Site:
        """The site, known also at the address at which this page says it is: that has a rule of its own."""
        for link in self.links("self"):
            told, end = link.get("href"), f"/feeds/{self.file.name}"
            if told.endswith(end):
                return replace(self.site, elsewhere=(*self.site.elsewhere, told.removesuffix(end)))
        return self.site

    def local(self, address: str) -> Path | None:
        """The file that an address in the feed leads to; None when that is elsewhere on the web."""
        return self.moved.local(address, self.file)

    @property
    def name(self) -> str:
        """The file name of the first page of this feed."""
        first = self.links("first")
        return first[0].get("href").rpartition("/")[2] if first else self.file.name

    @property
    def is_first(self) -> bool:
        """Whether this is the page that people subscribe to."""
        return self.name == self.file.name

    def read_items(self, folders: dict[str, Folder]) -> Iterator[Item]:
        """Its items, each with the episode it tells of when that is known."""
        by_guid = {folder.episode.guid: folder for folder in folders.values() if folder.episode}
        elements = self.channel.all("item")
        guids = Counter(element.text("guid") for element in elements)
        for number, element in enumerate(elements, 1):
            item = Item(self, element, number)
            local, guid = item.enclosure_path, element.text("guid")
            # A GUID that two items have tells nothing of either.
            known = by_guid.get(guid) if guids[guid] == 1 else None
            item.folder = known or folders.get(local.parent.name if local else "")
            self.items.append(item)
            yield item


@dataclass(eq=False)
class Item:
    """An item of a feed page; ``folder`` is that of its episode, when it is known."""

    page: FeedPage
    element: Element
    number: int
    folder: Folder | None = None

    @property
    def file(self) -> Path:
        """The feed page."""
        return self.page.file

    @property
    def show(self) -> str:
        """The id of the show."""
        return self.page.show

    @property
    def place(self) -> str:
        """How a person finds it."""
        title = self.element.text("title")
        return f"item {self.number}" + (f" “{title[:60]}”" if title else "")

    @cached_property
    def enclosure(self) -> Element | None:
        """Its enclosure, if that names an address."""
        found = self.element.first("enclosure")
        return found if found and found.get("url") else None

    @cached_property
    def enclosure_path(self) -> Path | None:
        """The file its enclosure leads to, None when that is not in our folders."""
        return self.page.local(self.enclosure.get("url")) if self.enclosure else None

    @property
    def folder_gone(self) -> bool:
        """Whether the folder of its audio is not there at all, which enclosure-file tells."""
        return self.enclosure_path is not None and not self.enclosure_path.parent.is_dir()

    @property
    def enclosure_size(self) -> int:
        """The bytes of that file, -1 when it is not there."""
        path = self.enclosure_path
        return path.stat().st_size if path and path.is_file() else -1


@dataclass(eq=False)
class Feeds:
    """All feed pages that can be read, together.

    ``present`` is whether there is any, readable or not, ``missing`` the names of those that shows should have.
    """

    file: Path
    pages: list[FeedPage]
    present: bool
    missing: list[str]

    @property
    def show(self) -> str:
        """They are of no single show."""
        return ""

    def groups(self) -> Iterator[list[Item]]:
        """The items of each feed, all its pages together."""
        names = dict.fromkeys(page.name for page in self.pages)
        for name in names:
            yield [item for page in self.pages if page.name == name for item in page.items]
