# SPDX-License-Identifier: GPL-3.0-or-later
"""Small money: cents and pence by their letters, and pounds, shillings and pence as they were until 1971."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import NUM, final_stop, mixed
from audiopost.script.speech.en.numerals import cardinal, is_one, number
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("coin")


@RULES.rule("cents", rf"(?<![\w.,])(?P<figures>{NUM})\s?\xa2", needs="\xa2")
def say_cents(match: re.Match[str], context: Context) -> str:
    return f"{number(match['figures'])} {'cent' if is_one(match['figures']) else 'cents'}"


# A "c." of flour is a cup.
_RECIPE = re.compile(
    r"\b(?:flour|sugar|butter|milk|water|cream|oil|broth|stock|rice|salt|tsp|tbsp|Tbsp|chopped|cooked|cups?|recipe|bake|stir|oats|cheese|"
    r"diced|shredded|sliced|minced|nuts|honey|vinegar|juice)\b"
)
# What a coin or a stamp of so much is, said in the singular.
_WORTH = re.compile(
    r"\s(?:stamps?|coins?|pieces?|magazines?|cigars?|fares?|tickets?|tax|postage|novels?|editions?)\b"
)


@RULES.rule(
    "cents-letters",
    r"(?<![\w.,])(?P<figures>\d{1,2})(?P<letters>\s?cts?\b\.?|c\.(?=\s[a-z(]|[,;)]|\s?$)|c(?=\s(?:a|per|each|stamps?|coins?)\b))(?!\w)",
    needs="c",
)
def say_cents_letters(match: re.Match[str], context: Context) -> str | None:
    """ "25 cts.", "a 5c. stamp", "50c a pound"."""
    if "." in match["letters"] and "t" not in match["letters"] and _RECIPE.search(context.text):
        return None
    if match["letters"].strip() in ("ct", "ct.") and match["figures"] != "1":
        return None
    one = is_one(match["figures"]) or bool(_WORTH.match(context.text, match.end()))
    stop = final_stop(context, match.end()) if match[0].endswith(".") else ""
    return f"{number(match['figures'])} {'cent' if one else 'cents'}{stop}"


@RULES.rule("pence", r"(?<![\w.,/:])(\d{1,2})p(?!\w|\.\w)", needs="p")
def say_pence(match: re.Match[str], context: Context) -> str:
    return f"{cardinal(int(match[1]))} {'penny' if match[1] == '1' else 'pence'}"


_SHORT_PENCE = {"1": "a penny", "2": "twopence", "3": "threepence", "6": "sixpence"}
_PENCE = r"(?P<pence>\d{1,2})(?:\s(?P<part>1/2|1/4|3/4)|(?P<vulgar>[\xbd\xbc\xbe]))?d\b\.?"


def _pence(match: re.Match[str]) -> str:
    figures, part = match["pence"], match["part"] or ""
    top, bottom = {"\xbd": (1, 2), "\xbc": (1, 4), "\xbe": (3, 4)}.get(match["vulgar"] or "", (0, 0))
    if part:
        top, bottom = int(part[0]), int(part[2])
    if bottom:
        return f"{mixed(figures, top, bottom)} pence"
    return _SHORT_PENCE.get(figures) or f"{number(figures)} pence"


@RULES.rule(
    "shillings",
    rf"(?<![\w.,])(?:\xa3\s?(?P<pounds>\d{{1,3}}(?:,\d{{3}})*)[ ,]{{1,2}}|(?P<livres>\d{{1,4}})l\.[ ,]{{1,2}})?(?P<shillings>\d{{1,2}})s\.?(?:,?\s?{_PENCE})?(?![\w'\u2019])",
    needs="s",
)
def say_shillings(match: re.Match[str], context: Context) -> str | None:
    """ "12s. 6d.", "\xa33 10s.", "5s. a week"."""
    pounds = match["pounds"] or match["livres"]
    alone = not pounds and not match["pence"]
    if alone and not (
        match[0].endswith(".")
        and (
            _old_money(context)
            or _A_WEEK.match(context.text, match.end())
            or _PAID.search(context.before(match.start(), 20))
        )
    ):
        return None
    if not pounds and match["pence"] and "." not in match[0]:
        return None
    parts = [
        f"{number(figures)} {name if figures == '1' else name + 's'}"
        for figures, name in ((pounds, "pound"), (match["shillings"], "shilling"))
        if figures
    ]
    if match["pence"]:
        parts.append("and " + _pence(match))
    return " ".join(parts) + (final_stop(context, match.end()) if match[0].endswith(".") else "")


_A_WEEK = re.compile(
    r"\s(?:a|an|per|each|the)\s?(?:day|week|month|quarter|year|head|piece|pound|ton|dozen|acre|pair|yard|bushel)\b"
)
_PAID = re.compile(
    r"\b(?:pa(?:y|ys|id)|costs?|worth|price[ds]?|sold|bought|gave|give|fares?|fees?|wages|rent|owed?|lent|charged?|earn(?:ed|s)?)\s$"
)
_OLD_MONEY = re.compile(
    r"\b(?:shillings?|pence|penny|farthings?|guineas?|sovereigns?|florins?)\b|\d[sd]\.|\xa3\s?\d+,?\s\d{1,2}s\b"
)


def _old_money(context: Context) -> bool:
    """Whether the text has old money elsewhere: the letters of one amount alone could be seconds or days."""
    return len(_OLD_MONEY.findall(context.text)) > 1


@RULES.rule("old-pence", rf"(?<![\w.,/]){_PENCE}(?<=\.)(?!\w)", needs="d")
def say_old_pence(match: re.Match[str], context: Context) -> str:
    """ "6d.", "a 3d. stamp"."""
    words = _pence(match).removeprefix("a ")
    if words.endswith("pence") and _WORTH.match(context.text, match.end()) and match["pence"] in "236":
        words = words.removesuffix("pence") + "penny"
    return words + final_stop(context, match.end())


@RULES.rule("livres", r"(?<![\w.,])(?P<figures>\d{1,6}|\d{1,3}(?:,\d{3})+)l\.(?=\s[a-z]|[,;:])", needs="l")
def say_livres(match: re.Match[str], context: Context) -> str:
    """Pounds by their old letter: "50l. a year"."""
    return f"{number(match['figures'])} {'pound' if is_one(match['figures']) else 'pounds'}"
