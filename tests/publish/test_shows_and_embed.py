# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of all shows, and the player that authors paste into their posts, before the same judges as the other pages."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from audiopost.model import Episode, Show
from audiopost.publish import catalogue, embed, manifest
from tests.publish.conftest import JUDGES
from tests.publish.ranges import serving

Built = tuple[Path, Show, Episode]
pytestmark = pytest.mark.xdist_group("browser")

POST = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A blog post</title><link rel="icon" href="data:,"></head>
<body><main><h1>A blog post</h1>
{snippet}<p>The post begins.</p></main></body></html>
"""


@pytest.fixture(scope="module")
def pages(built: Built) -> Iterator[tuple[Path, str]]:
    """The folder and its address: post.html with the snippet, output/shows.html with two shows."""
    root, show, episode = built
    with serving(root) as at:
        here = replace(show, base_url=at)
        other = replace(here, id="autre", title="Une autre émission", language="fr", page="autre.html")
        (root / "output/shows.html").write_bytes(catalogue.page([here, other]))
        (root / "post.html").write_text(
            POST.format(snippet=embed.snippet(here, manifest.listing(episode))), "utf-8"
        )
        yield root, at


@pytest.mark.judge("chromium", "npm:axe-core", "npm:puppeteer-core")
def test_axe_finds_nothing_in_any_mode(pages: tuple[Path, str], ask: Callable[..., Any]) -> None:
    results = ask("axe.mjs", f"{pages[1]}/output/shows.html", f"{pages[1]}/post.html")
    assert len(results) == 10
    for result in results:
        assert result["violations"] == [], result
        assert result["faults"] == [], result
        assert result["overflow"] <= 0, result


@pytest.mark.judge("java", "npm:vnu-jar")
def test_nu_finds_no_error(pages: tuple[Path, str]) -> None:
    jar = JUDGES / "node_modules/vnu-jar/build/dist/vnu.jar"
    names = [str(pages[0] / name) for name in ("output/shows.html", "post.html")]
    command = ["java", "-jar", str(jar), "--errors-only", "--format", "json", *names]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert json.loads(done.stderr)["messages"] == []


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_the_pasted_player_plays_without_any_script(
    pages: tuple[Path, str], built: Built, ask: Callable[..., Any]
) -> None:
    seen = ask("pasted.mjs", f"{pages[1]}/post.html")
    assert seen["scripts"] == 0
    assert seen["controls"]
    assert seen["shown"]
    assert seen["duration"] == pytest.approx(built[2].audio.duration_ms / 1000, abs=0.3)
    assert seen["at"] > 0.2, "it plays"
    assert seen["faults"] == []
    page, captions = (
        f"{pages[1]}/output/{built[2].slug}/{name}" for name in ("index.html", "transcript.vtt")
    )
    assert seen["links"] == [page]
    assert seen["track"] == captions
    assert seen["found"] == [200, 200]


def sounding(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a screen reader stops at, without the words of the text."""
    return [node for node in nodes if node["role"] not in {"StaticText", "InlineTextBox", "generic"}]


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_a_screen_reader_finds_its_way_about_an_episode(built: Built, ask: Callable[..., Any]) -> None:
    root, _, episode = built
    with serving(root) as at:
        nodes = sounding(ask("tree.mjs", f"{at}/output/{episode.slug}/index.html", "play"))
    named = [(node["role"], node["name"]) for node in nodes]
    landmarks = [
        pair
        for pair in named
        if pair[0] in {"banner", "main", "region", "navigation", "article", "contentinfo"}
    ]
    assert landmarks == [
        ("banner", ""), ("main", ""), ("region", "Listen to this article"), ("navigation", "Chapters"),
        ("article", episode.title), ("contentinfo", ""),
    ]  # fmt: skip
    headings = [(node["level"], node["name"]) for node in nodes if node["role"] == "heading"]
    assert headings[0] == (1, episode.title)
    assert [level for level, _ in headings].count(1) == 1
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(headings))
    assert {("heading", "Chapters"), ("heading", "Transcript")} <= set(named)
    controls = [pair for pair in named if pair[0] in {"button", "slider", "combobox", "checkbox"}]
    assert controls[:6] == [
        ("button", "Back 15 seconds"), ("button", "Pause"), ("button", "Forward 15 seconds"),
        ("slider", "Position"), ("combobox", "Speed"), ("checkbox", "Follow along"),
    ]  # fmt: skip
    follow = next(node for node in nodes if node["role"] == "checkbox")
    assert follow["checked"] == "true"
    assert "Enter to play" in follow["description"]
    chapters = [
        name
        for role, name in named
        if role == "link" and any(name.startswith(c.title) for c in episode.chapters)
    ]
    assert len(chapters) >= len(episode.chapters)
    assert all(
        name for role, name in named if role in {"link", "button", "image", "doc-noteref", "doc-backlink"}
    )
    assert ("doc-endnotes", "Notes") in named
    assert {"list", "table", "columnheader", "blockquote", "figure"} <= {role for role, _ in named}


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_a_screen_reader_finds_its_way_about_a_show(built: Built, ask: Callable[..., Any]) -> None:
    root, show, episode = built
    with serving(root) as at:
        nodes = sounding(ask("tree.mjs", f"{at}/output/index.html"))
    named = [(node["role"], node["name"]) for node in nodes]
    headings = [(node["level"], node["name"]) for node in nodes if node["role"] == "heading"]
    assert headings == [(1, show.title), (2, "Subscribe"), (2, "Episodes"), (3, episode.title)]
    assert {
        ("region", "Subscribe"),
        ("region", "Episodes"),
        ("textbox", "Feed address"),
        ("button", "Copy"),
    } <= set(named)
    assert {("link", f"Play {episode.title}"), ("link", episode.title)} <= set(named)
    address = next(node for node in nodes if node["role"] == "textbox")
    assert address["value"].endswith(f"/feeds/{show.id}.xml")
    assert "podcast app" in address["description"]
