# SPDX-License-Identifier: GPL-3.0-or-later
"""The bytes of one article with all that is known of them: what every reader of a format is given."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Literal

from audiopost.model.source import Hints

DocumentKind = Literal["html", "content", "markdown", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article's bytes. ``name`` is how it is reported; ``url`` its address after redirects, or "".

    ``kind`` "html" is a page, furniture and all; "content" is HTML that holds nothing but the article (a feed item, a
    chapter of a book). ``charset`` is what HTTP declared ("" nothing). ``pages`` are the further pages of an article
    that its site has cut up, in order; ``incomplete`` says why some could not be had.
    """

    name: str
    kind: DocumentKind
    data: bytes
    url: str = ""
    content_type: str = ""
    charset: str = ""
    hints: Hints = field(default_factory=Hints)
    pages: tuple[Document, ...] = ()
    incomplete: str = ""


def decode(data: bytes, charset: str = "") -> str:
    """``data`` as text with "\\n" line ends and without NULs or a byte order mark.

    Never raises; what stays undecodable becomes U+FFFD.
    """
    from audiopost.extract.charset import decode_page

    text = decode_page(data, charset).lstrip("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def digest(data: bytes, hints: Hints | None = None) -> str:
    """SHA-256 in hex of an article's bytes and of what was known of it besides."""
    known = {name: value for name in Hints.__slots__ if (value := getattr(hints, name, None))}
    return hashlib.sha256(data + (json.dumps(known, sort_keys=True).encode() if known else b"")).hexdigest()
