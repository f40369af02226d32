# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about the article: faults that hurt listeners, and words that are not said."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from audiopost.check.finding import Fault, Level
from audiopost.check.reading.episode import Written
from audiopost.check.registry import Look, rule
from audiopost.model import ArticleWarning

_LONG_SENTENCE, _SENTENCES = 8, 3
# Left out for reasons that say themselves: chosen by the author, said elsewhere, or nothing to say.
_PLAIN = (
    "policy:", "left out by", "repeat", "signs", "citation", "link back", "deleted", "a mark", "a file name", "an address",
    "note that", "program code", "decorative", "hidden",
)  # fmt: skip
_TOLD: list[tuple[str, str, Level, str, str, str]] = [
    ("article-title", "no-title missing-title", "warning", "The article has a title",
     "Without one the episode is called after its file, and listeners cannot tell it from others.",
     "Give it a title: front matter, <title>, or a first heading."),
    ("article-image-alt", "missing-alt", "warning", "Every image has an alternative text",
     "Listeners hear that there is an image, and not what it shows.",
     'Write what the image tells into its alt, or alt="" when it only decorates.'),
    ("article-heading-level", "skipped-heading-level heading-level", "warning", "No heading skips a level",
     "Levels tell listeners how chapters belong together; a skipped one sounds like a missing part.",
     "Use the next level down."),
    ("article-heading-empty", "empty-heading", "warning", "Every heading has words",
     "It becomes a chapter without a name.",
     "Write the heading, or remove it."),
    ("article-link-text", "non-descriptive-link", "warning", "Link texts say where they lead",
     "“Click here” says nothing to somebody who only hears it.",
     "Make the words that name the thing the link."),
    ("article-table-headers", "table-without-headers", "warning", "Tables have header cells",
     "Each cell is read with its headers; without them a table is a heap of numbers.",
     "Mark header cells with <th>, or with the header row of a Markdown table."),
    ("article-embed-title", "embed-without-title", "warning", "Embedded things have a title",
     "Listeners hear that there is a video, and not which.",
     "Give the frame a title."),
    ("article-language", "unmarked-language contradicted-language", "warning", "The article and its passages say which language they are in",
     "They are read with the wrong voice, and nobody understands them.",
     'Correct the article\'s lang, and mark passages in another language with lang="..".'),
    ("article-paywall", "paywall-stub", "warning", "The article is whole",
     "Only the beginning that stands before a paywall is narrated.",
     "Render from the full text."),
    ("article-script-only", "no-text-without-javascript", "warning", "The article's text is in the page itself",
     "What a script loads later is not narrated.",
     "Render from the article's source, or save the page as a browser shows it."),
    ("article-pages", "missing-pages", "warning", "All pages of the article were read",
     "The narration breaks off in the middle.",
     "Render it again when the site answers."),
    ("article-date", "unreadable-date", "warning", "The article's date can be read",
     "The episode is dated by its first render instead.",
     "Write the date as 2025-09-04."),
]  # fmt: skip
_KNOWN = {code for _, codes, *_ in _TOLD for code in codes.split()}


def _warnings(written: Written) -> Iterable[ArticleWarning]:
    episode = written.folder.known
    yield from episode.article.warnings
    if not any(warning.code.endswith("-language") for warning in episode.article.warnings):
        yield from written.folder.site.instruments.foreign(episode.article, episode.language)


def _told(codes: str) -> Look[Written]:
    named = set(codes.split())

    def look(written: Written) -> Iterator[Fault]:
        for warning in (
            _warnings(written) if "unmarked-language" in named else written.folder.known.article.warnings
        ):
            if warning.code in named:
                yield Fault(warning.message, warning.where)

    return look


for _id, _codes, _level, _what, _why, _remedy in _TOLD:
    rule(Written, _id, _level, _what, why=_why, remedy=_remedy)(_told(_codes))


@rule(
    Written, "article-other", "warning", "The article has no other fault that was noted when it was read",
    why="Something in it could not be taken over as it is.",
    remedy="Put right what the message says.",
)  # fmt: skip
def article_other(written: Written) -> Iterator[Fault]:
    for warning in written.folder.known.article.warnings:
        if warning.code not in _KNOWN:
            yield Fault(warning.message, warning.where)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.split())


