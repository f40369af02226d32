# SPDX-License-Identifier: GPL-3.0-or-later
"""Every folder of tests/golden/blocks: input.html read to the article in article.json.

``AUDIOPOST_REFRESH=1`` writes the articles anew; look at the difference before you keep it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from audiopost.extract.document import Document
from audiopost.extract.html import extract_html
from audiopost.extract.printed import article_json
from audiopost.model import codec

FOLDER = Path(__file__).parent.parent / "golden" / "blocks"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_page_reads_to_its_golden_article(case: str) -> None:
    data = (FOLDER / case / "input.html").read_bytes()
    article = extract_html(
        Document(name="input.html", kind="html", data=data, url="https://example.org/page")
    )
    text = codec.to_json(article)
    expected = FOLDER / case / "article.json"
    if os.environ.get("AUDIOPOST_REFRESH"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    assert json.loads(json.dumps(article_json(article)))["sections"]
