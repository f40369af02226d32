# SPDX-License-Identifier: GPL-3.0-or-later
"""The personal show: articles a person puts aside to hear later, in the folder the system keeps for their data."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from audiopost.config import Config, FetchOptions
from audiopost.errors import UsageError
from audiopost.model import Failure, Origin
from audiopost.pipeline import publishing
from audiopost.pipeline import show as shows
from audiopost.pipeline import state as memo
from audiopost.pipeline.freshness import from_here, on_disk
from audiopost.pipeline.state import Record, State

TITLE = "Read to me"
ID = "read-to-me"
_LIST = (
    "it is a list of articles (a feed or podcast, a sitemap, a folder), and your personal show takes them one by one;"
    " add the address of the one to hear, or make a show of all with `audiopost render`"
)
_MOST = 10_000  # chapters of a book


@dataclass(frozen=True, slots=True)
class Place:
    """The personal show: its configuration, its folder, and the output and feeds folders in it."""

    config: Config
    base: Path

    @property
    def output(self) -> Path:
        """Where its episodes are."""
        return self.base / self.config.paths.output

    @property
    def feeds(self) -> Path:
        """Where its feed is."""
        return self.base / self.config.paths.feeds


@dataclass(frozen=True, slots=True)
class Kept:
    """An article on the show: ``number`` counts from the newest, 1; ``added`` is an ISO 8601 date."""

    number: int
    title: str
    slug: str
    duration_ms: int
    added: str
    source: str
    audio: str


def folder() -> Path:
    """The folder of the personal show; an ``audiopost.toml`` in it configures the show."""
    from platformdirs import user_data_path

    return user_data_path("audiopost", appauthor=False) / "personal"


def place() -> Place:
    """The personal show. Raises ConfigError when its configuration is wrong."""
    from audiopost.config.load import FILE_NAME, load

    base = folder()
    config = load(base / FILE_NAME) if (base / FILE_NAME).is_file() else Config()
    show = replace(config.show, id=config.show.id or ID, title=config.show.title or TITLE)
    return Place(replace(config, show=show), base)


def singly(
    names: Sequence[str], options: FetchOptions, root: Path, skip: Sequence[Path]
) -> Iterator[Origin | Failure]:
    """The articles that ``names`` name; a Failure for a name that stands for a list of articles. A book is no list."""
    from audiopost.extract import discover

    for name in names:
        found = list(islice(discover([name], options, base=root, skip=skip), _MOST))
        if any(isinstance(one, Origin) and _is_listed(name, one, root) for one in found):
            yield Failure(name, _LIST)
        else:
            yield from found


def kept() -> list[Kept]:
    """The articles on the show, newest first."""
    here = place()
    return [_kept(number, record, here) for number, record in enumerate(_records(_state(here)), 1)]


def remove(names: Sequence[str]) -> list[Kept]:
    """Take the articles that ``names`` name off the show and delete their files; what was taken off.

    A name is a number of the list, a title, a slug, or where the article came from. Raises UsageError when nothing on the
    show is called so; then nothing is removed.
    """
    from audiopost.pipeline.feed import rebuild
    from audiopost.pipeline.prune import prune
    from audiopost.publish import site

    here = place()
    if not here.output.is_dir():
        raise UsageError("your personal show has no articles yet; put one on it with `audiopost add`")
    show_id = shows.show_id(here.config.show, here.output)
    with site.lock(here.output, show_id, wait=60):
        state = _state(here)
        records = _records(state)
        gone = dict.fromkeys(_found(name, records, here) for name in names)
        left = {
            **state.records,
            **{records[at].guid: publishing.withdraw(records[at], here.output) for at in gone},
        }
        path = memo.path_of(here.output, show_id)
        site.write_files(path.parent, {path.name: memo.dump(replace(state, records=left))})
    rebuild(here.config, here.base, here.output, here.feeds)
    prune(here.output, here.feeds, dry_run=False)
    return [_kept(at + 1, records[at], here) for at in gone]


def _is_listed(name: str, origin: Origin, root: Path) -> bool:
    """Whether ``origin`` is one of what ``name`` lists, and not what it names."""
    if name.lower().endswith(".epub"):
        return False
    if "://" in name:
        # A page is called by its address, but for a password in it.
        return urlsplit(origin.name)[2:] != urlsplit(name)[2:]
    if name == "-":
        return origin.name != name
    return not origin.path or (root / Path(name).expanduser()).is_dir()


def _state(here: Place) -> State:
    return publishing.load_state(here.output, shows.show_id(here.config.show, here.output))


def _records(state: State) -> list[Record]:
    from audiopost.publish.paging import ordered

    return list(ordered(publishing.published(state.records.values())))


def _kept(number: int, record: Record, here: Place) -> Kept:
    source = from_here(here.base / record.source) if on_disk(record.source) else record.source
    title = str(record.listing.get("title", record.slug))
    return Kept(number, title, record.slug, record.duration_ms, record.published[:10], source, record.audio)


def _found(name: str, records: Sequence[Record], here: Place) -> int:
    """Where in ``records`` the article is that ``name`` names."""
    if name.isdecimal() and 1 <= int(name) <= len(records):
        return int(name) - 1
    known = [_kept(number, record, here) for number, record in enumerate(records, 1)]
    for at, (one, record) in enumerate(zip(known, records, strict=True)):
        if (
            name in {one.slug, one.source, record.identity, record.guid}
            or name.casefold() == one.title.casefold()
        ):
            return at
    near = difflib.get_close_matches(name, [part for one in known for part in (one.title, one.slug)], 1)
    hint = f"did you mean {near[0]!r}?" if near else "`audiopost add --list` lists what is"
    raise UsageError(f"{name!r} is not on your personal show; {hint}")
