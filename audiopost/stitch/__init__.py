# SPDX-License-Identifier: GPL-3.0-or-later
"""Stitch: clips become levelled, encoded segments; segments become one MP3 with one timeline."""
