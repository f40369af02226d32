# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of articles, of the account of their words, and articles that changed since."""

from __future__ import annotations

from dataclasses import replace

from audiopost.model import ArticleWarning, LedgerEntry, Note, Paragraph, Run, Text
from tests.check.seeds import seed
from tests.check.site import Site


@seed("stale-audio")
def word_changed(site: Site) -> None:
    site.edit(site.root / "posts/keeping.md", "burns oil", "burns gas")


@seed("stale-audio")
def title_changed(site: Site) -> None:
    site.edit(site.root / "posts/keeping.md", "title: Keeping", "title: Tending")


@seed("stale-settings")
def pause_changed(site: Site) -> None:
    path = site.root / "audiopost.toml"
    site.write(path, path.read_text() + "\n[pauses]\nsentence = 400\n")


@seed("source-gone")
def article_deleted(site: Site) -> None:
    (site.root / "posts/keeping.md").unlink()


@seed("source-new")
def article_added(site: Site) -> None:
    (site.root / "posts/third.md").write_text("---\ntitle: A third\ndate: 2025-09-12\n---\n\nNew words.\n")


@seed("source-unreadable")
def article_is_a_picture(site: Site) -> None:
    site.write(site.root / "posts/second.md", b"\x89PNG\r\n\x1a\n" + bytes(100))


def _warned(rule: str, code: str) -> None:
    def sow(site: Site) -> None:
        warning = ArticleWarning(code, "Something is wrong here.", "the-lamp")
        site.article(lambda article: replace(article, warnings=(warning,)))

    sow.__name__ = f"noted_{code.replace('-', '_')}"
    seed(rule)(sow)


for _rule, _code in (
    ("article-title", "no-title"),
    ("article-image-alt", "missing-alt"),
    ("article-heading-level", "skipped-heading-level"),
    ("article-heading-empty", "empty-heading"),
    ("article-link-text", "non-descriptive-link"),
    ("article-table-headers", "table-without-headers"),
    ("article-embed-title", "embed-without-title"),
    ("article-paywall", "paywall-stub"),
    ("article-script-only", "no-text-without-javascript"),
    ("article-pages", "missing-pages"),
    ("article-date", "unreadable-date"),
    ("article-other", "something-new"),
):
    _warned(_rule, _code)


def _paragraph(text: str, name: str) -> Paragraph:
    return Paragraph(id=name, text=Text(f"{name}.1", (Run(text),)))


def _with_paragraph(site: Site, text: str, entry: LedgerEntry | None) -> None:
    """Add a paragraph to the manifest's article, and what the ledger says of it."""
    episode = site.episode
    last = episode.article.sections[-1]
    section = replace(last, blocks=(*last.blocks, _paragraph(text, "added")))
    article = replace(episode.article, sections=(*episode.article.sections[:-1], section))
    ledger = (*episode.ledger, *([entry] if entry else []))
    site.manifest(lambda episode: replace(episode, article=article, ledger=ledger))


@seed("article-language")
def german_unmarked(site: Site) -> None:
    text = (
        "Der Leuchtturm steht seit mehr als hundert Jahren auf einem Felsen vor der Küste, und jede Nacht wird "
        "das Licht von einem Wärter gehütet, der tagsüber schläft und nachts die Schiffe zählt."
    )
    _with_paragraph(site, text, LedgerEntry(text, "omitted", "policy: test", "added"))


@seed("unaccounted")
def words_not_in_the_ledger(site: Site) -> None:
    _with_paragraph(site, "These words vanished.", None)


@seed("unsaid")
def said_and_in_no_cue(site: Site) -> None:
    text = "These words vanished."
    _with_paragraph(site, text, LedgerEntry(text, "said", "", "added"))


@seed("unspoken-note")
def note_without_a_mark(site: Site) -> None:
    note = Note("note-9", "9", (_paragraph("Nobody points here.", "note-9.1"),))
    entry = LedgerEntry("Nobody points here.", "omitted", "note that nothing points to", "note-9.1")
    site.article(lambda article: replace(article, notes=(*article.notes, note)))
    site.manifest(lambda episode: replace(episode, ledger=(*episode.ledger, entry)))


def _left_out(rule: str, name: str, text: str, reason: str) -> None:
    def sow(site: Site) -> None:
        _with_paragraph(site, text, LedgerEntry(text, "omitted", reason, "added"))

    sow.__name__ = name
    seed(rule)(sow)


_left_out("unspoken-table", "big_table", "17 18 19", "policy: big table, summed up")
_left_out(
    "unspoken-passage",
    "long_furniture",
    "The lamp was lit at dusk and burned until morning. " * 7,
    "furniture: related articles",
)
_left_out(
    "unspoken-title", "file_name_as_description", "IMG_3886.jpg", "a file name instead of a description"
)
