# SPDX-License-Identifier: GPL-3.0-or-later
"""From an article to what is said: blocks, sentences, spoken forms, lexicon, ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audiopost.script.words import explain as explain
    from audiopost.script.words import spoken as spoken

__all__ = ["explain", "spoken"]

# Imported on first use, so that a command that says nothing does not pay for the rules.
_LAZY = {"explain": "audiopost.script.words", "spoken": "audiopost.script.words"}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value
