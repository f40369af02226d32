# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about a feed's XML, its pages, and all feeds together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiopost.check.finding import Fault
from audiopost.check.reading.feed import NAMESPACES, FeedPage, Feeds, Item
from audiopost.check.registry import rule
from audiopost.check.rules.dates import moment
from audiopost.check.site import is_absolute

ONCE_IN_CHANNEL = (
    "title", "link", "description", "language", "pubDate", "lastBuildDate", "itunes:author", "itunes:explicit", "itunes:image",
    "itunes:owner", "itunes:type", "podcast:guid", "podcast:locked", "podcast:medium",
)  # fmt: skip


@rule(
    Feeds, "feed-missing", "error", "Every show has its feed",
    why="Without a feed nobody can subscribe.",
    remedy="Run `audiopost render`, or `audiopost feed` when the episodes are there; name the folders with --output and --feeds.",
)  # fmt: skip
def feed_missing(feeds: Feeds) -> Iterator[Fault]:
    if not feeds.present:
        yield Fault("There is no feed (*.xml) in the feeds folder.")
        return
    for name in feeds.missing:
        yield Fault(f"There is no {name}, the feed of the show {name.removesuffix('.xml')!r}.", name)


@rule(
    FeedPage, "feed-xml", "error", "The feed is well-formed RSS 2.0",
    why="Apps stop at the first broken character and show nothing.",
    remedy="Rebuild it with `audiopost feed`.",
)  # fmt: skip
def feed_xml(page: FeedPage) -> Iterator[Fault]:
    if page.root is None:
        yield Fault(page.trouble, line=page.line)


@rule(
    FeedPage, "feed-encoding", "error", "The feed is UTF-8",
    why="Directories want UTF-8, and some apps read nothing else.",
    remedy="Rebuild it with `audiopost feed`.",
    after="feed-xml",
)  # fmt: skip
def feed_encoding(page: FeedPage) -> Iterator[Fault]:
    encoding = page.root.getroottree().docinfo.encoding or "UTF-8"
    if encoding.upper().replace("-", "") != "UTF8":
        yield Fault(f"Its encoding is {encoding}.", line=1)


@rule(
    FeedPage, "feed-namespace", "error", "The namespaces are exactly the published ones",
    why="An app knows a tag by its namespace's address; with another one every such tag is invisible.",
    remedy="Rebuild the feed with `audiopost feed`; do not edit the first lines of the file.",
    after="feed-xml",
)  # fmt: skip
def feed_namespace(page: FeedPage) -> Iterator[Fault]:
    for prefix, right in NAMESPACES.items():
        bound = page.root.nsmap.get(prefix)
        if bound != right:
            said = f"is bound to {bound}" if bound else "is not declared"
            yield Fault(f"The prefix {prefix} {said}, and should be {right}.", line=page.root.sourceline or 0)


@rule(
    FeedPage, "feed-doctype", "warning", "The feed declares no document type",
    why="Careful parsers refuse a feed that does, for entities can be made to eat up all memory.",
    remedy="Rebuild it with `audiopost feed`.",
    after="feed-xml",
)  # fmt: skip
def feed_doctype(page: FeedPage) -> Iterator[Fault]:
    if page.root.getroottree().docinfo.doctype:
        yield Fault("It has a <!DOCTYPE>.", line=1)


@rule(
    FeedPage, "feed-repeated", "error", "What a show has once is there once",
    why="Of two titles or two languages some apps take the first and some the last.",
    remedy="Rebuild the feed with `audiopost feed`.",
    after="feed-xml",
)  # fmt: skip
def feed_repeated(page: FeedPage) -> Iterator[Fault]:
    if len(page.root.findall("channel")) > 1:
        yield Fault("It has several channels.", line=page.root.sourceline or 0)
    for name in ONCE_IN_CHANNEL:
        if len(found := page.channel.all(name)) > 1:
            yield Fault(f"The channel has {name} {len(found)} times.", "channel", found[1].line)


@rule(
    FeedPage, "feed-withheld", "warning", "Nothing in the feed takes the show out of apps and directories",
    why="itunes:block removes a show, itunes:complete ends it for good, itunes:new-feed-url sends its subscribers away.",
    remedy="Unless you mean it, rebuild the feed with `audiopost feed`.",
    after="feed-xml",
)  # fmt: skip
def feed_withheld(page: FeedPage) -> Iterator[Fault]:
    for name in ("itunes:block", "itunes:complete"):
        for element in page.channel.all(name):
            if element.text().lower() == "yes":
                yield Fault(f"{name} says yes.", "channel", element.line)
    for element in page.channel.all("itunes:new-feed-url"):
        if page.local(element.text()) != page.file:
            yield Fault(
                f"itunes:new-feed-url sends subscribers to {element.text()}.", "channel", element.line
            )


