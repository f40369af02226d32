# SPDX-License-Identifier: GPL-3.0-or-later
"""The MathML tree of a formula, from MathML or TeX as authors leave it: incomplete, with entities, or hostile."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

_DOCTYPE = re.compile(r"<!.*?>|<\?.*?>", re.DOTALL)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(\w{1,40});")
_PREFIX = re.compile(r"(</?)\w+:(?=m)")
_TEX_ENTRY = re.compile(r"\\(?:label|tag\*?|nonumber|notag)\s*(?:\{[^{}]{0,80}\})?")
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
    text = _ENTITY.sub(_character, _PREFIX.sub(r"\1", _DOCTYPE.sub("", mathml)))
    try:
        root = ET.fromstring(text)  # noqa: S314 - no declaration is left that could define an entity
    except (ET.ParseError, ValueError):
        return None
    return root if _depth(root) <= _DEEPEST else None


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

    try:
        return convert(_TEX_ENTRY.sub("", tex))
    except Exception:  # noqa: BLE001 - a formula it cannot read; the library has no single error of its own
        return ""
