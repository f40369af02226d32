# SPDX-License-Identifier: GPL-3.0-or-later
"""The article's own structure as HTML, rebuilt from the model's blocks and sanitised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from audiopost.model import (
    AnyBlock,
    Article,
    Aside,
    Break,
    Code,
    Definitions,
    Embed,
    Episode,
    Figure,
    Item,
    Items,
    Math,
    Note,
    Paragraph,
    Quote,
    References,
    Section,
    Table,
    Text,
)
from audiopost.publish.addresses import is_absolute
from audiopost.publish.article_parts import image_sources
from audiopost.publish.inline_html import Inline, lang_attribute, math_html
from audiopost.publish.notes import clean
from audiopost.publish.sanitise import sanitise
from audiopost.publish.table_html import table_html
from audiopost.publish.wording import wording


@dataclass(slots=True)
class ArticleHtml:
    """Makes the HTML of one article. ``targets`` are the blocks that need an id, because an announcement speaks of them."""

    inline: Inline
    words: Mapping[str, str]
    targets: frozenset[str] = frozenset()
    top: int = 2
    _levels: list[int] = field(default_factory=list)
    _tables: int = 0

    def article(self, article: Article) -> str:
        """All sections and then the notes."""
        shift = self.top - min((s.level for s in article.sections if s.heading and s.level), default=self.top)
        parts = [self._section(section, shift) for section in article.sections]
        return "\n".join([*parts, self._notes(article.notes)]).strip() + "\n"

    def blocks(self, blocks: Iterable[AnyBlock]) -> str:
        """Blocks one after the other."""
        return "\n".join(html for html in map(self.block, blocks) if html)

    def block(self, block: AnyBlock) -> str:
        """One block with what it holds."""
        makers: dict[type[AnyBlock], Callable[[Any, str], str]] = {
            Paragraph: self._paragraph,
            Items: self._items,
            Definitions: self._definitions,
            Table: self._table,
            Figure: self._figure,
            Quote: self._quote,
            Code: self._code,
            Math: self._math,
            Embed: self._embed,
            Aside: self._aside,
            References: self._references,
            Break: lambda _, attributes: f"<hr{attributes}>",
        }
        return makers[type(block)](block, self._attributes(block))

    def _attributes(self, block: AnyBlock) -> str:
        mark = f' id="ap-b-{escape(block.id)}"' if block.id in self.targets and self.inline.ids else ""
        return mark + lang_attribute(block.lang)

    def _section(self, section: Section, shift: int) -> str:
        body = self.blocks(section.blocks)
        if section.heading is None:
            return body
        level = self._level(section.level + shift)
        mark = f' id="{escape(anchor(section.id))}"' if self.inline.ids else ""
        words = self.inline.html(section.heading)
        return f"<h{level}{mark}{lang_attribute(section.heading.lang)}>{words}</h{level}>\n{body}"

    def _level(self, wanted: int) -> int:
        """A heading's level, never more than one below the heading before it."""
        above = self._levels[-1] if self._levels else self.top - 1
        level = max(self.top, min(wanted, above + 1, 6))
        self._levels.append(level)
        return level

    def _paragraph(self, block: Paragraph, attributes: str) -> str:
        html = self.inline.html(block.text)
        role = f' class="{escape(block.role)}"' if block.role else ""
        return f"<p{role}{attributes}{lang_attribute(block.text.lang)}>{html}</p>" if html.strip() else ""

    def _items(self, block: Items, attributes: str) -> str:
        if not block.ordered:
            return f"<ul{attributes}>\n{self._entries(block.items)}\n</ul>"
        extra = f' start="{block.start}"' if block.start != 1 else ""
        extra += f' type="{escape(block.style)}"' if block.style in {"a", "A", "i", "I"} else ""
        extra += " reversed" if block.descending else ""
        return f"<ol{extra}{attributes}>\n{self._entries(block.items)}\n</ol>"

    def _entries(self, items: Sequence[Item]) -> str:
        return "\n".join(self._entry(item) for item in items)

    def _entry(self, item: Item) -> str:
        value = f' value="{item.value}"' if item.value is not None else ""
        first = item.blocks[0] if item.blocks else None
        if isinstance(first, Paragraph) and not first.role:
            # A lone paragraph needs no <p>: the list stays as tight as it was written.
            rest = self.blocks(item.blocks[1:])
            body = self.inline.html(first.text)
            body = f"{body}\n{rest}" if rest else body
            return f"<li{value}{self._attributes(first)}>{body}</li>"
        return f"<li{value}>{self.blocks(item.blocks)}</li>"

    def _definitions(self, block: Definitions, attributes: str) -> str:
        made = []
        for entry in block.entries:
            made += [f"<dt>{self.inline.html(term)}</dt>" for term in entry.terms]
            made.append(f"<dd>{self._entry(Item(entry.blocks))[4:-5]}</dd>" if entry.blocks else "<dd></dd>")
        return f"<dl{attributes}>\n" + "\n".join(made) + "\n</dl>"

    def _table(self, block: Table, attributes: str) -> str:
        self._tables += 1
        return table_html(block, self.inline, self.words, self._tables, attributes)

    def _references(self, block: References, attributes: str) -> str:
        title = f'<p class="title">{self.inline.html(block.title)}</p>\n' if block.title else ""
        entries = self._entries(block.items)
        return f'<div class="references"{attributes}>\n{title}<ol>\n{entries}\n</ol>\n</div>'

    def _figure(self, block: Figure, attributes: str) -> str:
        images = []
        label = escape(self.words["image"])
        label = f'<span class="label">{label}</span>' if self.inline.ids else f"{label}:"
        for image in block.images:
            if image.decorative or image.alt == "":
                if self.inline.images.get(image.src):
                    images.append(self.inline.image(image.src, ""))
                continue
            size = f' width="{image.width}" height="{image.height}"' if image.width and image.height else ""
            images.append(self.inline.image(image.src, image.alt or self.words["image_missing"], size))
        inner = "\n".join(
            [
                *(i if i.startswith("<img") else f"<p>{label} {i}</p>" for i in images if i),
                self.blocks(block.blocks),
            ]
        )
        caption = self._caption(block.caption)
        if not inner.strip() and not caption:
            return ""
        return f"<figure{attributes}>\n{inner.strip()}\n{caption}</figure>"

    def _caption(self, caption: Text | None) -> str:
        html = self.inline.html(caption) if caption else ""
        return f"<figcaption>{html}</figcaption>\n" if html.strip() else ""

    def _quote(self, block: Quote, attributes: str) -> str:
        body = self.blocks(block.blocks)
        if block.pull:
            return f'<div class="pull"{attributes}>{body}</div>'
        address = self.inline.address(block.url) if block.url else ""
        cite = f' cite="{escape(address)}"' if address else ""
        quote = f"<blockquote{cite}{'' if block.attribution else attributes}>\n{body}\n</blockquote>"
        if not block.attribution:
            return quote
        return f'<figure class="quote"{attributes}>\n{quote}\n{self._caption(block.attribution)}</figure>'

    def _code(self, block: Code, attributes: str) -> str:
        name = escape(", ".join(filter(None, [self.words["code"], clean(block.language)])))
        kind = re.sub(r"[^\w+#-]", "", block.language)
        language = f' class="language-{escape(kind)}"' if kind else ""
        focus = f' tabindex="0" role="group" aria-label="{name}"' if self.inline.ids else ""
        pre = f"<pre{focus}><code{language}>{escape(clean(block.code), quote=False)}</code></pre>"
        return f'<figure class="code"{attributes}>\n{pre}\n{self._caption(block.caption)}</figure>'

    def _math(self, block: Math, attributes: str) -> str:
        if block.mathml and math_html(block.mathml):
            return f'<div class="math"{attributes}>{math_html(block.mathml)}</div>'
        label = f' role="math" aria-label="{escape(clean(block.alt))}"' if block.alt and block.tex else ""
        words = escape(clean(block.tex or block.alt), quote=False)
        return f'<div class="math"{attributes}{label}>{words}</div>' if words else ""

    def _embed(self, block: Embed, attributes: str) -> str:
        address = self.inline.address(block.url) if block.url else ""
        name = escape(clean(block.title) or (self.words["embedded"] if address else ""), quote=False)
        title = f'<a href="{escape(address)}">{name}</a>' if address else name
        body = self.blocks(block.blocks)
        head = f'<p class="title">{title}</p>' if title else ""
        return f'<div class="embed"{attributes}>\n{head}\n{body}\n</div>' if head or body else ""

    def _aside(self, block: Aside, attributes: str) -> str:
        title = self.inline.html(block.title) if block.title else escape(clean(block.name), quote=False)
        body = self.blocks(block.blocks)
        if block.kind == "details" and title:
            return f"<details{attributes}>\n<summary>{title}</summary>\n{body}\n</details>"
        head = f'<p class="title">{title}</p>\n' if title else ""
        kind = re.sub(r"[^a-z]", "", block.kind.lower()) or "aside"
        return f'<div class="aside {kind}" role="note"{attributes}>\n{head}{body}\n</div>'

    def _notes(self, notes: Sequence[Note]) -> str:
        if not notes:
            return ""
        self._levels.clear()
        heading = escape(self.words["notes"])
        entries = []
        for note in notes:
            body = self.blocks(note.blocks)
            if self.inline.ids:
                target = escape(self.inline.notes[note.id])
                name = escape(self.words["back_to_text"])
                body += f' <a class="back" href="#{target}-ref" role="doc-backlink" aria-label="{name}">↩</a>'
                entries.append(f'<li id="{target}">{body}</li>')
            else:
                entries.append(f"<li>{body}</li>")
        inner = f"<h{self.top}>{heading}</h{self.top}>\n<ol>\n" + "\n".join(entries) + "\n</ol>"
        return (
            f'<section class="notes" role="doc-endnotes" aria-label="{heading}">\n{inner}\n</section>'
            if (self.inline.ids)
            else inner
        )


def anchor(section_id: str) -> str:
    """The element id of a section's heading: its own, unless that is one of ours (``ap-...``) or none HTML allows."""
    plain = re.sub(r"\s+", "-", clean(section_id)) or "section"
    return f"section-{plain}" if plain.startswith("ap-") else plain


def note_targets(article: Article) -> dict[str, str]:
    """The element id of each note, by its id in the model."""
    return {note.id: f"ap-n-{number}" for number, note in enumerate(article.notes, 1)}


def content(episode: Episode) -> str:
    """The article as clean HTML for ``content:encoded``: absolute links, no ids, nothing but structure."""
    article = episode.article
    base = article.url or episode.link
    sources = {source for source in image_sources(article) if is_absolute(source)}
    inline = Inline(base=base, images={source: source for source in sources}, ids=False)
    html = ArticleHtml(inline, wording(episode.language)).article(article)
    return sanitise(html, ids=False)
