# SPDX-License-Identifier: GPL-3.0-or-later
"""Which formulas are put in words, and the words as one line."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module

from audiopost.script.formulas.vocabulary import Vocabulary
from audiopost.script.tongues import primary

_WRITTEN = ("de", "en", "es", "fr")
_TEX = re.compile(r"[\\^_{}=+<>$]")
# Beyond this many words nobody follows a formula.
_MOST_WORDS = 400


@cache
def _vocabulary(code: str) -> Vocabulary:
    found = import_module(f"{__package__}.{code}").VOCABULARY
    assert isinstance(found, Vocabulary)
    return found


def speaks(language: str) -> bool:
    """Whether formulas can be put in words in ``language`` (BCP 47)."""
    return primary(language) in _WRITTEN


def is_prose(text: str) -> bool:
    """Whether a formula's alternative text is words, as an author writes for readers, not TeX."""
    return bool(text.strip()) and not _TEX.search(text) and bool(re.search(r"[^\W\d_]{3}", text))


@lru_cache(maxsize=512)
def in_words(tex: str, mathml: str, language: str) -> str:
    """The formula as said in ``language``: digits stay digits; "" when it cannot be read or is too long to follow.

    ``mathml`` is preferred to ``tex``. Never raises.
    """
    if not speaks(language):
        return ""
    from audiopost.script.formulas.grammar import Reader
    from audiopost.script.formulas.source import tree

    root = tree(tex.strip(), mathml.strip())
    if root is None:
        return ""
    words = _tidied(Reader(_vocabulary(primary(language)), root).read(root))
    return words if words.count(" ") < _MOST_WORDS else ""


def run_in_words(text: str, hint: str, language: str) -> str:
    """A formula in running text: its source ``hint`` (TeX or MathML) in words, unless ``text`` is words already."""
    if is_prose(text) and not (hint and hint != text):
        return ""
    source = hint or text
    return (
        in_words("", source, language) if source.lstrip().startswith("<") else in_words(source, "", language)
    )


def _tidied(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip()
    words = re.sub(r"\\(?=[A-Za-z])|(?<=[$€£]) (?=\d)", "", words)
    words = re.sub(r"\s+([,;:])", r"\1", words)
    words = re.sub(r"([,;:])(?:\s*[,;])+", r"\1", words)
    return words.strip(" ,;")
