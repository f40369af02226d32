# SPDX-License-Identifier: GPL-3.0-or-later
"""German, Spanish and French as they are said: golden lines, number words, and any string at all."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopost.script import spoken
from audiopost.script.speech.de import numerals as de
from audiopost.script.speech.de.diction import apart
from audiopost.script.speech.es import numerals as es
from audiopost.script.speech.fr import numerals as fr
from audiopost.script.speech.languages import language
from audiopost.script.speech.shared.letters import pronounceable
from audiopost.script.speech.shared.roman import roman
from audiopost.script.speech.spans import Policy
from audiopost.script.words import explain

GOLDEN = {"de": "german.txt", "es": "spanish.txt", "fr": "french.txt"}
LINES = [
    (code, *line.rpartition(" => ")[::2])
    for code, name in GOLDEN.items()
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(
    ("code", "written", "said"), LINES, ids=[f"{code} {text}" for code, text, _ in LINES]
)
def test_it_is_said_so(code: str, written: str, said: str) -> None:
    assert spoken(written, code) == said


@pytest.mark.parametrize("code", list(GOLDEN))
def test_every_rule_has_an_example(code: str) -> None:
    used = {span.rule for one, written, _ in LINES if one == code for span in explain(written, code).spans}
    # Emoji are dropped by policy only.
    assert {rule.name for rule in language(code).rules} - used == {"mark.emoji"}


@pytest.mark.parametrize("code", list(GOLDEN))
def test_policies(code: str) -> None:
    assert spoken("Ok 😀.", code, policy=Policy(emoji="drop")) == "Ok."
    assert spoken("Bla [3] bla.", code, policy=Policy(marks="say")) != spoken("Bla [3] bla.", code)
    url = "Info https://www.beispiel.de/a/b ok"
    assert len(spoken(url, code, policy=Policy(urls="full"))) > len(spoken(url, code))
    # Alone on its line it is there to be typed.
    assert spoken(url.split()[1], code) == spoken(url.split()[1], code, policy=Policy(urls="full"))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Wir gehen heute spazieren und reden über das Wetter."),
        ("de", "Es war einmal ein Mann, der hatte eine Frau."),
        ("de", "NICHT SO LAUT BITTE, SAGTE ER"),
        ("es", "Hoy paseamos y hablamos del tiempo, como siempre."),
        ("es", "La luna está llena y el perro ladra."),
        ("fr", "Aujourd'hui nous marchons et parlons du temps qu'il fait."),
        ("fr", "Elle a dit oui, il a dit non."),
    ],
)
def test_plain_text_is_left_alone(code: str, text: str) -> None:
    assert spoken(text, code) == text


@pytest.mark.parametrize(
    ("number", "german", "spanish", "french"),
    [
        (0, "null", "cero", "zéro"),
        (1, "eins", "uno", "un"),
        (21, "einundzwanzig", "veintiuno", "vingt et un"),
        (71, "einundsiebzig", "setenta y uno", "soixante et onze"),
        (80, "achtzig", "ochenta", "quatre-vingts"),
        (91, "einundneunzig", "noventa y uno", "quatre-vingt-onze"),
        (100, "einhundert", "cien", "cent"),
        (201, "zweihunderteins", "doscientos uno", "deux cent un"),
        (1000, "eintausend", "mil", "mille"),
        (21_000, "einundzwanzigtausend", "veintiún mil", "vingt et un mille"),
        (300_000, "dreihunderttausend", "trescientos mil", "trois cent mille"),
        (1_000_001, "eine Million eins", "un millón uno", "un million un"),
        (2 * 10**9, "zwei Milliarden", "dos mil millones", "deux milliards"),
    ],
)
def test_cardinals(number: int, german: str, spanish: str, french: str) -> None:
    assert (de.cardinal(number), es.cardinal(number), fr.cardinal(number)) == (german, spanish, french)


@pytest.mark.parametrize(
    ("number", "german", "spanish", "french"),
    [
        (1, "erster", "primero", "premier"),
        (3, "dritter", "tercero", "troisième"),
        (5, "fünfter", "quinto", "cinquième"),
        (7, "siebter", "séptimo", "septième"),
        (9, "neunter", "noveno", "neuvième"),
        (18, "achtzehnter", "decimoctavo", "dix-huitième"),
        (80, "achtzigster", "octogésimo", "quatre-vingtième"),
        (101, "einhunderterster", "centésimo primero", "cent unième"),
        (200, "zweihundertster", "ducentésimo", "deux centième"),
    ],
)
def test_ordinals(number: int, german: str, spanish: str, french: str) -> None:
    assert (de.ordinal(number), es.ordinal(number), fr.ordinal(number)) == (german, spanish, french)


def test_gender_and_case() -> None:
    assert es.cardinal(221, "f") == "doscientas veintiuna"
    assert es.cardinal(121, "m") == "ciento veintiún"
    assert fr.cardinal(21, feminine=True) == "vingt et une"
    assert [de.ordinal(4, ending) for ending in ("er", "e", "en", "es")] == [
        "vierter",
        "vierte",
        "vierten",
        "viertes",
    ]


@given(st.integers(0, 10**15))
@settings(deadline=None)
def test_no_two_numbers_sound_alike_and_none_has_figures(number: int) -> None:
    for words in (de.cardinal, es.cardinal, fr.cardinal):
        said = words(number)
        assert not any(map(str.isdigit, said))
        assert said != words(number + 1)


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(number: int) -> None:
    numeral, rest = "", number
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        numeral += sign * (rest // value)
        rest %= value
    assert roman(numeral) == roman(numeral.lower()) == number


def test_what_is_no_roman_numeral() -> None:
    assert [roman(text) for text in ("", "IIII", "IC", "ABC", "VX")] == [0, 0, 0, 0, 0]


def test_numbers_standing_alone_are_dictated() -> None:
    assert apart("neunzehnhundertneunundachtzig Euro") == "neunzehn hundert neun und achtzig Euro"
    assert (
        apart("Hundert Tausend und Wunder, achtsam, Einhorn")
        == "Hundert Tausend und Wunder, achtsam, Einhorn"
    )
    assert spoken("1989", "de") == "ein tausend neun hundert neun und achtzig"


def test_what_can_be_said_as_a_word() -> None:
    assert [word for word in ("jensen", "bbc", "cdf", "brettspielversand", "wdr") if pronounceable(word)] == [
        "jensen",
        "brettspielversand",
    ]


PIECES = st.sampled_from(
    "1 12 3. 4,5 1.000 007 1/2 € $ £ % ° ² ₂ ½ km kg/h m² - – / : . , ( ) [ ] am vom Uhr h Nr. z.B. XIV IV er e º ª Mio. Jan "
    "de mayo mai a.m. °C bis et y A B2 NATO BBC @ab www. .de x × + ± ^ # * † „ “ « » ٣ １ Ⅳ \u200b \u0301 😀 wort der la".split(
        " "
    )
)


@pytest.mark.parametrize("code", list(GOLDEN))
@given(
    text=st.lists(PIECES, max_size=20).map("".join)
    | st.lists(PIECES, max_size=20).map(" ".join)
    | st.text(max_size=80)
)
@settings(deadline=None, max_examples=150)
def test_any_string_is_said(code: str, text: str) -> None:
    explained = explain(text, code)
    position = 0
    for span in explained.spans:
        assert position <= span.start < span.end <= len(text)
        position = span.end
    if "wort" in text.split():
        assert "wort" in explained.spoken


@pytest.mark.parametrize("code", list(GOLDEN))
@pytest.mark.parametrize(
    "unit",
    ["1.", "1 ", "1/2 ", "(", "IV ", "x", "1-", "a@", "A.", "#a", "1 000 ", "½ ", "www.", "3. ", "[1]", "²"],
)
def test_long_monotonous_text_is_said_within_reason(code: str, unit: str) -> None:
    # Work is done in pieces, so four times the text has four times the spans, not more.
    small, large = (len(explain(unit * (size // len(unit)), code).spans) for size in (4000, 16000))
    assert large <= 5 * small + 40


def test_other_languages_are_not_given_these_rules() -> None:
    assert spoken("5 kg kosztują 20 zł.", "pl") == "5 kg kosztują 20 zł."


def test_languages_are_imported_when_asked_for() -> None:
    for code in GOLDEN:
        assert import_module(f"audiopost.script.speech.{code}").LANGUAGE.code == code
