# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about artwork: what directories want of a cover."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audiopost.check.finding import Fault
from audiopost.check.reading.artwork import Artwork
from audiopost.check.reading.feed import FeedPage
from audiopost.check.registry import rule

SMALLEST, LARGEST, HEAVIEST = 1400, 3000, 512_000
_OTHER = "Set show.image to a square JPEG or PNG of 1400 to 3000 pixels, or remove it to have one drawn; run `audiopost feed`."
_EXTENSIONS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}


@rule(
    FeedPage, "artwork", "error", "The show names its cover",
    why="Apple refuses a show without itunes:image, and lists look empty.",
    remedy="Run `audiopost feed`.", after="feed-xml",
)  # fmt: skip
def artwork(page: FeedPage) -> Iterator[Fault]:
    image = page.channel.first("itunes:image")
    if image is None or not image.get("href"):
        yield Fault("The channel has no itunes:image.", "channel", page.channel.line)
    elif page.local(image.get("href")) is None:
        yield Fault(
            f"{image.get('href')} does not lie where base_url says the show is.", "channel", image.line
        )


@rule(
    Artwork, "artwork-file", "error", "The cover is there",
    why="Apps show a grey square.",
    remedy="Run `audiopost feed`.",
)  # fmt: skip
def artwork_file(art: Artwork) -> Iterator[Fault]:
    if not art.file.is_file():
        yield Fault("The cover that the feed names is not there.")


@rule(
    Artwork, "artwork-format", "error", "The cover is a JPEG or PNG that opens",
    why="Apps accept nothing else.",
    remedy=_OTHER, after="artwork-file",
)  # fmt: skip
def artwork_format(art: Artwork) -> Iterator[Fault]:
    if art.picture is None:
        yield Fault("It is no picture that opens.")
    elif art.picture.format not in _EXTENSIONS:
        yield Fault(f"It is a {art.picture.format} file.")


def _shape(art: Artwork) -> Any:
    assert art.picture is not None
    return art.picture


_OPENED = "artwork-file artwork-format"


@rule(
    Artwork, "artwork-extension", "error", "The cover's extension is that of its bytes",
    why="Apple refuses a PNG that is called .jpg.",
    remedy=_OTHER, after=_OPENED,
)  # fmt: skip
def artwork_extension(art: Artwork) -> Iterator[Fault]:
    kind = str(_shape(art).format)
    if art.file.suffix.lower() not in _EXTENSIONS[kind]:
        yield Fault(f"It is a {kind}, and called {art.file.name}.")


@rule(
    Artwork, "artwork-square", "error", "The cover is square",
    why="Apps cut off what does not fit into a square, and Apple refuses it.",
    remedy=_OTHER, after=_OPENED,
)  # fmt: skip
def artwork_square(art: Artwork) -> Iterator[Fault]:
    width, height = _shape(art).size
    if width != height:
        yield Fault(f"It is {width} by {height} pixels.")


@rule(
    Artwork, "artwork-size", "error", "The cover has 1400 to 3000 pixels a side",
    why="Apple refuses smaller and larger ones.",
    remedy=_OTHER, after=f"{_OPENED} artwork-square",
)  # fmt: skip
def artwork_size(art: Artwork) -> Iterator[Fault]:
    width = _shape(art).size[0]
    if not SMALLEST <= width <= LARGEST:
        yield Fault(f"It has {width} pixels a side.")


@rule(
    Artwork, "artwork-colour", "error", "The cover is RGB without transparency",
    why="Apple refuses other colour spaces, and transparent parts turn black.",
    remedy=_OTHER, after=_OPENED,
)  # fmt: skip
def artwork_colour(art: Artwork) -> Iterator[Fault]:
    picture = _shape(art)
    if picture.mode not in {"RGB", "L", "P"} or picture.transparent:
        yield Fault(f"Its colours are {picture.mode}{', with transparency' if picture.transparent else ''}.")


@rule(
    Artwork, "artwork-bytes", "warning", "The cover has at most 512 kB",
    why="Phones load it in every list; larger ones are slow, and some apps give up.",
    remedy="Save the cover with stronger compression.", after=_OPENED,
)  # fmt: skip
def artwork_bytes(art: Artwork) -> Iterator[Fault]:
    size = art.file.stat().st_size
    if size > HEAVIEST:
        yield Fault(f"It has {size} bytes.")
