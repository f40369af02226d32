# SPDX-License-Identifier: GPL-3.0-or-later
"""A Piper voice made reproducible and cheaper, without changing what it says."""
