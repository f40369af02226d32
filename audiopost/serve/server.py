# SPDX-License-Identifier: GPL-3.0-or-later
"""The socket and the server on it."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import socket
from typing import TYPE_CHECKING

from audiopost.errors import ServeError

if TYPE_CHECKING:
    from starlette.types import ASGIApp
    from uvicorn import Server

STOP_S = 2


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at ``host`` and ``port`` (0: any free one). Raises :class:`ServeError` saying why not."""
    try:
        family, _, _, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server(place[:2], family=family, backlog=1024)
    except OSError as error:
        raise ServeError(_why(host, port, error)) from error


def _why(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} at {host} is taken by another program; choose another with --port, or any free one with --port 0."
    if error.errno == errno.EACCES:
        return f"Port {port} needs rights you do not have; choose one above 1023 with --port."
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine; leave --host out, or use 0.0.0.0 for all of its addresses."
    return f"Cannot serve at {host}, port {port}: {error.strerror or error}; choose others with --host and --port."


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches ``host``."""
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost" or host.endswith(".localhost")


def address(host: str, listening: socket.socket) -> str:
    """The http address, without final slash, at which others reach what listens at ``host``."""
    port = listening.getsockname()[1]
    name = host
    with contextlib.suppress(ValueError):
        given = ipaddress.ip_address(host)
        if given.is_unspecified:
            name = _own_address(listening.family)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _own_address(family: int) -> str:
    """The address this machine has in its network. Nothing is sent: a datagram socket is only pointed outwards."""
    outwards = "2001:db8::1" if family == socket.AF_INET6 else "192.0.2.1"
    with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect((outwards, 9))
        return str(probe.getsockname()[0])
    return "::1" if family == socket.AF_INET6 else "127.0.0.1"


def server(app: ASGIApp) -> Server:
    """A server for ``app``: ``.run(sockets=[...])`` serves until interrupted, or until ``.should_exit`` is set."""
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app, http="h11", ws="none", lifespan="off", loop="asyncio", interface="asgi3", access_log=False, log_config=None,
            log_level="critical", server_header=False, proxy_headers=False, timeout_graceful_shutdown=STOP_S,
        )
    )  # fmt: skip
