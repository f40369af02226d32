# SPDX-License-Identifier: GPL-3.0-or-later
"""A feedgen extension: the podcast namespace, itunes:explicit as Apple wants it, and the links feedgen leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

PODCAST = "https://podcastindex.org/namespace/1.0"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Element:
    """One empty or text element: its qualified name, text and attributes."""

    name: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def podcast(name: str, text: str = "", **attributes: str) -> Element:
    """An element of the podcast namespace; ``aspect_ratio`` becomes ``aspect-ratio``, empty attributes are left out."""
    given = {key.replace("_", "-"): value for key, value in attributes.items() if value}
    return Element(f"{{{PODCAST}}}{name}", text, given)


def itunes(name: str, text: str) -> Element:
    """A text element of the iTunes namespace."""
    return Element(f"{{{ITUNES}}}{name}", text)


def atom_link(rel: str, href: str, type: str = "") -> Element:
    """An atom:link."""
    return Element(f"{{{ATOM}}}link", "", {"rel": rel, "href": href} | ({"type": type} if type else {}))


class _Elements:
    """What both extensions share: a list of elements appended in order."""

    def __init__(self) -> None:
        self._elements: list[Element] = []

    def add(self, *elements: Element | None) -> None:
        """Append elements in this order; None is passed over."""
        self._elements.extend(element for element in elements if element is not None)

    def _append_to(self, parent: Any) -> None:
        for element in self._elements:
            made = etree.SubElement(parent, element.name, element.attributes)
            if element.text:
                made.text = element.text


class ChannelElements(_Elements, BaseExtension):  # type: ignore[misc]
    """The channel's elements."""

    def extend_ns(self) -> dict[str, str]:
        """The namespaces of the feed's root."""
        return {"podcast": PODCAST, "itunes": ITUNES}

    def extend_rss(self, feed: Any) -> Any:
        """Append to the channel."""
        self._append_to(feed[0])
        return feed


class ItemElements(_Elements, BaseEntryExtension):  # type: ignore[misc]
    """An item's elements."""

    def extend_rss(self, feed: Any) -> Any:
        """Append to the item."""
        self._append_to(feed)
        return feed
