# SPDX-License-Identifier: GPL-3.0-or-later
"""Nasty HTML: whole pages and pieces of markup, of every element that the software looks at, in every wrong place."""

from __future__ import annotations

from html import escape
from random import Random

from benchmarks.nasty.words import ODD, endless, formula, prose, words

BLOCKS = (
    "div p section article main aside header footer nav form fieldset blockquote figure figcaption ul ol li dl dt dd table "
    "caption thead tbody tfoot tr td th pre details summary h1 h2 h3 h4 h5 h6 address center dialog menu search hgroup legend"
).split()
INLINE = (
    "a span em strong b i u s sub sup code kbd samp var q cite abbr time data ruby rt rp rb mark small del ins bdo bdi font tt "
    "label button math mi mo mn mfrac mrow msup msqrt mtable mtr mtd svg title text g path picture noscript"
).split()
VOID = "br hr img input wbr source track embed col area link meta base param".split()
OTHERS = "iframe video audio object canvas template select option textarea script style noframes amp-img x-thing".split()
CLASSES = (
    "footnote footnotes footnote-ref reference references citation bibliography endnote sidenote marginnote caption wp-caption "
    "pullquote admonition note warning correction transcript dateline byline author date headline article-body content sidebar "
    "related share newsletter comment comments ad promo cookie nav menu breadcrumb tags highlight code rouge-table katex MathJax "
    "mwe-math-element twitter-tweet instagram-media poll quiz latex emoji visually-hidden sr-only hidden layout infobox toc"
).split()
ROLES = (
    "presentation none note doc-noteref doc-endnotes doc-endnote doc-backlink doc-bibliography heading img table grid cell "
    "navigation main article complementary alert columnheader rowheader separator math list listitem"
).split()
NUMBERS = ("1", "2", "0", "-1", "999999999999", "1e9", "", "x", "３", "007", "1.5", "65535")
ADDRESSES = (
    "#n1", "#n2", "#", "#n1%", "http://example.invalid/a", "//x", "http://[::1", "javascript:x()", "data:image/gif;base64,R0lGO",
    "mailto:a@example.invalid", "?page=2", "a.png", "https://www.youtube.com/embed/x", "https://twitter.com/a/status/1",
    "pixel.gif", "http://" + "a" * 300, "/ü?q=ö", "\\\\host\\share", "http://a:b@c:99999/", "%zz", "",
)  # fmt: skip


def page(rng: Random) -> str:
    """A whole page: a head with or without sense, furniture, and an article somewhere."""
    article = "".join(_article_part(rng) for _ in range(rng.randrange(0, 25)))
    holder = rng.choice(("article", "main", "div", "table><tr><td", "form", "body", "x-thing", "frameset"))
    inside = f"<{holder}>{article}{_closing(rng, holder)}"
    around = [piece(rng, rng.randrange(1, 12)) for _ in range(rng.randrange(0, 4))] + [inside]
    rng.shuffle(around)
    start = rng.choice(
        (
            "<!doctype html><html lang=en>",
            "<html>",
            "",
            "<?xml version='1.0'?><html xml:lang='de'>",
            "\ufeff",
            "\x00",
        )
    )
    return f"{start}{_head(rng)}<body>{''.join(around)}{rng.choice(('</body></html>', '', '</html>trailing <p>words'))}"


def piece(rng: Random, elements: int) -> str:
    """Markup of so many elements, opened and closed nearly as it should be."""
    parts: list[str] = []
    opened: list[str] = []
    for _ in range(elements):
        chance = rng.random()
        if chance < 0.55:
            tag = rng.choice(rng.choice((BLOCKS, BLOCKS, INLINE, INLINE, OTHERS)))
            parts.append(f"<{tag}{attributes(rng)}>")
            opened.append(tag)
            parts.append(_text(rng))
        elif chance < 0.7:
            parts.append(f"<{rng.choice(VOID)}{attributes(rng)}>")
        elif opened and chance < 0.92:
            parts.append(f"</{opened.pop()}>")
        else:
            parts.append(
                rng.choice((_text(rng), f"</{rng.choice(BLOCKS)}>", "<!-- x -- >", "<![CDATA[x]]>", "<p/>"))
            )
        if rng.random() < 0.5:
            parts.append(_text(rng))
    if rng.random() < 0.8:
        parts += [f"</{tag}>" for tag in reversed(opened)]
    return "".join(parts)


