# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about what a feed says of its show."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

from audiopost.check.finding import Fault
from audiopost.check.reading.feed import FeedPage
from audiopost.check.registry import rule
from audiopost.check.site import is_absolute

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MEDIA = {"podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course"}
MEDIA |= {f"{name}L" for name in MEDIA} | {"mixed"}
LIMIT = 4000
_SLUG = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", re.IGNORECASE)
_XML = "feed-xml"
_REBUILD = "Run `audiopost feed`."


@rule(
    FeedPage, "feed-title", "error", "The show has a title",
    why="Every app and directory lists shows by title.",
    remedy="Set show.title and run `audiopost feed`.", after=_XML,
)  # fmt: skip
def feed_title(page: FeedPage) -> Iterator[Fault]:
    if not page.channel.text("title"):
        yield Fault("The channel has no title.", "channel", page.channel.line)


@rule(
    FeedPage, "feed-link", "error", "The show has a link to its web page",
    why="Directories want it, and listeners find the show's site by it.",
    remedy="Set show.link or show.base_url and run `audiopost feed`.", after=_XML,
)  # fmt: skip
def feed_link(page: FeedPage) -> Iterator[Fault]:
    link = page.channel.text("link")
    if not link:
        yield Fault("The channel has no link.", "channel", page.channel.line)
    elif page.site.base_url and not is_absolute(link):
        yield Fault(f"The channel's link {link} is no absolute address.", "channel", page.channel.line)
    elif page.site.leads_nowhere(page.local(link)):
        yield Fault(f"The channel's link {link} leads to nothing.", "channel", page.channel.line)


@rule(
    FeedPage, "feed-description", "error", "The show has a description",
    why="Directories refuse a show without one.",
    remedy="Set show.description and run `audiopost feed`.", after=_XML,
)  # fmt: skip
def feed_description(page: FeedPage) -> Iterator[Fault]:
    if not page.channel.text("description"):
        yield Fault("The channel has no description.", "channel", page.channel.line)


@rule(
    FeedPage, "feed-description-length", "error", "The show's description has at most 4000 bytes",
    why="Apple cuts or refuses longer ones.",
    remedy="Shorten show.description and run `audiopost feed`.", after=_XML,
)  # fmt: skip
def feed_description_length(page: FeedPage) -> Iterator[Fault]:
    size = len(page.channel.text("description").encode())
    if size > LIMIT:
        yield Fault(f"The description has {size} bytes.", "channel", page.channel.line)


@rule(
    FeedPage, "feed-language", "error", "The show says its language",
    why="Directories sort shows by language, and screen readers choose a voice by it.",
    remedy='Set show.language to a tag like "en" or "pt-BR" and run `audiopost feed`.', after=_XML,
)  # fmt: skip
def feed_language(page: FeedPage) -> Iterator[Fault]:
    language = page.channel.text("language")
    if not LANGUAGE.fullmatch(language):
        said = (
            f"The language {language!r} is no language tag." if language else "The channel has no language."
        )
        yield Fault(said, "channel", page.channel.line)


@rule(
    FeedPage, "feed-language-episodes", "warning", "The show's language is that of its episodes",
    why="People who search for shows in their language find this one, and do not understand it.",
    remedy="Set show.language to the language the articles are written in, and run `audiopost feed`.",
    after="feed-xml feed-language",
)  # fmt: skip
def feed_language_episodes(page: FeedPage) -> Iterator[Fault]:
    said = page.channel.text("language")
    spoken = {item.folder.episode.language for item in page.items if item.folder and item.folder.episode}
    if spoken and said.partition("-")[0].lower() not in {
        language.partition("-")[0].lower() for language in spoken
    }:
        yield Fault(f"The show says {said}, and its episodes are in {', '.join(sorted(spoken))}.", "channel")


@rule(
    FeedPage, "feed-category", "error", "The category is one of Apple's, capitals included",
    why="A show with an unknown category is in no directory's lists.",
    remedy="Set show.category and show.subcategory to names of Apple's list and run `audiopost feed`.", after=_XML,
)  # fmt: skip
def feed_category(page: FeedPage) -> Iterator[Fault]:
    known = page.site.instruments.categories
    found = page.channel.all("itunes:category")
    if not found:
        yield Fault("The channel has no itunes:category.", "channel", page.channel.line)
    for category in found:
        name = category.get("text")
        if name not in known:
            yield Fault(f"{name!r} is no category of Apple's list.", "channel", category.line)
            continue
        for inner in category.all("itunes:category"):
            if inner.get("text") not in known[name]:
                yield Fault(f"{inner.get('text')!r} is no subcategory of {name}.", "channel", inner.line)


@rule(
    FeedPage, "feed-explicit", "error", "itunes:explicit of the show is true or false",
    why="Apple refuses a show that does not say it in exactly these words.",
    remedy=_REBUILD, after=_XML,
)  # fmt: skip
def feed_explicit(page: FeedPage) -> Iterator[Fault]:
    said = page.channel.text("itunes:explicit")
    if said not in {"true", "false"}:
        yield Fault(f"itunes:explicit is {said!r}." if said else "There is no itunes:explicit.", "channel")


