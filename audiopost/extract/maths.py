# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas in the forms the web writes them: MathML, KaTeX, MathJax, Wikipedia's, TeX in text and in images."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from audiopost.extract import dom, parsing
from audiopost.model import Run

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MATH_CLASS = re.compile(
    r"(?:^|\s)(katex(?:-display)?|mathjax(?:_display|_svg|_chtml|_preview)?|mjx-chtml|mwe-math-element|"
    r"math|arithmatex|ap-tex(?:-display)?|math-(?:inline|display|block))(?:\s|$)",
    re.IGNORECASE,
)
_TEX_SHAPE = re.compile(r"[\\^_{}=+<>]|^\$.*\$$")
_COMMAND = re.compile(r"\\[A-Za-z]{2}|[\w)}][\^_][\w{\\]")
_IN_TEXT = re.compile(
    r"(?P<lines>\\begin\{(?P<kind>(?:equation|align|alignat|aligned|gather|multline|eqnarray|split|[pbvBV]?matrix|cases)\*?)\}"
    r".{1,2000}?\\end\{(?P=kind)\})|\\\((.{1,2000}?)\\\)|\\\[(.{1,2000}?)\\\]|\$\$(.{1,2000}?)\$\$|(?<![\\$\w])\$(?!\s)([^$\n]{1,300}?)(?<![\s\\])\$(?![\d$])",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: ``text`` as a reader sees it, and where known its TeX, its MathML, and the author's words for it."""

    text: str
    tex: str = ""
    mathml: str = ""
    alt: str = ""
    display: bool = False

    @property
    def source(self) -> str:
        """TeX if there is any, else MathML."""
        return self.tex or self.mathml


def inline(element: HtmlElement) -> Formula | None:
    """The formula the element is, or None."""
    tag = dom.tag_of(element)
    if tag == "math":
        return _mathml(element)
    if tag in ("mjx-container", "mjx-assistive-mml"):
        return _holding(element, display=element.get("display") == "true")
    if tag == "img":
        return _picture(element)
    if tag not in ("span", "div", "p", "code", "figure"):
        return None
    names = element.get("class") or ""
    if not names or not (match := _MATH_CLASS.search(names)):
        return None
    display = (
        "display" in names.lower()
        or "block" in names.lower()
        or (tag == "div" and match[1].lower() != "math")
    )
    return _holding(element, display=display)


def _holding(element: HtmlElement, *, display: bool) -> Formula | None:
    inner = next((child for child in element.iter() if dom.tag_of(child) == "math"), None)
    if inner is not None:
        formula = _mathml(inner)
        return replace(formula, display=display or formula.display)
    given = element.get("data-mathml")
    if given:
        tree = parsing.fragment(given).find(".//math")
        if tree is not None:
            return replace(_mathml(tree), display=display)
    text = dom.text_of(element)
    tex = _undelimited(text)
    if not text or (len(element) and tex == text and not _TEX_SHAPE.search(text)):
        return None
    delimited_display = text.startswith(("$$", "\\["))
    return Formula(text=tex, tex=tex, display=display or delimited_display)


def _mathml(element: HtmlElement) -> Formula:
    tex = ""
    for child in element.iter():
        if dom.tag_of(child) == "annotation" and "tex" in (child.get("encoding") or "").lower():
            tex = dom.collapse("".join(child.itertext()))
    shown = dom.collapse(" ".join(_shown(element)))
    source = etree.tostring(element, encoding="unicode", with_tail=False)
    alt = dom.collapse(element.get("alttext") or "")
    if alt and _TEX_SHAPE.search(alt):
        tex, alt = tex or alt, ""
    return Formula(
        text=shown or tex or alt,
        tex=_undisplayed(tex),
        mathml=source,
        alt=element.get("aria-label") or alt,
        display=element.get("display") == "block",
    )


def _shown(element: HtmlElement) -> list[str]:
    parts: list[str] = []
    hidden: HtmlElement | None = None
    for node in element.iter(etree.Element):
        if hidden is not None and hidden in node.iterancestors():
            continue
        if dom.tag_of(node) in ("annotation", "annotation-xml"):
            hidden = node
            continue
        if node.text and node.text.strip():
            parts.append(node.text.strip())
        if node is not element and node.tail and node.tail.strip():
            parts.append(node.tail.strip())
    return parts


def _picture(element: HtmlElement) -> Formula | None:
    names = dom.names_of(element)
    alt = dom.collapse(element.get("alt") or "")
    if not alt or not re.search(r"\b(?:latex|tex|mwe-math\S*|equation|katex|mathjax)\b", names):
        return None
    return Formula(text=alt, tex=_undisplayed(_undelimited(alt)))


def _undelimited(text: str) -> str:
    for left, right in (("$$", "$$"), ("\\[", "\\]"), ("\\(", "\\)"), ("$", "$")):
        if len(text) > len(left) + len(right) and text.startswith(left) and text.endswith(right):
            return text[len(left) : -len(right)].strip()
    return text


def _undisplayed(tex: str) -> str:
    """Without Wikipedia's wrapper ``{\\displaystyle ...}``."""
    match = re.fullmatch(r"\{\\(?:displaystyle|textstyle)\s+(.*)\}", tex, re.DOTALL)
    return match[1].strip() if match else tex


def uses_tex(root: HtmlElement) -> bool:
    """Whether the page loads a program that typesets TeX written in its text. Ask before scripts are removed."""
    for script in root.iter("script"):
        source = (script.get("src") or script.get("id") or "").lower()
        if "mathjax" in source or "katex" in source:
            return True
    return False


def _surely_tex(written: str, tex: str) -> bool:
    if written.startswith("$") and not written.startswith("$$"):
        return bool(_COMMAND.search(tex))
    return bool(_TEX_SHAPE.search(tex)) or (len(tex) <= 2 and tex.isalpha() and written.startswith("\\("))


def split_tex(run: Run, *, typeset: bool) -> list[Run]:
    """A text run parted at TeX between dollar signs or backslash brackets, which become maths runs.

    Unless the page says that it typesets them (``typeset``), only what can be nothing but TeX is taken for it: a feed
    carries no programs, and prices stand between dollar signs, too.
    """
    if run.kind not in ("text", "link") or ("$" not in run.text and "\\" not in run.text):
        return [run]
    pieces: list[Run] = []
    end = 0
    for match in _IN_TEXT.finditer(run.text):
        tex = dom.collapse(
            match["lines"] or next(inside for inside in match.groups()[2:] if inside is not None)
        )
        if not typeset and not _surely_tex(match[0], tex):
            continue
        if match.start() > end:
            pieces.append(replace(run, text=run.text[end : match.start()]))
        pieces.append(replace(run, text=tex, kind="math", hint=tex))
        end = match.end()
    if end < len(run.text):
        pieces.append(replace(run, text=run.text[end:]))
    return pieces or [run]