def attributes(rng: Random) -> str:
    """No, some or too many attributes, of those that mean something."""
    found = ""
    while rng.random() < 0.45:
        name, value = _ATTRIBUTES[rng.randrange(len(_ATTRIBUTES))], ""
        if isinstance(name, tuple):
            name, values = name
            value = rng.choice(values)
        else:
            value = rng.choice((words(rng, 6), "", rng.choice(ODD)))
        quoted = escape(value, quote=True)
        found += rng.choice((f' {name}="{quoted}"', f" {name}='{quoted}'", f" {name}={quoted}", f" {name}"))
    return found


_ATTRIBUTES: tuple[str | tuple[str, tuple[str, ...]], ...] = (
    ("class", tuple(CLASSES)), ("class", tuple(CLASSES)), ("id", ("n1", "n2", "fn:1", "content", "comments", "a b", "ü", "")),
    ("href", ADDRESSES), ("src", ADDRESSES), ("role", tuple(ROLES)), ("lang", ("en", "fr", "de", "x", "zh-Hant-TW", "e n", "*", "")),
    ("style", ("display:none", "visibility:hidden", "color:red", "list-style-type:lower-roman", ";;;", "display:none!important")),
    ("hidden", ("", "until-found")), ("aria-hidden", ("true", "false")), ("data-audiopost", ("skip", "read", "say", "announce", "??")),
    ("colspan", NUMBERS), ("rowspan", NUMBERS), ("start", NUMBERS), ("value", NUMBERS), ("width", NUMBERS), ("height", NUMBERS),
    ("type", ("a", "A", "i", "I", "1", "math/tex", "math/tex; mode=display", "checkbox", "application/ld+json", "z")),
    ("scope", ("row", "col", "colgroup", "x")), ("datetime", ("2024-02-30", "2024", "P1D", "x", "24:61")), ("dir", ("rtl", "auto")),
    ("display", ("block", "inline")), ("rel", ("next", "author", "footnote", "canonical", "tag")), ("open", ("",)),
    ("reversed", ("",)), ("aria-level", NUMBERS), ("itemprop", ("author", "datePublished", "headline", "articleBody")),
    ("ap-omit", ("x",)), ("content", ("2024-01-01", "x")), ("name", ("author", "n1")), "alt", "alt", "title", "aria-label",
    "data-audiopost-say", "summary", "cite", "alttext", "data-tex", "onclick",
)  # fmt: skip


def mathml(rng: Random, depth: int = 3) -> str:
    """Presentation MathML, with children missing or too many."""
    if depth <= 0 or rng.random() < 0.35:
        sign = rng.choice(
            (
                "x",
                "y",
                "+",
                "=",
                "∑",
                "∫",
                "12",
                "(",
                ")",
                "|",
                "′",
                "→",
                "α",
                "ℝ",
                "",
                "sin",
                "⁡",
                "ℵ",
                "\u2061",
            )
        )
        return f"<{rng.choice(('mi', 'mo', 'mn', 'mtext'))}>{sign}</m{'i' if rng.random() < 0.1 else 'o'}>"
    tag = rng.choice(
        "mrow mfrac msqrt mroot msup msub msubsup munder mover munderover mtable mtr mtd mfenced mmultiscripts menclose mpadded "
        "mstyle semantics annotation mspace mphantom merror maction mprescripts none".split()
    )
    inside = "".join(mathml(rng, depth - 1) for _ in range(rng.choice((0, 1, 2, 2, 3, 3, 5))))
    return f"<{tag}{attributes(rng) if rng.random() < 0.1 else ''}>{inside}</{tag}>"


