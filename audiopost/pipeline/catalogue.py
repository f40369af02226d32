# SPDX-License-Identifier: GPL-3.0-or-later
"""What tells of all shows of a project together, once there is more than one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from audiopost.config import Config
from audiopost.model import Show
from audiopost.pipeline import show as shows
from audiopost.pipeline import state as memo


def gathered(config: Config, output: Path, base_url: str | None = None) -> list[Show]:
    """The rendered shows of a configuration of several, in its order; none for one of a single show.

    ``base_url`` stands for the configured one.
    """
    found = []
    for one in shows.each(config) if len(config.shows) > 1 else ():
        state = memo.load(output, one.show.id)
        if state is not None and state.records:
            options = one.show if base_url is None else replace(one.show, base_url=base_url)
            kept = {**state.show, "page": shows.page_name(config, one.show.id)}
            found.append(replace(shows.make(options, one.show.id, kept), image=state.show.get("cover", "")))
    return found


def write(config: Config, output: Path, feeds: Path) -> None:
    """Write the page that lists all shows and their OPML. Raises PublishError."""
    found = gathered(config, output)
    if found:
        from audiopost.publish import catalogue, site

        site.write_files(output, {catalogue.PAGE: catalogue.page(found)})
        site.write_files(feeds, {catalogue.OPML: catalogue.opml(found)})
