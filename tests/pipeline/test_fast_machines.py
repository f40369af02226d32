# SPDX-License-Identifier: GPL-3.0-or-later
"""One project, rendered on machines that compute in different precisions: what is published stands on all of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from audiopost.narrate.engines.piper_voice.fast import machine
from tests.rendering import tree, write_article

OLD = "machine.problem = lambda: 'the processor has neither AMX nor AVX512-BF16'"
PROGRAM = """
from audiopost.narrate.engines.piper_voice.fast import machine
{change}
from audiopost.cli import main
main()
"""


def render(folder: Path, cache: str, *, old: bool) -> str:
    """Render ``folder``'s post on a machine with a clip cache of its own; what was said on standard error."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(change=OLD if old else ""), "render", "post.md"],
        cwd=folder,
        env={**os.environ, "AUDIOPOST_CACHE": str(folder.parent / cache)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def sections(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("output/*/sections/*.mp3")}


@pytest.mark.skipif(bool(machine.problem()), reason=machine.problem() or "there is a fast path")
def test_what_one_machine_published_the_other_keeps(tmp_path: Path) -> None:
    folder = tmp_path / "blog"
    write_article(folder)
    render(folder, "fast", old=False)
    published, made = tree(folder), sections(folder)

    render(folder, "old", old=True)
    assert tree(folder) == published
    assert not list((tmp_path / "old").rglob("*-fast-*"))

    write_article(folder, sentence="It is somewhat longer now.")
    render(folder, "old", old=True)
    edited = sections(folder)
    assert len(made - edited) == len(edited - made) == 1

    published = tree(folder)
    render(folder, "fast", old=False)
    assert tree(folder) == published
    render(folder, "fresh", old=False)
    assert tree(folder) == published
    assert not list((tmp_path / "fresh").rglob("*.onnx")), "unchanged, no voice is looked at"

    write_article(folder, sentence="It is short.")
    render(folder, "fast", old=False)
    assert sections(folder) == made, "the clips of this machine have their own names"
