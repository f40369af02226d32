# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules a language has. A language is a package beside this module, imported when first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from audiopost.script.speech.spans import Context, Rule


@dataclass(frozen=True, slots=True)
class Language:
    """``rules`` in the order they are tried; ``survey`` fills ``Context.traits`` before the first of them."""

    code: str
    rules: tuple[Rule, ...]
    survey: Callable[[Context], None] | None = None


@cache
def language(tag: str) -> Language:
    """The language for a BCP 47 ``tag`` ("en-GB" → English); without rules of its own, the neutral ones.

    A language package ``audiopost/script/speech/<code>/__init__.py`` defines ``LANGUAGE``.
    """
    code = tag.replace("_", "-").split("-")[0].strip().lower()
    name = f"{__package__}.{code}"
    if not (code.isascii() and code.isalpha() and 2 <= len(code) <= 3 and find_spec(name)):
        name = f"{__package__}.neutral"
    found = import_module(name).LANGUAGE
    assert isinstance(found, Language)
    return found
