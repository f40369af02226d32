# SPDX-License-Identifier: GPL-3.0-or-later
"""The command: its exit codes and forms, what is silenced, and trees that are not as they should be."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiopost.check import printed
from audiopost.check.reading import sound
from audiopost.check.registry import rules
from audiopost.cli import main
from audiopost.config.rules import RULES
from audiopost.stitch import loudness
from tests.check.site import CONFIG, Site, write_sources
from tests.conftest import JUDGES

DOCS = Path(__file__).parents[2] / "docs/check.md"


def ids(text: str) -> list[str]:
    """The rules of the findings that ``--json`` printed."""
    return [finding["rule"] for finding in json.loads(text)["findings"]]


def test_the_handbook_in_the_docs_is_up_to_date() -> None:
    assert DOCS.read_text("utf-8") == printed.handbook(), "run `audiopost check --rules > docs/check.md`"


def test_every_rule_stands_once_in_the_handbook_and_says_all() -> None:
    text = printed.handbook()
    for rule in rules().values():
        assert text.count(f"\n### {rule.id}\n") == 1
        for said in (rule.what, rule.why, rule.remedy):
            assert said, rule.id
        assert (rule.why[-1], rule.remedy[-1]) == (".", "."), rule.id
        assert not rule.what.endswith("."), rule.id


def test_nothing_found_is_0(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "2 episodes and 1 feed file checked: 0 errors, 0 warnings, 0 infos" in err


def test_an_error_is_1_and_says_where_what_why_and_what_to_do(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.edit(site.feed, 'type="audio/mpeg"', 'type="audio/mp3"')
    assert main(["check", "--no-audio"]) == 1
    out = capsys.readouterr().out
    line = next(n for n, text in enumerate(site.feed.read_text().splitlines(), 1) if "<item>" in text)
    assert out.startswith(f"feeds/the-lighthouse-letters.xml:{line}: error: item 1 “A second letter”:")
    assert "[enclosure-type]" in out
    assert rules()["enclosure-type"].why in out
    assert rules()["enclosure-type"].remedy in out


def test_a_warning_is_0_and_1_when_strict(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.edit(site.feed, ">yes</podcast:locked>", ">true</podcast:locked>")
    assert main(["check", "--no-audio", "--json"]) == 0
    assert ids(capsys.readouterr().out) == ["feed-locked"]
    assert main(["check", "--no-audio", "--json", "--strict", "--level", "error"]) == 1
    assert ids(capsys.readouterr().out) == []


def test_what_is_silenced_is_not_told(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.edit(site.feed, ">yes</podcast:locked>", ">true</podcast:locked>")
    site.write(site.root / "audiopost.toml", CONFIG + '\n[check]\nsilence = ["feed-locked"]\n')
    assert main(["check", "--no-audio", "--strict"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("command", [["check"], ["render"], ["feed"]])
@pytest.mark.parametrize("wrong", ['silence = ["feed-lock"]', 'levels = {feed-lock = "info"}'])
def test_a_rule_that_does_not_exist_is_a_mistake_for_every_command(
    site: Site, capsys: pytest.CaptureFixture[str], command: list[str], wrong: str
) -> None:
    site.write(site.root / "audiopost.toml", CONFIG + f"\n[check]\n{wrong}\n")
    assert main(command) == 2
    error = capsys.readouterr().err
    assert "'feed-lock', which is no rule of `audiopost check`; did you mean 'feed-locked'?" in error
    assert len(error.splitlines()) == 1


def test_the_configuration_knows_every_rule() -> None:
    assert sorted(RULES) == sorted(rules())


def test_a_rule_has_the_level_its_user_gives_it(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.edit(site.feed, ">yes</podcast:locked>", ">true</podcast:locked>")
    site.edit(site.feed, 'type="audio/mpeg"', 'type="audio/mp3"')
    levels = '\n[check.levels]\nfeed-locked = "error"\nenclosure-type = "info"\n'
    site.write(site.root / "audiopost.toml", CONFIG + levels)
    assert main(["check", "--no-audio", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [(found["rule"], found["level"]) for found in data["findings"]] == [
        ("feed-locked", "error"),
        ("enclosure-type", "info"),
    ]
    assert data["counts"] | {"error": 1, "info": 1} == data["counts"]
    site.write(site.root / "audiopost.toml", CONFIG + levels.replace('"error"', '"info"'))
    assert main(["check", "--no-audio", "--strict", "--sarif"]) == 0
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert {result["level"] for result in results} == {"note"}


def test_no_output_folder_is_a_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "no folder output" in capsys.readouterr().err


def test_an_empty_output_folder_has_no_feed_and_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    assert main(["check", "--json"]) == 1
    assert ids(capsys.readouterr().out) == ["feed-missing", "show-page"]


def test_json_has_every_field(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (site.folder / "chapters.json").unlink()
    assert main(["check", "--no-audio", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    rule = rules()["episode-file"]
    assert data["findings"] == [
        {
            "rule": "episode-file", "level": "error", "file": "output/keeping-the-light/episode.json",
            "message": "chapters.json is not there.", "why": rule.why, "remedy": rule.remedy,
            "place": "chapters.json", "line": 0, "show": "the-lighthouse-letters",
        }
    ]  # fmt: skip
    assert data["counts"] == {"error": 1, "warning": 0, "info": 0, "feeds": 1, "episodes": 2}


@pytest.mark.judge("npm:@microsoft/sarif-multitool")
def test_sarif_is_valid_for_the_validator_of_its_authors(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.edit(site.feed, ">yes</podcast:locked>", ">true</podcast:locked>")
    site.edit(site.feed, 'type="audio/mpeg"', 'type="audio/mp3"')
    (site.folder / "chapters.json").unlink()
    site.edit(site.root / "posts/keeping.md", "burns oil", "burns gas")
    assert main(["check", "--no-audio", "--sarif"]) == 1
    made = tmp_path / "made.sarif"
    made.write_text(capsys.readouterr().out, "utf-8")
    # SARIF2005 wants a web address of the tool.
    assert _validated(made) <= {"SARIF2005"}
    assert json.loads(made.read_text("utf-8"))["runs"][0]["results"]
    made.write_text(made.read_text("utf-8").replace('"text"', '"txet"', 1), "utf-8")
    assert "JSON1002" in _validated(made)


def _validated(file: Path) -> set[str]:
    """The ids of what Microsoft's validator, which holds a file against the schema of OASIS, says of it."""
    tool = JUDGES / "node_modules/@microsoft/sarif-multitool/bin.js"
    told = file.with_suffix(".told")
    done = subprocess.run(
        ["node", str(tool), "validate", str(file), "--output", str(told), "--log", "ForceOverwrite"],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert told.is_file(), done.stdout + done.stderr
    return {result["ruleId"] for result in json.loads(told.read_text("utf-8-sig"))["runs"][0]["results"]}


def test_sarif_points_into_its_own_rules(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.edit(site.feed, 'type="audio/mpeg"', 'type="audio/mp3"')
    assert main(["check", "--no-audio", "--sarif"]) == 1
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    run = data["runs"][0]
    (result,) = run["results"]
    assert data["version"] == "2.1.0"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "enclosure-type"
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "feeds/the-lighthouse-letters.xml"
    assert location["region"]["startLine"] > 1


def test_findings_come_in_one_order(site: Site) -> None:
    site.edit(site.feed, 'type="audio/mpeg"', 'type="audio/mp3"', -1)
    site.edit(site.feed, ">yes</podcast:locked>", ">true</podcast:locked>")
    (site.folder / "chapters.json").unlink()
    first = site.check(sound=False).findings
    assert first == site.check(sound=False).findings
    assert [finding.rule for finding in first] == [
        "feed-locked",
        "enclosure-type",
        "enclosure-type",
        "episode-file",
    ]


def test_a_show_without_an_address_has_one_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sources(tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    config = CONFIG.replace('base_url = "https://example.org/listen"\n', "")
    Path("audiopost.toml").write_text(config)
    assert main(["render", "--quiet"]) == 0
    assert [finding.rule for finding in _check(tmp_path / "site")] == ["feed-relative"]


def test_a_faulty_article_is_told_to_its_author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sources(tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    Path("posts/faulty.html").write_text(FAULTY)
    assert main(["render", "--quiet"]) == 0
    found = _check(tmp_path / "site")
    assert {finding.rule for finding in found} == {
        "article-image-alt", "article-heading-level", "article-link-text", "article-table-headers", "article-language",
        "article-embed-title",
    }  # fmt: skip
    assert {finding.file for finding in found} == {"posts/faulty.html"}


FAULTY = """<!DOCTYPE html><html lang="en"><head><title>A faulty page</title>
<meta name="author" content="Ada Writer"><link rel="canonical" href="https://example.org/faulty">
<meta property="article:published_time" content="2025-09-12T00:00:00Z"></head><body><article>
<h1>A faulty page</h1>
<p>This page has everything that hurts listeners, and it is long enough to be taken for an article by anybody who reads
it from the beginning to the end, for there are several sentences in it. Here is another one, with commas, and words.</p>
<h2>One level down</h2>
<p>A paragraph stands between the two headings, so that neither of them is alone.</p>
<h4>Two levels further</h4>
<p>To see the history of the lamp and of everybody who kept it burning, <a href="https://example.org/lamp">click here</a>.</p>
<p><img src="https://example.org/lamp.jpg"></p>
<table><tr><td>Lens</td><td>4</td></tr><tr><td>Wick</td><td>2</td></tr><tr><td>Glass</td><td>7</td></tr></table>
<iframe src="https://www.youtube.com/embed/abc"></iframe>
<p>Der Leuchtturm steht seit mehr als hundert Jahren auf einem Felsen vor der Küste, und jede Nacht wird das Licht von
einem Wärter gehütet, der tagsüber schläft und nachts die Schiffe zählt.</p>
</article></body></html>
"""


def _check(root: Path) -> Any:
    from audiopost.config.load import load
    from audiopost.pipeline.checking import CheckJob, check

    config = load(root / "audiopost.toml")
    job = CheckJob(config=config, base=root, output=Path("output"), feeds=Path("feeds"))
    return check(job).findings


def test_what_cannot_be_decoded_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise soundfile.LibsndfileError(1)

    monkeypatch.setattr(sound.soundfile, "SoundFile", refuse)
    assert {finding.rule for finding in site.check().findings} == {"audio-decodes"}


@pytest.mark.judge("py:pyloudnorm")
@pytest.mark.filterwarnings("ignore")
def test_loudness_piece_by_piece_is_the_loudness_of_the_whole(site: Site) -> None:
    import pyloudnorm

    from audiopost.pipeline.checking import instruments

    heard = sound.decode(site.audio.read_bytes(), instruments())
    assert heard is not None
    samples, rate = soundfile.read(site.audio, dtype="float32")
    assert (heard.samples, heard.rate) == (len(samples), rate)
    assert heard.loudness() == pytest.approx(pyloudnorm.Meter(rate).integrated_loudness(samples), abs=0.1)
    assert heard.true_peak == pytest.approx(loudness.true_peak(samples), abs=0.01)
    assert heard.peaks.max() == np.abs(samples).max()


def test_a_feed_of_two_pages_is_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "site"
    (root / "posts").mkdir(parents=True)
    monkeypatch.chdir(root)
    Path("audiopost.toml").write_text(
        CONFIG.replace("[voice]", "page_size = 10\n\n[intro]\nenabled = false\n\n[voice]")
    )
    for number in range(1, 12):
        Path(f"posts/{number}.md").write_text(
            f"---\ntitle: Letter {number}\ndate: 2025-09-{number:02}\nurl: https://example.org/{number}\n---\n\nIt is short.\n"
        )
    assert main(["render", "--quiet"]) == 0
    assert len(list(Path("feeds").glob("*.xml"))) == 2
    # Nobody says it when there is no intro.
    assert {finding.rule for finding in _check(root)} == {"audio-disclosure"}
    config = Path("audiopost.toml").read_text() + '\n[check]\nsilence = ["audio-disclosure"]\n'
    Path("audiopost.toml").write_text(config)
    assert list(_check(root)) == []
    next(path for path in Path("feeds").glob("*.xml") if path.stem[-1].isdigit()).unlink()
    assert {finding.rule for finding in _check(root)} == {"feed-page"}
