# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of an article and of a passage."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopost.script.language import choose, detect, foreign, normal

GERMAN = "Gestern Abend haben wir lange darüber gesprochen, ob der alte Garten am Fluss noch zu retten ist."
ENGLISH = (
    "Last night we talked for a long time about whether the old garden by the river could still be saved."
)
SPANISH = "Anoche hablamos mucho rato sobre si todavía se podía salvar el viejo jardín junto al río."
FRENCH = "Hier soir, nous avons longuement parlé du vieux jardin au bord de la rivière et de son avenir."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        (SPANISH, "es"),
        (FRENCH, "fr"),
        ("Ieri sera abbiamo parlato a lungo del vecchio giardino vicino al fiume.", "it"),
        ("昨夜、私たちは川のそばの古い庭について長い間話しました。", "ja"),
        ("昨天晚上我们谈了很久关于河边的旧花园。", "zh"),
        ("Вчера вечером мы долго говорили о старом саде у реки.", "ru"),
        ("تحدثنا الليلة الماضية طويلا عن الحديقة القديمة بجانب النهر.", "ar"),
    ],
)
def test_a_sentence_is_enough(text: str, language: str) -> None:
    found, confidence = detect(text)
    assert found == language
    assert confidence > 0.8


@pytest.mark.parametrize("text", ["", "  ", "1234", "!?", "\ud800", "🙂"])
def test_text_without_letters_is_in_no_language(text: str) -> None:
    assert detect(text) == ("", 0.0)


def test_a_single_word_is_no_proof() -> None:
    assert detect("OK")[1] < 0.5
    assert detect("Merci")[1] < 0.5


def test_what_is_given_wins_in_order() -> None:
    assert choose(GERMAN, config="en", front_matter="de", lang="fr").language == "en"
    assert choose(GERMAN, front_matter="pt_br", lang="fr").language == "pt-BR"
    assert choose(GERMAN, lang="fr-CA").origin == "lang"


def test_what_is_given_in_vain_is_detected() -> None:
    choice = choose(GERMAN, config=" ", lang="und")
    assert (choice.language, choice.origin) == ("de", "detected")
    assert choose("12", default="nl").language == "nl"


def test_a_wrong_declaration_is_reported() -> None:
    assert choose(GERMAN * 4, lang="en").contradicted == "de"
    assert choose(GERMAN * 4, lang="de-AT").contradicted == ""


def test_passages_in_another_language() -> None:
    assert foreign(FRENCH, "en") == "fr"
    assert foreign(FRENCH, "fr-CH") == ""
    assert foreign("raison d’être", "en") == ""
    assert (
        foreign("The Schadenfreude of the Zeitgeist was a fait accompli in every sense of the word.", "en")
        == ""
    )


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("EN", "en"),
        ("zh_hans_cn", "zh-Hans-CN"),
        ("und", ""),
        ("english", ""),
        ("e", ""),
        ("", ""),
        ("de-ä", "de"),
        ("ca-ES-valencia", "ca-ES-valencia"),
    ],
)
def test_tags_are_normal(tag: str, expected: str) -> None:
    assert normal(tag) == expected


def test_the_model_is_loaded_only_when_needed() -> None:
    code = "import sys, audiopost.script.language; sys.exit('py3langid' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(max_size=100), st.text(max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_string(text: str, tag: str) -> None:
    language, confidence = detect(text)
    assert 0 <= confidence <= 1
    assert bool(language) == bool(confidence)
    assert choose(text, lang=tag).language
    foreign(text, tag)
