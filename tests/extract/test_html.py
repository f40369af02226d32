# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of every kind of badness, and that no visible word of a page is lost between article and omissions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopost.config.options import Rule
from audiopost.errors import ConfigError, ExtractError
from audiopost.extract import cleaning, parsing, tidying
from audiopost.extract.blocks import read_markup
from audiopost.extract.charset import decode_page
from audiopost.extract.document import Document
from audiopost.extract.html import batch, extract_html
from audiopost.extract.reader import visible_text
from audiopost.model import Article, Aside, Code, Embed, Figure, Items, Paragraph, Quote, codec


def read(markup: str | bytes, rules: tuple[Rule, ...] = (), charset: str = "") -> Article:
    data = markup if isinstance(markup, bytes) else markup.encode("utf-8", "surrogatepass")
    return extract_html(Document(name="page.html", kind="html", data=data, charset=charset), rules)


def strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def shown(data: object) -> Iterator[str]:
    """The words of an article, without its ids and addresses."""
    if isinstance(data, dict):
        for name, value in data.items():
            if isinstance(value, str):
                if name in {"text", "alt", "code", "tex", "mathml", "title", "label"} or (
                    name == "hint" and " " in value
                ):
                    yield value
            else:
                yield from shown(value)
    elif isinstance(data, list):
        for value in data:
            yield from shown(value)


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if character.isalpha())


def ids(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        if "id" in data:
            yield data["id"]
        for value in data.values():
            yield from ids(value)
    elif isinstance(data, list):
        for value in data:
            yield from ids(value)


TAGS = "p div h1 h2 h3 ul ol li dl dt dd table tr td th caption blockquote pre code a em b span sup figure figcaption img aside details summary br hr math ruby rt nav form section".split()
WORD = st.sampled_from("alpha beta gamma delta one two three cat dog Lesen 漢字 1 42 x".split())


@st.composite
def markup(draw: st.DrawFn, depth: int = 4) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            tag = draw(st.sampled_from(TAGS))
            attributes = draw(
                st.sampled_from(
                    ["", "", "", ' href="#n1"', ' id="n1"', ' class="note"', ' hidden=""', ' lang="de"', ' alt="word"', ' src="a.png"',
                     ' aria-hidden="true"', ' data-audiopost="skip"', ' role="presentation"', ' data-audiopost-say="said"']
                )
            )  # fmt: skip
            inner = draw(markup(depth=depth - 1))
            closing = f"</{tag}>" if draw(st.integers(0, 5)) else ""
            parts.append(f"<{tag}{attributes}>{inner}{closing}")
        else:
            parts.append(" ".join(draw(st.lists(WORD, min_size=1, max_size=6))))
    return " ".join(parts)


@settings(max_examples=300, deadline=None)
@given(markup())
def test_no_visible_word_of_a_document_is_lost(source: str) -> None:
    body = parsing.fragment(source)
    cleaning.clean(body)
    tidying.tidy(body)
    seen = letters([visible_text(body)])
    content = read_markup(source, language="en")
    data = [codec.to_data(part) for part in (content.sections, content.notes, content.omissions)]
    assert not seen - letters(shown(data)), source
    found = list(ids(data))
    assert len(found) == len(set(found))


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        markup().map(str.encode),
        st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")),
    )
)
def test_any_bytes_are_an_article_or_one_clear_sentence(data: bytes) -> None:
    told = ""
    try:
        article = read(data)
    except ExtractError as error:
        told = str(error)
    else:
        assert codec.from_data(Article, codec.to_data(article)) == article
    assert "\n" not in told


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        ("", "no text"),
        ("<html><head><title>x</title></head></html>", "no text"),
        ('<html><frameset><frame src="a.html"></frameset></html>', "frame set"),
        ('<body><noscript>Please enable JavaScript.</noscript><div id="root"></div><script src="a.js"></script>', "without JavaScript"),
        ("<title>404 Not Found</title><h1>Not Found</h1><p>The page you asked for is gone.</p>", "error page"),
    ],
)  # fmt: skip
def test_a_page_without_article_says_why(markup: str, sentence: str) -> None:
    with pytest.raises(ExtractError, match=sentence):
        read(markup)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "a href=x"])
