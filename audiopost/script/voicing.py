# SPDX-License-Identifier: GPL-3.0-or-later
"""From a stretch of writing to what the voice is given: spoken forms, the lexicon, the final stop."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from audiopost.script.ledger import collapse
from audiopost.script.speech.spans import Policy, Span
from audiopost.script.words import spoken

# A voice lets its tone fall at a stop; after these there is one, or there should be none.
_STOPPED = ".!?…:;,—–-。！？｡।؟۔"
# Marks that begin an attribution or an item and are not heard.
_LEADING = "—–―•·*| "
_CLOSING = "\"'”’»)]}›」』）"


@lru_cache(maxsize=1024)
def say_words(words: str, language: str) -> str:
    """The spoken form of words of our own or the author's: announcements, alternative texts, spoken forms given."""
    if "[[" in words:
        return words
    return collapse(spoken(words, language))


def say_stretch(
    text: str, language: str, hints: Sequence[Span], *, emoji: bool = True, marks: bool = False
) -> str:
    """The spoken form of ``text``; ``hints`` (offsets in ``text``, in order) win over the rules."""
    policy = Policy(emoji="say" if emoji else "drop", marks="say" if marks else "drop")
    return collapse(spoken(text, language, hints=hints, policy=policy)).lstrip(_LEADING)


def stopped(words: str) -> str:
    """``words`` with a full stop if they end without any: a heading, an item, a cell."""
    bare = words.rstrip(_CLOSING)
    if not bare or bare[-1] in _STOPPED or words.endswith("]]") or ord(bare[-1]) > 0x590:
        return words if not words.endswith("]]") else words + "."
    return words + "."
