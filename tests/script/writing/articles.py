# SPDX-License-Identifier: GPL-3.0-or-later
"""Strategies that make articles of every kind of block, nested, in odd words; ids are unique as the model asks."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

from hypothesis import strategies as st

from audiopost.model import (
    Article,
    Aside,
    Break,
    Cell,
    Code,
    Definition,
    Definitions,
    Embed,
    Figure,
    Image,
    Item,
    Items,
    Math,
    Note,
    Omission,
    Paragraph,
    Quote,
    References,
    Row,
    Run,
    Section,
    Table,
    Text,
)

WORDS = st.sampled_from(
    [
        "Prices rose by 3.5 % in 2020. ",
        "She said: “No!” and left. ",
        "See https://example.org/a?b=c, please. ",
        "Dr. Smith et al. (2019) found [12] nothing [3, 4–6]. ",
        "NATO’s R&D, 24/7. ",
        "Ünïcödé œuvre — 東京タワー。そうです。 ",
        "a",
        " ",
        "\n",
        "…",
        "*** ",
        "😀 fine 👍🏽. ",
        "price\u200bless soft\u00adhyphen\u00a0no-break ",
        "مرحبا بالعالم. ",
        "one, two; three: four, " * 12,
    ]
)
TEXTS = st.one_of(WORDS, st.text(max_size=30))
LANGUAGES = st.sampled_from(["", "", "", "en", "en-GB", "fr", "de", "xx-invalid-tag", "zh-Hant"])
KINDS = st.sampled_from(
    [
        "text",
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
)
HINTS = st.sampled_from(
    [
        "",
        "World Health Organization",
        "2025-09-04",
        "1500000",
        r"\frac{a}{b}",
        "<math><mi>x</mi></math>",
        "n0",
        "n1",
        "n9",
        "x",
    ]
)
HREFS = st.sampled_from(["", "", "https://example.org/", "#top", "mailto:a@example.org"])
POLICIES = st.sampled_from(["", "", "", "", "", "skip", "say", "read", "announce", "plain", "nonsense"])
SAYS = st.sampled_from([None, None, None, None, None, "", "In other words.", "[[ˈeɪ|a]]"])


def runs() -> st.SearchStrategy[Run]:
    return st.builds(
        Run,
        text=TEXTS,
        kind=KINDS,
        lang=LANGUAGES,
        href=HREFS,
        hint=HINTS,
        say=SAYS,
        skip=st.sampled_from([False, False, False, False, True]),
    )


def texts() -> st.SearchStrategy[Text]:
    return st.builds(Text, id=st.just("t"), runs=st.lists(runs(), max_size=5).map(tuple), lang=LANGUAGES)


_common: dict[str, Any] = {"id": st.just("b"), "lang": LANGUAGES, "policy": POLICIES, "say": SAYS}
_images = st.builds(
    Image,
    src=st.just("a.png"),
    alt=st.one_of(st.none(), TEXTS),
    decorative=st.sampled_from([False, False, True]),
)
_cells = st.builds(
    Cell,
    text=texts(),
    header=st.booleans(),
    scope=st.sampled_from(["", "row", "col"]),
    colspan=st.sampled_from([1, 1, 1, 2, 0, -3, 10**9]),
    rowspan=st.sampled_from([1, 1, 1, 2, 0, 10**9]),
)
_rows = st.builds(Row, cells=st.lists(_cells, max_size=4).map(tuple), header=st.booleans())


def _leaves() -> st.SearchStrategy[Any]:
    return st.one_of(
        st.builds(
            Paragraph, text=texts(), role=st.sampled_from(["", "", "byline", "correction", "lead"]), **_common
        ),
        st.builds(
            Table,
            rows=st.lists(_rows, max_size=4).map(tuple),
            caption=st.one_of(st.none(), texts()),
            layout=st.booleans(),
            **_common,
        ),
        st.builds(
            Code,
            code=TEXTS,
            language=st.sampled_from(["", "python", "text"]),
            caption=st.one_of(st.none(), texts()),
            **_common,
        ),
        st.builds(
            Math,
            tex=st.one_of(
                st.sampled_from(["", r"x^2 + \frac{1}{2}", r"\begin{pmatrix}a&b\end{pmatrix}"]),
                st.text(max_size=15),
            ),
            mathml=st.sampled_from(["", "<math><mi>x</mi></math>", "<math><mi>x"]),
            alt=st.sampled_from(["", "x squared"]),
            **_common,
        ),
        st.builds(Break, **_common),
    )


def _branches(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(
        st.builds(Item, blocks=blocks, value=st.one_of(st.none(), st.integers(-5, 10**6))), max_size=6
    ).map(tuple)
    maybe = st.one_of(st.none(), texts())
    return st.one_of(
        st.builds(
            Items,
            items=items,
            ordered=st.booleans(),
            start=st.integers(-3, 10**6),
            style=st.sampled_from(["1", "a", "A", "i", "I", "?"]),
            descending=st.booleans(),
            **_common,
        ),
        st.builds(
            Definitions,
            entries=st.lists(
                st.builds(Definition, terms=st.lists(texts(), max_size=2).map(tuple), blocks=blocks),
                max_size=2,
            ).map(tuple),
            **_common,
        ),
        st.builds(
            Figure, images=st.lists(_images, max_size=3).map(tuple), caption=maybe, blocks=blocks, **_common
        ),
        st.builds(Quote, blocks=blocks, attribution=maybe, pull=st.booleans(), **_common),
        st.builds(
            Embed,
            kind=st.sampled_from(["video", "post", "nonsense"]),
            title=TEXTS,
            url=st.sampled_from(["", "https://example.org/v"]),
            blocks=blocks,
            **_common,
        ),
        st.builds(
            Aside,
            kind=st.sampled_from(["aside", "details", "callout", "transcript", "nonsense"]),
            blocks=blocks,
            title=maybe,
            name=st.sampled_from(["", "Warning"]),
            **_common,
        ),
        st.builds(References, items=items, title=maybe, **_common),
    )


BLOCKS = st.recursive(_leaves(), _branches, max_leaves=8)


def relabelled(node: Any, numbers: Any = None) -> Any:
    """``node`` with every block and text inside it given an id of its own."""
    numbers = numbers if numbers is not None else count()
    if isinstance(node, tuple):
        return tuple(relabelled(part, numbers) for part in node)
    if isinstance(node, Run) or not hasattr(node, "__dataclass_fields__"):
        return node
    changes = {
        name: relabelled(value, numbers)
        for name in node.__dataclass_fields__
        if isinstance(value := getattr(node, name), tuple) or hasattr(value, "__dataclass_fields__")
    }
    if hasattr(node, "id") and not isinstance(node, Note):
        changes["id"] = f"{type(node).__name__[0].lower()}{next(numbers)}"
    return replace(node, **changes)


def articles() -> st.SearchStrategy[Article]:
    """Whole articles with sections, notes and omissions."""
    blocks = st.lists(BLOCKS, max_size=4).map(tuple)
    section = st.builds(
        Section,
        id=st.just("s"),
        level=st.integers(0, 6),
        heading=st.one_of(st.none(), texts()),
        blocks=blocks,
    )
    note = st.builds(Note, id=st.just("n"), label=st.sampled_from(["1", "*", ""]), blocks=blocks)
    made = st.builds(
        Article,
        source=st.just("made"),
        title=TEXTS,
        byline=st.sampled_from(["", "a"]),
        sections=st.lists(section, max_size=4).map(tuple),
        language=st.sampled_from(["en", "en", "en", "de", "es", "fr", "it", "zh"]),
        notes=st.lists(note, max_size=2).map(
            lambda ns: tuple(replace(n, id=f"n{i}") for i, n in enumerate(ns))
        ),
        omissions=st.lists(st.builds(Omission, text=TEXTS, reason=st.just("furniture")), max_size=2).map(
            tuple
        ),
    )
    return made.map(relabelled)
