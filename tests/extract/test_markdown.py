# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown: any text is read, words are kept, and the habits of site generators are left out with a note."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.errors import ExtractError, SourceError
from audiopost.extract import extract, markdown
from audiopost.extract.document import Document
from audiopost.model import Article, Aside, Code, Embed, Figure, Items, Math, Paragraph, Quote
from audiopost.model.codec import to_data
from audiopost.script.write import write


def article(text: str, name: str = "post.md") -> Article:
    return extract(Document(name=name, kind="markdown", data=text.encode("utf-8", "replace")))


def plain(text: str) -> str:
    markup, _ = markdown.render(text)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    try:
        article(text)
    except (ExtractError, SourceError):
        return


@given(st.text(alphabet="ab{}%<>$`~[]()!:*_#-|=\n \"'\\^&", max_size=200))
def test_any_marks_are_read(text: str) -> None:
    try:
        article("words " + text)
    except (ExtractError, SourceError):
        return


@given(st.lists(st.from_regex(r"[a-z]{3,9}( [a-z]{3,9}){0,8}", fullmatch=True), min_size=1, max_size=6),
       st.sampled_from(["{}", "# {}", "- {}", "> {}", "1. {}", "**{}**", "`{}`", "!!! note\n    {}", "text[^1]\n\n[^1]: {}", "| a |\n|---|\n| {} |",
                        "term\n: {}", "{{< notice >}}\n{}\n{{< /notice >}}", "{{% if x %}}{}{{% endif %}}", "```\n{}\n```", "> [!TIP]\n> {}", ":::tip\n{}\n:::"]))  # fmt: skip
def test_every_word_is_kept_whatever_is_around_it(texts: list[str], shape: str) -> None:
    shape = shape if shape.startswith("{{<") else shape.replace("{{%", "{%").replace("%}}", "%}")
    parts = [shape.replace("{}", text).replace("^1", f"^{n}") for n, text in enumerate(texts)]
    shown = plain("\n\n".join(parts))
    kept = shown.split()
    for text in texts:
        assert set(text.split()) <= set(kept)


@pytest.mark.parametrize(
    ("text", "shown", "left_out"),
    [
        ('a {{< x y="1" >}} b', "a b", ['{{< x y="1" >}}']),
        ("a {% include x.html %} b", "a b", ["{% include x.html %}"]),
        ("a {{ page.title | upcase }} b", "a b", ["{{ page.title | upcase }}"]),
        ("{% comment %}secret{% endcomment %}a", "a", ["secret"]),
        ("`{{ x }}` and {% raw %}{{ y }}{% endraw %}", "{{ x }} and {{ y }}", []),
        ("```\n{{ x }}\n```", "{{ x }}", []),
        ("{{</* x */>}}", "{{< x >}}", []),
        ('[a]({{< ref "b.md" >}})', "a", []),
        ('<a href="{{ site.url }}/b">a</a>', "a", []),
        ("{% raw %}never closed", "never closed", ["{% raw %}"]),
        ("Costs $5 and $6 {not: a tag}", "Costs $5 and $6 {not: a tag}", []),
        ("A {{ lone brace", "A {{ lone brace", []),
        ("[TOC]\n\na", "a", ["[TOC]"]),
        ("see [[Some page|this page]] and ![[p.png]]", "see this page and", []),
    ],
)
def test_tags_of_site_generators(text: str, shown: str, left_out: list[str]) -> None:
    _, omissions = markdown.render(text)
    assert plain(text) == shown
    assert [omission.text for omission in omissions] == left_out


def test_shortcodes_that_stand_for_content_become_it() -> None:
    blocks = (
        article(
            'Words.\n\n{{< youtube abc >}}\n\n{% figure src="a.png" alt="A thing" caption="It." %}\n\n'
            '{{< details "More" >}}\nhidden words\n{{< /details >}}\n\n{{< tweet user="ann" id="12" >}}\n'
        )
        .sections[0]
        .blocks
    )
    _, video, figure, details, post = blocks
    assert isinstance(video, Embed)
    assert video.url == "https://www.youtube.com/embed/abc"
    assert isinstance(figure, Figure)
    assert (figure.images[0].alt, figure.caption and figure.caption.plain) == ("A thing", "It.")
    assert isinstance(details, Aside)
    assert details.kind == "details"
    assert isinstance(post, Embed)
    assert post.url == "https://x.com/ann/status/12"


