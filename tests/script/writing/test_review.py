# SPDX-License-Identifier: GPL-3.0-or-later
"""Risky words: which, how often, and in a form that the lexicon takes back."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from audiopost.config import LexiconEntry
from audiopost.model import Article
from audiopost.script.lexicon import Layer, Lexicon
from audiopost.script.lexicon_files import parse_toml
from audiopost.script.review import risky, to_toml
from audiopost.script.write import write
from tests.script.writing.articles import articles
from tests.script.writing.making import paragraph, script_of

TEXT = "In Szczecin the NMDA receptor, or 3PO7, met a miх of NMDA. Ann paid $5 in 2019 for 3 kg."


def test_acronyms_names_numbers_and_mixed_scripts_are_listed_once() -> None:
    found = {risk.written: (risk.kind, risk.count) for risk in risky(script_of(paragraph(TEXT)))}
    assert found == {
        "Szczecin": ("name", 1),
        "NMDA": ("acronym", 2),
        "3PO7": ("number", 1),
        "miх": ("scripts", 1),
    }


def test_what_the_lexicon_knows_is_not_risky() -> None:
    lexicon = Lexicon([Layer("mine", (LexiconEntry("NMDA", say="N M D A"),))])
    assert "NMDA" not in {risk.written for risk in risky(script_of(paragraph(TEXT)), lexicon)}


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles())
def test_the_tables_are_a_lexicon(article: Article) -> None:
    risks = risky(write(article))
    entries = parse_toml(to_toml(risks).encode("utf-8", "replace"), "review")
    assert len(entries) == len(risks)


def test_pasted_tables_change_nothing_until_they_are_edited() -> None:
    script = script_of(paragraph(TEXT))
    pasted = parse_toml(to_toml(risky(script)).encode(), "review")
    again = script_of(paragraph(TEXT), lexicon=pasted)
    assert [u.spoken for u in again.utterances] == [u.spoken for u in script.utterances]
