# SPDX-License-Identifier: GPL-3.0-or-later
"""The nouns that pass between rooms. Frozen, and importing nothing of ours."""

from audiopost.model.article import (
    AnyBlock,
    Article,
    ArticleWarning,
    Aside,
    Block,
    Break,
    Cell,
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
    Omission,
    Paragraph,
    Quote,
    References,
    Row,
    Run,
    Section,
    Soundbite,
    Table,
    Text,
)
from audiopost.model.episode import (
    Audio,
    Chapter,
    Clip,
    Cue,
    Episode,
    Listing,
    Segment,
    Show,
    Voice,
    Word,
)
from audiopost.model.script import Fate, LedgerEntry, Part, Role, Script, Utterance
from audiopost.model.source import Failure, Hints, Origin, OriginKind

__all__ = [
    "AnyBlock", "Article", "ArticleWarning", "Aside", "Audio", "Block", "Break", "Cell", "Chapter", "Clip", "Code", "Cue", "Definition",
    "Definitions", "Embed", "Episode", "Failure", "Fate", "Figure", "Hints", "Image", "Item", "Items", "LedgerEntry",
    "Listing", "Math", "Note", "Omission", "Origin", "OriginKind", "Paragraph", "Part", "Quote", "References", "Role",
    "Row", "Run", "Script", "Section", "Segment", "Show", "Soundbite", "Table", "Text", "Utterance", "Voice", "Word",
]  # fmt: skip
