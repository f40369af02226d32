# SPDX-License-Identifier: GPL-3.0-or-later
"""English: rules from the most specific kind of text to the most general."""

from __future__ import annotations

from audiopost.script.speech.en import numbers
from audiopost.script.speech.languages import Language

LANGUAGE = Language("en", (*numbers.RULES,))
