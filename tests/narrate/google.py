# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for Google's speech service on the loopback, reached as a proxy: CONNECT, then TLS, then its answers."""

from __future__ import annotations

import base64
import io
import json
import re
import socket
import ssl
import threading
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import soundfile
import trustme

Answer = Callable[[str], bytes | None]


def mp3(text: str) -> bytes:
    """A tone of 60 ms a letter as MP3, between a quarter second of silence on each side."""
    tone = 0.3 * np.sin(2 * np.pi * 220 / 24_000 * np.arange(24 * 60 * len(text)))
    silence = np.zeros(6000)
    file = io.BytesIO()
    soundfile.write(file, np.concatenate([silence, tone, silence]), 24_000, format="MP3")
    return file.getvalue()


def http(status: str, body: bytes, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def speech(text: str) -> bytes:
    inner = json.dumps([base64.b64encode(mp3(text)).decode()])
    return http(
        "200 OK", b")]}'\n\n" + json.dumps([["wrb.fr", "jQ1olc", inner]], separators=(",", ":")).encode()
    )


def too_many(_: str) -> bytes:
    return http("429 Too Many Requests", b"slow down")


def broken(_: str) -> bytes:
    return http("503 Service Unavailable", b"")


def forbidden(_: str) -> bytes:
    return http("403 Forbidden", b"")


def web_page(_: str) -> bytes:
    return http("200 OK", b"<html><title>Before you continue</title></html>")


def not_an_mp3(_: str) -> bytes:
    inner = json.dumps([base64.b64encode(b"this is no MP3 at all" * 9).decode()])
    return http("200 OK", json.dumps([["wrb.fr", "jQ1olc", inner]], separators=(",", ":")).encode())


def not_utf8(_: str) -> bytes:
    return http("200 OK", b"\xff\xfe jQ1olc \xfa")


def cut_off(text: str) -> bytes:
    return speech(text)[:-200]


def hang(_: str) -> None:
    """No answer at all."""


@dataclass
class Google:
    """Answers requests with ``answers`` in turn, the last one again and again; ``heard`` are the texts it was sent."""

    answers: list[Answer] = field(default_factory=lambda: [speech])
    heard: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("translate.google.com", "translate.google.de").configure_cert(self._context)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        for connection in self._open:
            connection.close()

    @property
    def proxy(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self._open.append(connection)
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        try:
            head = _until_blank_line(connection)
            self.hosts.append(head.split()[1].decode())
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            with self._context.wrap_socket(connection, server_side=True) as tls:
                head = _until_blank_line(tls)
                length = int(re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)[1])  # type: ignore[index]
                body = head.partition(b"\r\n\r\n")[2]
                while len(body) < length:
                    body += tls.recv(65536)
                text = _text_of(body)
                answer = self.answers[min(len(self.heard), len(self.answers) - 1)]
                self.heard.append(text)
                content = answer(text)
                if content is None:
                    threading.Event().wait(5)
                    return
                tls.sendall(content)
        except (OSError, TypeError):
            return


def _until_blank_line(connection: socket.socket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head:
        got = connection.recv(65536)
        if not got:
            raise OSError("closed")
        head += got
    return head


def _text_of(body: bytes) -> str:
    form = urllib.parse.parse_qs(body.decode())["f.req"][0]
    return str(json.loads(json.loads(form)[0][0][1])[0])
