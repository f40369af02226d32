# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting what nobody can reach any more: old audio, withdrawn episodes, remnants of killed renders."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from audiopost.errors import PublishError
from audiopost.pipeline import publishing
from audiopost.pipeline import state as memo


def prune(output: Path, feeds: Path, *, dry_run: bool) -> list[Path]:
    """Delete, or only list, the files below ``output`` that no feed in ``feeds`` and no manifest names.

    Raises PublishError when the feed of a show is not there: what it names cannot be known then.
    """
    from audiopost.publish import site

    gone: list[Path] = []
    with contextlib.ExitStack() as held:
        for show_id in memo.held_shows(output):
            held.enter_context(site.lock(output, show_id, wait=60))
        states = {show_id: publishing.load_state(output, show_id) for show_id in memo.known_shows(output)}
        named = _named(feeds, states)
        for state in states.values():
            for record in state.records.values():
                gone += _superseded(output / record.slug, record.audio, record.withdrawn, named)
        gone += site.remnants(output)
        if not dry_run:
            _delete(gone)
            for show_id, state in states.items():
                kept = {guid: r for guid, r in state.records.items() if not r.withdrawn}
                _forget(output, show_id, state, kept)
    return sorted(set(gone))


def _named(feeds: Path, states: Mapping[str, memo.State]) -> str:
    """The text of all feeds, every page of them."""
    for show_id, state in states.items():
        if publishing.published(state.records.values()) and not (feeds / f"{show_id}.xml").is_file():
            raise PublishError(
                f"There is no feed {feeds / f'{show_id}.xml'}, so what it names cannot be known and nothing was deleted;"
                " name the folder with --feeds, or write the feed with `audiopost feed`."
            )
    return "\n".join(path.read_text("utf-8", "replace") for path in sorted(feeds.glob("*.xml")))


def _superseded(folder: Path, audio: str, withdrawn: bool, named: str) -> list[Path]:
    if withdrawn:
        return [p for p in sorted(folder.rglob("*")) if p.is_file()] if f"{folder.name}/" not in named else []
    current = Path(audio).name
    return [
        p
        for p in sorted(folder.glob("*.mp3"))
        if p.name != current and f"{folder.name}/{p.name}" not in named
    ]


def _delete(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
    for folder in {path.parent for path in paths}:
        if folder.is_dir() and not any(p.is_file() for p in folder.rglob("*")):
            shutil.rmtree(folder, ignore_errors=True)


def _forget(output: Path, show_id: str, state: memo.State, kept: dict[str, memo.Record]) -> None:
    from dataclasses import replace

    from audiopost.publish import site

    if len(kept) != len(state.records):
        path = memo.path_of(output, show_id)
        site.write_files(path.parent, {path.name: memo.dump(replace(state, records=kept))})
