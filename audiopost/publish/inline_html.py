# SPDX-License-Identifier: GPL-3.0-or-later
"""Inline runs as HTML, with the sentences that are spoken marked where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from audiopost.model import Run, Text
from audiopost.publish.addresses import is_absolute
from audiopost.publish.notes import clean

_LANGUAGE = re.compile(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
_TIME = re.compile(
    r"^\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$|^\d\d:\d\d$"
)
_WRAPS = {"code": "code", "kbd": "kbd", "sub": "sub", "sup": "sup"}


@dataclass(frozen=True, slots=True)
class Span:
    """A spoken stretch of a text: its element id and its offsets into ``Text.plain``."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inline:
    """How runs become HTML.

    ``spans`` are the sentences to mark, by text id; ``base`` the article's address, against which links are resolved;
    ``anchors`` the element id of each section, by its own; ``notes`` the mark and element of each note; ``images`` where an image may be
    loaded from, by its source (others become links); ``ids`` whether anything gets an id at all.
    """

    spans: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    base: str = ""
    anchors: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)
    ids: bool = True

    def html(self, text: Text) -> str:
        """The text's runs, each spoken stretch in a ``span`` of its own."""
        made: list[str] = []
        position = 0
        spans = sorted(self.spans.get(text.id, ()), key=lambda span: (span.start, span.end))
        open_span: Span | None = None
        for run in text.runs:
            for piece, at in _pieces(run, position, spans):
                inside = next((s for s in spans if s.start <= at < s.end), None)
                if inside is not open_span:
                    made.append("</span>" if open_span else "")
                    made.append(f'<span class="s" id="{escape(inside.id)}">' if inside else "")
                    open_span = inside
                made.append(self._run(piece))
            position += len(run.text)
        if open_span:
            made.append("</span>")
        return "".join(made)

    def address(self, href: str) -> str:
        """Where a link leads from this page, or "" when that cannot be known or is not safe."""
        href = clean(href).strip()
        if href.startswith("#"):
            if href[1:] in self.anchors:
                return f"#{self.anchors[href[1:]]}"
            return f"{self.base.split('#')[0]}{href}" if is_absolute(self.base) else ""
        if re.match(r"(?i)(mailto|tel):", href):
            return href if not re.search(r"\s", href) else ""
        try:
            full = urljoin(self.base, href) if is_absolute(self.base) else href
            ok = is_absolute(full) and bool(urlsplit(full).hostname)
        except ValueError:
            return ""
        return re.sub(r"[\s\"<>\\^`{|}\[\]]", lambda found: f"%{ord(found[0]):02X}", full) if ok else ""

    def image(self, src: str, alt: str, size: str = "") -> str:
        """An ``img`` when it may be loaded from here, else its description with a link to it."""
        place = self.images.get(src, "")
        if place:
            return f'<img src="{escape(place)}" alt="{escape(clean(alt))}"{size} loading="lazy" decoding="async">'
        address = self.address(src)
        words = escape(clean(alt), quote=False)
        if address and words:
            return f'<a class="image" href="{escape(address)}">{words}</a>'
        return words

    def _run(self, run: Run) -> str:
        html = self._kind(run)
        if not html:
            return ""
        if run.strong:
            html = f"<strong>{html}</strong>"
        if run.emphasis:
            html = f"<em>{html}</em>"
        if run.lang and _LANGUAGE.match(run.lang):
            html = f'<span lang="{escape(run.lang)}">{html}</span>'
        if run.href and run.kind not in {"note", "image"}:
            address = self.address(run.href)
            if address and run.text.strip():
                html = f'<a href="{escape(address)}">{html}</a>'
        return html

    def _kind(self, run: Run) -> str:
        words = escape(clean(run.text), quote=False)
        if run.kind in _WRAPS:
            return f"<{_WRAPS[run.kind]}>{words}</{_WRAPS[run.kind]}>" if words else ""
        hint = escape(clean(run.hint))
        match run.kind:
            case "abbr":
                return f'<abbr title="{hint}">{words}</abbr>' if hint else words
            case "time":
                return f'<time datetime="{hint}">{words}</time>' if _TIME.match(run.hint) else words
            case "data":
                return f'<data value="{hint}">{words}</data>' if hint else words
            case "ruby":
                return f"<ruby>{words}<rp>(</rp><rt>{hint}</rt><rp>)</rp></ruby>" if hint else words
            case "math":
                return math_html(run.hint) or f'<span class="math">{words}</span>'
            case "image":
                return self.image(run.hint, run.text)
            case "break":
                return "<br>"
            case "note":
                return self._note(run, words)
        return words

    def _note(self, run: Run, words: str) -> str:
        mark = words if words.strip() else "*"
        if run.hint not in self.notes or not self.ids:
            return f"<sup>{mark}</sup>"
        target = escape(self.notes[run.hint])
        return (
            f'<sup class="noteref"><a href="#{target}" id="{target}-ref" role="doc-noteref">{mark}</a></sup>'
        )


def math_html(source: str) -> str:
    """MathML as it stands (the sanitiser looks at it afterwards), "" for anything else."""
    return source if source.lstrip().startswith("<math") else ""


def lang_attribute(language: str) -> str:
    """`` lang="..."`` for a well-formed tag, else ""."""
    return f' lang="{escape(language)}"' if _LANGUAGE.match(language) else ""


def _pieces(run: Run, position: int, spans: Sequence[Span]) -> list[tuple[Run, int]]:
    """The run cut where a spoken stretch begins or ends inside it; only plain kinds can be cut."""
    end = position + len(run.text)
    cuts = sorted({at for span in spans for at in (span.start, span.end) if position < at < end})
    if not cuts or run.kind not in {"text", "link", "code", "kbd", "sub", "sup"}:
        return [(run, position)]
    edges = [position, *cuts, end]
    return [(replace(run, text=run.text[a - position : b - position]), a) for a, b in pairwise(edges)]
