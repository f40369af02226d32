# SPDX-License-Identifier: GPL-3.0-or-later
"""Engines: what turns text into sound. Plugins of the entry point group ``audiopost.engines``."""

from audiopost.narrate.engines.base import Engine, Precise, Speech, base_language, plain
from audiopost.narrate.engines.loading import Listing, engine_class, listing, load, names, nearest

__all__ = [
    "Engine", "Listing", "Precise", "Speech", "base_language", "engine_class", "listing", "load", "names", "nearest",
    "plain",
]  # fmt: skip
