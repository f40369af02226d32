# SPDX-License-Identifier: GPL-3.0-or-later
"""Habits of publishing platforms that once cost words, titles or dates."""

from __future__ import annotations

import pytest

from audiopost.errors import ExtractError
from audiopost.extract.document import Document
from audiopost.extract.html import extract_html
from audiopost.model import Article

FILLER = "<p>" + "These are words of the article that say something about its matter. " * 6 + "</p>"


def page(body: str, head: str = "<title>A Post</title>") -> Article:
    markup = f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"
    return extract_html(Document(name="page", kind="html", data=markup.encode()))


def words(article: Article) -> str:
    return repr(article.sections)


def test_a_note_and_its_mark_that_name_each_other_both_by_number() -> None:
    """Substack: the note's own number links back to the paragraph, as the mark links to the note."""
    article = page(
        "<article><h1>A Post</h1><p>Shipping is never free.<a class=footnote-anchor id=footnote-anchor-1"
        f' href="#footnote-1">1</a></p>{FILLER}<div class=footnote><a id=footnote-1 href="#footnote-anchor-1"'
        " class=footnote-number>1</a><div class=footnote-content><p>A survey of adults.</p></div></div></article>"
    )
    assert "Shipping is never free." in words(article)
    assert len(article.notes) == 1
    assert "A survey of adults." in repr(article.notes)
    assert "A survey of adults." not in words(article)


def test_a_fact_called_like_a_share_button_keeps_its_name() -> None:
    around = "<nav><ul><li><a href=/>Home</a></li><li><a href=/b>Blog</a></li></ul></nav>"
    article = page(
        f"{around}<article><h1>A Post</h1>{FILLER}<h2>Contact</h2><dl><dt>Telephone</dt><dd>0300 123 4567</dd>"
        f"<dt>Email</dt><dd>meals@education.example</dd></dl>{FILLER}</article><footer><a href=/c>Imprint</a></footer>"
    )
    assert "'Email'" in words(article)


def test_the_title_of_a_manual_is_its_heading() -> None:
    head = "<title>Retries — Courier 3.2 documentation</title>"
    article = page(f'<h1>Retries<a class=headerlink href="#retries">¶</a></h1>{FILLER}', head)
    assert article.title == "Retries"


def test_a_site_named_in_front_is_not_the_title() -> None:
    head = '<title>Courier — How we retry</title><meta property="og:site_name" content="Courier">'
    assert page(f"<header><h1>Courier</h1></header><article>{FILLER}</article>", head).title == "How we retry"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<footer>© Copyright 2025, the Courier team.</footer>", ""),
        ("<p class=date>January 1, 2025</p>", "2025-01-01"),
        ('<time datetime="2025-01-01">New Year</time>', "2025-01-01"),
    ],
)
def test_a_year_alone_is_no_date(line: str, published: str) -> None:
    assert page(f"<article><h1>A Post</h1>{FILLER}{line}</article>").published == published


def test_menus_alone_are_no_article() -> None:
    with pytest.raises(ExtractError, match="no text to narrate"):
        page("<nav><a href=/>Home</a> <a href=/about>About</a></nav><footer>© 2024 Us</footer>")
