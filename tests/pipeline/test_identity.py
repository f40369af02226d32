# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays when everything else changes: the show's GUID, an episode's GUID and date."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from uuid import UUID

import feedparser
import pytest

from audiopost.pipeline.show import podcast_guid
from tests.publish.ranges import serving
from tests.rendering import run, write_article

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title><link rel="canonical" href="{url}">
<meta property="article:published_time" content="{date}"></head><body><article><h1>{title}</h1>
<p>The keeper counted the boats as they came home, one by one, and wrote the number down.</p>
<p>Nobody asked her to, and nobody has ever read it. {more}</p></article></body></html>"""


def render(folder: Path, *names: str, code: int = 0) -> list[dict[str, Any]]:
    done = run("render", "--engine", "tone", "--json", "--quiet", *names, cwd=folder)
    assert done.code == code, done.err
    return done.results


def feed(folder: Path) -> Any:
    (path,) = (folder / "feeds").glob("*.xml")
    return feedparser.parse(path.read_bytes())


def identities(folder: Path) -> list[tuple[str, str]]:
    return [(entry.id, entry.published) for entry in feed(folder).entries]


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_a_guid_is_made_from_the_address_as_published(url: str, guid: str) -> None:
    assert podcast_guid(url) == guid


def test_shows_that_nobody_named_are_not_one_show(tmp_path: Path) -> None:
    guids = []
    for name, sentence in (("one", "Mine."), ("two", "Yours."), ("again", "Mine.")):
        folder = tmp_path / name / "posts"
        write_article(folder, "a.md", "Alpha", sentence)
        render(folder, ".")
        guids.append(UUID(feed(folder).feed.podcast_guid))
    assert guids[0] != guids[1]
    assert guids[0] == guids[2], "the same articles make the same show on every machine"
    named = [tmp_path / "blog-a", tmp_path / "blog-b"]
    for folder in named:
        write_article(folder, "a.md", "Alpha", f"Said in {folder.name}.")
        (folder / "audiopost.toml").write_text('[show]\ntitle = "Blog"\n')
        render(folder, "a.md")
    assert feed(named[0]).feed.podcast_guid != feed(named[1]).feed.podcast_guid


@pytest.mark.parametrize("lost", ["nothing", "memo", "hidden folders", "output"])
def test_a_show_keeps_its_guid_whatever_a_clone_has_left(tmp_path: Path, lost: str) -> None:
    write_article(tmp_path, "a.md", "Alpha")
    render(tmp_path, "a.md")
    before, episodes = feed(tmp_path).feed.podcast_guid, identities(tmp_path)
    if lost == "memo":
        next((tmp_path / "output/.audiopost").glob("*.json")).unlink()
    elif lost == "hidden folders":
        shutil.rmtree(tmp_path / "output/.audiopost")
    elif lost == "output":
        shutil.rmtree(tmp_path / "output")
    (tmp_path / "audiopost.toml").write_text('[show]\nid = "podcast"\nbase_url = "https://example.org/new"\n')
    write_article(tmp_path, "b.md", "Beta")
    render(tmp_path, "b.md", "a.md")
    assert feed(tmp_path).feed.podcast_guid == before
    assert set(episodes) < set(identities(tmp_path))


def test_drafts_alone_settle_no_guid(tmp_path: Path) -> None:
    text = write_article(tmp_path, "a.md", "Alpha").read_text()
    (tmp_path / "a.md").write_text(text.replace("---\n", "---\ndraft: true\n", 1))
    render(tmp_path, "a.md")
    (tmp_path / "a.md").write_text(text)
    render(tmp_path, "a.md")
    write_article(tmp_path / "other", "a.md", "Alpha")
    render(tmp_path / "other", "a.md")
    assert feed(tmp_path).feed.podcast_guid == feed(tmp_path / "other").feed.podcast_guid


def test_an_episode_keeps_guid_and_date_whatever_changes(tmp_path: Path) -> None:
    page = {"title": "Boats", "url": "https://a.example/boats", "date": "2025-09-04", "more": "It is so."}

    def written(**changes: str) -> list[tuple[str, str]]:
        page.update(changes)
        (tmp_path / "post.html").write_text(PAGE.format(**page))
        render(tmp_path, "post.html")
        return identities(tmp_path)

    first = written()
    assert len(first) == 1
    assert written(title="Ships") == first
    assert written(url="https://a.example/2025/ships") == first
    assert written(url="https://b.example/ships") == first
    assert written(date="2024-01-01") == first
    assert written(more="Now it is otherwise.") == first
    audio = {path.name for path in (tmp_path / "output").glob("*/*.mp3")}
    assert len(audio) > 1, "each version of the audio has a name of its own"
    (tmp_path / "audiopost.toml").write_text('[show]\nid = "podcast"\nbase_url = "https://c.example/x"\n')
    render(tmp_path, "post.html")
    assert identities(tmp_path) == first
    (tmp_path / "post.html").rename(tmp_path / "moved.html")
    render(tmp_path, "moved.html")
    assert identities(tmp_path) == first


def test_a_guid_of_the_authors_own_binds_two_places(tmp_path: Path) -> None:
    text = write_article(tmp_path, "a.md", "Alpha").read_text().replace("---\n", "---\nguid: mine-1\n", 1)
    (tmp_path / "a.md").write_text(text)
    render(tmp_path, "a.md")
    first = identities(tmp_path)
    (tmp_path / "a.md").unlink()
    (tmp_path / "b.md").write_text(text.replace("Alpha", "Beta").replace("It is short.", "All of it is new."))
    render(tmp_path, "b.md")
    assert identities(tmp_path) == first


def test_an_article_that_goes_back_to_its_first_name_is_the_same_episode(tmp_path: Path) -> None:
    head = (
        "---\ntitle: Alpha\ndate: 2024-05-01\ncanonical_url: https://blog.example/alpha\n{more}---\n{words}\n"
    )
    (tmp_path / "a.md").write_text(head.format(more="", words="The first words."), "utf-8")
    render(tmp_path, "a.md")
    first = identities(tmp_path)
    (tmp_path / "a.md").write_text(
        head.format(more="guid: tag:own,2024\n", words="The first words."), "utf-8"
    )
    render(tmp_path, "a.md")
    (tmp_path / "a.md").unlink()
    (tmp_path / "b.md").write_text(head.format(more="", words="Other words."), "utf-8")
    render(tmp_path, "b.md")
    assert identities(tmp_path) == first
    assert len([path for path in (tmp_path / "output").iterdir() if (path / "episode.json").is_file()]) == 1


def test_an_article_whose_site_moved_is_found_by_its_words(tmp_path: Path) -> None:
    (tmp_path / "audiopost.toml").write_text('[show]\nid = "podcast"\n[fetch]\nallow_private = true\n')
    for name in ("old", "new"):
        (tmp_path / "www" / name).mkdir(parents=True)
    text = PAGE.format(title="Boats", url="", date="2025-09-04", more="").replace(
        '<link rel="canonical" href="">', ""
    )
    (tmp_path / "www/old/boats.html").write_text(text)
    (tmp_path / "www/new/about-boats.html").write_text(text)
    with serving(tmp_path / "www/old") as old, serving(tmp_path / "www/new") as new:
        render(tmp_path, f"{old}/boats.html")
        first = identities(tmp_path)
        render(tmp_path, f"{new}/about-boats.html")
    assert len(first) == 1
    assert identities(tmp_path) == first


def test_articles_of_one_moment_stay_in_order(tmp_path: Path) -> None:
    for name in ("c", "a", "b"):
        write_article(tmp_path / "posts", f"{name}.md", name.upper())
    render(tmp_path, "posts")
    order = identities(tmp_path)
    assert [guid for guid, _ in order] == sorted(guid for guid, _ in order)
    (tmp_path / "posts/a.md").rename(tmp_path / "posts/z.md")
    render(tmp_path, "posts")
    assert identities(tmp_path) == order


def test_prune_keeps_what_any_page_of_any_feed_names(tmp_path: Path) -> None:
    (tmp_path / "audiopost.toml").write_text('[show]\ntitle = "Blog"\npage_size = 10\n')
    for number in range(12):
        path = write_article(tmp_path / "posts", f"{number}.md", f"Post {number}", f"Said by {number}.")
        path.write_text(path.read_text().replace("2025-09-04", f"2025-01-{number + 1:02}"))
    render(tmp_path, "posts")
    before = {path.name for path in (tmp_path / "output").glob("*/*.mp3")}
    assert run("prune", cwd=tmp_path).out == ""
    old = (tmp_path / "feeds/blog-1.xml").read_bytes()
    write_article(tmp_path / "posts", "0.md", "Post 0", "Something else is said.")
    render(tmp_path, "posts")
    # Someone's copy of the old page, in a feed of another name, still names the old audio.
    (tmp_path / "feeds/theirs.xml").write_bytes(old)
    assert run("prune", cwd=tmp_path).out == ""
    gone = run("prune", "--feeds", "elsewhere", cwd=tmp_path)
    assert gone.code == 1
    assert "nothing was deleted" in gone.err
    assert before < {path.name for path in (tmp_path / "output").glob("*/*.mp3")}
    (tmp_path / "feeds/theirs.xml").unlink()
    pruned = run("prune", cwd=tmp_path).out.splitlines()
    assert len(pruned) == 1
    assert pruned[0].startswith("output/post-0/post-0-")


def test_what_leaves_the_feed_comes_back_as_the_episode_it_was(tmp_path: Path) -> None:
    posts = tmp_path / "posts"
    text = write_article(posts, "a.md", "Alpha").read_text()
    write_article(posts, "b.md", "Beta", "Another sentence.")
    render(tmp_path, "posts")
    both = identities(tmp_path)
    (posts / "a.md").write_text(text.replace("---\n", "---\ndraft: true\n", 1))
    render(tmp_path, "posts")
    assert len(identities(tmp_path)) == 1
    (posts / "a.md").write_text(text.replace("2025-09-04", "2190-01-01"))
    render(tmp_path, "posts")
    assert len(identities(tmp_path)) == 1
    (posts / "a.md").write_text(text)
    render(tmp_path, "posts")
    assert identities(tmp_path) == both
    beta = (posts / "b.md").read_text()
    for name in ("a.md", "b.md"):
        (posts / name).unlink()
    render(tmp_path, "posts", code=1)
    assert identities(tmp_path) == []
    (posts / "a.md").write_text(text)
    (posts / "b.md").write_text(beta)
    assert run("prune", cwd=tmp_path).code == 0
    render(tmp_path, "posts")
    assert identities(tmp_path) == both
