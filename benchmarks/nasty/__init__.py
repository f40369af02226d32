# SPDX-License-Identifier: GPL-3.0-or-later
"""Nasty documents without end, each made from a seed and a number alone: what the software must survive.

Half of them are made up from the pieces that the software looks at; half are good documents of this project (the
examples and the golden cases) with things cut, doubled, moved, garbled and put in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.nasty import packed, pages, texts
from benchmarks.nasty.words import ODD, endless, words

ROOT = Path(__file__).resolve().parents[2]
_KINDS = {
    ".html": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".txt": "text",
    ".xml": "feed",
    ".atom": "feed",
    ".json": "feed",
}


@dataclass(frozen=True, slots=True)
class Nasty:
    """One document: its number, the kind it was meant to be, and its bytes as the file ``name``."""

    number: int
    kind: str
    name: str
    data: bytes


def document(number: int, seed: int = 0) -> Nasty:
    """Nasty document ``number``: always the same for the same number and seed."""
    rng = Random(f"{seed}:{number}")
    if rng.random() < 0.5:
        kind, suffix, data = _made(rng)
    else:
        path = rng.choice(_good())
        kind, suffix, data = _KINDS[path.suffix], path.suffix, path.read_bytes()
        for _ in range(rng.choice((1, 1, 2, 4, 12))):
            data = _changed(rng, data)
    if kind == "epub" and rng.random() < 0.2:
        data = _changed(rng, data)
    return Nasty(number, kind, f"{number}{suffix}", data)


def _made(rng: Random) -> tuple[str, str, bytes]:
    chance = rng.random()
    if chance < 0.5:
        text = pages.page(rng) if chance < 0.4 else pages.piece(rng, rng.randrange(1, 60))
        return (
            "html",
            ".html",
            text.encode(rng.choice(("utf-8",) * 8 + ("utf-16", "cp1252", "shift_jis")), "replace"),
        )
    if chance < 0.7:
        return "markdown", ".md", texts.markdown(rng).encode("utf-8", "replace")
    if chance < 0.83:
        return "text", ".txt", texts.plain(rng).encode("utf-8", "replace")
    if chance < 0.94:
        return "feed", ".xml", packed.feed(rng)
    return "epub", ".epub", packed.book(rng)


@cache
def _good() -> tuple[Path, ...]:
    """The examples and the inputs of the golden cases."""
    places = [ROOT / "examples", ROOT / "tests" / "golden"]
    found = (path for place in places for path in place.rglob("*") if path.suffix in _KINDS)
    left_out = ("article.json", "ledger.json", "expected.txt", "script.txt")
    return tuple(sorted(path for path in found if path.name not in left_out))


def _changed(rng: Random, data: bytes) -> bytes:
    """``data`` with one thing done to it."""
    first = rng.randrange(len(data) + 1)
    second = min(len(data), first + rng.choice((1, 10, 200, 5000)))
    return rng.choice(_CHANGES)(rng, data[:first], data[first:second], data[second:])


def _garbled(rng: Random, before: bytes, piece: bytes, after: bytes) -> bytes:
    garbled = bytearray(before + piece + after)
    for _ in range(rng.randrange(1, 30) if garbled else 0):
        garbled[rng.randrange(len(garbled))] = rng.randrange(256)
    return bytes(garbled)


def _spliced(rng: Random, before: bytes, _: bytes, after: bytes) -> bytes:
    other = rng.choice(_good()).read_bytes()
    return before + other[rng.randrange(len(other)) :] + after


def _text(text: str) -> bytes:
    return text.encode("utf-8", "replace")


_CHANGES: tuple[Callable[[Random, bytes, bytes, bytes], bytes], ...] = (
    _garbled,
    _spliced,
    lambda _, before, __, after: before + after,
    lambda _, before, __, ___: before,
    lambda rng, before, piece, after: before + piece * rng.choice((2, 3, 50)) + after,
    lambda rng, before, piece, after: before + after[: rng.randrange(len(after) + 1)] + piece + after,
    lambda rng, before, piece, after: (
        before + (piece + after).replace(b"</", rng.choice((b"<", b"</x", b"")), 9)
    ),
    lambda rng, before, _, after: before + _text(endless(rng)[: rng.choice((50, 500, 20_000))]) + after,
    lambda rng, before, piece, after: before + _text(rng.choice(ODD)) * rng.randrange(1, 4) + piece + after,
    lambda rng, before, piece, after: before + _text(pages.piece(rng, rng.randrange(1, 20))) + piece + after,
    lambda rng, before, _, after: before + _text(words(rng)) + after,
)
