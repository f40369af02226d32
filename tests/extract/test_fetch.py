# SPDX-License-Identifier: GPL-3.0-or-later
"""Guarded HTTP against a real server on the loopback interface: every limit, and the sentence that names it."""

from __future__ import annotations

import gzip
import socket
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from audiopost.config.options import FetchOptions
from audiopost.errors import SourceError
from audiopost.extract.addresses import public
from audiopost.extract.fetch import Fetcher, Response, shown
from tests.extract.conftest import Site

OPEN = FetchOptions(allow_private=True, timeout=5)


def get(url: str, **changes: Any) -> Response:
    return Fetcher(replace(OPEN, **changes)).get(url)


def refusal(url: str, **changes: Any) -> str:
    with pytest.raises(SourceError) as caught:
        get(url, **changes)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


def test_a_page_arrives_with_its_address_type_and_charset(site: Site) -> None:
    url = site.page("/a", "héllo".encode("latin-1"), "text/html; charset=ISO-8859-1")
    assert get(url) == Response(url, "héllo".encode("latin-1"), "text/html", "iso-8859-1")
    assert "audiopost" in site.headers[0]["User-Agent"]


def test_private_addresses_are_refused_by_default(site: Site) -> None:
    url = site.page("/", "secret")
    assert "allow_private" in refusal(url, allow_private=False)
    assert "private" in refusal(f"http://localhost:{site.port}/", allow_private=False)
    assert site.asked == []


def test_a_redirect_into_a_private_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.redirect("/out", f"http://10.0.0.1:{site.port}/inside")
    real = socket.getaddrinfo
    # The first host is declared public, so that only the redirect is judged.
    monkeypatch.setattr("audiopost.extract.addresses.public", lambda address: address == "127.0.0.1")
    assert "10.0.0.1 is inside a private network" in refusal(f"{site.url}/out", allow_private=False)
    assert site.asked == ["/out"]
    assert socket.getaddrinfo is real


def test_the_checked_address_is_the_one_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers differently the second time (DNS rebinding) is looked up only once."""
    site.page("/", "page")
    looked_up: list[str] = []

    def rebinding(host: str, port: int, *_: object, **__: object) -> list[Any]:
        looked_up.append(host)
        address = "127.0.0.1" if len(looked_up) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr("audiopost.extract.addresses.public", lambda address: address == "127.0.0.1")
    assert get(f"http://rebind.example:{site.port}/", allow_private=False).data == b"page"
    assert looked_up == ["rebind.example"]


def test_one_private_answer_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "192.168.1.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    assert "private" in refusal("http://mixed.example/", allow_private=False)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "240.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1", "192.0.2.1", "198.18.0.1"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize(
    "url",
    ["http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/"],
)
def test_odd_spellings_of_private_addresses_are_refused(url: str, site: Site) -> None:
    refusal(url.rstrip("/") + f":{site.port}/", allow_private=False)
    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://x/",
        "http://",
        "http://:80/",
        "http://[::1/",
        "http://x:99999/",
    ],
)
def test_only_http_addresses_are_fetched(url: str) -> None:
    assert "http" in refusal(url)


def test_a_redirect_to_another_scheme_is_refused(site: Site) -> None:
    assert "not an http or https address" in refusal(site.redirect("/f", "file:///etc/passwd"))


def test_redirects_are_followed_and_counted(site: Site) -> None:
    site.page("/3", "end")
    for number in range(3):
        site.redirect(f"/{number}", f"/{number + 1}")
    assert get(f"{site.url}/0").url == f"{site.url}/3"
    assert "max_redirects" in refusal(f"{site.url}/0", max_redirects=2)


def test_a_circle_of_redirects_is_named(site: Site) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    assert "circle" in refusal(f"{site.url}/a", max_redirects=50)
    assert site.asked == ["/a", "/b"]


def test_a_site_that_sets_a_cookie_first_is_no_circle(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = "seen=1" in (handler.headers.get("Cookie") or "")
        handler.send_response(200 if known else 302)
        handler.send_header("Content-Type", "text/html")
        if not known:
            handler.send_header("Location", "/c")
            handler.send_header("Set-Cookie", "seen=1")
        handler.end_headers()
        handler.wfile.write(b"in")

    site.pages["/c"] = answer
    assert get(f"{site.url}/c").data == b"in"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "no such page"),
        (403, "refuses"),
        (410, "gone"),
        (429, "too often"),
        (500, "trouble"),
        (204, "no page"),
    ],
)
def test_answers_that_are_no_page(site: Site, status: int, words: str) -> None:
    sentence = refusal(site.page("/x", "", status=status))
    assert str(status) in sentence
    assert words in sentence


def test_a_page_that_declares_too_much_is_not_read(site: Site) -> None:
    url = site.page("/big", b"x", Content_Length="50000000")
    assert "max_bytes" in refusal(url)


def test_a_page_that_is_too_large_is_left_in_the_middle(site: Site) -> None:
    sent = 0

    def answer(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.end_headers()
        while not site.stop.is_set():
            handler.wfile.write(b"x" * 65536)
            sent += 65536

    site.pages["/endless"] = answer
    assert "larger than 300,000 bytes" in refusal(f"{site.url}/endless", max_bytes=300_000)
    assert sent < 20_000_000


def test_a_gzip_bomb_is_stopped_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    assert "max_bytes" in refusal(site.page("/bomb", bomb, Content_Encoding="gzip"), max_bytes=1_000_000)


def test_compressed_pages_are_read(site: Site) -> None:
    assert get(site.page("/z", gzip.compress(b"small"), Content_Encoding="gzip")).data == b"small"
    assert "compressed wrongly" in refusal(site.page("/bad", b"not gzip", Content_Encoding="gzip"))
    assert "broke off" in refusal(site.page("/cut", gzip.compress(b"y" * 5000)[:-9], Content_Encoding="gzip"))
    assert "not asked for" in refusal(site.page("/br", b"??", Content_Encoding="br"))


def test_a_server_that_says_nothing_times_out(site: Site) -> None:
    site.pages["/hang"] = lambda _: site.stop.wait(20) and None
    assert "timeout under [fetch]" in refusal(f"{site.url}/hang", timeout=0.3)


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_drips_is_cut_off_after_the_whole_time(site: Site, part: str) -> None:
    """Each byte comes in time; all of them would not."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if part == "body":
            handler.send_response(200)
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        try:
            while not site.stop.wait(0.05):
                handler.wfile.write(b"a")
                handler.wfile.flush()
        except OSError:
            return

    site.pages["/drip"] = answer
    assert "did not arrive within 0.6 seconds" in refusal(f"{site.url}/drip", timeout=0.6)


