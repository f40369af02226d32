# SPDX-License-Identifier: GPL-3.0-or-later
"""EPUB: every chapter of a book is an article-to-be; a book of one chapter is one.

The chapters are those of the table of contents; a file of the reading order that it does not name continues the chapter
before. The zip is read in memory within limits, nothing is unpacked to disk, and protected books are refused.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag

from audiopost.errors import SourceError
from audiopost.extract.dates import iso
from audiopost.extract.document import digest
from audiopost.model.source import Hints, Origin

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

MAX_FILES = 10_000
_FONTS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
_PAGES = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml"}
_ASIDE = {"cover", "toc", "landmarks", "titlepage", "title-page", "copyright-page", "loi", "lot", "index"}
_DTD = re.compile(r"<!DOCTYPE[^\[<>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_CLOSED = re.compile(r"<([A-Za-z][\w:-]*)((?:\s+[^<>]*?)?)\s*/>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(slots=True)
class Book:
    """An open EPUB. Raises SourceError when it is none, is protected, or is past the limits."""

    data: bytes
    name: str
    max_bytes: int
    _zip: zipfile.ZipFile = field(init=False)
    _left: int = field(init=False)

    def __post_init__(self) -> None:
        # A book's pictures and fonts are never unpacked; its text may be this many times a page.
        self._left = self.max_bytes * 10
        try:
            self._zip = zipfile.ZipFile(BytesIO(self.data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise SourceError(f"{self.name} is not a valid EPUB ({error}); download it again") from None
        if len(self._zip.infolist()) > MAX_FILES:
            raise SourceError(f"{self.name} holds more than {MAX_FILES:,} files, too many for a book")

    def chapters(self) -> Iterator[Origin]:
        """The chapters in reading order, each with its own bytes (one HTML document) and hints."""
        package = self._package()
        groups = [(title, files) for title, files in package.groups if self._worded(files)]
        if not groups:
            raise SourceError(f"{self.name} has no chapter with text in it; it may be a book of pictures")
        for title, files in groups:
            data = self._joined(files)
            one = len(groups) == 1
            hints = Hints(
                title=package.title if one else title or _first_heading(data),
                byline=package.byline,
                published=package.published,
                language=package.language,
                guid=(package.guid if one else f"{package.guid}#{files[0]}") if package.guid else "",
                site="" if one else package.title,
            )
            name = self.name if one else f"{self.name}#{files[0]}"
            yield Origin(name=name, kind="content", data=data, hints=hints, digest=digest(data, hints))

    def _read(self, path: str) -> bytes:
        try:
            info = self._zip.getinfo(path)
        except KeyError:
            raise SourceError(f"{self.name} lacks the file {path} that it names; download it again") from None
        if info.flag_bits & 1:
            raise SourceError(f"{self.name} is encrypted; audiopost reads books without protection only")
        limit = min(self.max_bytes, self._left)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            raise SourceError(f"{self.name} is damaged at {path} ({error}); download it again") from None
        except Exception as error:
            if type(error).__module__ not in {"zlib", "lzma"}:
                raise
            raise SourceError(f"{self.name} is damaged at {path} ({error}); download it again") from None
        if len(data) > limit:
            raise SourceError(
                f"{self.name} unpacks to more than {self.max_bytes:,} bytes at {path};"
                " raise max_bytes under [fetch] if that is right"
            )
        self._left -= len(data)
        return data

    def _xml(self, path: str) -> Any:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        try:
            root = etree.fromstring(self._read(path), parser)
        except etree.XMLSyntaxError:
            root = None
        if root is None:
            raise SourceError(f"{self.name} has no readable XML in {path}; download it again")
        return root

    def _package(self) -> _Package:
        from lxml import etree

        self._refuse_protected()
        found = self._xml("META-INF/container.xml").xpath("//*[local-name()='rootfile']/@full-path")
        if not found:
            raise SourceError(
                f"{self.name} does not say where its book is (META-INF/container.xml); download it again"
            )
        path = str(found[0])
        root = self._xml(path)
        folder = posixpath.dirname(path)
        manifest = {
            item.get("id"): (self._inside(folder, item.get("href", "")), item)
            for item in root.xpath("//*[local-name()='manifest']/*[local-name()='item']")
        }
        spine = [
            manifest[ref.get("idref")]
            for ref in root.xpath("//*[local-name()='spine']/*[local-name()='itemref']")
            if ref.get("idref") in manifest and ref.get("linear") != "no"
        ]
        aside = {
            self._inside(folder, ref.get("href", ""))
            for ref in root.xpath("//*[local-name()='guide']/*[local-name()='reference']")
            if ref.get("type") in _ASIDE
        }
        files = [
            file for file, item in spine
            if item.get("media-type") in _PAGES and file not in aside and "nav" not in item.get("properties", "").split()
        ]  # fmt: skip
        titles = self._titles(manifest)

        def meta(name: str) -> list[str]:
            found = root.xpath(f"//*[local-name()='metadata']/*[local-name()='{name}']")
            return [" ".join("".join(node.itertext(etree.Element)).split()) for node in found]

        return _Package(
            title=next(iter(meta("title")), ""),
            byline=", ".join(meta("creator")),
            published=next((day for written in meta("date") if (day := iso(written))), ""),
            language=next(iter(meta("language")), ""),
            guid=next(iter(meta("identifier")), ""),
            groups=_grouped(files, titles),
        )

    def _refuse_protected(self) -> None:
        if "META-INF/encryption.xml" not in self._zip.namelist():
            return
        ways = self._xml("META-INF/encryption.xml").xpath("//*[local-name()='EncryptionMethod']/@Algorithm")
        if any(str(way) not in _FONTS for way in ways):
            raise SourceError(
                f"{self.name} is protected (DRM); audiopost reads books without protection only"
            )

    def _inside(self, folder: str, href: str) -> str:
        path = posixpath.normpath(posixpath.join(folder, unquote(urldefrag(href).url)))
        if path.startswith(("../", "/")) or path == "..":
            raise SourceError(
                f"{self.name} names a file outside itself ({href[:80]}); it is not to be trusted"
            )
        return path

    def _titles(self, manifest: dict[str, tuple[str, Any]]) -> dict[str, str]:
        """The table of contents: the first title given to each file."""
        titles: dict[str, str] = {}
        for path, item in manifest.values():
            if path not in self._zip.namelist():
                continue  # the reading order is known without it
            if "nav" in item.get("properties", "").split():
                pairs = _navigation(self._soup(path))
            elif item.get("media-type") == "application/x-dtbncx+xml":
                pairs = _ncx(self._soup(path))
            else:
                continue
            for href, title in pairs:
                titles.setdefault(self._inside(posixpath.dirname(path), href), " ".join(title.split()))
        return titles

    def _soup(self, path: str) -> BeautifulSoup:
        """A navigation document: small, written by many tools in many ways, and read the forgiving way."""
        from bs4 import BeautifulSoup
        from bs4.exceptions import ParserRejectedMarkup

        from audiopost.extract.document import decode

        try:
            return BeautifulSoup(_DTD.sub("", decode(self._read(path))), "xml")
        except ParserRejectedMarkup:
            return BeautifulSoup("", "xml")

    def _page(self, path: str) -> Any:
        from audiopost.extract.document import decode
        from audiopost.extract.phonemes import take_over

        text = decode(self._read(path))
        text = re.sub(r"<\?xml[^>]*\?>", "", text, count=1)
        # In XHTML an empty element may close itself; an HTML parser would take all that follows into it.
        text = _CLOSED.sub(lambda m: m[0] if m[1].lower() in _VOID else f"<{m[1]}{m[2]}></{m[1]}>", text)
        page = _parsed(text)
        if "ssml:ph" in text:
            take_over(page)
        return page

    def _worded(self, files: list[str]) -> bool:
        return any(any(self._body(self._page(path)).itertext()) and self._text(path) for path in files)

    def _text(self, path: str) -> str:
        body = self._body(self._page(path))
        return "" if (body.get("epub:type") or "") in _ASIDE else " ".join("".join(body.itertext()).split())

    @staticmethod
    def _body(page: Any) -> Any:
        found = page.find("body")
        return page if found is None else found

    def _joined(self, files: list[str]) -> bytes:
        """The files of one chapter as one HTML document, with the notes that stand in other files at its end."""
        from lxml import html

        first = self._page(files[0])
        body = self._body(first)
        for path in files[1:]:
            further = self._body(self._page(path))
            if (further.text or "").strip():
                html.etree.SubElement(body, "p").text = further.text
            for child in further:
                body.append(child)
        self._bring_notes(body, files)
        return bytes(html.tostring(first, encoding="utf-8", doctype="<!DOCTYPE html>"))

    def _bring_notes(self, body: Any, files: list[str]) -> None:
        for link in body.xpath(".//a[@href]"):
            kinds = f"{link.get('epub:type') or ''} {link.get('role') or ''}".split()
            target, mark = urldefrag(link.get("href"))
            if not {"noteref", "doc-noteref"} & set(kinds) or not target or not mark:
                continue
            path = self._inside(posixpath.dirname(files[0]), target)
            if path not in self._zip.namelist():
                continue
            found = self._page(path).xpath("//*[@id=$mark]", mark=mark)
            if found and not body.xpath(".//*[@id=$mark]", mark=mark):
                note = found[0]
                note.tag = "aside"
                note.set("epub:type", "footnote")
                note.tail = None
                body.append(note)
            link.set("href", f"#{mark}")


@dataclass(frozen=True, slots=True)
class _Package:
    title: str
    byline: str
    published: str
    language: str
    guid: str
    groups: list[tuple[str, list[str]]]


def _navigation(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Addresses and titles of an EPUB 3 table of contents, or of the first list of links when none says it is one."""
    found = soup.find_all("nav")
    toc = next((nav for nav in found if "toc" in str(nav.get("epub:type") or "").split()), None)
    for link in (toc or (found[0] if found else soup)).find_all("a", href=True):
        yield str(link["href"]), link.get_text()


def _ncx(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Addresses and titles of an EPUB 2 table of contents."""
    for point in soup.find_all("navPoint"):
        content, label = point.find("content"), point.find("navLabel")
        if content is not None and label is not None:
            yield str(content.get("src") or ""), label.get_text()


def _grouped(files: list[str], titles: dict[str, str]) -> list[tuple[str, list[str]]]:
    groups: list[tuple[str, list[str]]] = []
    named = any(file in titles for file in files)
    for file in files:
        if file in titles or not groups or not named:
            groups.append((titles.get(file, ""), [file]))
        else:
            groups[-1][1].append(file)
    return groups


def _parsed(markup: str) -> Any:
    """The ``html`` element of a chapter; an empty page for what holds no element at all."""
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=False, encoding=None)
    try:
        return html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.document_fromstring("<html><body></body></html>")


def _first_heading(data: bytes) -> str:
    found = _parsed(data.decode()).xpath("(//h1 | //h2 | //h3 | //title)[1]")
    return " ".join(found[0].text_content().split()) if found else ""
