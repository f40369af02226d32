# SPDX-License-Identifier: GPL-3.0-or-later
"""What a running render tells whoever watches: small frozen events, and the result of each article."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Status = Literal["rendered", "unchanged", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one article. Paths are as the user would type them; ``error`` is a sentence or ""."""

    source: str
    status: Status
    slug: str = ""
    audio: str = ""
    duration_ms: int = 0
    sections: int = 0
    clips_made: int = 0
    clips_reused: int = 0
    feed: str = ""
    error: str = ""

    def data(self) -> dict[str, Any]:
        """The result as ``render --json`` prints it."""
        return {key: (value if value != "" else None) for key, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class Planned:
    """How many articles were found and how many of them have something to do."""

    articles: int
    changed: int


@dataclass(frozen=True, slots=True)
class Scripted:
    """An article is about to be narrated: its title, its utterances, and how many of them must be synthesised."""

    source: str
    title: str
    utterances: int
    missing: int
    characters: int


@dataclass(frozen=True, slots=True)
class Narrated:
    """One clip was synthesised: how many characters it says and how long it lasts, in ms."""

    source: str
    characters: int
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Finished:
    """An article is done, one way or the other."""

    result: Result


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know; ``level`` "warning" or "info"."""

    text: str
    level: str = "info"


Event = Planned | Scripted | Narrated | Finished | Notice
