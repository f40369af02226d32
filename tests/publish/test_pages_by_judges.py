# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages, before judges nobody here wrote: axe-core, the Nu HTML checker, and Chromium that listens."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audiopost.model import Episode, Show
from audiopost.publish import notes
from tests.publish.conftest import JUDGES
from tests.publish.fixtures.tones import hertz
from tests.publish.ranges import serving

Built = tuple[Path, Show, Episode]
pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.judge("chromium", "npm:axe-core", "npm:puppeteer-core")
def test_axe_finds_nothing_on_either_page_in_any_mode(built: Built, ask: Callable[..., Any]) -> None:
    root, _, episode = built
    with serving(root) as at:
        results = ask("axe.mjs", f"{at}/output/{episode.slug}/index.html", f"{at}/output/index.html")
    assert {r["mode"] for r in results} == {"light", "dark", "forced", "still", "narrow"}
    assert len(results) == 10
    for result in results:
        assert result["violations"] == [], result
        assert result["faults"] == [], result
        assert result["overflow"] <= 0, result


@pytest.mark.judge("chromium", "npm:axe-core", "npm:puppeteer-core")
def test_axe_does_find_what_is_wrong(tmp_path: Path, ask: Callable[..., Any]) -> None:
    (tmp_path / "bad.html").write_text(
        "<html><body><img src='x.png'><p style='color:#999'>faint</p></body></html>"
    )
    with serving(tmp_path) as at:
        results = ask("axe.mjs", f"{at}/bad.html")
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {v["id"] for v in results[0]["violations"]}


