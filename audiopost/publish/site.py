# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing what is published: whole files or none, unchanged ones left alone, the feed last."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from audiopost.errors import LockError, PublishError

LOCKS = ".audiopost"


def write_files(
    folder: Path, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]], *, durable: bool = True
) -> tuple[str, ...]:
    """Write ``files`` (name below ``folder`` and bytes) and return the names of those whose bytes changed.

    All are first written under other names beside their own, and only when every one is on disk are they renamed, in
    the order given: so put last what names the others. A file that already holds its bytes is not touched, so
    its modification time stays. Files that come one by one are not kept in memory. ``durable`` also waits until the
    disk has them. Raises :class:`PublishError`, after which every old file is as it was.
    """
    staged: list[tuple[str, Path, Path]] = []
    try:
        for name, data in files.items() if isinstance(files, Mapping) else files:
            target = _path(folder, name)
            if _holds(target, data):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.append((name, _stage(target, data), target))
        _rename([(temporary, target) for _, temporary, target in staged], durable)
    except BaseException as error:
        for _, temporary, _ in staged:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise PublishError(_why(folder, error)) from error
        raise
    return tuple(name for name, _, _ in staged)


@contextlib.contextmanager
def lock(output: Path, show_id: str, *, wait: float = 0.0) -> Iterator[None]:
    """Hold a show for writing, or raise :class:`LockError` when another process still holds it after ``wait`` seconds."""
    from filelock import FileLock, Timeout  # only a render needs it

    folder = output / LOCKS
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = FileLock(folder / f"{show_id}.lock")
        held.acquire(timeout=wait)
    except Timeout as error:
        raise LockError(
            f"Another audiopost is writing the show {show_id!r} in {output}; wait for it to end and run this again."
        ) from error
    except OSError as error:
        raise PublishError(_why(output, error)) from error
    try:
        yield
    finally:
        held.release()


def remnants(folder: Path) -> Iterator[Path]:
    """Half-written files that a killed render left below ``folder``; safe to delete while the show's lock is held."""
    return (path for path in folder.rglob(".*") if path.suffix in {".audiopost-tmp", ".part"})


def _path(folder: Path, name: str) -> Path:
    path = Path(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise PublishError(f"{name!r} is not a file name below {folder}, so it was not written.")
    return folder / path


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _stage(target: Path, data: bytes) -> Path:
    temporary = target.with_name(f".{target.name[:80]}.{os.getpid()}-{threading.get_ident()}.audiopost-tmp")
    try:
        # Opened this way, and not by tempfile, the file gets the mode every other new file has: a web server must read it.
        number = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        with os.fdopen(number, "wb") as file:
            file.write(data)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _rename(staged: Sequence[tuple[Path, Path]], durable: bool) -> None:
    if durable:
        # Not one by one as they are written: a disk takes many files in little more time than one.
        for temporary, _ in staged:
            _settle(temporary)
    for temporary, target in staged:
        temporary.replace(target)
    if durable:
        for parent in {target.parent for _, target in staged}:
            with contextlib.suppress(OSError):  # not every system can
                _settle(parent)


def _settle(path: Path) -> None:
    """Wait until the disk has a file, or the names in a folder, so that a power cut takes nothing back."""
    number = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _why(folder: Path, error: OSError) -> str:
    place = error.filename or folder
    if isinstance(place, bytes | str) and ".audiopost-tmp" in str(place):
        place = folder
    advice = {
        28: "free some space and run the same command again",
        13: "make the folder writable, or choose another with --output or --feeds",
        30: "the file system is read-only; choose another folder with --output or --feeds",
        20: "a file stands where a folder is needed; move it away",
        17: "a file stands where a folder is needed; move it away",
        21: "a folder stands where a file is needed; move it away",
    }.get(error.errno or 0, "nothing was changed; put that right and run the same command again")
    reason = error.strerror or str(error)
    return f"Cannot write to {place}: {reason}; {advice}."
