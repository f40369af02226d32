# SPDX-License-Identifier: GPL-3.0-or-later
"""Footnotes, endnotes, side notes and citation marks: which links are marks, and which elements are the notes' bodies.

A mark is a short link into the same page whose target looks like a note. Marks that lead into a bibliography stay
marks (a ``note`` run without a target), and the bibliography stays where it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audiopost.extract import dom
from audiopost.model import Run

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NOTE = "ap-note"
"""Attribute on the body of a note: its ``Note.id``."""

REFERENCE_HEADING = re.compile(
    r"(?:\d+\.?\s*)?(?:references?(?: cited)?|bibliography|works cited|citations|literature(?: cited)?|sources|"
    r"literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|einzelnachweise|bibliographie|références|referencias|bibliografía|"
    r"referências|bibliografia|riferimenti|литература|примечания|参考文献|脚注)\s*:?",
    re.IGNORECASE,
)
NOTES_HEADING = re.compile(
    r"(?:foot|end)?[- ]?notes?|fu(?:ß|ss)noten|anmerkungen|notes de bas de page|notas(?: al pie)?|note",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"[\[({]?\s*(?:\d{1,3}|[*†‡§¶#]{1,4}|[a-z]{1,2}|[ivxl]{1,6}|(?:note|fn|n|nb)\.?\s?\d{1,3})\s*[\])}]?\s*[,;:.]?",
    re.IGNORECASE,
)
_MARK_NAMES = re.compile(r"foot-?note|end-?note|fn-?ref|note-?ref|fnote|easy-footnote|sidenote-number|\bfn\d")
_BODY_NAMES = re.compile(
    r"foot-?note|end-?note|\bfn[-:_]?|easy-footnote|\bnotes?\b|\bftn|\b_ftn|doc-footnote|doc-endnote"
)
_CITED_NAMES = re.compile(
    r"\breferences?\b|\breflist\b|bibliograph|\bcite_note|\bcitations?\b|\bref-list\b|\bcsl-"
)
_BACK_NAMES = re.compile(
    r"back-?link|footnote-back|reversefootnote|footnote-return|data-footnote-backref|jump-?up"
)
_BACK_TEXT = re.compile(
    r"[\s↩↑^⤴⏎↵\ufe0e\ufe0f⬆▲↺]*|(?:jump (?:up|back)(?: to)?|back(?: to (?:text|content))?|return|zurück|retour)\b.*",
    re.IGNORECASE,
)
_SIDENOTE = re.compile(
    r"(?:^|\s)(?:sidenote|marginnote|side-note|margin-note|inline-footnote__?\w*|footnote-content)(?:\s|$)"
)
_HOLDERS = frozenset(("li", "p", "div", "dd", "aside", "section", "tr", "td"))


@dataclass(frozen=True, slots=True)
class Body:
    """A note found in the page: what it will be called, its mark, and the element that holds it."""

    id: str
    label: str
    element: HtmlElement


class Notes:
    """The notes of one page. ``bodies`` grows while side notes are met; the others are known at once."""

    def __init__(self, root: HtmlElement, url: str = "") -> None:
        self.bodies: list[Body] = []
        self.marked_by: dict[str, HtmlElement] = {}
        self._marks: dict[HtmlElement, Run] = {}
        self._mark_ids: set[str] = set()
        links = [(a, target) for a in root.iter("a") if (target := _fragment(a, url))]
        if links:
            self._find(root, links)

    def mark(self, element: HtmlElement) -> Run | None:
        """The note run the element stands for, or None."""
        return self._marks.get(element)

    def is_backlink(self, element: HtmlElement) -> bool:
        """Whether the element only leads back from a note to its mark."""
        tag = dom.tag_of(element)
        if tag not in ("a", "span", "sup"):
            return False
        names = dom.names_of(element)
        if element.get("role") == "doc-backlink" or _BACK_NAMES.search(names):
            return True
        if tag != "a" or not self._mark_ids:
            return False
        fragment = _fragment(element, "")
        if not fragment or fragment not in self._mark_ids or element in self._marks:
            return False
        text = dom.text_of(element)
        return bool(_BACK_TEXT.fullmatch(text) or _MARK.fullmatch(text))

    def aside(self, element: HtmlElement) -> Run | None:
        """The mark of a note written in place (a side note), whose body is taken out; or None."""
        if dom.tag_of(element) not in ("span", "small", "aside"):
            return None
        if not _SIDENOTE.search(element.get("class") or "") and element.get("role") != "doc-footnote":
            return None
        if element.get(NOTE) is not None or not dom.text_of(element):
            return None
        note = self._add(element, str(len(self.bodies) + 1))
        return Run(note.label, "note", hint=note.id)

    def forget(self) -> None:
        """Unmarks all bodies."""
        for body in self.bodies:
            del body.element.attrib[NOTE]
        self.bodies = []

    def settle(self) -> None:
        """After the vote: a note is kept when its mark is, and goes the way of its surroundings when it is not."""
        lost = []
        for body in self.bodies:
            mark = self.marked_by.get(body.id)
            if mark is not None and any(e.get(dom.OMIT) for e in [mark, *mark.iterancestors()]):
                lost.append(body)
                del body.element.attrib[NOTE]
                continue
            for element in [*body.element.iter(), *body.element.iterancestors()]:
                if element.get(dom.OMIT) is not None:
                    del element.attrib[dom.OMIT]
        self.bodies = [body for body in self.bodies if body not in lost]

    def _find(self, root: HtmlElement, links: list[tuple[HtmlElement, str]]) -> None:
        targets = _targets(root)
        known: dict[HtmlElement, Run] = {}
        cited: set[HtmlElement] = set()
        for link, fragment in links:
            text = dom.text_of(link)
            explicit = _is_explicit(link)
            if link.get("role") == "doc-backlink" or _BACK_NAMES.search(dom.names_of(link)):
                continue
            if not text or len(text) > 12 or not (_MARK.fullmatch(text) or explicit):
                continue
            if fragment in self._mark_ids and any(around.get(NOTE) for around in link.iterancestors()):
                continue  # a note's own number, which leads back to its mark
            target = targets.get(fragment)
            body = _body_of(target) if target is not None else None
            if body is None or body in link.iterancestors() or _holds_heading(body):
                continue
            if body in cited or _is_cited(body, fragment):
                cited.add(body)
                self._set_mark(link, Run(text, "note"))
                continue
            if body not in known:
                if not (explicit or _looks_like_note(body, fragment) or _leads_back(body, link)):
                    continue
                note = self._add(body, _label(text, len(self.bodies) + 1))
                known[body] = Run(text, "note", hint=note.id)
            self._set_mark(link, Run(text, "note", hint=known[body].hint))

    def _add(self, element: HtmlElement, label: str) -> Body:
        note = Body(f"note-{len(self.bodies) + 1}", label, element)
        element.set(NOTE, note.id)
        self.bodies.append(note)
        return note

    def _set_mark(self, link: HtmlElement, run: Run) -> None:
        self._mark_ids.update(_ids_around(link))
        parent = link.getparent()
        holder = link
        while (
            parent is not None and parent.tag in ("sup", "span", "small") and dom.text_of(parent) == run.text
        ):
            holder, parent = parent, parent.getparent()
        self._marks[holder] = run
        self._marks.setdefault(link, run)
        if run.hint:
            self.marked_by.setdefault(run.hint, link)


def _targets(root: HtmlElement) -> dict[str, HtmlElement]:
    """The elements that links can lead to, by their names."""
    found: dict[str, HtmlElement] = {}
    for element in root.iter():
        for name in ("id", "name"):
            if (value := element.get(name)) and (name == "id" or element.tag == "a"):
                found.setdefault(value, element)
    return found


def _fragment(link: HtmlElement, url: str) -> str:
    href = (link.get("href") or "").strip()
    if url and href.startswith(url):
        href = href[len(url) :]
    return unquote(href[1:]) if href.startswith("#") and len(href) > 1 else ""


def _is_explicit(link: HtmlElement) -> bool:
    kind = link.get("{http://www.idpf.org/2007/ops}type") or link.get("epub:type") or ""
    if link.get("role") == "doc-noteref" or "noteref" in kind or link.get("data-footnote-ref") is not None:
        return True
    if _MARK_NAMES.search(dom.names_of(link)):
        return True
    parent = link.getparent()
    return parent is not None and (
        parent.tag == "sup" or (bool(_MARK_NAMES.search(dom.names_of(parent))) and parent.tag != "li")
    )


def _body_of(target: HtmlElement) -> HtmlElement | None:
    """The element that holds the note ``target`` names: itself, or the block around an empty anchor."""
    element: HtmlElement | None = target
    while element is not None and element.tag not in _HOLDERS:
        element = element.getparent()
    if element is None or element.tag in ("body", "html") or element.get("role") == "main":
        return None
    if (
        element.tag in ("td", "section")
        and element.getparent() is not None
        and element.getparent().tag == "tr"
    ):
        element = element.getparent()
    around = element.getparent()
    if element.tag == "p" and around is not None and around.tag in ("li", "dd") and around[0] is element:
        element = around
    elif element.tag == "p" and around is not None and around.tag in _HOLDERS and len(around) == 2:
        numbered = around[0] is element and _MARK.fullmatch(dom.text_of(element))
        element = around if numbered else element  # its number stands apart from its words
    if element.tag in ("div", "section") and len(dom.text_of(element)) > 5000:
        return None
    return element


def _is_cited(body: HtmlElement, fragment: str) -> bool:
    if body.get("role") == "doc-biblioentry" or _CITED_NAMES.search(fragment.lower()):
        return True
    for parent in [body, *body.iterancestors()][:4]:
        names = f"{dom.names_of(parent)} {parent.get('role', '')}"
        if "foot" in names or "endnote" in names:
            return False
        if parent.tag in ("body", "article", "main"):
            break
        if _CITED_NAMES.search(names):
            return True
    before = _heading_before(body)
    return before is not None and bool(REFERENCE_HEADING.fullmatch(dom.text_of(before)))


def _heading_before(body: HtmlElement) -> HtmlElement | None:
    element = body
    for _ in range(3):
        before = element.getprevious()
        steps = 0
        while before is not None and steps < 400:
            if before.tag in dom.HEADINGS:
                return before
            before, steps = before.getprevious(), steps + 1
        parent = element.getparent()
        if parent is None:
            return None
        element = parent
    return None


def _looks_like_note(body: HtmlElement, fragment: str) -> bool:
    if _BODY_NAMES.search(f" {fragment.lower()}"):
        return True
    near = [body, *body.iterancestors()][:3]
    if any(
        _BODY_NAMES.search(f"{dom.names_of(e)} {e.get('role', '')}")
        for e in near
        if e.tag not in ("body", "article")
    ):
        return True
    before = _heading_before(body)
    return before is not None and bool(NOTES_HEADING.fullmatch(dom.text_of(before)))


def _leads_back(body: HtmlElement, link: HtmlElement) -> bool:
    ids = _ids_around(link)
    return any(_fragment(a, "") in ids for a in body.iter("a"))


def _ids_around(link: HtmlElement) -> set[str]:
    found = set()
    for element in [link, *link.iterancestors("sup", "span", "small"), *link.iter()]:
        for name in ("id", "name"):
            if value := element.get(name):
                found.add(value)
    before = link.getprevious()
    if before is not None and before.tag == "a" and not dom.text_of(before):
        found.update(value for name in ("id", "name") if (value := before.get(name)))
    return found


def _holds_heading(body: HtmlElement) -> bool:
    return any(True for _ in body.iter(*dom.HEADINGS))


def _label(text: str, number: int) -> str:
    return text.strip("[](){} ,;:.") or str(number)
