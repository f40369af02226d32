# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a language's words for mathematics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words and patterns of one language. Patterns name their parts in braces.

    ``{a}`` and ``{b}`` are the first and second operand; parts of several words are closed by their ``end_`` pattern.
    """

    language: str
    signs: Mapping[str, str]
    letters: Mapping[str, str]
    accents: Mapping[str, str]
    #: Named functions whose name is no word: "sin" -> "sine".
    functions: Mapping[str, str]
    #: {(numerator, denominator): words} for numbers that have a name.
    fractions: Mapping[tuple[str, str], str]

    over: str
    fraction: str
    choose: str
    squared: str
    cubed: str
    power: str
    long_power: str
    inverse: str
    transpose: str
    prime: str
    factorial: str
    sub: str
    square_root: str
    long_square_root: str
    cube_root: str
    root: str
    set_of: str
    absolute: str
    norm: str
    of: str
    open: str
    close: str
    capital: str
    base: str
    #: Big operators: from and to, only from, over a set, none.
    from_to: str
    from_: str
    over_set: str
    bare: str
    operators: Mapping[str, str]
    limit: str
    #: A sign or word above or below another, and a bar with the values that are put in.
    labelled: str
    evaluated_at: str
    evaluated_from: str
    tends: str
    matrix: str
    vector: str
    determinant: str
    big_matrix: str
    row: str
    end_matrix: str
    cases: str
