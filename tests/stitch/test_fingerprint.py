# SPDX-License-Identifier: GPL-3.0-or-later
"""A segment's fingerprint changes with its sound, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audiopost.config.options import AudioOptions, BumperOptions
from audiopost.errors import StitchError
from audiopost.model import Segment
from audiopost.stitch import segment
from audiopost.stitch.fingerprint import file_digest, fingerprint, relabelled

from .conftest import sounds, speechlike, utterance

SAID = [utterance(0, pause_after_ms=100), utterance(1)]
CLIPS = ["aa", "bb"]


def test_it_stands_as_long_as_the_sound_does():
    name = fingerprint(CLIPS, SAID, AudioOptions())
    assert name == fingerprint(
        CLIPS, [replace(u, shown="other", id="x", block_id="y") for u in SAID], AudioOptions()
    )
    # Pinned: a change of this line re-encodes every section of every user.
    assert name == "02" + name[2:]
    assert len(name) == 34


@pytest.mark.parametrize(
    "other",
    [
        (["aa", "cc"], SAID, AudioOptions()),
        (["bb", "aa"], SAID, AudioOptions()),
        (CLIPS[:1], SAID[:1], AudioOptions()),
        (CLIPS, [replace(SAID[0], pause_after_ms=101), SAID[1]], AudioOptions()),
        (CLIPS, SAID, AudioOptions(loudness=-18)),
        (CLIPS, SAID, AudioOptions(bitrate=64)),
    ],
)
def test_it_changes_with_what_is_heard(other):
    assert fingerprint(*other) != fingerprint(CLIPS, SAID, AudioOptions())


def test_an_intros_file_and_shape_count(tmp_path):
    file = tmp_path / "a.wav"
    file.write_bytes(b"one")
    plain = fingerprint(CLIPS, SAID, AudioOptions(), BumperOptions(), file)
    assert plain != fingerprint(CLIPS, SAID, AudioOptions(), BumperOptions(), None)
    assert plain != fingerprint(CLIPS, SAID, AudioOptions(), BumperOptions(fade_ms=1), file)
    assert plain == fingerprint(CLIPS, SAID, AudioOptions(), BumperOptions(text="x"), file)
    file.write_bytes(b"two")
    assert plain != fingerprint(CLIPS, SAID, AudioOptions(), BumperOptions(), file)
    with pytest.raises(StitchError, match="cannot be read"):
        file_digest(tmp_path / "missing.wav")


def test_new_words_for_old_sound():
    made = segment.encode(SAID, sounds(speechlike(0.5), speechlike(0.6)), AudioOptions())
    old = Segment(
        kind="section",
        section_id="s",
        title="T",
        level=1,
        fingerprint="f",
        path="p",
        frames=made.frames,
        cues=made.cues,
    )
    changed = [replace(u, shown=u.shown.upper(), section_id="new") for u in SAID]
    new = relabelled(old, changed)
    assert [cue.text for cue in new.cues] == ["SENTENCE 0.", "SENTENCE 1."]
    assert {cue.section_id for cue in new.cues} == {"new"}
    assert [(c.start_ms, c.end_ms) for c in new.cues] == [(c.start_ms, c.end_ms) for c in old.cues]
    assert relabelled(new, SAID) == old
    with pytest.raises(ValueError, match="zip"):
        relabelled(old, SAID[:1])
