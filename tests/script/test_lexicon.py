# SPDX-License-Identifier: GPL-3.0-or-later
"""The lexicon: layers, what entries say, files of both kinds, and authors' expressions that could take for ever."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopost.config import LexiconEntry
from audiopost.errors import ScriptError
from audiopost.script.lexicon import Layer, Lexicon, builtin, spelled
from audiopost.script.lexicon_files import gather, load, parse_pls, parse_toml
from audiopost.script.patterns import PatternError, guarded
from audiopost.script.words import spoken


def say(text: str, *entries: LexiconEntry, language: str = "en", engine: str = "") -> str:
    hints = Lexicon([Layer("show", entries)]).spans(text, language, engine)
    return spoken(text, language, hints=hints)


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        (LexiconEntry("nginx", say="engine ex"), "Use Nginx.", "Use engine ex."),
        (LexiconEntry("nginx", say="engine ex", case=True), "Use Nginx.", "Use Nginx."),
        (LexiconEntry("Ada Byte", ipa="ˈeɪdə"), "So Ada\n Byte said", "So [[ˈeɪdə|Ada\n Byte]] said"),
        (LexiconEntry("Ada", ipa="ˈeɪdə"), "Ada’s book", "[[ˈeɪdəz|Ada’s]] book"),
        (LexiconEntry("WHO", spell=True, case=True), "The WHO, who else?", "The W.H.O, who else?"),
        (LexiconEntry("H1N1", spell=True), "against H1N1 flu", "against H 1 N 1 flu"),
        (LexiconEntry("(advert)", skip=True), "So (advert) it goes", "So it goes"),
        (LexiconEntry(".NET", say="dot net"), "in .NET, not ASP.NET", None),
        (
            LexiconEntry(r"v(\d+)b", say=r"version \1 beta", regex=True),
            "Try v12b now",
            "Try version 12 beta now",
        ),
        (LexiconEntry("cat", say="dog"), "concatenate a cat", "concatenate a dog"),
    ],
)
def test_an_entry_says_its_match(entry: LexiconEntry, text: str, expected: str | None) -> None:
    found = say(text, entry)
    if expected is None:
        assert "dot net, not" in found
        assert "ASPdot" not in found.replace(" ", "")
    else:
        assert found == expected


def test_what_an_entry_says_is_not_touched_by_rules() -> None:
    assert say("Open 4711 today", LexiconEntry("4711", say="47 11 Köln")) == "Open 47 11 Köln today"


def test_a_show_wins_over_a_site_and_a_site_over_ours(tmp_path: Path) -> None:
    site = tmp_path / "site.toml"
    site.write_text(
        '[[lexicon]]\nmatch = "Nvidia"\nsay = "site"\n[[lexicon]]\nmatch = "Uber"\nsay = "site"\n'
    )
    lexicon = gather((LexiconEntry("nvidia", say="show"),), [site])
    assert [span.spoken for span in lexicon.spans("Nvidia, Uber, Nike")] == [
        "show",
        "site",
        "[[nˈaɪki|Nike]]",
    ]


def test_the_longer_entry_of_a_layer_wins() -> None:
    entries = (LexiconEntry("New", say="A"), LexiconEntry("New York", say="B"))
    assert say("New York is new", *entries) == "B is A"


def test_entries_for_one_language_or_engine() -> None:
    entry = LexiconEntry("gift", say="poison", language="de", engine="piper")
    assert say("gift", entry, language="de-AT", engine="piper") == "poison"
    assert say("gift", entry, language="de", engine="gtts") == "gift"
    assert say("gift", entry, language="en", engine="piper") == "gift"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (LexiconEntry("x"), "exactly one of say, ipa, spell and skip, but has none"),
        (LexiconEntry("x", say="a", skip=True), "has say and skip"),
        (LexiconEntry(" ", say="a"), "empty match"),
        (LexiconEntry("x", ipa="a]]b"), "brackets"),
        (LexiconEntry("(x", say="a", regex=True), "no valid regular expression"),
        (LexiconEntry("(a+)+", say="a", regex=True), "take for ever"),
        (LexiconEntry("a|b*", say="a", regex=True), "where there is nothing"),
        (LexiconEntry("(a)", say=r"\2", regex=True), "says group 2"),
        (LexiconEntry("x" * 400, say="a", regex=True), "longer than 300"),
    ],
)
def test_a_broken_entry_is_one_sentence_naming_file_and_entry(entry: LexiconEntry, words: str) -> None:
    with pytest.raises(ScriptError) as caught:
        Lexicon([Layer("words.toml", (entry,))])
    assert str(caught.value).startswith("words.toml: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"[[lexicon",
        b"[[lexicons]]\nmatch='a'",
        b"[[lexicon]]\nmatsch='a'",
        b"[[lexicon]]\nmatch='a'",
        b"lexicon = 3",
    ],
)
def test_a_broken_toml_file_is_named(data: bytes) -> None:
    with pytest.raises(ScriptError, match=r"words\.toml"):
        parse_toml(data, "words.toml")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match=r"gone\.pls"):
        load(tmp_path / "gone.pls")


PLS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-GB">
  <lexeme><grapheme>judgment</grapheme><grapheme>judgement</grapheme><phoneme>ˈdʒʌdʒ.mənt</phoneme></lexeme>
  <lexeme><grapheme>BBC</grapheme><phoneme>x</phoneme><alias prefer="true">Beeb</alias></lexeme>
  <lexeme><grapheme>Nice</grapheme><phoneme alphabet="x-sampa">ni:s</phoneme><alias>Neece</alias></lexeme>
</lexicon>"""


