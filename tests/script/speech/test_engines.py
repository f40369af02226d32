# SPDX-License-Identifier: GPL-3.0-or-later
"""The last pass per engine."""

from __future__ import annotations

import pytest

from audiopost.script import spoken
from audiopost.script.speech.engines import for_engine


@pytest.mark.parametrize(
    ("said", "piper", "gtts"),
    [
        ("the N.M.D.A receptor", "the N.M.D.A receptor", "the N M D A receptor"),
        ("the F.B.I's case.", "the F.B.I's case.", "the F B I's case."),
        ("It was in the U.S.", "It was in the U.S.", "It was in the U S."),
        ("[[ˈniːtʃə|Nietzsche]] wrote", "[[ˈniːtʃə]] wrote", "Nietzsche wrote"),
        ("[[ˈniːtʃə]] wrote", "[[ˈniːtʃə]] wrote", "wrote"),
        ("an A plus in vitamin A", "an [[ˈeɪ]] plus in vitamin [[ˈeɪ]]", "an A plus in vitamin A"),
        ("A man. A plan.", "A man. A plan.", "A man. A plan."),
        ("nothing to do", "nothing to do", "nothing to do"),
    ],
)
def test_last_pass(said: str, piper: str, gtts: str) -> None:
    assert for_engine(said, "piper") == piper
    assert for_engine(said, "gtts") == gtts


@pytest.mark.parametrize(
    ("language", "said", "piper", "gtts"),
    [
        (
            "en",
            "the A.D.A law on vitamin A.",
            "the A.D.A law on vitamin [[ˈeɪ]].",
            "the A D A law on vitamin A.",
        ),
        ("en-GB", "Plan A is out", "Plan [[ˈeɪ]] is out", "Plan A is out"),
        ("de", "die A sieben, Klasse A.", "die A sieben, Klasse A.", "die A sieben, Klasse A."),
        ("de", "der Ö.P.N.V in NRW", "der Ö.P.N.V in NRW", "der Ö P N V in NRW"),
        ("es", "la A seis y el grupo A", "la A seis y el grupo A", "la A seis y el grupo A"),
        ("fr", "l'É.N.A et la route A six", "l'É.N.A et la route A six", "l'É N A et la route A six"),
    ],
)
def test_letters_keep_the_names_of_their_language(language: str, said: str, piper: str, gtts: str) -> None:
    assert for_engine(said, "piper", language) == piper
    assert for_engine(said, "gtts", language) == gtts


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("de", "Am 3.4.2025 zahlten 1.200 Leute 5,50 € für 2½ kg, d. h. 3–5 % von 10⁶, um 17:30 Uhr."),
        ("es", "El 3/4/2025 pagaron 1.200 personas 5,50 € por 2½ kg, es decir 3-5 % de 10⁶, a las 17:30."),
        ("fr", "Le 3/4/2025, 1 200 personnes ont payé 5,50 € pour 2½ kg, soit 3–5 % de 10⁶, à 17h30."),
    ],
)
def test_no_figure_is_left_in_other_languages(language: str, written: str) -> None:
    said = for_engine(spoken(written, language), "gtts", language)
    assert not any(character.isdigit() for character in said)


def test_no_figure_is_left_for_an_engine_to_read_twice() -> None:
    said = spoken(
        "On 3/4/2025, 1,200 people paid $5.50 for 2½ kg, i.e. 3–5 % of 10^6; call 555-0199 at 5:30 p.m."
    )
    assert not any(character.isdigit() for character in for_engine(said, "gtts"))


def test_an_override_survives_the_whole_way() -> None:
    said = spoken("In 1882 [[ˈniːtʃə|Nietzsche]] wrote it.")
    assert said == "In eighteen eighty two [[ˈniːtʃə|Nietzsche]] wrote it."
    assert for_engine(said, "tone") == "In eighteen eighty two Nietzsche wrote it."
