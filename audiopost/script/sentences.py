# SPDX-License-Identifier: GPL-3.0-or-later
"""Where sentences begin and end, with offsets in the text as it was written.

The library (sentencex, which knows ~300 languages) gives a first opinion. Ours looks at every place where a
sentence could end (a terminator and white space after it, or a line end) and overrules it where the words around
tell more: abbreviations and initials, ordinals, list numbers, brackets and quotations, reference marks, headings
and list items without a full stop. Linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audiopost.script.boundaries import Boundaries
from audiopost.script.clauses import Clause, clauses

__all__ = ["Clause", "Sentence", "clauses", "split"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` is ``source[start:end]`` (code points, end exclusive), without white space around it."""

    start: int
    end: int
    text: str


def split(text: str, language: str = "en") -> list[Sentence]:
    """The sentences of ``text`` in ``language`` (BCP 47), in order.

    Every character that is not white space lies in exactly one of them. Never raises for any string; a text with
    words gives at least one sentence, white space gives none.
    """
    code = language.replace("_", "-").split("-")[0].strip().lower()
    return list(_sentences(text, Boundaries(text, code).ends()))


def _sentences(text: str, ends: list[int]) -> Iterator[Sentence]:
    """Trim the stretches between ``ends``; one without a letter or digit joins the sentence before it."""
    held: tuple[int, int] | None = None
    start = 0
    for end in [*ends, len(text)]:
        stretch = text[start:end]
        stripped = stretch.strip()
        if stripped:
            first = start + len(stretch) - len(stretch.lstrip())
            last = first + len(stripped)
            wordless = not any(map(str.isalnum, stripped))
            if held is not None and wordless and "\n" not in text[held[1] : first]:
                held = (held[0], last)
            else:
                if held is not None:
                    yield Sentence(*held, text[held[0] : held[1]])
                held = (first, last)
        start = end
    if held is not None:
        yield Sentence(*held, text[held[0] : held[1]])
