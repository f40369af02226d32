# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentence boundaries: golden paragraphs per language, awkward cases, and invariants for any string."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopost.script.clauses import clauses
from audiopost.script.sentences import split

GOLDEN = Path(__file__).parent / "sentences"


def paragraphs(code: str) -> list[list[str]]:
    text = (GOLDEN / f"{code}.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return [block.strip().splitlines() for block in lines.split("\n\n") if block.strip()]


def texts(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in split(text, language)]


@pytest.mark.parametrize("name", ["en", "en-more", "de", "es", "fr"])
def test_article_paragraphs_break_where_a_reader_stops(name: str) -> None:
    wrong = []
    for lines in paragraphs(name):
        found = texts(" ".join(lines), name[:2])
        wrong += [line for line in found if line not in lines]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Smith paid $4.5B on Sept. 4, 2025.", ["Dr. Smith paid $4.5B on Sept. 4, 2025."]),
        ("Heading\n\nText here. More.", ["Heading", "Text here.", "More."]),
        ("- one item\n- another item\n- a third", ["- one item", "- another item", "- a third"]),
        ("1. Wash.\n2. Dry.", ["1. Wash.", "2. Dry."]),
        ("A line wrapped by an editor at about column fifty\nis one sentence.", None),
        ("It works.12 The next one does not.", ["It works.12", "The next one does not."]),
        ("It works.¹² So there.", ["It works.¹²", "So there."]),
        ("They left.The others stayed.", ["They left.", "The others stayed."]),
        ("Stop! 😀", ["Stop! 😀"]),
        ("i went home. it was late.", ["i went home.", "it was late."]),
        ("He won (see p. 4.) and left.", None),
        ("Wait. . . what? No!", ["Wait. . . what?", "No!"]),
    ],
)
def test_awkward_english(text: str, expected: list[str] | None) -> None:
    assert texts(text) == (expected or [text])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "これはペンです。それは本です！", ["これはペンです。", "それは本です！"]),
        ("zh-Hans", "他说：“你好。”然后走了。", ["他说：“你好。”", "然后走了。"]),
        ("hi", "यह है। वह है।", ["यह है।", "वह है।"]),
        ("ar", "ما هذا؟ هذا كتاب.", ["ما هذا؟", "هذا كتاب."]),
        ("el", "Τι κάνεις; Καλά.", ["Τι κάνεις;", "Καλά."]),
        ("ru", "Это дом. А это сад.", ["Это дом.", "А это сад."]),
        ("it", "Il sig. Rossi arriva. Poi parte.", ["Il sig. Rossi arriva.", "Poi parte."]),
        ("th", "สวัสดี ครับ", ["สวัสดี ครับ"]),
        ("", "One. Two.", ["One.", "Two."]),
        ("no such tag", "One thing. Two things.", ["One thing.", "Two things."]),
    ],
)
def test_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, language) == expected


def test_without_the_library_our_rules_remain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audiopost.script.boundaries._segmenter", lambda: None)
    assert texts("Ecco. Il comm. Rossi arriva domani.", "it") == ["Ecco.", "Il comm.", "Rossi arriva domani."]


def test_offsets_are_those_of_the_shown_text() -> None:
    text = "  Ünï 😀 one. \n Two!  "
    assert [(s.start, s.end) for s in split(text)] == [(2, 12), (15, 19)]


ALPHABET = st.sampled_from(
    [*"aB1 .!?\n\"'“”„«»()[]—…,;:。\u00a0", "Dr.", "U.S.", " The ", "e.g. ", "😀", "é", "\u200b", "中"]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(ALPHABET, max_size=60).map("".join))


@given(TEXTS, st.sampled_from(["en", "de", "es", "fr", "it", "ja", "ar", "xx", ""]))
@settings(max_examples=300, deadline=None)
def test_every_visible_character_is_in_exactly_one_sentence(text: str, language: str) -> None:
    sentences = split(text, language)
    position = 0
    for sentence in sentences:
        assert not text[position : sentence.start].strip()
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip() != ""
        position = sentence.end
    assert not text[position:].strip()


@given(TEXTS, st.integers(1, 60), st.sampled_from(["en", "de", "fr", "zh"]))
@settings(max_examples=300, deadline=None)
def test_clauses_cover_the_sentence_within_the_limit(text: str, limit: int, language: str) -> None:
    position = 0
    pieces = clauses(text, limit, language)
    for piece in pieces:
        assert not text[position : piece.start].strip()
        assert piece.text == text[piece.start : piece.end]
        assert len(piece.text) <= limit
        position = piece.end
    assert not text[position:].strip()
    assert not pieces or pieces[-1].pause_ms == 0


def test_clauses_end_where_a_reader_breathes() -> None:
    sentence = (
        "The committee, which had met for the first time in January 2024 under the chairmanship of Sir John Smith, "
        "decided that the plan (a total of 4.5 million dollars over three years) should be approved; but the members "
        "who had voted against it said that they would appeal."
    )
    pieces = clauses(sentence, 120)
    assert [piece.text[-9:] for piece in pieces] == ["hn Smith,", "approved;", "d appeal."]
    assert [piece.pause_ms for piece in pieces] == [120, 250, 0]


@pytest.mark.parametrize(
    "held",
    [
        "4.5 million dollars",
        "12,000 km",
        "Sir John Adams Smith",
        "“yes, but no”",
        "(in 2019, say)",
        "3 – 5 mg",
    ],
)
def test_clauses_do_not_cut_what_belongs_together(held: str) -> None:
    sentence = (
        f"it was said many times in the past years that {held} would be what they found when they came back"
    )
    for limit in range(50, 90):
        assert any(held in piece.text for piece in clauses(sentence, limit))


def test_clauses_cut_text_without_spaces_anywhere() -> None:
    assert [len(piece.text) for piece in clauses("x" * 250, 100)] == [100, 100, 50]
