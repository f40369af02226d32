# SPDX-License-Identifier: GPL-3.0-or-later
"""A list that grows, in documents that stay: RFC 5005 paging of the feed and of the show page.

The newest ``size`` episodes are in the document that people subscribe to. All older ones are in pages of ``size`` that are
numbered from the oldest, so that page *k* holds the same episodes for ever: one more episode changes the newest document and
the last page, and no other. No episode is in two documents. (Archived feeds, RFC 5005 section 4, would need the last page
closed before the newest document may let go of its episodes: that document would then shrink to half and grow again, and
apps that follow no pages, which are most, would lose episodes by the hundred.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, Protocol, TypeVar


class Dated(Protocol):
    """Something with a GUID and an ISO 8601 publication date."""

    @property
    def guid(self) -> str:
        """Its GUID."""

    @property
    def published(self) -> str:
        """Its date or date-time."""


D = TypeVar("D", bound=Dated)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One document, its items newest first. ``number`` 0 is the newest; the others count from the oldest, 1.

    ``newer`` and ``older`` are the numbers of its neighbours, None at either end; ``last`` is the oldest's number.
    """

    number: int
    items: tuple[T, ...]
    newer: int | None
    older: int | None
    last: int


def moment(published: str) -> datetime:
    """An ISO 8601 date or date-time as a datetime with zone; UTC where none is given."""
    when = datetime.fromisoformat(published)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def ordered(episodes: Sequence[D]) -> list[D]:
    """Newest first; equal dates by GUID, so that the order never depends on where the episodes came from."""
    return sorted(sorted(episodes, key=lambda e: e.guid), key=lambda e: moment(e.published), reverse=True)


def count(episodes: int, size: int) -> int:
    """How many documents that many episodes take; none at all still take one."""
    return max(1, -(-episodes // size))


def paged(newest_first: Sequence[T], size: int) -> list[Page[T]]:
    """The documents, the oldest first and the newest, number 0, at the end: the order to write them in."""
    older = max(0, len(newest_first) - size)
    last = count(len(newest_first), size) - 1
    made = []
    for number in range(1, last + 1):
        begin, end = max(0, older - number * size), older - (number - 1) * size
        items = tuple(newest_first[size + begin : size + end])
        newer = number + 1 if number < last else 0
        made.append(Page(number, items, newer, number - 1 or None, min(1, last)))
    return [*made, Page(0, tuple(newest_first[:size]), None, last or None, min(1, last))]
