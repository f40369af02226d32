# SPDX-License-Identifier: GPL-3.0-or-later
"""British and old spellings that a voice trained on American ones would say wrongly.

Most British spellings are heard right as they are and stay untouched; so does everything where English is tagged
British (``en-GB``).
"""

from __future__ import annotations

import re

from audiopost.script.speech.spans import Context, Rules

RULES = Rules("spelling")

_WORDS = {
    "centred": "centered", "centring": "centering", "manoeuvred": "maneuvered", "manoeuvring": "maneuvering", "manoeuvrable": "maneuverable", "manoeuvrability": "maneuverability",
    "sombre": "somber", "sabred": "sabered", "mitred": "mitered", "shewn": "shown", "gynaecology": "gynecology", "gynaecologist": "gynecologist", "gynaecological": "gynecological",
    "oestrogen": "estrogen", "oestrogens": "estrogens", "haematology": "hematology", "haematologist": "hematologist", "orthopaedic": "orthopedic", "orthopaedics": "orthopedics", "homoeopathy": "homeopathy", "homoeopathic": "homeopathic",
    "caesium": "cesium", "favourite": "favorite", "favourites": "favorites", "favouritism": "favoritism", "œconomy": "economy",
}  # fmt: skip
_SPELLED = "|".join(sorted(_WORDS, key=len, reverse=True))


def _like(words: str, written: str) -> str:
    """``words`` with the capital of ``written``."""
    return words[0].upper() + words[1:] if written[0].isupper() else words


def _british(context: Context) -> bool:
    return "-" in context.language and not context.language.lower().endswith("us")


@RULES.rule("word", rf"(?<![\w@#/.])(?:{_SPELLED})(?!\w|\.\w|@)", flags=re.I)
def say_word(match: re.Match[str], context: Context) -> str | None:
    if _british(context) or match[0].isupper():
        return None
    return _like(_WORDS[match[0].lower()], match[0])


@RULES.rule(
    "isation", r"(?<![\w@#/.-])(?P<stem>[A-Za-z]{2,20})isation(?P<tail>s|al|ally)?(?!\w|\.\w|@)", needs="s"
)
def say_isation(match: re.Match[str], context: Context) -> str | None:
    """ "organisation": the American voice says the Z's spelling."""
    if _british(context) or match["stem"].lower() in ("improv", "televis"):
        return None
    return f"{match['stem']}ization{match['tail'] or ''}"


_PARTED = str.maketrans("öëïäÖËÏ", "oeiaOEI")


@RULES.rule(
    "diaeresis",
    r"(?<!\w)(?:[Cc]oö(?:p|r)|[Rr]eë|[Pp]reë|[Zz]oö|[Aa]ër|[Mm]icroö|[Pp]reö|[Uu]ncoö)[a-z]{2,14}(?!\w)",
    needs="öë",
)
def say_diaeresis(match: re.Match[str], context: Context) -> str:
    """Two dots that only part two vowels: "coöperate", "reëlect"."""
    plain = match[0].translate(_PARTED)
    return re.sub(r"(?i)(re|pre)(?=e)", r"\1-", plain, count=1) if "ree" in plain.lower() else plain
