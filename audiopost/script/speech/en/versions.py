# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions, standards, status codes, models and resolutions."""

from __future__ import annotations

import re

from audiopost.script.speech.en.acronyms import code_figures
from audiopost.script.speech.en.letters import spell
from audiopost.script.speech.en.numerals import cardinal, digits, pairs
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("version")


@RULES.rule(
    "model",
    r"\b(?:RTX|GTX|RX|Core|Ryzen|Radeon|GeForce|Xeon|Inspiron|Threadripper|Latitude|EPYC)\s(?P<span>\d{4})(?P<tail>[A-Z]{1,2})?(?!\w)",
    needs=DIGITS,
)
def say_model(match: re.Match[str], context: Context) -> str:
    figures = match["span"]
    return cardinal(int(figures)) if figures.endswith("000") else pairs(figures)


def version(written: str) -> str:
    """ "17.4.1" → "seventeen point four point one"; a part of two figures is a number: "3.11" → "three point eleven"."""
    return " point ".join(
        cardinal(int(part)) if not (len(part) > 1 and part[0] == "0") and len(part) < 4 else digits(part)
        for part in written.split(".")
    )


@RULES.rule(
    "version-letter",
    r"(?<![\w.])[vV]\.?\s?(?P<number>\d{1,4}(?:\.\d{1,6}){0,4})(?:-?(?P<stage>alpha|beta|rc|dev|a|b)(?:\.?(?P<stagenumber>\d{1,3}))?)?(?![\w]|\.\d)",
    needs="vV",
)
def say_version_letter(match: re.Match[str], context: Context) -> str | None:
    if match["number"].isdecimal() and (" " in match[0] or match[0][0] == "V"):
        return None
    return f"version {version(match['number'])}{_stage(match)}"


def _stage(match: re.Match[str]) -> str:
    if not match["stage"]:
        return ""
    stage = {"rc": "R.C", "a": "alpha", "b": "beta"}.get(match["stage"], match["stage"])
    return f" {stage}" + (f" {cardinal(int(match['stagenumber']))}" if match["stagenumber"] else "")


@RULES.rule(
    "version",
    r"(?<![\w.,$])(?P<number>\d{1,5}(?:\.\d{1,6}){2,4})(?:-?(?P<stage>alpha|beta|rc|dev|a|b)(?:\.?(?P<stagenumber>\d{1,3}))?)?(?!\w|\.\d)",
    needs=".",
)
def say_version(match: re.Match[str], context: Context) -> str:
    return version(match["number"]) + _stage(match)


_SOFTWARE = (
    "Python|Java|Node|Ruby|PHP|Perl|Go|Rust|Swift|Kotlin|Scala|Django|Flask|Rails|React|Angular|Vue|Linux|Ubuntu|Debian|Fedora|Windows|macOS|iOS|Android|Firefox|Chrome|Safari|OpenSSL|Bootstrap|"
    "jQuery|TypeScript|Postgres|PostgreSQL|MySQL|SQLite|MongoDB|Redis|Docker|Kubernetes|Git|Bluetooth|USB|HDMI|HTTP|HTML|CSS|TLS|SSL|OpenGL|Vulkan|Unity|Blender|WordPress|Drupal|Version|version|release|Release|GCC|LLVM|"
    "PyTorch|TensorFlow|NumPy|Pandas|CUDA|GPT|kernel|Kernel|GNOME|KDE|Wine|Xcode|Gradle|Maven|Terraform|Ansible|Elasticsearch|Spark|Kafka|Julia|MATLAB|SPSS|Stata|R"
)


@RULES.rule(
    "software-version",
    rf"\b(?:{_SOFTWARE})\s(?P<span>\d{{1,3}}\.\d{{1,3}})(?P<plus>\+)?(?![\w%]|\.\d|,\d)",
    needs=".",
)
def say_software_version(match: re.Match[str], context: Context) -> str:
    return version(match["span"])


@RULES.rule(
    "standard",
    r"(?:\bIEEE\s|(?<![\w.,]))(?P<span>(?P<first>802)\.(?P<second>1[15]|3)(?P<letters>[a-z]{0,2}))(?!\w|\.\d)",
    needs="8",
)
def say_standard(match: re.Match[str], context: Context) -> str | None:
    if not (match["letters"] or match[0].startswith("I")):
        return None
    letters = f" {spell(match['letters'])}" if match["letters"] else ""
    return f"eight oh two dot {cardinal(int(match['second']))}{letters}"


