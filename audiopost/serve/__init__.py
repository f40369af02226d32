# SPDX-License-Identifier: GPL-3.0-or-later
"""What is rendered, over HTTP: for a preview, and for the podcast app of the person who rendered it."""
