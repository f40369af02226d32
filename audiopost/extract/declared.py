# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page declares about itself for machines: JSON-LD, Open Graph and other ``meta``, microdata, ``link``."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from audiopost.extract import dom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLE = re.compile(
    r"(?:Article|Posting|Report|Review|Recipe|Guide|HowTo|Episode|Book|CreativeWork|NewsStory)$"
)
_PAGE = frozenset(("WebPage", "ItemPage", "AboutPage", "FAQPage", "QAPage", "CollectionPage"))
_MAX_SCRIPT = 2_000_000
_MAX_NODES = 5000


@dataclass(slots=True)
class Declared:
    """The declarations found, each name with its values in document order. ``meta`` names are lower-case."""

    meta: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    article: dict[str, Any] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    items: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    links: dict[str, str] = field(default_factory=dict)
    title: str = ""
    language: str = ""

    def first(self, *names: str) -> str:
        """The first value that any of the ``meta`` names has, the names in order."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value:
                    return value
        return ""


def read(root: HtmlElement) -> Declared:
    """The declarations of a page that was parsed and not yet cleaned."""
    found = Declared(
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    )
    nodes: list[dict[str, Any]] = []
    for element in root.iter("meta", "link", "title", "script"):
        tag = dom.tag_of(element)
        if tag == "meta":
            _take_meta(found, element)
        elif tag == "link":
            for relation in (element.get("rel") or "").lower().split():
                if element.get("href"):
                    found.links.setdefault(relation, element.get("href", "").strip())
        elif tag == "title":
            around = element.getparent()
            if not found.title and around is not None and dom.tag_of(around) != "svg":
                found.title = dom.text_of(element)
        elif "ld+json" in (element.get("type") or "").lower():
            nodes.extend(_linked_data(element.text_content()))
    _take(found, nodes)
    _take_items(found, root)
    return found


def _take_meta(found: Declared, element: HtmlElement) -> None:
    names = ("property", "name", "itemprop", "http-equiv")
    name = next((value for key in names if (value := element.get(key))), "")
    content = dom.collapse(element.get("content") or "")
    if name and content:
        found.meta[name.strip().lower()].append(content)


def _take_items(found: Declared, root: HtmlElement) -> None:
    for element in root.iter():
        if (name := element.get("itemprop")) and dom.tag_of(element) != "meta":
            value = element.get("datetime") or element.get("content") or dom.text_of(element)
            if value and len(value) < 300:
                found.items[name.lower()].append(dom.collapse(value))


def _linked_data(text: str) -> Iterator[dict[str, Any]]:
    if len(text) > _MAX_SCRIPT:
        return
    text = re.sub(r"^\s*(?://\s*)?<!(?:\[CDATA\[|--)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*$", "", text.strip())
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    waiting, seen = [data], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, (dict, list)))


def kinds(node: dict[str, Any]) -> list[str]:
    """The node's types, without the vocabulary's address."""
    types = node.get("@type") or []
    return [str(kind).rpartition("/")[2] for kind in (types if isinstance(types, list) else [types])]


def _take(found: Declared, nodes: list[dict[str, Any]]) -> None:
    for node in nodes:
        types = kinds(node)
        if "Person" in types and node.get("@id") and isinstance(node.get("name"), str):
            found.people[str(node["@id"])] = node["name"]
        if any(_ARTICLE.search(kind) for kind in types) and (
            node.get("headline") or node.get("datePublished")
        ):
            if not found.article or (not found.article.get("author") and node.get("author")):
                found.article = {**node, **{k: v for k, v in found.article.items() if v}}
        elif any(kind in _PAGE for kind in types) and not found.page:
            found.page = node
