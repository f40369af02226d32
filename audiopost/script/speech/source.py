# SPDX-License-Identifier: GPL-3.0-or-later
"""The text as the rules see it: junk removed, look-alikes folded, every character's way home kept.

Zero-width and control characters, soft hyphens and bidirectional marks are not heard; no-break and thin spaces
are spaces; full-width, mathematical-bold and ligature letters are the letters they show. Superscripts,
subscripts, fractions and circled numbers are kept: rules read meaning from them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

# Only text with a character outside ASCII and Latin-1 letters, or with a control character, needs folding.
_PLAIN = re.compile(r"[\n\t\x20-\x7e\xa1-\xac\xae-\xb4\xb6-\xff\u2013\u2014\u2018-\u201d\u2026]*\Z")
_SPACE_CATEGORIES = {"Zs", "Zl", "Zp"}
_DROPPED_CATEGORIES = {"Cc", "Cf", "Cs", "Cn", "Co"}
# Compatibility characters whose shape carries meaning that a rule reads.
_KEPT = re.compile(r"<(?:super|sub|fraction|circle|square)>")
_ALIKE = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "\u2013",
    "\u2015": "\u2014",
    "\u2212": "\u2212",
    "\u02bc": "\u2019",
    "\u201b": "\u2018",
    "\uff0d": "-",
    "\u2126": "\u03a9",
    "\u212b": "\xc5",
    "\u00b5": "\u03bc",
    "\u2500": "\u2014",
    "\u0000": "",
    "\u2060": "",
    "\ufeff": "",
    "\u00ad": "",
    "\u2033": "\u2033",
    "\u2044": "/",
    "\u2236": ":",
    "\u2215": "/",
    "\u0085": " ",
    "\r": " ",
    "\x0b": " ",
    "\x0c": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u2024": ".",
    "\u2025": "..",
    "\u2026": "\u2026",
    # Emoji are joined by this; rules for them look at the single pictures.
    "\u200d": "",
}


@dataclass(frozen=True, slots=True)
class Source:
    """``text`` for the rules and, unless it equals the given text, the offset of each of its characters."""

    text: str
    given: str
    offsets: tuple[int, ...] | None = None

    def start(self, offset: int) -> int:
        """Where a span that starts at ``offset`` of ``text`` starts in the given text."""
        if self.offsets is None:
            return offset
        return self.offsets[offset] if offset < len(self.offsets) else len(self.given)

    def end(self, offset: int) -> int:
        """Where a span that ends before ``offset`` of ``text`` ends in the given text."""
        if self.offsets is None or offset == 0:
            return offset
        end = self.offsets[offset - 1] + 1
        while end < len(self.given) and unicodedata.combining(self.given[end]):
            end += 1
        return end

    def find(self, offset: int) -> int:
        """The offset in ``text`` of the first character that stems from ``offset`` of the given text or later."""
        if self.offsets is None:
            return offset
        return bisect_right(self.offsets, offset - 1)


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """What one character is for the rules: itself, its plain look-alike, a space, or nothing."""
    alike = _ALIKE.get(character)
    if alike is not None:
        return alike
    if character in "\n\t":
        return character
    category = unicodedata.category(character)
    if category in _SPACE_CATEGORIES:
        return " "
    if category in _DROPPED_CATEGORIES:
        return ""
    decomposed = unicodedata.decomposition(character)
    if decomposed.startswith("<") and not _KEPT.match(decomposed):
        plain = unicodedata.normalize("NFKC", character)
        return plain if plain.strip() else character
    return character


def fold(given: str) -> Source:
    """The source for ``given``; identity (and free) for ordinary text."""
    if _PLAIN.match(given):
        return Source(given, given)
    composed = given if unicodedata.is_normalized("NFC", given) else None
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(given):
        for plain in fold_character(character):
            characters.append(plain)
            offsets.append(offset)
    if composed is None:
        characters, offsets = _compose(characters, offsets)
    return Source("".join(characters), given, tuple(offsets))


def _compose(characters: list[str], offsets: list[int]) -> tuple[list[str], list[int]]:
    """Join letters with the combining marks that follow them (NFC), keeping each letter's offset."""
    out: list[str] = []
    homes: list[int] = []
    for character, offset in zip(characters, offsets, strict=True):
        if out and unicodedata.combining(character):
            joined = unicodedata.normalize("NFC", out[-1] + character)
            if len(joined) == 1:
                out[-1] = joined
                continue
        out.append(character)
        homes.append(offset)
    return out, homes