@pytest.mark.judge("java", "npm:vnu-jar")
def test_nu_finds_no_error(built: Built) -> None:
    root, _, episode = built
    names = ["index.html", f"{episode.slug}/index.html", f"{episode.slug}/transcript.html"]
    jar = JUDGES / "node_modules/vnu-jar/build/dist/vnu.jar"
    done = subprocess.run(
        [
            "java",
            "-jar",
            str(jar),
            "--errors-only",
            "--format",
            "json",
            *(str(root / "output" / n) for n in names),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert json.loads(done.stderr)["messages"] == []


@pytest.fixture(scope="module")
def heard(built: Built, ask: Callable[..., Any]) -> dict[str, Any]:
    """What a listener with a keyboard met; twenty moments spread over the episode."""
    root, _, episode = built
    moments = [(episode.audio.duration_ms - 3000) * n // 20 + 400 for n in range(20)]
    longest = max(episode.cues, key=lambda cue: cue.end_ms - cue.start_ms)
    moments[-1] = longest.start_ms + 300
    with serving(root) as at:
        return dict(ask("listen.mjs", f"{at}/output/{episode.slug}/index.html", *map(str, moments)))


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_nothing_plays_by_itself_and_nothing_goes_wrong(heard: dict[str, Any]) -> None:
    assert heard["loaded"]["paused"]
    assert heard["loaded"]["at"] == 0
    assert heard["faults"] == []
    assert heard["live"] == 0


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_the_main_controls_are_large(heard: dict[str, Any]) -> None:
    assert all(size >= 44 for size in heard["sizes"])


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_everything_is_reached_in_few_tab_stops(heard: dict[str, Any], built: Built) -> None:
    chapters = len(built[2].chapters)
    stops = heard["stops"]
    assert sum(stop["chapter"] for stop in stops) == chapters
    assert sum(stop["sentence"] for stop in stops) == 1
    assert {"ap-play", "ap-back", "ap-forward", "ap-seek", "ap-speed", "ap-follow", "ap-volume"} <= {
        s["id"] for s in stops
    }
    assert len(stops) < 45
    assert heard["hidden"] == 0
    assert all(stop["ring"] != "none" for stop in stops), [s for s in stops if s["ring"] == "none"]


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_enter_on_a_chapter_plays_it(heard: dict[str, Any], built: Built) -> None:
    chapter = built[2].chapters[3]
    assert heard["chapter"]["ms"] == str(chapter.start_ms)
    assert not heard["sought"]["paused"]
    assert chapter.start_ms / 1000 <= heard["sought"]["at"] < chapter.start_ms / 1000 + 3
    assert heard["current"] == str(chapter.start_ms)


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_enter_on_a_sentence_plays_from_it(heard: dict[str, Any], built: Built) -> None:
    number = int(heard["sentence"]["id"].removeprefix("ap-c"))
    cue = built[2].cues[number]
    assert not heard["from"]["paused"]
    assert cue.start_ms / 1000 <= heard["from"]["at"] < cue.end_ms / 1000 + 1
    assert heard["lit"] == heard["sentence"]["id"]


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_back_forward_and_speed(heard: dict[str, Any]) -> None:
    assert heard["forward"] == pytest.approx(15, abs=0.1)
    assert heard["back"] == pytest.approx(-15, abs=0.1)
    assert [s["rate"] for s in heard["speeds"]] == [0.5, 3, 1]
    assert all(s["pitch"] for s in heard["speeds"])


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_twice_as_fast_sounds_as_high(heard: dict[str, Any]) -> None:
    once, twice = heard["stretched"]
    assert once["level"] > -60
    assert twice["level"] > -60
    assert twice["at"] - once["at"] == pytest.approx(0.45, abs=0.3), "it does play faster"
    assert twice["hertz"] == pytest.approx(once["hertz"], rel=0.05)


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_the_sentence_lit_is_the_one_that_sounds(heard: dict[str, Any], built: Built) -> None:
    cues = built[2].cues
    checked = 0
    for moment in heard["moments"]:
        if moment["level"] < -60:  # between two sentences
            continue
        number = round((moment["hertz"] - hertz(0)) / 50)
        assert f"ap-t{number}" in moment["lit"], moment
        if cues[number].text_id and not any(
            (c.text_id, c.start) == (cues[number].text_id, cues[number].start) for c in cues[:number]
        ):
            assert f"ap-c{number}" in moment["lit"], moment
        if moment["word"]:
            assert moment["word"][0] in cues[number].text
        checked += 1
    assert checked >= 15
    assert sum(bool(m["word"]) for m in heard["moments"]) >= 8


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_the_page_follows_the_voice_and_can_be_told_not_to(heard: dict[str, Any]) -> None:
    assert all(moment["seen"] for moment in heard["moments"]), heard["moments"]
    assert heard["stayed"] == 0


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_the_show_page_plays_in_place(built: Built, ask: Callable[..., Any]) -> None:
    root, show, episode = built
    with serving(root) as at:
        seen = ask("show.mjs", f"{at}/output/index.html")
        assert seen["address"] == f"{at}/feeds/{show.id}.xml"
        assert seen["playing"]["src"] == f"{at}/output/{episode.slug}/{episode.audio.path}"
    assert seen["before"] == {"bar": False}
    assert not seen["playing"]["paused"]
    assert seen["playing"]["title"] == episode.title
    assert seen["again"]["paused"]
    assert seen["still"] == {"follow": False, "scroll": 0, "paused": False}
    assert seen["faults"] == []


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_a_person_who_opens_the_feed_sees_a_page(built: Built, ask: Callable[..., Any]) -> None:
    root, show, episode = built
    with serving(root) as at:
        seen = ask("feedpage.mjs", f"{at}/feeds/{show.id}.xml")
    assert seen["shown"] == [show.title, notes.about(show), episode.title]
    assert seen["hint"].startswith('"This is a podcast feed.')


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_the_place_is_remembered(heard: dict[str, Any]) -> None:
    assert heard["remembered"]["at"] == pytest.approx(heard["remembered"]["left"], abs=0.3)
    assert heard["remembered"]["paused"]


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_the_bar_hides_nothing_that_has_the_focus(heard: dict[str, Any]) -> None:
    assert heard["obscured"] == {"docked": True, "hidden": []}


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_without_its_script_the_page_plays_and_tells_everything(
    built: Built, ask: Callable[..., Any]
) -> None:
    root, _, episode = built
    with serving(root) as at:
        seen = ask("plain.mjs", f"{at}/output/{episode.slug}/index.html")
    assert seen["controls"]
    assert seen["shown"]
    assert not seen["custom"]
    assert seen["track"] == "transcript.vtt"
    assert seen["faults"] == []
    text = " ".join(seen["text"].split())
    for cue in episode.cues:
        assert " ".join(cue.text.split()) in text


@pytest.mark.judge("chromium", "npm:puppeteer-core")
def test_without_its_script_the_show_page_leads_everywhere(built: Built, ask: Callable[..., Any]) -> None:
    root, show, episode = built
    with serving(root) as at:
        seen = ask("plain.mjs", f"{at}/output/index.html")
    assert seen["faults"] == []
    assert not seen["shown"], "no player that would play nothing"
    assert {
        f"{episode.slug}/{episode.audio.path}",
        f"{episode.slug}/index.html",
        f"../feeds/{show.id}.xml",
    } <= set(seen["links"])


@pytest.mark.judge("chromium", "npm:puppeteer-core")
@pytest.mark.parametrize("scripts", ["", "scripts"])
def test_the_page_works_from_disk(built: Built, ask: Callable[..., Any], scripts: str) -> None:
    root, _, episode = built
    seen = ask("plain.mjs", (root / "output" / episode.slug / "index.html").as_uri(), scripts)
    assert seen["duration"] == pytest.approx(episode.audio.duration_ms / 1000, abs=0.3)
    assert seen["custom"] == bool(scripts)
    assert all(seen["images"])
    assert seen["background"] != "rgba(0, 0, 0, 0)"
