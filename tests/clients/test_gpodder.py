# SPDX-License-Identifier: GPL-3.0-or-later
"""gPodder's command line client subscribes over loopback, downloads, and after a re-render finds nothing new."""

from __future__ import annotations

import os
import re
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.rendering import run, write_article

pytestmark = pytest.mark.judge("gpo")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    folder = tmp_path / "site"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def gpo(home: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["gpo", *arguments],
        env={**os.environ, "GPODDER_HOME": str(home), "HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout + done.stderr


def test_subscribe_download_and_nothing_new(served: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = served
    home = tmp_path / "gpodder"
    (folder / "audiopost.toml").write_text(f'[show]\ntitle = "My Show"\nbase_url = "{address}"\n')
    write_article(folder / "posts", "a.md", "Alpha")
    write_article(folder / "posts", "b.md", "Beta", "Another sentence.")
    render = ("render", "--engine", "tone", "--json", "--quiet", "posts")
    results = run(*render, cwd=folder).results
    feed = f"{address}/feeds/my-show.xml"
    assert "uccessfully added" in gpo(home, "subscribe", feed, "My Show")
    assert re.search(r"[Dd]one|2 new", gpo(home, "update"))
    gpo(home, "download")
    downloads = {path.read_bytes() for path in (home / "Downloads").rglob("*.mp3")}
    assert downloads == {(folder / str(result["audio"])).read_bytes() for result in results}

    write_article(folder / "posts", "a.md", "Alpha, retitled", "The sound is another now.")
    assert {r["status"] for r in run(*render, cwd=folder).results} == {"rendered", "unchanged"}
    said = gpo(home, "update")
    assert not re.search(r"[1-9]\d* new episode", said), said
    pending = gpo(home, "pending")
    assert not re.search(r"[1-9]\d* episode.* pending", pending), pending
