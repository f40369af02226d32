# SPDX-License-Identifier: GPL-3.0-or-later
"""The author's gate: what is published is looked over, rule by rule."""
