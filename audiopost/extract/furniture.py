# SPDX-License-Identifier: GPL-3.0-or-later
"""What a site puts around an article, found in scraped text and taken out: navigation, share lines, buttons, calls.

Plain signs (:mod:`~audiopost.extract.signs`) go wherever they stand alone on a line. Faint ones go only from a text that
shows plain signs, and only above the first or below the last of the prose, or among other furniture. A text without
plain signs loses nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import groupby

from audiopost.extract import signs
from audiopost.extract.pieces import Piece
from audiopost.model import Omission


def take_out(found: list[Piece], dated: Collection[int] = ()) -> tuple[list[Piece], tuple[Omission, ...]]:
    """The pieces without a site's furniture, and each piece left out with its reason.

    ``dated`` are the places of date lines and bylines, which may stand among furniture and are none.
    """
    sweep = _Sweep(found, dated)
    reasons = sweep.reasons
    kept = [piece for index, piece in enumerate(found) if index not in reasons]
    if not any(piece.kind in {"prose", "list", "quote", "line"} for piece in kept):
        return found, ()
    left_out = tuple(
        Omission(signs.text_of(found[index]), f"furniture: {reasons[index]}", f"line {found[index].line}")
        for index in sorted(reasons)
    )
    return kept, left_out


@dataclass(slots=True)
class _Sweep:
    """One text being swept. ``first`` and ``last`` are where its own prose begins and ends; ``reasons`` what goes, and why."""

    found: list[Piece]
    dated: Collection[int]
    reasons: dict[int, str] = field(default_factory=dict)
    first: int = 0
    last: int = -1

    def __post_init__(self) -> None:
        body = [index for index, piece in enumerate(self.found) if signs.is_body(piece)]
        inside = range(body[0], body[-1]) if body else range(0)
        for index, piece in enumerate(self.found):
            self._mark(index, signs.plain(piece, index in inside))
        if not self.reasons or (len(self.reasons) == 1 and self._heads(next(iter(self.reasons)))):
            self.reasons.clear()  # one line that may be a heading is no sign of a site
            return
        end = next((i for i in sorted(self.reasons) if self._is_end(i)), len(self.found))
        body = [index for index in body if index < end]
        self.first, self.last = (body[0], body[-1]) if body else (len(self.found), -1)
        self._edges()
        self._rows()
        self._tail(end)
        self._crowds()

    def _mark(self, index: int, reason: str) -> None:
        if reason and index not in self.dated:
            self.reasons.setdefault(index, reason)

    def _is_end(self, index: int) -> bool:
        """Whether the article ends here: a turn to comments or to other articles, and nothing of its own below."""
        if self.reasons[index] not in signs.SWALLOWS:
            return False
        rest = self.found[index + 1 :]
        before = sum(len(piece.text.split()) for piece in self.found[:index])
        after = sum(len(signs.text_of(piece).split()) for piece in rest)
        if after > before or any(piece.kind == "heading" for piece in rest):
            return False
        long = any(signs.is_body(piece) and len(piece.text.split()) >= 40 for piece in rest)
        lines = sum(piece.kind == "line" for piece in rest)
        return self.reasons[index] == "comments" or (not long and lines * 2 >= len(rest))

    def _edges(self) -> None:
        """Faint signs above the first prose and below the last; beside other furniture also between."""
        for index, piece in enumerate(self.found):
            if piece.kind not in {"line", "heading"} or piece.style.startswith("#"):
                continue
            beside = index - 1 in self.reasons or index - 1 in self.dated
            if index > self.last or ((index < self.first or beside) and not self._heads(index)):
                self._mark(index, signs.faint(piece.text))

    def _heads(self, index: int) -> bool:
        """Whether prose stands right below: then the line is its heading."""
        following = self.found[index + 1] if index + 1 < len(self.found) else None
        return following is not None and (
            signs.is_body(following) or following.kind in {"list", "code", "quote", "table"}
        )

    def _rows(self) -> None:
        """Lines that stand together and are furniture all, though each alone might be a heading."""
        for _, row in groupby(range(len(self.found)), key=lambda index: self.found[index].group):
            members = [index for index in row if index not in self.dated]
            if len(members) < 2 or any(self.found[index].kind != "line" for index in members):
                continue
            reasons = {i: self.reasons.get(i) or signs.faint(self.found[i].text) for i in members}
            if all(reasons.values()):
                self.reasons.update(reasons)

    def _tail(self, end: int) -> None:
        """Below the last prose, what follows a turn to the site (share, newsletter ...) belongs to the site."""
        turn = next(
            (i for i in sorted(self.reasons) if i > self.last and self.reasons[i] in signs.TURNS), end
        )
        for index in range(self.last + 1, len(self.found)):
            piece = self.found[index]
            if signs.calls(piece.text) and piece.kind in {"prose", "line"}:
                self._mark(index, "newsletter")
            elif index > turn:
                self._mark(index, f"below the {self.reasons[turn]}")
        for index in range(len(self.found) - 1, self.last + 1, -1):
            above = self.found[index - 1]
            slogan = above.kind in {"line", "heading"} and len(above.text.split()) <= 10
            if self.reasons.get(index) == "newsletter" and slogan:
                self._mark(index - 1, "newsletter")

    def _crowds(self) -> None:
        """Rows of short labels around furniture, above the article or below it: a menu or a footer of links."""
        index = 0
        while index < len(self.found):
            stop = index
            while stop < len(self.found) and self._is_label(stop):
                stop += 1
            above, below = stop <= self.first, index > self.last
            marked = sum(i in self.reasons for i in range(index, stop))
            if (above or below) and stop - index >= 4 and marked >= 2 and marked * 3 >= stop - index:
                for i in range(index, stop - above):  # the last one above the prose may be its title
                    self._mark(i, "navigation")
            index = max(stop, index + 1)

    def _is_label(self, index: int) -> bool:
        piece = self.found[index]
        short = piece.kind == "line" and len(piece.text.split()) <= 3
        return index in self.reasons or (short and not piece.text.endswith((".", "?", "!", ",")))
