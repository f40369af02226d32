# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``audiopost serve`` shows: the rendered shows, their feeds and pages as they read at the serving address."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.config import Config
from audiopost.model import Listing, Show
from audiopost.pipeline import publishing
from audiopost.pipeline import show as shows
from audiopost.pipeline import state as memo
from audiopost.pipeline.documents import listing

if TYPE_CHECKING:
    from audiopost.pipeline.job import Job
    from audiopost.serve.site import Site


@dataclass(frozen=True, slots=True)
class _Edition:
    """One show as it stood at ``stamp``, and what was made of it since."""

    stamp: tuple[int, int, int] | None
    show: Show
    listings: list[Listing]
    made: dict[str, bytes] = field(default_factory=dict)


class Serving:
    """The shows in ``output`` as they read at ``address``.

    Only the addresses differ from the published feed: GUIDs, dates and order are the same. Nothing is written.
    """

    def __init__(self, config: Config, output: Path, feeds: Path, address: str) -> None:
        self.config = config
        self.output = output
        self.feeds = feeds
        self.address = address
        self._editions: dict[str, _Edition] = {}
        self._lock = threading.Lock()

    def site(self) -> Site:
        """The site for the serving room."""
        from audiopost.serve.site import Site

        return Site({"output": self.output, "feeds": self.feeds}, self.made, self.home)

    def feeds_by_title(self) -> list[tuple[str, str]]:
        """Each show's title and the address of its feed."""
        from audiopost.publish import addresses

        found = (self._edition(show_id) for show_id in memo.known_shows(self.output))
        return [(edition.show.title, addresses.feed(edition.show)) for edition in found]

    def home(self) -> str:
        """The path of the page to listen on, "" while nothing is rendered."""
        return "/output/index.html" if (self.output / "index.html").is_file() else ""

    def made(self, path: str) -> bytes | None:
        """The bytes of a feed or show page for the serving address; None for a path that is no such thing."""
        folder, _, name = path.partition("/")
        if folder not in {"feeds", "output"} or "/" in name or not name.endswith((".xml", ".html", ".opml")):
            return None
        with self._lock:
            together = self._together(path)
            if together is not None:
                return together
            for show_id in memo.known_shows(self.output):
                data = self._made(self._edition(show_id), folder, name)
                if data is not None:
                    return data
        return None

    def _together(self, path: str) -> bytes | None:
        from audiopost.pipeline import catalogue

        if path not in {"output/index.html", "feeds/shows.opml"}:
            return None
        found = catalogue.gathered(self.config, self.output, self.address)
        if not found:
            return None
        from audiopost.publish import catalogue as told

        return told.page(found) if path.startswith("output") else told.opml(found)

    def _made(self, edition: _Edition, folder: str, name: str) -> bytes | None:
        from audiopost.publish import addresses, feed, paging, show_page

        show, listings, made = edition.show, edition.listings, edition.made
        key = f"{folder}/{name}"
        if key in made or not listings:
            return made.get(key)
        if folder == "output":
            size, named = show_page.PER_PAGE, show_page.name
        else:
            size, named = show.page_size, addresses.feed_name
        page = next((page for page in paging.paged(listings, size) if named(show, page.number) == name), None)
        if page is None:
            return None
        if folder == "output":
            made[key] = show_page.document(show, page)
        else:
            made[key] = feed.document(show, page, lambda one: publishing.content(self.output, one))
        return made[key]

    def _edition(self, show_id: str) -> _Edition:
        """The show as its memo tells it now; the one at hand while the memo's file has not changed."""
        stamp = _stamp(memo.path_of(self.output, show_id))
        known = self._editions.get(show_id)
        if known is not None and stamp is not None and known.stamp == stamp:
            return known
        state = publishing.load_state(self.output, show_id)
        options = replace(shows.options_of(self.config, show_id), base_url=self.address)
        show = replace(
            shows.make(options, show_id, state.show), image=state.show.get("cover", ""), hub="", output="output", feeds="feeds"
        )  # fmt: skip
        listings = [listing(record) for record in publishing.published(state.records.values())]
        from audiopost.publish.paging import ordered

        edition = _Edition(stamp, show, ordered(listings))
        self._editions[show_id] = edition
        return edition


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def places_of(job: Job) -> list[Path]:
    """The files and folders a job takes its articles from, those that exist."""
    from audiopost.pipeline.render import top

    names = [top(name) for name in job.names if "://" not in name and name != "-"]
    return [job.root / name for name in names if (job.root / name).exists()]


def watch(
    folders: list[Path], skip: tuple[Path, ...], changed: Callable[[], None], stop: threading.Event
) -> None:
    """Call ``changed`` after every change of a file in ``folders`` (or of a file named there), until ``stop`` is set.

    What lies in ``skip`` or is hidden is not looked at. Changes that come while ``changed`` runs are seen after it.
    """
    from watchfiles import DefaultFilter
    from watchfiles import watch as changes

    left_out = [os.path.realpath(folder) for folder in skip]
    usual = DefaultFilter()

    def wanted(change: object, path: str) -> bool:
        real = os.path.realpath(path)
        hidden = Path(path).name.startswith(".")
        inside = any(real == folder or real.startswith(folder + os.sep) for folder in left_out)
        return not hidden and not inside and usual(change, path)  # type: ignore[arg-type]

    for _ in changes(
        *folders, watch_filter=wanted, stop_event=stop, raise_interrupt=False, debounce=400, step=100
    ):
        changed()
