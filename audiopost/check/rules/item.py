# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about what a feed says of an episode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audiopost.check.finding import Fault
from audiopost.check.reading.episode import CHAPTERS, TRANSCRIPTS
from audiopost.check.reading.feed import Item
from audiopost.check.registry import rule
from audiopost.check.rules.channel import LANGUAGE, LIMIT
from audiopost.check.site import is_absolute

_ALLOWED = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br"}
_UNSAFE = {"script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "meta", "base"}
_ONCE = (
    "title",
    "link",
    "guid",
    "pubDate",
    "description",
    "itunes:duration",
    "content:encoded",
    "podcast:chapters",
)
_REBUILD = "Run `audiopost feed`."
_LISTED = 20  # with more, titles may leave no room for them
_CHAPTER = re.compile(r"^(\d{2}):([0-5]\d):([0-5]\d) \S", re.MULTILINE)


def _elements(text: str) -> list[Any]:
    """The elements of a piece of HTML."""
    from lxml import html

    if "<" not in text:
        return []
    root = html.fragment_fromstring(text, create_parent="div")
    return [node for node in root.iterdescendants() if isinstance(node.tag, str)]


def _unsafe(nodes: list[Any]) -> list[str]:
    found = [node.tag for node in nodes if node.tag in _UNSAFE]
    return found + [name for node in nodes for name in node.attrib if name.lower().startswith("on")]


def _relative(nodes: list[Any]) -> list[str]:
    found = [str(node.get(name)) for node in nodes for name in ("href", "src") if node.get(name) is not None]
    return [address for address in found if not re.match(r"(?:https?://|mailto:|tel:)", address)]


def _strayed(item: Item, local: Path | None) -> str:
    """What is wrong with an address that is not among the episode's files."""
    if local is None:
        return "does not lie where base_url says the show is"
    return "is not the episode's" if local.is_file() and item.folder else "is not there"


@rule(
    Item, "item-title", "error", "An episode has a title",
    why="It is all that listeners see in a list.",
    remedy="Give the article a title and render it again.",
)  # fmt: skip
def item_title(item: Item) -> Iterator[Fault]:
    if not item.element.text("title"):
        yield Fault("It has no title.", item.place, item.element.line)


@rule(
    Item, "item-outdated", "warning", "The feed tells of the episode as its manifest does",
    why="Listeners would read a title the article no longer has.",
    remedy=_REBUILD, after="item-title",
)  # fmt: skip
def item_outdated(item: Item) -> Iterator[Fault]:
    episode = item.folder.episode if item.folder else None
    title = item.element.text("title")
    if episode and " ".join(episode.title.split()) != " ".join(title.split()):
        yield Fault(
            f"Its title is “{title}”, the manifest's “{episode.title}”.", item.place, item.element.line
        )


@rule(
    Item, "item-guid", "error", "An episode has a GUID",
    why="Apps know an episode by it; without one each change makes a new episode.",
    remedy=_REBUILD,
)  # fmt: skip
def item_guid(item: Item) -> Iterator[Fault]:
    if not item.element.text("guid"):
        yield Fault("It has no guid.", item.place, item.element.line)


@rule(
    Item, "item-guid-permalink", "error", "A GUID that is no address does not claim to be one",
    why="Without isPermaLink=false, apps and readers open the GUID as if it were the episode's page.",
    remedy=_REBUILD, after="item-guid",
)  # fmt: skip
def item_guid_permalink(item: Item) -> Iterator[Fault]:
    guid = item.element.first("guid")
    if guid and not is_absolute(guid.text()) and guid.get("isPermaLink") != "false":
        yield Fault(f'Its GUID {guid.text()} lacks isPermaLink="false".', item.place, guid.line)


@rule(
    Item, "item-repeated", "error", "What an episode has once is there once",
    why="Of two titles or two dates some apps take the first and some the last.",
    remedy=_REBUILD,
)  # fmt: skip
def item_repeated(item: Item) -> Iterator[Fault]:
    for name in _ONCE:
        if len(found := item.element.all(name)) > 1:
            yield Fault(f"It has {name} {len(found)} times.", item.place, found[1].line)


@rule(
    Item, "item-withheld", "warning", "No episode is taken out of apps",
    why="Apps and directories do not show an episode with itunes:block.",
    remedy="Unless you mean it, run `audiopost feed`.",
)  # fmt: skip
def item_withheld(item: Item) -> Iterator[Fault]:
    for element in item.element.all("itunes:block"):
        if element.text().lower() == "yes":
            yield Fault("itunes:block says yes.", item.place, element.line)


@rule(
    Item, "item-image", "error", "The picture that an episode names is there",
    why="Apps show a grey square.",
    remedy=_REBUILD,
)  # fmt: skip
def item_image(item: Item) -> Iterator[Fault]:
    for image in item.element.all("itunes:image"):
        path = item.page.local(image.get("href"))
        if path and not path.is_file() and path not in item.page.site.answered:
            yield Fault(f"The picture {image.get('href')} is not there.", item.place, image.line)


@rule(
    Item, "item-guid-changed", "error", "An episode keeps its GUID",
    why="With another GUID it comes to every subscriber a second time.",
    remedy=_REBUILD, after="item-guid",
)  # fmt: skip
def item_guid_changed(item: Item) -> Iterator[Fault]:
    episode = item.folder.episode if item.folder else None
    if episode and episode.guid != item.element.text("guid"):
        others = {other.folder.episode.guid for other in item.page.items
                  if other.folder and other.folder.episode and other is not item}  # fmt: skip
        # The GUID of another episode is a duplicate, which has its own rule.
        if item.element.text("guid") not in others:
            yield Fault(f"Its GUID is {item.element.text('guid')}, the manifest's {episode.guid}.",
                        item.place, item.element.line)  # fmt: skip


@rule(
    Item, "item-withdrawn", "error", "No withdrawn episode is in the feed",
    why="Its author took the article back: it was deleted, made a draft, or dated ahead.",
    remedy=_REBUILD,
)  # fmt: skip
def item_withdrawn(item: Item) -> Iterator[Fault]:
    if item.folder and item.folder.episode and item.folder.episode.withdrawn:
        yield Fault("The episode is withdrawn, and the feed still has it.", item.place, item.element.line)


@rule(
    Item, "item-duration", "error", "itunes:duration is whole seconds and those of the audio",
    why="Apps show it in lists and plan queues by it.",
    remedy=_REBUILD,
)  # fmt: skip
def item_duration(item: Item) -> Iterator[Fault]:
    text = item.element.text("itunes:duration")
    episode = item.folder.episode if item.folder else None
    if not re.fullmatch(r"[1-9]\d*", text):
        yield Fault(f"itunes:duration is {text!r}.", item.place, item.element.line)
    elif episode and abs(int(text) * 1000 - episode.audio.duration_ms) > 1000:
        seconds = episode.audio.duration_ms / 1000
        yield Fault(
            f"itunes:duration is {text}, and the audio has {seconds:.1f} s.", item.place, item.element.line
        )


@rule(
    Item, "item-description", "error", "An episode has a description",
    why="It is what listeners read before they choose, and where chapters and the disclosure stand.",
    remedy=_REBUILD,
)  # fmt: skip
def item_description(item: Item) -> Iterator[Fault]:
    if not item.element.text("description"):
        yield Fault("It has no description.", item.place, item.element.line)


@rule(
    Item, "item-description-length", "error", "An episode's description has at most 4000 bytes",
    why="Apple cuts longer ones, mostly in the chapter list.",
    remedy="Shorten the article's summary; run `audiopost feed`.",
)  # fmt: skip
def item_description_length(item: Item) -> Iterator[Fault]:
    size = len(item.element.text("description").encode())
    if size > LIMIT:
        yield Fault(f"The description has {size} bytes.", item.place, item.element.line)


@rule(
    Item, "item-unsafe", "error", "Descriptions and full text hold no scripts, frames or forms",
    why="Apps drop such text, or the whole feed.",
    remedy=_REBUILD,
)  # fmt: skip
def item_unsafe(item: Item) -> Iterator[Fault]:
    for name in ("description", "content:encoded"):
        for what in dict.fromkeys(_unsafe(_elements(item.element.text(name)))):
            yield Fault(f"{name} has {what}.", item.place, item.element.line)


@rule(
    Item, "item-description-html", "warning", "A description uses only p, ol, ul, li, a, b, i, strong, em, br",
    why="Apps show other tags as text, or drop what is inside them.",
    remedy=_REBUILD, after="item-unsafe",
)  # fmt: skip
def item_description_html(item: Item) -> Iterator[Fault]:
    tags = dict.fromkeys(
        node.tag for node in _elements(item.element.text("description")) if node.tag not in _ALLOWED
    )
    for tag in tags:
        yield Fault(f"The description has <{tag}>.", item.place, item.element.line)


@rule(
    Item, "item-relative-link", "error", "Links in descriptions and full text are absolute",
    why="An app has no page they could be relative to, so they lead nowhere.",
    remedy="Give the article its address (canonical link or url in its front matter) and render it again.",
)  # fmt: skip
def item_relative_link(item: Item) -> Iterator[Fault]:
    for name in ("description", "content:encoded"):
        for address in dict.fromkeys(_relative(_elements(item.element.text(name)))):
            yield Fault(f"{name} links to {address[:80]!r}.", item.place, item.element.line)


@rule(
    Item, "item-disclosure", "warning", "The description says that the voice is synthetic",
    why="Apple's rules want it told to listeners, not only to programs.",
    remedy=_REBUILD, after="item-description",
)  # fmt: skip
def item_disclosure(item: Item) -> Iterator[Fault]:
    episode = item.folder.episode if item.folder else None
    if episode is None:
        return
    said = " ".join(item.element.text("description").split())
    if item.page.site.instruments.disclosure(episode.language) not in said:
        yield Fault("The description does not tell of the synthetic voice.", item.place, item.element.line)


@rule(
    Item, "item-synthetic", "warning", "An episode is marked as spoken by a synthetic voice",
    why="Apps and directories read it from podcast:txt purpose=ai-content.",
    remedy=_REBUILD,
)  # fmt: skip
def item_synthetic(item: Item) -> Iterator[Fault]:
    marks = item.element.all("podcast:txt")
    if not any(mark.get("purpose") == "ai-content" and mark.text() == "true" for mark in marks):
        yield Fault(
            'It has no <podcast:txt purpose="ai-content">true</podcast:txt>.', item.place, item.element.line
        )


@rule(
    Item, "item-chapter-lines", "warning", "Chapter lines in the description are the episode's chapters",
    why="Apple, Spotify and YouTube read chapters from these lines.",
    remedy=_REBUILD, after="item-description",
)  # fmt: skip
def item_chapter_lines(item: Item) -> Iterator[Fault]:
    plain = re.sub(r"<[^<>]*>", "\n", item.element.text("description"))
    times = [
        int(h) * 3600 + int(m) * 60 + int(s) for h, m, s in _CHAPTER.findall(plain.replace("\n\n", "\n"))
    ]
    episode = item.folder.episode if item.folder else None
    if not times and episode and 3 <= len(episode.chapters) <= _LISTED:
        yield Fault("The description has no lines for the chapters.", item.place, item.element.line)
    if (
        times
        and item.folder
        and episode
        and item.folder.chapters_sound
        and times != [chapter.start_ms // 1000 for chapter in episode.chapters]
    ):
        yield Fault(
            "The times in the description are not those of the chapters.", item.place, item.element.line
        )


@rule(
    Item, "item-explicit", "warning", "itunes:explicit of an episode is true or false",
    why="Apple reads only these words and treats others as an error.",
    remedy=_REBUILD,
)  # fmt: skip
def item_explicit(item: Item) -> Iterator[Fault]:
    if item.element.text("itunes:explicit") not in {"", "true", "false"}:
        yield Fault(
            f"itunes:explicit is {item.element.text('itunes:explicit')!r}.", item.place, item.element.line
        )


@rule(
    Item, "item-link", "warning", "An episode links to a page",
    why="From there listeners reach the text.",
    remedy="Set show.base_url, or give the article its address, and run `audiopost feed`.",
)  # fmt: skip
def item_link(item: Item) -> Iterator[Fault]:
    link = item.element.text("link")
    if not link or (item.page.site.base_url and not is_absolute(link)):
        yield Fault(f"Its link is {link!r}." if link else "It has no link.", item.place, item.element.line)
    elif item.page.site.leads_nowhere(item.page.local(link)):
        yield Fault(f"Its link {link} leads to nothing.", item.place, item.element.line)


@rule(
    Item, "item-content", "warning", "An episode has its article's text in content:encoded",
    why="Apps that show it let listeners read along.",
    remedy=_REBUILD,
)  # fmt: skip
def item_content(item: Item) -> Iterator[Fault]:
    text = item.element.text("content:encoded")
    if not text:
        yield Fault("It has no content:encoded.", item.place, item.element.line)
    elif item.folder and item.folder.episode and not item.folder.is_article(text):
        yield Fault("Its content:encoded is another article's.", item.place, item.element.line)


@rule(
    Item, "item-transcript", "warning", "An episode names a WebVTT transcript",
    why="It is what deaf listeners read, and the format Apple and most apps take.",
    remedy=_REBUILD,
)  # fmt: skip
def item_transcript(item: Item) -> Iterator[Fault]:
    if not any(entry.get("type") == "text/vtt" or entry.get("url").endswith(".vtt")
               for entry in item.element.all("podcast:transcript")):  # fmt: skip
        yield Fault("It has no podcast:transcript of type text/vtt.", item.place, item.element.line)


@rule(
    Item, "item-transcript-file", "error", "The transcripts that a feed names are there, and the episode's own",
    why="Apps show an empty transcript, or an error.",
    remedy=_REBUILD,
)  # fmt: skip
def item_transcript_file(item: Item) -> Iterator[Fault]:
    expected = item.folder.expected if item.folder else ()
    for entry in item.element.all("podcast:transcript"):
        local = item.page.local(entry.get("url"))
        unknown = item.folder is None and local is not None and local.is_file()
        if local not in expected and not unknown and not item.folder_gone:
            yield Fault(f"The transcript {entry.get('url')} {_strayed(item, local)}.", item.place, entry.line)


@rule(
    Item, "item-transcript-type", "error", "A transcript's type is that of its file",
    why="Apps choose their reader by it: the wrong one shows nothing.",
    remedy=_REBUILD, after="item-transcript-file",
)  # fmt: skip
def item_transcript_type(item: Item) -> Iterator[Fault]:
    types = {name.rpartition(".")[2]: kind for name, kind in TRANSCRIPTS.items()}
    for entry in item.element.all("podcast:transcript"):
        extension = entry.get("url").rpartition(".")[2]
        if types.get(extension) != entry.get("type"):
            yield Fault(f"The type of {entry.get('url')} is {entry.get('type')!r}.", item.place, entry.line)


@rule(
    Item, "item-transcript-language", "warning", "A transcript says its language",
    why="Apps offer transcripts by language, and speak or translate them by it.",
    remedy=_REBUILD,
)  # fmt: skip
def item_transcript_language(item: Item) -> Iterator[Fault]:
    episode = item.folder.episode if item.folder else None
    for entry in item.element.all("podcast:transcript"):
        said = entry.get("language")
        if not LANGUAGE.fullmatch(said) or (episode and said.lower() != episode.language.lower()):
            yield Fault(f"The language of {entry.get('url')} is {said!r}.", item.place, entry.line)


@rule(
    Item, "item-transcript-captions", "warning", "Timed transcripts have rel=captions",
    why="By it apps know that the text can run along with the audio.",
    remedy=_REBUILD,
)  # fmt: skip
def item_transcript_captions(item: Item) -> Iterator[Fault]:
    for entry in item.element.all("podcast:transcript"):
        if entry.get("url").endswith((".vtt", ".srt")) and entry.get("rel") != "captions":
            yield Fault(f"{entry.get('url')} has no rel=captions.", item.place, entry.line)


@rule(
    Item, "item-chapters", "warning", "An episode names its chapters file with the right type",
    why="Apps load chapters from podcast:chapters only when its type is application/json+chapters.",
    remedy=_REBUILD,
)  # fmt: skip
def item_chapters(item: Item) -> Iterator[Fault]:
    entry = item.element.first("podcast:chapters")
    if entry is None:
        yield Fault("It has no podcast:chapters.", item.place, item.element.line)
    elif entry.get("type") != "application/json+chapters":
        yield Fault(f"The type of podcast:chapters is {entry.get('type')!r}.", item.place, entry.line)


@rule(
    Item, "item-chapters-file", "error", "The chapters file that a feed names is there, and the episode's own",
    why="Apps that asked for it show no chapters at all.",
    remedy=_REBUILD,
)  # fmt: skip
def item_chapters_file(item: Item) -> Iterator[Fault]:
    for entry in item.element.all("podcast:chapters"):
        local = item.page.local(entry.get("url"))
        own = item.folder is not None and local == item.folder.path / CHAPTERS
        unknown = item.folder is None and local is not None and local.is_file()
        if not own and not unknown and not item.folder_gone:
            yield Fault(
                f"The chapters file {entry.get('url')} {_strayed(item, local)}.", item.place, entry.line
            )
