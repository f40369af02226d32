# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a really rendered episode: what Chromium lights while it plays is what then sounds, word by word."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.conftest import JUDGES
from tests.publish.ranges import serving
from tests.sound import ears
from tests.sound.conftest import Rendered

pytestmark = pytest.mark.xdist_group("sound")


@pytest.mark.judge("chromium", "npm:puppeteer-core", "ffmpeg")
def test_at_twenty_moments_the_sentence_and_the_word_that_sound_are_lit(episode: Rendered) -> None:
    last = episode.manifest["audio"]["duration_ms"] - 3000
    moments = [str(300 + last * n // 20) for n in range(20)]
    with serving(episode.folder.parents[1]) as at:
        asked = subprocess.run(
            ["node", str(JUDGES / "listen.mjs"), f"{at}/output/{episode.folder.name}/index.html", *moments],
            capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    seen = json.loads(asked.stdout)
    assert seen["faults"] == []
    # When each sentence really begins: the end of the silence before it, as ffmpeg hears it.
    onsets = [ears.between(episode.quiet, cue["start_ms"])[1] for cue in episode.cues]
    segments = json.loads((episode.folder / "transcript.json").read_text("utf-8"))["segments"]
    words = 0
    for moment in seen["moments"]:
        now = moment["at"] * 1000
        if any(abs(now - onset) < 60 for onset in onsets):
            continue
        number = sum(onset <= now for onset in onsets) - 1
        assert f"ap-t{number}" in moment["lit"], moment
        if moment["word"]:
            # The last word begun, or the one before it on the edge between two; it stays lit in the silence after it.
            begun = [segment["body"] for segment in segments if segment["startTime"] * 1000 <= now + 60]
            assert any(moment["word"][0] in body for body in begun[-2:]), (moment, begun[-2:])
            words += 1
    assert len(seen["moments"]) == 20
    assert words >= 10
