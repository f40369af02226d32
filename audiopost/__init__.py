# SPDX-License-Identifier: GPL-3.0-or-later
"""audiopost: written articles as a podcast, spoken well, with chapters, transcripts and a feed."""

__version__ = "0.1.0"
