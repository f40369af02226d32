# SPDX-License-Identifier: GPL-3.0-or-later
"""Narrate: from utterances to clips, through an engine or the clip cache."""
