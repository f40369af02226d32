# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules a language gets."""

from __future__ import annotations

import subprocess
import sys

import pytest

from audiopost.script import spoken
from audiopost.script.speech.languages import language


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en_US", "en-Latn-US"])
def test_a_tag_finds_its_language(tag: str) -> None:
    assert language(tag).code == "en"


@pytest.mark.parametrize("tag", ["xx", "", "tlh", "x", "../en", "engines", "spans", "\u0661\u0662", "é"])
def test_without_rules_of_its_own_a_language_is_neutral(tag: str) -> None:
    assert language(tag).code == "und"
    assert {rule.name.partition(".")[0] for rule in language(tag).rules} == {"neutral", "mark"}


def test_english_rules_are_not_applied_to_another_language() -> None:
    assert spoken("Dr. Nguyen mua 5 kg g\u1ea1o\u200b.", "vi") == "Dr. Nguyen mua 5 kg g\u1ea1o."


def test_importing_is_light() -> None:
    program = (
        "import sys, audiopost.script.words; from audiopost.script import spoken; spoken('5 km on May 3');"
        "heavy = {'numpy', 'lxml', 'bs4', 'onnxruntime', 'py3langid', 'num2words', 'babel'} & set(sys.modules); print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
