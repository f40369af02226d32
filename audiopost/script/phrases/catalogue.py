# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a catalogue of announcements, and which one an article gets.

Announcements are short: a listener hears them often. Numbers stand in them as digits; the rules of the language
say them. An empty phrase is not said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Many:
    """A phrase with a number: ``one`` for one thing, ``many`` for all else; ``{n}`` is the number."""

    one: str
    many: str

    def of(self, n: int, **words: object) -> str:
        """The phrase for ``n`` things."""
        return (self.one if n == 1 else self.many).format(n=n, **words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The announcements of one language. ``language`` is the tag they are spoken with.

    Words that lead into text of the article end with a colon; sentences end with a full stop.
    """

    language: str
    introduction: str
    notes: str
    section_of: str
    untitled: str

    list_of: Many
    nested_list: Many
    end_list: str
    end_nested: str

    table: str
    bare_table: str
    columns: Many
    rows: Many
    column_names: str
    more: Many
    table_elsewhere: str
    row: str
    empty: str
    end_table: str

    image: str
    inline_image: str
    images_missing: Many
    caption: str

    quote: str
    end_quote: str
    post: str
    end_post: str

    code: Many
    code_in: Many
    plain_text: Many
    end_code: str

    formula: str
    formula_unread: str

    note: str
    note_body: str
    end_note: str
    citation: str
    references: Many
    references_unread: Many

    embedded: str
    link_to: str
    dot: str
    in_language: str

    aside_ends: str
    #: The spoken names of kinds: of embeds, of asides, of paragraphs.
    kinds: Mapping[str, str] = field(default_factory=dict)
    #: Signs and punctuation in code, said one by one.
    signs: Mapping[str, str] = field(default_factory=dict)


_WRITTEN = ("de", "en", "es", "fr")


@cache
def phrases(language: str) -> Phrases:
    """The catalogue for a BCP 47 ``language`` tag.

    A language without one gets the neutral catalogue: it says what the article holds without lead-ins, and only what
    would otherwise be lost (code, embeds, a table too big to read) is announced, in English.
    """
    code = language.replace("_", "-").split("-")[0].strip().lower()
    name = code if code in _WRITTEN else "neutral"
    found = import_module(f"{__package__}.{name}").PHRASES
    assert isinstance(found, Phrases)
    return found
