# SPDX-License-Identifier: GPL-3.0-or-later
"""A script as people and programs read it: text to review, JSON, and Markdown that can be edited and given back."""

from __future__ import annotations

from audiopost.model import LedgerEntry, Script, Utterance
from audiopost.model.codec import to_json as _to_json
from audiopost.script.editable import from_markdown, to_markdown
from audiopost.script.voicing import stopped

__all__ = ["from_markdown", "ledger_text", "to_json", "to_markdown", "to_text"]


def to_json(script: Script) -> str:
    """The whole script as indented JSON, without a final newline (``codec.from_json(Script, ...)`` reads it)."""
    return _to_json(script).rstrip("\n")


def to_text(script: Script) -> str:
    """The script to read through: parts, what is shown, and below it what the voice is given where that differs.

    Announcements stand in brackets, passages in another language behind its tag.
    """
    lines: list[str] = []
    for part, utterances in script.by_part():
        lines += ["", f"== {part.title}" + ("" if part.chapter else "  (no chapter)")]
        block = None
        for utterance in utterances:
            if utterance.block_id != block:
                lines.append("")
                block = utterance.block_id
            lines += _lines(utterance, script.language)
    return "\n".join(lines).lstrip("\n") + "\n"


def _lines(utterance: Utterance, language: str) -> list[str]:
    shown = f"[{utterance.shown}]" if utterance.role == "announcement" else utterance.shown
    tongue = "" if utterance.language == language else f"({utterance.language}) "
    lines = [f"  {tongue}{shown}"]
    if utterance.spoken not in {utterance.shown, stopped(utterance.shown)}:
        lines.append(f"    » {utterance.spoken}")
    return lines


def ledger_text(entries: tuple[LedgerEntry, ...]) -> str:
    """The ledger as a table of text: fate, reason, words."""
    lines = [
        f"{entry.fate:9}  {entry.reason + ': ' if entry.reason else ''}{entry.text}" for entry in entries
    ]
    return "\n".join(lines) + "\n" if lines else ""