def test_a_pronunciation_lexicon_of_the_w3c(tmp_path: Path) -> None:
    (tmp_path / "words.pls").write_text(PLS, encoding="utf-8")
    layer = load(tmp_path / "words.pls")
    assert [(e.match, e.say, e.ipa, e.case, e.language) for e in layer.entries] == [
        ("judgment", "", "ˈdʒʌdʒ.mənt", False, "en-GB"),
        ("judgement", "", "ˈdʒʌdʒ.mənt", False, "en-GB"),
        ("BBC", "Beeb", "", True, "en-GB"),
        ("Nice", "Neece", "", True, "en-GB"),
    ]
    assert [s.spoken for s in Lexicon([layer]).spans("a nice BBC", "en-GB")] == ["Beeb"]
    assert Lexicon([layer]).spans("a nice BBC", "en-US") == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("<lexicon>", "not well-formed"),
        ('<!DOCTYPE l [<!ENTITY a "b">]><lexicon>&a;</lexicon>', "document type"),
        ('<!DOCTYPE l SYSTEM "file:///etc/passwd"><lexicon/>', "document type"),
        ("<html/>", "no pronunciation lexicon"),
        ("<lexicon><lexeme><phoneme>a</phoneme></lexeme></lexicon>", "no <grapheme>"),
        ("<lexicon><lexeme><grapheme>a</grapheme></lexeme></lexicon>", "no <phoneme> or <alias>"),
        (
            '<lexicon alphabet="x-sampa"><lexeme><grapheme>a</grapheme><phoneme>{</phoneme></lexeme></lexicon>',
            "only ipa is known",
        ),
    ],
)
def test_a_broken_or_hostile_pls_file_is_refused(data: str, words: str) -> None:
    with pytest.raises(ScriptError, match=re.escape(words)):
        parse_pls(data.encode(), "words.pls")


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+b", "(a*)*b", "(a|aa)+b", "(?:x?)+y", "a?" * 30 + "b", ".*.*.*.*x", r"\w{1,9999}", "(((a+)b?)+)+"],
)
def test_expressions_that_could_take_for_ever_are_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        guarded(pattern)


@pytest.mark.parametrize(
    "pattern", [r"v\d+(?:\.\d+)?", r"[A-Z]{2,5}s?", r"(?:Mr|Dr)\. \w+", r"foo{3}", "[]x]+y", "(?i)a{,}b"]
)
def test_ordinary_expressions_work(pattern: str) -> None:
    assert guarded(pattern)


def test_ours_is_sound_and_has_no_word_twice() -> None:
    Lexicon([builtin()])
    matches = [entry.match for entry in builtin().entries]
    assert len(matches) == len(set(matches))
    assert len(matches) >= 100


def test_ours_corrects_what_the_voice_says() -> None:
    phonemize = pytest.importorskip("piper.phonemize_espeak").EspeakPhonemizer()
    for entry in builtin().entries:
        if entry.ipa:
            own = "".join("".join(part) for part in phonemize.phonemize("en-us", entry.match))
            assert re.sub("[ ʲ]", "", own) != re.sub("[ ʲ]", "", entry.ipa), entry.match


def test_spelled() -> None:
    assert [spelled(word) for word in ("nmda", "B2B", "CO-OP", "--", "é")] == [
        "N.M.D.A",
        "B 2 B",
        "C.O.O.P",
        "--",
        "É",
    ]


ENTRIES = st.builds(
    LexiconEntry,
    st.text(min_size=1, max_size=6),
    say=st.text(max_size=5),
    regex=st.booleans(),
    case=st.booleans(),
)


@given(st.lists(ENTRIES, max_size=4), st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_entries_on_any_text(entries: list[LexiconEntry], text: str) -> None:
    try:
        lexicon = Lexicon([Layer("x", tuple(entries)), builtin()])
    except ScriptError:
        return
    position = 0
    for span in lexicon.spans(text):
        assert position <= span.start < span.end <= len(text)
        position = span.end
    spoken(text, hints=lexicon.spans(text))


@given(st.text(alphabet="ab(|)*+?{}1,[]\\.^$", max_size=12))
@settings(max_examples=300, deadline=None)
def test_a_guarded_expression_matches_no_more_than_it_was_written_for(pattern: str) -> None:
    try:
        bounded = guarded(pattern)
    except PatternError:
        return
    written = re.compile(pattern, re.IGNORECASE)
    for text in ("aab", "ab1,", "(a)", "a" * 12):
        assert bounded.findall(text) == written.findall(text)
