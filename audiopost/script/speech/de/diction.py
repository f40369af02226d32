# SPDX-License-Identifier: GPL-3.0-or-later
"""How clearly number words are set apart.

In a sentence a German number is one word, said in one breath. Standing alone (a table's cell, a label, a result) it is
dictated, word by word, which espeak-ng's compounds would blur ("achtundert", "neunundachtzig" with a soft d).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from audiopost.script.speech.spans import Context, Rule, Said

_PART = (
    "eins?|eine|erst|zwei|drei|drit|vier|fünf|sechs|sech|sieben|sieb|acht|ach|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|"
    "fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|und"
)
_NUMBER = re.compile(rf"(?<!\w)(?:{_PART}){{2,24}}(?P<ending>s?te[rnsm]?|s?tel|er)?(?!\w)")
_JOINT = re.compile(r"((?:hundert|tausend)(?:ste[rnsm]?\b|stel\b|er[ns]?\b)?|(?<!h)(?<!\btausen)und)")


def is_label(text: str) -> bool:
    """Whether ``text`` is no sentence but a figure with at most two words beside it."""
    return len(re.findall(r"[^\W\d_]{2,}", text[:200])) <= 2 and text.rstrip()[-1:] not in {"!", "?"}


def apart(words: str) -> str:
    """ "zweiunddreißig" → "zwei und dreißig", in every number of ``words``."""
    words = re.sub(r"\b(Quadrat|Kubik)(?=[a-z])", lambda match: match[0] + " ", words)
    return _NUMBER.sub(lambda match: " ".join(_JOINT.sub(r" \1 ", match[0]).split()), words)


def dictated(rules: Iterable[Rule]) -> Iterator[Rule]:
    """``rules`` saying their numbers apart where the context's trait "label" is set."""
    for rule in rules:
        yield replace(rule, say=partial(_say, rule))


def _say(rule: Rule, match: re.Match[str], context: Context) -> Said:
    said = rule.say(match, context)
    if said is None or not context.traits.get("label"):
        return said
    if isinstance(said, str):
        return apart(said)
    return [(start, end, apart(words)) for start, end, words in said]
