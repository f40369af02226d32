# SPDX-License-Identifier: GPL-3.0-or-later
"""What HTML and EPUB say of their own words wins over every guess: from the page to the script, in English and German."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from audiopost.cli.script import command as script
from audiopost.extract.phonemes import from_xsampa

# Language, what is written in a paragraph, what the voice is given.
HINTS = [
    ("en", 'The <abbr title="World Health Organization">WHO</abbr> warns; the <abbr>WHO</abbr> knows.',
     "The World Health Organization, W.H.O, warns; the W.H.O knows."),
    ("de", 'Die <abbr title="Weltgesundheitsorganisation">WHO</abbr> warnt; die <abbr>WHO</abbr> weiß es.',
     "Die Weltgesundheitsorganisation, W.H.O, warnt; die W.H.O weiß es."),
    ("en", 'They met on <time datetime="2025-04-09">09/04/2025</time> and <time datetime="2025-04-12">12/4</time>.',
     "They met on April ninth, twenty twenty five and April twelfth."),
    ("de", 'Am <time datetime="2025-04-09">9.4.2025</time> dauerte es <time datetime="PT2H1M">2:01</time>.',
     "Am neunten April zweitausendfünfundzwanzig dauerte es zwei Stunden eine Minute."),
    ("es", 'El <time datetime="2025-04-09">9/4</time> tardó <time datetime="PT1H30M">1:30</time>.',
     "El nueve de abril tardó una hora treinta minutos."),
    ("fr", 'Le <time datetime="2025-04-09">9/4</time> il a mis <time datetime="PT1H30M">1:30</time>.',
     "Le neuf avril il a mis une heure trente minutes."),
    ("en", "Of CO<sub>2</sub> and x<sup>2</sup> on 5 m<sup>2</sup>, 10<sup>3</sup> times, the 2<sup>nd</sup> day.",
     "Of C O two and X squared on five square meters, ten to the third times, the second day."),
    ("de", "Von CO<sub>2</sub> und x<sup>2</sup> auf 5 m<sup>2</sup>, 10<sup>3</sup> Mal, der 2<sup>te</sup> Tag.",
     "Von C.O zwei und x hoch zwei auf fünf Quadratmeter, zehn hoch drei Mal, der zweite Tag."),
    ("en", "Press <kbd>Ctrl</kbd>+<kbd>C</kbd> and set <code>user_name</code>.",
     "Press control plus C and set user name."),
    ("de", "Man drückt <kbd>Strg</kbd>+<kbd>C</kbd> und setzt <code>user_name</code>.",
     "Man drückt Strg plus C und setzt user name."),
    ("en", 'It holds that <math alttext="a equals b"><mi>a</mi><mo>=</mo><mi>b</mi></math> here.',
     "It holds that [[ˈeɪ|a]] equals b here."),
    ("de", 'Es gilt <math alttext="a gleich b"><mi>a</mi><mo>=</mo><mi>b</mi></math> hier.',
     "Es gilt a gleich b hier."),
    ("en", "The word <ruby>漢字<rp>(</rp><rt>kanji</rt><rp>)</rp></ruby> is old.", "The word kanji is old."),
    ("de", "Das Wort <ruby>漢字<rp>(</rp><rt>kanji</rt><rp>)</rp></ruby> ist alt.", "Das Wort kanji ist alt."),
    ("en", 'It cost <data value="1500000">1.5M</data> euros.', "It cost one million five hundred thousand euros."),
    ("de", 'Es kostete <data value="1500000">1,5M</data> Euro.', "Es kostete eine Million fünf hundert tausend Euro."),
    ("en", 'The <span data-audiopost-say="app ex one">AppX1</span> is out.', "The app ex one is out."),
    ("de", 'Die <span data-audiopost-say="Äpp eins">AppX1</span> ist da.', "Die Äpp eins ist da."),
]  # fmt: skip


def heard(source: str) -> str:
    """The lines of `audiopost script` that the voice is given."""
    result = CliRunner().invoke(script, [source], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return "\n".join(line.strip().removeprefix("» ") for line in result.output.splitlines())


@pytest.mark.parametrize(("language", "written", "said"), HINTS, ids=[f"{one[0]} {one[2]}" for one in HINTS])
def test_a_hint_wins(
    language: str, written: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = f'<html lang="{language}"><title>T</title><body><article><h1>T</h1><p>{written}</p></article></body></html>'
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert said in heard("page.html")


def book(path: Path, body: str, attributes: str) -> None:
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">x</dc:identifier><dc:title>Buch</dc:title>'
        '<dc:language>de</dc:language></metadata><manifest><item id="c" href="c.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>'
    )
    page = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de" '
        f'xmlns:ssml="http://www.w3.org/2001/10/synthesis" {attributes}><head><title>K</title></head>'
        f"<body><h1>Kapitel</h1><p>{body}</p></body></html>"
    )
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/epub+zip")
        made.writestr("META-INF/container.xml", container)
        made.writestr("c.opf", package)
        made.writestr("c.xhtml", page)


@pytest.mark.parametrize(
    ("attributes", "span", "said"),
    [
        ('ssml:alphabet="ipa"', 'ssml:ph="ˈniːtʃə"', "[[ˈniːtʃə|Nietzsche]]"),
        ("", 'ssml:ph="ˈniːtʃə"', "[[ˈniːtʃə|Nietzsche]]"),
        ('ssml:alphabet="ipa"', "ssml:alphabet='x-sampa' ssml:ph='\"ni:tS@'", "[[ˈniːtʃə|Nietzsche]]"),
        ('ssml:alphabet="x-jeita"', 'ssml:ph="niche"', "Nietzsche"),
        ("", 'ssml:ph="a]]b"', "Nietzsche"),
        ("", 'ssml:ph="ˈniːtʃə" data-audiopost-say="Nitsche"', "Nitsche"),
    ],
)
def test_a_book_gives_pronunciations(
    attributes: str, span: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book(tmp_path / "book.epub", f"Der Philosoph <span {span}>Nietzsche</span> schrieb viel.", attributes)
    assert f"Der Philosoph {said} schrieb viel." in heard("book.epub")


@pytest.mark.parametrize(
    ("xsampa", "ipa"),
    [('"S2:n@', "ˈʃøːnə"), ("bO~ZuR", "bɔ̃ʒuʁ"), ("D@ r\\Ed", "ðə ɹɛd"), ("t_hi:", "tʰiː"), ("£", "£")],
)
def test_xsampa(xsampa: str, ipa: str) -> None:
    assert from_xsampa(xsampa) == ipa
