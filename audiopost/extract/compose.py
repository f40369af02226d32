# SPDX-License-Identifier: GPL-3.0-or-later
"""An article put together from its body and from what front matter, masthead, feed and file name say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from audiopost.errors import ExtractError
from audiopost.extract import faults
from audiopost.extract.dates import iso
from audiopost.extract.document import Document
from audiopost.extract.frontmatter import FrontMatter
from audiopost.model import (
    Article,
    ArticleWarning,
    Embed,
    Figure,
    Items,
    Math,
    Omission,
    Paragraph,
    Section,
    Table,
)

if TYPE_CHECKING:
    from audiopost.extract.blocks import Content
    from audiopost.model import AnyBlock

_DATED_NAME = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})[-_ ](?P<rest>.+)")
_DRAFTS = {"_drafts", "drafts"}
_NAMELESS = {"index", "readme", "post", "article", "main"}
_APPEARED = re.compile(
    r"(?:The post|Der Beitrag|L['’]article|La entrada|L['’]articolo|O post|Het bericht) .{1,300} "
    r"(?:appeared first on|first appeared on|erschien zuerst auf|est apparu en premier sur|se publicó primero en|"
    r"proviene da|apareceu primeiro em|verscheen eerst op) .{1,120}"
)
_TITLE_WORDS = 10
_SILENT = FrontMatter()


@dataclass(frozen=True, slots=True)
class _Named:
    """What a file's name says of its article."""

    title: str = ""
    published: str = ""
    draft: bool = False


def compose(
    document: Document,
    content: Content,
    front: FrontMatter = _SILENT,
    omissions: Iterable[Omission] = (),
) -> Article:
    """The article of ``document`` whose body is ``content``. Raises ExtractError when nothing of it can be read.

    What the author wrote into the text itself comes first, then what the feed knew, then the file's name. A first heading
    that is the title becomes the title; one that repeats it is not kept.
    """
    hints, named = document.hints, _from_name(document.name)
    left_out, warnings = list(omissions), list(content.warnings)
    sections = _without_footer(content.sections, left_out)
    left_out += content.omissions
    if not _readable(sections):
        raise ExtractError(f"{document.name} has no text to read; add some, or name another source")
    title = front.title or hints.title
    title, sections = _titled(title, sections, left_out)
    if not title:
        title = named.title or _first_words(sections)
        warnings.append(ArticleWarning("missing-title", f"The article has no title; it is called “{title}”."))
    for key, written in front.unreadable:
        warnings.append(
            ArticleWarning(
                "unreadable-date",
                f"The {key} “{written}” is not a date that can be read; write it as 2024-05-31.",
            )
        )
    article = Article(
        source=document.name,
        title=title,
        sections=sections,
        url=front.url or hints.url or document.url,
        byline=front.byline or hints.byline,
        published=front.published or hints.published or named.published,
        modified=front.modified,
        language=front.language or hints.language,
        site=front.site or hints.site,
        summary=front.summary,
        image=front.image or hints.image,
        guid=front.guid or hints.guid,
        slug=front.slug,
        draft=named.draft if front.draft is None else front.draft,
        tags=front.tags or hints.tags,
        notes=content.notes,
        omissions=tuple(left_out),
        season=front.season,
        episode=front.episode,
        episode_type=front.episode_type,
        soundbites=front.soundbites,
    )
    return replace(article, warnings=(*warnings, *faults.of_article(article)))


def with_name(article: Article, document: Document) -> Article:
    """A page's ``article`` completed by what its file's name says, its first heading gone where that is the title."""
    named = _from_name(document.name)
    left_out = list(article.omissions)
    title, sections = _titled(article.title or named.title, article.sections, left_out)
    return replace(
        article,
        title=title or _first_words(sections),
        sections=sections,
        omissions=tuple(left_out),
        published=article.published or named.published,
        draft=article.draft or named.draft,
    )


def _from_name(name: str) -> _Named:
    """Title, date and draft state from a file's name and folders, as Jekyll has them: _drafts/, 2024-05-01-title.md."""
    if "://" in name or name in {"", "-"} or "#" in name:
        return _Named()
    path = PurePosixPath(name.replace("\\", "/"))
    stem = path.stem
    if stem.lower() in _NAMELESS and path.parent.name:
        stem = path.parent.name
    match = _DATED_NAME.fullmatch(stem)
    published = iso(match["date"]) if match else ""
    words = re.sub(r"[-_\s]+", " ", match["rest"] if match and published else stem).strip()
    title = words[:1].upper() + words[1:]
    return _Named(title, published, bool(_DRAFTS & {part.lower() for part in path.parts[:-1]}))


def _titled(
    title: str, sections: tuple[Section, ...], left_out: list[Omission]
) -> tuple[str, tuple[Section, ...]]:
    """The title, and the sections without a first heading that is or repeats it."""
    at = next((i for i, s in enumerate(sections) if s.heading is not None), None)
    if at is None or at > 1:
        return title, sections
    heading = sections[at].heading
    assert heading is not None
    if title and _same(heading.plain, title):
        left_out.insert(0, Omission(heading.plain, "repeats the title", sections[at].id))
    elif title or sections[at].level != 1:
        return title, sections
    title = title or " ".join(heading.plain.split())
    opened = replace(sections[at], heading=None, level=0)
    if at:
        before = sections[at - 1]
        return title, (
            *sections[: at - 1],
            replace(before, blocks=before.blocks + opened.blocks),
            *sections[at + 1 :],
        )
    return title, (opened, *sections[1:]) if opened.blocks else sections[1:]


def _same(one: str, other: str) -> bool:
    plain = ["".join(c for c in text.casefold() if c.isalnum()) for text in (one, other)]
    return bool(plain[0]) and plain[0] == plain[1]


def _without_footer(sections: tuple[Section, ...], left_out: list[Omission]) -> tuple[Section, ...]:
    """Without the line that feeds of some sites end every item with ("The post ... appeared first on ...")."""
    last = sections[-1] if sections else None
    block = last.blocks[-1] if last is not None and last.blocks else None
    if last is None or not isinstance(block, Paragraph):
        return sections
    text = " ".join(block.text.plain.split())
    if not _APPEARED.fullmatch(text):
        return sections
    left_out.append(Omission(text, "furniture: feed footer", last.id))
    return (*sections[:-1], replace(last, blocks=last.blocks[:-1]))


def _readable(sections: tuple[Section, ...]) -> bool:
    return any(section.heading is not None or any(map(_says, section.blocks)) for section in sections)


def _says(block: AnyBlock) -> bool:
    if isinstance(block, Paragraph):
        return bool(block.text.plain.strip())
    if isinstance(block, Figure):
        return bool(block.caption or block.blocks or any(image.alt for image in block.images))
    if isinstance(block, Items):
        return any(any(map(_says, item.blocks)) for item in block.items)
    return (
        isinstance(block, Embed | Math | Table)
        or hasattr(block, "code")
        or bool(getattr(block, "blocks", ()))
        or hasattr(block, "entries")
    )


def _first_words(sections: tuple[Section, ...]) -> str:
    """A title for what has none: its first heading, or the words it begins with."""
    for section in sections:
        if section.heading is not None and section.heading.plain.strip():
            return " ".join(section.heading.plain.split())
        for block in section.blocks:
            if isinstance(block, Paragraph) and (words := block.text.plain.split()):
                sentence = re.split(r"(?<=[.!?])\s", " ".join(words))[0]
                if len(sentence.split()) <= _TITLE_WORDS:
                    return sentence.rstrip(".")
                return " ".join(words[:_TITLE_WORDS]).rstrip(",;:–—-") + " …"
    return "Untitled"
