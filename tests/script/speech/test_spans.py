# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract of the pipeline: claims are protected, offsets lead home, hints win."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from audiopost.script.speech.en.numbers import RULES as NUMBERS
from audiopost.script.speech.source import fold
from audiopost.script.speech.spans import Context, Rules, Span, claim, join
from audiopost.script.words import explain, spoken

RULES = Rules("trial")


@RULES.rule("word", r"\bcat\b", needs="c")
def say_cat(match: re.Match[str], context: Context) -> str:
    return "dog"


@RULES.rule("letter", "[a-z]")
def say_letter(match: re.Match[str], context: Context) -> str:
    return match[0].upper()


@RULES.rule("inner", r"<(?P<span>\w+)>", needs="<")
def say_inner(match: re.Match[str], context: Context) -> str | None:
    return None if match["span"] == "no" else match["span"] * 2


@RULES.rule("two", r"1and2")
def say_two(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    return [(match.start(), match.start() + 1, "one"), (match.end() - 1, match.end(), "two")]


def test_what_a_rule_said_is_never_rewritten() -> None:
    text = "a cat"
    spans = claim(Context(text), [RULES["word"], RULES["letter"]])
    assert join(text, spans) == "A dog"
    assert [span.rule for span in spans] == ["trial.letter", "trial.word"]


def test_the_first_claim_wins_and_the_rest_is_still_found() -> None:
    text = "cat cats"
    spans = claim(Context(text), [RULES["word"], RULES["letter"]])
    assert join(text, spans) == "dog C A T S"


def test_a_group_named_span_narrows_the_claim_and_none_declines() -> None:
    assert RULES["inner"].try_on("<ab> <no>") == [Span(1, 3, "abab", "trial.inner")]


def test_several_claims_from_one_match() -> None:
    text = "1and2"
    assert join(text, claim(Context(text), [RULES["two"]])) == "one and two"


def test_spans_do_not_overlap_and_are_in_order() -> None:
    spans = explain("On Sept. 4, 2025, 3–5 mg/kg cost $4.5B at www.example.com, said Dr. Lee (NASA).").spans
    for before, after in pairwise(spans):
        assert before.end <= after.start


def test_offsets_are_those_of_the_given_text() -> None:
    written = "so\u200b much: \uff11\uff12 km, o\ufb03ce 5\u00a0kg"
    explained = explain(written)
    assert explained.spoken == "so much: twelve kilometers, office five kilograms"
    parts = {span.spoken: written[span.start : span.end] for span in explained.spans}
    assert parts == {"twelve kilometers": "\uff11\uff12 km", "five kilograms": "5\u00a0kg"}


def test_hints_win_over_rules() -> None:
    text = "The WHO met 12 times."
    hint = Span(4, 7, "World Health Organization", "hint.abbr")
    explained = explain(text, hints=[hint])
    assert explained.spoken == "The World Health Organization met twelve times."
    assert hint in explained.spans


def test_a_hint_may_be_silence_and_may_stand_in_folded_text() -> None:
    assert spoken("a\u200bb 12 c", hints=[Span(4, 6, "", "lexicon.skip")]) == "ab c"


def test_overlapping_hints_keep_the_first() -> None:
    hints = [Span(0, 4, "one two", "a"), Span(2, 6, "three", "b")]
    assert spoken("wxyzuv!", hints=hints) == "one two uv!"


def test_an_unknown_rule_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        NUMBERS["nothing"]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("plain text", "plain text"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u202eright\u202c to left", "right to left"),
        ("thin\u2009space", "thin space"),
        ("\U0001d400\U0001d401\U0001d402", "ABC"),
        ("\uff34\uff45\uff53\uff54", "Test"),
        ("cafe\u0301", "caf\u00e9"),
        ("non\u2011breaking", "non-breaking"),
        ("x\u00b2 and H\u2082O", "x\u00b2 and H\u2082O"),
        ("bell\x07 and \x00null", "bell and null"),
        ("line\u2028break", "line\nbreak"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_folding_leads_back() -> None:
    written = "e\u0301\u200b\ufb01x"
    source = fold(written)
    assert source.text == "\u00e9fix"
    assert written[source.start(1) : source.end(3)] == "\ufb01"
    assert written[source.start(0) : source.end(1)] == "e\u0301"
    assert source.find(3) == 1
