# SPDX-License-Identifier: GPL-3.0-or-later
"""A web page, or markup that is all article, to an :class:`~audiopost.model.Article`.

The page is parsed once; other extractors vote on its own blocks; what was kept is narrated from its own nodes, so that
languages, notes, captions and table headers are still there.
"""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from audiopost.errors import AudiopostError, ExtractError
from audiopost.extract import cleaning, dom, election, faults, maths, parsing, shells, tidying, voters
from audiopost.extract.blocks import Content, read_content
from audiopost.extract.charset import decode_page
from audiopost.extract.closings import known
from audiopost.extract.document import Document
from audiopost.extract.metadata import Metadata, collect
from audiopost.extract.notes import Notes
from audiopost.extract.printed import article_json, empty_json
from audiopost.extract.rules import apply_rules
from audiopost.extract.teasers import hide_popups
from audiopost.extract.units import Places, units_of
from audiopost.extract.unmask import unmask
from audiopost.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from audiopost.config.options import Rule
    from audiopost.extract.closings import Known
    from audiopost.extract.units import Unit

_NEVER = frozenset(("nav", "footer", "menu", "button", "select", "search", "navigation", "contentinfo"))
"""Places that hold no article, even where nothing else on the page does."""

_PARAGRAPH = 12
_ARTICLE = 100


def extract_html(document: Document, rules: Sequence[Rule] = ()) -> Article:
    """The article in an HTML document; a document of kind "content" is kept whole, a page is freed of its furniture.

    Pages that continue it (``document.pages``) are appended. Raises ``ExtractError`` when there is no article in it: no
    text, text only with JavaScript, frames, an error page. Raises ``ConfigError`` for a rule's selector that is none.
    """
    page, root = _parsed(document)
    url = document.url or document.hints.url
    meta = collect(root, page, url) if document.kind == "html" else Metadata()
    title = document.hints.title or meta.title
    base = _base(root, url)
    tex = maths.uses_tex(root)
    shell, cut, rest = shells.look(root), parsing.is_cut(root), parsing.cut_off(root)
    about = known(title, document.hints.byline or meta.byline, document.hints.site or meta.site, url)
    body = _body(root, document, page, about, rules)
    for further in document.pages:
        text, tree = _parsed(further)
        body.append(_as_part(_body(tree, further, text, about, rules)))
    notes = Notes(body, url)
    notes.settle()
    language = document.hints.language or meta.language
    content = read_content(body, base=base, language=language, tex=tex, notes=notes)
    shells.refuse_empty(content, shell, document.name, title)
    if cut:
        content = faults.shorten(content, rest)
    return _article(document, content, meta, title, url, shell)


def extract_file(path: str | Path, url: str = "", rules: Sequence[Rule] = ()) -> Article:
    """The article in a saved page. Raises ``ExtractError`` when the file cannot be read or holds no article."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ExtractError(f"{path} cannot be read: {error.strerror or error}.") from None
    return extract_html(Document(name=str(path), kind="html", data=data, url=url), rules)


def batch(lines: Iterable[str], rules: Sequence[Rule] = ()) -> Iterator[dict[str, Any]]:
    """Answers JSON lines ``{"id","file","url"}`` in kind: the article's JSON with ``id`` and ``ms``, or ``error``.

    A page without an article is answered too: no sections, and a warning that says why.
    """
    for line in lines:
        if not line.strip():
            continue
        started = time.perf_counter()
        identity, answer = _answer(line, rules)
        yield {"id": identity, **answer, "ms": round((time.perf_counter() - started) * 1000, 2)}


def _answer(line: str, rules: Sequence[Rule]) -> tuple[Any, dict[str, Any]]:
    try:
        asked = json.loads(line)
        identity, path, url = asked["id"], Path(asked["file"]), str(asked.get("url") or "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, {"error": f"This line is not a JSON object with id and file: {line.strip()[:80]}"}
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        return identity, {"error": f"{path} cannot be read: {getattr(error, 'strerror', None) or error}."}
    try:
        return identity, article_json(
            extract_html(Document(name=str(path), kind="html", data=data, url=url), rules)
        )
    except ExtractError as error:
        return identity, empty_json(url, str(error))
    except AudiopostError as error:
        return identity, {"error": str(error)}


def _parsed(document: Document) -> tuple[str, HtmlElement]:
    """The page's markup, made fit for other parsers, and its tree."""
    page = parsing.sane(decode_page(document.data, document.charset))
    root = parsing.parse(page)
    return (parsing.markup(root) if parsing.is_altered(root) else page), root


