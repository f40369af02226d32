# SPDX-License-Identifier: GPL-3.0-or-later
"""Written words to spoken words: one span pipeline, one package of rules per language.

``spans`` holds the contract (:class:`~audiopost.script.speech.spans.Rule` proposes, the pipeline protects),
``source`` the text as rules see it with its way back to the original offsets, ``languages`` the registry,
``engines`` the last pass for one engine, and ``en``, ``de`` … the rules. See ``docs/speech.md``.
"""
