# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters of formulas: Greek by name, and alphabets of style (bold, script, double-struck) as plain letters."""

from __future__ import annotations

import unicodedata

_SMALL = "αβγδεζηθικλμνξοπρστυφχψω"
_NAMES = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "omicron",
    "pi",
    "rho",
    "sigma",
    "tau",
    "upsilon",
    "phi",
    "chi",
    "psi",
    "omega",
]
GREEK = dict(zip(_SMALL, _NAMES, strict=True)) | {
    "ς": "sigma", "ϵ": "epsilon", "ϑ": "theta", "ϕ": "phi", "ϱ": "rho", "ϖ": "pi", "ϰ": "kappa",
}  # fmt: skip
# Signs drawn twice in Unicode, or under another name by the converter.
SAME = {
    "⟂": "⊥", "⧵": "∖", "⁄": "/", "∕": "/", "⟸": "⇐", "⟵": "←", "⟷": "↔", "\\|": "∥", "‖": "∥", "▵": "△", "□": "◻",
}  # fmt: skip
# Sets that have a name keep their sign.
_KEPT = frozenset("ℝℕℤℚℂℵℏℓℜℑ")


def plain_letter(text: str) -> str:
    """``text`` with styled letters as plain ones: 𝒙 and 𝐱 are x; ℝ stays ℝ."""
    if text.isascii() or text in _KEPT:
        return text
    return "".join(
        unicodedata.normalize("NFKC", character)
        if character.isalpha() and character not in _KEPT
        else character
        for character in text
    )
