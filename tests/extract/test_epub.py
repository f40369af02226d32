# SPDX-License-Identifier: GPL-3.0-or-later
"""Books: chapters in reading order with their notes, and what must not be trusted in a zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from audiopost.config.options import FetchOptions
from audiopost.extract import discover, extract, read
from audiopost.model import Article, Failure, Origin, Paragraph

CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/b.opf"/></rootfiles></container>'
OPF = """<package xmlns="http://www.idpf.org/2007/opf" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:book</dc:identifier><dc:title>The Well</dc:title><dc:creator>Ada Quill</dc:creator><dc:creator>Ben Orr</dc:creator>
<dc:language>en-GB</dc:language><dc:date>2021-05-06</dc:date></metadata><manifest>{manifest}</manifest><spine>{spine}</spine></package>"""
NAV = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol><li><a href="text/one.xhtml">One: Water</a></li><li><a href="text/two.xhtml#start">Two</a></li></ol></nav></body></html>'


def page(inner: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title><script src="x.js"/></head><body>{inner}</body></html>'


TEXTS = {
    "cover.xhtml": page('<section epub:type="cover"><img src="c.png" alt=""/></section>'),
    "text/one.xhtml": page(
        '<h1>One: Water</h1><p>It is <a id="x"/>wet.<a epub:type="noteref" href="../notes.xhtml#n1">1</a></p>'
    ),
    "text/one-b.xhtml": page("<p>And it goes on.</p>"),
    "text/two.xhtml": page("<h1>Two</h1><h2>Rope</h2><p>It is long.</p>"),
    "notes.xhtml": page('<aside epub:type="footnote" id="n1"><p>Mostly.</p></aside>'),
}


def book(texts: Mapping[str, str] = TEXTS, more: Mapping[str, str] | None = None, opf: str = "") -> bytes:
    order = [name for name in texts if name != "notes.xhtml"]
    manifest = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(texts)
    )
    manifest += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    spine = "".join(f'<itemref idref="i{list(texts).index(name)}"/>' for name in order)
    files = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/b.opf": opf or OPF.format(manifest=manifest, spine=spine),
        "OEBPS/nav.xhtml": NAV,
    }
    files |= {f"OEBPS/{name}": text for name, text in texts.items()} | dict(more or {})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def chapters(folder: Path, data: bytes, **limits: int) -> list[Origin | Failure]:
    (folder / "well.epub").write_bytes(data)
    return list(discover([str(folder)], FetchOptions(**limits)))  # type: ignore[arg-type]


def articles(folder: Path, data: bytes) -> list[Article]:
    return [
        extract(read(found, FetchOptions())) for found in chapters(folder, data) if isinstance(found, Origin)
    ]


def refusal(folder: Path, data: bytes, **limits: int) -> str:
    (found,) = chapters(folder, data, **limits)
    assert isinstance(found, Failure)
    return found.message


def test_chapters_are_articles(tmp_path: Path) -> None:
    one, two = articles(tmp_path, book())
    assert (one.source, one.title, one.site, one.byline) == (
        "well.epub#OEBPS/text/one.xhtml",
        "One: Water",
        "The Well",
        "Ada Quill, Ben Orr",
    )
    assert (one.language, one.published, one.guid) == ("en-GB", "2021-05-06", "urn:book#OEBPS/text/one.xhtml")
    assert [b.text.plain for b in one.sections[0].blocks if isinstance(b, Paragraph)] == [
        "It is wet.1",
        "And it goes on.",
    ]
    assert [section.heading.plain for section in two.sections if section.heading] == ["Rope"]
    assert (two.title, two.notes) == ("Two", ())


def test_notes_of_another_file_come_with_their_chapter(tmp_path: Path) -> None:
    one, _ = articles(tmp_path, book())
    (note,) = one.notes
    assert [b.text.plain for b in note.blocks if isinstance(b, Paragraph)] == ["Mostly."]


def test_a_book_of_one_chapter_is_one_article(tmp_path: Path) -> None:
    (only,) = articles(tmp_path, book({"text/one.xhtml": page("<p>All there is.</p>")}))
    assert (only.source, only.title, only.site, only.guid) == ("well.epub", "The Well", "", "urn:book")


def test_chapters_are_told_apart_by_their_own_bytes(tmp_path: Path) -> None:
    before = [found.digest for found in chapters(tmp_path, book()) if isinstance(found, Origin)]
    changed = {**TEXTS, "text/two.xhtml": TEXTS["text/two.xhtml"].replace("long", "short")}
    after = [found.digest for found in chapters(tmp_path, book(changed)) if isinstance(found, Origin)]
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_words_between_the_elements_of_a_further_file_are_kept(tmp_path: Path) -> None:
    one, _ = articles(tmp_path, book({**TEXTS, "text/one-b.xhtml": page("It went on.<p>And on.</p>And on.")}))
    said = [block.text.plain for block in one.sections[0].blocks if isinstance(block, Paragraph)]
    assert said == ["It is wet.1", "It went on.", "And on.", "And on."]


@pytest.mark.parametrize("contents", ["", "\x00<?", "<!-- -->"])
def test_a_book_is_read_without_its_table_of_contents(tmp_path: Path, contents: str) -> None:
    found = articles(tmp_path, book(more={"OEBPS/nav.xhtml": contents}))
    assert [block.text.plain for a in found for s in a.sections for block in s.blocks if isinstance(block, Paragraph)] == [
        "It is wet.1", "And it goes on.", "It is long.",
    ]  # fmt: skip


def test_a_book_whose_type_is_packed_is_a_book(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book())) as good,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in reversed(good.namelist()):
            bad.writestr(name, good.read(name))
    assert len(articles(tmp_path, packed.getvalue())) == 2


def test_protected_books_are_refused(tmp_path: Path) -> None:
    locked = "<encryption><EncryptedData><EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/></EncryptedData></encryption>"
    assert "DRM" in refusal(tmp_path, book(more={"META-INF/encryption.xml": locked}))
    fonts = locked.replace(
        "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.idpf.org/2008/embedding"
    )
    assert len(articles(tmp_path, book(more={"META-INF/encryption.xml": fonts}))) == 2
    data = bytearray(book())
    at = data.rindex(b"PK\x01\x02", 0, data.index(b"META-INF/container.xml", data.index(b"PK\x01\x02")))
    data[at + 8] |= 1
    assert "encrypted" in refusal(tmp_path, bytes(data))


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    bomb = book({"text/one.xhtml": page(f"<p>{'a ' * 3_000_000}</p>")})
    assert len(bomb) < 50_000
    assert "max_bytes" in refusal(tmp_path, bomb, max_bytes=1_000_000)


@pytest.mark.parametrize("href", ["../../../etc/passwd", "/etc/passwd", "..%2f..%2f..%2fetc/passwd"])
def test_paths_that_lead_out_are_refused(tmp_path: Path, href: str) -> None:
    opf = OPF.format(
        manifest=f'<item id="a" href="{href}" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="a"/>',
    )
    assert "outside itself" in refusal(tmp_path, book(opf=opf))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (book()[:400], "valid EPUB"),
        (book(opf="<package/>"), "no chapter with text"),
        (book(opf=OPF.format(manifest='<item id="a" href="gone.xhtml" media-type="application/xhtml+xml"/>', spine='<itemref idref="a"/>')), "lacks the file"),
        (book({"text/one.xhtml": page("<img src='a.png'/>")}), "no chapter with text"),
        (book(more={"META-INF/container.xml": "<container/>"}), "where its book is"),
        (book(opf="not xml at all"), "no readable XML"),
        (book(more={"META-INF/container.xml": ""}), "no readable XML"),
        (book({"text/one.xhtml": "<!-- nothing -->"}), "no chapter with text"),
    ],
)  # fmt: skip
def test_broken_books_are_one_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    sentence = refusal(tmp_path, data)
    assert sentence.startswith("well.epub ")
    assert words in sentence
    assert "\n" not in sentence


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    opf = '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + OPF.replace("The Well", "&x;").format(
        manifest='<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="a"/>',
    )
    (only,) = articles(tmp_path, book(opf=opf))
    assert only.title in {"One: Water", "well"}
