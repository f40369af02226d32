# SPDX-License-Identifier: GPL-3.0-or-later
"""The last pass: what one engine should get to say a spoken form correctly.

The form itself is the same for all engines (see ``docs/speech.md``); engines differ in how spelled letters and
given pronunciations are written for them.
"""

from __future__ import annotations

import re

_OVERRIDE = re.compile(r"\[\[([^\[\]|]{1,200})(?:\|([^\[\]|]{1,200}))?\]\]")
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_SPELLED = re.compile(rf"(?<![\w.])(?:{_CAPITAL}\.){{1,12}}{_CAPITAL}(?!\w|\.\w)")
# The letter A in English, where espeak-ng would read the article: "vitamin A", "A plus", "John A Smith", not "A man".
_LETTER_A = re.compile(
    r"(?<=[\w,;:)\]] )A(?= |[,;:!?)]|\.(?!\w)|$)|(?<![\w.])A(?= (?:plus|minus|to Z|and B|or B)\b)"
)
_SENTENCE_END = re.compile(r"[.!?:\u2014\"\u201c]\s*$")
_ENGINES = {"piper": "espeak", "espeak": "espeak", "espeak-ng": "espeak"}


def for_engine(spoken: str, engine: str, language: str = "en") -> str:
    """``spoken``, in ``language`` (BCP 47), as ``engine`` ("piper", "gtts", or any other name) reads it best.

    piper: spelled letters stay dotted, ``[[ipa|word]]`` becomes ``[[ipa]]``, in English a single letter A becomes
    its phonemes.
    Engines without phonemes: ``[[ipa|word]]`` becomes ``word`` (an override without a word is dropped), dotted letters
    are set apart by spaces. Numbers are words already, so an engine that reads figures itself finds none to read twice.
    """
    if _ENGINES.get(engine.lower()) == "espeak":
        return _for_espeak(spoken, language)
    plain = _OVERRIDE.sub(lambda match: match[2] or "", spoken).strip()
    return _SPELLED.sub(lambda match: match[0].replace(".", " "), plain)


def _for_espeak(spoken: str, language: str) -> str:
    def letter_a(match: re.Match[str]) -> str:
        before = spoken[: match.start()]
        return match[0] if _SENTENCE_END.search(before) else "[[\u02c8e\u026a]]"

    if language[:2].lower() == "en":
        spoken = _LETTER_A.sub(letter_a, spoken)
    return _OVERRIDE.sub(lambda match: f"[[{match[1]}]]", spoken)
