# SPDX-License-Identifier: GPL-3.0-or-later
"""Inline content: links, marks, hints, languages, and where a text is parted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audiopost.config import LexiconEntry
from audiopost.model import Paragraph, Run
from audiopost.script.write import write
from tests.script.writing.making import article, fates, heard, paragraph, script_of


def only(*runs: str | Run, **options: object) -> str:
    """The one utterance of a paragraph."""
    said = heard(paragraph(*runs), **options)
    assert len(said) == 1, said
    return said[0]


def link(text: str, href: str = "https://example.org/a") -> Run:
    return Run(text, "link", href=href)


def test_links_are_their_text_and_addresses_their_host() -> None:
    assert only("See ", link("the guide"), ".") == "See the guide."
    assert only("See ", link("https://www.example.org/a?b=c"), ".") == "See link to example dot org."
    assert only("See https://www.example.org/a?b=c, or (https://example.net/).") == (
        "See link to example dot org, or (link to example dot net)."
    )
    assert script_of(paragraph("See https://example.org/a.")).links == (("https://example.org/a",) * 2,)
    script = script_of(paragraph("To order, ", link("click here"), " or ask ", link("Ann"), "."))
    assert script.links == (("click here", "https://example.org/a"),)
    assert len(script_of(paragraph(link("Ann")), links="notes").links) == 1


def test_labels_of_links_do_not_say_where_they_open() -> None:
    assert (
        only("See ", replace(link("the guide"), say="The guide (opens in a new tab)"), ".")
        == "See the guide."
    )
    assert (
        only("See ", replace(link("it"), say="the price list, opens in a new window"), ".")
        == "See the price list."
    )


@pytest.mark.parametrize("mark", ["[12]", "[3, 4–6]", "[a]", "[1], [2–4]", "[5][6]", "[7]–[9]"])
def test_citation_marks_are_not_said(mark: str) -> None:
    block = paragraph(f"It works {mark}, they say.")
    assert heard(block) == ["It works, they say."]
    assert (mark, "omitted", "citation mark") in fates(block)
    assert script_of(block).utterances[0].shown == "It works, they say."


def test_citation_marks_are_said_as_references_when_asked_for() -> None:
    assert (
        only("It works [1], [2–4], they say.", citations="say")
        == "It works reference one, two to four, they say."
    )
    assert only("It works.[5]", citations="say") == "It works. Reference five."


def test_what_joins_citation_marks_goes_with_them() -> None:
    marks = [
        Run("[7]", "link", href="#r7"),
        ", ",
        Run("[8]", "link", href="#r8"),
        " – ",
        Run("[9]", "link", href="#r9"),
    ]
    assert heard(paragraph("It works ", *marks, ", they say.")) == ["It works, they say."]
    assert heard(paragraph("It works ", *marks[:1], ", they say.")) == ["It works, they say."]


def test_passages_without_spaces_are_long_by_their_characters() -> None:
    tower = paragraph("It says ", Run("東京タワーは高いです", lang="ja"), " on it.")
    assert heard(tower, voices=["en"]) == ["It says", "In Japanese:", "東京タワーは高いです", "on it."]


def test_raised_numbers_are_powers_or_citations_by_what_they_follow() -> None:
    assert only("It works.", Run("12", "sup")) == "It works."
    assert only("It is 10", Run("3", "sup"), " cups.") == "It is ten to the third cups."
    assert "squared" in only("It is 5 m", Run("2", "sup"), ".") or "square" in only(
        "5 m", Run("2", "sup"), "."
    )
    assert "two" in only("Drink H", Run("2", "sub"), "O.")


def test_figures_that_are_raised_do_not_run_into_the_number_before_a_mark() -> None:
    assert "dollars" in only("It cost $4.5B", Run("12", "sup", href="#n12"), " then.")


def test_abbreviations_are_said_in_full_once() -> None:
    who = Run("WHO", "abbr", hint="World Health Organization")
    said = heard(paragraph("The ", who, " met. The ", who, " left."))
    assert said == ["The World Health Organization, W.H.O, met.", "The W.H.O left."]
    beside = only("The World Health Organization (", who, ") met.")
    assert beside == "The World Health Organization (W.H.O) met."
    assert (
        only("It is ", Run("approx.", "abbr", hint="approximately"), " five.") == "It is approximately five."
    )


def test_times_and_data_say_what_their_markup_knows() -> None:
    assert (
        only("On ", Run("04/09/2025", "time", hint="2025-09-04"), ".")
        == "On September fourth, twenty twenty five."
    )
    assert "million" in only("It sold ", Run("1.5M", "data", hint="1500000"), ".")
    assert only(Run("Cherry", "data", hint="21053"), ".") == "Cherry."


def test_inline_code_keys_ruby_and_maths() -> None:
    assert only("Call ", Run("foo_bar()", "code"), " now.") == "Call foo bar now."
    assert only("Use ", Run("--fast", "code"), ".") == "Use dash dash fast."
    assert only("Press ", Run("Ctrl+C", "kbd"), ".") == "Press control C."
    assert only("Say ", Run("東京", "ruby", hint="Tokyo"), ".") == "Say Tokyo."
    assert only("So ", Run("x2", "math", hint="x^2"), " it is.") == "So x squared it is."


def test_what_an_author_says_or_skips() -> None:
    assert only("Five of ", Run("X", say="ten"), ".") == "Five of ten."
    assert only("Now", Run(" (see below)", skip=True), ".") == "Now."
    assert script_of(paragraph("Now", Run(" (see below)", skip=True), ".")).utterances[0].shown == "Now."


def test_the_lexicon_speaks_and_skips() -> None:
    entries = (LexiconEntry("SQL", say="sequel"), LexiconEntry("ibid.", skip=True))
    assert only("SQL is old, ibid. they say.", lexicon=entries).startswith("sequel is old,")
    assert ("ibid.", "omitted", "left out by the lexicon") in fates(
        paragraph("Old, ibid. it is."), lexicon=entries
    )


def test_passages_in_another_language() -> None:
    french = paragraph("Tout le monde était là.", lang="fr", id="f")
    script = script_of(paragraph("He spoke."), french, paragraph("So.", id="e"), voices=["en"])
    assert [(u.language, u.spoken) for u in script.utterances] == [
        ("en", "He spoke."),
        ("en", "In French:"),
        ("fr", "Tout le monde était là."),
        ("en", "So."),
    ]
    assert len(script_of(french, voices=["en", "fr-CA"]).utterances) == 1
    assert len(script_of(french, voices=["en"], foreign="plain").utterances) == 1
    inside = paragraph("She said: ", Run("tout le monde était là hier", lang="fr"), ", and left.")
    assert [u.language for u in script_of(inside, voices=["en", "fr"]).utterances] == ["en", "fr", "en"]
    said = heard(inside, voices=["en"])
    assert said == ["She said:", "In French:", "tout le monde était là hier,", "and left."]
    assert len(heard(inside, voices=["en"], foreign="plain")) == 1
    word = paragraph("It was a ", Run("coup d’État", lang="fr"), ", no less.")
    assert [u.language for u in script_of(word, voices=["en", "fr"]).utterances] == ["en"]


def test_no_english_is_put_into_an_article_without_a_catalogue() -> None:
    from audiopost.model import Code, Figure, Image

    figure = Figure(id="f", images=(Image("a.png", "Una teiera"),))
    script = script_of(figure, Code(id="c", code="x"), language="it")
    assert [(u.language, u.spoken) for u in script.utterances] == [
        ("it", "Una teiera."),
        ("en", "Code, one line."),
    ]


def test_long_sentences_are_said_in_clauses() -> None:
    long = "It went on, and on; " * 30 + "then it stopped."
    utterances = script_of(paragraph(long)).utterances
    assert len(utterances) > 1
    assert all(len(u.shown) <= 300 for u in utterances)
    assert all(u.pause_after_ms > 0 for u in utterances)
    assert " ".join(u.shown for u in utterances) == long


def test_one_changed_sentence_changes_one_utterance() -> None:
    before = paragraph("One is here. Two is there. Three is gone.", id="a")
    other = paragraph("Something else.", id="b")
    first = write(article(before, other)).utterances
    run = before.text.runs[0]
    changed: Paragraph = replace(
        before, text=replace(before.text, runs=(replace(run, text=run.text.replace("there", "over there")),))
    )
    second = write(article(changed, other)).utterances
    assert [u.id for u in first] == [u.id for u in second]
    assert [a.spoken == b.spoken for a, b in zip(first, second, strict=True)] == [True, False, True, True]