def test_a_connection_cut_in_the_middle_says_so(site: Site) -> None:
    url = site.page("/cut", b"half", Content_Length="4000")
    assert "run the same command again" in refusal(url)


def test_nobody_there(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "nothing answers there" in refusal(f"http://127.0.0.1:{port}/")
    assert "no such host" in refusal("http://nowhere.invalid/") or "looked up" in refusal(
        "http://nowhere.invalid/"
    )


def test_robots_are_honoured_only_when_configured(site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /private\n", "text/plain")
    url = site.page("/private", "page")
    assert get(url).data == b"page"
    assert site.asked == ["/private"]
    assert "robots" in refusal(url, robots=True)
    assert get(site.page("/public", "page"), robots=True).data == b"page"


def test_a_site_without_robots_rules_forbids_nothing(site: Site) -> None:
    assert get(site.page("/a", "page"), robots=True).data == b"page"


def test_proxies_of_the_environment_are_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site.url)
    site.page("http://far.example/page", "through the proxy")
    assert get("http://far.example/page").data == b"through the proxy"
    assert site.asked == ["http://far.example/page"]
    # The proxy itself may stand in a private network; what it is asked for may not.
    assert Fetcher(FetchOptions(timeout=5)).get("http://far.example/page").data == b"through the proxy"
    assert "private" in refusal("http://10.0.0.1/", allow_private=False)


def test_a_dripping_proxy_is_cut_off_too(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site.url)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while not site.stop.wait(0.05):
                handler.wfile.write(b"a")
                handler.wfile.flush()
        except OSError:
            return

    site.pages["http://far.example/"] = answer
    assert "did not arrive" in refusal("http://far.example/", timeout=0.6)


def test_passwords_are_sent_and_never_shown(site: Site) -> None:
    url = site.page("/feed", "page").replace("http://", "http://user:secret@")
    assert get(url).data == b"page"
    assert site.headers[0]["Authorization"].startswith("Basic ")
    assert "secret" not in refusal(url.replace("/feed", "/none"))
    assert shown(url) == f"{site.url}/feed"


def test_passwords_of_netrc_are_not_sent(site: Site, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login user password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    get(site.page("/", "page"))
    assert "Authorization" not in site.headers[0]
