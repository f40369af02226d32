# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader sees and the markup does not say: addresses hidden from robots, words that only a style sets apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiopost.extract import dom

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_APART = re.compile(r"(?:^|\s)(?:d-)?(?:inline-)?(?:flex|grid)(?=\s|$)|(?:^|\s)(?:gap|space)-x?-?\d")
_APART_STYLE = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)")
_PROTECTED = "/cdn-cgi/l/email-protection#"
_CODED = re.compile(r"(?:[0-9a-f]{2}){4,200}", re.IGNORECASE)


def unmask(root: HtmlElement) -> None:
    """Writes hidden e-mail addresses out, and a space between words that stand in boxes side by side."""
    for element in dom.elements(root):
        if (coded := element.get("data-cfemail")) and (address := _decoded(coded)):
            for child in list(element):
                element.remove(child)
            element.text = address
        if _PROTECTED in (href := element.get("href") or "") and (
            address := _decoded(href.partition(_PROTECTED)[2])
        ):
            element.set("href", f"mailto:{address}")
        if _APART.search(element.get("class") or "") or _APART_STYLE.search(element.get("style") or ""):
            for child in element[:-1]:
                child.tail = child.tail or " "


def _decoded(coded: str) -> str:
    """The address in Cloudflare's form: two hexadecimal digits a character, each joined by exclusive or with the first."""
    if not _CODED.fullmatch(coded):
        return ""
    key, *rest = bytes.fromhex(coded)
    return bytes(key ^ code for code in rest).decode("utf-8", "replace")
