# SPDX-License-Identifier: GPL-3.0-or-later
"""The corridor: the only place that walks through the rooms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.pipeline.render import Tell, render

if TYPE_CHECKING:
    from audiopost.config import Config
    from audiopost.pipeline.events import Result
    from audiopost.pipeline.job import Job

__all__ = ["rebuild_feed", "rebuild_feeds", "render", "render_all"]


def render_all(jobs: Sequence[Job], tell: Tell) -> Iterator[Result]:
    """Render one show after the other, and what tells of all of them; see :func:`render`."""
    from audiopost.pipeline import catalogue

    for job in jobs:
        yield from render(job, tell)
    if jobs and not jobs[0].dry_run:
        catalogue.write(jobs[0].config, jobs[0].output, jobs[0].feeds)


def rebuild_feeds(config: Config, base: Path, output: Path, feeds: Path) -> list[tuple[Path, int]]:
    """Write the feed of every show that has episodes again, and what tells of all; each path and its episodes.

    Raises PublishError when no show has an episode, or something cannot be written.
    """
    from audiopost.errors import PublishError
    from audiopost.pipeline import catalogue
    from audiopost.pipeline.show import each

    made, empty = [], None
    for one in each(config):
        try:
            made.append(rebuild_feed(one, base, output, feeds))
        except PublishError as error:
            if one is config or "holds no episode" not in str(error):
                raise
            empty = error
    if empty and not made:
        raise empty
    catalogue.write(config, output, feeds)
    return made


def rebuild_feed(config: Config, base: Path, output: Path, feeds: Path) -> tuple[Path, int]:
    """Write the feed again from the output folder alone; its path and how many episodes it has.

    Raises PublishError when there is no episode, or something cannot be written.
    """
    from audiopost.pipeline.feed import rebuild

    return rebuild(config, base, output, feeds)
