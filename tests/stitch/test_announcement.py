# SPDX-License-Identifier: GPL-3.0-or-later
"""What intro and outro say, in each language, with everything known and with little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.config.options import BumperOptions
from audiopost.errors import ConfigError
from audiopost.model import Segment
from audiopost.stitch import announcement
from audiopost.stitch.announcement import Facts
from audiopost.stitch.wording import WORDINGS

ALL = Facts(
    title="Why Rivers Rise", author="Ann Lee", site="The Blog", date="2025-09-04", minutes=12, sections=5,
    url="https://example.org/rivers", show="Water Talk",
)  # fmt: skip


def shown(kind, facts, language="en", **options) -> list[str]:
    made = announcement.utterances(kind, BumperOptions(**options), facts, language, lambda text, _: text)
    return [utterance.shown for utterance in made]


def test_the_english_intro_tells_all_a_listener_wants_to_know():
    assert shown("intro", ALL, "en-US") == [
        "Why Rivers Rise.",
        "By Ann Lee, from The Blog.",
        "Published September 4, 2025.",
        "Narrated by a synthetic voice.",
        "About 12 minutes, in 5 sections.",
    ]
    assert shown("outro", ALL) == [
        "That was Why Rivers Rise.",
        "You can read it at https://example.org/rivers.",
    ]


@pytest.mark.parametrize("language", sorted(WORDINGS))
def test_each_language_tells_the_same(language):
    intro, outro = shown("intro", ALL, language), shown("outro", ALL, language)
    assert len(intro) == 5
    told = " ".join(intro)
    assert all(part in told for part in ("Why Rivers Rise", "Ann Lee", "The Blog", "2025", "12", "5"))
    assert any(word in told for word in ("synthetic", "synthetisch", "sintética", "synthèse"))
    assert "Why Rivers Rise" in outro[0]
    assert "https://example.org/rivers" in outro[1]
    assert not any("{" in line for line in intro + outro)


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en-GB", "4 September 2025"),
        ("de", "4. September 2025"),
        ("es", "4 de septiembre de 2025"),
        ("fr", "4 septembre 2025"),
    ],
)
def test_dates_are_written_as_people_write_them(language, date):
    assert any(date in line for line in shown("intro", ALL, language))


def test_what_nobody_knows_is_not_said():
    assert shown("intro", Facts(title="Bare")) == ["Bare.", "Narrated by a synthetic voice."]
    assert shown("outro", Facts(title="Bare")) == ["That was Bare."]
    assert "By Ann Lee." in shown("intro", Facts(title="x", author="Ann Lee"))
    assert "From The Blog." in shown("intro", Facts(title="x", site="The Blog"))
    assert "By ann lee." in shown("intro", Facts(title="x", author="ann lee", site="Ann Lee"))


@pytest.mark.parametrize("title", ["Why do rivers rise?", "Stop!", "“Why?”", "And then …"])
def test_a_title_that_ends_a_sentence_gets_no_second_full_stop(title):
    assert shown("intro", Facts(title=title))[0] == title


@pytest.mark.parametrize(
    ("minutes", "sections", "said"),
    [
        (1, 1, "About one minute."), (2, 0, "About 2 minutes."), (59, 2, "About 59 minutes, in 2 sections."),
        (60, 1, "About one hour."), (62, 1, "About one hour."), (63, 1, "About one hour and 5 minutes."),
        (119, 9, "About 2 hours, in 9 sections."), (600, 1, "About 10 hours."),
    ],
)  # fmt: skip
def test_lengths_are_said_as_people_say_them(minutes, sections, said):
    assert shown("intro", Facts(title="x", minutes=minutes, sections=sections))[-1] == said


def test_a_language_without_words_of_its_own_is_announced_in_english_and_marked_so():
    made = announcement.utterances("intro", BumperOptions(), ALL, "fi", lambda text, _: text)
    assert {utterance.language for utterance in made} == {"en"}
    assert announcement.chapter_title("intro", "fi") == "Introduction"
    assert announcement.chapter_title("outro", "de-AT") == "Schluss"


def test_spoken_forms_come_from_the_caller():
    asked = []
    made = announcement.utterances(
        "outro", BumperOptions(), ALL, "de", lambda text, tongue: asked.append(tongue) or text.upper()
    )
    assert asked == ["de", "de"]
    assert made[0].shown == "Das war: Why Rivers Rise."
    assert made[0].spoken == "DAS WAR: WHY RIVERS RISE."
    assert {utterance.role for utterance in made} == {"outro"}
    assert len({utterance.id for utterance in made}) == 2


def test_switched_off_says_nothing():
    assert shown("intro", ALL, enabled=False) == []
    assert shown("intro", ALL, speak=False) == []


def test_a_template_of_the_authors_own():
    text = "Welcome to {show}!  Today: {title},\nby {author}. {{sic}} It takes {minutes} minutes."
    assert shown("intro", ALL, text=text) == [
        "Welcome to Water Talk!",
        "Today: Why Rivers Rise,",
        "by Ann Lee.",
        "{sic} It takes 12 minutes.",
    ]
    # A sentence about something unknown is left out; the others stay.
    assert shown("intro", Facts(title="T"), text="By {author}. This is {title}.") == ["This is T."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Hi {foo}.", r"The text of \[intro\] names \{foo\}, which is not known; it may name \{title\}, "),
        ("Hi {}.", r"names \{\}"), ("Hi {0}.", r"names \{0\}"), ("Hi {title.upper}.", r"names \{title\.upper\}"),
        ("Hi {title!r}.", r"names \{title!r\}"), ("Hi {title:>99999999}.", r"names \{title:>99999999\}"),
        ("Hi {title[0]}.", r"names \{title\[0\]\}"), ("Hi {title", "stray brace"), ("Hi }.", "stray brace"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_filled_is_one_clear_sentence(text, message):
    options = BumperOptions(text=text)
    with pytest.raises(ConfigError, match=message):
        announcement.check("intro", options)
    with pytest.raises(ConfigError, match=message):
        announcement.utterances("intro", options, ALL, "en", lambda said, _: said)


@given(
    st.text(max_size=80),
    st.text(max_size=20),
    st.sampled_from(["en", "de", "fr", "es", "xx", "zh-Hans", "not a tag"]),
)
def test_any_title_and_date_can_be_announced(title, date, language):
    for line in shown("intro", Facts(title=title, date=date, author="{title}"), language):
        assert line.strip() == line
        assert line


def test_minutes_depend_on_the_body_alone_and_seldom_change():
    body = [
        Segment(kind="section", section_id=str(n), title="", level=1, fingerprint="", path="", frames=frames)
        for n, frames in enumerate((4000, 8000, 3000))
    ]
    told = announcement.minutes(body, pause_ms=1200, rate=44100)
    assert told == 7
    edited = [
        *body[:2],
        Segment(kind="section", section_id="2", title="", level=1, fingerprint="", path="", frames=3100),
    ]
    assert announcement.minutes(edited, pause_ms=1200, rate=44100) == told
    assert announcement.minutes(body[2:], pause_ms=1200, rate=44100) == 1
    assert announcement.minutes([], pause_ms=1200, rate=44100) == 1
