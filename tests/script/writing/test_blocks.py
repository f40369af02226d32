# SPDX-License-Identifier: GPL-3.0-or-later
"""Every row of the listener's guide: what is said of each kind of block under each policy."""

from __future__ import annotations

import pytest

from audiopost.config import PauseOptions
from audiopost.model import (
    Article,
    Aside,
    Break,
    Code,
    Definition,
    Definitions,
    Embed,
    Figure,
    Image,
    Item,
    Items,
    Math,
    Note,
    Paragraph,
    Quote,
    References,
    Run,
    Section,
    Table,
)
from audiopost.script.write import write
from tests.script.writing.making import article, fates, heard, items, paragraph, row, script_of, text


def test_short_lists_are_not_counted_long_ones_are_and_say_where_they_end() -> None:
    assert heard(Items(id="l", items=items("a cup", "a kettle"))) == ["a cup.", "a kettle."]
    four = heard(Items(id="l", items=items("w", "x", "y", "z")))
    assert four[0] == "List of four items."
    assert len(four) == 5
    assert heard(Items(id="l", items=items(*"abcdefgh")))[-1] == "End of list."
    assert heard(Items(id="l", items=items(*"abcdefgh")), lists="plain")[0] == "a."


def test_numbers_are_those_of_the_page() -> None:
    numbered = Items(
        id="l", items=(*items("boil"), Item((paragraph("wait", id="w"),), value=9)), ordered=True, start=3
    )
    assert [u.shown for u in script_of(numbered).utterances] == ["3. boil", "9. wait"]
    lettered = Items(
        id="l", items=items("black", "green"), ordered=True, style="a", descending=True, start=28
    )
    assert [u.shown for u in script_of(lettered).utterances] == ["AB. black", "AA. green"]


def test_a_list_in_a_list_is_told() -> None:
    inner = Items(id="i", items=items("slowly", "gently", id="i"))
    outer = Items(id="o", items=(Item((paragraph("pour", id="o.0"), inner)), *items("wait", id="o2")))
    assert heard(outer) == ["pour.", "Nested list of two items.", "slowly.", "gently.", "wait."]


def test_terms_come_before_their_definitions() -> None:
    entry = Definition((text("Steep"),), (paragraph("To leave in water."),))
    script = script_of(Definitions(id="d", entries=(entry,)))
    assert [(u.role, u.spoken) for u in script.utterances] == [
        ("term", "Steep."),
        ("item", "To leave in water."),
    ]


HEADED = Table(
    id="t",
    caption=text("Steeping", id="cap"),
    rows=(
        row("Tea", "Minutes", head=True),
        row("Black", "4", labelled=True),
        row("White", "–", labelled=True),
    ),
)


def test_tables_are_read_row_by_row_with_their_headers() -> None:
    assert heard(HEADED) == [
        "Table: Steeping.",
        "two columns, two rows.",
        "Black.",
        "Minutes: four.",
        "White.",
        "Minutes: empty.",
    ]
    assert ("Tea", "announced", "column header, said with its values") in fates(HEADED)


def test_big_tables_are_summed_up_and_point_to_the_page() -> None:
    said = heard(HEADED, table_max_cells=3)
    assert said[2:] == ["Columns: Tea; Minutes.", "The full table is on the page."]
    assert ("4", "omitted", "policy: big table, summed up") in fates(HEADED, table_max_cells=3)
    assert "Minutes: four." in heard(Table(id="t", rows=HEADED.rows, policy="read"), table_max_cells=3)


def test_tables_without_headers_say_their_rows_and_layout_tables_nothing() -> None:
    bare = Table(id="t", rows=(row("Monday", "closed"), row("Tuesday", "open", id="d")))
    assert heard(bare)[1:] == ["Row one.", "Monday.", "closed.", "Row two.", "Tuesday.", "open."]
    assert heard(Table(id="t", rows=bare.rows, layout=True)) == ["Monday.", "closed.", "Tuesday.", "open."]
    assert heard(bare, tables="skip") == []


