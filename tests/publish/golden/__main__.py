# SPDX-License-Identifier: GPL-3.0-or-later
"""Rewrites the golden folder."""

from pathlib import Path

from tests.publish.golden import files

folder = Path(__file__).parent / "lighthouse"
folder.mkdir(exist_ok=True)
for name, data in files().items():
    (folder / name).write_bytes(data)
