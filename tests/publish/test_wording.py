# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own words: the same ones in every language, and none that nothing uses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import audiopost.publish
from audiopost.publish.wording import date, wording

FOLDER = Path(audiopost.publish.__file__).parent


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_every_language_says_everything_with_the_same_blanks(language: str) -> None:
    english, other = wording("en"), wording(language)
    assert other["lang"] == language
    assert english.keys() == other.keys()
    for key in english.keys() - {"date"}:
        assert set(re.findall(r"\{\w+\}", english[key])) == set(re.findall(r"\{\w+\}", other[key])), key


def test_every_word_is_used() -> None:
    # The pipeline describes a show that nobody described.
    files = [*FOLDER.rglob("*"), FOLDER.parent / "pipeline" / "show.py"]
    sources = "".join(p.read_text() for p in files if p.suffix in {".py", ".html"} and p.name != "wording.py")
    unused = [
        key
        for key in wording("en").keys() - {"lang", "date", "months"}
        if not re.search(rf"words\.{key}\b|(words|\))\[[\"']{key}[\"']\]", sources)
    ]
    assert unused == []


def test_unknown_languages_get_english() -> None:
    assert wording("tlh")["lang"] == wording("")["lang"] == "en"
    assert wording("de-AT")["lang"] == "de"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "4 September 2025"),
        ("de", "4. September 2025"),
        ("fr", "4 septembre 2025"),
        ("es", "4 de septiembre de 2025"),
    ],
)
def test_dates(language: str, said: str) -> None:
    assert date("2025-09-04T08:00:00+00:00", wording(language)) == said
