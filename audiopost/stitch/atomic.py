# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing by rename: a reader, a crash or a full disk never leaves half a file under its final name."""

from __future__ import annotations

import os
import tempfile
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
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        with os.fdopen(handle, "w+b") as file:
            yield file
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        raise StitchError(f"{path.name} could not be written to {path.parent}: {error.strerror or error}.") from error
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)


def _umask() -> int:
    # Temporary files are private; what replaces them should be as readable as any file the user makes.
    mask = os.umask(0)
    os.umask(mask)
    return mask
