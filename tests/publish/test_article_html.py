# SPDX-License-Identifier: GPL-3.0-or-later
"""The article's structure in HTML, for any article and for hostile ones."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from audiopost.model import (
    AnyBlock,
    Article,
    Cell,
    Figure,
    Image,
    Math,
    Paragraph,
    Quote,
    Row,
    Run,
    Section,
    Table,
    Text,
)
from audiopost.publish.article_html import ArticleHtml, content
from audiopost.publish.inline_html import Inline, Span
from audiopost.publish.sanitise import sanitise
from audiopost.publish.wording import wording
from tests.publish.fixtures import lighthouse

WORDS = wording("en")
KINDS = [
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


def _made(*blocks: AnyBlock, inline: Inline | None = None) -> str:
    article = Article(source="x", title="x", sections=(Section("s", 0, None, blocks),))
    return sanitise(
        ArticleHtml(inline or Inline(base="https://a.example/p/q"), WORDS).article(article), ids=True
    )


def _p(*runs: Run) -> Paragraph:
    return Paragraph(id="p", text=Text("t", runs))


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (Run("a < b & c"), "a &lt; b &amp; c"),
        (Run("x", "link", href="../r?a=1&b=2"), '<a href="https://a.example/r?a=1&amp;b=2">x</a>'),
        (Run("x", "link", href="javascript:alert(1)"), "x"),
        (Run("x", "link", href="JaVa\nScript:alert(1)"), "x"),
        (Run("x", "link", href="data:text/html,x"), "x"),
        (Run("x", "link", href="//b.example/c"), '<a href="https://b.example/c">x</a>'),
        (Run("x", "link", href="http://[broken"), "x"),
        (Run("x", "link", href="mailto:a@b.example"), '<a href="mailto:a@b.example">x</a>'),
        (Run("x", "link", href="#gone"), '<a href="https://a.example/p/q#gone">x</a>'),
        (Run("x", "code", strong=True), "<strong><code>x</code></strong>"),
        (Run("HTML", "abbr", hint='Hyper "Text"'), '<abbr title="Hyper &quot;Text&quot;">HTML</abbr>'),
        (Run("May", "time", hint="2025-05"), '<time datetime="2025-05">May</time>'),
        (Run("May", "time", hint="soon"), "May"),
        (Run("字", "ruby", hint="zì"), "<ruby>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>"),
        (Run("oui", lang="fr"), '<span lang="fr">oui</span>'),
        (Run("oui", lang='fr" onclick="x'), "oui"),
        (
            Run("a cat", "image", hint="cat.png"),
            '<a class="image" href="https://a.example/p/cat.png">a cat</a>',
        ),
        (Run("", "image", hint="cat.png"), ""),
        (Run("x\x00y"), "xy"),
    ],
)
def test_runs(run: Run, expected: str) -> None:
    made = _made(_p(Run("·"), run)).strip()
    assert html.tostring(html.fromstring(made)) == html.tostring(html.fromstring(f"<p>·{expected}</p>"))


def test_sentences_are_marked_across_runs() -> None:
    text = Text("t", (Run("One "), Run("two. Thr", strong=True), Run("ee four.")))
    inline = Inline(spans={"t": [Span("a", 0, 8), Span("b", 9, 20)]})
    assert inline.html(text) == (
        '<span class="s" id="a">One <strong>two.</strong></span><strong> </strong>'
        '<span class="s" id="b"><strong>Thr</strong>ee four.</span>'
    )


@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.text("ab <&\n", max_size=12)), max_size=6),
    st.lists(st.integers(0, 60), max_size=8),
)
def test_spans_hold_their_words_and_nothing_else_moves(runs: list[tuple[Any, str]], cuts: list[int]) -> None:
    text = Text(
        "t", tuple(Run(words, kind) for kind, words in runs if kind not in {"image", "note", "break"})
    )
    edges = sorted({min(cut, len(text.plain)) for cut in cuts})
    spans = [Span(f"s{n}", a, b) for n, (a, b) in enumerate(pairwise(edges)) if n % 2 == 0]
    made = html.fromstring(f"<p>{Inline(spans={'t': spans}).html(text)}</p>")
    assert (made.text_content() or "") == text.plain
    for span in spans:
        found = made.xpath(f"//span[@id='{span.id}']")
        # A run that cannot be cut (a formula, an abbreviation) belongs whole to the sentence it begins in.
        whole = all(run.kind in {"text", "link", "code", "kbd", "sub", "sup"} for run in text.runs)
        if whole:
            assert found[0].text_content() == text.plain[span.start : span.end]


@pytest.mark.parametrize(
    "mathml",
    [
        "<math><mi>x</mi><script>alert(1)</script></math>",
        '<math><mtext><img src=x onerror="alert(1)"></mtext></math>',
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        '<math href="javascript:alert(1)"><mi>x</mi></math></p><iframe src="x">',
    ],
)
def test_formulas_bring_nothing_active(mathml: str) -> None:
    made = _made(Math(id="m", mathml=mathml))
    tree = html.fromstring(f"<div>{made}</div>")
    assert not tree.xpath("//script|//iframe|//style|//svg|//*[@onerror]|//@href[contains(., 'javascript')]")
    assert "onerror" not in made


def test_headings_never_skip_a_level() -> None:
    levels = [3, 5, 2, 6, 1, 4]
    sections = tuple(Section(f"s{n}", level, Text(f"h{n}", (Run("x"),))) for n, level in enumerate(levels))
    article = Article(source="x", title="x", sections=sections)
    tree = html.fromstring(ArticleHtml(Inline(), WORDS).article(article))
    made = [int(h.tag[1]) for h in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert made[0] == 2
    assert 1 not in made
    assert all(after <= before + 1 for before, after in pairwise(made))


def test_images_load_only_when_they_are_ours() -> None:
    figure = Figure(id="f", images=(Image("a.png", "A"), Image("b.png", "B"), Image("c.png", None)))
    made = _made(figure, inline=Inline(base="https://a.example/", images={"a.png": "images/a.png"}))
    tree = html.fromstring(made)
    assert tree.xpath("//img/@src") == ["images/a.png"]
    assert tree.xpath("//a/@href") == ["https://a.example/b.png", "https://a.example/c.png"]
    assert "Image without description" in made


def test_tables_are_rectangles_whatever_came_in() -> None:
    def cell(n: int, **more: Any) -> Cell:
        return Cell(Text(f"c{n}", (Run(str(n)),)), **more)

    table = Table(
        id="t",
        rows=(
            Row((cell(1, rowspan=9), cell(2, colspan=0))),
            Row((cell(3),)),
            Row((cell(4), cell(5), cell(6))),
            Row(()),
        ),
    )
    tree = html.fromstring(_made(table))
    filled: set[tuple[int, int]] = set()
    widths = []
    for y, row in enumerate(tree.xpath("//tr")):
        x = 0
        for td in row:
            while (y, x) in filled:
                x += 1
            for dy in range(int(td.get("rowspan", 1))):
                for dx in range(int(td.get("colspan", 1))):
                    assert (y + dy, x + dx) not in filled
                    filled.add((y + dy, x + dx))
    for y in range(4):
        widths.append(sum(1 for fy, _ in filled if fy == y))
    assert widths == [widths[0]] * 4
    assert max(y for y, _ in filled) == 3


def test_what_the_feed_gets_is_plain_and_absolute() -> None:
    episode = lighthouse.episode()
    tree = html.fromstring(f"<div>{content(episode)}</div>")
    assert not tree.xpath("//@id|//@role|//@tabindex|//script|//@onclick|//span[not(@lang)]")
    assert all("://" in href for href in tree.xpath("//@href|//@src"))
    assert "la mer est une porte fermée" in tree.xpath("//span[@lang='fr']")[0].text
    for chapter in episode.article.sections[1:]:
        assert chapter.heading is not None
        assert chapter.heading.plain in [h.text_content() for h in tree.xpath("//h2|//h3")]


def test_every_word_of_the_article_is_in_it() -> None:
    article = lighthouse.ARTICLE
    text = " ".join(html.fromstring(f"<div>{content(lighthouse.episode())}</div>").text_content().split())
    from audiopost.publish.article_parts import texts

    for piece in texts(article).values():
        assert " ".join(piece.plain.split()) in text


def test_a_quote_of_a_quote() -> None:
    inner = Quote(id="i", blocks=(_p(Run("deep")),))
    outer = Quote(id="o", blocks=(inner,), attribution=Text("a", (Run("Someone"),)))
    tree = html.fromstring(_made(outer))
    assert tree.xpath("//blockquote/blockquote/p")[0].text == "deep"
    assert tree.xpath("//figcaption")[0].text == "Someone"


def test_ids_of_the_author_do_not_meet_ours() -> None:
    episode = lighthouse.episode()
    section = replace(episode.article.sections[1], id="ap-play")
    article = replace(episode.article, sections=(section,))
    from audiopost.publish import page

    made = page.episode(lighthouse.show(), replace(episode, article=article)).decode()
    assert made.count('id="ap-play"') == 1
