# SPDX-License-Identifier: GPL-3.0-or-later
"""What every kind of block needs while it is read: ids, texts, inherited language and policy, omissions."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lxml import etree

from audiopost.extract import dom
from audiopost.extract.inline import InlineReader
from audiopost.model import ArticleWarning, Omission, Run, Text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from audiopost.extract.notes import Notes
    from audiopost.model import AnyBlock

POLICY = "data-audiopost"
SAY = "data-audiopost-say"
KEPT = "ap-kept"
"""Attribute: a selector rule or the author speaks of this element, so that finding the article never drops it."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MAX_SLUG = 60


class Common(NamedTuple):
    """What every block is made with."""

    id: str
    lang: str
    policy: str
    say: str | None


class Flow(Protocol):
    """Reads what stands inside a block."""

    def inside(self, element: HtmlElement) -> tuple[AnyBlock, ...]:
        """The blocks of the element's content."""

    def of(self, element: HtmlElement) -> tuple[AnyBlock, ...]:
        """The blocks the element itself is."""


class Desk:
    """The state of reading one article."""

    def __init__(self, notes: Notes, *, base: str, language: str, tex: bool) -> None:
        self.notes = notes
        self.inline = InlineReader(base, notes, self.omit, tex=tex)
        self.language = language
        self.omissions: list[Omission] = []
        self.warnings: list[ArticleWarning] = []
        self.section = "start"
        self._counts: dict[str, int] = {}
        self._ids = {"start"}
        self._repeats: dict[str, int] = {}
        self._langs: list[str] = [""]
        self._policies: list[str] = [""]

    def enter(self, element: HtmlElement) -> None:
        """Takes over the element's language and policy for what stands inside it; undone by :meth:`leave`."""
        self._langs.append(self._language_of(element) or self._langs[-1])
        self._policies.append(policy_of(element) or self._policies[-1])

    def leave(self) -> None:
        """Undoes :meth:`enter`."""
        self._langs.pop()
        self._policies.pop()

    @property
    def policy(self) -> str:
        """The policy in force."""
        return self._policies[-1]

    def new_id(self) -> str:
        """The next id of the section: stable while what stands before it in the section stays."""
        number = self._counts.get(self.section, 0) + 1
        self._counts[self.section] = number
        return f"{self.section}.{number}"

    def open_section(self, title: str) -> str:
        """Starts a section; its id is its heading made URL-safe, numbered when it repeats."""
        stem = slug(title)
        name, number = stem, self._repeats.get(stem, 1)
        while name in self._ids:
            number += 1
            name = f"{stem}-{number}"
        self._repeats[stem] = number
        self._ids.add(name)
        self.section = name
        return name

    def common(self, element: HtmlElement | None = None) -> Common:
        """Id, language, policy and spoken form of a block read from ``element``."""
        if element is None:
            return Common(self.new_id(), self._langs[-1], self.policy, None)
        lang = self._language_of(element) or self._langs[-1]
        said = element.get(SAY)
        return Common(
            self.new_id(),
            lang,
            policy_of(element) or self.policy,
            None if said is None else dom.collapse(said),
        )

    def text(self, element: HtmlElement) -> Text:
        """The element's inline content."""
        runs = self.inline.runs(element)
        return Text(self.new_id(), runs, self._language_of(element) or self._langs[-1])

    def text_from(self, runs: tuple[Run, ...] | str) -> Text:
        """Runs, or plain words, as a new text."""
        if isinstance(runs, str):
            runs = (Run(runs),) if runs else ()
        return Text(self.new_id(), runs, self._langs[-1])

    def omit(self, element: HtmlElement, reason: str) -> None:
        """Notes the element's visible text as left out."""
        self.omit_text(visible_text(element), reason, place_of(element))

    def omit_text(self, text: str, reason: str, where: str = "") -> None:
        """Notes a text as left out; what directly continues an omission joins it."""
        if not any(character.isalnum() for character in text):
            return
        last = self.omissions[-1] if self.omissions else None
        if last is not None and last.reason == reason and last.where == where:
            self.omissions[-1] = Omission(f"{last.text}\n{text}", reason, where)
        else:
            self.omissions.append(Omission(text, reason, where))

    def warn(self, code: str, message: str) -> None:
        """Notes a fault of the article for its author."""
        self.warnings.append(ArticleWarning(code, message, self.section))

    def _language_of(self, element: HtmlElement) -> str:
        lang = (element.get("lang") or element.get(_XML_LANG) or "").strip()
        if not lang or not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*", lang):
            return ""
        lang = lang.replace("_", "-")
        return "" if lang.lower() == self.language.lower() and self._langs[-1] in ("", lang) else lang


def policy_of(element: HtmlElement) -> str:
    """The policy an author's hint or a selector rule gave the element."""
    policy = (element.get(POLICY) or "").strip().lower()
    if policy:
        return policy
    return "skip" if element.get("aria-hidden") == "true" else ""


def visible_text(element: HtmlElement) -> str:
    """The words and alternative texts below the element, a line for each block."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        tag = dom.tag_of(node)
        block = tag in dom.BLOCKS
        if event == "start":
            parts.append("\n" if block or tag == "br" else "")
            parts.append(node.text or "")
            if tag in ("img", "amp-img") and node.get("alt"):
                parts.append(f" {node.get('alt')} ")
        elif node is not element:
            parts.append("\n" if block else "")
            parts.append(node.tail or "")
    lines = (dom.collapse(line) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def place_of(element: HtmlElement) -> str:
    """The nearest named place around the element, as a short selector: for people, not for machines."""
    for node in [element, *element.iterancestors()]:
        if (name := node.get("id")) and len(name) < 60:
            return f"{dom.tag_of(node)}#{name}"
        if names := (node.get("class") or "").split():
            return f"{dom.tag_of(node)}.{names[0][:60]}"
        if dom.tag_of(node) in ("nav", "footer", "header", "aside", "form", "body"):
            return dom.tag_of(node)
    return dom.tag_of(element)


def slug(title: str) -> str:
    """``title`` as a URL-safe name; scripts without ASCII letters get a short digest."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MAX_SLUG].strip("-")
    letters = sum(character.isalpha() for character in title)
    if not name or sum(character.isalpha() for character in name) * 2 < letters:
        return "section-" + hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()[:8]
    return f"section-{name}" if name.isdigit() else name
