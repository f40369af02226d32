# SPDX-License-Identifier: GPL-3.0-or-later
"""Inline content to runs: emphasis, links, languages, abbreviations, times, code, maths, ruby, images, note marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from audiopost.extract import dom, maths, pictures
from audiopost.model import Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from audiopost.model.article import RunKind

_EMPHASIS = frozenset(("em", "i", "cite", "dfn", "var", "mark", "u"))
_STRONG = frozenset(("strong", "b"))
_KINDS: dict[str, RunKind] = {
    "code": "code",
    "samp": "code",
    "tt": "code",
    "kbd": "kbd",
    "abbr": "abbr",
    "acronym": "abbr",
    "sub": "sub",
    "sup": "sup",
    "time": "time",
    "data": "data",
}
_HINTS = {"abbr": "title", "acronym": "title", "time": "datetime", "data": "value"}
_LABELLED = frozenset(("a", "span", "i", "em", "b", "strong", "abbr", "button", "code", "sup", "sub", "time"))
_ATOMS = frozenset(("note", "image", "math"))
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


class Marks(Protocol):
    """What knows footnotes: whether an inline element is a note's mark, a way back from a note, or a note itself."""

    def mark(self, element: HtmlElement) -> Run | None:
        """The note run the element stands for, or None."""

    def is_backlink(self, element: HtmlElement) -> bool:
        """Whether the element only leads back from a note to its mark."""

    def aside(self, element: HtmlElement) -> Run | None:
        """The mark of a note written in place (a side note), whose body is taken out; or None."""


@dataclass(frozen=True, slots=True)
class _Context:
    kind: RunKind = "text"
    emphasis: bool = False
    strong: bool = False
    lang: str = ""
    href: str = ""
    hint: str = ""
    say: str | None = None
    skip: bool = False


class InlineReader:
    """Reads the runs of one leaf block; ``base`` resolves links, ``marks`` knows notes, ``tex``: the page typesets TeX in text."""

    def __init__(
        self, base: str, marks: Marks, omit: Callable[[HtmlElement, str], None], *, tex: bool = False
    ) -> None:
        self._omit = omit
        self._base = base
        self._marks = marks
        self._tex = tex

    def runs(self, element: HtmlElement, *, preformatted: bool = False) -> tuple[Run, ...]:
        """The element's content as runs, white space collapsed unless ``preformatted``."""
        context = _Context(href=self._outer_link(element))
        found: list[Run] = []
        self._content(element, context, found)
        found = [piece for run in found for piece in maths.split_tex(run, typeset=self._tex)]
        return tuple(found) if preformatted else _collapsed(found)

    def own_runs(self, element: HtmlElement) -> tuple[Run, ...]:
        """The element itself as runs, for inline elements standing as a block of their own."""
        found: list[Run] = []
        self._element(element, _Context(href=self._outer_link(element)), found)
        return _collapsed(found)

    def link(self, href: str | None) -> str:
        """``href`` made absolute; "" for links that lead nowhere."""
        href = (href or "").strip()
        if not href or href.lower().startswith(("javascript:", "data:", "vbscript:")):
            return ""
        try:
            return urljoin(self._base, href) if self._base else href
        except ValueError:
            return ""

    def _outer_link(self, element: HtmlElement) -> str:
        for parent in element.iterancestors("a"):
            return self.link(parent.get("href"))
        return ""

    def _content(self, element: HtmlElement, context: _Context, found: list[Run]) -> None:
        if element.text:
            found.append(_run(element.text, context))
        for child in element:
            self._element(child, context, found)
            if child.tail:
                found.append(_run(child.tail, context))

    def _element(self, element: HtmlElement, context: _Context, found: list[Run]) -> None:
        tag = dom.tag_of(element)
        if not tag:
            return
        reason = element.get(dom.OMIT) or ("link back" if self._marks.is_backlink(element) else "")
        if not reason and dom.is_hidden(element):
            reason = "hidden"
        if reason:
            self._omit(element, reason)
            return
        noted = self._marks.mark(element) or self._marks.aside(element)
        if noted is not None:
            found.append(replace(noted, say=_said(element)))
        elif tag == "br":
            found.append(Run("\n", "break"))
        elif tag != "wbr":
            self._known(element, tag, context, found)

    def _known(self, element: HtmlElement, tag: str, context: _Context, found: list[Run]) -> None:
        if tag in ("img", "amp-img", "svg"):
            self._image(element, context, found)
        elif tag == "input":
            _checkbox(element, found)
        elif tag == "q":
            found.append(_run("“", context))
            self._content(element, self._within(element, context), found)
            found.append(_run("”", context))
        elif (formula := maths.inline(element)) is not None:
            tidied = self._within(element, context)
            found.append(replace(_run(formula.text, tidied), kind="math", hint=formula.source))
        elif tag == "ruby":
            found.extend(self._ruby(element, context))
        else:
            self._plain(element, tag, context, found)

    def _plain(self, element: HtmlElement, tag: str, context: _Context, found: list[Run]) -> None:
        inner = self._within(element, context)
        kind = _KINDS.get(tag)
        if kind is not None and not (inner.kind in ("code", "kbd") and kind in ("sub", "sup", "data")):
            inner = replace(
                inner, kind=kind, hint=element.get(_HINTS.get(tag, "title"), "") if tag in _HINTS else ""
            )
        if inner.say is not None and inner.say != context.say:
            text = "".join(element.itertext())
            if text.strip():
                found.append(replace(_run(text, inner), say=inner.say))
                return
        block = tag in dom.BLOCKS
        if block and found and not found[-1].text.endswith(("\n", " ")):
            found.append(Run("\n", "break"))
        self._content(element, inner, found)
        if block and found and found[-1].kind != "break":
            found.append(Run("\n", "break"))

    def _within(self, element: HtmlElement, context: _Context) -> _Context:
        tag = dom.tag_of(element)
        changes: dict[str, object] = {}
        if tag in _EMPHASIS:
            changes["emphasis"] = True
        elif tag in _STRONG:
            changes["strong"] = True
        elif tag == "a" and element.get("href"):
            changes["href"] = self.link(element.get("href"))
            if context.kind == "text":
                changes["kind"] = "link" if changes["href"] else "text"
        lang = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        if lang:
            changes["lang"] = lang
        if (said := _said(element)) is not None:
            changes["say"] = said
        if element.get("aria-hidden") == "true" or element.get("data-audiopost") == "skip":
            changes["skip"] = True
        return replace(context, **changes) if changes else context  # type: ignore[arg-type]

    def _image(self, element: HtmlElement, context: _Context, found: list[Run]) -> None:
        image = pictures.image(element, self.link)
        if image is None:
            return
        if pictures.is_emoji(element):
            found.append(_run(image.alt or "", context))
            return
        if image.decorative and not image.alt:
            return
        inner = self._within(element, context)
        if dom.tag_of(element) == "svg" and not image.alt:
            return
        found.append(replace(_run(image.alt or "", inner), kind="image", hint=image.src, href=context.href))

    def _ruby(self, element: HtmlElement, context: _Context) -> list[Run]:
        inner = self._within(element, context)
        found: list[Run] = []
        base, reading = element.text or "", ""
        for child in element:
            tag = dom.tag_of(child)
            if tag in ("rt", "rtc"):
                reading += "".join(child.itertext()).strip()
            elif tag != "rp":
                if reading and base.strip():
                    found.append(_annotated(base, reading, inner))
                    base, reading = "", ""
                base += "".join(child.itertext())
            if child.tail and child.tail.strip():
                if reading:
                    found.append(_annotated(base, reading, inner))
                    base, reading = "", ""
                base += child.tail
        if base.strip() or reading:
            found.append(_annotated(base, reading, inner))
        return found


