# SPDX-License-Identifier: GPL-3.0-or-later
"""Lexicon files: TOML with ``[[lexicon]]`` tables, and the W3C's Pronunciation Lexicon Specification 1.0."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.config import LexiconEntry
from audiopost.errors import ScriptError
from audiopost.script.lexicon import Layer, Lexicon, builtin, check

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 5_000_000
_NAMESPACE = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def gather(
    entries: Sequence[LexiconEntry] = (),
    files: Iterable[Path] = (),
    *,
    name: str = "audiopost.toml",
    own: bool = True,
) -> Lexicon:
    """The lexicon of a show: its ``entries`` (from the file ``name``) over ``files`` in order, over ours (if ``own``).

    Raises ScriptError naming the file and the entry that is wrong.
    """
    layers = [Layer(name, tuple(entries)), *(load(path) for path in files)]
    return Lexicon([*layers, builtin()] if own else layers)


def load(path: Path) -> Layer:
    """The entries of one file: ``.pls`` and ``.xml`` are read as PLS, all else as TOML. Raises ScriptError."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ScriptError(
                f"{path} is larger than {MAX_BYTES:,} bytes, so it is no lexicon; name another file"
            )
        data = path.read_bytes()
    except OSError as error:
        raise ScriptError(
            f"the lexicon {path} cannot be read: {error.strerror or error}; correct its name in `lexicons`"
        ) from error
    if path.suffix.lower() in {".pls", ".xml"}:
        return Layer(str(path), parse_pls(data, str(path)))
    return Layer(str(path), parse_toml(data, str(path)))


def parse_toml(data: bytes, name: str) -> tuple[LexiconEntry, ...]:
    """The entries of a TOML file that holds ``[[lexicon]]`` tables. Raises ScriptError, naming ``name``."""
    from audiopost.config.load import parse
    from audiopost.errors import ConfigError

    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ScriptError(f"{name} is not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ScriptError(f"{name} is not valid TOML: {error}; correct that line") from error
    for key in tables:
        if key != "lexicon":
            raise ScriptError(f"{name}: unknown key {key!r}; a lexicon file holds only [[lexicon]] tables")
    try:
        entries = parse({"lexicon": tables.get("lexicon", [])}, name).lexicon
    except ConfigError as error:
        raise ScriptError(str(error)) from error
    for entry in entries:
        check(entry, name)
    return entries


def parse_pls(data: bytes, name: str) -> tuple[LexiconEntry, ...]:
    """The entries of a PLS 1.0 document: ``<phoneme>`` as ``ipa``, ``<alias>`` as ``say``, the preferred one first.

    Document types and entities are refused, nothing is fetched. A grapheme with capitals matches only as written.
    Raises ScriptError, naming ``name``.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ScriptError(f"{name} is not well-formed XML: {error}; correct that line") from error
    if root.getroottree().docinfo.doctype:
        raise ScriptError(
            f"{name} declares a document type, which a lexicon may not; remove the <!DOCTYPE …>"
        )
    if root.tag not in {f"{_NAMESPACE}lexicon", "lexicon"}:
        raise ScriptError(f"{name} is no pronunciation lexicon: its root should be <lexicon> of PLS 1.0")
    alphabet = str(root.get("alphabet") or "ipa").lower()
    language = str(root.get(_XML_LANG) or "")
    entries: list[LexiconEntry] = []
    for lexeme in root.iter(f"{_NAMESPACE}lexeme", "lexeme"):
        entries += _lexeme(lexeme, alphabet, str(lexeme.get(_XML_LANG) or language), name)
    return tuple(entries)


def _lexeme(lexeme: _Element, alphabet: str, language: str, name: str) -> list[LexiconEntry]:
    written = [_text(one) for one in lexeme.iter(f"{_NAMESPACE}grapheme", "grapheme")]
    written = [word for word in written if word]
    if not written:
        raise ScriptError(
            f"{name}: the lexeme in line {lexeme.sourceline} has no <grapheme>; add the written word"
        )
    said = [one for one in lexeme if _local(one) in {"phoneme", "alias"} and _text(one)]
    said.sort(key=lambda one: one.get("prefer") != "true")
    usable = [
        one for one in said if _local(one) == "alias" or str(one.get("alphabet") or alphabet).lower() == "ipa"
    ]
    if not usable:
        why = f"its alphabet is {alphabet!r}, and only ipa is known" if said else "no <phoneme> or <alias>"
        raise ScriptError(f"{name}: the lexeme {written[0]!r} cannot be said: {why}")
    best = usable[0]
    entries = []
    for word in written:
        values = {"say": _text(best)} if _local(best) == "alias" else {"ipa": _text(best)}
        entry = LexiconEntry(word, case=word != word.lower(), language=language, **values)  # type: ignore[arg-type]
        check(entry, name)
        entries.append(entry)
    return entries


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: _Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
