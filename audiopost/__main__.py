# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m audiopost``."""

import sys

from audiopost.cli import main

if __name__ == "__main__":
    sys.exit(main())