def _annotated(base: str, reading: str, context: _Context) -> Run:
    """A word with its reading; either may be missing, and is then only text."""
    word = base.strip()
    if not word or not reading:
        return _run(word or reading, context)
    return replace(_run(word, context), kind="ruby", hint=reading)


def _said(element: HtmlElement) -> str | None:
    said = element.get("data-audiopost-say")
    if said is not None:
        return dom.collapse(said)
    label = element.get("aria-label")
    if (
        label
        and label.strip()
        and dom.tag_of(element) in _LABELLED
        and dom.collapse(label) != dom.text_of(element)
    ):
        return dom.collapse(label)
    return None


def _run(text: str, context: _Context) -> Run:
    return Run(
        text=text,
        kind=context.kind,
        emphasis=context.emphasis,
        strong=context.strong,
        lang=context.lang,
        href=context.href,
        hint=context.hint,
        say=context.say,
        skip=context.skip,
    )


def _checkbox(element: HtmlElement, found: list[Run]) -> None:
    kind = element.get("type", "").lower()
    if kind == "radio" and found:
        found.append(Run("\n", "break"))  # the button stands between the labels
    if kind == "checkbox":
        done = element.get("checked") is not None
        found.append(Run("☑ " if done else "☐ ", say="Done:" if done else "To do:"))


def _collapsed(runs: list[Run]) -> tuple[Run, ...]:
    """The runs with white space collapsed across their borders, equal neighbours joined, nothing at either end."""
    result: list[Run] = []
    spaced = True
    for run in runs:
        if run.kind == "break":
            if result:
                _trim_end(result)
            if result and result[-1].kind != "break":
                result.append(run)
            spaced = True
            continue
        text = _SPACES.sub(" ", run.text)
        if spaced and text.startswith(" "):
            text = text[1:]
        if not text and run.kind not in ("image", "math", "note"):
            continue
        spaced = text.endswith(" ") if text else spaced
        if result and run.kind not in _ATOMS and _alike(result[-1], run):
            result[-1] = replace(result[-1], text=result[-1].text + text)
        elif text == run.text:
            result.append(run)
        else:
            result.append(replace(run, text=text))
    while result and result[-1].kind == "break":
        result.pop()
    _trim_end(result)
    return tuple(result)


def _alike(one: Run, other: Run) -> bool:
    """Whether two runs differ in nothing but their text."""
    return (
        one.kind == other.kind
        and one.href == other.href
        and one.strong == other.strong
        and one.emphasis == other.emphasis
        and one.lang == other.lang
        and one.hint == other.hint
        and one.say == other.say
        and one.skip == other.skip
    )


def _trim_end(runs: list[Run]) -> None:
    while runs and runs[-1].kind != "break":
        text = runs[-1].text.rstrip(" ")
        if text or runs[-1].kind in ("image", "math", "note"):
            runs[-1] = replace(runs[-1], text=text)
            return
        runs.pop()
