# SPDX-License-Identifier: GPL-3.0-or-later
"""Any string at all: never an exception, never silence for words, never more work than the text is long."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopost.script.speech.engines import for_engine
from audiopost.script.speech.spans import Context
from audiopost.script.words import _pieces, explain, spoken

PIECES = st.sampled_from(
    "Dr. St. $ £ € % ° ′ ″ ± × ² ₂ ½ – — - / : , . ( ) [ ] @ # & + = < > ~ ^ _ * | \\ ' \" “ ” … → α π € 1 12 1,234 3.14 .5 0 007 1999 "
    "2024-05-06 5:30 p.m. kg km/h mg m A I V IV XIV NASA FBI mRNA CO2 H₂O e.g. etc. http://x.org a@b.co www. .com 😂 🇫🇷 \u200b \u202e \u0301 "
    "[[ ]] [[a|b]] [1] word The a é ß 中 م \x00 \n \t".split(" ")
)


@given(
    st.lists(PIECES, max_size=25).map("".join)
    | st.lists(PIECES, max_size=25).map(" ".join)
    | st.text(max_size=120)
)
@settings(deadline=None, max_examples=300)
def test_any_string_is_said(text: str) -> None:
    explained = explain(text)
    for span in explained.spans:
        assert 0 <= span.start < span.end <= len(text)
    if _has_words(text):
        assert explained.spoken.strip()
    for engine in ("piper", "gtts"):
        assert isinstance(for_engine(explained.spoken, engine), str)


def _has_words(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2}", text))


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1, max_size=12))
@settings(deadline=None, max_examples=100)
def test_a_word_is_never_lost(word: str) -> None:
    assert spoken(f"so {word} it is").startswith("so ")
    assert spoken(f"so {word} it is").endswith(" it is")


@pytest.mark.parametrize("start", range(0, 0x3100, 0x80), ids=hex)
def test_every_block_of_unicode(start: int) -> None:
    text = "word " + "".join(map(chr, range(start, start + 0x80)))
    assert "word" in spoken(text)


@pytest.mark.parametrize("code", [0xD800, 0xDFFF, 0xE000, 0xFFFE, 0x10FFFF, 0x1F468, 0x1F1FA, 0x20E3, 0xFE0F])
def test_odd_code_points(code: int) -> None:
    assert "word" in spoken(f"a word {chr(code)}5{chr(code)}")


#: Patterns that back off badly read such texts in quadratic time or worse.
HEAPS: dict[str, Callable[[int], str]] = {
    unit: (lambda size, unit=unit: unit * (size // len(unit)))  # type: ignore[misc]
    for unit in (
        "a",
        "A",
        "1",
        "1,",
        "1.",
        "A.",
        "a-",
        "(",
        "/a",
        "1/",
        "1-",
        "a@",
        "a.com/",
        "[[",
        "[1",
        "$1",
        "1 m ",
        "x=",
        "<a ",
        "I ",
        "²",
        "H2",
        "1:0",
        "Jan ",
        " ",
        "a_",
        "--a",
        "+1 ",
        "m·",
    )
}


@pytest.mark.parametrize("unit", sorted(HEAPS))
def test_a_long_text_is_worked_on_in_pieces(unit: str) -> None:
    text = HEAPS[unit](20_000)
    pieces = _pieces(text)
    assert "".join(text[start:end] for start, end in pieces) == text
    assert max(end - start for start, end in pieces) <= 2_000
    assert isinstance(spoken(text), str)


def test_pieces_end_at_spaces_where_there_are_any() -> None:
    text = "twelve words of text, and some more of it to come. " * 200
    for _, end in _pieces(text)[:-1]:
        assert text[end - 1] == " " or text[end] == " "
    assert "twelve words" in spoken(text)


def test_context_shows_what_is_around() -> None:
    context = Context("before it after")
    assert context.before(7) == "before "
    assert context.after(9) == " after"


@given(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.sampled_from(["de", "es", "fr", "it", "ru", "ja", "ar", "xx", ""]),
)
@settings(deadline=None, max_examples=200)
def test_any_string_is_said_in_any_language(text: str, language: str) -> None:
    said = spoken(text, language)
    if _has_words(text):
        assert said.strip()
    for engine in ("piper", "gtts"):
        assert isinstance(for_engine(said, engine, language), str)


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "zh"])
@pytest.mark.parametrize(
    "unit", ["1/", "1.", "€", "+49 ", "A.", "3.5.", "(0", "z. B. ", "[1]", "中", "\u202e\u0301"]
)
def test_a_long_text_in_any_language(unit: str, language: str) -> None:
    assert "word" in spoken(unit * (10_000 // len(unit)) + " word", language)
