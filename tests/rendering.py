# SPDX-License-Identifier: GPL-3.0-or-later
"""Rendering in a folder of the test's own, as a user would: the command line, in this process or another."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ARTICLE = """---
title: {title}
date: 2025-09-04
author: Ada Writer
---

An opening paragraph stands before the first heading. It has two sentences.

## First part

Here is the first part. {sentence}

- one item
- another item

## Second part

The second part says something else. It ends here.
"""


@dataclass
class Outcome:
    """What a run of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def results(self) -> list[dict[str, Any]]:
        """The JSON objects on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]


def write_article(
    folder: Path, name: str = "post.md", title: str = "A Post", sentence: str = "It is short."
) -> Path:
    """A Markdown article with two headings."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(title=title, sentence=sentence), "utf-8")
    return path


def run(
    *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None, stdin: bytes | None = None
) -> Outcome:
    """``audiopost`` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "audiopost", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        input=stdin,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def tree(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` with the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
