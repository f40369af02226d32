# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of the rules of ``audiopost check``, so that a misspelt one is found by every command that reads a configuration.

Loading the rules themselves takes longer than an unchanged render has; a test holds this list against them.
"""

from __future__ import annotations

RULES: tuple[str, ...] = tuple(
    """
    feed-missing feed-xml feed-encoding feed-namespace feed-doctype feed-repeated feed-withheld feed-relative
    feed-self-link feed-page feed-order feed-style feed-duplicate-guid feed-duplicate-enclosure feed-title feed-link
    feed-description feed-description-length feed-language feed-language-episodes feed-category feed-explicit
    feed-author feed-owner feed-type feed-guid feed-guid-changed feed-locked feed-licence feed-medium feed-synthetic
    feed-image-alt enclosure enclosure-file enclosure-outdated enclosure-length enclosure-type enclosure-extension
    enclosure-name item-title item-outdated item-guid item-guid-permalink item-repeated item-withheld item-image
    item-guid-changed item-withdrawn item-duration item-description item-description-length item-unsafe
    item-description-html item-relative-link item-disclosure item-synthetic item-chapter-lines item-explicit
    item-link item-content item-transcript item-transcript-file item-transcript-type item-transcript-language
    item-transcript-captions item-chapters item-chapters-file feed-date item-date item-weekday item-future
    item-date-changed artwork artwork-file artwork-format artwork-extension artwork-square artwork-size
    artwork-colour artwork-bytes manifest episode-unlisted episode-file episode-content audio-disclosure audio-file
    section-file cues-order cues-end chapters-start chapters-contiguous chapters-seconds chapters-end
    chapters-headings chapters-time chapters-json chapters-json-same audio-changed audio-frames audio-format
    audio-bitrate audio-rate audio-mono audio-gapless audio-decodes audio-duration audio-loudness audio-peak
    audio-evenness audio-silent-cue id3 id3-version id3-frame id3-encoding id3-title id3-contents id3-order
    id3-offsets id3-chapters id3-cover transcript-form transcript-order transcript-overlap transcript-lines
    transcript-speaker transcript-text transcript-time page-empty page-encoding page-episode page-language
    page-viewport page-title page-h1 page-headings page-image-alt page-id page-policy page-elsewhere page-link
    page-feed page-audio page-captions page-transcript show-page show-page-episodes shows-page shows-opml
    stale-audio stale-settings stale-details source-withheld source-gone source-new source-unreadable article-title
    article-image-alt article-heading-level article-heading-empty article-link-text article-table-headers
    article-embed-title article-language article-paywall article-script-only article-pages article-date
    article-other unaccounted unsaid unspoken-note unspoken-table unspoken-passage unspoken-title heard-dropped
    heard-garbled feed-funding item-number item-soundbite
    """.split()
)