def _head(rng: Random) -> str:
    parts = []
    if rng.random() < 0.8:
        parts.append(f"<title>{words(rng, 8)}</title>")
    if rng.random() < 0.3:
        charset = rng.choice(
            ("utf-8", "latin-1", "shift_jis", "utf-16", "utf-7", "klingon", "", "x-user-defined")
        )
        parts.append(f"<meta charset='{charset}'>")
    if rng.random() < 0.3:
        value = rng.choice(
            (
                words(rng, 5),
                "2024-01-01",
                "[" * 500,
                "[" * 100_000,
                '{"a":' * 3000,
                '{"@graph":[{"@type":"Article"}]}',
                "null",
                "1e999",
            )
        )
        body = rng.choice(
            (
                '{"@type":"Article","headline":"%s","author":[{"name":"%s"}]}',
                "%s%s",
                '{"@type":["%s"],"author":"%s"}',
            )
        )
        parts.append(f"<script type='application/ld+json'>{body.replace('%s', value)}</script>")
    if rng.random() < 0.3:
        name = rng.choice(
            ("og:title", "article:published_time", "author", "refresh", "date", "og:locale", "description")
        )
        parts.append(
            f'<meta property="{name}" name="{name}" http-equiv="{name}" content="{escape(words(rng, 6))}">'
        )
    if rng.random() < 0.1:
        parts.append("<script src='https://cdn.example.invalid/mathjax/MathJax.js'></script>")
    if rng.random() < 0.1:
        parts.append(f"<base href='{rng.choice(ADDRESSES)}'>")
    return f"<head>{''.join(parts)}</head>" if rng.random() < 0.9 else "".join(parts)


def _text(rng: Random) -> str:
    chance = rng.random()
    if chance < 0.5:
        return words(rng, 12)
    if chance < 0.6:
        return prose(rng)
    if chance < 0.65:
        return rng.choice((f"${formula(rng)}$", f"\\({formula(rng)}\\)", f"<math>{mathml(rng)}</math>"))
    return rng.choice(("", "", " ", "\n", rng.choice(ODD)))


def _article_part(rng: Random) -> str:
    chance = rng.random()
    if chance < 0.4:
        return f"<p{attributes(rng)}>{prose(rng)}{piece(rng, rng.randrange(3))}</p>"
    if chance < 0.5:
        return f"<h{rng.randrange(1, 7)}{attributes(rng)}>{words(rng, 6)}</h{rng.randrange(1, 7)}>"
    if chance < 0.97:
        return rng.choice(_PARTS)(rng)
    return rng.choice(_BOMBS)(rng)


def _closing(rng: Random, holder: str) -> str:
    return "" if rng.random() < 0.2 else "".join(f"</{tag}>" for tag in reversed(holder.split("><")))


def _table(rng: Random) -> str:
    rows = ""
    for _ in range(rng.choice((0, 1, 2, 5, 12))):
        cells = (
            f"<{(tag := rng.choice(('td', 'td', 'th')))}{attributes(rng)}>{_text(rng)}</{tag}>"
            for _ in range(rng.choice((0, 1, 3, 4, 9)))
        )
        rows += f"<tr>{''.join(cells)}</tr>"
    return (
        f"<table{attributes(rng)}>{rng.choice(('', '<caption>Kettles</caption>', '<thead>'))}{rows}</table>"
    )


def _list(rng: Random, depth: int = 3) -> str:
    tag = rng.choice(("ul", "ol", "dl"))
    inner = ("dt", "dd") if tag == "dl" else ("li", "li", "li", "p", "ul")
    entries = ""
    for _ in range(rng.choice((0, 1, 3, 5, 9))):
        nested = _list(rng, depth - 1) if depth and rng.random() < 0.3 else ""
        entries += f"<{rng.choice(inner)}{attributes(rng)}>{_text(rng)}{nested}"
    return f"<{tag}{attributes(rng)}>{entries}</{tag}>"


