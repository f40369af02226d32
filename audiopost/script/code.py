# SPDX-License-Identifier: GPL-3.0-or-later
"""Code: blocks announced or read line by line, inline code said so that it can be followed."""

from __future__ import annotations

from audiopost.model import Code, Utterance
from audiopost.script.code_words import line_in_words
from audiopost.script.draft import Draft, Place
from audiopost.script.ledger import collapse
from audiopost.script.texts import say_text

_NAMES = {
    "bash": "Bash", "c": "C", "c++": "C++", "clj": "Clojure", "clojure": "Clojure", "cpp": "C++", "cs": "C#",
    "csharp": "C#", "css": "CSS", "dart": "Dart", "diff": "Diff", "dockerfile": "Docker", "elixir": "Elixir",
    "erlang": "Erlang", "go": "Go", "golang": "Go", "graphql": "GraphQL", "haskell": "Haskell", "hs": "Haskell",
    "html": "HTML", "ini": "INI", "java": "Java", "javascript": "JavaScript", "js": "JavaScript", "json": "JSON",
    "jsx": "JSX", "julia": "Julia", "kotlin": "Kotlin", "kt": "Kotlin", "latex": "LaTeX", "lisp": "Lisp", "lua": "Lua",
    "make": "Make", "makefile": "Make", "markdown": "Markdown", "matlab": "MATLAB", "md": "Markdown", "nix": "Nix",
    "objc": "Objective-C", "ocaml": "OCaml", "perl": "Perl", "php": "PHP", "pl": "Perl", "powershell": "PowerShell",
    "ps1": "PowerShell", "py": "Python", "python": "Python", "python3": "Python", "r": "R", "rb": "Ruby", "rs": "Rust",
    "ruby": "Ruby", "rust": "Rust", "sass": "Sass", "scala": "Scala", "scss": "Sass", "sh": "shell", "shell": "shell",
    "sql": "SQL", "svelte": "Svelte", "swift": "Swift", "tex": "TeX", "toml": "TOML", "ts": "TypeScript",
    "tsx": "TSX", "typescript": "TypeScript", "vb": "Visual Basic", "vue": "Vue", "xml": "XML", "yaml": "YAML",
    "yml": "YAML", "zig": "Zig", "zsh": "shell",
}  # fmt: skip
_PLAIN = frozenset({"text", "txt", "plain", "plaintext", "output", "none", "pre", "ascii"})


def say_code(draft: Draft, block: Code, place: Place) -> None:
    """A block of code by its policy: its language and length, every line of it, or nothing."""
    if block.caption is not None:
        say_text(draft, block.caption, place, after=draft.pauses.announcement)
    policy = draft.policy(block.policy, draft.narration.code, ("read", "announce", "skip"), block.id)
    lines = [line for line in block.code.splitlines() if line.strip()]
    if not lines:
        return
    if policy == "skip":
        draft.ledger.write(block.code, "omitted", "policy: code", block.id)
        return
    draft.announce(announcement(draft, block.language, len(lines)), place, "code")
    if policy == "announce":
        draft.rest(draft.pauses.paragraph)
        draft.ledger.write(block.code, "announced", "policy: code", block.id)
        return
    for number, line in enumerate(lines):
        _say_line(draft, line, number, place)
    draft.announce(draft.phrases.end_code, place, "end", after=draft.pauses.paragraph)


def announcement(draft: Draft, language: str, lines: int) -> str:
    """ "Python code, 12 lines." """
    name = language.strip().lower().removeprefix("language-").removeprefix("lang-")
    if name in _PLAIN:
        return draft.phrases.plain_text.of(lines)
    if not name:
        return draft.phrases.code.of(lines)
    spoken = _NAMES.get(name, name)
    return _capital(draft.phrases.code_in.of(lines, language=spoken))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _say_line(draft: Draft, line: str, number: int, place: Place) -> None:
    spoken = line_in_words(line, draft.phrases.language)
    if not any(map(str.isalnum, spoken)):
        draft.ledger.write(line, "omitted", "signs without words", place.block_id)
        return
    draft.ledger.write(line, "said", "", place.block_id)
    draft.add(
        Utterance(
            id=f"{place.block_id}.line-{number}",
            section_id=draft.section_id,
            block_id=place.block_id,
            shown=collapse(line),
            spoken=spoken,
            role="code",
            language=draft.phrases.language,
            pause_after_ms=draft.pauses.sentence,
        )
    )
