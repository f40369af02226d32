# SPDX-License-Identifier: GPL-3.0-or-later
"""The command: how it starts, watches, bears a load, and ends."""

from __future__ import annotations

import asyncio
import random
import signal
import socket
from pathlib import Path

import feedparser
import pytest
import requests

from tests.rendering import run, write_article
from tests.serving import Served, served, wait_for

LOAD = 200


def test_a_taken_port_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--port", port, cwd=tmp_path)
    assert done.code == 1
    assert done.err.strip() == (
        f"audiopost: Port {port} at 127.0.0.1 is taken by another program; choose another with --port, or any free one with --port 0."
    )
    assert done.out == ""


def test_a_foreign_address_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = run("serve", "--host", "192.0.2.77", "--port", "0", cwd=tmp_path)
    assert done.code == 1
    assert done.err.startswith("audiopost: 192.0.2.77 is no address of this machine;")


def test_nothing_rendered_yet(tmp_path: Path) -> None:
    with served(tmp_path) as at:
        got = at.get("/")
        assert got.status_code == 404
        assert "audiopost render" in got.text
        assert at.get("/output/index.html").status_code == 404
        write_article(tmp_path)
        assert run("render", "--engine", "tone", "--quiet", "post.md", cwd=tmp_path).code == 0
        assert requests.get(at.address, timeout=10).status_code == 200


def test_all_addresses_come_with_a_warning_and_a_code_for_the_phone(project: Path) -> None:
    with served(project, "--host", "0.0.0.0") as at:
        wait_for(lambda: "Ctrl-C ends it" in at.log)
        assert any(line.startswith("warning: everyone in your network") for line in at.log)
        assert requests.get(f"http://127.0.0.1:{at.port}/feeds/my-show.xml", timeout=10).status_code == 200
        at.process.send_signal(signal.SIGINT)
        rest = at.process.communicate(timeout=15)[0].splitlines()
        assert rest[0] == f"{at.address}/feeds/my-show.xml"
        assert len(rest) > 15
        assert set("".join(rest[1:])) <= set("█▀▄ ")
    with served(project) as at:
        wait_for(lambda: "Ctrl-C ends it" in at.log)
        assert not any("warning" in line for line in at.log)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_while_a_client_holds_on(project: Path, sign: signal.Signals) -> None:
    with (project / "output" / "held.mp3").open("wb") as file:
        file.truncate(400_000_000)
    with served(project) as at, socket.create_connection(("127.0.0.1", at.port)) as client:
        client.sendall(b"GET /output/held.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert client.recv(100).startswith(b"HTTP/1.1 200")
        at.process.send_signal(sign)
        code = at.process.wait(15)
        assert code == (0 if sign == signal.SIGINT else -signal.SIGTERM)
        assert not any("Traceback" in line or "Error" in line for line in at.log)
    (project / "output" / "held.mp3").unlink()


def test_a_changed_article_is_rendered_again(tmp_path: Path) -> None:
    write_article(tmp_path / "posts", "a.md", "Alpha")
    with served(tmp_path, "--watch", "--engine", "tone", "posts") as at:
        feed = at.process.stdout.readline().strip()  # type: ignore[union-attr]

        def titles() -> set[str]:
            return {entry.title for entry in feedparser.parse(requests.get(feed, timeout=20).content).entries}

        assert titles() == {"Alpha"}
        wait_for(lambda: "Ctrl-C ends it" in at.log)
        write_article(tmp_path / "posts", "b.md", "Beta")
        wait_for(lambda: titles() == {"Alpha", "Beta"})
        (tmp_path / "posts" / "b.md").write_text("")
        write_article(tmp_path / "posts", "a.md", "Alpha again")
        wait_for(lambda: "Alpha again" in titles())


def replaced(path: Path, text: str) -> None:
    """Save as editors do: a new file takes the place of the old one."""
    new = path.with_name("saved.new")
    new.write_text(text, "utf-8")
    new.replace(path)


def test_one_file_is_watched_however_it_is_saved_and_broken_versions_are_survived(tmp_path: Path) -> None:
    article = write_article(tmp_path, "one.md", "Alpha")
    text, config = article.read_text("utf-8"), tmp_path / "audiopost.toml"
    config.write_text('[show]\nid = "mine"\ntitle = "Mine"\n')
    with served(tmp_path, "--watch", "--engine", "tone", "one.md") as at:
        wait_for(lambda: "Ctrl-C ends it" in at.log)

        def told() -> tuple[str, list[str]]:
            found = feedparser.parse(at.get("/feeds/mine.xml").content)
            return found.feed.title, [entry.title for entry in found.entries]

        replaced(article, text.replace("Alpha", "Beta"))
        wait_for(lambda: told() == ("Mine", ["Beta"]))
        replaced(article, "---\ntitle: [\n---\nbroken\n")
        wait_for(lambda: any("front matter" in line for line in at.log))
        replaced(config, "[show\n")
        wait_for(lambda: any("not valid TOML" in line for line in at.log))
        assert told() == ("Mine", ["Beta"])
        replaced(config, '[show]\nid = "mine"\ntitle = "Ours"\n')
        wait_for(lambda: told() == ("Ours", ["Beta"]))
        replaced(article, text.replace("Alpha", "Gamma"))
        wait_for(lambda: told() == ("Ours", ["Gamma"]))
        assert sum("front matter" in line for line in at.log) == 1
        assert not any("Traceback" in line or line.startswith("unchanged") for line in at.log)


def test_it_ends_at_once_while_it_narrates(tmp_path: Path) -> None:
    article = write_article(tmp_path / "posts", "a.md", "Alpha")
    with served(tmp_path, "--watch", "posts") as at:
        wait_for(lambda: "Ctrl-C ends it" in at.log)
        article.write_text(
            "# Long\n\n" + "".join(f"A sentence with the number {n} in it. " for n in range(2000))
        )
        wait_for(lambda: any(line.startswith("narrating  a.md: 2") for line in at.log))
        at.process.send_signal(signal.SIGINT)
        assert at.process.wait(25) == 0
        assert "stopped while narrating; what is finished is kept" in at.log
        assert not any("Traceback" in line for line in at.log)
    assert run("render", "--engine", "tone", "--quiet", "posts", cwd=tmp_path).code == 0


def test_the_personal_show(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path / "data"), "SOURCE_DATE_EPOCH": "1800000000"}
    write_article(tmp_path, "later.md", "For later")
    done = run("add", "later.md", "--engine", "tone", cwd=tmp_path, env=env)
    assert done.code == 0, done.err
    assert "audiopost serve --personal" in done.err
    assert not (tmp_path / "output").exists()
    with served(tmp_path, "--personal", env=env) as at:
        feed = at.process.stdout.readline().strip()  # type: ignore[union-attr]
        told = feedparser.parse(requests.get(feed, timeout=20).content)
        assert told.feed.title == "Read to me"
        assert [(e.title, e.published_parsed[:3]) for e in told.entries] == [("For later", (2027, 1, 15))]
        assert requests.get(told.entries[0].enclosures[0].href, timeout=20).status_code == 200


