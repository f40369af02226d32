# SPDX-License-Identifier: GPL-3.0-or-later
"""What an article is made of: sections, blocks and inline runs, as found in the source and before anyone speaks.

The tree keeps what listeners and the episode page both need: structure, language, links, alternative text, and the hints
an author left (``data-audiopost-*``, ``abbr``, ``time``, ``aria-*``). Every piece of text lives in a :class:`Text`, whose
``id`` and character offsets tie what is spoken to where it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RunKind = Literal[
    "text",
    "link",
    "code",
    "kbd",
    "abbr",
    "sub",
    "sup",
    "time",
    "data",
    "math",
    "ruby",
    "image",
    "note",
    "break",
]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of inline text with one set of properties.

    ``text`` is what a reader sees (alternative text for ``image``, the mark for ``note``, "\\n" for ``break``).
    ``hint`` depends on ``kind``: abbr -> its title, time -> datetime, data -> value, math -> TeX or MathML source,
    ruby -> the reading, note -> the ``Note.id`` it points to, image -> the source URL.
    ``say`` is a spoken form the author gave (``data-audiopost-say``, ``aria-label``); ``skip`` that it is not to be said.
    A run that is both a link and something else keeps the something else's kind and the link's ``href``.
    """

    text: str
    kind: RunKind = "text"
    emphasis: bool = False
    strong: bool = False
    lang: str = ""
    href: str = ""
    hint: str = ""
    say: str | None = None
    skip: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A holder of inline runs, addressable by ``id`` (unique in the article). ``plain`` is its visible text."""

    id: str
    runs: tuple[Run, ...] = ()
    lang: str = ""

    @property
    def plain(self) -> str:
        """The visible text: the runs' texts joined; offsets elsewhere count its characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What every block has. ``policy`` overrides how its kind is said (author's hint or selector rule); ``say`` replaces it."""

    id: str
    lang: str = ""
    policy: str = ""
    say: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """Running text. ``role``: "" or dateline, byline, lead, correction, subtitle, signature, transcript."""

    text: Text
    role: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; ``value`` is an author-given number (``<li value>``)."""

    blocks: tuple[AnyBlock, ...]
    value: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Items(Block):
    """A list. ``style`` is HTML's type: 1, a, A, i, I for ordered lists."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    style: str = "1"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """One or more terms and what is said of them."""

    terms: tuple[Text, ...]
    blocks: tuple[AnyBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions(Block):
    """A definition list (``dl``, or Markdown's)."""

    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; block content inside it is flattened to runs with breaks."""

    text: Text
    header: bool = False
    scope: str = ""
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; ``header`` when it stands in ``thead`` or holds column headers only."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A table. ``layout`` tables carry no data relations (role=presentation, or told by shape) and are read as text."""

    rows: tuple[Row, ...]
    caption: Text | None = None
    layout: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """An image. ``alt`` None = the author gave none, "" = declared decorative; ``decorative`` also covers tracking pixels."""

    src: str
    alt: str | None = None
    width: int | None = None
    height: int | None = None
    decorative: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Block):
    """One or more images with an optional caption; ``blocks`` holds other content of a ``figure`` (table, code, quote)."""

    images: tuple[Image, ...] = ()
    caption: Text | None = None
    blocks: tuple[AnyBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Block):
    """A quotation; ``pull`` when it repeats the article's own text for display."""

    blocks: tuple[AnyBlock, ...]
    attribution: Text | None = None
    pull: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Block):
    """A code block, verbatim; ``language`` as the author named it ("" unknown)."""

    code: str
    language: str = ""
    caption: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Math(Block):
    """A displayed formula: any of TeX, MathML, and the author's own words for it."""

    tex: str = ""
    mathml: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed(Block):
    """Something embedded. ``kind``: video, audio, post, map, form, poll, document, app, frame. A quoted post keeps its text in ``blocks``."""

    kind: str
    title: str = ""
    url: str = ""
    blocks: tuple[AnyBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside(Block):
    """Content set apart in place. ``kind``: aside, details, callout, correction, transcript, box; ``name`` e.g. "Warning"."""

    kind: str
    blocks: tuple[AnyBlock, ...]
    title: Text | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class References(Block):
    """A bibliography or list of sources."""

    items: tuple[Item, ...]
    title: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Block):
    """A thematic break (``hr``, ``***``)."""


AnyBlock = (
    Paragraph
    | Items
    | Definitions
    | Table
    | Figure
    | Quote
    | Code
    | Math
    | Embed
    | Aside
    | References
    | Break
)


@dataclass(frozen=True, slots=True)
class Note:
    """The body of a footnote or endnote, taken out of the text flow; ``label`` is its mark ("3", "*")."""

    id: str
    label: str
    blocks: tuple[AnyBlock, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it until the next heading. ``heading`` None: text before the first heading.

    ``level`` 1-6 as written (0 without a heading). ``id`` is unique, URL-safe, and stable while the heading stays.
    """

    id: str
    level: int
    heading: Text | None
    blocks: tuple[AnyBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """Visible text of the content that extraction left out, and why (furniture, repeat, hidden, advert ...)."""

    text: str
    reason: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class ArticleWarning:
    """A fault of the article that hurts listeners, for its author. ``code`` is stable (e.g. "missing-alt")."""

    code: str
    message: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A passage its author picked to be heard first: its words as the article has them, and a title of its own or ""."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as found.

    ``source`` is what the user named (a path is relative to where it was found, never absolute); ``url`` the canonical address or "".
    ``published``/``modified`` are ISO 8601 dates or date-times as precise as the source is ("2025-09-04"), or "".
    ``language`` is a BCP 47 tag or "" (unknown: the script room decides). ``guid`` is an identity the author gave.
    ``season`` and ``episode`` are numbers the author gave, 0 none; ``episode_type`` is full, trailer, bonus or "".
    """

    source: str
    title: str
    sections: tuple[Section, ...]
    url: str = ""
    byline: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    site: str = ""
    summary: str = ""
    image: str = ""
    guid: str = ""
    slug: str = ""
    draft: bool = False
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    omissions: tuple[Omission, ...] = ()
    warnings: tuple[ArticleWarning, ...] = ()
    season: int = 0
    episode: int = 0
    episode_type: str = ""
    soundbites: tuple[Soundbite, ...] = ()
