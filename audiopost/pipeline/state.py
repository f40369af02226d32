# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of a show between renders: one JSON file in the output folder, a memo that can be lost.

It lets an unchanged render end without reading a manifest, and a feed of thousands be rebuilt without opening each
episode. Everything in it is derived from the manifests, and it is rebuilt from them when missing or damaged. It holds no
clock and no absolute path, so that two renders leave the same bytes.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

FOLDER = ".audiopost"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One episode.

    ``source`` is where its article was found, ``identity`` what it is known by; ``key`` is the digest of everything
    that made it, ``content`` that of the article's words. ``files`` are (path below the output folder, bytes) of what
    it owns; ``listing`` is its Listing as data, without content, and ``told`` the digest of both.
    """

    guid: str
    slug: str
    source: str
    identity: str
    key: str
    content: str
    published: str
    sections: int
    duration_ms: int
    audio: str
    utterances: int = 0
    files: tuple[tuple[str, int], ...] = ()
    withdrawn: bool = False
    listing: dict[str, Any] = field(default_factory=dict)
    told: str = ""


_FIELDS = tuple(entry.name for entry in fields(Record))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A show's memo: who it is, its episodes by GUID, and the digests of the feed files it wrote.

    ``skipped`` has the articles left out on purpose by where they are found: (key, date they wait for or "").
    ``feeds`` is empty while the feed does not tell of all records yet. ``pages`` are the pages of the feed and of the show
    page by name: what each was made of, and the digest of its bytes.
    """

    show: dict[str, str] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    feeds: dict[str, str] = field(default_factory=dict)
    skipped: dict[str, tuple[str, str]] = field(default_factory=dict)
    settings: str = ""
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause Python's search for reference cycles: over ten thousand records, which have none, it takes a quarter of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def path_of(output: Path, show_id: str) -> Path:
    """Where the memo of a show is kept."""
    return output / FOLDER / f"{show_id}.json"


def known_shows(output: Path) -> list[str]:
    """The ids of shows that have a memo in this output folder, sorted."""
    return sorted(path.stem for path in (output / FOLDER).glob("*.json"))


def held_shows(output: Path) -> list[str]:
    """The ids of all shows that were ever written to this output folder, or are being written, sorted."""
    folder = output / FOLDER
    return sorted({path.stem for kind in ("*.json", "*.lock") for path in folder.glob(kind)})


@uncollected()
def load(output: Path, show_id: str) -> State | None:
    """The memo of a show, or None when there is none that can be used."""
    try:
        data = json.loads(path_of(output, show_id).read_bytes())
        if data["version"] != VERSION:
            return None
        records = {
            guid: Record(**{**entry, "files": tuple((p, n) for p, n in entry["files"])})
            for guid, entry in data["records"].items()
        }
        skipped = {source: (key, until) for source, (key, until) in data["skipped"].items()}
        return State(
            show=data["show"],
            records=records,
            feeds=data["feeds"],
            skipped=skipped,
            settings=data["settings"],
            pages={name: (made_of, bytes_) for name, (made_of, bytes_) in data.get("pages", {}).items()},
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def dump(state: State) -> bytes:
    """The memo as JSON bytes; the same state gives the same bytes."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    data = {
        "version": VERSION,
        "show": state.show,
        "settings": state.settings,
        "feeds": dict(sorted(state.feeds.items())),
        "pages": dict(sorted(state.pages.items())),
        "skipped": dict(sorted(state.skipped.items())),
    }
    made = BytesIO()
    made.write(encode(data)[:-1].encode() + b',"records":{')
    # One by one: ten thousand records as one string are held three times over while they become bytes.
    for number, (guid, record) in enumerate(sorted(state.records.items())):
        made.write(f"{',' * bool(number)}{encode(guid)}:{encode(_fields_of(record))}".encode())
    made.write(b"}}\n")
    return made.getvalue()


def _fields_of(record: Record) -> dict[str, Any]:
    """The record as asdict gives it, without copying what is in it: with ten thousand records that takes seconds."""
    return {name: getattr(record, name) for name in _FIELDS}


def present(record: Record, output: Path) -> bool:
    """Whether every file the record owns is on disk with the length it had."""
    try:
        return all((output / name).stat().st_size == size for name, size in record.files)
    except OSError:
        return False


def digest(*parts: str | bytes) -> str:
    """A SHA-256 in hex over ``parts``, each marked off from the next."""
    total = sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        total.update(len(raw).to_bytes(8, "big") + raw)
    return total.hexdigest()
