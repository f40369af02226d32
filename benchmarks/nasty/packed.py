# SPDX-License-Identifier: GPL-3.0-or-later
"""Nasty feeds, sitemaps and EPUB books: right on the outside, odd inside, or broken altogether."""

from __future__ import annotations

import json
import zipfile
from html import escape
from io import BytesIO
from random import Random

from benchmarks.nasty.pages import page, piece
from benchmarks.nasty.texts import plain
from benchmarks.nasty.words import ODD, endless, prose, words

_DATES = (
    "Mon, 01 Jan 2024 00:00:00 GMT",
    "2024-01-01T00:00:00Z",
    "yesterday",
    "",
    "32 Foo 99999",
    "0000-00-00T99:99:99Z",
)
_DOCTYPES = (
    "", "", "", '<!DOCTYPE rss [<!ENTITY a "x">]>', '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
    '<!DOCTYPE r SYSTEM "http://example.invalid/x.dtd">', "<!DOCTYPE rss [",
)  # fmt: skip


def feed(rng: Random) -> bytes:
    """RSS, Atom, a JSON Feed or a sitemap."""
    return rng.choice((_rss, _rss, _atom, _json, _sitemap))(rng).encode(
        rng.choice(("utf-8",) * 6 + ("utf-16", "latin-1")), "replace"
    )


def book(rng: Random) -> bytes:
    """An EPUB, sometimes lacking, renaming or doubling what it needs."""
    names = [
        rng.choice((f"c{n}.xhtml",) * 9 + (f"a b{n}.html", f"../c{n}.xhtml", f"ü{n}.xhtml"))
        for n in range(rng.randrange(0, 6))
    ]
    kinds = ("application/xhtml+xml",) * 6 + ("text/html", "image/png")
    items = "".join(
        f'<item id="i{n}" href="{escape(name)}" media-type="{rng.choice(kinds)}"/>'
        for n, name in enumerate(names)
    )
    aside = ("", "", "", "", "", " linear='no'")
    spine = "".join(
        f'<itemref idref="i{rng.choice((n,) * 9 + (99,))}"{rng.choice(aside)}/>' for n in range(len(names))
    )
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(words(rng, 4))}</dc:title><dc:language>{rng.choice(('en', 'x', ''))}</dc:language>"
        f"<dc:identifier id='id'>{escape(words(rng, 2))}</dc:identifier><dc:date>{rng.choice(_DATES)}</dc:date></metadata>"
        f'<manifest>{items}<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        f'<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="ncx">{spine}</spine></package>'
    )
    links = "".join(f'<li><a href="{escape(name)}#x">{words(rng, 3)}</a></li>' for name in names)
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>',
        "o/p.opf": package,
        "o/nav.xhtml": f'<html xmlns:epub="x"><body><nav epub:type="toc"><ol>{links}</ol></nav></body></html>',
        "o/toc.ncx": f"<ncx><navMap>{links}</navMap></ncx>",
    }
    for name in names:
        files[f"o/{name}"] = rng.choice(
            (page, lambda r: f"<html><body>{prose(r)}{piece(r, 9)}</body></html>")
        )(rng)
    for name in list(files):
        if rng.random() < 0.03:
            files[name] = rng.choice(
                (words(rng), "", endless(rng)[:9000], files[name][: rng.randrange(1 + len(files[name]))])
            )
        if rng.random() < 0.01:
            del files[name]
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, text in files.items():
            archive.writestr(name, text.encode("utf-8", "replace"))
    return stream.getvalue()


def _content(rng: Random) -> str:
    inside = "".join(f"<p>{prose(rng)}</p>{piece(rng, rng.randrange(6))}" for _ in range(rng.randrange(0, 6)))
    inside += rng.choice(
        ("", "[…]", "<p>Read more</p>", "<p>The post <a>x</a> appeared first on y.</p>", rng.choice(ODD))
    )
    return rng.choice(
        (f"<![CDATA[{inside.replace(']]>', '')}]]>", escape(inside), inside, escape(escape(inside)))
    )


def _start(rng: Random) -> str:
    return rng.choice(
        ('<?xml version="1.0"?>', '<?xml version="1.0" encoding="koi8-r"?>', "", "\ufeff")
    ) + rng.choice(_DOCTYPES)


def _rss(rng: Random) -> str:
    items = ""
    for _ in range(rng.randrange(0, 5)):
        tag = rng.choice(("description", "content:encoded", "content:encoded"))
        link = rng.choice(
            ("", "", "<link>http://example.invalid/a</link>", "<link>ftp://x</link>", "<guid>x</guid>")
        )
        items += f"<item><title>{escape(words(rng, 5))}</title>{link}<{tag}>{_content(rng)}</{tag}><pubDate>{rng.choice(_DATES)}</pubDate></item>"
    return (
        f'{_start(rng)}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(words(rng, 3))}</title><language>{rng.choice(('en', 'x_y', ''))}</language>{items}"
        f"{rng.choice(('</channel></rss>', '', '</rss>'))}"
    )


def _atom(rng: Random) -> str:
    entries = ""
    for _ in range(rng.randrange(0, 4)):
        kind = rng.choice(("html", "text", "xhtml", "image/png", ""))
        entries += (
            f'<entry><id>{escape(words(rng, 1))}</id><title type="{kind}">{escape(words(rng, 4))}</title><updated>{rng.choice(_DATES)}</updated>'
            f'<content type="{kind}" xml:lang="{rng.choice(("en", "fr", "?"))}">{_content(rng)}</content></entry>'
        )
    return f'{_start(rng)}<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{entries}</feed>'


def _json(rng: Random) -> str:
    def item() -> dict[str, object]:
        found: dict[str, object] = {
            "id": rng.choice((1, "a", None, [], {})),
            "title": rng.choice((words(rng, 4), 5, None)),
        }
        found[rng.choice(("content_html", "content_text"))] = rng.choice(
            (_content(rng), plain(rng), prose(rng) * 3, 7, ["x"])
        )
        found["authors"] = rng.choice(([{"name": "A"}], {"name": "A"}, "A", [1], None))
        found["tags"] = rng.choice((["a", 1], "a", None))
        found["date_published"] = rng.choice((*_DATES, 5))
        found["language"] = rng.choice(("en", 3, "??"))
        return found

    items = rng.choice(([item() for _ in range(rng.randrange(0, 4))], {}, [1, None], "x"))
    text = json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": rng.choice(("x", 1, None)), "items": items}
    )
    return rng.choice(
        (
            text,
            text,
            text,
            text[: len(text) // 2],
            "{" * 5000,
            '{"version":"https://jsonfeed.org/version/1","items":' + "[" * 9000,
        )
    )


def _sitemap(rng: Random) -> str:
    tag, inner = rng.choice((("urlset", "url"), ("sitemapindex", "sitemap")))
    places = "".join(
        f"<{inner}><loc>{rng.choice(('http://example.invalid/a', 'x', '', 'file:///etc/passwd'))}</loc></{inner}>"
        for _ in range(3)
    )
    return f"{_start(rng)}<{tag} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{places}</{tag}>"
