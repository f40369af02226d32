# SPDX-License-Identifier: GPL-3.0-or-later
"""A project of three shows in two languages, one of them at an address of its own."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audiopost.cli import main
from tests.rendering import run

CONFIG = """
[show]
author = "Ada Writer"
email = "ada@example.org"
base_url = "https://example.org/listen"

[voice]
engine = "tone"

[[shows]]
id = "english"
title = "Letters from the Coast"
language = "en"
articles = ["blog/en"]

[[shows]]
id = "deutsch"
title = "Briefe von der Küste"
description = "Briefe von der Küste, vorgelesen von einer synthetischen Stimme."
language = "de"
articles = ["blog/de"]

[[shows]]
id = "notes"
title = "Short Notes"
language = "en"
base_url = "https://notes.example.net"
articles = ["blog/notes"]
"""
LAMP = """---
title: The lamp
date: 2025-09-04
lang: en
url: https://example.org/lamp
---

The lamp was lit at dusk. It burned until the morning, and nobody slept.

## The lens

A lens is made of glass. It takes four men to carry it.
"""
LAMPE = """---
title: Die Lampe
date: 2025-09-05
lang: de
url: https://example.org/lampe
---

Die Lampe wird am Abend angezündet. Sie brennt bis zum Morgen, und niemand schläft.

## Die Linse

Eine Linse ist aus Glas. Vier Männer müssen sie tragen.
"""
NOTE = "---\ntitle: Note {n}\ndate: 2025-10-0{n}\nlang: en\nurl: https://notes.example.net/{n}\n---\n\nA note about the sea, and the {n} ships on it.\n"


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good tree of three shows."""
    root = tmp_path_factory.mktemp("three") / "project"
    for name in ("en", "de", "notes"):
        (root / "blog" / name).mkdir(parents=True)
    (root / "audiopost.toml").write_text(CONFIG, "utf-8")
    (root / "blog/en/lamp.md").write_text(LAMP, "utf-8")
    (root / "blog/de/lampe.md").write_text(LAMPE, "utf-8")
    for n in (1, 2):
        (root / f"blog/notes/{n}.md").write_text(NOTE.format(n=n), "utf-8")
    done = run("render", "--quiet", cwd=root)
    assert done.code == 0, done.err
    return root


@pytest.fixture
def project(rendered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, and the working folder in it."""
    root = tmp_path / "project"
    shutil.copytree(rendered, root, copy_function=os.link)
    monkeypatch.chdir(root)
    return root


def edit(path: Path, old: str, new: str) -> None:
    """Replace ``old`` by ``new`` in a file that may be a link."""
    text = path.read_text("utf-8")
    assert old in text
    path.unlink()
    path.write_text(text.replace(old, new), "utf-8")


def found(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What check says."""
    main(["check", "--json", "--no-audio"])
    findings: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return findings


def test_three_good_shows_have_no_finding(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "4 episodes and 3 feed files checked: 0 errors, 0 warnings, 0 infos" in err


def test_without_the_configuration_the_feeds_say_where_they_are(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "audiopost.toml").unlink()
    told = {f["rule"] for f in found(capsys)}
    # Whatever was rendered, it was not with the default settings.
    assert told == {"stale-settings"}


FAULTS: dict[str, tuple[str, str, str, Callable[[Path], object]]] = {
    "another show's address": (
        "feed-self-link", "notes", "feeds/notes.xml",
        lambda root: edit(root / "feeds/notes.xml", 'href="https://notes.example.net/feeds/', 'href="https://example.org/listen/feeds/'),
    ),
    "no feed of one show": (
        "feed-missing", "", "feeds", lambda root: (root / "feeds/notes.xml").unlink(),
    ),
    "one feed cut off": (
        "feed-xml", "deutsch", "feeds/deutsch.xml", lambda root: edit(root / "feeds/deutsch.xml", "</rss>", ""),
    ),
    "no page of one show": (
        "show-page", "deutsch", "output/deutsch.html", lambda root: (root / "output/deutsch.html").unlink(),
    ),
    "no page of all shows": (
        "shows-page", "", "feeds/shows.opml", lambda root: (root / "output/index.html").unlink(),
    ),
    "a show left out of the page of all": (
        "shows-page", "", "feeds/shows.opml",
        lambda root: edit(root / "output/index.html", 'href="notes.html"', 'href="english.html"'),
    ),
    "no list of all feeds": (
        "shows-opml", "", "feeds/shows.opml", lambda root: (root / "feeds/shows.opml").unlink(),
    ),
    "a broken list of feeds": (
        "shows-opml", "", "feeds/shows.opml", lambda root: edit(root / "feeds/shows.opml", "</opml>", ""),
    ),
    "a feed left out of the list": (
        "shows-opml", "", "feeds/shows.opml",
        lambda root: edit(root / "feeds/shows.opml", "feeds/deutsch.xml", "feeds/english.xml"),
    ),
    "a changed article": (
        "stale-audio", "deutsch", "blog/de/lampe.md",
        lambda root: edit(root / "blog/de/lampe.md", "Vier Männer", "Fünf Männer"),
    ),
    "a new article": (
        "source-new", "notes", "blog/notes/3.md", lambda root: (root / "blog/notes/3.md").write_text(NOTE.format(n=3)),
    ),
    "a wrong language": (
        "feed-language", "deutsch", "feeds/deutsch.xml",
        lambda root: edit(root / "feeds/deutsch.xml", "<language>de</language>", "<language>deutsch!</language>"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_one_show_is_told_of_that_show_alone(
    name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule, show, file, sow = FAULTS[name]
    sow(project)
    told = found(capsys)
    assert [(f["rule"], f["show"], f["file"]) for f in told] == [(rule, show, file)], told


def test_a_show_that_was_never_rendered_has_new_articles(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = '\n[[shows]]\nid = "fourth"\ntitle = "A Fourth"\narticles = ["blog/fourth"]\n'
    edit(project / "audiopost.toml", CONFIG, CONFIG + more)
    (project / "blog/fourth").mkdir()
    (project / "blog/fourth/1.md").write_text(NOTE.format(n=1))
    told = [(f["rule"], f["file"]) for f in found(capsys)]
    assert told == [("source-new", "blog/fourth/1.md")]
