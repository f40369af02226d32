# SPDX-License-Identifier: GPL-3.0-or-later
"""From the page to the ledger: every word of every saved page is in it, none twice by accident, what is said in order.

The words are taken from the page's tree, before anything is known of the article, and compared with the ledger.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiopost.errors import ExtractError
from audiopost.extract import cleaning, extract, parsing, tidying
from audiopost.extract.charset import decode_page
from audiopost.extract.document import Document
from audiopost.extract.reader import visible_text
from audiopost.extract.unmask import unmask
from audiopost.model import Script
from audiopost.script.write import write
from tests.script.writing.test_ledger import assert_accounted, assert_sound

PAGES = Path(__file__).parents[3] / "shared" / "data" / "extraction" / "pages"
SAVED = sorted(PAGES.glob("*.html.gz")) if PAGES.is_dir() else []
# Words of a sentence or so: shorter texts ("Advertisement") stand on a page many times.
LONG = 40


def shown_by(data: bytes) -> str:
    """The visible words and alternative texts of a page, in its order."""
    root = parsing.parse(decode_page(data))
    cleaning.clean(root)
    unmask(root)
    body = root.find("body")
    tidying.tidy(body)
    return visible_text(body)


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if character.isalpha())


def squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def out_of_order(script: Script, shown: str) -> list[str]:
    """The long texts that are said, and stand before what was said before them."""
    place, found = 0, []
    for entry in script.ledger:
        text = squeezed(entry.text)
        if entry.fate != "said" or len(text) < LONG:
            continue
        # What pops up over a name stands inside the sentence on the page, and is left out of it.
        at = shown.find(text, place)
        if at >= 0:
            place = at + len(text)
        elif text in shown:
            found.append(entry.text)
    return found


def doubled(script: Script, shown: str) -> list[str]:
    """The long texts that the ledger holds more often than the page shows them."""
    times = Counter(squeezed(entry.text) for entry in script.ledger)
    return [text for text, count in times.items() if len(text) >= LONG and 0 < shown.count(text) < count]


@pytest.mark.skipif(not SAVED, reason="the saved pages are not here")
@pytest.mark.parametrize("page", SAVED, ids=lambda page: page.name.removesuffix(".html.gz"))
def test_every_word_of_a_saved_page_is_in_the_ledger(page: Path) -> None:
    data = gzip.decompress(page.read_bytes())
    try:
        article = extract(Document(name=page.name, kind="html", data=data))
    except ExtractError:
        pytest.skip("no article on this page")
    script = write(article)
    assert_accounted(article, script)
    assert_sound(article, script)
    shown = shown_by(data)
    missing = letters([shown]) - letters(entry.text for entry in script.ledger)
    assert not missing, missing.most_common(9)
    assert not doubled(script, squeezed(shown))
    # A caption is said after its picture, a title before its table, wherever they stand.
    assert len(out_of_order(script, squeezed(shown))) <= 1


WORDS = st.integers(0, 9999).map(lambda n: f"word{n:04}")
SHAPES = (
    "<p>{0}</p>", "<p>{0} <em>{1}</em> <a href=#x>{2}</a></p>", "<h2>{0}</h2><p>{1}</p>", "<ul><li>{0}<li>{1}<ul><li>{2}</ul></ul>",
    "<dl><dt>{0}<dd>{1}<dd>{2}</dl>", "<table><caption>{0}</caption><tr><th>{1}<td>{2}</table>", "<blockquote><p>{0}</p><footer>{1}</footer></blockquote>",
    "<table><tr><td>{0}<td>{1}<tr><td>{2}<td>x</table>", "<details><summary>{0}</summary><p>{1}</p>{2}</details>", "<aside><h3>{0}</h3>{1}</aside>",
    "<figure><img src=a alt={0}><figcaption>{1}</figcaption></figure>", "<figure><p>{0}<img src=b alt={1}></p><table><tr><th>{2}<td><img src=c alt=in{2}></table></figure>",
    "<figure><ul><li><img src=d alt={0}><li>{1}</ul><img src=e alt={2}></figure>", "<picture><source srcset=a><img src=f alt={0}></picture><p>{1}<wbr>{2}</p>",
    "<pre><code>{0} {1}</code></pre>", "<pre><button>{0}</button><code><span class=lineno>1</span>{1};</code></pre>",
    "<table class=highlight><tr><th>{0}</th></tr><tr><td class=gutter><pre>1</pre></td><td class=code><pre>{1};</pre></td></tr></table>", "<div class='note'><p>{0}</p>{1}</div>", "<p>{0}<sup><a href=#n1>1</a></sup></p><div class=footnotes><ol><li id=n1>{1}</ol></div>",
    "<p>{0}<ruby>{1}<rt>x</rt></ruby></p>", "<p lang=fr>{0} {1}</p>", "<div>{0}<p>{1}</p>{2}</div>", "<p>{0}<br><br>{1}</p>", "<p hidden>{0}</p><p>{1}</p>",
    "<p data-audiopost=skip>{0}</p>", "<p>{0} <span data-audiopost-say=else>{1}</span></p>", "<table role=presentation><tr><td><p>{0}</p><td>{1}</table>",
    "<h2>{0} <a class=headerlink href=#a>{1}</a></h2>", "<iframe src=https://example.org/ title=x></iframe><p>{0}</p>", "<section><h3>{0}</h3><div>{1}</div></section>",
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(SHAPES), st.tuples(WORDS, WORDS, WORDS)), min_size=1, max_size=8))
def test_every_word_of_a_made_page_is_in_the_ledger_once(parts: list[tuple[str, tuple[str, ...]]]) -> None:
    markup = "".join(shape.format(*words) for shape, words in parts)
    script = write(extract(Document(name="made", kind="content", data=f"<p>Begin.</p>{markup}".encode())))
    wanted = Counter(
        word for shape, words in parts for n, word in enumerate(words) for _ in range(shape.count(f"{{{n}}}"))
    )
    held = "".join(entry.text for entry in script.ledger)
    assert {word: held.count(word) for word in wanted} == wanted
