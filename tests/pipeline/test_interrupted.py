# SPDX-License-Identifier: GPL-3.0-or-later
"""A render killed, interrupted, or met by another: nothing is torn, and the same command goes on."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from mutagen.mp3 import MP3

from tests.rendering import run, tree, write_article

RENDER = ("render", "--engine", "tone", "--json", "posts")
MOMENTS = 20
SENTENCES = 20
# What every version has to say anew, whatever of the last one can be used again.
NEW = 3 * SENTENCES


def start(folder: Path, *, cache: Path, **kwargs: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "audiopost", *RENDER],
        cwd=folder,
        env={**os.environ, "AUDIOPOST_CACHE": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **kwargs,  # type: ignore[call-overload]
    )


def write_posts(folder: Path, version: str) -> None:
    for name in ("a", "b", "c"):
        words = " ".join(f"In {version}, sentence {n} of article {name} is read." for n in range(SENTENCES))
        write_article(folder / "posts", f"{name}.md", name.upper(), words)


def assert_whole(folder: Path) -> None:
    """Every file with a final name is whole, and the feed names only what is there, with its length."""
    for path in (folder / "output").rglob("*"):
        if not path.is_file() or path.name.startswith(".") or ".audiopost" in path.parts:
            continue
        if path.suffix == ".json":
            json.loads(path.read_bytes())
        elif path.suffix == ".mp3":
            assert MP3(path).info.length > 0.1, path
            if path.parent.name != "sections":
                assert path.stem.endswith(hashlib.sha256(path.read_bytes()).hexdigest()[:8]), (
                    f"{path} is torn"
                )
    for feed in (folder / "feeds").glob("*.xml"):
        parsed = feedparser.parse(feed.read_bytes())
        assert not parsed.bozo, parsed.get("bozo_exception")
        for entry in parsed.entries:
            target = (feed.parent / unquote(urlsplit(entry.enclosures[0].href).path)).resolve()
            assert target.is_file(), f"the feed names {target}, which is not there"
            assert target.stat().st_size == int(entry.enclosures[0].length)


def clips_in(cache: Path) -> int:
    return sum(1 for _ in (cache / "clips").rglob("*.wav"))


def test_killed_at_twenty_moments(tmp_path: Path) -> None:
    """Fourteen moments while clips are made, counted by clips; six after the last one, while files are written."""
    write_posts(tmp_path, "one")
    process = start(tmp_path, cache=tmp_path / "cache-0")
    process.communicate()
    assert process.returncode == 0
    speaking = MOMENTS - 6
    killed = 0
    for moment in range(1, MOMENTS + 1):
        write_posts(tmp_path, f"version {moment}")
        cache = tmp_path / f"cache-{moment}"
        process = start(tmp_path, cache=cache)
        wanted = min(NEW * moment // speaking, NEW)
        while process.poll() is None and clips_in(cache) < wanted:
            time.sleep(0.002)
        if moment > speaking:
            time.sleep(0.06 * (moment - speaking - 1))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.communicate()
        assert_whole(tmp_path)
    assert killed >= speaking - 1
    done = run(*RENDER, cwd=tmp_path)
    assert done.code == 0, done.err
    assert len(done.results) == 3
    assert_whole(tmp_path)
    left = [path for path in tmp_path.rglob(".*") if path.suffix in {".part", ".audiopost-tmp"}]
    assert not [path for path in left if "cache" not in str(path)], "remnants are swept by the next render"
    assert all(result["status"] == "unchanged" for result in run(*RENDER, cwd=tmp_path).results)


@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
def test_interrupt_ends_with_130_and_the_next_run_resumes(tmp_path: Path) -> None:
    words = " ".join(f"This is sentence number {n} of a long article." for n in range(4000))
    write_article(tmp_path / "posts", "long.md", "Long", words)
    process = start(tmp_path, cache=tmp_path / "cache", start_new_session=True)
    clips = tmp_path / "cache" / "clips"
    while process.poll() is None and sum(1 for _ in clips.rglob("*.wav")) < 50:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err.decode()
    assert b"Traceback" not in err
    assert b"same command" in err
    kept = sum(1 for _ in clips.rglob("*.wav"))
    assert kept >= 50
    done = run(*RENDER, cwd=tmp_path, env={"AUDIOPOST_CACHE": str(tmp_path / "cache")})
    assert done.code == 0, done.err
    assert done.results[0]["clips_reused"] >= kept


def test_two_renders_of_one_show_take_turns(tmp_path: Path) -> None:
    write_posts(tmp_path, "one")
    processes = [start(tmp_path, cache=tmp_path / "cache") for _ in range(2)]
    ends = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], ends
    assert any(b"waiting" in err for _, err in ends)
    assert_whole(tmp_path)
    before = tree(tmp_path / "output")
    run(*RENDER, cwd=tmp_path)
    assert tree(tmp_path / "output") == before
