# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles cut into pages: which addresses are further pages, how far they are followed, and that nothing loops."""

from __future__ import annotations

import pytest

from audiopost.config.options import FetchOptions
from audiopost.extract import discover, extract, read
from audiopost.extract.document import Document
from audiopost.extract.pages import page_number
from audiopost.model import Article, Origin
from tests.extract.conftest import Site

OPEN = FetchOptions(allow_private=True, timeout=5)


def body(words: str, link: str = "") -> str:
    sentence = (
        f"{words} are what this page is about, and it goes on about them for as long as a paragraph has to. "
    )
    return (
        f"<!doctype html><html lang='en'><head><title>The long walk</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>The long walk</h1><p>{sentence * 3}</p><h2>On {words}</h2><p>{sentence * 4}</p></article>{link}</body></html>"
    )


def article(site: Site, url: str, **limits: int) -> Article:
    options = FetchOptions(allow_private=True, timeout=5, **limits)  # type: ignore[arg-type]
    (origin,) = discover([url], options)
    assert isinstance(origin, Origin)
    return extract(read(origin, options))


@pytest.mark.parametrize(
    ("first", "other", "number"),
    [
        ("http://e.org/a", "http://e.org/a?page=2", 2),
        ("http://e.org/a?x=1", "http://e.org/a?page=2&x=1", 2),
        ("http://e.org/a?page=1", "http://e.org/a?page=2", 2),
        ("http://e.org/a/", "http://e.org/a/2/", 2),
        ("http://e.org/a/", "http://e.org/a/page/3/", 3),
        ("http://e.org/a.html", "http://e.org/a-2.html", 2),
        ("http://e.org/a.html", "http://e.org/a_p2.html", 2),
        ("http://e.org/a.html", "http://e.org/a,2.html", 2),
        ("http://e.org/a", "http://other.org/a?page=2", 0),
        ("http://e.org/a", "http://e.org/b?page=2", 0),
        ("http://e.org/a", "http://e.org/a?print=2", 0),
        ("http://e.org/a", "http://e.org/a/amp", 0),
        ("http://e.org/a", "http://e.org/a/comment-page-2", 0),
        ("http://e.org/2023/a", "http://e.org/2024/a", 0),
        ("http://e.org/?p=12", "http://e.org/?p=2", 0),
        ("http://e.org/", "http://e.org/2", 0),
        ("http://e.org/a", "javascript:next(2)", 0),
        ("http://e.org/a?page=4", "http://e.org/a?page=2", 0),
    ],
)
def test_page_numbers(first: str, other: str, number: int) -> None:
    assert page_number(first, other) == number


def test_further_pages_are_one_article(site: Site) -> None:
    site.page("/a", body("Apples", "<link rel=next href='/a?page=2'>"))
    site.page("/a?page=2", body("Pears", "<a href='/a?page=3'>3</a>"))
    site.page("/a?page=3", body("Plums", "<a rel=next href='/a?page=4&amp;print=1'>Next</a>"))
    found = article(site, f"{site.url}/a")
    assert [s.heading.plain for s in found.sections if s.heading] == ["On Apples", "On Pears", "On Plums"]
    assert found.title == "The long walk"
    assert site.asked == ["/a", "/a?page=2", "/a?page=3"]
    ids = [section.id for section in found.sections]
    assert len(ids) == len(set(ids))


def test_the_limit_is_kept_and_said(site: Site) -> None:
    for number in range(1, 9):
        site.page(
            f"/a?page={number}", body(f"Word{number}", f"<a rel=next href='/a?page={number + 1}'>Next</a>")
        )
    found = article(site, f"{site.url}/a?page=1", max_pages=3)
    assert len(site.asked) == 3
    assert any(w.code == "missing-pages" and "max_pages" in w.message for w in found.warnings)
    site.asked.clear()
    article(site, f"{site.url}/a?page=1", max_pages=1)
    assert len(site.asked) == 1


def test_pages_without_end_end(site: Site) -> None:
    """A site that links the same page for ever, and one that redirects further pages to the first."""
    for number in range(1, 9):
        site.page(
            f"/same?page={number}",
            body("Same", f"<a rel=next href='/same?page={number + 1}'>Next</a>").replace(
                f"page={number + 1}", "page=2"
            ),
        )
    article(site, f"{site.url}/same?page=1", max_pages=50)
    assert len(site.asked) <= 3
    site.page("/b", body("Bees", "<a rel=next href='/b?page=2'>Next</a>"))
    site.redirect("/b?page=2", "/b")
    assert len(article(site, f"{site.url}/b").sections) == 2


def test_a_missing_page_is_a_warning(site: Site) -> None:
    found = article(site, site.page("/a", body("Apples", "<a rel=next href='/a?page=2'>Next</a>")))
    assert [w.message for w in found.warnings if w.code == "missing-pages"] == [
        f"Page 2 of the article is missing: {site.url}/a?page=2 answered 404: there is no such page; check the address"
    ]


def test_other_articles_print_and_amp_are_not_fetched(site: Site) -> None:
    links = "<link rel=next href='/b'><link rel=amphtml href='/a/amp'><a href='/a?print=1'>Print</a><a rel=next href='http://127.0.0.2/a?page=2'>2</a>"
    article(site, site.page("/a", body("Apples", links)))
    assert site.asked == ["/a"]


def test_a_page_that_has_moved_is_followed(site: Site) -> None:
    site.page("/new", body("Apples"))
    site.page(
        "/old", "<html><head><meta http-equiv=refresh content='0; url=/new'></head><body>Moved</body></html>"
    )
    assert article(site, f"{site.url}/old").url == f"{site.url}/new"
    site.page("/x", "<meta http-equiv=refresh content='0;url=/y'>")
    site.page("/y", "<meta http-equiv=refresh content='0;url=/x'>")
    (failure,) = discover([f"{site.url}/x"], OPEN)
    assert "max_redirects" in failure.message  # type: ignore[union-attr]


def test_pages_are_read_from_documents_alone() -> None:
    first = Document(name="a", kind="html", data=body("Apples").encode(), url="http://e.org/a")
    second = Document(name="a", kind="html", data=body("Pears").encode(), url="http://e.org/a?page=2")
    both = Document(
        name="a", kind="html", data=first.data, url=first.url, pages=(second,), incomplete="More there was."
    )
    found = extract(both)
    assert len(found.sections) == len(extract(first).sections) + 1
    assert found.warnings[-1].message == "More there was."