@rule(
    FeedPage, "feed-relative", "warning", "The feed's addresses are absolute",
    why="Directories and several apps refuse a feed with relative addresses.",
    remedy="Set show.base_url to the address that will hold the output and feeds folders, and render again.",
    after="feed-xml",
)  # fmt: skip
def feed_relative(page: FeedPage) -> Iterator[Fault]:
    if not page.site.base_url and not any(is_absolute(link.get("href")) for link in page.links("self")):
        yield Fault("Its addresses are relative, for the show has no base_url.")


@rule(
    FeedPage, "feed-self-link", "error", "The feed names its own address",
    why="Apps and directories follow atom:link rel=self to the feed; a wrong one loses subscribers.",
    remedy="Set show.base_url to where the feed really is, and run `audiopost feed`.",
    after="feed-xml feed-relative",
)  # fmt: skip
def feed_self_link(page: FeedPage) -> Iterator[Fault]:
    links = page.links("self")
    if len(links) != 1:
        yield Fault(f"It has {len(links)} atom:link elements with rel=self, and needs one.", "channel")
    elif page.site.local(links[0].get("href"), page.file) != page.file:
        wanted = page.site.address(page.file)
        yield Fault(f"It calls itself {links[0].get('href')}, but is {wanted}.", "channel", links[0].line)


@rule(
    FeedPage, "feed-page", "error", "The other pages of a paged feed are there",
    why="Apps follow rel=next for the older episodes; a missing page hides them all.",
    remedy="Run `audiopost feed`.",
    after="feed-xml",
)  # fmt: skip
def feed_page(page: FeedPage) -> Iterator[Fault]:
    for rel in ("first", "previous", "next", "last"):
        for link in page.links(rel):
            local = page.local(link.get("href"))
            if local is None or not local.is_file():
                yield Fault(
                    f"rel={rel} leads to {link.get('href')}, which is not there.", "channel", link.line
                )


@rule(
    FeedPage, "feed-order", "warning", "The newest episode comes first",
    why="Several apps show the order of the feed and fetch only its beginning.",
    remedy="Run `audiopost feed`.",
    after="feed-xml",
)  # fmt: skip
def feed_order(page: FeedPage) -> Iterator[Fault]:
    before = None
    for item in page.items:
        when = moment(item.element.text("pubDate"))
        if when and before and when > before:
            yield Fault("It is newer than the item before it.", item.place, item.element.line)
        before = when or before


@rule(
    FeedPage, "feed-style", "warning", "The feed's style sheet is there",
    why="With it a person who opens the feed in a browser sees a page, without it a heap of tags.",
    remedy="Run `audiopost feed`.",
    after="feed-xml",
)  # fmt: skip
def feed_style(page: FeedPage) -> Iterator[Fault]:
    for node in page.root.itersiblings(preceding=True):
        found = re.search(r'href="([^"]+)"', node.text or "")
        if getattr(node, "target", "") == "xml-stylesheet" and found:
            local = page.local(found[1])
            if local is None or not local.is_file():
                yield Fault(f"The style sheet {found[1]} is not there.", line=node.sourceline or 0)


def _repeated(group: list[Item], values: list[str]) -> Iterator[tuple[Item, Item]]:
    seen: dict[str, Item] = {}
    for item, value in zip(group, values, strict=True):
        if value and value in seen:
            yield item, seen[value]
        seen.setdefault(value, item)


@rule(
    Feeds, "feed-duplicate-guid", "error", "No two items have one GUID",
    why="Apps know an episode by its GUID and show only one of the two.",
    remedy="Give each article its own guid, then render again; run `audiopost feed` when only the feed is wrong.",
)  # fmt: skip
def feed_duplicate_guid(feeds: Feeds) -> Iterator[Fault]:
    for group in feeds.groups():
        guids = [item.element.text("guid") for item in group]
        for item, first in _repeated(group, guids):
            yield Fault(f"It has the GUID of {first.place}.", item.place, item.element.line, item)


@rule(
    Feeds, "feed-duplicate-enclosure", "error", "No two items have one enclosure",
    why="Directories drop one of two items that lead to the same file.",
    remedy="Run `audiopost feed`.",
    after="feed-duplicate-guid",
)  # fmt: skip
def feed_duplicate_enclosure(feeds: Feeds) -> Iterator[Fault]:
    for group in feeds.groups():
        addresses = [item.enclosure.get("url") if item.enclosure else "" for item in group]
        for item, first in _repeated(group, addresses):
            yield Fault(f"It has the enclosure of {first.place}.", item.place, item.element.line, item)
