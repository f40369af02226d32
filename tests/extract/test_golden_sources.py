# SPDX-License-Identifier: GPL-3.0-or-later
"""Every folder of tests/golden/sources: its input read to the article its expected.txt describes.

``AUDIOPOST_REFRESH=1`` writes the descriptions anew; look at the difference before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audiopost.config.options import FetchOptions
from audiopost.extract import discover, extract, read
from audiopost.model import Failure
from tests.extract.outline import outline

FOLDER = Path(__file__).parent.parent / "golden" / "sources"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_source_reads_to_its_golden_article(case: str) -> None:
    (source,) = (path for path in (FOLDER / case).iterdir() if path.name != "expected.txt")
    parts = []
    for found in discover([str(source)], FetchOptions()):
        if isinstance(found, Failure):
            parts.append(f"failure: {found.message}\n")
        elif found.kind == "url":
            parts.append(f"page to fetch: {found.url}\ntitle: {found.hints.title}\n")
        else:
            parts.append(f"[{found.name}]\n{outline(extract(read(found, FetchOptions())))}")
    text = "\n".join(parts)
    expected = FOLDER / case / "expected.txt"
    if os.environ.get("AUDIOPOST_REFRESH"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
