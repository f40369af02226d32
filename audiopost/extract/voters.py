# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's extractors as voters: each says which text of a page is its article, and none of them is narrated.

trafilatura counts twice, Resiliparse and readability-lxml once. A voter that fails or finds nothing has no vote.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiopost.extract import dom, parsing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

GRAM = 4
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)
LARGE = 2_500_000


def tokens(text: str) -> list[str]:
    """The words of ``text`` for comparing: case folded, each CJK character a word."""
    return _TOKEN.findall(text.casefold())


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one voter kept: its 4-grams, and its lines without the spaces, which voters set as they like."""

    weight: float
    grams: frozenset[int]
    lines: frozenset[str]

    def share(self, words: list[str]) -> float:
        """How much of ``words`` the voter kept, 0 to 1; fewer than four words count as a whole line."""
        if len(words) < GRAM:
            return float("".join(words) in self.lines)
        marks = _grams(words)
        return sum(mark in self.grams for mark in marks) / len(marks)


def _grams(words: list[str]) -> list[int]:
    return [hash(gram) for gram in zip(words, words[1:], words[2:], words[3:], strict=False)]


def ballot(text: str, weight: float) -> Ballot | None:
    """A ballot from the text a voter kept, lines as the voter broke them; None when it kept nothing."""
    words = tokens(text)
    if not words:
        return None
    lines = {
        "".join(tokens(line))
        for part in text.split("\n")
        for line in (part, *part.split("|"))
        if line.strip()
    }
    return Ballot(weight, frozenset(_grams(words)), frozenset(lines))


def ask(page: str) -> list[Ballot]:
    """The ballots of all voters on ``page``; very large pages are put before the fastest one only."""
    voters: Iterable[tuple[Callable[[str], str], float]] = (
        (_trafilatura, 2.0),
        (_resiliparse, 1.0),
        (_readability, 1.0),
    )
    if len(page) > LARGE:
        voters = ((_resiliparse, 1.0),)
    found = []
    for voter, weight in voters:
        try:
            text = voter(page)
        except Exception:  # noqa: BLE001, S112 - a voter's own faults are many, and none of them is ours to report
            continue
        if (cast := ballot(text, weight)) is not None:
            found.append(cast)
    return found


def _quiet(name: str) -> None:
    logging.getLogger(name).setLevel(logging.CRITICAL)


def _trafilatura(page: str) -> str:
    from trafilatura import bare_extraction

    _quiet("trafilatura")
    found = bare_extraction(page, include_comments=False, fast=False)
    return (found.text or "") if found is not None and not isinstance(found, dict) else ""


def _resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(page, main_content=True, list_bullets=False, alt_texts=False)
    return text


def readability_markup(page: str) -> str:
    """The subtree readability-lxml takes for the article, as markup; "" when it finds none."""
    from readability import Document

    _quiet("readability")
    try:
        markup: str = Document(page).summary(html_partial=True)
    except Exception:  # noqa: BLE001 - as above
        return ""
    return markup


def _readability(page: str) -> str:
    return markup_text(readability_markup(page))


def markup_text(markup: str) -> str:
    """The text of markup, a line for each block."""
    if not markup.strip():
        return ""
    parts: list[str] = []
    for node in parsing.fragment(markup).iter():
        tag = dom.tag_of(node)
        if tag in dom.BLOCKS or tag == "br":
            parts.append("\n")
        if tag and tag not in ("script", "style") and node.text:
            parts.append(node.text.replace("\n", " "))
        if node.tail:
            if tag in dom.BLOCKS:
                parts.append("\n")
            parts.append(node.tail.replace("\n", " "))
    return "".join(parts)
