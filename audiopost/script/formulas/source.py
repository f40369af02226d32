# SPDX-License-Identifier: GPL-3.0-or-later
"""The MathML tree of a formula, from MathML or TeX as authors leave it: incomplete, with entities, or hostile."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

_DOCTYPE = re.compile(r"<!.*?>|<\?.*?>", re.DOTALL)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(\w{1,40});")
_PREFIX = re.compile(r"(</?)\w+:(?=m)")
_STRAY = re.compile(r"&(?!\w{1,40};|#\d{1,9};|#x[0-9a-fA-F]{1,9};)")
_SETS = {"R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ"}
# Formulas longer than this are data, not something to listen to.
_LONGEST = 20_000
_DEEPEST = 60


def tree(tex: str, mathml: str) -> ET.Element | None:
    """The formula's MathML tree, from ``mathml`` if there is any, else from ``tex``; None when neither can be read.

    Declarations are removed before parsing, so no entity can be defined or fetched; depth and length are bounded.
    """
    if mathml:
        root = _parsed(mathml)
        if root is not None:
            return root
    return _parsed(_converted(tex)) if tex else None


def _parsed(mathml: str) -> ET.Element | None:
    if not mathml or len(mathml) > _LONGEST * 10:
        return None
    text = _ENTITY.sub(_character, _PREFIX.sub(r"\1", _DOCTYPE.sub("", _STRAY.sub("&amp;", mathml))))
    try:
        root = ET.fromstring(text)  # noqa: S314 - no declaration is left that could define an entity
    except (ET.ParseError, ValueError):
        return None
    if _depth(root) > _DEEPEST:
        return None
    for node in list(root.iter()):
        if node.tag.endswith("annotation-xml"):
            node.clear()
    if any(node.tag.endswith("apply") for node in root.iter()):
        return None  # it says what it means, not how it is written
    for row in root.iter():
        if row.tag.endswith("mfenced"):
            _unfence(row)
        _settle(row)
    return root


def _unfence(row: ET.Element) -> None:
    """Writes out the brackets and commas that ``mfenced`` implies."""
    parts = list(row)
    separators = (row.get("separators", ",").replace(" ", "") or " ") * len(parts)
    signs = [row.get("open", "("), *separators[: len(parts) - 1], row.get("close", ")")]
    for part in parts:
        row.remove(part)
    row.tag = "mrow"
    for place, sign in enumerate(signs):
        if sign.strip():
            ET.SubElement(row, "mo").text = sign
        row.extend(parts[place : place + 1])


def _settle(row: ET.Element) -> None:
    """Calls signs signs though they are marked as letters, and joins the upright letters of a word."""
    word: ET.Element | None = None
    for node in list(row):
        text = (node.text or "").strip()
        if node.get("mathvariant") == "double-struck":
            node.text = text = _SETS.get(text, text)
        if not node.tag.endswith("mi") or len(node):
            word = None
        elif text and not any(map(str.isalnum, text)):
            node.tag, word = "mo", None
        elif len(text) == 1 and node.get("mathvariant") == "normal" and text.isalpha():
            if word is None:
                word = node
            else:
                word.text = f"{(word.text or '').strip()}{text}"
                row.remove(node)
        else:
            word = None


def _character(match: re.Match[str]) -> str:
    found = html.unescape(match[0])
    return "" if found == match[0] else html.escape(found)


def _depth(root: ET.Element) -> int:
    deepest, level = 0, [root]
    while level and deepest <= _DEEPEST:
        deepest += 1
        level = [child for node in level for child in node]
    return deepest


def _converted(tex: str) -> str:
    if len(tex) > _LONGEST or tex.count("{") > 2_000:
        return ""
    from latex2mathml.converter import convert

    from audiopost.script.formulas.tex import readable

    try:
        return convert(readable(tex))
    except Exception:  # noqa: BLE001 - a formula it cannot read; the library has no single error of its own
        return ""
