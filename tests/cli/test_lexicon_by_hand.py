# SPDX-License-Identifier: GPL-3.0-or-later
"""A lexicon as an author works with it: reviewed, pasted, corrected, and told what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from audiopost.cli import main
from audiopost.cli.say import command as say
from audiopost.cli.script import command as script

ARTICLE = """---
title: Review
lang: en
---
The XKCD team met Dr. Szczęsny at the QVC of H1N1x2, under "Раs". They use k8s and eIDAS on the FPGA.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "post.md").write_text(ARTICLE, "utf-8")
    return tmp_path


def told(*arguments: str) -> str:
    result = CliRunner().invoke(script, ["post.md", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_a_review_can_be_pasted_and_changes_nothing_until_it_is_corrected(folder: Path) -> None:
    before, review = told(), told("--review")
    (folder / "mine.toml").write_text(review, "utf-8")
    assert told("--config", "mine.toml") == before
    (folder / "mine.toml").write_text(review.replace('say = "X.K.C.D"', 'say = "ex kay"'), "utf-8")
    assert "The ex kay team" in told("--config", "mine.toml")


def test_what_was_pasted_is_reviewed_no_more(folder: Path) -> None:
    (folder / "shared.toml").write_text(told("--review"), "utf-8")
    (folder / "mine.toml").write_text('lexicons = ["shared.toml"]\n', "utf-8")
    assert told("--review", "--config", "mine.toml") == "# Nothing in this article looks risky.\n"


@pytest.mark.parametrize("entry", ['match = "a"', 'match = "a("\nregex = true\nsay = "b"'])
def test_an_error_names_the_file_that_was_given(
    folder: Path, capsys: pytest.CaptureFixture[str], entry: str
) -> None:
    (folder / "other.toml").write_text(f"[[lexicon]]\n{entry}\n", "utf-8")
    assert main(["script", "post.md", "--config", "other.toml"]) == 2
    message = capsys.readouterr().err
    assert "other.toml: the lexicon entry" in message
    assert "audiopost.toml" not in message


def test_an_entry_for_an_engine_is_for_that_engine(folder: Path) -> None:
    (folder / "mine.toml").write_text(
        '[[lexicon]]\nmatch = "Tea"\nsay = "piper tea"\nengine = "piper"\n', "utf-8"
    )
    runner = CliRunner()
    assert runner.invoke(say, ["Tea", "--config", "mine.toml"]).output == "piper tea\n"
    (folder / "mine.toml").write_text(
        '[voice]\nengine = "tone"\n[[lexicon]]\nmatch = "Tea"\nsay = "x"\nengine = "piper"\n', "utf-8"
    )
    assert runner.invoke(say, ["Tea", "--config", "mine.toml"]).output == "Tea\n"


def test_words_marked_as_foreign_are_in_the_lexicon_too(folder: Path) -> None:
    page = (
        '<html lang="en"><title>T</title><body><article><h1>T</h1><p>A <i lang="fr">crème</i> and a <i lang="fr">thé</i> '
        'stood there. She said <span lang="fr">que la rue est vraiment très belle</span> and left.</p></article></body></html>'
    )
    (folder / "page.html").write_text(page, "utf-8")
    (folder / "mine.toml").write_text(
        '[[lexicon]]\nmatch = "crème"\nipa = "kʁɛm"\n[[lexicon]]\nmatch = "thé"\nsay = "tay"\nlanguage = "en"\n'
        '[[lexicon]]\nmatch = "rue"\nsay = "ru"\nlanguage = "fr"\n',
        "utf-8",
    )
    heard = CliRunner().invoke(script, ["page.html", "--config", "mine.toml"]).output
    assert "A [[kʁɛm|crème]] and a tay stood there." in heard
    assert "» que la ru est vraiment très belle" in heard
