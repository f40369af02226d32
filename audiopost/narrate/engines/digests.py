# SPDX-License-Identifier: GPL-3.0-or-later
"""SHA-256 of voice files, read again only when a file has changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from threading import Lock

_lock = Lock()


def file_digest(path: Path, folder: Path) -> str:
    """The SHA-256 of the file at ``path`` in hex.

    Remembered in ``folder`` by path, size, modification time and inode, so that an unchanged file is not read twice.
    Raises ``OSError`` when the file cannot be read.
    """
    state = path.stat()
    key = f"{path.resolve()}|{state.st_size}|{state.st_mtime_ns}|{state.st_ino}"
    memo = folder / "digests.json"
    with _lock:
        known = _read(memo)
        if key not in known:
            with path.open("rb") as file:
                known[key] = hashlib.file_digest(file, "sha256").hexdigest()
            _write(memo, known)
        return known[key]


def _read(memo: Path) -> dict[str, str]:
    try:
        known = json.loads(memo.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _write(memo: Path, known: dict[str, str]) -> None:
    """Best effort: without the memo the file is only read again."""
    with contextlib.suppress(OSError):
        memo.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix="digests", suffix=".part", dir=memo.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(known, file)
        os.replace(name, memo)  # noqa: PTH105 - the name is a string here
