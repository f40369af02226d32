# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text: nothing of an ordinary text is lost, a site's furniture is, and shapes are told as readers tell them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.config.options import FetchOptions
from audiopost.extract import discover, extract, plaintext, read
from audiopost.extract.document import Document
from audiopost.model import Article, Code, Items, Origin, Paragraph, Quote, Table

ARTICLES = Path(__file__).parents[3] / "shared" / "data" / "articles"


def article(text: str, name: str = "sample.txt") -> Article:
    return extract(Document(name=name, kind="text", data=text.encode()))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def words_out(text: str) -> list[str]:
    head, markup, left_out = plaintext.render(text)
    starts = [int(start) for start in re.findall(r'<ol[^>]* start="(\d+)"', markup)]
    assert all(start > 0 for start in starts)
    kept = html.unescape(re.sub(r"<[^>]*>", " ", markup))
    return words(f"{head.title} {kept} {' '.join(omission.text for omission in left_out)}")


def lost(text: str) -> set[str]:
    """Words of ``text`` that came out nowhere; list marks and date lines are given as structure and metadata."""
    return {word for word in set(words(text)) - set(words_out(text)) if len(word) > 3 or not word.isalnum()}


LINE = st.one_of(
    st.from_regex(r"[A-Z][a-z]{2,8}( [a-z]{2,9}){3,18}[.?!]", fullmatch=True),
    st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,9}){0,6}", fullmatch=True),
    st.from_regex(r"[ ]{0,8}([-*•]|[1-9][.)]) [A-Za-z ]{1,40}", fullmatch=True),
    st.from_regex(r"> ?[A-Za-z ]{1,40}", fullmatch=True),
    st.from_regex(r"[ ]{4,8}[a-z_]{2,9}\([a-z]{0,5}\);", fullmatch=True),
    st.sampled_from(
        ["", "", "", "====", "-----", "* * *", "```", "Share", "Get Started", "| a | b |", "a\tb"]
    ),
)


@given(st.lists(LINE, max_size=25).map("\n".join))
def test_every_word_is_kept_or_accounted_for(text: str) -> None:
    assert not lost(text)


@given(st.text(max_size=400))
def test_any_text_is_read_without_error(text: str) -> None:
    plaintext.render(text)


@given(st.text(alphabet="ab *_-=>|#.1)(\t\n`~", max_size=200))
def test_any_marks_are_read_without_error(text: str) -> None:
    assert not lost(text)


PLAIN = (
    "Get Started\n\nBefore you begin, read the whole of this page, because the first step cannot be undone afterwards.\n\n"
    "Share the load\n\nTwo people carry a piano better than one, and three carry it better still if nobody talks meanwhile.\n\n"
    "Comments\n\nMy aunt had several, most of them about the stairs, and she was right about all of them in the end.\n\n"
    "Home\n\nThe piano stands by the window now. It has been out of tune since the Tuesday it arrived here.\n\nThe End\n"
)


@pytest.mark.parametrize(
    "text",
    [PLAIN, PLAIN + "\nFurther reading\n\n- Pianos\n- Stairs\n", PLAIN.replace("Home", "Powered by hope")],
)
def test_a_text_without_furniture_loses_nothing(text: str) -> None:
    _, _, left_out = plaintext.render(text)
    assert left_out == ()
    assert not lost(text)


