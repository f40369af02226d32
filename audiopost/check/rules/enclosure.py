# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about enclosures: the audio files that a feed names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from audiopost.check.finding import Fault
from audiopost.check.reading.feed import Item
from audiopost.check.registry import rule

_REBUILD = "Run `audiopost feed`; when the audio is gone, render its article again."
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def _name(item: Item) -> str:
    return unquote(urlsplit(item.enclosure.get("url")).path.rpartition("/")[2]) if item.enclosure else ""


@rule(
    Item, "enclosure", "error", "An item has one enclosure",
    why="Without it the item is no episode: there is nothing to play.",
    remedy=_REBUILD,
)  # fmt: skip
def enclosure(item: Item) -> Iterator[Fault]:
    count = len(item.element.all("enclosure"))
    if count != 1 or item.enclosure is None:
        yield Fault(f"It has {count or 'no'} enclosures." if count != 1 else "Its enclosure has no url.",
                    item.place, item.element.line)  # fmt: skip


@rule(
    Item, "enclosure-file", "error", "The file of an enclosure is on disk",
    why="Who presses play hears nothing.",
    remedy=_REBUILD, after="enclosure",
)  # fmt: skip
def enclosure_file(item: Item) -> Iterator[Fault]:
    address = item.enclosure.get("url") if item.enclosure else ""
    if item.enclosure_path is None:
        yield Fault(f"{address} does not lie where base_url says the show is.", item.place, item.element.line)
    elif item.enclosure_size < 0:
        yield Fault(f"{address} leads to {item.enclosure_path.as_posix()}, which is not there.",
                    item.place, item.element.line)  # fmt: skip


@rule(
    Item, "enclosure-outdated", "error", "An enclosure is the episode's current audio",
    why="Listeners would hear an old reading beside the new text.",
    remedy="Run `audiopost feed`.", after="enclosure enclosure-file",
)  # fmt: skip
def enclosure_outdated(item: Item) -> Iterator[Fault]:
    folder = item.folder
    if any(other is not item and other.enclosure_path == item.enclosure_path for other in item.page.items):
        return  # two items with one enclosure have a rule of their own
    if folder and folder.episode and item.enclosure_path != folder.audio and folder.audio.is_file():
        yield Fault(f"It names {_name(item)}, and the episode's audio is {folder.audio.name}.",
                    item.place, item.element.line)  # fmt: skip


@rule(
    Item, "enclosure-length", "error", "The length of an enclosure is its file's bytes",
    why="Apps plan downloads and show progress by it; some refuse a file that is not as long as promised.",
    remedy="Run `audiopost feed`.", after="enclosure enclosure-file",
)  # fmt: skip
def enclosure_length(item: Item) -> Iterator[Fault]:
    said = item.enclosure.get("length") if item.enclosure else ""
    sizes = {str(item.enclosure_size)}
    if item.folder and item.folder.episode and item.enclosure_path == item.folder.audio:
        sizes.add(str(item.folder.episode.audio.bytes))  # a file that changed since is another rule's finding
    if said not in sizes:
        yield Fault(f"It says {said or 'nothing'}, and the file has {item.enclosure_size} bytes.",
                    item.place, item.element.line)  # fmt: skip


@rule(
    Item, "enclosure-type", "error", "The type of an enclosure is audio/mpeg",
    why="Apps choose by it whether they can play the file.",
    remedy="Run `audiopost feed`.", after="enclosure",
)  # fmt: skip
def enclosure_type(item: Item) -> Iterator[Fault]:
    said = item.enclosure.get("type") if item.enclosure else ""
    if said != "audio/mpeg":
        yield Fault(f"Its type is {said!r}.", item.place, item.element.line)


@rule(
    Item, "enclosure-extension", "error", "The name of an enclosure ends in .mp3",
    why="Apple and many players go by the extension, whatever the type says.",
    remedy=_REBUILD, after="enclosure",
)  # fmt: skip
def enclosure_extension(item: Item) -> Iterator[Fault]:
    if not _name(item).endswith(".mp3"):
        yield Fault(f"The file is called {_name(item)!r}.", item.place, item.element.line)


@rule(
    Item, "enclosure-name", "error", "The name of an enclosure is plain ASCII without spaces",
    why="Apple refuses other names, and old players and car radios cannot open them.",
    remedy="Give the article an ASCII slug and render it again.", after="enclosure",
)  # fmt: skip
def enclosure_name(item: Item) -> Iterator[Fault]:
    if not _NAME.fullmatch(_name(item)):
        yield Fault(f"The file is called {_name(item)!r}.", item.place, item.element.line)
