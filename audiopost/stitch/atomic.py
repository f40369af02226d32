# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing by rename: a reader, a crash or a full disk never leaves half a file under its final name."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from audiopost.errors import StitchError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file, open for writing, that takes ``path``'s place when the block ends without an exception.

    Raises :class:`StitchError`, with the reason the system gives, when it cannot be written.
    """
    # Not a tempfile: that would be readable by its owner alone, and so would what it becomes.
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w+b") as file:
            yield file
        part.replace(path)
    except OSError as error:
        reason = error.strerror or error
        raise StitchError(
            f"{path.name} could not be written to {path.parent}: {reason}; make the folder writable, make room there, "
            "or choose another with --output."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