def test_images_are_described_once_and_their_lack_is_told() -> None:
    image, caption = Image("a.png", "A red kettle"), text("The kettle of old.")
    assert heard(Figure(id="f", images=(image,), caption=caption)) == [
        "Image: A red kettle.",
        "Caption: The kettle of old.",
    ]
    same = Figure(id="f", images=(image,), caption=text("a red kettle!"))
    assert heard(same) == ["Caption: a red kettle!"]
    assert fates(same)[0] == ("A red kettle", "omitted", "repeat")
    assert heard(Figure(id="f", images=(Image("a.png", ""),))) == []
    missing = script_of(Figure(id="f", images=(Image("a.png"), Image("b.png"))))
    assert [u.spoken for u in missing.utterances] == ["two images without description."]
    assert heard(Figure(id="f", images=(image, Image("b.png"))), images="skip") == []
    named = Figure(id="f", images=(Image("a.png", "IMG_3886.jpg"),))
    assert heard(named) == ["Image without description."]
    assert fates(named) == [("IMG_3886.jpg", "omitted", "a file name instead of a description")]
    decorative = Figure(id="f", images=(Image("a.png", "spacer", decorative=True),))
    assert fates(decorative) == [("spacer", "omitted", "decorative")]


QUOTE = Quote(id="q", blocks=(paragraph("To be."),), attribution=text("— Hamlet", id="a"))


def test_quotes_are_marked_and_attributed_and_pull_quotes_left_out() -> None:
    assert heard(QUOTE) == ["Quote.", "To be.", "End of quote.", "Hamlet."]
    assert heard(QUOTE, quotes="plain") == ["To be.", "Hamlet."]
    assert heard(QUOTE, quotes="skip") == []
    pull = Quote(id="q", blocks=QUOTE.blocks, pull=True)
    assert heard(pull) == []
    assert fates(pull) == [("To be.", "omitted", "repeat: pull quote")]
    assert len(heard(pull, pull_quotes="say")) == 3


CODE = Code(id="c", code="x = 1\n\nif x > 0:\n    f(x)\n", language="py")


def test_code_is_announced_read_or_skipped() -> None:
    assert heard(CODE) == ["Python code, three lines."]
    assert heard(CODE, code="read") == [
        "Python code, three lines.",
        "x equals one",
        "if x greater than zero colon",
        "f open paren x close paren",
        "End of code.",
    ]
    assert heard(CODE, code="skip") == []
    assert heard(Code(id="c", code="a", language="text")) == ["Preformatted text, one line."]


def test_formulas_are_said_in_words_or_announced() -> None:
    assert heard(Math(id="m", tex=r"\frac{1}{2}")) == ["Formula: one half."]
    assert heard(Math(id="m", tex=r"\frac", alt="a half")) == ["Formula: a half."]
    assert heard(Math(id="m", tex=r"\frac{")) == ["Formula, not read."]
    assert heard(Math(id="m", tex="x"), maths="announce") == ["Formula, not read."]
    assert heard(Math(id="m", tex="x"), maths="skip") == []


NOTED = paragraph("Water boils.", Run("3", "note", hint="n"), " Ice does not.", id="n1")
NOTES = (Note("n", "3", (paragraph("At sea level.", id="body"),)),)


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("section", ["Water boils. Note three.", "Ice does not.", "Note three: At sea level."]),
        ("inline", ["Water boils.", "Note three: At sea level.", "End of note.", "Ice does not."]),
        ("end", ["Water boils. Note three.", "Ice does not.", "Notes.", "Note three: At sea level."]),
        ("skip", ["Water boils.", "Ice does not."]),
    ],
)
def test_notes_are_read_where_the_policy_says(policy: str, said: list[str]) -> None:
    script = script_of(NOTED, notes=NOTES, footnotes=policy)
    assert [u.spoken for u in script.utterances] == said
    assert (script.parts[-1].title == "Notes") == (policy == "end")
    assert script.ledger[-1].text == "At sea level."
    assert script.ledger[-1].fate == ("omitted" if policy == "skip" else "said")


def test_transcripts_show_a_note_mark_in_brackets() -> None:
    assert script_of(NOTED, notes=NOTES).utterances[0].shown == "Water boils.[3]"


def test_a_note_set_twice_is_read_once_and_one_that_nothing_points_to_at_the_end() -> None:
    twice = paragraph("One", Run("3", "note", hint="n"), " and two", Run("3", "note", hint="n"), ".")
    assert heard(twice, notes=NOTES).count("Note three: At sea level.") == 1
    assert heard(paragraph("Nothing."), notes=NOTES) == ["Nothing.", "Notes.", "Note three: At sea level."]


def test_references_are_counted_and_read_on_demand() -> None:
    block = References(id="r", items=items("Archer 1999.", "Brown 2004."), title=text("Sources"))
    assert heard(block) == ["Sources.", "two references, listed on the page."]
    assert heard(block, references="read")[2] == "one. Archer nineteen ninety nine."
    assert heard(block, references="skip") == []


