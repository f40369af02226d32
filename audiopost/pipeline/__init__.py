# SPDX-License-Identifier: GPL-3.0-or-later
"""The corridor: the only place that walks through the rooms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.pipeline.render import render

if TYPE_CHECKING:
    from audiopost.config import Config

__all__ = ["rebuild_feed", "render"]


def rebuild_feed(config: Config, base: Path, output: Path, feeds: Path) -> tuple[Path, int]:
    """Write the feed again from the output folder alone; its path and how many episodes it has.

    Raises PublishError when there is no episode, or something cannot be written.
    """
    from audiopost.pipeline.feed import rebuild

    return rebuild(config, base, output, feeds)