def memory(process: int) -> dict[str, int]:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return {line.split()[0]: int(line.split()[1]) for line in lines if line.startswith(("VmHWM", "VmRSS"))}


@pytest.mark.skipif(
    not Path("/proc/self/status").is_file(), reason="needs /proc to see another process's memory"
)
def test_two_hundred_parallel_ranges_in_flat_memory(project: Path) -> None:
    size, piece = 300_000_000, 1_000_000
    marks = random.Random(1).sample(range(0, size - piece, 4096), LOAD)
    with (project / "output" / "long.mp3").open("wb") as file:
        file.truncate(size)
        for number, mark in enumerate(marks):
            file.seek(mark)
            file.write(number.to_bytes(4, "big"))

    async def one(at: Served, start: asyncio.Event, mark: int) -> tuple[bytes, int, bytes]:
        reader, writer = await asyncio.open_connection("127.0.0.1", at.port)
        await start.wait()
        asked = f"GET /output/long.mp3 HTTP/1.1\r\nHost: localhost\r\nRange: bytes={mark}-{mark + piece - 1}\r\nConnection: close\r\n\r\n"
        writer.write(asked.encode())
        head = await reader.readuntil(b"\r\n\r\n")
        first = await reader.readexactly(4)
        rest = 4
        while data := await reader.read(65536):
            rest += len(data)
        writer.close()
        return head.split()[1], rest, first

    async def all_at_once(at: Served) -> list[tuple[bytes, int, bytes]]:
        start = asyncio.Event()
        asked = [asyncio.create_task(one(at, start, mark)) for mark in marks]
        await asyncio.sleep(0.5)  # all are connected
        start.set()
        return await asyncio.wait_for(asyncio.gather(*asked), 60)

    with served(project) as at:
        at.get("/output/long.mp3", Range="bytes=0-1000000")
        before = memory(at.process.pid)["VmHWM:"]
        answers = asyncio.run(all_at_once(at))
        after = memory(at.process.pid)["VmHWM:"]
        assert [answer[:2] for answer in answers] == [(b"206", piece)] * LOAD
        # Marks are further apart than their four bytes, so each range begins with its own.
        assert [int.from_bytes(answer[2], "big") for answer in answers] == list(range(LOAD))
        # 200 MB were sent; what a connection holds is its buffers.
        assert after - before < 100_000, (before, after)
        assert not any("Traceback" in line for line in at.log)
    (project / "output" / "long.mp3").unlink()