def test_embeds_are_announced_and_posts_read() -> None:
    script = script_of(Embed(id="e", kind="video", title="How to pour", url="https://example.org/v"))
    assert [u.spoken for u in script.utterances] == ["Video: How to pour."]
    assert script.links == (("How to pour", "https://example.org/v"),)
    assert heard(Embed(id="e", kind="poll")) == ["Embedded poll."]
    assert heard(Embed(id="e", kind="post", blocks=(paragraph("Tea is up."),))) == [
        "Post.",
        "Tea is up.",
        "End of post.",
    ]
    assert heard(Embed(id="e", kind="map"), embeds="skip") == []


def test_asides_say_what_they_are() -> None:
    details = Aside(id="a", kind="details", title=text("What is oolong?"), blocks=(paragraph("A tea."),))
    assert heard(details) == ["Details: What is oolong?", "A tea."]
    box = Aside(id="a", kind="box", blocks=(paragraph("One."), paragraph("Two.", id="p2")))
    assert heard(box) == ["Box.", "One.", "Two.", "End of box."]
    assert heard(box, asides="plain") == ["One.", "Two."]
    assert heard(Aside(id="a", kind="callout", name="Warning", blocks=(paragraph("Hot."),))) == [
        "Warning:",
        "Hot.",
    ]


def test_corrections_and_bylines() -> None:
    assert heard(paragraph("It was blue.", role="correction")) == ["Correction: It was blue."]
    assert heard(paragraph("Correction: it was blue.", role="correction")) == ["Correction: it was blue."]
    byline = article(paragraph("By Ann Archer", role="byline"), byline="Ann Archer")
    assert write(byline).utterances == ()
    assert [u.role for u in write(byline, intro=False).utterances] == ["byline"]


def test_authors_have_the_last_word() -> None:
    assert heard(paragraph("Share!", policy="skip")) == []
    assert heard(Code(id="c", code="x", say="A small program.")) == ["A small program."]
    assert fates(Code(id="c", code="x", say="A small program.")) == [
        ("x", "announced", "in the author’s words")
    ]
    assert heard(Code(id="c", code="f", policy="read"))[1:] == ["f", "End of code."]
    assert [w.code for w in script_of(Code(id="c", code="x", policy="loud")).warnings] == ["unknown-policy"]


def test_a_break_is_silence() -> None:
    after = script_of(paragraph("One."), Break(id="b"), paragraph("Two.", id="p2")).utterances[1]
    assert after.pause_before_ms == PauseOptions().before_heading


def sections() -> tuple[Section, ...]:
    return (
        Section("top", 0, None, (paragraph("Welcome.", id="p0"),)),
        Section("a", 1, text("Made", id="ha"), (paragraph("One.", id="p1"),)),
        Section("b", 2, text("Water", id="hb"), (paragraph("Two.", id="p2"),)),
        Section("c", 5, text("Salt", id="hc"), (paragraph("Three.", id="p3"),)),
        Section("d", 2, text("", id="hd"), (paragraph("Four.", id="p4"),)),
    )


def test_sections_become_parts_and_chapters() -> None:
    script = write(Article(source="made", title="Made", language="en", sections=sections()))
    assert [(p.section_id, p.title, p.chapter) for p in script.parts] == [
        ("top", "Made", True),
        ("a", "Made", True),
        ("b", "Water", True),
        ("c", "Salt", False),
        ("d", "Section 5", False),
    ]
    pauses = {u.spoken: u.pause_before_ms for u in script.utterances if u.role == "heading"}
    assert pauses["Water."] > pauses["Salt."] > 0


def test_a_first_heading_that_repeats_the_title_is_left_to_the_intro() -> None:
    one = Article(source="made", title="Made", language="en", sections=sections()[1:2])
    assert [u.spoken for u in write(one).utterances] == ["One."]
    assert [u.spoken for u in write(one, intro=False).utterances] == ["Made.", "One."]


def test_the_pace_scales_every_silence() -> None:
    made = article(paragraph("One. Two."), Items(id="l", items=items("a", "b")))
    totals = [
        sum(u.pause_after_ms for u in write(made, pause_options=PauseOptions(pace=pace)).utterances)  # type: ignore[arg-type]
        for pace in ("brisk", "normal", "relaxed")
    ]
    assert totals == sorted(totals)
    assert len(set(totals)) == 3


def test_nesting_without_end_is_read_without_a_word_on_it() -> None:
    block: Paragraph | Quote = paragraph("At the bottom.")
    for depth in range(3_000):
        block = Quote(id=f"q{depth}", blocks=(block,))
    script = script_of(block)
    assert "At the bottom." in [u.spoken for u in script.utterances]
    assert [entry.text for entry in script.ledger] == ["At the bottom."]