def test_deep_nesting_is_flattened(tag: str) -> None:
    depth = 100_000 if tag in {"div", "b"} else 3_000
    article = read(f"<{tag}>" * depth + "four words of text")
    assert "four words of text" in " ".join(strings(codec.to_data(article)))


def test_names_that_no_tree_takes_are_read_over_when_nesting_is_deep() -> None:
    article = read("<h1>Title</h1><ons<x>Some words<p>" + "<div>" * 300 + "four words of text")
    assert {"Some", "four"} <= set(" ".join(strings(codec.to_data(article))).split())


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        (r"Let \(x^2\) and \(y\) and \[a = b\] be.", ["x^2", "y", "a = b"]),
        (r"Let $\alpha_1$ and $$y = 1$$ be.", [r"\alpha_1", "y = 1"]),
        (r"Say \begin{align*}x &amp;= 1\end{align*} now.", [r"\begin{align*}x &= 1\end{align*}"]),
        (r"It costs $5 or $6, not $x$; see \[sic\] and \(foo bar\).", []),
        (r"<code>\(x^2\)</code> and US$5_000 or $6.", []),
    ],
)
def test_tex_is_told_without_the_program_that_sets_it(text: str, formulas: list[str]) -> None:
    content = read_markup(f"<p>{text}</p>", language="en")
    (block,) = content.sections[0].blocks
    assert isinstance(block, Paragraph)
    assert [run.hint for run in block.text.runs if run.kind == "math"] == formulas


@pytest.mark.parametrize("tag", ["source", "track", "wbr", "embed", "keygen"])
@pytest.mark.parametrize("written", ["<{0}>", "<{0} src=a.mp4>", "<{0} src=a.mp4 />", "<{0.upper} x='y'>"])
def test_empty_elements_hold_nothing(tag: str, written: str) -> None:
    empty = written.replace("{0.upper}", tag.upper()).format(tag)
    content = read_markup(
        f"<p>One</p>{empty}<p>two</p><p>three {empty}<img src=a.png alt=four> five</p>", language="en"
    )
    texts = [block.text.plain for block in content.sections[0].blocks if isinstance(block, Paragraph)]
    assert " ".join(texts).split() == ["One", "two", "three", "four", "five"]
    assert not content.omissions


def test_a_picture_keeps_the_words_of_its_image() -> None:
    picture = "<picture><source srcset=a.webp type=image/webp><source srcset=a.avif><img src=a.png alt='A kettle'></picture>"
    content = read_markup(f"<p>Words.</p>{picture}", language="en")
    assert "A kettle" in list(strings(codec.to_data(content.sections)))


def test_labels_of_choices_are_apart_and_a_callout_says_its_kind_once() -> None:
    content = read_markup(
        "<p><label><input type=radio>Yes</label><label><input type=radio>No</label></p>"
        "<div class='callout callout-info'><strong>Info</strong><p>Something.</p></div>",
        language="en",
    )
    choices, callout = content.sections[0].blocks
    assert isinstance(choices, Paragraph)
    assert choices.text.plain == "Yes\nNo"
    assert isinstance(callout, Aside)
    assert (callout.name, callout.title and callout.title.plain, len(callout.blocks)) == ("Info", "Info", 1)


@pytest.mark.parametrize(
    ("markup", "kind", "title"),
    [
        ("<div class=poll><p>Tea or coffee?</p><label><input type=radio>Tea</label><label><input type=radio>Coffee</label></div>", "poll", "Tea or coffee?"),
        ("<form><fieldset><legend>How many?</legend><input type=radio>One<input type=radio>Two</fieldset></form>", "poll", "How many?"),
        ("<form><h3>Stay in touch</h3><input type=email><button>Go</button></form>", "form", "Stay in touch"),
        ("<form aria-label=Search><input type=search></form>", "form", "Search"),
        ("<form><p>Name <input name=n></p></form>", "form", ""),
    ],
)  # fmt: skip
def test_forms_and_polls_are_told_apart_and_named(markup: str, kind: str, title: str) -> None:
    content = read_markup(f"<p>Words.</p>{markup}<p>More.</p>", language="en")
    _, found, _ = content.sections[0].blocks
    assert isinstance(found, Embed)
    assert (found.kind, found.title) == (kind, title)
    assert not title or title not in " ".join(omission.text for omission in content.omissions)


