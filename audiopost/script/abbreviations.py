# SPDX-License-Identifier: GPL-3.0-or-later
"""Abbreviations whose author gave the long form (``<abbr title>``): said in full the first time."""

from __future__ import annotations

import re

from audiopost.model import Run
from audiopost.script.ledger import collapse
from audiopost.script.voicing import say_words

_LONGEST = 90
# Letters that stand for themselves and are used again: WHO, BSc, mRNA, R&D; not "e.g.", "Dr.", "approx.".
_ACRONYM = re.compile(r"(?=[^\W_]*[A-Z])(?:[A-Z]\.){2,}|(?=.*[A-Z].*[A-Z])[\w&./-]{2,12}s?")


def expanded(run: Run, plain: str, start: int, end: int, met: set[str], language: str) -> str | None:
    """What to say for ``plain[start:end]``, or None when the rules may say it.

    An acronym is said in full and then by its letters where it is first met, unless the text spells it out right
    beside it; any other abbreviation is always said in full.
    """
    short, full = collapse(run.text), collapse(run.hint)
    if not short or not full or len(full) > _LONGEST or full.casefold() == short.casefold():
        return None
    if not _ACRONYM.fullmatch(short):
        return say_words(full, language)
    key = short.casefold().rstrip("s")
    if key in met:
        return None
    met.add(key)
    reach = len(full) + 12
    around = collapse(plain[max(0, start - reach) : start] + " | " + plain[end : end + reach]).casefold()
    if full.casefold() in around:
        return None
    closing = "" if plain[end : end + 1] in {",", ".", ";", ":", ")", "!", "?", ""} else ","
    return f"{say_words(full, language)}, {say_words(short, language)}{closing}"
