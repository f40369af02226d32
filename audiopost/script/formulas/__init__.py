# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas in words: TeX (by way of latex2mathml) and MathML, read by one grammar in four languages."""

from audiopost.script.formulas.reading import in_words, is_prose, run_in_words, speaks

__all__ = ["in_words", "is_prose", "run_in_words", "speaks"]
