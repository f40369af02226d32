# SPDX-License-Identifier: GPL-3.0-or-later
"""What German, Spanish and French have in common: rules made from a language's own words."""
