# SPDX-License-Identifier: GPL-3.0-or-later
"""The manifest holds the whole episode, and everything but the audio comes from it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from audiopost.errors import PublishError
from audiopost.publish import chapters, manifest
from tests.publish.fixtures import lighthouse


def test_round_trip() -> None:
    episode = lighthouse.episode()
    again = manifest.load(manifest.dump(episode))
    assert again == episode
    assert manifest.dump(again) == manifest.dump(episode)


def test_every_other_file_comes_from_the_manifest() -> None:
    episode = lighthouse.episode()
    files = manifest.files(episode)
    assert list(files)[-1] == manifest.MANIFEST
    assert manifest.files(manifest.load(files[manifest.MANIFEST])) == files


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"guid": 1}', b"\xff"])
def test_a_damaged_manifest_is_named(data: bytes) -> None:
    with pytest.raises(PublishError, match=r"e/episode\.json is not a manifest"):
        manifest.load(data, "e/episode.json")


def test_listing_says_where_everything_lies() -> None:
    episode = lighthouse.episode()
    listing = manifest.listing(episode)
    assert listing.audio_path == f"lighthouse/{episode.audio.path}"
    assert listing.page == "lighthouse/index.html"
    assert {path.partition("/")[2] for path, _ in listing.transcripts} < set(manifest.files(episode))
    assert listing.content == ""
    assert listing.chapters[2] == (episode.chapters[2].start_ms, "Oil and patience")


def test_summary_is_the_authors_or_the_first_paragraphs() -> None:
    episode = lighthouse.episode()
    assert manifest.summary(replace(episode, description="Mine.")) == "Mine."
    assert manifest.summary(episode) == episode.article.summary
    bare = replace(episode, article=replace(episode.article, summary=""))
    found = manifest.summary(bare)
    assert found.startswith("For a hundred and forty years the lamp at Skerry Point was lit by hand.")
    assert "harbour museum." in found
    assert "museum.1" not in found


def test_chapters_are_those_of_the_episode() -> None:
    episode = lighthouse.episode()
    data = json.loads(chapters.json(episode))
    assert data["version"] == "1.2.0"
    assert [c["startTime"] * 1000 for c in data["chapters"]] == [c.start_ms for c in episode.chapters]
    assert [c["title"] for c in data["chapters"]] == [c.title for c in episode.chapters]
    assert data["chapters"][2]["url"] == "https://journal.example/lighthouse#oil-and-patience"
    assert "url" not in data["chapters"][0]
