# SPDX-License-Identifier: GPL-3.0-or-later
"""Language tags: what they have in common, and what a language is called in another."""

from __future__ import annotations

from functools import cache


def primary(tag: str) -> str:
    """The language of a BCP 47 tag without script, region or variants: "en-GB" is "en"."""
    return tag.replace("_", "-").split("-")[0].strip().lower()


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, wherever it is spoken. An empty tag is any language."""
    return not one or not other or primary(one) == primary(other)


@cache
def language_name(tag: str, tongue: str) -> str:
    """What the language of ``tag`` is called in ``tongue``; its tag when it has no name there."""
    from babel import Locale, UnknownLocaleError

    code = primary(tag)
    try:
        return str(Locale.parse(primary(tongue)).languages.get(code) or code)
    except (UnknownLocaleError, ValueError):
        return code
