# SPDX-License-Identifier: GPL-3.0-or-later
"""Tokens of computing: files, paths, flags, variables, versions, keys, names of languages, identifiers."""

from __future__ import annotations

import re

from audiopost.script.speech.en.letters import spell
from audiopost.script.speech.en.numerals import cardinal, digits
from audiopost.script.speech.en.pronounceable import is_spelled, sayable
from audiopost.script.speech.en.units import NAMES
from audiopost.script.speech.en.web import say_part
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("code")


@RULES.rule(
    "operator", r"(?<=[\w)\s])\s?(?P<span>\+=|-=|\*=|/=|&&|\|\||\+\+(?=\s|$|;))\s?(?=[\w(!\s])", needs="=&|+"
)
def say_operator(match: re.Match[str], context: Context) -> str:
    words = {
        "+=": "plus equals",
        "-=": "minus equals",
        "*=": "times equals",
        "/=": "over equals",
        "&&": "and",
        "||": "or",
        "++": "plus plus",
    }[match["span"]]
    left = "" if context.text[match.start("span") - 1].isspace() else " "
    right = "" if context.text[match.end("span") : match.end("span") + 1].isspace() else " "
    return left + words + right


_LANGUAGES = {"C++": "C plus plus", "c++": "C plus plus", "C#": "C sharp", "F#": "F sharp", "J#": "J sharp", "g++": "G plus plus", "Notepad++": "Notepad plus plus", "f++": "F plus plus", "i++": "I plus plus", "C/C++": "C and C plus plus", "K8s": "kubernetes", "k8s": "kubernetes", "i18n": "internationalization", "a11y": "accessibility", "l10n": "localization", "A/B": "A B", "TL;DR": "T.L.D.R", "tl;dr": "T.L.D.R", "I/O": "I O", "1:1": "one to one", "TCP/IP": "T.C.P I.P", "x86-64": "X eighty six sixty four", "x86_64": "X eighty six sixty four", "x86": "X eighty six", "x64": "X sixty four", "GPT-4o": "G.P.T four O", "OS/2": "O.S two", "PL/SQL": "P.L S.Q.L", "Wi-Fi": "Wi-Fi", "WiFi": "Wi-Fi", "WI-FI": "Wi-Fi", "WIFI": "Wi-Fi", "wifi": "Wi-Fi", "PS/2": "P.S two", "S/MIME": "S mime", "UTF-8": "U.T.F eight", "UTF-16": "U.T.F sixteen", "LGBTQ+": "L.G.B.T.Q plus", "LGBTQIA+": "L.G.B.T.Q.I.A plus", "LGBT+": "L.G.B.T plus"}  # fmt: skip
_LANGUAGE = "|".join(re.escape(name) for name in sorted(_LANGUAGES, key=len, reverse=True))


@RULES.rule("name", rf"(?<![\w/.+#])(?:{_LANGUAGE})(?![\w+#]|/\w|-\d|[,:]\d)")
def say_name(match: re.Match[str], context: Context) -> str:
    return _LANGUAGES[match[0]]


@RULES.rule(
    "flag",
    r"(?<![\w-])(?P<dashes>--?)(?P<name>[A-Za-z][A-Za-z0-9]{0,30}(?:-[A-Za-z0-9]{1,30}){0,4})(?P<value>=[\w./-]{1,60})?(?!\w|-\s)",
    needs="-",
)
def say_flag(match: re.Match[str], context: Context) -> str | None:
    name, dashes = match["name"], match["dashes"]
    before = context.before(match.start(), 1)
    if (before and before not in " (`'\"[\n\u201c\u2018") or (
        not before and len(match[0]) == len(context.text.strip())
    ):
        return None
    if (
        before == " "
        and dashes == "--"
        and re.search(r"\w\s$", context.before(match.start(), 2))
        and context.after(match.end(), 3).startswith(("--", " --"))
    ):
        return None
    if before in ("'", '"', "\u201d", "\u2019") and re.search(r"\S.$", context.before(match.start(), 2)):
        return None
    if dashes == "-" and len(name) > 1:
        computing = re.search(
            r"\b(?:flag|flags|option|options|command|switch|argument|run|use|pass|git|grep|ls|tar|docker|find|ssh|chmod|java|gcc|pip|npm|curl)\b",
            context.text,
        )
        if not computing or not re.fullmatch(r"[a-z]{2,12}", name) or "-" in name:
            return None
    if (
        dashes == "-"
        and len(name) == 1
        and not re.search(
            r"\b(?:flag|flags|option|options|command|switch|argument|run|use|pass|with|add|git|grep|ls|tar|docker|find|ssh|rm|cp|mv|chmod|java|gcc|pip|npm|curl|type|try|set)\b",
            context.text,
            re.I,
        )
    ):
        return None
    words = " ".join(
        spell(part) if len(part) <= 2 or not re.search("[aeiouyAEIOUY]", part) else part
        for part in name.split("-")
    )
    value = f" equals {say_part(match['value'][1:])}" if match["value"] else ""
    return f"{'dash ' * len(dashes)}{words}{value}"


@RULES.rule("variable", r"(?<![\w$])\$\{?(?P<name>[A-Za-z_]\w{0,40})\}?(?![\w$])", needs="$")
def say_variable(match: re.Match[str], context: Context) -> str:
    name = match["name"]
    if name.isupper():
        return "dollar " + " underscore ".join(
            spell(p)
            if is_spelled(p) and p not in ("PATH", "HOME", "USER", "TEMP") and len(p) > 1
            else p.lower()
            if p
            else ""
            for p in name.split("_")
        )
    return f"dollar {_identifier(name)}"


