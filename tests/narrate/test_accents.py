# SPDX-License-Identifier: GPL-3.0-or-later
"""Another language said by an English voice: with its own phonemes, as far as English has them."""

from __future__ import annotations

import unicodedata

import pytest

from audiopost.narrate.engines.piper_voice.accents import approximated, borrowing

# What espeak-ng's American English is made of, as single signs.
ENGLISH = set("abdefhijklmnoprstuvwzæðŋɐɑɔəɚɛɜɡɪɹɾʃʊʌʒʔθᵻɫˈˌː ,.;:?!-" + "\u0329")


def own(text: str) -> list[list[str]]:
    return [list(f"own {text}")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un bon vin blanc, je l'ai vu dans la rue de Bourgogne, messieurs."),
        ("de", "Ich möchte fünf Brötchen und ein Stück Kuchen, auch für dich."),
        ("es", "El niño llegó ayer a la ciudad; ¿dónde está la guitarra?"),
        ("pl", "Dzień dobry, proszę o chwilę ciszy."),
    ],
)
def test_only_sounds_the_voice_was_taught(language: str, text: str) -> None:
    sounds = [
        sign
        for sentence in borrowing(language, own)(text)
        for sign in unicodedata.normalize("NFD", "".join(sentence))
    ]
    assert len(sounds) > 30
    assert not set(sounds) - ENGLISH, set(sounds) - ENGLISH


def test_nasal_vowels_become_a_vowel_and_an_n() -> None:
    assert "".join(approximated(list("b" + "ɔ\u0303"))) == "boʊn"


def test_a_language_nobody_knows_is_read_by_the_voices_own_rules() -> None:
    assert borrowing("xx", own)("x") == own("x")