@rule(
    Written, "unaccounted", "error", "Every word of the article is said, announced, or left out for a reason",
    why="What is dropped without a word is lost to listeners, and nobody knows.",
    remedy="Render it again with --force; if that does not help, it is a fault of audiopost worth reporting.",
)  # fmt: skip
def unaccounted(written: Written) -> Iterator[Fault]:
    episode = written.folder.known
    missing = _words(written.folder.site.instruments.visible(episode.article)) - _words(
        e.text for e in episode.ledger
    )
    # A word and the mark of a note that stands on it ("garden1,") have an entry each.
    accounted = "".join("".join(entry.text.split()) for entry in episode.ledger) if missing else ""
    missing = Counter({word: count for word, count in missing.items() if word not in accounted})
    if missing:
        some = ", ".join(list(missing)[:8])
        yield Fault(f"{missing.total()} words of the article are nowhere in the ledger: {some}.")


@rule(
    Written, "unsaid", "error", "Everything that counts as said is in a cue",
    why="The ledger says it was spoken, and nothing in the audio is timed to it.",
    remedy="Render it again with --force.", after="unaccounted",
)  # fmt: skip
def unsaid(written: Written) -> Iterator[Fault]:
    episode = written.folder.known
    spoken = "".join(_plain(cue.text) for cue in episode.cues)
    for entry in episode.ledger:
        if entry.fate == "said" and _plain(entry.text) not in spoken:
            cues = "".join(_plain(cue.text) for cue in episode.cues if cue.block_id == entry.block_id)
            left = [word for word in entry.text.split() if _plain(word) not in cues]
            if left:
                yield Fault(f"“{' '.join(left)[:80]}” is in no cue.", entry.block_id)


def _plain(text: str) -> str:
    """``text`` without spaces, raised figures set as others: cues write x² where the article has x2 raised."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@rule(
    Written, "unspoken-note", "warning", "Every note is pointed to",
    why="A note is read where the text points to it; one that nothing points to is not read.",
    remedy="Set its mark in the text, or remove the note.",
)  # fmt: skip
def unspoken_note(written: Written) -> Iterator[Fault]:
    for entry in written.folder.known.ledger:
        if entry.fate == "omitted" and entry.reason.startswith("note that"):
            yield Fault(f"“{entry.text[:80]}” is not read.", entry.block_id)


@rule(
    Written, "unspoken-table", "info", "Tables are read whole",
    why="A big table is summed up, for hundreds of numbers cannot be listened to.",
    remedy="Say in the text what the table shows; narration.table_max_cells sets what is big.",
)  # fmt: skip
def unspoken_table(written: Written) -> Iterator[Fault]:
    entries = [e for e in written.folder.known.ledger if e.fate == "omitted" and "big table" in e.reason]
    for block_id, count in Counter(entry.block_id for entry in entries).items():
        yield Fault(f"{count} cells are not read.", block_id)


@rule(
    Written, "unspoken-passage", "info", "No long passage of the article was taken for furniture",
    why="Menus and lists of other articles are left out; a passage this long may be part of the article.",
    remedy="Look at `audiopost script --ledger`; a rule in [[narration.rules]] brings it back.",
)  # fmt: skip
def unspoken_passage(written: Written) -> Iterator[Fault]:
    found = [
        entry
        for entry in written.folder.known.ledger
        if entry.fate == "omitted" and not entry.reason.startswith(_PLAIN) and _is_prose(entry.text)
    ]
    if found:
        longest = max(found, key=lambda entry: len(entry.text))
        more = f", and {len(found) - 1} more like it" if len(found) > 1 else ""
        yield Fault(f"“{longest.text[:80]}…” is left out ({longest.reason}){more}.", longest.block_id)


def _is_prose(text: str) -> bool:
    """Whether a passage has several sentences of a length that menus and lists of links do not have."""
    sentences = re.split(r"[.!?…。！？]+(?:\s|$)", text)
    return sum(len(sentence.split()) >= _LONG_SENTENCE for sentence in sentences) >= _SENTENCES


@rule(
    Written, "unspoken-title", "warning", "Alternative texts and titles are words, not file names or addresses",
    why="Nobody is helped by hearing “IMG 3886 dot jpeg”, so it is left out, and what it stood for with it.",
    remedy="Write what the image or the embedded thing shows.", after="article-image-alt article-embed-title",
)  # fmt: skip
def unspoken_title(written: Written) -> Iterator[Fault]:
    for entry in written.folder.known.ledger:
        if entry.fate == "omitted" and entry.reason.startswith(("a file name", "an address")):
            yield Fault(f"“{entry.text[:80]}” is not read.", entry.block_id)