def test_code_beside_its_line_numbers_is_the_code() -> None:
    content = read_markup(
        "<p>Words.</p><table class=highlight><tr><td class=gutter><pre>1\n2</pre></td><td class=code><pre>x = 1\ny = 2</pre></td></tr></table>",
        language="en",
    )
    code = content.sections[0].blocks[1]
    assert isinstance(code, Code)
    assert code.code == "x = 1\ny = 2"
    assert [(omission.text, omission.reason) for omission in content.omissions] == [("1\n2", "line numbers")]


def test_roles_say_what_elements_are() -> None:
    content = read_markup(
        "<div role=list><div role=listitem>One</div><div role=listitem>Two</div></div><div role=blockquote><p>Quoted.</p></div>"
        "<div role=img aria-label='A chart'></div><div role=figure><span role=img aria-label='A map'><svg></svg></span></div>"
        "<div role=img aria-label='Four of five stars'>****-</div><div role=listitem>Alone</div>",
        language="en",
    )
    items, quote, chart, map_, stars, alone = content.sections[0].blocks
    assert isinstance(items, Items)
    assert len(items.items) == 2
    assert isinstance(quote, Quote)
    assert isinstance(chart, Figure)
    assert isinstance(map_, Figure)
    assert [chart.images[0].alt, map_.images[0].alt] == ["A chart", "A map"]
    assert (stars.say, type(alone)) == ("Four of five stars", Paragraph)


def test_an_embed_whose_address_is_none_is_only_a_frame() -> None:
    article = read("<article><p>Words.</p><iframe title='A thing' src='//[::1'></iframe></article>")
    assert "A thing" in list(strings(codec.to_data(article)))


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("<p>café au lait</p>".encode("latin-1"), "", "café"),
        ("<meta charset=windows-1251><p>Привет всем</p>".encode("cp1251"), "", "Привет"),
        ("<p>naïve</p>".encode("utf-16"), "", "naïve"),
        ("<meta charset=latin-1><p>déjà vu</p>".encode(), "latin-1", "déjà"),
        ("<p>日本語の文章です</p>".encode("shift_jis"), "shift_jis", "日本語"),
        (
            ("<meta charset=utf-8><p>" + "Le café était fermé ce jour-là. " * 9).encode("latin-1"),
            "utf-8",
            "café était",
        ),
        ("À noite, vovô vê o ímã cair no pé do pinguim. ".encode("latin-1") * 3, "", "À noite, vovô vê"),
        ("Съешь же ещё этих мягких французских булок. ".encode("koi8-r") * 3, "", "Съешь же ещё"),
        (b"<p>a\0b</p>", "", "a"),
        ("<p>déjà vu, à côté, l’été</p>".encode() + "<p>café</p>".encode("latin-1"), "", "café"),
    ],
)
def test_charsets(data: bytes, charset: str, text: str) -> None:
    assert text in decode_page(data, charset)


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "boom boom"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b; and text</p></body></html>'
    assert "boom" not in " ".join(strings(codec.to_data(read(bomb))))


def test_rules_speak_of_elements_the_vote_would_drop() -> None:
    page = (
        "<title>A page</title><nav><p class='motto'>Our motto, always said.</p></nav><article>"
        + "<p>Long running text of an article, with words.</p>" * 8
    )
    article = read(page, (Rule(selector="p.motto", say="the motto"),))
    (block,) = [block for section in article.sections for block in section.blocks if block.say]
    assert block.say == "the motto"
    with pytest.raises(ConfigError, match="cannot be read"):
        read(page, (Rule(selector="p[["),))


