# SPDX-License-Identifier: GPL-3.0-or-later
"""What render and check tell of an article's language, and of marks that stand on words."""

from __future__ import annotations

from pathlib import Path

from tests.rendering import run

GERMAN = (
    "<p>Seit dem Frühjahr reden alle im Dorf nur noch von der neuen Brücke. Sie soll dort entstehen, wo früher die Fähre "
    "lag, und sie soll vor dem nächsten Hochwasser fertig sein<sup><a href='#n'>1</a></sup>, sagt man. Der Gemeinderat hat "
    "lange gestritten, weil niemand weiß, wer am Ende für die Kosten aufkommt [2]. Die Kinder warten schon darauf.</p>"
)


def test_a_page_from_an_english_template_is_rendered_in_german_and_its_author_told(tmp_path: Path) -> None:
    page = (
        f'<html lang="en"><title>Brücke</title><body><article><h1>Brücke</h1>{GERMAN}</article></body></html>'
    )
    (tmp_path / "post.html").write_text(page, "utf-8")
    done = run("render", "--engine", "tone", "post.html", cwd=tmp_path)
    assert done.code == 0
    assert "warning: post.html: The article says that its language is English (en)" in done.err
    told = run("check", cwd=tmp_path)
    assert "it is read as German" in told.out
    assert "nowhere in the ledger" not in told.out
    transcript = next(tmp_path.glob("output/*/transcript.html")).read_text("utf-8")
    assert '<html lang="de"' in transcript
