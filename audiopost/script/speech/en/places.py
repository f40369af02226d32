# SPDX-License-Identifier: GPL-3.0-or-later
"""Places: American states cut short, quarters of the compass before a name, roads."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import final_stop
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("place")

_STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Calif": "California", "Colo": "Colorado", "Conn": "Connecticut", "Fla": "Florida", "Mich": "Michigan",
    "Minn": "Minnesota", "Nev": "Nevada", "Neb": "Nebraska", "Okla": "Oklahoma", "Tenn": "Tennessee", "Wis": "Wisconsin", "Wyo": "Wyoming", "Penn": "Pennsylvania",
    "Tex": "Texas",
}  # fmt: skip
# Words or names in their own right: states only in the company of a party's letter or another state.
_WORDS_TOO = {
    "Ark": "Arkansas", "Del": "Delaware", "Ill": "Illinois", "Ind": "Indiana", "Mass": "Massachusetts", "Miss": "Mississippi", "Mont": "Montana",
    "Ore": "Oregon", "Wash": "Washington", "Kan": "Kansas", "Va": "Virginia", "Pa": "Pennsylvania", "Md": "Maryland", "Ga": "Georgia", "Ky": "Kentucky", "Mo": "Missouri", "La": "Louisiana",
}  # fmt: skip
_NAMES = _STATES | _WORDS_TOO
_STATE = "|".join(_STATES)
_ANY = "|".join(_NAMES)
_COMPANY_BEFORE = re.compile(rf"(?:\b[DRI]-|\b(?:{_ANY})\.(?:,|,?\sand)\s)$")
_COMPANY_AFTER = re.compile(rf"(?:,|,?\sand)\s(?:(?:{_ANY})\.|D\.C\.)")


_OF_STATE = re.compile(
    r"\s(?:River|Turnpike|Legislature|legislature|Senate|House|Supreme\sCourt|voters|lawmakers|residents|state|State|law|Gov\.|Governor|Sen\.|Rep\.|congress\w+)\b"
)


@RULES.rule("state", rf"(?<![\w.])(?P<name>{_ANY})\.(?!\w)", needs=".")
def say_state(match: re.Match[str], context: Context) -> str | None:
    name = match["name"]
    if name in _WORDS_TOO and _OF_STATE.match(context.text, match.end()):
        return _NAMES[name]
    if name in _WORDS_TOO and not (
        _COMPANY_BEFORE.search(context.before(match.start(), 14))
        or _COMPANY_AFTER.match(context.text, match.end())
    ):
        return None
    return _NAMES[name] + final_stop(context, match.end())


_SIDES = {"N": "North", "S": "South", "E": "East", "W": "West"}


@RULES.rule(
    "compass-name",
    r"(?<![\w.])(?P<side>[NSEW])\.(?=\s(?:lat\.|long\.|latitude|longitude|St\.\sLouis|Africa|America|Asia|Atlantic|Bank|Carolina|Coast|Dakota|Europe|Germany|Ireland|Island|Korea|London|Pacific|Pole|Sudan|Sussex|Vietnam|Virginia|Wales|Yorkshire|Hollywood|Side)\b)",
    needs="NSEW",
)
def say_compass_name(match: re.Match[str], context: Context) -> str:
    return _SIDES[match["side"]]


_POINTS = {
    "N": "north", "S": "south", "E": "east", "W": "west", "NE": "northeast", "NW": "northwest", "SE": "southeast", "SW": "southwest",
    "NNE": "north northeast", "NNW": "north northwest", "SSE": "south southeast", "SSW": "south southwest",
    "ENE": "east northeast", "ESE": "east southeast", "WNW": "west northwest", "WSW": "west southwest",
}  # fmt: skip


@RULES.rule(
    "compass",
    r"(?:\b(?:miles?|mi|km|kilomet(?:er|re)s?|met(?:er|re)s?|feet|ft|m|just|due|lies|wind(?:s|ing)?)\.?\)?\s)(?P<span>(?:NN|SS|EN|ES|WN|WS|N|S)[EW]|[NSEW])\b(?=\s(?:of|from|at)\b|[.,;)]|$)",
    needs="NSEW",
)
def say_compass(match: re.Match[str], context: Context) -> str:
    return _POINTS[match["span"]]


@RULES.rule("streets", r"(?<=\d(?:st|nd|rd|th)\s)Sts\b\.?|(?<=[a-z]\s)Sts\b\.?(?=[;,.)]|$)", needs="S")
def say_streets(match: re.Match[str], context: Context) -> str:
    return "Streets" + (final_stop(context, match.end()) if match[0].endswith(".") else "")


@RULES.rule(
    "road",
    r"(?<![\w.])(?P<kind>Rte|Rt|Hwy|Cnr)\b\.?(?=\s(?:\d{1,3}\b|[A-Z][a-z]+\s(?:&|and)\s))",
    needs="RHC",
)
def say_road(match: re.Match[str], context: Context) -> str:
    return {"Rte": "Route", "Rt": "Route", "Hwy": "Highway", "Cnr": "Corner of"}[match["kind"]]
