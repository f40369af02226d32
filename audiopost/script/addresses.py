# SPDX-License-Identifier: GPL-3.0-or-later
"""Links: which texts are mere addresses or say nothing, and how an address is said."""

from __future__ import annotations

import re

from audiopost.script.phrases import Phrases

_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.)[^\s<>]+|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24})/[^\s<>]*",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]{0,15}://)?(?:[^/@\s]*@)?(?:www\d?\.)?(?P<host>[^/:?#\s]+)", re.IGNORECASE
)
_VAGUE = frozenset(
    [
        "click here",
        "click",
        "here",
        "this",
        "this link",
        "this page",
        "link",
        "read more",
        "more",
        "learn more",
        "see more",
        "details",
        "more details",
        "continue",
        "continue reading",
        "source",
        "website",
        "article",
        "this article",
        "download",
        "find out more",
        "see here",
        "over here",
        "hier",
        "hier klicken",
        "klicken sie hier",
        "mehr",
        "mehr lesen",
        "weiterlesen",
        "weiter",
        "mehr erfahren",
        "dieser link",
        "link",
        "quelle",
        "aquí",
        "haz clic aquí",
        "clic aquí",
        "más",
        "leer más",
        "ver más",
        "este enlace",
        "enlace",
        "fuente",
        "saber más",
        "ici",
        "cliquez ici",
        "cliquer ici",
        "lire la suite",
        "en savoir plus",
        "plus",
        "ce lien",
        "lien",
        "voir plus",
        "suite",
    ]
)


def is_address(text: str) -> bool:
    """Whether ``text`` is nothing but a web address."""
    return bool(_ADDRESS.fullmatch(text.strip().rstrip(".,;")))


def is_vague(text: str) -> bool:
    """Whether a link's ``text`` does not tell where it leads: "click here", or a bare address."""
    bare = text.strip(" \t\n.,:;!…»›>→[]()\u2009\u00a0").lower()
    return bare in _VAGUE or is_address(text)


def host_in_words(address: str, phrases: Phrases) -> str:
    """The host of ``address`` with its dots said: "example dot org"."""
    found = _HOST.match(address.strip())
    host = found["host"] if found else address
    if phrases.dot == ".":
        return host
    labels = [label.replace("-", " ") for label in host.split(".") if label]
    return f" {phrases.dot} ".join(labels)


def as_link(address: str, phrases: Phrases) -> str:
    """How a bare ``address`` that is a link is said: "link to example dot org"."""
    return phrases.link_to.format(host=host_in_words(address, phrases))
