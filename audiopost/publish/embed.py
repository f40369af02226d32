# SPDX-License-Identifier: GPL-3.0-or-later
"""The snippet an author pastes into the blog post: a player that needs no script of ours and nobody else."""

from __future__ import annotations

from html import escape

from audiopost.errors import PublishError
from audiopost.model import Listing, Show
from audiopost.publish import addresses
from audiopost.publish.notes import clean
from audiopost.publish.wording import wording


def snippet(show: Show, listing: Listing) -> str:
    """HTML for ``listing``'s article: a captioned ``audio`` element, the page with the transcript, a download link.

    Raises :class:`PublishError` without a base address: a snippet is pasted elsewhere, so it must say where the audio is.
    """
    if not show.base_url:
        raise PublishError(
            f"The snippet for {listing.slug!r} must say where the audio will be; "
            "set show.base_url in audiopost.toml to the address of the folder that holds output and feeds."
        )
    words = wording(listing.language or show.language)
    audio = escape(addresses.media(show, listing.audio_path))
    page = escape(addresses.media(show, listing.page))
    captions = next((path for path, type_ in listing.transcripts if type_ == "text/vtt"), "")
    track = (
        f'\n    <track kind="captions" src="{escape(addresses.media(show, captions))}"'
        f' srclang="{escape(listing.language or show.language)}" label="{escape(words["captions"])}">'
        if captions
        else ""
    )
    minutes = escape(words["minutes"].format(n=max(1, round(listing.duration_ms / 60_000))))
    return (
        f'<figure class="audiopost" lang="{words["lang"]}" style="margin: 1.5em 0">\n'
        f"  <figcaption>{escape(words['listen'])} ({minutes})</figcaption>\n"
        f'  <audio controls preload="none" style="width: 100%; max-width: 40em" src="{audio}" title="{escape(clean(listing.title))}">{track}\n'
        f'    <a href="{audio}">{escape(words["download"])}</a>\n'
        "  </audio>\n"
        f'  <p><small>{escape(words["disclosure"])} <a href="{page}">{escape(words["transcript"])}</a></small></p>\n'
        "</figure>\n"
    )
