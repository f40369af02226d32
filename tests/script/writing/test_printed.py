# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts given out and taken back."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings

from audiopost.errors import ScriptError
from audiopost.model import Article, Script
from audiopost.model.codec import from_json
from audiopost.script.printed import from_markdown, to_json, to_markdown, to_text
from audiopost.script.write import write
from tests.script.writing.articles import articles
from tests.script.writing.making import paragraph, script_of


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles())
def test_an_unedited_script_comes_back_as_it_was(article: Article) -> None:
    script = write(article)
    if script.utterances:
        assert from_markdown(to_markdown(script), script) == script
    assert from_json(Script, to_json(script)) == script
    assert all(utterance.shown in to_text(script) for utterance in script.utterances)


SCRIPT = script_of(
    paragraph("It cost $5. It was blue. # No heading."), paragraph(": odd <!-- text -->", id="p2")
)


def edited(old: str, new: str) -> Script:
    given_out = to_markdown(SCRIPT)
    assert old in given_out
    return from_markdown(given_out.replace(old, new, 1), SCRIPT)


def test_a_changed_line_is_said_anew_even_when_its_remark_was_forgotten() -> None:
    assert edited("It cost $5.", "It cost $6.").utterances[0].spoken == "It cost six dollars."
    assert edited("It was blue.", "It was 2 blue.").utterances[1].spoken == "It was two blue."


def test_a_changed_remark_is_what_the_voice_gets() -> None:
    changed = edited(": It cost five dollars.", ": It cost a fiver.")
    assert (changed.utterances[0].shown, changed.utterances[0].spoken) == ("It cost $5.", "It cost a fiver.")


def test_a_deleted_line_is_omitted_in_the_ledger() -> None:
    gone = from_markdown(re.sub(r"It was blue\..*\n", "", to_markdown(SCRIPT)), SCRIPT)
    assert [u.shown for u in gone.utterances][:2] == ["It cost $5.", "# No heading."]
    assert ("It was blue.", "omitted") in [(e.text, e.fate) for e in gone.ledger]
    assert "".join(e.text for e in gone.ledger).replace(" ", "") == "".join(
        e.text for e in SCRIPT.ledger
    ).replace(" ", "")


def test_a_new_paragraph_is_read_and_a_new_heading_begins_a_part() -> None:
    added = from_markdown(to_markdown(SCRIPT) + "\n\n## More\n\nAll of this\nis 3 times new. Yes.\n")
    assert [u.spoken for u in added.utterances[-2:]] == ["All of this is three times new.", "Yes."]
    assert [(p.section_id, p.title, p.level) for p in added.parts[-1:]] == [("more", "More", 2)]
    assert added.utterances[-1].section_id == "more"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Just Markdown", "no audiopost script"),
        ("<!-- audiopost script=2 language=en -->", "newer"),
        ("<!-- audiopost script=1 language=en -->\n", "nothing to say"),
        ("<!-- audiopost script=1 language=en -->\nHello. <!-- id=a pause=soon -->", "line 2"),
        ("<!-- audiopost script=1 language=en -->\nHello. <!-- what -->", "line 2"),
    ],
)
def test_what_is_no_script_is_told_so(text: str, message: str) -> None:
    with pytest.raises(ScriptError, match=message):
        from_markdown(text)
