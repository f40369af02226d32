# SPDX-License-Identifier: GPL-3.0-or-later
"""Code in words: names by their parts, signs by their names."""

from __future__ import annotations

import re
from functools import cache

from audiopost.script.phrases import phrases
from audiopost.script.tongues import primary
from audiopost.script.voicing import say_words

_KEYS = {
    "ctrl": "control", "cmd": "command", "esc": "escape", "del": "delete", "ins": "insert", "pgup": "page up",
    "pgdn": "page down", "prtsc": "print screen", "⌘": "command", "⌥": "option", "⇧": "shift", "⌃": "control",
    "↵": "enter", "⏎": "enter", "⇥": "tab", "←": "left arrow", "→": "right arrow", "↑": "up arrow", "↓": "down arrow",
    "alt": "alt", "opt": "option",
}  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+|\s+|(?P<sign>[^\w\s]|_)")
_FLAG = re.compile(r"(?<![\w)\]-])-{1,2}(?=[A-Za-z])")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
# Marks that only hold inline code together, and need no words there.
_QUIET = frozenset("()[]{}<>'\"`,;_")
_LONGEST_SIGN = 3


@cache
def _signs(language: str) -> dict[str, str]:
    return dict(phrases(language).signs)


def line_in_words(line: str, language: str) -> str:
    """A line of code with all its punctuation said."""
    return _in_words(line, language, frozenset("_"))


def inline(text: str, language: str, *, keys: bool = False) -> str | None:
    """Inline code as said in running text: names by their words, paths and flags with their signs, calls without
    brackets. None when the ordinary rules say it as well; ``keys``: it names keys to press."""
    bare = text.strip()
    if keys and primary(language) == "en":
        parts = [part for part in re.split(r"\s*\+\s*|(?<=[⌘⌥⇧⌃])", bare) if part]
        return " ".join(_KEYS.get(part.lower(), part) for part in parts) or None
    if not bare or re.fullmatch(r"[A-Z]?[a-z]+(?: [a-z]+)*|[A-Z]+|\d+", bare):
        return None
    if phrases(language).language != primary(language):
        return None
    return _in_words(bare, language, _QUIET) or None


def _in_words(text: str, language: str, quiet: frozenset[str]) -> str:
    signs, words, at = _signs(language), [], 0
    while at < len(text):
        if flag := _FLAG.match(text, at):
            words += [signs["-"]] * len(flag[0])
            at = flag.end()
            continue
        size = next(
            (s for s in range(_LONGEST_SIGN, 1, -1) if at + s <= len(text) and text[at : at + s] in signs), 0
        )
        if size:
            words.append(signs[text[at : at + size]])
            at += size
            continue
        token = _TOKEN.match(text, at)
        assert token is not None
        at = token.end()
        if token["sign"] is None:
            words += [_word(part, language) for part in _HUMP.sub(" ", token[0]).split()]
        elif token["sign"] == "," and "," in quiet and words:
            words[-1] += ","
        elif token["sign"] not in quiet:
            words.append(signs.get(token["sign"], token["sign"]))
    return " ".join(word for word in words if word)


def _word(word: str, language: str) -> str:
    """A name's part: words stay, capitals and figures are said as everywhere."""
    return word if word.isalpha() and not (word.isupper() and len(word) > 1) else say_words(word, language)
