# SPDX-License-Identifier: GPL-3.0-or-later
"""The leaf blocks of a page as units to vote on, with what can be told of each without understanding it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiopost.extract import dom, embeds, tidying
from audiopost.extract.voters import tokens

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BAD_PLACE = re.compile(
    r"(?<![a-z])(?:comments?(?:-?(?:list|area|section|form|respond))?|disqus|respond|sidebar|side-bar|related(?:-?(?:posts?|articles?|content))?|"
    r"recommend(?:ed|ations?)?|you-?may|promo(?:tion)?|sponsor(?:ed)?|advert(?:isement|s)?|adsbygoogle|social|share|sharing|sharedaddy|"
    r"newsletter|subscribe|subscription|sign-?up|breadcrumbs?|pagination|pager|menu|navbar|navigation|footer|masthead|(?:cli-)?cookies?(?:law(?:info)?|-?(?:consent|notice|policy|banner))?|consent|gdpr|popup|modal|"
    r"paywall|outbrain|taboola|jp-relatedposts|tag-?cloud|site-header|site-footer|author-?(?:box|bio|info|card)|about-the-author|"
    r"read-?next|more-(?:stories|posts|articles)|most-?(?:read|popular)|trending|toc(?!-(?:para|section|body|text))|table-of-contents|skip-link|screen-reader-text|"
    r"visually-hidden|sr-only|print-(?:only|header|footer)|noprint|no-print|navbox|nav-?(?:header|footer)|gallery-overlay|lightbox|notifications?|disclosures?|disclaimers?|mw-editsection|catlinks|hatnote|metadata|copyright)(?![a-z])"
    r"|(?:^|\s)widgets?(?:-area|-?\d+)?(?=\s|$)"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TEASER = re.compile(r"(?<![a-z])teasers?(?![a-z])")
_PART_OF = re.compile(r"^(?:doc|post|page|article|entry|site|main)-")
_BAD_TAGS = frozenset(("nav", "footer", "form", "menu", "button", "select", "fieldset", "search"))
_BAD_ROLES = frozenset(
    (
        "navigation",
        "contentinfo",
        "search",
        "menu",
        "menubar",
        "banner",
        "dialog",
        "alertdialog",
        "toolbar",
        "tablist",
    )
)
_PARTS = frozenset(("section", "article", "main", "aside", "body"))


@dataclass(slots=True, eq=False)
class Unit:
    """A leaf block. ``share`` is the voters' weighted share for it; ``reason`` why it is left out ("" while kept).

    ``list_at`` is the nearest list around it, ``lists`` the outermost one that this is nested in; ``post`` the quoted
    post of a social network that it is part of.
    """

    element: HtmlElement
    tag: str
    text: str
    words: list[str]
    linked: float
    images: list[HtmlElement]
    place: str
    list_at: HtmlElement | None = None
    table_at: HtmlElement | None = None
    lists: HtmlElement | None = None
    post: HtmlElement | None = None
    share: float = 0.0
    kept: bool = False
    reason: str = ""
    votes: list[float] = field(default_factory=list)
    inside: bool = False
    position: int = 0

    def keep(self) -> None:
        """Keeps the unit."""
        self.kept, self.reason = True, ""

    def drop(self, reason: str) -> None:
        """Leaves the unit out, with the reason the ledger will give."""
        self.kept, self.reason = False, reason

    @property
    def is_heading(self) -> bool:
        """Whether the unit is a heading."""
        return self.tag in dom.HEADINGS

    @property
    def level(self) -> int:
        """The heading's level, 7 for anything else."""
        return int(self.tag[1]) if self.is_heading else 7


def units_of(root: HtmlElement) -> list[Unit]:
    """The units of a tidied tree in document order; hidden subtrees and notes' bodies are passed over."""
    found = [_unit(leaf) for leaf in tidying.leaves(root)]
    for position, unit in enumerate(found):
        unit.position = position
    return found


def _unit(leaf: HtmlElement) -> Unit:
    text = dom.text_of(leaf)
    tag = dom.tag_of(leaf)
    list_at = table_at = lists = post = None
    linked = parted = False
    for parent in leaf.iterancestors():
        name = parent.tag
        if name in ("ul", "ol", "dl"):
            list_at = list_at if list_at is not None else parent
            lists = lists if parted else parent
        elif name == "table":
            table_at = table_at if table_at is not None else parent
            parted = parted or lists is not None
        elif name == "a":
            linked = True
        elif name == "blockquote" and embeds.is_post(parent):
            post = parent
        elif name in _PARTS:
            parted = parted or lists is not None
        elif name in dom.HEADINGS and tag in ("p", "div"):
            tag = name
    images = [leaf] if tag in ("img", "amp-img") else list(leaf.iter("img", "amp-img"))
    share = 1.0 if linked else _linked(leaf, text)
    return Unit(leaf, tag, text, tokens(text), share, images, "", list_at, table_at, lists, post)


def _linked(leaf: HtmlElement, text: str) -> float:
    if not text:
        return 0.0
    links = sum(len(dom.text_of(link)) for link in leaf.iter("a", "button"))
    return min(1.0, links / len(text))


class Places:
    """What the names around a leaf say of its place, each element looked at once."""

    def __init__(self) -> None:
        self._words: dict[HtmlElement, str] = {}

    def of(self, leaf: HtmlElement, root: HtmlElement | None) -> str:
        """The word that marks the leaf as furniture, by names up to ``root``; "" when none does."""
        word = ""
        for element in [leaf, *leaf.iterancestors()]:
            if element is root:
                break
            own = self._words.get(element)
            if own is None:
                own = self._words[element] = _bad(element)
            word = own or word
        return word


def _bad(element: HtmlElement) -> str:
    tag = dom.tag_of(element)
    if tag in ("body", "html", "article", "main"):
        return ""
    if tag in _BAD_TAGS:
        return tag
    role = element.get("role")
    if role in _BAD_ROLES:
        return str(role)
    names = _HUMP.sub("-", element.get("class") or "")
    match = _BAD_PLACE.search(names.lower().replace("_", " "))
    if match is None and _TEASER.search(names.lower().replace("_", " ")) and element.find(".//a") is not None:
        return "teaser"  # one without a link leads nowhere, and is text
    name = _HUMP.sub("-", element.get("id") or "").lower().replace("_", "-")
    match = match or _BAD_PLACE.fullmatch(_PART_OF.sub("", name))
    return match[0] if match else ""
