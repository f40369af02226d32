# SPDX-License-Identifier: GPL-3.0-or-later
"""A document to an article, by its kind. All kinds arrive at the same blocks, read by the same walker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from audiopost.extract import frontmatter
from audiopost.extract.blocks import read_markup
from audiopost.extract.charset import decode_page
from audiopost.extract.compose import compose, with_name
from audiopost.extract.document import Document, decode
from audiopost.extract.sniff import is_fragment
from audiopost.model import Article, ArticleWarning

if TYPE_CHECKING:
    from audiopost.config.options import Rule


def extract(document: Document, rules: Sequence[Rule] = ()) -> Article:
    """The article in ``document``; ``rules`` are the selector rules of the configuration.

    Raises ExtractError when there is none in it, SourceError when its front matter is broken.
    """
    article = _READERS[document.kind](document, rules)
    if document.incomplete:
        article = replace(
            article, warnings=(*article.warnings, ArticleWarning("missing-pages", document.incomplete))
        )
    return article


def _html(document: Document, rules: Sequence[Rule]) -> Article:
    if is_fragment(decode_page(document.data[:200_000], document.charset)):
        return _content(document, rules)
    from audiopost.extract.html import extract_html

    return with_name(extract_html(document, rules), document)


def _content(document: Document, rules: Sequence[Rule]) -> Article:
    markup = decode_page(document.data, document.charset)
    language = document.hints.language
    base = document.hints.url or document.url
    content = read_markup(markup, base=base, language=language, rules=rules, source=document.name)
    return compose(document, content)


def _markdown(document: Document, rules: Sequence[Rule]) -> Article:
    from audiopost.extract import markdown

    front, body = frontmatter.split(decode(document.data, document.charset), document.name)
    markup, omissions = markdown.render(body, document.name)
    if front.title:
        front = replace(front, title=markdown.plain(front.title))
    content = read_markup(
        markup, base=front.url or document.url, language=front.language, rules=rules, source=document.name
    )
    return compose(document, content, front, omissions)


def _text(document: Document, rules: Sequence[Rule]) -> Article:
    from audiopost.extract import plaintext

    front, body = frontmatter.split(decode(document.data, document.charset), document.name)
    head, markup, omissions = plaintext.render(body, titled=bool(front.title or document.hints.title))
    front = replace(
        front,
        title=front.title or ("" if document.hints.title else head.title),
        byline=front.byline or head.byline,
        published=front.published or head.published,
        modified=front.modified or head.modified,
    )
    content = read_markup(
        markup, base=document.url, language=front.language, rules=rules, source=document.name
    )
    return compose(document, content, front, omissions)


_READERS = {"html": _html, "content": _content, "markdown": _markdown, "text": _text}
