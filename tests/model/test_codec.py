# SPDX-License-Identifier: GPL-3.0-or-later
"""Any noun survives the way to JSON and back."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from audiopost.model import Article, Items, Paragraph, Quote, Run, Section, Text
from audiopost.model.codec import from_data, from_json, to_data, to_json

texts = st.builds(
    Text, id=st.text(max_size=4), runs=st.lists(st.builds(Run, text=st.text()), max_size=3).map(tuple)
)
articles = st.builds(
    Article,
    source=st.text(),
    title=st.text(),
    sections=st.lists(
        st.builds(
            Section, id=st.text(), level=st.integers(0, 6), heading=st.none() | texts, blocks=st.just(())
        ),
        max_size=3,
    ).map(tuple),
)


@given(articles)
def test_articles_round_trip(article: Article) -> None:
    assert from_json(Article, to_json(article)) == article


@settings(max_examples=60)
@given(st.data())
def test_every_block_round_trips(data: st.DataObject) -> None:
    """Blocks of every kind, nested, made by hypothesis from their types alone."""
    section = data.draw(st.builds(Section, blocks=st.lists(blocks, max_size=3).map(tuple)))
    assert from_data(Section, json.loads(json.dumps(to_data(section)))) == section


blocks = st.deferred(
    lambda: (
        st.builds(Paragraph, text=texts)
        | st.builds(Quote, blocks=st.lists(blocks, max_size=2).map(tuple), attribution=st.none() | texts)
        | st.builds(Items, items=st.just(()))
    )
)


def test_defaults_are_left_out_and_blocks_are_tagged() -> None:
    block = Paragraph(id="b", text=Text("t", (Run("x"),)))
    section = to_data(Section("s", 1, None, (block,)))
    assert section["blocks"] == [
        {"type": "paragraph", "id": "b", "text": {"id": "t", "runs": [{"text": "x"}]}}
    ]


def test_unknown_keys_are_ignored() -> None:
    article = from_data(Article, {"source": "s", "title": "t", "sections": [], "of the future": 1})
    assert article == Article(source="s", title="t", sections=())
