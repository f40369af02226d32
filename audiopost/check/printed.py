# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings as people, scripts and code hosts read them: lines, JSON, SARIF 2.1.0; and the rules as a handbook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from audiopost import __version__
from audiopost.check.finding import LEVELS, Finding
from audiopost.check.registry import rules
from audiopost.check.walk import Report

_SARIF_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ABOUT = {
    "Feeds": "The feeds", "FeedPage": "A feed", "Item": "An episode in the feed", "Artwork": "The cover",
    "Folder": "An episode", "Chapters": "chapters.json", "Recording": "The MP3", "Transcript": "Transcripts",
    "Document": "Every page", "EpisodePage": "An episode's page", "ShowPages": "A show's pages",
    "Catalogue": "All shows of a project",
    "Source": "The article and its episode", "Written": "The article", "Heard": "What is heard (`--listen`)",
}  # fmt: skip


def lines(findings: Sequence[Finding]) -> str:
    """A paragraph for each finding: where, what, which rule; why; what to do."""
    made = []
    for finding in findings:
        where = f"{finding.file}:{finding.line}" if finding.line else finding.file
        place = f" {finding.place}:" if finding.place else ""
        made.append(
            f"{where}: {finding.level}:{place} {finding.message} [{finding.rule}]\n"
            f"    {finding.why}\n    To do: {finding.remedy}\n"
        )
    return "".join(made)


def as_json(report: Report, shown: Sequence[Finding]) -> str:
    """One JSON object: ``findings`` with all their fields, and ``counts`` of all levels and of what was looked at."""
    counts = {level: report.count(level) for level in LEVELS}
    data = {
        "version": 1,
        "findings": [asdict(finding) for finding in shown],
        "counts": counts | {"feeds": report.feeds, "episodes": report.episodes},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_sarif(shown: Sequence[Finding]) -> str:
    """SARIF 2.1.0 (OASIS), as code hosts take it; file names are relative to where the command was called."""
    ids = list(rules())
    described = [
        {
            "id": entry.id,
            "shortDescription": {"text": entry.what},
            "fullDescription": {"text": entry.why},
            "help": {"text": entry.remedy},
            "defaultConfiguration": {"level": _SARIF_LEVELS[entry.level]},
        }
        for entry in rules().values()
    ]
    driver = {"name": "audiopost", "version": __version__, "rules": described}
    results = [_result(finding, ids.index(finding.rule)) for finding in shown]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return (
        json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _result(finding: Finding, index: int) -> dict[str, Any]:
    path = PurePath(finding.file)
    address = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    # Code hosts want a line for every result; what concerns a whole file is shown at its beginning.
    region = {"startLine": finding.line or 1}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": address}, "region": region}}
    if finding.place:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.place}]
    place = f"{finding.place}: " if finding.place else ""
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _SARIF_LEVELS[finding.level],
        "message": {"text": f"{place}{finding.message} {finding.remedy}"},
        "locations": [location],
    }


def handbook() -> str:
    """Every rule as Markdown: what it wants, why, and what to do."""
    made = [_HEAD]
    for kind, title in _ABOUT.items():
        made.append(f"\n## {title}\n")
        for entry in rules().values():
            if entry.about.__name__ == kind:
                made.append(
                    f"\n### {entry.id}\n\n**{entry.what}.** ({entry.level})  \n{entry.why}  \n*What to do:* {entry.remedy}\n"
                )
    return "".join(made)


_HEAD = """# What `audiopost check` looks at

`audiopost check` looks over the output and feeds folders, and the articles they were made from, and tells what an app, a
directory or a listener would stumble over. It changes nothing and asks nobody on the network.

- **error**: a specification, a directory or a listener cannot do without it. The exit code is 1.
- **warning**: most apps expect it, or the article could serve listeners better. The exit code is 1 with `--strict`.
- **info**: worth knowing. Never changes the exit code.

A rule that does not concern you is silenced in `audiopost.toml`, and a level that is not yours is changed:

```toml
[check]
silence = ["feed-owner", "article-link-text"]

[check.levels]
article-image-alt = "error"
item-content = "info"
```

A name that no rule has is a mistake in the configuration, which every command refuses.

Several shows of one project are checked together, each at its own address.

A fault is told once: where one finding follows from another, only the first is told. `--json` prints one JSON object,
`--sarif` what code hosts show beside the lines concerned, `--no-audio` leaves out what needs the MP3s decoded, and
`--listen` (with the extra `audiopost[listen]`) has a speech recogniser listen to them: a model that `--model` names is
fetched once, one in a folder is not.

This page is written by `audiopost check --rules`.
"""