def _identifier(name: str) -> str:
    """A name in code: parts at capitals and underscores."""
    words = []
    for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|_+", name):
        if part[0] == "_":
            words.append(" ".join(["underscore"] * min(2, len(part))))
        elif part.isdecimal():
            words.append(cardinal(int(part)) if len(part) < 5 else digits(part))
        elif (
            len(part) == 1
            or (part.isupper() and is_spelled(part) and not (name.isupper() and sayable(part)))
            or (len(part) <= 3 and not re.search("[aeiouy]", part, re.I))
        ):
            words.append(spell(part))
        else:
            words.append(part.lower())
    return " ".join(words)


@RULES.rule(
    "snake",
    r"(?<![\w./$@])_{0,2}[A-Za-z][A-Za-z0-9]{0,30}(?:_[A-Za-z0-9]{1,30}){1,8}_{0,2}(?:\(\))?(?![\w@])|(?<!\w)__[a-z]{2,20}__(?!\w)",
    needs="_",
)
def say_snake(match: re.Match[str], context: Context) -> str | None:
    if re.fullmatch(r"[A-Za-z]_\w{1,2}", match[0]):
        return None
    return _identifier(match[0].removesuffix("()"))


_BRANDS = frozenset(
    "iPhone iPad iPod iMac iTunes iMessage eBay eBook eBooks eReader eCommerce iPhones iPads iPods iMovie iRobot iOS macOS iCloud eSports eLearning eTrade".split()
)


@RULES.rule(
    "camel",
    r"(?<![\w./@$])(?P<name>[a-z]{2,20}(?:[A-Z][a-z0-9]{1,20}){1,6})(?P<call>\(\))?(?![\w@])",
    needs="ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
def say_camel(match: re.Match[str], context: Context) -> str | None:
    if (
        match["name"] in _BRANDS
        or match["name"] in NAMES
        or re.fullmatch(r"(?:mc|mac|de|di|la|le|van|von|al|el)[A-Z][a-z]+", match["name"])
    ):
        return None
    return _identifier(match["name"])


@RULES.rule(
    "pascal",
    r"(?<![\w./@$])(?P<name>(?:[A-Z][a-z]{2,20}){2,5})(?P<call>\(\)|(?=\sclass\b|\scomponent\b|\sobject\b|\sinterface\b|\smethod\b|\sfunction\b|Exception\b))(?![\w@])",
    needs="ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
def say_pascal(match: re.Match[str], context: Context) -> str:
    return _identifier(match["name"])


@RULES.rule("dotted-name", r"(?<![\w./@])(?P<name>[a-z]{2,20}(?:\.[a-z_]{2,20}){1,4})\(\)", needs="(")
def say_dotted_name(match: re.Match[str], context: Context) -> str:
    return " dot ".join(_identifier(part) for part in match["name"].split("."))


@RULES.rule("call", r"(?<=[a-z])\(\)(?!\w)", needs="(")
def say_call(match: re.Match[str], context: Context) -> str:
    return ""


@RULES.rule("tag", r"</?(?P<name>[a-z][a-z0-9-]{0,12})(?:\s[^<>]{0,80})?\s?/?>", needs="<")
def say_tag(match: re.Match[str], context: Context) -> str:
    name = match["name"]
    words = _identifier(name.replace("-", "_")).replace("underscore ", "")
    if len(name) <= 2 or not re.search("[aeiou]", name) or name in ("img", "html"):
        words = " ".join(
            spell(p) if p.isalpha() else cardinal(int(p)) for p in re.findall(r"[a-z]+|\d+", name)
        )
    return words


_KEYS = {
    "Ctrl": "control",
    "ctrl": "control",
    "CTRL": "control",
    "Cmd": "command",
    "cmd": "command",
    "\u2318": "command",
    "Alt": "alt",
    "Shift": "shift",
    "Esc": "escape",
    "Del": "delete",
    "Tab": "tab",
    "Enter": "enter",
    "Win": "windows",
    "Option": "option",
    "Opt": "option",
    "Fn": "function",
    "\u2325": "option",
    "\u21e7": "shift",
    "Return": "return",
    "Control": "control",
    "Command": "command",
    "Space": "space",
    "Meta": "meta",
    "Super": "super",
}
_KEY = "|".join(sorted(_KEYS, key=len, reverse=True))


@RULES.rule(
    "keys",
    rf"(?<![\w+-])(?:{_KEY})(?:\s?[+-]\s?(?:{_KEY}|F\d{{1,2}}|[A-Za-z0-9]|[A-Z][a-z]{{2,8}}))+(?![\w+])",
    needs="+-",
)
def say_keys(match: re.Match[str], context: Context) -> str | None:
    if "-" in match[0] and not re.match(
        r"(?:[Cc]trl|CTRL|[Cc]md|Alt|Shift|\u2318|\u2325|\u21e7)\b", match[0]
    ):
        # "Access-Control-Allow-Origin" is a name.
        return None
    parts = re.split(r"\s?[+-]\s?", match[0])
    words = [
        _KEYS.get(part)
        or (
            part.upper()
            if len(part) == 1 and part.isalpha()
            else cardinal(int(part))
            if part.isdecimal()
            else f"F {cardinal(int(part[1:]))}"
            if re.fullmatch(r"F\d+", part)
            else part.lower()
        )
        for part in parts
    ]
    return " plus ".join(words)


@RULES.rule("key", r"(?<!\w)(?:Ctrl|Esc|Cmd)(?=\s(?:key|button)|\b)(?![\w+-])", needs="CE")
def say_key(match: re.Match[str], context: Context) -> str:
    return _KEYS[match[0]]


@RULES.rule("backtick", r"(?<!`)(?:`|```)(?!`)", needs="`")
def say_backtick(match: re.Match[str], context: Context) -> str:
    return ""
