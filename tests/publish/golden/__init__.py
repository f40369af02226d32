# SPDX-License-Identifier: GPL-3.0-or-later
"""The lighthouse episode's files as they should be."""

from __future__ import annotations

from audiopost.publish import embed, feed, manifest
from tests.publish.fixtures import lighthouse


def files() -> dict[str, bytes]:
    """What the golden folder holds, by name."""
    show, episode = lighthouse.show(), lighthouse.episode()
    made = manifest.files(episode)
    listing = manifest.listing(episode, with_content=True)
    names = [manifest.VTT, manifest.SRT, manifest.HTML, manifest.CHAPTERS, manifest.CONTENT]
    return {
        **{name: made[name] for name in names},
        "feed.xml": feed.build(show, [listing]),
        "embed.html": embed.snippet(show, listing).encode(),
    }
