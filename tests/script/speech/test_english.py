# SPDX-License-Identifier: GPL-3.0-or-later
"""English as it is said: golden lines ``written => spoken`` in ``english/``, one file per kind of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiopost.script import spoken
from audiopost.script.speech.en import LANGUAGE
from audiopost.script.words import explain

GOLDEN = Path(__file__).parent / "english"


def golden_lines() -> list[tuple[str, str]]:
    pairs = []
    for path in sorted(GOLDEN.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            written, _, said = line.rpartition(" => ")
            pairs.append((written, said))
    return pairs


LINES = golden_lines()


@pytest.mark.parametrize(("written", "said"), LINES, ids=[written for written, _ in LINES])
def test_it_is_said_so(written: str, said: str) -> None:
    assert spoken(written) == said


def test_every_rule_has_an_example() -> None:
    used = {span.rule for written, _ in LINES for span in explain(written).spans}
    assert {rule.name for rule in LANGUAGE.rules} - used == set()


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in LANGUAGE.rules]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said that nothing had been decided yet.",
        "“Well,” she replied, “I’d rather not—not today.”",
        "They may march in May; the sun will rise, and so will we.",
        "He is in. It is his, as is hers.",
        "Nobody was to blame: not the dog, not the cat.",
        "Art, music and dance: a well-known, long-lasting, much-loved trio…",
        "Café, naïve, Zürich, São Paulo and Łódź are spelled so.",
        "No. Never! Who says so? I do.",
    ],
)
def test_ordinary_prose_is_left_alone(sentence: str) -> None:
    assert spoken(sentence) == sentence
    assert explain(sentence).spans == ()


def test_numeric_dates_follow_the_region() -> None:
    assert spoken("Due 3/4/2025.", "en-US") == "Due March fourth twenty twenty five."
    assert spoken("Due 3/4/2025.", "en-GB") == "Due April third twenty twenty five."
    assert spoken("Due 31/4/2025.", "en-US").startswith("Due April thirty first")


def test_policy_decides_what_cannot_be_heard() -> None:
    from audiopost.script.speech.spans import Policy

    text = "It works [3] \U0001f680 (see https://example.org/a-b)."
    assert spoken(text) == "It works rocket (see example dot org)."
    told = Policy(urls="full", emoji="drop", marks="say")
    assert (
        spoken(text, policy=told)
        == "It works [three] (see H.T.T.P.S colon slash slash example dot org slash A dash B)."
    )


def test_an_abbreviation_ends_a_sentence_only_where_one_ends() -> None:
    assert spoken("He works at Acme Inc. in Ohio.") == "He works at Acme Incorporated in Ohio."
    assert spoken("He works at Acme Inc.") == "He works at Acme Incorporated."
    assert (
        spoken("It starts at 5 p.m. The doors open at 4.") == "It starts at five P.M. The doors open at four."
    )
