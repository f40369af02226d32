# SPDX-License-Identifier: GPL-3.0-or-later
"""Front matter in its dialects: what is understood, what is left to the text, and what is refused with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.errors import SourceError
from audiopost.extract.dates import iso
from audiopost.extract.frontmatter import FrontMatter, split
from audiopost.model import Soundbite


def test_yaml_is_read_as_it_is_written() -> None:
    front, body = split(
        "---\ntitle: 1:30 in the no zone\ndate: 2024-05-01 10:00:00 +0200\ntags: [a, b]\ndraft: yes\n---\nBody\n",
        "x",
    )
    assert (front.title, front.published, front.tags, front.draft) == (
        "1:30 in the no zone",
        "2024-05-01T10:00:00+02:00",
        ("a", "b"),
        True,
    )
    assert body == "Body\n"


@pytest.mark.parametrize("head", ["---\ntitle: T\n---\n", "---\r\ntitle: T\r\n---\r\n", "\ufeff---\ntitle: T\n...\n", "--- \ntitle: T\n---  \n", "+++\ntitle = 'T'\n+++\n",
                                  '---json\n{"title": "T"}\n---\n', '{\n"title": "T"\n}\n', "Title: T\nDate: 2020-01-01\n\n", "---toml\ntitle = 'T'\n---\n"])  # fmt: skip
def test_every_dialect_gives_the_title(head: str) -> None:
    front, body = split(head.replace("\r\n", "\n") + "Body\n", "x")
    assert front.title == "T"
    assert body.strip() == "Body"


@pytest.mark.parametrize("text", ["---\n\nA rule above the text.\n", "---\nJust words here.\n\n---\nMore\n", "Note: this is a sentence.\n\nMore.\n", "Hello\n", "", "---", "+++", "{", "{}",
                                  "***\nText\n", "Title: \n\nText"])  # fmt: skip
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    if text == "+++":
        assert split(text, "x") == (FrontMatter(), text)
    front, body = split(text, "x")
    assert (front, body) == (FrontMatter(), text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: [a\n---\nB", "not valid YAML"),
        ("---\ntitle: a\n", "never ends it"),
        ("+++\ntitle = \n+++\n", "not valid TOML"),
        ("+++\ntitle = 'a'\n", "never ends it"),
        ("---\n- a\n- b\n---\n", "a list"),
        ("---\ntitle: a\nbig: " + "x" * 100_001 + "\n---\n", "characters"),
        ("---\ntitle: " + "[" * 5000 + "\n---\n", "front matter"),
        ("---\ntitle: a\n\ttabbed: b\n---\n", "line 3"),
        ('---json\n{"title": }\n---\n', "not valid JSON"),
    ],
)
def test_broken_front_matter_is_one_sentence(text: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        split(text, "post.md")
    sentence = str(caught.value)
    assert sentence.startswith("post.md ")
    assert words in sentence
    assert "\n" not in sentence
    assert len(sentence) < 300


def test_an_alias_bomb_costs_nothing() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    front, _ = split("---\ntitle: T\n" + "\n".join(lines) + "\ntags: *a11\n---\n", "x")
    assert front.title == "T"
    assert front.tags == ()


def test_tags_that_would_run_programs_are_text() -> None:
    front, _ = split("---\ntitle: !!python/object/apply:os.system [id]\nslug: !custom s\n---\n", "x")
    assert (front.title, front.slug) == ("", "s")


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("authors:\n  - name: Ann\n  - Bo", "byline", "Ann, Bo"),
        ("author: {name: Ann}", "byline", "Ann"),
        ("status: draft", "draft", True),
        ("published: false", "draft", True),
        ("published: true", "draft", False),
        ("published: 2024-01-02", "published", "2024-01-02"),
        ("draft: false", "draft", False),
        ("url: /relative/", "url", ""),
        ("canonical_url: https://e.org/a", "url", "https://e.org/a"),
        ("lang: pt_BR", "language", "pt-BR"),
        ("image: {src: a.png}", "image", "a.png"),
        ("keywords: a, b", "tags", ("a", "b")),
        ("date:\n  created: 2024-01-02", "published", "2024-01-02"),
        ("date: someday", "unreadable", (("date", "someday"),)),
        ("title: ~", "title", ""),
        ("lastmod: May 3, 2021", "modified", "2021-05-03"),
    ],
)
def test_keys(lines: str, field: str, value: object) -> None:
    assert getattr(split(f"---\n{lines}\n---\n", "x")[0], field) == value


@given(
    st.sampled_from(["---\n", "+++\n", "Title: ", "{", "---json\n"]),
    st.text(max_size=200),
    st.sampled_from(["", "\n---\n", "\n+++\n"]),
)
def test_no_text_raises_anything_but_ours(start: str, middle: str, end: str) -> None:
    try:
        split(start + middle + end, "x")
    except SourceError:
        return


@given(st.dates())
def test_iso_dates_stay(day: object) -> None:
    assert iso(str(day)) == str(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "03/05/2021",
        "2021-13-01",
        "2021-02-30",
        "31 June 2020",
        "12",
        "May",
        "May 2021 was warm",
        "99999999999999",
    ],
)
def test_what_is_no_certain_date_is_none(text: str) -> None:
    assert iso(text) == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00+00:00"),
        ("2024-05-01T10:00:00.123-0700", "2024-05-01T10:00:00-07:00"),
        ("2024-05-01 9:05", "2024-05-01T09:05:00"),
        ("Wed, 01 May 2024 10:00:00 GMT", "2024-05-01T10:00:00+00:00"),
        ("Sept. 4, 2025", "2025-09-04"),
        ("Monday, 3rd of May 2021", "2021-05-03"),
        ("1er juillet 2020", "2020-07-01"),
        ("4 de marzo de 2022", "2022-03-04"),
        ("3. Mai 2021, 14:30 Uhr", "2021-05-03"),
        ("3 May 2021 at 4:30 pm", "2021-05-03"),
    ],
)
def test_dates_as_people_write_them(text: str, value: str) -> None:
    assert iso(text) == value


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("season: 2\nepisode: 07\nepisode_type: Bonus", (2, 7, "bonus", ())),
        ("itunes:season: 3\nitunes:episode: 1\nitunes:episodeType: trailer", (3, 1, "trailer", ())),
        ("season: two\nepisode: -1\nepisode_type: other", (0, 0, "", ())),
        ("soundbite: The light went out.", (0, 0, "", (Soundbite("The light went out."),))),
        (
            "soundbites:\n- text: One thing.\n  title: A title\n- Another thing.",
            (0, 0, "", (Soundbite("One thing.", "A title"), Soundbite("Another thing."))),
        ),
        ("soundbite: {title: Nothing}", (0, 0, "", ())),
    ],
)
def test_what_only_podcasts_have(written: str, expected: tuple[object, ...]) -> None:
    front, _ = split(f"---\ntitle: x\n{written}\n---\n\nText.\n", "x")
    assert (front.season, front.episode, front.episode_type, front.soundbites) == expected
