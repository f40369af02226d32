# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of what only some shows have."""

from __future__ import annotations

from dataclasses import replace

from audiopost.model import Soundbite
from tests.check.seeds import edited, seed
from tests.check.site import Site

for _number, _tag in enumerate(
    (
        "<podcast:season>two</podcast:season>",
        "<itunes:episode>0</itunes:episode>",
        "<itunes:season>1</itunes:season><podcast:season>2</podcast:season>",
    )
):
    edited("item-number", f"number_{_number}", "</item>", f"{_tag}</item>")
edited("item-number", "kind_of_episode", "<itunes:episodeType>full", "<itunes:episodeType>teaser")
for _number, _times in enumerate(
    (
        'startTime="0" duration="3"',
        'startTime="900" duration="30"',
        'startTime="0:10" duration="20"',
        'duration="20"',
    )
):
    _bite = f"<podcast:soundbite {_times}>x</podcast:soundbite></item>"
    edited("item-soundbite", f"soundbite_{_number}", "</item>", _bite)
_FUNDING = '<podcast:funding url="{}">{}</podcast:funding><item>'
edited("feed-funding", "funding_without_text", "<item>", _FUNDING.format("https://example.org/give", ""))
edited("feed-funding", "funding_without_address", "<item>", _FUNDING.format("/give", "Give"))


@seed("item-soundbite")
def soundbite_that_is_not_said(site: Site) -> None:
    site.article(lambda article: replace(article, soundbites=(Soundbite("Nobody ever wrote this."),)))
