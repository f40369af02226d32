# SPDX-License-Identifier: GPL-3.0-or-later
"""The feed again, from the output folder alone."""

from __future__ import annotations

from pathlib import Path

from audiopost.config import Config
from audiopost.errors import PublishError
from audiopost.pipeline import publishing
from audiopost.pipeline import show as shows


def rebuild(config: Config, base: Path, output: Path, feeds: Path) -> tuple[Path, int]:
    """Write cover, show page and feed from what is in ``output``; the feed's path and how many episodes it has.

    Raises PublishError when there is no episode, or something cannot be written.
    """
    from audiopost.publish import site

    show_id = shows.show_id(config.show, output)
    if not output.is_dir():
        raise PublishError(
            f"There is no folder {output}; render something first, or name the folder with --output."
        )
    with site.lock(output, show_id, wait=60):
        state = publishing.load_state(output, show_id)
        episodes = publishing.published(state.records.values())
        if not state.records:
            raise PublishError(
                f"{output} holds no episode of the show {show_id!r}; render something first, or name the folder with --output."
            )
        kept = {**state.show, "page": shows.page_name(config, show_id)}
        if not kept.get("guid"):
            first = min(state.records.values(), key=lambda record: (record.published, record.guid))
            kept["guid"] = shows.first_guid(config.show, show_id, feeds, first.identity)
        show = shows.make(config.show, show_id, kept)
        art = publishing.cover(show, config, base, output, state.show)
        publishing.publish(show, state, output, feeds, art, afresh=True)
    return feeds / f"{show_id}.xml", len(episodes)
