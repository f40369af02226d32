# SPDX-License-Identifier: GPL-3.0-or-later
"""The bytes of a page as text, in the order browsers look: byte order mark, HTTP, ``meta``, then the bytes themselves."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD = 8192
# What undeclared pages may be in: nobody publishes in the charsets of old home computers, which fit by accident.
_ON_THE_WEB = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 iso8859_2 iso8859_5 iso8859_6 iso8859_7 iso8859_8 "
    "iso8859_15 koi8_r koi8_u shift_jis euc_jp gb18030 big5 euc_kr"
).split()


def decode_page(data: bytes, declared: str = "") -> str:
    """``data`` as text; ``declared`` is the charset HTTP named ("" none). Never raises: what cannot be read is U+FFFD.

    A declared charset that does not fit is passed over for UTF-8 when that fits, and a page that is UTF-8 but for a few
    bytes (two encodings mixed) is read as UTF-8 with those bytes in Windows-1252.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if data[:400].count(0) * 4 > len(data[:400]):
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and b"\x1b$" not in data:
        return text
    named = _named(data)
    if text and not (_codec(declared) or _codec(named)).startswith("iso2022"):
        return text
    told = _as_told(data, (declared, named))
    if told is not None:
        return told
    mixed = data.decode("utf-8", "audiopost-cp1252")
    if _mostly_utf8(data, mixed):
        return mixed
    return data.decode(_guessed(data[:200_000]), "replace")


def _guessed(data: bytes) -> str:
    """The charset of the web that ``data`` looks like; where others fit as well, the commonest, Windows-1252."""
    from charset_normalizer import from_bytes

    found = list(from_bytes(data, cp_isolation=_ON_THE_WEB))
    if not found:
        return "cp1252"
    fit = (found[0].chaos, found[0].coherence)
    return next(
        (one.encoding for one in found if one.encoding == "cp1252" and (one.chaos, one.coherence) == fit),
        found[0].encoding,
    )


def _as_told(data: bytes, names: tuple[str, ...]) -> str | None:
    """``data`` in the first of the charsets that fits it; None when none does."""
    for name in names:
        known = _codec(name)
        if known and known != "utf-8":
            try:
                return data.decode(known)
            except (UnicodeDecodeError, UnicodeError):
                continue
    return None


def _named(data: bytes) -> str:
    """The charset that an XML declaration or a ``meta`` near the beginning names, "" for none."""
    from bs4.dammit import EncodingDetector

    head = data[:_HEAD]
    return EncodingDetector.find_declared_encoding(head, is_html=True, search_entire_document=True) or ""


def _codec(name: str) -> str:
    """Python's name for the charset, with the labels the web means otherwise: Latin-1 is Windows-1252."""
    try:
        known = codecs.lookup(name.strip()).name if name else ""
    except (LookupError, ValueError):
        return ""
    if known.startswith(("utf-16", "utf-32")):
        return ""
    return {
        "iso8859-1": "cp1252",
        "ascii": "cp1252",
        "iso8859-9": "cp1254",
        "gb2312": "gb18030",
        "gbk": "gb18030",
    }.get(known, known)


def _mostly_utf8(data: bytes, text: str) -> bool:
    wide = sum(1 for character in text[:500_000] if ord(character) > 0x7F)
    broken = len(data[:2_000_000].decode("utf-8", "ignore").encode())
    lost = len(data[:2_000_000]) - broken
    return lost * 5 < wide


def _windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("audiopost-cp1252", _windows)
