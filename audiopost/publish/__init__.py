# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a listener or a reader gets: feed, transcripts, chapters, pages, cover; and how it reaches the disk."""
