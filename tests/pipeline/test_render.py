# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole path, by the command line, with the tone engine: what is made, and what is left alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest

from tests.rendering import run, tree, write_article

RENDER = ("render", "--engine", "tone", "--json", "--quiet")


def render(folder: Path, *more: str, **kwargs: object) -> list[dict[str, object]]:
    done = run(*RENDER, *more, cwd=folder, **kwargs)  # type: ignore[arg-type]
    assert done.code == 0, done.err
    return done.results


def test_a_folder_becomes_episodes_and_a_feed(tmp_path: Path) -> None:
    write_article(tmp_path / "posts", "a.md", "Alpha")
    write_article(tmp_path / "posts", "b.md", "Beta")
    results = render(tmp_path, "posts")
    assert [r["status"] for r in results] == ["rendered", "rendered"]
    assert set(results[0]) == {
        "source", "status", "slug", "audio", "duration_ms", "sections", "clips_made", "clips_reused", "feed", "error",
    }  # fmt: skip
    for result in results:
        folder = tmp_path / "output" / str(result["slug"])
        names = {path.name for path in folder.iterdir()}
        assert {
            "episode.json",
            "index.html",
            "transcript.vtt",
            "transcript.srt",
            "transcript.json",
            "chapters.json",
            "sections",
        } <= names
        assert Path(tmp_path, str(result["audio"])).is_file()
        assert result["sections"] == 3
    feed = feedparser.parse((tmp_path / str(results[0]["feed"])).read_bytes())
    assert sorted(entry.title for entry in feed.entries) == ["Alpha", "Beta"]
    for entry in feed.entries:
        length = int(entry.enclosures[0].length)
        slug = entry.title.lower()
        assert length == next((tmp_path / "output" / slug).glob("*.mp3")).stat().st_size


def test_twice_is_once(tmp_path: Path) -> None:
    write_article(tmp_path)
    render(tmp_path, "post.md")
    before = tree(tmp_path)
    stamps = {
        p: p.stat().st_mtime_ns
        for p in (tmp_path / "output").rglob("*.*")
        if p.is_file() and p.suffix != ".lock"
    }
    assert [r["status"] for r in render(tmp_path, "post.md")] == ["unchanged"]
    assert tree(tmp_path) == before
    assert stamps == {p: p.stat().st_mtime_ns for p in stamps}


def test_forced_renders_give_the_same_bytes(tmp_path: Path) -> None:
    write_article(tmp_path)
    render(tmp_path, "post.md")
    before = tree(tmp_path)
    render(tmp_path, "post.md", "--force")
    assert tree(tmp_path) == before


def test_another_machine_makes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_article(tmp_path / name / "journal")
        render(
            tmp_path / name / "journal", "post.md", env={"AUDIOPOST_CACHE": str(tmp_path / f"cache-{name}")}
        )
    one, two = tree(tmp_path / "one" / "journal" / "output"), tree(tmp_path / "two" / "journal" / "output")
    assert {k: v for k, v in one.items() if not k.startswith(".")} == {
        k: v for k, v in two.items() if not k.startswith(".")
    }


def test_one_edited_sentence_is_one_clip(tmp_path: Path) -> None:
    write_article(tmp_path, sentence="It is short.")
    first = render(tmp_path, "post.md")[0]
    entry = feedparser.parse((tmp_path / str(first["feed"])).read_bytes()).entries[0]
    sections = tree(tmp_path / "output" / "a-post" / "sections")
    write_article(tmp_path, sentence="It is rather long now.")
    second = render(tmp_path, "post.md")[0]
    assert (second["status"], second["clips_made"]) == ("rendered", 1)
    after = feedparser.parse((tmp_path / str(first["feed"])).read_bytes()).entries[0]
    assert (after.id, after.published) == (entry.id, entry.published)
    assert after.enclosures[0].href != entry.enclosures[0].href
    assert len(set(tree(tmp_path / "output" / "a-post" / "sections").items()) - set(sections.items())) == 1


def test_published_output_serves_where_the_clip_cache_is_gone(tmp_path: Path) -> None:
    write_article(tmp_path, sentence="It is short.")
    render(tmp_path, "post.md")
    write_article(tmp_path, sentence="It is rather long now.")
    result = render(tmp_path, "post.md", env={"AUDIOPOST_CACHE": str(tmp_path / "fresh")})[0]
    # The edited section is spoken again, the others' MP3s are used as they are.
    assert 1 <= int(str(result["clips_made"])) < int(str(result["clips_reused"]))


