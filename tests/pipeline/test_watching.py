# SPDX-License-Identifier: GPL-3.0-or-later
"""A watch sees every change, also one from before it began."""

from __future__ import annotations

import threading
from pathlib import Path

from audiopost.pipeline.watching import watch


def test_what_was_saved_before_the_watch_began_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Saved while the watch was being set up.", "utf-8")
    stop, told = threading.Event(), threading.Event()
    watcher = threading.Thread(target=watch, args=([tmp_path], [], told.set, stop))
    watcher.start()
    try:
        assert told.wait(30)
    finally:
        stop.set()
        watcher.join(30)
    assert not watcher.is_alive()
