# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost serve`` as a user starts it: a process on a free loopback port, its addresses and its log."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests


@dataclass
class Served:
    """A running server: ``address`` without final slash, the feeds it printed, and where its log goes."""

    process: subprocess.Popen[str]
    address: str
    log_file: Path

    @property
    def log(self) -> list[str]:
        return self.log_file.read_text("utf-8").splitlines()

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    def get(self, path: str, method: str = "GET", **headers: str) -> requests.Response:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return requests.request(method, self.address + path, headers=sent, timeout=30, allow_redirects=False)

    def raw(self, request: bytes) -> bytes:
        """What the server answers to these very bytes."""
        with socket.create_connection(("127.0.0.1", self.port), 10) as connection:
            connection.sendall(request)
            connection.settimeout(10)
            return b"".join(iter(lambda: connection.recv(65536), b""))


@contextmanager
def served(
    folder: Path, *arguments: str, env: dict[str, str] | None = None, port: int = 0
) -> Iterator[Served]:
    """Serve the project in ``folder``; the first line it prints is its address."""
    log = folder / "serve.log"
    with log.open("w", encoding="utf-8") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "audiopost", "serve", "--port", str(port), *arguments],
            cwd=folder, env={**os.environ, **(env or {})}, stdout=subprocess.PIPE, stderr=err, text=True,
        )  # fmt: skip
    try:
        assert process.stdout
        line = process.stdout.readline().strip()
        assert line, log.read_text("utf-8")
        yield Served(process, line.rstrip("/"), log)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
        process.stdout.close()  # type: ignore[union-attr]


def wait_for(condition: Callable[[], object], seconds: float = 40) -> None:
    """Return as soon as ``condition`` holds; fail when it never does."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.1)