def test_title_changes_keep_guid_date_and_folder(tmp_path: Path) -> None:
    write_article(tmp_path, title="Old Title")
    first = render(tmp_path, "post.md")[0]
    before = feedparser.parse((tmp_path / str(first["feed"])).read_bytes()).entries[0]
    write_article(tmp_path, title="New Title")
    second = render(tmp_path, "post.md")[0]
    entries = feedparser.parse((tmp_path / str(first["feed"])).read_bytes()).entries
    assert len(entries) == 1
    assert (entries[0].title, entries[0].id, entries[0].published) == (
        "New Title",
        before.id,
        before.published,
    )
    assert second["slug"] == first["slug"]


def test_a_renamed_file_is_the_same_episode(tmp_path: Path) -> None:
    write_article(tmp_path / "posts", "old.md")
    first = render(tmp_path, "posts")[0]
    (tmp_path / "posts" / "old.md").rename(tmp_path / "posts" / "new.md")
    second = render(tmp_path, "posts")[0]
    assert (second["slug"], second["clips_made"]) == (first["slug"], 0)
    assert len(feedparser.parse((tmp_path / str(first["feed"])).read_bytes()).entries) == 1


def test_deleted_and_draft_articles_leave_the_feed_and_keep_their_files(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        write_article(tmp_path / "posts", f"{name}.md", name.upper())
    feed = tmp_path / str(render(tmp_path, "posts")[0]["feed"])
    (tmp_path / "posts" / "a.md").unlink()
    text = (tmp_path / "posts" / "b.md").read_text()
    (tmp_path / "posts" / "b.md").write_text(text.replace("---\n", "---\ndraft: true\n", 1))
    assert [r["status"] for r in render(tmp_path, "posts")] == ["unchanged"]
    assert [e.title for e in feedparser.parse(feed.read_bytes()).entries] == ["C"]
    assert list((tmp_path / "output" / "a").glob("*.mp3"))
    assert list((tmp_path / "output" / "b").glob("*.mp3"))
    pruned = run("prune", cwd=tmp_path)
    assert pruned.code == 0
    assert not (tmp_path / "output" / "a").exists()
    assert list((tmp_path / "output" / "c").glob("*.mp3"))


def test_an_article_of_the_future_waits(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    path.write_text(path.read_text().replace("2025-09-04", "2190-01-01"))
    done = run(*RENDER[:-1], "post.md", cwd=tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "2190-01-01" in done.err


def test_what_fails_does_not_stop_the_rest(tmp_path: Path) -> None:
    write_article(tmp_path, "good.md", "Good")
    (tmp_path / "empty.md").write_text("")
    done = run(*RENDER, "empty.md", "good.md", "missing.md", cwd=tmp_path)
    assert done.code == 3
    status = {r["source"]: r["status"] for r in done.results}
    assert status == {"empty.md": "failed", "good.md": "rendered", "missing.md": "failed"}
    assert all(r["error"] for r in done.results if r["status"] == "failed")
    assert "Traceback" not in done.err
    assert run(*RENDER, "missing.md", cwd=tmp_path).code == 1


def test_the_feed_is_rebuilt_from_output_alone(tmp_path: Path) -> None:
    write_article(tmp_path)
    feed = tmp_path / str(render(tmp_path, "post.md")[0]["feed"])
    before = feed.read_bytes()
    (tmp_path / "post.md").unlink()
    memo = next((tmp_path / "output" / ".audiopost").glob("*.json"))
    for gone in ([feed], [memo], [feed, memo]):
        for path in gone:
            path.unlink()
        done = run("feed", cwd=tmp_path)
        assert done.code == 0, done.err
        assert feed.read_bytes() == before


def test_dry_run_makes_nothing(tmp_path: Path) -> None:
    write_article(tmp_path)
    before = tree(tmp_path)
    result = render(
        tmp_path, "post.md", "--dry-run", env={"AUDIOPOST_CACHE": str(tmp_path.with_name("empty"))}
    )[0]
    assert result["status"] == "rendered"
    assert int(str(result["clips_made"])) > 5
    assert tree(tmp_path) == before
    render(tmp_path, "post.md")
    assert render(tmp_path, "post.md", "--dry-run")[0]["status"] == "unchanged"


def test_standard_input(tmp_path: Path) -> None:
    page = b"<title>Piped</title><h1>Piped</h1><p>Some words came through a pipe.</p>"
    assert render(tmp_path, "-", stdin=page)[0]["slug"] == "piped"
    assert render(tmp_path, "-", stdin=page)[0]["status"] == "unchanged"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("render",), 2, "SOURCE"),
        (("render", "post.md", "--engine", "pipr"), 2, "piper"),
        (("render", "post.md", "--voice", "nobody"), 2, "nobody"),
        (("render", "post.md", "--config", "none.toml"), 2, "none.toml"),
        (("render", "post.md", "--output", "post.md"), 2, "post.md"),
        (("rendr", "post.md"), 2, "render"),
        (("render", "post.md", "--jobs", "0"), 2, "jobs"),
        (("feed",), 1, "render"),
        (("extract", "nowhere.html"), 1, "nowhere.html"),
    ],
)
def test_wrong_use_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    write_article(tmp_path)
    done = run(*arguments, cwd=tmp_path)
    assert done.code == code, done.err
    assert says in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "output").exists()


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    write_article(tmp_path)
    (tmp_path / "output").write_text("a file stands here")
    done = run(*RENDER, "post.md", cwd=tmp_path)
    assert done.code in {1, 2}
    assert "output" in done.err
    assert "Traceback" not in done.err


