# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a whole: help, streams, exit codes, and what it does not import."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from audiopost.cli.root import COMMANDS
from tests.rendering import run, write_article

HEAVY = {
    "PIL", "babel", "bs4", "cattrs", "feedgen", "feedparser", "gtts", "jinja2", "lameenc", "lxml", "nh3", "numpy", "onnx",
    "onnxruntime", "piper", "pydub", "requests", "rich", "soundfile", "soxr", "trafilatura",
}  # fmt: skip
PROBE = (
    "import sys\nfrom audiopost.cli import main\ncode = main(sys.argv[1:])\n"
    "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\nsys.exit(code)"
)


def loaded(*arguments: str, cwd: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return set(done.stderr.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("render", "--help")])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert not loaded(*arguments, cwd=tmp_path) & HEAVY


def test_an_unchanged_render_imports_nothing_heavy(tmp_path: Path) -> None:
    write_article(tmp_path)
    command = ("render", "--engine", "tone", "--quiet", "post.md")
    assert run(*command, cwd=tmp_path).code == 0
    assert not loaded(*command, cwd=tmp_path) & HEAVY


def test_an_unchanged_render_with_the_bundled_voice_loads_no_model(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("---\ntitle: Short\n---\n\nOne short sentence.\n")
    command = ("render", "--quiet", "post.md")
    assert run(*command, cwd=tmp_path).code == 0
    assert not loaded(*command, cwd=tmp_path) & HEAVY


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, tmp_path: Path) -> None:
    done = run(name, "--help", cwd=tmp_path)
    assert done.code == 0
    assert len(done.out) > 200
    assert not re.search(r"\bTODO\b|Traceback", done.out)


def test_every_command_is_in_the_documentation() -> None:
    root = Path(__file__).parents[2]
    told = "".join(path.read_text("utf-8") for path in [root / "README.md", *(root / "docs").glob("*.md")])
    for name in COMMANDS:
        assert f"audiopost {name}" in told, f"no document speaks of `audiopost {name}`"


def test_results_on_stdout_and_messages_on_stderr(tmp_path: Path) -> None:
    write_article(tmp_path)
    done = run("render", "--engine", "tone", "post.md", cwd=tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "rendered" in done.err
    assert run("render", "--engine", "tone", "--quiet", "--force", "post.md", cwd=tmp_path).err == ""


def test_a_terminal_gets_a_progress_line_without_colour_when_asked(tmp_path: Path) -> None:
    """Run below a pseudo-terminal: the live line shows counts; NO_COLOR leaves no colour codes."""
    import pty

    write_article(tmp_path)
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "audiopost", "render", "--engine", "tone", "--force", "post.md"],
        cwd=tmp_path, stderr=follower, stdout=follower, stdin=follower,
        env={**os.environ, "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "160"},
    )  # fmt: skip
    os.close(follower)
    seen = b""
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    assert process.wait() == 0
    text = seen.decode("utf-8", "replace")
    assert re.search(r"article 1 of 1, sentence \d+ of \d+", text)
    assert "rendered" in text
    assert not re.search(r"\x1b\[(3[0-7]|9[0-7]|38)", text)


def test_broken_pipe_is_quiet(tmp_path: Path) -> None:
    write_article(tmp_path)
    done = subprocess.run(
        f"{sys.executable} -m audiopost script --json post.md | head -c 1",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_init_writes_a_configuration_once(tmp_path: Path) -> None:
    assert run("init", cwd=tmp_path).code == 0
    write_article(tmp_path)
    assert run("render", "--engine", "tone", "--quiet", "post.md", cwd=tmp_path).code == 0
    again = run("init", cwd=tmp_path)
    assert again.code == 2
    assert "--force" in again.err


def test_shell_completion_offers_the_commands(tmp_path: Path) -> None:
    env = {"_AUDIOPOST_COMPLETE": "bash_complete", "COMP_WORDS": "audiopost re", "COMP_CWORD": "1"}
    program = Path(sys.executable).with_name("audiopost")
    done = subprocess.run(
        [program],
        cwd=tmp_path,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "render" in done.stdout
