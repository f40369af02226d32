# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules themselves, a module for each thing they look at."""
