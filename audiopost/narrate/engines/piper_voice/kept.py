# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders of what was derived from a voice. Each is made in a folder of its own that is renamed into place, so that
processes which make it at the same time do no harm. Needs nothing heavy."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audiopost.errors import EngineError

# Raised when voices are to be rebuilt; whether they then sound different is said by the engine's own revision.
REVISION = 4


def read(place: Path) -> dict[str, Any] | None:
    """What was kept in ``place``; None when nothing was, or not all of it is there any more."""
    try:
        data: dict[str, Any] = json.loads((place / "voice.json").read_bytes())
        sizes: dict[str, int] = data.pop("sizes")
        whole = all((place / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return data if whole else None


@contextlib.contextmanager
def workshop(place: Path) -> Iterator[Path]:
    """A folder beside ``place`` to work in, removed afterwards. Raises ``EngineError`` when it cannot be written."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix="making-", dir=place.parent))
    except OSError as error:
        raise EngineError(
            f"Cannot write to {place.parent}: {error.strerror}. Set AUDIOPOST_CACHE to a folder that can be written."
        ) from error
    try:
        yield work
    except OSError as error:
        raise EngineError(f"Cannot write to {place.parent}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def keep(data: dict[str, Any], work: Path, place: Path) -> None:
    """Move ``work``, described by ``data``, to ``place``, unless another process was faster."""
    sizes = {path.name: path.stat().st_size for path in sorted(work.iterdir())}
    (work / "voice.json").write_text(json.dumps({**data, "sizes": sizes}), encoding="utf-8")
    if place.exists() and read(place) is None:
        shutil.rmtree(place, ignore_errors=True)
    with contextlib.suppress(OSError):
        work.rename(place)