@RULES.rule(
    "numbered-standard",
    r"\b(?:RFC|ISO|IEC|EN|DIN|ANSI|BS|ASTM|NIST|PEP|AES|SHA|RSA|FIPS)(?:\s|/IEC\s|(?=-))(?P<span>-?\d{2,6})(?![\w%]|[.,]\d)",
    needs=DIGITS,
)
def say_numbered_standard(match: re.Match[str], context: Context) -> str:
    hyphen, figures = match["span"].startswith("-"), match["span"].lstrip("-")
    if hyphen:
        return " " + code_figures(figures)
    if (
        len(figures) == 5
        or (len(figures) == 4 and figures[1:3] == "00")
        or (len(figures) == 4 and figures.endswith("000"))
    ):
        return cardinal(int(figures))
    return (
        pairs(figures)
        if len(figures) in (3, 4)
        else cardinal(int(figures))
        if len(figures) < 3
        else digits(figures)
    )


@RULES.rule(
    "statuses",
    r"\b(?P<first>[1-5]0\d|4\d\d)(?:,|,?\s(?:or|and))\s(?P<second>[1-5]0\d|4\d\d)(?=\s(?:errors?|codes?|status|responses?|pages?)\b)",
    needs=DIGITS,
)
def say_statuses(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    return [(match.start(end), match.end(end), pairs(match[end])) for end in ("first", "second")]


@RULES.rule(
    "status",
    r"\b(?:HTTP|error|Error|status|Status|code|codes|port|Port|ports|returned|returns|an?|An?|the|The)\s(?P<span>[1-5]0\d|4\d\d|443|80\d\d)(?=\s(?:error|page|response|status|code|redirect|not found)|[.,;:)]|\s|$)(?![.,]\d)",
    needs=DIGITS,
)
def say_status(match: re.Match[str], context: Context) -> str | None:
    if not re.search(
        r"\b(?:HTTP|errors?|status|server|page|port|ports|response|redirect|web|API|request)\b",
        context.text,
        re.I,
    ):
        return None
    figures = match["span"]
    return cardinal(int(figures)) if figures.endswith("000") else pairs(figures)


@RULES.rule(
    "aircraft",
    r"(?<![\w.,-])(?P<type>7[0-8]7)(?:-(?P<series>[1-9]00)(?P<tail>[A-Z]{1,3})?|(?P<plural>s)(?!\w)|(?=\s(?:MAX|Max|Dreamliner|jets?|planes?|airliners?|pilots?|freighters?|aircraft|can\scarry)\b))(?![\w-])",
    needs="7",
)
def say_aircraft(match: re.Match[str], context: Context) -> str:
    series = f" {cardinal(int(match['series']))}" if match["series"] else ""
    tail = f" {spell(match['tail'])}" if match["tail"] else ""
    return f"{pairs(match['type'])}{'s' if match['plural'] else ''}{series}{tail}"


@RULES.rule("codec", r"(?<![\w.])H\.(?P<figures>26[1-6])(?!\w)", needs="H")
def say_codec(match: re.Match[str], context: Context) -> str:
    return f"H {pairs(match['figures'])}"


@RULES.rule("episode", r"(?<!\w)S(?P<season>\d{1,2})\s?E(?P<episode>\d{1,2})(?!\w)", needs="E")
def say_episode(match: re.Match[str], context: Context) -> str:
    """ "S01E05"."""
    return f"season {cardinal(int(match['season']))} episode {cardinal(int(match['episode']))}"


@RULES.rule("hexadecimal", r"(?<![\w.])0x(?P<digits>[0-9A-Fa-f]{1,16})(?!\w)", needs="x")
def say_hexadecimal(match: re.Match[str], context: Context) -> str:
    return "zero X " + " ".join(cardinal(int(c)) if c.isdecimal() else c.upper() for c in match["digits"])


@RULES.rule(
    "resolution",
    r"(?<![\w.,])(?P<lines>240|360|480|576|720|1080|1440|2160|4320)(?P<scan>[pi])(?P<rate>\d\d)?(?!\w)",
    needs="pi",
)
def say_resolution(match: re.Match[str], context: Context) -> str:
    rate = f" {cardinal(int(match['rate']))}" if match["rate"] else ""
    return f"{pairs(match['lines'])} {match['scan'].upper()}{rate}"


@RULES.rule(
    "retirement", r"(?<![\w.,])(?P<a>401|403|501|529|527)\((?P<b>[a-z])\)(?:\((?P<c>\d{1,2})\))?", needs="("
)
def say_retirement(match: re.Match[str], context: Context) -> str:
    last = f" {cardinal(int(match['c']))}" if match["c"] else ""
    return f"{pairs(match['a'])} {match['b'].upper()}{last}"


@RULES.rule(
    "lineage", r"(?<![\w.])(?P<letters>[A-Z]{1,3})(?P<numbers>(?:\.\d{1,3}){1,5})(?!\w|\.\d)", needs=DIGITS
)
def say_lineage(match: re.Match[str], context: Context) -> str:
    """A variant's or a part's name: "B.1.1.7", "BA.5"."""
    numbers = " ".join(f"point {cardinal(int(part))}" for part in match["numbers"].split(".")[1:])
    return f"{spell(match['letters'])} {numbers}"
