# SPDX-License-Identifier: GPL-3.0-or-later
"""What the narrator adds of its own, in the language of the article: one module a language."""

from audiopost.script.phrases.catalogue import Many, Phrases, phrases

__all__ = ["Many", "Phrases", "phrases"]
