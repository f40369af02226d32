# SPDX-License-Identifier: GPL-3.0-or-later
"""The last pass: what one engine should get to say a spoken form correctly.

The form itself is the same for all engines (see ``docs/speech.md``); engines differ in how spelled letters and
given pronunciations are written for them.
"""

from __future__ import annotations

import re

_OVERRIDE = re.compile(r"\[\[([^\[\]|]{1,200})(?:\|([^\[\]|]{1,200}))?\]\]")
_SPELLED = re.compile(r"(?<![\w.])(?:[A-Z]\.){1,12}[A-Z](?!\w|\.\w)")
# The letter A, where espeak-ng would read the article: "vitamin A", "A plus", "John A Smith", not "A man".
_LETTER_A = re.compile(r"(?<=[\w,;:)\]] )A(?= |[,.;:!?)]|$)|(?<![\w.])A(?= (?:plus|minus|to Z|and B|or B)\b)")
_SENTENCE_END = re.compile(r"[.!?:\u2014\"\u201c]\s*$")
_ENGINES = {"piper": "espeak", "espeak": "espeak", "espeak-ng": "espeak"}


def for_engine(spoken: str, engine: str) -> str:
    """``spoken`` as ``engine`` ("piper", "gtts", or any other name) reads it best.

    piper: spelled letters stay dotted, ``[[ipa|word]]`` becomes ``[[ipa]]``, a single letter A becomes its phonemes.
    Engines without phonemes: ``[[ipa|word]]`` becomes ``word`` (an override without a word is dropped), dotted letters
    are set apart by spaces. Numbers are words already, so an engine that reads figures itself finds none to read twice.
    """
    if _ENGINES.get(engine.lower()) == "espeak":
        return _for_espeak(spoken)
    plain = _OVERRIDE.sub(lambda match: match[2] or "", spoken).strip()
    return _SPELLED.sub(lambda match: match[0].replace(".", " "), plain)


def _for_espeak(spoken: str) -> str:
    def letter_a(match: re.Match[str]) -> str:
        before = spoken[: match.start()]
        return match[0] if _SENTENCE_END.search(before) else "[[\u02c8e\u026a]]"

    return _OVERRIDE.sub(lambda match: f"[[{match[1]}]]", _LETTER_A.sub(letter_a, spoken))
