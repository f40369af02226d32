# SPDX-License-Identifier: GPL-3.0-or-later
"""Configuration: small groups of options, one per room, and the file they come from."""

from audiopost.config.options import (
    AudioOptions,
    BumperOptions,
    CacheOptions,
    CheckOptions,
    Config,
    FetchOptions,
    LexiconEntry,
    NarrationOptions,
    PathOptions,
    PauseOptions,
    Rule,
    ShowOptions,
    VoiceOptions,
)

__all__ = [
    "AudioOptions", "BumperOptions", "CacheOptions", "CheckOptions", "Config", "FetchOptions", "LexiconEntry",
    "NarrationOptions", "PathOptions", "PauseOptions", "Rule", "ShowOptions", "VoiceOptions",
]  # fmt: skip