def test_a_paywall_is_told() -> None:
    page = "<title>Story</title><article><h1>Story</h1><p>It began on a morning like any other in the small town.</p><p>Subscribe to continue reading this story.</p></article>"
    assert "paywall-stub" in {warning.code for warning in read(page).warnings}


_AROUND = (
    '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/b">Blog</a></li></ul></nav></header>',
    '<footer><p>© 2024 The Tea House. All rights reserved.</p><ul><li><a href="/p">Privacy</a></li></ul></footer>',
)
_KINDS = "<ul><li>Green</li><li>Black<ul><li>Assam</li><li>Darjeeling</li></ul></li></ul>"
_TIMES = "<table><tr><th>Kind</th><th>Minutes</th></tr><tr><td>Oolong</td><td>3</td></tr></table>"


@pytest.mark.parametrize("holder", ["article", "main"])
@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (f"<p>Tea is made by pouring hot water over leaves.</p><h2>Kinds</h2>{_KINDS}{_TIMES}", "Green Black Assam Darjeeling Oolong"),
        (f"<p>Tea is hot.</p>{_KINDS}<p>Drink it.</p>", "hot. Green Assam Drink"),
        (f"<h2>Kinds</h2>{_KINDS}<h2>Times</h2>{_TIMES}", "Kinds Black Darjeeling Times Oolong"),
        (f"<p>Tea is made by pouring hot water over leaves.</p>{_TIMES}{_KINDS}", "Oolong Green Darjeeling"),
        ("<p>A line.</p><dl><dt>Green</dt><dd>raw</dd></dl><pre>brew(tea)</pre><blockquote>Drink up</blockquote><p>Done.</p>", "raw brew(tea) up Done."),
        ("<p>Boil the water first.</p><ol><li>Warm the pot.</li><li>Add the leaves.</li></ol>", "Warm Add"),
    ],
)  # fmt: skip
def test_a_small_page_loses_nothing(holder: str, body: str, kept: str) -> None:
    page = (
        f"<title>Tea - The Tea House</title>{_AROUND[0]}<{holder}><h1>Tea</h1>{body}</{holder}>{_AROUND[1]}"
    )
    article = read(page)
    words = " ".join(strings(codec.to_data(article.sections))).split()
    assert set(kept.split()) <= set(words)
    assert not {"Home", "Blog", "Privacy", "reserved."} & set(words)
    assert article.title == "Tea"


def test_an_article_inside_a_form_is_read() -> None:
    text = "".join(
        f"<p>Paragraph {n} tells at some length what the one before it left out of the story.</p>"
        for n in range(9)
    )
    page = (
        f"<title>Story</title>{_AROUND[0]}<form action='/'><div><h1>Story</h1>{text}</div></form>{_AROUND[1]}"
    )
    assert "Paragraph 8" in " ".join(strings(codec.to_data(read(page).sections)))


def test_labels_in_tables_are_kept_with_their_rows() -> None:
    prose = "<p>The harbour was rebuilt in two years, and the town has lived from it ever since.</p>"
    rows = "".join(f"<tr><td><p>Tier {n}</p></td><td><p>{n}00</p></td></tr>" for n in range(1, 5))
    table = f"<table><tr><td><p>Category</p></td><td><p>Price</p></td></tr>{rows}</table>"
    box = "<table><tr><td>Warning:</td><td>The quay is slippery after rain, so children should not run there alone.</td></tr></table>"
    page = f"<title>Harbour</title>{_AROUND[0]}<article><h1>Harbour</h1>{prose}{table}<p>In May the boats come back to it from the south.</p>{box}{prose[:-5]} again.</p></article>{_AROUND[1]}"
    words = " ".join(strings(codec.to_data(read(page).sections)))
    assert "Category" in words
    assert "Warning:" in words


