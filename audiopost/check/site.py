# SPDX-License-Identifier: GPL-3.0-or-later
"""The published tree as a web server will show it, and which file an address leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from audiopost.check.finding import Instruments
from audiopost.config import AudioOptions

# Stands for the unknown address of a show that has no base_url; nobody can own it.
NOWHERE = "http://audiopost.invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The output and feeds folders, and the address (``base_url``, "" unknown) that holds both as output/ and feeds/.

    ``answered`` are files that have a rule of their own, so that a link to one that is missing is not told twice.
    """

    output: Path
    feeds: Path
    audio: AudioOptions
    instruments: Instruments
    base_url: str = ""
    answered: set[Path] = field(default_factory=set)

    def address(self, path: Path) -> str:
        """Where ``path``, in one of the two folders, will be fetched from."""
        base = self.base_url.rstrip("/") or NOWHERE
        for folder, name in ((self.output, "output"), (self.feeds, "feeds")):
            if path.is_relative_to(folder):
                return f"{base}/{name}/{path.relative_to(folder).as_posix()}"
        return f"{base}/{path.name}"

    def local(self, address: str, whence: Path) -> Path | None:
        """The file that ``address`` leads to from the file ``whence``; None when that is elsewhere on the web."""
        try:
            whole = urljoin(self.address(whence), address)
            parts = urlsplit(whole)
        except ValueError:
            return None
        base = urlsplit(self.base_url.rstrip("/") or NOWHERE)
        if (parts.scheme, parts.netloc) != (base.scheme, base.netloc):
            return None
        for folder, name in ((self.output, "output"), (self.feeds, "feeds")):
            start = f"{base.path}/{name}/"
            if f"{parts.path}/".startswith(start):
                inner = unquote(parts.path[len(start) :])
                return folder / inner if ".." not in inner.split("/") else None
        return None


def is_absolute(address: str) -> bool:
    """Whether ``address`` is an http(s) address with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
