# SPDX-License-Identifier: GPL-3.0-or-later
"""What one call of ``render`` was asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audiopost.config import Config


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A render to be done. ``base`` is where the configuration's paths start, ``root`` where ``names`` do.

    ``jobs`` 0 means as many as there are usable cores. With ``dated_by_article`` off, an episode is dated by its first
    render and not by its article, so that what was put aside to hear later is on top. ``single`` refuses names that stand
    for a list of articles.
    """

    names: tuple[str, ...]
    config: Config
    base: Path
    root: Path
    output: Path
    feeds: Path
    jobs: int = 0
    force: bool = False
    dry_run: bool = False
    script_file: Path | None = None
    dated_by_article: bool = True
    single: bool = False
