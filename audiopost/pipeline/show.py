# SPDX-License-Identifier: GPL-3.0-or-later
"""Who the show is: from the configuration, else from what was found the first time, kept from then on."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from urllib.parse import urlsplit

from audiopost.config import Config, ShowOptions
from audiopost.errors import ConfigError
from audiopost.model import Show
from audiopost.pipeline import state as memo

_OWN = frozenset({"id", "title", "articles", "description", "image", "image_alt"})
_GUID = re.compile(
    rb"<podcast:guid>\s*([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\s*</podcast:guid>"
)
# Namespace of podcast:guid, https://podcastindex.org/namespace/1.0
PODCAST_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


def slugify(text: str, limit: int = 60) -> str:
    """``text`` as lower-case ASCII words joined by hyphens, at most ``limit`` characters; "" when nothing is left."""
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", folded))
    slug = ""
    for word in words:
        if slug and len(slug) + 1 + len(word) > limit:
            break
        slug = f"{slug}-{word}" if slug else word[:limit]
    return slug


def show_id(options: ShowOptions, output: Path) -> str:
    """The show's id: configured, made from its configured title, or the only one this output folder knows."""
    if options.id or options.title:
        return slugify(options.id or options.title) or "show"
    known = memo.known_shows(output)
    return known[0] if len(known) == 1 else "podcast"


def each(config: Config) -> tuple[Config, ...]:
    """A configuration for each show: ``config`` itself, or one per [[shows]] with [show] as what they have in common.

    Raises ConfigError when two shows would write the same files.
    """
    if not config.shows:
        return (config,)
    common = {f.name: getattr(config.show, f.name) for f in fields(ShowOptions) if f.name not in _OWN}
    made, ids = [], set[str]()
    for number, options in enumerate(config.shows, 1):
        own = {
            f.name: getattr(options, f.name)
            for f in fields(ShowOptions)
            if getattr(options, f.name) != f.default
        }
        merged = ShowOptions(**{**common, **own})
        identity = slugify(merged.id or merged.title)
        if not identity:
            raise ConfigError(
                f"[[shows]] number {number} has neither id nor title; give it one, its feed is named by it"
            )
        if identity in ids:
            raise ConfigError(f"two [[shows]] have the id {identity!r}; give one of them another id")
        ids.add(identity)
        made.append(replace(config, show=replace(merged, id=identity)))
    if len(ids) > 1 and "index" in ids:
        raise ConfigError(
            "the show id 'index' would give its page the name of the list of all; give it another id"
        )
    for identity in ids:
        # The pages of a long feed are named id-1.xml, id-2.xml, ...
        if re.sub(r"-\d+$", "", identity) in ids - {identity}:
            raise ConfigError(
                f"the show id {identity!r} could be a page of another show's feed; give it another id"
            )
    return tuple(made)


def options_of(config: Config, identity: str) -> ShowOptions:
    """What the configuration says of the show ``identity``; what it says of all shows, for one it does not name."""
    if not config.shows:
        return config.show
    return next((one.show for one in each(config) if one.show.id == identity), config.show)


def page_name(config: Config, identity: str) -> str:
    """The show page's name: ``index.html`` belongs to the only show, or else to the list of all."""
    return "index.html" if len(config.shows) < 2 else f"{identity}.html"


def fallback_title(names: Sequence[str], base: Path, site: str) -> str:
    """A title for a show nobody named: the site its first article comes from, else the folder's name."""
    if site:
        return site
    hosts = {urlsplit(name).hostname or "" for name in names if "://" in name}
    if len(hosts) == 1 and all("://" in name for name in names):
        return hosts.pop().removeprefix("www.")
    folders = [Path(name) for name in names if name != "-" and "://" not in name and (base / name).is_dir()]
    folder = (base / folders[0]).resolve() if len(folders) == 1 else base.resolve()
    words = re.sub(r"[-_.]+", " ", folder.name).strip()
    if (
        words.lower() in {"", "posts", "content", "articles", "blog", "src", "tmp", "home"}
        and folder.parent.name
    ):
        words = re.sub(r"[-_.]+", " ", folder.parent.name).strip() or words
    return words[:1].upper() + words[1:] if words else "Podcast"


def podcast_guid(feed_url: str) -> str:
    """The podcast:guid of a feed: UUIDv5 of its URL without scheme and trailing slashes (Podcasting 2.0)."""
    bare = re.sub(r"^[a-z][a-z0-9+.-]*://", "", feed_url, flags=re.IGNORECASE).rstrip("/")
    return str(uuid.uuid5(PODCAST_NAMESPACE, bare))


def first_guid(options: ShowOptions, identity: str, feeds: Path, first: str) -> str:
    """The podcast:guid of a show that has none yet: that of its feed if there is one, else made now, once.

    It is made from the feed's address, as the podcast namespace wants it. A show that has no address yet is told from
    other people's shows of the same name by ``first``, which says what its first article is; no clock and no chance is in
    it, so that the same articles rendered again elsewhere are the same show.
    """
    try:
        published = _GUID.search((feeds / f"{identity}.xml").read_bytes())
    except OSError:
        published = None
    if published:
        return published[1].decode().lower()
    return podcast_guid(_feed_url(options, identity) or f"audiopost.invalid/{identity}/{first}")


def _feed_url(options: ShowOptions, identity: str) -> str:
    return f"{options.base_url.rstrip('/')}/feeds/{identity}.xml" if options.base_url else ""


def make(options: ShowOptions, identity: str, kept: dict[str, str]) -> Show:
    """The Show of this render; ``kept`` is what an earlier render settled (title, guid, language, page)."""
    from audiopost.publish.wording import wording

    title = options.title or kept.get("title", "Podcast")
    language = options.language or kept.get("language", "en")
    base = options.base_url.rstrip("/")
    return Show(
        id=identity,
        title=title,
        description=options.description or wording(language)["about"].format(title=title),
        link=options.link or base,
        base_url=base,
        feed_url=_feed_url(options, identity),
        language=language,
        author=options.author or title,
        email=options.email,
        category=options.category,
        subcategory=options.subcategory,
        explicit=options.explicit,
        image_alt=options.image_alt or f"Cover of {title}",
        copyright=options.copyright,
        guid=kept.get("guid", ""),
        licence=options.licence,
        medium=options.medium,
        locked=options.locked,
        hub=options.hub,
        page_size=options.page_size,
        page=kept.get("page", "index.html"),
        type=options.type,
        season=options.season,
        funding=options.funding,
        funding_text=options.funding_text,
    )


def episode_guid(show_guid: str, identity: str) -> str:
    """A new episode's GUID: UUIDv5 of the article's identity within the show."""
    return str(uuid.uuid5(uuid.UUID(show_guid), identity))
