# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference marks, trade marks and emoji by policy; operators and signs between numbers, in a language's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audiopost.script.speech.spans import Context, Rules

_EMOJI = r"[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff\ufe0f\U0001f3fb-\U0001f3ff]"


def rules() -> Rules:
    """What is not said, or not always: reference marks, trade marks, emoji."""
    made = Rules("mark")

    @made.rule("reference", r"\s?\[\d{1,3}(?:[,;–-]\s?\d{1,3}){0,8}\](?!\()", needs="[")
    def say_reference(match: re.Match[str], context: Context) -> str | None:
        return "" if context.policy.marks == "drop" else None

    @made.rule(
        "raised",
        r"(?<=[^\W\d_]{2})(?<!\b[kcdmh]m)(?<!\b(?:ft|in|yd|км|см|мм))[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?!\w)|(?<=[.,;:!?”»])[¹²³⁴⁵⁶⁷⁸⁹⁰†‡]{1,3}(?!\w)|(?<=\w)[†‡*](?=[\s.,;])",
    )
    def say_raised(match: re.Match[str], context: Context) -> str | None:
        return "" if context.policy.marks == "drop" else None

    @made.rule("trade", r"[®™℠]", needs="®™℠")
    def say_trade(match: re.Match[str], context: Context) -> str:
        return ""

    @made.rule("emoji", rf"\s?{_EMOJI}{{1,8}}")
    def say_emoji(match: re.Match[str], context: Context) -> str | None:
        return "" if context.policy.emoji == "drop" else None

    return made


def operators(signs: Mapping[str, str]) -> Rules:
    """Operators between spaces or figures; ``signs`` are the words for "+", "×", "≤" ... ("" is not said)."""
    made = Rules("sign")
    any_sign = "".join(re.escape(sign) for sign in signs if sign != "-")

    @made.rule(
        "operator",
        rf"(?<=[\w)%])\s?(?P<span>[{any_sign}])\s?(?=[\w(√−+-])|(?<=\s)(?P<lone>[{any_sign}])(?=\s)",
        needs="".join(signs),
    )
    def say_operator(match: re.Match[str], context: Context) -> str | list[tuple[int, int, str]] | None:
        sign = match["span"] or match["lone"]
        if not match["span"]:
            return signs[sign] or None
        left, right = match.start(), match.end()
        figures = context.text[left - 1].isdecimal() or context.text[right : right + 1].isdecimal()
        spaced = context.text[match.start("span") - 1].isspace()
        keys = (
            sign == "+"
            and re.search(r"\b[A-Z]\w*\Z", context.before(left))
            and context.after(right, 1).isupper()
        )
        if keys and not figures and not spaced:
            return [(match.start("span"), match.end("span"), f" {signs[sign]} ")]  # "Strg+C"
        if sign in "+&" and not figures and not spaced:
            return None
        if not figures and not spaced:
            return None
        if not signs[sign]:
            return None
        before = "" if spaced else " "
        after = "" if match[0][-1].isspace() else " "
        return [(match.start("span"), match.end("span"), before + signs[sign] + after)]

    @made.rule("after", r"(?<=[^\W_])\+(?=[\s.,;:!?)»”]|\Z)", needs="+")
    def say_after(match: re.Match[str], context: Context) -> str:
        # "A+", "Disney+", "18+"
        return f" {signs['+']}"

    @made.rule("minus", r"(?<=\d\s)(?P<span>[-−])(?=\s\d)", needs="-−")
    def say_minus(match: re.Match[str], context: Context) -> str | None:
        return signs["-"] if re.search(r"[=+×*/]", context.text) else None

    return made