def test_languages_and_attributes_reach_their_blocks() -> None:
    found = article(
        "# T\n\nEin Satz.\n{: lang=de}\n\nSay [bonjour]{lang=fr} once.\n\n## Titre {#t lang=fr}\n\nx\n"
    )
    first, second = found.sections[0].blocks
    assert first.lang == "de"
    assert isinstance(second, Paragraph)
    assert [(run.text, run.lang) for run in second.text.runs if run.lang] == [("bonjour", "fr")]
    heading = found.sections[1].heading
    assert heading is not None
    assert (heading.plain, heading.lang) == ("Titre", "fr")


def test_every_construct_becomes_its_block() -> None:
    found = article("x[^1] $a^2$\n\n$$b$$\n\n> q\n\n- [x] done\n\n```py\nc\n```\n\n[^1]: note\n")
    paragraph, formula, quote, tasks, code = found.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert {run.kind for run in paragraph.text.runs} >= {"note", "math"}
    assert isinstance(formula, Math)
    assert isinstance(quote, Quote)
    assert isinstance(tasks, Items)
    assert isinstance(code, Code)
    assert (code.language, len(found.notes)) == ("py", 1)


def test_titles() -> None:
    assert article("---\ntitle: T\n---\n# T\n\nx\n").sections[0].heading is None
    assert article("# T\n\nx\n").title == "T"
    assert article("x\n\n# Later\n\ny\n\n# Last\n\nz\n", "my-first-post.md").title == "Later"
    assert article("## Two\n\nx\n", "my-first-post.md").title == "My first post"
    assert article("x\n", "2024-05-01-a-day.md").title == "A day"
    assert article("x\n", "2024-05-01-a-day.md").published == "2024-05-01"
    assert article("x\n", "blog/2024-05-01-a-day/index.md").published == "2024-05-01"
    assert article("One short sentence. And another.\n", "-").title == "One short sentence"
    assert article("# Same\n\nx\n\n# Same\n\ny\n").sections[1].heading is not None


def test_drafts() -> None:
    assert article("x\n", "_drafts/a.md").draft
    assert article("---\ndraft: true\n---\nx\n").draft
    assert not article("---\ndraft: false\n---\nx\n", "drafts/a.md").draft


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("Let $x^2$ be.", "x^2"),
        (r"Let \(x^2\) be.", "x^2"),
        (r"Let \\(x_1\\) be.", "x_1"),
        (r"Let \(x\) be.", "x"),
        ("Let $`x^2`$ be.", "x^2"),
        ("$$\nx^2\n$$", "x^2"),
        ("\\[\nx^2\n\\]", "x^2"),
        (r"\[ x^2 \]", "x^2"),
        (r"> \\[ x^2 \\]", "x^2"),
        ("```math\nx^2\n```", "x^2"),
        ("- item\n\n  ```math\n  x^2\n  ```", "x^2"),
        ("\\begin{align}\nx &= y \\\\\n&= z\n\\end{align}", r"\begin{align} x &= y \\ &= z \end{align}"),
    ],
)
def test_formulas_however_they_are_marked(text: str, formula: str) -> None:
    article_ = article(f"Words before.\n\n{text}\n\nWords after.")
    found = [" ".join(source.split()) for source in _formulas(to_data(article_.sections))]
    assert found == [formula]
    assert "\\" not in "".join(u.spoken for u in write(article_).utterances)


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $6.",
        r"See \[1\] and \[sic\].",
        r"`\(x^2\)`",
        "```sh\n\\[ x^2 \\]\n```",
        r"C:\(x86)\a",
        "$HOME_DIR is set.",
    ],
)
def test_what_is_no_formula(text: str) -> None:
    assert not _formulas(to_data(article(f"Words before.\n\n{text}\n\nWords after.").sections))


def _formulas(data: object) -> list[str]:
    """The sources of formulas, displayed or in text."""
    if isinstance(data, list):
        return [found for part in data for found in _formulas(part)]
    if not isinstance(data, dict):
        return []
    own = [data["hint"]] if data.get("kind") == "math" else [data["tex"]] if data.get("tex") else []
    return own + [found for part in data.values() for found in _formulas(part)]


def test_an_image_without_words_is_one_that_nobody_described() -> None:
    found = article(
        'Words.\n\n![](a.png)\n\n![A kettle](b.png)\n\n![](c.png){role=presentation}\n\n<img src=d.png alt="">'
    )
    images = [
        image for block in found.sections[0].blocks if isinstance(block, Figure) for image in block.images
    ]
    assert [(image.src, image.alt, image.decorative) for image in images] == [
        ("a.png", None, False),
        ("b.png", "A kettle", False),
        ("c.png", "", True),
        ("d.png", "", True),
    ]
    assert [warning.code for warning in found.warnings].count("missing-alt") == 1