@pytest.mark.parametrize("heading", ["Share this article", "Advertisement", "Recommended articles"])
def test_one_line_that_heads_prose_is_no_sign_of_a_site(heading: str) -> None:
    text = PLAIN.replace("Share the load", heading)
    assert heading in [section.heading.plain for section in article(text).sections if section.heading]


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="needs the shared articles")
def test_real_scraped_article_comes_out_without_its_site() -> None:
    (origin,) = discover([str(ARTICLES)], FetchOptions())
    assert isinstance(origin, Origin)
    found = extract(read(origin, FetchOptions()))
    assert found.title == "How Ketamine Treatment Can Relieve Chronic Pain?"
    assert found.published == "2021-05-03"
    assert [section.heading.plain for section in found.sections if section.heading] == [
        "What Is Ketamine Therapy?",
        "How Does Ketamine Therapy Work?",
        "Ketamine Therapy for Chronic Pain",
        "The Challenges with Ketamine",
        "Benefits and Risks of Ketamine Therapy",
    ]
    read_out = " ".join(b.text.plain for s in found.sections for b in s.blocks if isinstance(b, Paragraph))
    for furniture in (
        "Back to Blog",
        "Share with friends",
        "arrow right",
        "Start the journey",
        "Join the thousands",
        "Get Started",
    ):
        assert furniture not in read_out
        assert any(furniture in omission.text and omission.reason for omission in found.omissions)


@pytest.mark.parametrize(
    ("line", "title", "published", "byline"),
    [
        ("By Ann Lee | May 3, 2021 | 5 min read", "T one two", "2021-05-03", "Ann Lee"),
        ("Published on 3rd of March 2020", "T one two", "2020-03-03", ""),
        ("Von Jens Müller, 5. März 2022", "T one two", "2022-03-05", "Jens Müller"),
        ("Written by: J. R. Hartley and Mary O'Neill", "T one two", "", "J. R. Hartley and Mary O'Neill"),
        ("2019/07/04", "T one two", "2019-07-04", ""),
        ("By the sea", "T one two", "", ""),
        ("Par avion", "T one two", "", ""),
    ],
)
def test_masthead(line: str, title: str, published: str, byline: str) -> None:
    found = article(
        f"{title}\n\n{line}\n\nProse that goes on for a while, long enough to be prose and nothing else at all.\n"
    )
    assert (found.title, found.published, found.byline) == (title, published, byline)


def test_wrapped_lines_are_joined_and_verse_is_not() -> None:
    wrapped = (
        "Title Of It\n\n"
        + "\n".join(["this line of the text is as wide as all of the others are ok"] * 5)
        + "\n"
    )
    (section,) = article(wrapped).sections
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    assert "\n" not in block.text.plain
    (section,) = article("Song\n\nRow the boat\nUp the hill\nNobody is watching\n").sections
    assert isinstance(section.blocks[0], Paragraph)
    assert section.blocks[0].text.plain.count("\n") == 2


def test_lists_nest_and_keep_their_numbers() -> None:
    text = "Title Of It\n\nDo this:\n\n3. third\n4. fourth\n   - inner\n   - other\n\n5. fifth\n\n> quoted words\n> go on\n"
    _, items, quote = article(text).sections[0].blocks
    assert isinstance(items, Items)
    assert (items.ordered, items.start, len(items.items)) == (True, 3, 3)
    assert isinstance(items.items[1].blocks[1], Items)
    assert isinstance(quote, Quote)


def test_code_and_tables_are_kept_as_such() -> None:
    text = "Title Of It\n\nRun:\n\n    x = f(1);\n    if (x) {\n    }\n\n```sh\nls  -l\n\ncd ..\n```\n\na\tb\n1\t2\n"
    _, first, second, table = article(text).sections[0].blocks
    assert isinstance(first, Code)
    assert isinstance(second, Code)
    assert "ls  -l\n\ncd .." in second.code
    assert isinstance(table, Table)
    assert [cell.text.plain for cell in table.rows[1].cells] == ["1", "2"]


def test_questions_are_headings_and_sentences_are_not() -> None:
    text = (
        "Title Of It\n\nWhat is a well?\n\nA hole with water at the bottom and a story at the top, usually about a child.\n\n"
        "It is deep.\n\nThat was a short sentence, which is no heading although it stands alone between two empty lines.\n"
    )
    assert [s.heading.plain for s in article(text).sections if s.heading] == ["What is a well?"]
