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
    """The output and feeds folders as those of one show, and the address (``base_url``, "" unknown) that holds both as
    output/ and feeds/.

    ``show`` is the show's id, ``page`` its first page in the output folder. ``elsewhere`` are addresses at which the same
    folders are published for other shows. ``answered`` are files that have a rule of their own, so that a link to one
    that is missing is not told twice.
    """

    output: Path
    feeds: Path
    audio: AudioOptions
    instruments: Instruments
    base_url: str = ""
    show: str = ""
    page: str = "index.html"
    elsewhere: tuple[str, ...] = ()
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
        for address in (self.base_url, *self.elsewhere):
            base = urlsplit(address.rstrip("/") or NOWHERE)
            if (parts.scheme, parts.netloc) != (base.scheme, base.netloc):
                continue
            for folder, name in ((self.output, "output"), (self.feeds, "feeds")):
                start = f"{base.path}/{name}/"
                if f"{parts.path}/".startswith(start):
                    inner = unquote(parts.path[len(start) :])
                    return folder / inner if ".." not in inner.split("/") else None
        return None

    def leads_nowhere(self, path: Path | None) -> bool:
        """Whether a file of ours that something leads to is not there, and nothing else tells of it."""
        if path is None or path in self.answered or path in {self.output.parent, self.output, self.feeds}:
            return False
        return not (path / "index.html" if path.is_dir() else path).is_file()

    def pages(self) -> list[Path]:
        """The show's pages that are there, the first one first; longer shows have several."""
        first = self.output / self.page
        name = "page" if self.page == "index.html" else first.stem
        others = [
            path for path in self.output.glob(f"{name}-*.html") if path.stem[len(name) + 1 :].isdecimal()
        ]
        return [path for path in (first, *sorted(others)) if path.is_file()]


def is_absolute(address: str) -> bool:
    """Whether ``address`` is an http(s) address with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
