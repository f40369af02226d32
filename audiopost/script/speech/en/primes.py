# SPDX-License-Identifier: GPL-3.0-or-later
"""Prime marks that are no plain feet or inches: rooms, fractions of an inch, minutes of arc."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import ANY, figure, mixed, names_a_thing
from audiopost.script.speech.en.numerals import number
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("prime")


@RULES.rule(
    "feet-by-feet",
    r"(?<![\w.,])(\d{1,4})\s?['\u2032\u2019]\s?[x\xd7]\s?(\d{1,4})\s?['\u2032\u2019](?!\w)",
    needs="'\u2032\u2019",
)
def say_feet_by_feet(match: re.Match[str], context: Context) -> str:
    one = names_a_thing(context, match.start(), match.end())
    return f"{number(match[1])} by {number(match[2])} {'foot' if one else 'feet'}"


@RULES.rule(
    "inches-by-inches",
    rf"(?<![\w.,])(?P<a>{ANY})\s?[\"\u2033\u201d]\s?[x\xd7]\s?(?P<b>{ANY})\s?[\"\u2033\u201d](?:\s?[x\xd7]\s?(?P<c>{ANY})\s?[\"\u2033\u201d])?(?!\w)",
    needs='"\u2033\u201d',
)
def say_inches_by_inches(match: re.Match[str], context: Context) -> str:
    """ "a 24\" x 36\" poster"."""
    sides = [figure(match[side]) for side in "abc" if match[side]]
    one = names_a_thing(context, match.start(), match.end())
    return f"{' by '.join(sides)} {'inch' if one else 'inches'}"


@RULES.rule(
    "inch-fraction",
    r"(?<![\w.,/])(?:(?P<whole>\d{1,3})[ -])?(?P<top>\d{1,2})/(?P<bottom>2|4|8|16|32|64)(?:\"|\u2033)(?=[\s,.;:)-]|$)",
    needs='"\u2033',
)
def say_inch_fraction(match: re.Match[str], context: Context) -> str | None:
    """ "a 1/2\" drive"."""
    top, bottom = int(match["top"]), int(match["bottom"])
    if not 0 < top < bottom:
        return None
    many = match["whole"] and not names_a_thing(context, match.start(), match.end())
    return f"{mixed(match['whole'] or '', top, bottom)} {'inches' if many else 'inch'}"


@RULES.rule(
    "arc",
    r"(?<![\w.,])(?P<figures>\d{1,3})(?:\u2032|(?P<second>\u2033))(?=\s(?:of\s)?arc\b)",
    needs="\u2032\u2033",
)
def say_arc(match: re.Match[str], context: Context) -> str:
    name = "second" if match["second"] else "minute"
    return f"{number(match['figures'])} {name}{'' if match['figures'] == '1' else 's'}"
