# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters by name, and whether a run of letters can be said as a word."""

from __future__ import annotations

import re
from collections.abc import Callable

_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|\A[bcdfghjklmnpqrstvwxz]{4}|[bcdfghjkmpqtvwxz]{4}\Z")
_VOWEL = re.compile(r"[aeiouyäöüáàâéèêëíîïóôúùûæœ]")
_RUN = re.compile(r"[^\W\d_]+|\d+")


def spell(letters: str) -> str:
    """ "NMDA" → "N.M.D.A": our convention for letters said by their names."""
    return ".".join(letter.upper() for letter in letters if letter.isalpha())


def pronounceable(word: str) -> bool:
    """Whether ``word`` (lower case) has the vowels and no impossible clusters: "jensen", not "bbc" or "wdr"."""
    return bool(_VOWEL.search(word)) and not _CLUSTER.search(word)


def mixed(token: str, number: Callable[[str], str], keep: frozenset[str] = frozenset()) -> str:
    """A name of letters and figures: "ab3" → "A.B drei"; words of ``keep`` or of 4 letters and more stay words."""
    parts = []
    for run in _RUN.findall(token):
        if run[0].isdecimal():
            parts.append(number(run))
        elif run.lower() in keep or (len(run) > 3 and pronounceable(run.lower())):
            parts.append(run)
        else:
            parts.append(spell(run))
    return " ".join(parts)


def survey_capitals(text: str) -> bool:
    """Whether a text of several words is set in capitals throughout: then capitals mean nothing."""
    return text.isupper() and sum(map(str.isalpha, text)) > 8 and " " in text.strip()
