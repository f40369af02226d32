# SPDX-License-Identifier: GPL-3.0-or-later
"""Selector rules of the configuration, written onto the elements they match like an author's own hints."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING

from audiopost.errors import ConfigError
from audiopost.extract.reader import KEPT, POLICY, SAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from audiopost.config.options import Rule


POLICIES = frozenset(
    ("alt", "announce", "hide", "mark", "none", "omit", "plain", "read", "say", "skip", "summary", "words")
)
"""Every word that is a policy of some kind of block."""


def apply_rules(root: HtmlElement, rules: Sequence[Rule], source: str) -> None:
    """Gives matching elements the rule's policy and words. An author's own hint on an element comes first.

    A rule with a ``source`` pattern (``*`` and ``?``) speaks only of sources whose name it matches. Raises
    ``ConfigError`` for a selector that cannot be read.
    """
    for element in root.iter():
        if isinstance(element.tag, str) and (element.get(POLICY) is not None or element.get(SAY) is not None):
            element.set(KEPT, "1")
    for rule in rules:
        if rule.source and not fnmatch(source, rule.source):
            continue
        for element in _matches(root, rule.selector):
            if rule.policy and element.get(POLICY) is None:
                element.set(POLICY, rule.policy)
            if rule.say and element.get(SAY) is None:
                element.set(SAY, rule.say)
            element.set(KEPT, "1")


def check(rules: Sequence[Rule]) -> None:
    """Raise ``ConfigError`` for a rule that nothing could follow: a selector that cannot be read, an unknown policy."""
    if not rules:
        return
    from lxml.html import fromstring

    page = fromstring("<p></p>")
    for rule in rules:
        _matches(page, rule.selector)
        if not rule.policy and not rule.say:
            raise ConfigError(
                f'The rule for "{rule.selector}" in [[narration.rules]] has neither a policy nor words to say; add one.'
            )
        if rule.policy and rule.policy.strip().lower() not in POLICIES:
            raise ConfigError(
                f'The rule for "{rule.selector}" in [[narration.rules]] has the unknown policy "{rule.policy}"; '
                f"use one of {', '.join(sorted(POLICIES))}."
            )


def _matches(root: HtmlElement, selector: str) -> list[HtmlElement]:
    from cssselect import SelectorError

    try:
        found: list[HtmlElement] = root.cssselect(selector)
    except (SelectorError, ValueError, SyntaxError) as error:
        raise ConfigError(
            f'The selector "{selector}" in [[narration.rules]] cannot be read ({error}); write a CSS selector like "div.note".'
        ) from None
    return found
