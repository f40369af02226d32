# SPDX-License-Identifier: GPL-3.0-or-later
"""Any noun survives the way to JSON and back."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiopost.model import (
    Article,
    Cue,
    Episode,
    Items,
    LedgerEntry,
    Paragraph,
    Quote,
    Run,
    Section,
    Segment,
    Text,
    Word,
)
from audiopost.model.codec import from_data, from_json, json_pieces, to_data, to_json

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


words = st.builds(Word, st.text(max_size=5), st.integers(), st.integers())
cues = st.builds(Cue, text=st.text(max_size=9), words=st.lists(words, max_size=2).map(tuple))
episodes = st.builds(
    Episode,
    article=articles,
    segments=st.lists(st.builds(Segment, cues=st.lists(cues, max_size=2).map(tuple)), max_size=2).map(tuple),
    cues=st.lists(cues, max_size=3).map(tuple),
    chapters=st.just(()),
    ledger=st.lists(st.builds(LedgerEntry), max_size=2).map(tuple),
    links=st.just(()),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(episodes)
def test_the_pieces_of_an_episode_are_its_json(episode: Episode) -> None:
    assert "".join(json_pieces(episode)) == to_json(episode)
