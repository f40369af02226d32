# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the feed and of the show page: only those that would read otherwise than they do are made again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost import __version__
from audiopost.model import Listing, Show
from audiopost.pipeline.state import Record, digest

if TYPE_CHECKING:
    from audiopost.publish.paging import Page

Made = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Documents:
    """One list of all episodes in pages of ``size`` in ``folder``: how each is named by its number, and made.

    ``listings`` keeps by GUID what was read from the memo, for the other list.
    """

    folder: Path
    size: int
    name: Callable[[int], str]
    make: Callable[[Page[Listing]], bytes]
    listings: dict[str, Listing]

    def changed(
        self, show: Show, records: Sequence[Record], known: Mapping[str, tuple[str, str]], made: Made
    ) -> Iterator[tuple[str, bytes]]:
        """Name and bytes of each page that must be written, the newest last.

        ``known`` and ``made`` hold, by name, what a page was made of and the digest of its bytes: of all pages as they
        were before, and as they are now. ``records`` come newest first.
        """
        from audiopost.model.codec import to_json
        from audiopost.publish.paging import Page, paged

        of_all = digest(_makers(), to_json(show))
        for page in paged(records, self.size):
            name = self.name(page.number)
            place = f"{page.number} {page.newer} {page.older} {page.last}"
            key = digest(of_all, place, *(record.told or told(record.listing) for record in page.items))
            if name in known and known[name][0] == key and self._holds(name, known[name][1]):
                made[name] = known[name]
                continue
            items = tuple(self._listing(record) for record in page.items)
            data = self.make(Page(page.number, items, page.newer, page.older, page.last))
            made[name] = (key, sha256(data).hexdigest())
            yield name, data

    def _listing(self, record: Record) -> Listing:
        found = self.listings.get(record.guid)
        if found is None:
            found = self.listings[record.guid] = listing(record)
        return found

    def _holds(self, name: str, expected: str) -> bool:
        try:
            return sha256((self.folder / name).read_bytes()).hexdigest() == expected
        except OSError:
            return False


@cache
def _makers() -> str:
    """A digest of the programs and templates that make pages: with others, the same episodes may give other bytes."""
    room = resources.files("audiopost.publish")
    sources = sorted(
        (file.name, file.read_bytes())
        for folder in (room, room.joinpath("templates"))
        for file in folder.iterdir()
        if file.name.endswith((".py", ".html", ".css", ".js"))
    )
    return digest(__version__, *(part for source in sources for part in source))


def told(listing: Mapping[str, object], content: bytes = b"") -> str:
    """A digest of all that feed and show page tell of an episode."""
    return digest(json.dumps(listing, sort_keys=True, ensure_ascii=False), content)


def listing(record: Record) -> Listing:
    """What the feed tells of a record's episode, without its content."""
    from audiopost.model.codec import from_data

    return from_data(Listing, record.listing)