def _notes(rng: Random) -> str:
    marks = "".join(
        f"{words(rng, 5)}<sup id=r{n}><a href='#n{n}'>{n}</a></sup> " for n in range(rng.randrange(1, 6))
    )
    bodies = "".join(
        f"<li id=n{n}>{words(rng)} <a href='#r{rng.randrange(6)}'>↩</a>" for n in range(rng.randrange(1, 6))
    )
    return f"<p>{marks}</p><{rng.choice(('div', 'section', 'aside'))} class=footnotes><ol>{bodies}</ol></div>"


_PARTS = (
    _table, _list, _list, _notes,
    lambda rng: f"<p>{words(rng)} <math {rng.choice(('', 'display=block'))}>{mathml(rng, 4)}</math> {words(rng)}</p>",
    lambda rng: f"<p>{words(rng)} \\({formula(rng)}\\) <script type='math/tex'>{formula(rng)}</script> $${formula(rng)}$$</p>",
    lambda rng: f"<span class='katex'><annotation encoding='application/x-tex'>{escape(formula(rng))}</annotation></span>",
    lambda rng: f"<figure{attributes(rng)}><img{attributes(rng)}>{_text(rng)}<figcaption>{_text(rng)}</figcaption></figure>",
    lambda rng: f"<blockquote{attributes(rng)}>{_text(rng)}<cite>{words(rng, 4)}</cite></blockquote>",
    lambda rng: f"<pre><code class='language-{words(rng, 1)}'>{escape(words(rng))}\n{words(rng)}</code></pre>",
    lambda rng: f"<details><summary>{_text(rng)}</summary>{piece(rng, 4)}</details>",
    lambda rng: f"<iframe{attributes(rng)}></iframe><video{attributes(rng)}>{words(rng)}</video>",
    lambda rng: f"<ruby>{words(rng, 2)}<rt>{words(rng, 2)}<rp>)<rt>{words(rng, 1)}</ruby>",
    lambda rng: piece(rng, rng.randrange(2, 40)),
)  # fmt: skip


def _deep(rng: Random) -> str:
    tags = rng.choice(
        (
            BLOCKS,
            INLINE,
            ("div",),
            ("ul", "li"),
            ("table", "tr", "td"),
            ("blockquote",),
            ("a",),
            ("ol", "li", "p"),
        )
    )
    depth = rng.choice((30, 130, 300, 2000, 20_000))
    opened = (
        [tags[n % len(tags)] for n in range(depth)]
        if rng.random() < 0.5
        else [rng.choice(tags) for _ in range(depth)]
    )
    closed = "".join(f"</{tag}>" for tag in reversed(opened)) if rng.random() < 0.5 else ""
    return "".join(f"<{tag}>" for tag in opened) + words(rng) + closed


def _many(rng: Random) -> str:
    unit = rng.choice(
        (
            piece(rng, 3),
            "<br>",
            "<p>One.</p>",
            "<li>One",
            "<td>1",
            "<h2>A</h2>",
            "<a href='#n1'>1</a>",
            "<img src=a>",
            "<hr>",
        )
    )
    return unit * rng.choice((50, 400, 3000))


_BOMBS = (
    _deep, _many,
    lambda rng: f"<p>{endless(rng)}</p>",
    lambda rng: f"<pre>{endless(rng)}</pre>",
    lambda rng: f"<h2>{endless(rng)[:20_000]}</h2>",
    lambda rng: f"<p class='{endless(rng)[:50_000]}'>x</p>",
    lambda rng: f"<div {' '.join(f'a{n}=x' for n in range(rng.choice((10, 900, 3000))))}>x</div>",
    lambda rng: f"<p>\\({endless(rng)[:20_000]}\\)</p>",
    lambda rng: f"<math>{'<mrow>' * rng.choice((10, 200, 3000))}<mi>x</mi></math>",
    lambda _: f"<table>{'<tr>' + '<td colspan=1000 rowspan=1000>x' * 20}</table>",
    lambda rng: f"<img alt='{endless(rng)[:20_000]}'>",
)  # fmt: skip
