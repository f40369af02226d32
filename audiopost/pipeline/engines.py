# SPDX-License-Identifier: GPL-3.0-or-later
"""Engines and the clip cache, for the commands that show them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.config import Config
from audiopost.pipeline.studio import Studio

if TYPE_CHECKING:
    from audiopost.narrate.cache import ClipCache
    from audiopost.narrate.engines import Listing


def listing(config: Config, base: Path) -> tuple[Listing, ...]:
    """All installed engines with their voices."""
    from audiopost.narrate import engines

    return engines.listing(config.voice, Studio(config, base).cache.folder)


def clip_cache(config: Config, base: Path) -> ClipCache:
    """The clip cache of a configuration."""
    return Studio(config, base).cache