@rule(
    FeedPage, "feed-author", "warning", "The show names its author",
    why="Apps show it under the title, and people search by it.",
    remedy="Set show.author and run `audiopost feed`.", after=_XML,
)  # fmt: skip
def feed_author(page: FeedPage) -> Iterator[Fault]:
    if not page.channel.text("itunes:author"):
        yield Fault("The channel has no itunes:author.", "channel")


@rule(
    FeedPage, "feed-owner", "info", "The show has an owner's e-mail address",
    why="Spotify and others verify by it that the show is yours.",
    remedy="Set show.email while you submit the show; it will be public.", after=_XML,
)  # fmt: skip
def feed_owner(page: FeedPage) -> Iterator[Fault]:
    owner = page.channel.first("itunes:owner")
    if page.is_first and (owner is None or "@" not in owner.text("itunes:email")):
        yield Fault("The channel has no itunes:owner with an e-mail address.", "channel")


@rule(
    FeedPage, "feed-type", "warning", "itunes:type is episodic or serial",
    why="Apps order the episodes by it.",
    remedy=_REBUILD, after=_XML,
)  # fmt: skip
def feed_type(page: FeedPage) -> Iterator[Fault]:
    said = page.channel.text("itunes:type")
    if said not in {"", "episodic", "serial"}:
        yield Fault(f"itunes:type is {said!r}.", "channel")


@rule(
    FeedPage, "feed-guid", "warning", "The show has a podcast:guid that is a UUID",
    why="By it the show stays the same show when its address changes.",
    remedy=_REBUILD, after=_XML,
)  # fmt: skip
def feed_guid(page: FeedPage) -> Iterator[Fault]:
    said = page.channel.text("podcast:guid")
    try:
        uuid.UUID(said)
    except ValueError:
        yield Fault(f"podcast:guid is {said!r}." if said else "There is no podcast:guid.", "channel")


@rule(
    FeedPage, "feed-guid-changed", "error", "The show's podcast:guid is the one its episodes were made with",
    why="It is given once and kept; with another one the show is another show to directories.",
    remedy=_REBUILD, after="feed-xml feed-guid",
)  # fmt: skip
def feed_guid_changed(page: FeedPage) -> Iterator[Fault]:
    said = page.channel.text("podcast:guid")
    for item in page.items:
        kept = item.folder.episode.show_guid if item.folder and item.folder.episode else ""
        if kept and kept != said:
            yield Fault(f"podcast:guid is {said}, and the episodes say {kept}.", "channel")
            return


@rule(
    FeedPage, "feed-locked", "warning", "The show says whether other hosts may import it",
    why="podcast:locked keeps strangers from moving the feed to another host.",
    remedy=_REBUILD, after=_XML,
)  # fmt: skip
def feed_locked(page: FeedPage) -> Iterator[Fault]:
    if page.channel.text("podcast:locked") not in {"yes", "no"}:
        yield Fault("podcast:locked is missing, or neither yes nor no.", "channel")


@rule(
    FeedPage, "feed-licence", "warning", "podcast:license is the name of a licence, or has its address",
    why="Who wants to use an episode cannot find out on which terms.",
    remedy='Set show.licence to a name like "cc-by-4.0" and run `audiopost feed`.', after=_XML,
)  # fmt: skip
def feed_licence(page: FeedPage) -> Iterator[Fault]:
    for licence in page.channel.all("podcast:license"):
        if not _SLUG.fullmatch(licence.text()) and not is_absolute(licence.get("url")):
            yield Fault(f"podcast:license is {licence.text()!r}.", "channel", licence.line)


@rule(
    FeedPage, "feed-medium", "warning", "podcast:medium is a known medium",
    why="Apps choose their player by it and skip shows of a medium they do not know.",
    remedy="Set show.medium and run `audiopost feed`.", after=_XML,
)  # fmt: skip
def feed_medium(page: FeedPage) -> Iterator[Fault]:
    said = page.channel.text("podcast:medium")
    if said not in MEDIA:
        yield Fault(f"podcast:medium is {said!r}." if said else "There is no podcast:medium.", "channel")


@rule(
    FeedPage, "feed-synthetic", "warning", "The show is marked as spoken by a synthetic voice",
    why="Apple's rules want a synthetic voice disclosed, and apps read it from podcast:txt purpose=ai-content.",
    remedy=_REBUILD, after=_XML,
)  # fmt: skip
def feed_synthetic(page: FeedPage) -> Iterator[Fault]:
    marks = page.channel.all("podcast:txt")
    if not any(mark.get("purpose") == "ai-content" and mark.text() == "true" for mark in marks):
        yield Fault('There is no <podcast:txt purpose="ai-content">true</podcast:txt>.', "channel")


@rule(
    FeedPage, "feed-image-alt", "warning", "The cover has a description in podcast:image",
    why="It is what blind listeners hear of the cover.",
    remedy="Set show.image_alt and run `audiopost feed`.", after=_XML,
)  # fmt: skip
def feed_image_alt(page: FeedPage) -> Iterator[Fault]:
    if not any(image.get("href") and image.get("alt") for image in page.channel.all("podcast:image")):
        yield Fault("There is no podcast:image with an alt text.", "channel")