def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    """A file size limit stands in for a full disk: writes past it fail in the same way."""
    write_article(tmp_path, sentence="A long sentence about nothing at all, said again and again. " * 40)
    render(tmp_path, "post.md")
    before = tree(tmp_path / "feeds")
    write_article(
        tmp_path, sentence="Another long sentence about nothing at all, said again and again. " * 40
    )
    limited = run_limited(tmp_path)
    assert limited[0] == 1, limited[1]
    assert "Traceback" not in limited[1]
    assert tree(tmp_path / "feeds") == before
    assert not [
        p for p in (tmp_path / "output").rglob("*") if p.suffix in {".part", ".tmp"} or "tmp" in p.suffix
    ]
    assert render(tmp_path, "post.md")[0]["status"] == "rendered"


def run_limited(folder: Path) -> tuple[int, str]:
    import resource
    import subprocess
    import sys

    def limit() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    done = subprocess.run(
        [sys.executable, "-m", "audiopost", *RENDER, "post.md"],
        cwd=folder,
        preexec_fn=limit,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stderr.decode()


def test_manifest_tells_everything_but_the_audio(tmp_path: Path) -> None:
    write_article(tmp_path)
    render(tmp_path, "post.md")
    manifest = json.loads((tmp_path / "output" / "a-post" / "episode.json").read_bytes())
    assert [chapter["title"] for chapter in manifest["chapters"]][1:-1] == [
        "A Post",
        "First part",
        "Second part",
    ]
    assert manifest["chapters"][0].get("start_ms", 0) == 0
    assert all(chapter.get("start_ms", 0) % 1000 == 0 for chapter in manifest["chapters"])
    assert not re.search(rf"{re.escape(str(tmp_path))}|{re.escape(str(Path.home()))}/", json.dumps(manifest))


def test_an_edited_script_is_what_is_said(tmp_path: Path) -> None:
    write_article(tmp_path)
    script = run("script", "--markdown", "post.md", cwd=tmp_path)
    assert script.code == 0, script.err
    assert "Here is the first part." in script.out
    (tmp_path / "edited.md").write_text(
        script.out.replace("Here is the first part.", "Here is what an editor wrote."), "utf-8"
    )
    render(tmp_path, "post.md", "--script", "edited.md")
    transcript = (tmp_path / "output" / "a-post" / "transcript.vtt").read_text("utf-8")
    assert "what an editor wrote" in transcript
    assert "Here is the first part." not in transcript


@pytest.mark.parametrize("form", ["--json", "--markdown", "--ledger", "--review"])
def test_scripts_are_printed_in_every_form(tmp_path: Path, form: str) -> None:
    write_article(tmp_path, sentence="The ZQX of Mbeki was 12x7b.")
    done = run("script", form, "post.md", cwd=tmp_path)
    assert done.code == 0, done.err
    assert "ZQX" in done.out
