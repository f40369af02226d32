# SPDX-License-Identifier: GPL-3.0-or-later
"""The snippet that plays an episode in the blog post it was made from."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

from audiopost.config import Config
from audiopost.errors import UsageError
from audiopost.pipeline import publishing
from audiopost.pipeline import show as shows
from audiopost.pipeline import state as memo
from audiopost.pipeline.documents import listing


def embed(config: Config, output: Path, name: str) -> str:
    """The HTML snippet of the episode whose slug, GUID or source is ``name``.

    Raises UsageError when there is none, and PublishError when no base address is configured.
    """
    from audiopost.publish.embed import snippet

    slugs: list[str] = []
    for show_id in memo.known_shows(output):
        state = publishing.load_state(output, show_id)
        for record in publishing.published(state.records.values()):
            if name in {record.slug, record.guid, record.source, record.identity}:
                show = replace(
                    shows.make(shows.options_of(config, show_id), show_id, state.show),
                    image=state.show.get("cover", ""),
                )
                return snippet(show, listing(record))
            slugs.append(record.slug)
    near = difflib.get_close_matches(name, slugs, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"the folders in {output} are the slugs"
    raise UsageError(f"there is no published episode {name!r} in {output}; {hint}")