def test_a_caption_that_only_names_its_source_is_left_out() -> None:
    prose = "<p>The harbour was rebuilt in two years, and the town has lived from it ever since.</p>"
    captions = ("Photo: Jane Roe / Agency", "The harbour in 1954, before the flood.")
    figures = [
        f'<figure><img src="{n}.jpg" alt="boats"><figcaption>{text}</figcaption></figure>'
        for n, text in enumerate(captions)
    ]
    article = read(
        f"<title>Harbour</title>{_AROUND[0]}<article><h1>Harbour</h1>{prose * 1}{figures[0]}<h2>Then</h2>{figures[1]}<p>It opened in May after a long winter of work.</p></article>{_AROUND[1]}"
    )
    words = " ".join(strings(codec.to_data(article.sections)))
    assert captions[1] in words
    assert captions[0] not in words
    assert captions[0] in " ".join(omission.text for omission in article.omissions)


@pytest.mark.parametrize(
    ("part", "times"),
    [
        ("<p>A short paragraph of words.</p>", 30_000),
        ("words and a<br>", 80_000),
        ("word " * 1000, 800),
        ("<div>deep ", 30_000),
    ],
    ids=["paragraphs", "breaks", "one text", "levels"],
)
def test_a_page_of_great_length_is_read_to_a_limit_and_says_so(part: str, times: int) -> None:
    article = read(
        f"<title>Long</title><article><h1>Long</h1><p>It begins here.</p>{part * times}<p>It ends here.</p>"
    )
    text = " ".join(strings(codec.to_data(article.sections)))
    assert "It begins here." in text
    assert "It ends here." not in text
    assert "too-long" in {warning.code for warning in article.warnings}
    assert article.omissions[-1].text.endswith("It ends here.")
    assert article.omissions[-1].reason == "too long"


def test_what_is_left_out_is_shown_in_its_own_order() -> None:
    body = parsing.fragment("<h1><a><code><span>json</span></code></a> — an <em>encoder</em></h1>")
    assert visible_text(body) == "json — an encoder"


def test_batch_answers_every_line(tmp_path: Path) -> None:
    good = tmp_path / "a.html"
    good.write_text("<title>T</title><p>Words of an article.</p>", "utf-8")
    lines = [
        f'{{"id": "a", "file": "{good}", "url": "https://example.org/a"}}',
        '{"id": "b", "file": "missing"}',
        "no json",
    ]
    first, second, third = batch(lines)
    assert first["id"] == "a"
    assert first["sections"]
    assert first["ms"] > 0
    assert "cannot be read" in second["error"]
    assert "not a JSON object" in third["error"]


def test_a_page_without_an_article_is_answered_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text("<html><body><script>start()</script></body></html>", "utf-8")
    (answer,) = batch([f'{{"id": 7, "file": "{path}", "url": "https://example.org/e"}}'])
    assert answer["id"] == 7
    assert "error" not in answer
    assert answer["sections"] == []
    assert [warning["code"] for warning in answer["warnings"]] == ["no-article"]


@pytest.mark.parametrize(
    "control",
    ["\0", "\x01", "\x1f", "&#0;", "&#1;", "&#x1;", "&#11;", "&#xFFFE;", "&#xD800;", "&#99999999;", "&#1"],
)
@pytest.mark.parametrize(
    "page",
    [
        "<p>one</p>two{0}<br>three{0}<p>four",
        "<p title='{0}'>one {0} two<br><br>three{0}four",
        "<h2>one{0}</h2>{0}<ul>{0}<li>two{0}",
    ],
)
def test_control_characters_in_markup_become_spaces(page: str, control: str) -> None:
    article = read(page.format(control))
    text = " ".join(strings(codec.to_data(article)))
    assert {"one", "two"} <= set(text.split())
    assert not any(ord(character) < 32 and character not in "\n\t" for character in text)


def test_what_only_podcasts_have_is_read_from_meta() -> None:
    named = {
        "podcast:season": "2", "podcast:episode": "7", "podcast:episode-type": "Trailer", "podcast:soundbite": "The light went out.",
    }  # fmt: skip
    head = "".join(f'<meta name="{name}" content="{value}">' for name, value in named.items())
    article = read(
        f"<html><head><title>x</title>{head}</head><body><article><h1>x</h1><p>The light went out.</p></article>"
    )
    assert (article.season, article.episode, article.episode_type) == (2, 7, "trailer")
    assert [bite.text for bite in article.soundbites] == ["The light went out."]
