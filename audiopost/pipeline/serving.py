# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``audiopost serve`` shows: the rendered shows, their feeds and pages as they read at the serving address."""

from __future__ import annotations

import contextlib
import html
import threading
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
    from audiopost.serve.site import Site


@dataclass(frozen=True, slots=True)
class _Edition:
    """One show as it stood at ``stamp``, and what was made of it since; ``published`` is where its feed is for others."""

    stamp: tuple[int, int, int] | None
    show: Show
    listings: list[Listing]
    published: str = ""
    made: dict[str, bytes] = field(default_factory=dict)


class Serving:
    """The shows in ``output`` as they read at ``address``.

    Only the addresses differ from the published feed: GUIDs, dates and order are the same. An episode's page names the
    feed that is served; its canonical address stays the published one, for that is where the page belongs. Nothing is
    written.
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

    def use(self, config: Config) -> None:
        """Serve by another configuration from now on."""
        with self._lock:
            self.config = config
            self._editions.clear()

    def feeds_by_title(self) -> list[tuple[str, str]]:
        """Each show's title and the address of its feed."""
        from audiopost.publish import addresses

        found = (self._edition(show_id) for show_id in memo.known_shows(self.output))
        return [(edition.show.title, addresses.feed(edition.show)) for edition in found]

    def home(self) -> str:
        """The path of the page to listen on, "" while nothing is rendered."""
        return "/output/index.html" if (self.output / "index.html").is_file() else ""

    def made(self, path: str) -> bytes | None:
        """The bytes of a feed or page for the serving address; None for a path that is no such thing."""
        folder, _, name = path.partition("/")
        if folder not in {"feeds", "output"} or not name.endswith((".xml", ".html", ".opml")):
            return None
        with self._lock:
            slug, _, inner = name.partition("/")
            if inner:
                return self._episode(slug) if folder == "output" and inner == "index.html" else None
            together = self._together(path)
            if together is not None:
                return together
            for show_id in memo.known_shows(self.output):
                data = self._made(self._edition(show_id), folder, name)
                if data is not None:
                    return data
        return None

    def _episode(self, slug: str) -> bytes | None:
        """The page of an episode with the served feed for the published one; None where they are the same."""
        from audiopost.publish import addresses

        for show_id in memo.known_shows(self.output):
            edition = self._edition(show_id)
            if edition.published and any(listing.slug == slug for listing in edition.listings):
                with contextlib.suppress(OSError):
                    data = (self.output / slug / "index.html").read_bytes()
                    there, here = (
                        f'href="{html.escape(one)}"'.encode()
                        for one in (edition.published, addresses.feed(edition.show))
                    )
                    return data.replace(there, here)
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

        published = shows.make(shows.options_of(self.config, show_id), show_id, state.show).feed_url
        edition = _Edition(stamp, show, ordered(listings), published)
        self._editions[show_id] = edition
        return edition


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
