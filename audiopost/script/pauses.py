# SPDX-License-Identifier: GPL-3.0-or-later
"""The silences of one script: the options' at the pace that was asked for."""

from __future__ import annotations

from dataclasses import fields, replace

from audiopost.config import PauseOptions

_PACE = {"relaxed": 1.35, "normal": 1.0, "brisk": 0.65}
# Deeper headings part less.
_LEVEL = {0: 1.0, 1: 1.0, 2: 1.0, 3: 0.8}
_DEEP = 0.6


def scaled(options: PauseOptions) -> PauseOptions:
    """The options with every silence (ms) at their pace, and the pace "normal"."""
    factor = _PACE[options.pace]
    times = {
        field.name: round(getattr(options, field.name) * factor)
        for field in fields(options)
        if isinstance(getattr(options, field.name), int)
    }
    return replace(options, pace="normal", **times)


def before_heading(pauses: PauseOptions, level: int) -> int:
    """The silence (ms) before a heading of ``level``."""
    return round(pauses.before_heading * _LEVEL.get(level, _DEEP))


def after_heading(pauses: PauseOptions, level: int) -> int:
    """The silence (ms) after a heading of ``level``."""
    return round(pauses.after_heading * _LEVEL.get(level, _DEEP))
