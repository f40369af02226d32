# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers of what is published: feeds, MP3s and their tags, captions, pages. Each reads strictly and never fails."""
