# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that belong together: an article cut into ``?page=2`` and so on, and a page that only sends its reader on.

A further page is one whose address differs from the first page's in its page number alone, on the same host: so
"next" links to another article, print and AMP versions and other sites are never followed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urljoin, urlsplit

from audiopost.errors import SourceError
from audiopost.extract import sniff
from audiopost.extract.document import Document
from audiopost.extract.fetch import Fetcher, Response

_KEYS = {"page", "p", "pg", "pagenum", "pageno", "page_num", "paged", "seite", "pagina", "página"}
_WORTH_PARSING = re.compile(
    rb"rel\s*=\s*[\"']?[^\"'>]*\bnext\b|[?&;](?:page|p|pg|pagen\w+|paged|seite|pagina)=\d|href\s*=\s*[\"'][^\"']*[/_,-]p?\d{1,3}(?:\.\w+|/)?[\"']",
    re.IGNORECASE,
)
_REFRESH = re.compile(r"<meta[^>]{0,200}http-equiv\s*=\s*[\"']?refresh[^>]{0,500}>", re.IGNORECASE)
_TARGET = re.compile(r"content\s*=\s*[\"']\s*[0-3]\s*;\s*url\s*=\s*['\"]?([^\"'>\s]+)", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:next(?:\s+page)?|weiter|nächste\s+seite|suivante?|page\s+suivante|siguiente|successiva|volgende)\W*|(?:page\s*)?\d{1,3}|[»›>→]+",
    re.IGNORECASE,
)


def page(fetcher: Fetcher, url: str) -> Response:
    """The page at ``url``, and where that is a notice that it has moved, the page it names. Raises SourceError."""
    answer = fetcher.get(url)
    for _ in range(fetcher.options.max_redirects):
        target = _moved_to(answer)
        if not target or target == answer.url:
            return answer
        answer = fetcher.get(target)
    raise SourceError(
        f"{url} sends its readers on more than {fetcher.options.max_redirects} times;"
        " raise max_redirects under [fetch] if that is right"
    )


def _moved_to(answer: Response) -> str:
    if len(answer.data) > 20_000 or answer.content_type not in {"", "text/html", "application/xhtml+xml"}:
        return ""
    text = answer.data.decode("utf-8", "replace")
    notice = _REFRESH.search(text)
    target = _TARGET.search(notice[0].replace("&amp;", "&")) if notice else None
    words = re.sub(
        r"<[^>]*>", " ", re.sub(r"<(script|style|title)\b.*?</\1>", "", text, flags=re.IGNORECASE | re.DOTALL)
    ).split()
    return urljoin(answer.url, target[1]).partition("#")[0] if target and len(words) < 60 else ""


def with_further(fetcher: Fetcher, first: Document) -> Document:
    """``first`` with the further pages of its article, up to max_pages in all."""
    limit = fetcher.options.max_pages
    pages: list[Document] = [first]
    seen = {first.url}
    while target := _next(pages[-1], first.url, len(pages) + 1):
        if target in seen:
            break
        if len(pages) == limit:
            if limit == 1:
                break
            return _whole(
                pages,
                f"The article goes on after its page {limit}; raise max_pages under [fetch] to have more",
            )
        seen.add(target)
        try:
            answer = fetcher.get(target)
            if sniff.by_type(answer.content_type, answer.data, answer.url) != "html":
                break
        except SourceError as error:
            return _whole(pages, f"Page {len(pages) + 1} of the article is missing: {error}")
        if (answer.url != target and answer.url in seen) or any(answer.data == known.data for known in pages):
            break
        seen.add(answer.url)
        pages.append(replace(first, data=answer.data, url=answer.url, charset=answer.charset))
    return _whole(pages)


def _whole(pages: list[Document], incomplete: str = "") -> Document:
    return replace(pages[0], pages=tuple(pages[1:]), incomplete=incomplete)


def _next(document: Document, first: str, number: int) -> str:
    """The address of page ``number`` when ``document`` links to it, or ""."""
    if not _WORTH_PARSING.search(document.data):
        return ""
    from audiopost.extract import dom, parsing
    from audiopost.extract.charset import decode_page

    root = parsing.parse(decode_page(document.data, document.charset))
    for link in root.iter("link", "a"):
        related = "next" in (link.get("rel") or "").lower().split()
        if not link.get("href") or not (related or (link.tag == "a" and _NEXT.fullmatch(dom.text_of(link)))):
            continue
        try:
            target: str = urljoin(document.url, link.get("href").strip()).partition("#")[0]
            if page_number(first, target) == number:
                return target
        except ValueError:
            continue
    return ""


def page_number(first: str, other: str) -> int:
    """Which page of the article at ``first`` the address ``other`` names; 0 when it is none of it."""
    one, two = urlsplit(first), urlsplit(other)
    if two.scheme not in {"http", "https"} or one.netloc.lower() != two.netloc.lower():
        return 0
    fixed_one, number_one = _query(one.query, one.path)
    fixed_two, number_two = _query(two.query, two.path)
    if fixed_one != fixed_two or number_one > 1:
        return 0
    if one.path.rstrip("/") == two.path.rstrip("/"):
        return number_two
    stem, dot, ending = one.path.rstrip("/").rpartition(".")
    if not dot or "/" in ending:
        stem, ending = one.path.rstrip("/"), ""
    shape = rf"{re.escape(stem)}(?:/(?:page/|seite/|p)?|[-_,](?:page|p|seite)?[-_]?)(\d{{1,3}}){re.escape(dot + ending) if ending else ''}/?"
    match = re.fullmatch(shape, two.path)
    return int(match[1]) if match and stem.strip("/") and not number_two else 0


def _query(query: str, path: str) -> tuple[list[tuple[str, str]], int]:
    """The query without its page number, and that number (0 none); "p" names a post when there is no path."""
    keys = _KEYS if path.strip("/") else _KEYS - {"p"}
    pairs = parse_qsl(query, keep_blank_values=True)
    numbers = [
        value
        for key, value in pairs
        if key.lower() in keys and value.isascii() and value.isdigit() and len(value) < 5
    ]
    return sorted(pair for pair in pairs if pair[0].lower() not in keys), int(numbers[0]) if numbers else 0
