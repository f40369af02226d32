# SPDX-License-Identifier: GPL-3.0-or-later
"""The bytes of one article with all that is known of them: what every reader of a format is given."""

from __future__ import annotations

import codecs
import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from audiopost.model.source import Hints

DocumentKind = Literal["html", "content", "markdown", "text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article's bytes. ``name`` is how it is reported; ``url`` its address after redirects, or "".

    ``kind`` "html" is a page, furniture and all; "content" is HTML that holds nothing but the article (a feed item, a
    chapter of a book). ``charset`` is what HTTP declared ("" nothing). ``pages`` are the further pages of an article
    that its site has cut up, in order.
    """

    name: str
    kind: DocumentKind
    data: bytes
    url: str = ""
    content_type: str = ""
    charset: str = ""
    hints: Hints = Hints()
    pages: tuple[Document, ...] = ()


def decode(data: bytes, charset: str = "") -> str:
    """``data`` as text with "\\n" line ends and without NULs or a byte order mark.

    In order: a byte order mark, the declared ``charset``, UTF-8, then the encoding that looks likeliest. Never raises;
    what stays undecodable becomes U+FFFD.
    """
    return _decode(data, charset).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _decode(data: bytes, charset: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in filter(None, (charset, "utf-8")):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:200_000]).best()
    return data.decode(guess.encoding if guess else "cp1252", "replace")


def digest(data: bytes, hints: Hints = Hints()) -> str:
    """SHA-256 in hex of an article's bytes and of what was known of it besides."""
    known = {name: value for name in Hints.__slots__ if (value := getattr(hints, name))}
    return hashlib.sha256(data + (json.dumps(known, sort_keys=True).encode() if known else b"")).hexdigest()
