# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections that reach public addresses only.

The name is looked up once, the answers are checked, and the checked address itself is connected to: a name that changes
its answer between check and connection (DNS rebinding) gains nothing. A proxy set in the environment is the user's own
choice and may be anywhere; behind one, the target's name is checked before, as far as it can be looked up here.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from typing import Any
from urllib.parse import urlsplit

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from audiopost.errors import SourceError

_SHARED = ipaddress.ip_network("100.64.0.0/10")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def public(address: str) -> bool:
    """Whether ``address`` (an IP literal) is on the public internet; addresses carried inside IPv6 ones count."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner))
    elif ip in _SHARED:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def refused(host: str) -> SourceError:
    """The sentence for a ``host`` inside a private network."""
    return SourceError(
        f"{host} is inside a private network, which audiopost does not fetch from;"
        " set allow_private = true under [fetch] if you trust what names it"
    )


def refuse_private(url: str) -> None:
    """Raise SourceError when the host of ``url`` is, or resolves to, an address that is not public."""
    host = urlsplit(url).hostname or ""
    with contextlib.suppress(OSError, UnicodeError):
        for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM):
            if not public(str(found[4][0])):
                raise refused(host)


class GuardedAdapter(HTTPAdapter):
    """A requests transport whose direct connections go to public addresses, unless ``allow_private``."""

    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private
        self.sockets: list[socket.socket] = []
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the connections of this transport's own kind."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self, self.allow_private)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Connections to a proxy may go anywhere, but can be cut like the others."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        if hasattr(manager, "pool_classes_by_scheme"):
            manager.pool_classes_by_scheme = _pools(self, True)
        return manager

    def cut(self) -> None:
        """Break all open connections, whatever another thread is waiting for on them."""
        for sock in list(self.sockets):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Give up the connections."""
        super().close()
        while self.sockets:
            self.sockets.pop().close()

    def connect(self, connection: Any, anywhere: bool) -> socket.socket:
        """A socket to the host of ``connection``, at the very address that was checked."""
        host = connection._dns_host.strip("[]").rstrip(".")  # noqa: SLF001 - urllib3 keeps the name to look up there
        try:
            found = socket.getaddrinfo(host, connection.port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise NameResolutionError(host, connection, _gaierror(error)) from error
        if not anywhere and not all(public(str(entry[4][0])) for entry in found):
            raise refused(host)
        problem: OSError = OSError("no address")
        for family, kind, protocol, _, address in found:
            sock = socket.socket(family, kind, protocol)
            try:
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                sock.settimeout(connection.timeout)
                sock.connect(address)
            except OSError as error:
                sock.close()
                problem = error
                continue
            # TLS takes the socket object over, so the one to cut is a second handle on the same connection.
            self.sockets.append(sock.dup())
            return sock
        if isinstance(problem, TimeoutError):
            raise ConnectTimeoutError(connection, f"Connection to {host} timed out") from problem
        raise NewConnectionError(connection, f"Failed to establish a new connection: {problem}") from problem


def _gaierror(error: Exception) -> socket.gaierror:
    return error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))


def _pools(adapter: GuardedAdapter, anywhere: bool) -> dict[str, type[HTTPConnectionPool]]:
    class GuardedHTTP(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return adapter.connect(self, anywhere)

    class GuardedHTTPS(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return adapter.connect(self, anywhere)

    class HTTPPool(HTTPConnectionPool):
        ConnectionCls = GuardedHTTP

    class HTTPSPool(HTTPSConnectionPool):
        ConnectionCls = GuardedHTTPS

    return {"http": HTTPPool, "https": HTTPSPool}
