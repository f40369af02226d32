# SPDX-License-Identifier: GPL-3.0-or-later
"""A language we have no rules for: the text is cleaned, and numbers are left to the engine."""

from __future__ import annotations

from audiopost.script.speech.languages import Language

LANGUAGE = Language("und", ())
