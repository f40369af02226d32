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


def test_no_figure_is_left_for_an_engine_to_read_twice() -> None:
    said = spoken(
        "On 3/4/2025, 1,200 people paid $5.50 for 2½ kg, i.e. 3–5 % of 10^6; call 555-0199 at 5:30 p.m."
    )
    assert not any(character.isdigit() for character in for_engine(said, "gtts"))


def test_an_override_survives_the_whole_way() -> None:
    said = spoken("In 1882 [[ˈniːtʃə|Nietzsche]] wrote it.")
    assert said == "In eighteen eighty two [[ˈniːtʃə|Nietzsche]] wrote it."
    assert for_engine(said, "tone") == "In eighteen eighty two Nietzsche wrote it."
