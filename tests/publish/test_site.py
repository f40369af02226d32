# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing: whole files or none, unchanged ones left alone, one writer at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from audiopost.errors import LockError, PublishError
from audiopost.publish import site


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_writes_and_says_what_changed(tmp_path: Path) -> None:
    assert site.write_files(tmp_path, {"a/b.txt": b"1", "c.txt": b"2"}) == ("a/b.txt", "c.txt")
    assert site.write_files(tmp_path, {"a/b.txt": b"1", "c.txt": b"3"}) == ("c.txt",)
    assert _tree(tmp_path) == {"a/b.txt": b"1", "c.txt": b"3"}


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    site.write_files(tmp_path, {"a": b"same"})
    os.utime(tmp_path / "a", (1, 1))
    site.write_files(tmp_path, {"a": b"same"})
    assert (tmp_path / "a").stat().st_mtime == 1


def test_files_are_renamed_in_the_order_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real = Path.replace

    def replace(self: Path, target: Any) -> Path:
        order.append(Path(target).name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    site.write_files(tmp_path, {"x.mp3": b"a", "index.html": b"b", "feed.xml": b"c"})
    assert order == ["x.mp3", "index.html", "feed.xml"]


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write_files(tmp_path, {"feed.xml": b"old", "a.txt": b"old"})
    written = 0

    def fsync(number: int) -> None:
        nonlocal written
        written += 1
        if written == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(
        PublishError, match="No space left on device; free some space and run the same command again"
    ):
        site.write_files(tmp_path, {"a.txt": b"new", "new/b.txt": b"new", "feed.xml": b"new"})
    assert _tree(tmp_path) == {"feed.xml": b"old", "a.txt": b"old"}


def test_a_real_full_disk(tmp_path: Path) -> None:
    """The system's own limit on a file's size stands for a disk that fills in the middle of a file."""
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from audiopost.publish import site; from audiopost.errors import PublishError\n"
        "try: site.write_files(Path(sys.argv[1]), {'a': b'x' * 900, 'b': b'x' * 5000})\n"
        "except PublishError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(f"Cannot write to {tmp_path}")
    assert _tree(tmp_path) == {}


def test_where_a_folder_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(PublishError, match="a file stands where a folder is needed"):
        site.write_files(tmp_path / "file", {"a": b"1"})


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", ""])
def test_names_stay_below_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(PublishError):
        site.write_files(tmp_path / "in", {name: b"1"})
    assert _tree(tmp_path) == {}


def test_new_files_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        site.write_files(tmp_path, {"a": b"1"})
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from audiopost.publish import site\n"
        "with site.lock(Path(sys.argv[1]), 'show'): print('held', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with (
            pytest.raises(LockError, match="Another audiopost is writing the show 'show'"),
            site.lock(tmp_path, "show"),
        ):
            pass
        with site.lock(tmp_path, "another"):
            pass
        other.communicate("")
    with site.lock(tmp_path, "show"):
        pass


def test_remnants_of_a_killed_render_are_found(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from audiopost.publish import site\n"
        "os.fsync = lambda n: os._exit(9)\n"
        "site.write_files(Path(sys.argv[1]), {'e/feed.xml': b'x'})\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    left = list(site.remnants(tmp_path))
    assert len(left) == 1
    assert not (tmp_path / "e/feed.xml").exists()
