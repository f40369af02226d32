# SPDX-License-Identifier: GPL-3.0-or-later
"""Preformatted text: the code without its line numbers, the language the author named, and prose that only looks like code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiopost.extract import dom

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight|brush:?|sourceCode|code|prism|hljs)[-: ]\s*([a-z][\w+#.-]*)",
    re.IGNORECASE,
)
_PANDOC = re.compile(r"(?:^|\s)sourceCode\s+([a-z][\w+#-]*)")
_NO_LANGUAGE = frozenset(
    [
        "none",
        "plain",
        "plaintext",
        "text",
        "txt",
        "notranslate",
        "default",
        "wrapper",
        "block",
        "toolbar",
        "box",
        "copy",
        "wrap",
        "nohighlight",
        "no-highlight",
        "inner",
        "example",
        "container",
    ]
)
_NUMBERS = re.compile(
    r"\b(?:lineno|linenos|linenumbers?|line-numbers-rows|gutter|ln-num|rouge-gutter|hljs-ln-numbers|blob-num)\b"
)
_CODE_MARKS = re.compile(r"[{}()\[\];=<>|\\$#@&*_~^]|--|::|//")


def number_holder(element: HtmlElement) -> bool:
    """Whether the element only holds line numbers."""
    return bool(_NUMBERS.search(dom.names_of(element))) and bool(
        re.fullmatch(r"[\d\s.:|]*", "".join(element.itertext()))
    )


def beside_numbers(table: HtmlElement) -> HtmlElement | None:
    """The preformatted code in a table that sets it beside its line numbers, if it stands in one piece."""
    cells = [cell for cell in table.iter("td") if not number_holder(cell) and cell.find(".//pre") is not None]
    return cells[0].find(".//pre") if len(cells) == 1 else None


def source(element: HtmlElement, omit: Callable[[HtmlElement, str], None]) -> str:
    """The code as written: line breaks kept, line numbers and copy buttons given to ``omit`` with the reason."""
    parts: list[str] = []
    _collect(element, parts, omit)
    text = "".join(parts).replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)


def _collect(element: HtmlElement, parts: list[str], omit: Callable[[HtmlElement, str], None]) -> None:
    if element.text:
        parts.append(element.text)
    for child in element:
        tag = dom.tag_of(child)
        if tag == "br":
            parts.append("\n")
        elif tag == "button" or (tag and number_holder(child)):
            omit(child, "button" if tag == "button" else "line numbers")
        elif tag:
            if tag in ("div", "p", "li", "tr") and parts and not parts[-1].endswith("\n"):
                parts.append("\n")
            _collect(child, parts, omit)
        if child.tail:
            parts.append(child.tail)


def language(element: HtmlElement) -> str:
    """The programming language the author named on the code, around it, or in its classes; "" when none is named."""
    inner = list(element.iter("code"))[:1]
    around = list(element.iterancestors())[:3]
    for node in [*inner, element, *around]:
        if (
            node is not element
            and node in around
            and dom.tag_of(node) in ("body", "article", "main", "section")
        ):
            break
        for name in ("data-lang", "data-language", "data-code-language"):
            if value := node.get(name):
                return str(value).lower()
        names = node.get("class") or ""
        for pattern in (_PANDOC, _LANGUAGE):
            for match in pattern.finditer(names):
                if match[1].lower() not in _NO_LANGUAGE and not match[1].lower().startswith(
                    ("wrap", "block")
                ):
                    return match[1].lower()
    return ""


def is_prose(element: HtmlElement) -> bool:
    """Whether preformatted text is written language (an old e-mail, a poem), told by its shape."""
    if element.find(".//code") is not None or language(element):
        return False
    if re.search(r"code|highlight|syntax|prettyprint|terminal|console", dom.names_of(element)):
        return False
    text = "".join(element.itertext())
    words = re.findall(r"[^\W\d_]{2,}", text)
    if len(words) < 12:
        return False
    marks = len(_CODE_MARKS.findall(text))
    return marks / len(words) < 0.06 and len(words) / max(1, len(text.split())) > 0.7