def _base(root: HtmlElement, url: str) -> str:
    for element in root.iter("base"):
        try:
            return str(urljoin(url, (element.get("href") or "").strip()))
        except ValueError:
            break
    return url


def _body(
    root: HtmlElement, document: Document, page: str, about: Known, rules: Sequence[Rule]
) -> HtmlElement:
    """The page's body, tidied, with what is no part of the article marked."""
    cleaning.clean(root)
    found = root.find("body")
    body = found if found is not None else root
    unmask(body)
    tidying.tidy(body)
    apply_rules(body, rules, document.name)
    if document.kind == "html":
        _find(body, page, about)
    return body


def _as_part(body: HtmlElement) -> HtmlElement:
    body.tag = "div"
    return body


def _find(body: HtmlElement, page: str, about: Known) -> None:
    hide_popups(body)
    units = units_of(body)
    if election.is_plain(units):
        election.keep_all(units, about.title)
        election.mark(units)
        return
    election.elect(units, voters.ask(page))
    if not any(unit.kept for unit in units):
        _fall_back(body, units, page)
    election.repair(units, about)
    _refuse_furniture(body, units)
    election.mark(units)


def _refuse_furniture(body: HtmlElement, units: list[Unit]) -> None:
    """Leaves out what was kept when all of it stands in menus and footers: then the page holds no article.

    Some sites put a whole page into a form, so running text of some length is an article wherever it stands.
    """
    places = Places()
    kept = [unit for unit in units if unit.kept and (unit.words or unit.images)]
    prose = sum(len(unit.words) for unit in kept if unit.linked < 0.5 and len(unit.words) >= _PARAGRAPH)
    if prose < _ARTICLE and all(places.of(unit.element, body) in _NEVER for unit in kept):
        for unit in kept:
            unit.drop("furniture")


def _fall_back(body: HtmlElement, units: list[Unit], page: str) -> None:
    """Nobody found anything: readability-lxml's subtree, then the largest ``article`` or ``main``, then everything."""
    found = (
        voters.ballot(voters.markup_text(voters.readability_markup(page)), 1.0)
        if len(page) < voters.LARGE
        else None
    )
    if found is not None:
        election.elect(units, [found])
    if any(unit.kept for unit in units):
        return
    holders = sorted(
        body.iter("article", "main"), key=lambda element: len(dom.text_of(element)), reverse=True
    )
    root = holders[0] if holders and dom.text_of(holders[0]) else body
    for unit in units:
        if unit.words and (unit.element is root or root in unit.element.iterancestors()):
            unit.keep()
            unit.share = 1.0


def _article(
    document: Document, content: Content, meta: Metadata, title: str, url: str, shell: shells.Shell
) -> Article:
    hints = document.hints
    article = Article(
        source=document.name,
        title=title or _first_heading(content),
        sections=content.sections,
        url=meta.url or url,
        byline=hints.byline or meta.byline,
        published=hints.published or meta.published,
        modified=meta.modified,
        language=hints.language or meta.language,
        site=hints.site or meta.site,
        summary=meta.summary,
        image=hints.image or meta.image,
        guid=hints.guid,
        tags=hints.tags or meta.tags,
        notes=content.notes,
        omissions=content.omissions,
        warnings=content.warnings,
        season=meta.season,
        episode=meta.episode,
        episode_type=meta.episode_type,
        soundbites=meta.soundbites,
    )
    found = (*content.warnings, *faults.of_page(shell, content, paid=meta.paid), *faults.of_article(article))
    return replace(article, warnings=found)


def _first_heading(content: Content) -> str:
    return next((section.heading.plain for section in content.sections if section.heading), "")
