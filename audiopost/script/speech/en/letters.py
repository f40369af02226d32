# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters: their names, Greek ones, and how a run of them is written so that an engine spells it."""

from __future__ import annotations

_GREEK = {
    "\u03b1": "alpha", "\u03b2": "beta", "\u03b3": "gamma", "\u03b4": "delta", "\u03b5": "epsilon", "\u03f5": "epsilon", "\u03b6": "zeta", "\u03b7": "eta", "\u03b8": "theta",
    "\u03d1": "theta", "\u03b9": "iota", "\u03ba": "kappa", "\u03bb": "lambda", "\u03bc": "mu", "\xb5": "mu", "\u03bd": "nu", "\u03be": "xi", "\u03bf": "omicron", "\u03c0": "pi",
    "\u03c1": "rho", "\u03c3": "sigma", "\u03c2": "sigma", "\u03c4": "tau", "\u03c5": "upsilon", "\u03c6": "phi", "\u03d5": "phi", "\u03c7": "chi", "\u03c8": "psi", "\u03c9": "omega",
}  # fmt: skip
GREEK_NAMES = _GREEK | {
    small.upper(): name
    for small, name in _GREEK.items()
    if len(small.upper()) == 1 and small not in "\xb5\u03f5\u03d1\u03d5\u03c2"
}
#: Every Greek letter, for a character class.
GREEK = "".join(GREEK_NAMES)


def letter(character: str) -> str:
    """One letter as it is named: "x" → "X", "α" → "alpha"."""
    return GREEK_NAMES.get(character) or character.upper()


def spell(letters: str) -> str:
    """Letters to be spelled: "NMDA" → "N.M.D.A"; figures and signs in it are skipped."""
    return ".".join(character.upper() for character in letters if character.isalpha())
