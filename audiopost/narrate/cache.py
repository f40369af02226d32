# SPDX-License-Identifier: GPL-3.0-or-later
"""The clip cache: every sentence ever spoken, by fingerprint, so that it need not be spoken again.

A clip is one file, written beside its place and renamed into it, so that any number of processes can share a cache and
be killed at any moment. A damaged file counts as absent and is removed. A clip's modification time is when it was last
used. The bound is kept by :meth:`ClipCache.prune`, which leaves a tenth free and is called again when that may be used
up; clips used within the last hour stay even past the bound, because a running render may be about to join them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from audiopost.config import CacheOptions
from audiopost.errors import CacheError
from audiopost.model import Clip
from audiopost.narrate import clipfile

RECENT_S = 3600
TOUCH_S = 600
# How much of the bound pruning leaves free: one part in this many.
SLACK = 10


def cache_folder(chosen: str = "") -> Path:
    """Where audiopost keeps what it can make again: ``chosen``, else $AUDIOPOST_CACHE, else the user's cache folder."""
    place = chosen or os.environ.get("AUDIOPOST_CACHE", "")
    if place:
        return Path(place).expanduser().absolute()
    from platformdirs import user_cache_path

    return user_cache_path("audiopost", appauthor=False)


class ClipCache:
    """Clips below ``folder``/clips, at most about ``options.max_bytes`` of them."""

    def __init__(self, folder: Path, options: CacheOptions | None = None) -> None:
        self.folder = folder
        self._clips = folder / "clips"
        self._bound = (options or CacheOptions()).max_bytes
        self._written = 0

    def path(self, fingerprint: str) -> Path:
        """Where the clip of that fingerprint is or would be."""
        return self._clips / fingerprint[2:4] / f"{fingerprint}.wav"

    def has(self, fingerprint: str) -> bool:
        """Whether there is such a clip; looks at the folder only, so a damaged clip counts until it is read."""
        return self.path(fingerprint).is_file()

    def get(self, fingerprint: str) -> Clip | None:
        """The clip, checked from its first byte to its last and marked as used; None when absent or damaged."""
        path = self.path(fingerprint)
        try:
            content = path.read_bytes()
            found = clipfile.unpack(content)
        except FileNotFoundError:
            return None
        except ValueError:
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        except OSError as error:
            raise CacheError(_cannot("read", path, error)) from error
        self._touch(path)
        return _clip(fingerprint, path, found)

    def put(self, fingerprint: str, content: bytes) -> Clip:
        """Keep a clip file made by :func:`audiopost.narrate.clipfile.pack`. Raises ``CacheError`` (disk full, no right)."""
        found = clipfile.unpack(content)
        path = self.path(fingerprint)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
        except OSError as error:
            raise CacheError(_cannot("write", path, error)) from error
        self._written += len(content)
        if self._written >= self._bound // SLACK:
            self.settle()
        return _clip(fingerprint, path, found)

    def settle(self) -> None:
        """Note how much was written, for the next process too; prune when the bound may have been passed."""
        if not self._written:
            return
        note = self._clips / "written"
        try:
            written = int(note.read_bytes())
        except (OSError, ValueError):
            written = self._bound  # unknown: look
        written += self._written
        self._written = 0
        if written >= self._bound // SLACK:
            self.prune()
            written = 0
        with contextlib.suppress(OSError):
            _write(note, str(written).encode())

    def info(self) -> dict[str, str | int]:
        """Where the cache is, how many clips and bytes it holds, and its bound in bytes."""
        entries = list(self._entries())
        return {
            "folder": str(self.folder),
            "clips": len(entries),
            "bytes": sum(size for _, size, _ in entries),
            "max_bytes": self._bound,
        }

    def prune(self) -> int:
        """Remove the least recently used clips until the rest fits nine tenths of the bound; how many were removed."""
        now = time.time()
        self._sweep(now)
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        removed = 0
        for used, size, path in entries:
            if total <= self._bound - self._bound // SLACK or now - used < RECENT_S:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size
                removed += 1
        return removed

    def clear(self) -> int:
        """Remove every clip and everything derived (patched voices too); how many clips there were."""
        count = sum(1 for _ in self._entries())
        for part in ("clips", "voices"):
            shutil.rmtree(self.folder / part, ignore_errors=True)
        return count

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """(last use in s since the epoch, bytes, path) of every clip."""
        for path in self._files(".wav"):
            with contextlib.suppress(OSError):
                state = path.stat()
                yield state.st_mtime, state.st_size, path

    def _files(self, suffix: str) -> Iterator[Path]:
        with contextlib.suppress(OSError):
            for shelf in sorted(os.scandir(self._clips), key=lambda entry: entry.name):
                with contextlib.suppress(OSError):
                    for entry in os.scandir(shelf.path):
                        if entry.name.endswith(suffix):
                            yield Path(entry.path)

    def _sweep(self, now: float) -> None:
        """Remove what killed writers left behind."""
        for path in self._files(".part"):
            with contextlib.suppress(OSError):
                if now - path.stat().st_mtime > RECENT_S:
                    path.unlink()

    @staticmethod
    def _touch(path: Path) -> None:
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > TOUCH_S:
                os.utime(path)


def _clip(fingerprint: str, path: Path, found: clipfile.ClipFile) -> Clip:
    return Clip(fingerprint, str(path), found.rate, len(found.pcm) // 2)


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)  # noqa: PTH105 - the name is a string here
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _cannot(verb: str, path: Path, error: OSError) -> str:
    return (
        f"Cannot {verb} the clip cache at {path.parent}: {error.strerror or error}. "
        "Free space there, or set AUDIOPOST_CACHE to another folder."
    )
