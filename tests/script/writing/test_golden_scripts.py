# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder for every kind of block: the page, its article, its script and its ledger, to be read by people.

``AUDIOPOST_REFRESH=1`` writes what the program makes today; look at the difference before keeping it.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from audiopost.config import NarrationOptions
from audiopost.extract import extract
from audiopost.extract.document import Document
from audiopost.model import Article, Hints
from audiopost.model.codec import from_json, to_data, to_json
from audiopost.script.printed import to_text
from audiopost.script.write import write

CASES = sorted((Path(__file__).parents[2] / "golden" / "script").iterdir())
REFRESH = bool(os.environ.get("AUDIOPOST_REFRESH"))


def found_in(case: Path) -> Article:
    page = (case / "input.html").read_bytes()
    lang = re.search(rb'lang="(\w+)"', page)
    assert lang
    hints = Hints(title="Tea", language=lang[1].decode())
    return extract(Document(name="input.html", kind="content", data=page, hints=hints))


def narration_of(case: Path) -> NarrationOptions:
    options: dict[str, Any] = {}
    if (case / "audiopost.toml").is_file():
        options = tomllib.loads((case / "audiopost.toml").read_text(encoding="utf-8"))["narration"]
    return NarrationOptions(**options)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_page_gives_the_article(case: Path) -> None:
    article = to_json(found_in(case))
    if REFRESH:
        (case / "article.json").write_text(article, encoding="utf-8")
    assert article == (case / "article.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_article_gives_the_script_and_its_ledger(case: Path) -> None:
    article = from_json(Article, (case / "article.json").read_bytes())
    script = write(article, narration_of(case), voices=["en", "de", "it"])
    text = to_text(script)
    about = {
        "ledger": to_data(script.ledger),
        "warnings": to_data(script.warnings),
        "links": to_data(script.links),
    }
    ledger = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    if REFRESH:
        (case / "script.txt").write_text(text, encoding="utf-8")
        (case / "ledger.json").write_text(ledger, encoding="utf-8")
    assert text == (case / "script.txt").read_text(encoding="utf-8")
    assert ledger == (case / "ledger.json").read_text(encoding="utf-8")
