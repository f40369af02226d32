# SPDX-License-Identifier: GPL-3.0-or-later
"""A slice of `make fuzz`: nasty documents become scripts, or errors of one sentence; nothing else is raised."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks import fuzz, nasty

SLICE = 40


@pytest.mark.parametrize("chunk", range(6))
def test_nasty_documents_are_read_or_refused(chunk: int, tmp_path: Path) -> None:
    became: Counter[str] = Counter()
    for number in range(chunk * SLICE, (chunk + 1) * SLICE):
        document = nasty.document(number, seed=1)
        try:
            became[fuzz.outcome(document, tmp_path)] += 1
        except Exception as error:
            raise AssertionError(f"document {number} of seed 1 ({document.kind})") from error
    assert set(became) <= {"read", "refused"}
    assert became["read"] > SLICE // 2


def test_a_document_is_always_the_same() -> None:
    assert nasty.document(7, seed=3) == nasty.document(7, seed=3)
    assert nasty.document(7, seed=3) != nasty.document(8, seed=3)


def test_documents_of_every_kind_are_made() -> None:
    kinds = Counter(nasty.document(number).kind for number in range(300))
    assert set(kinds) == {"html", "markdown", "text", "feed", "epub"}


def test_a_hang_and_a_crash_are_findings(tmp_path: Path) -> None:
    found = fuzz.run(range(2), 0, 1e-9, 1, tmp_path)
    assert [told["became"] for told in found] != ["read", "read"]
    assert any(tmp_path.iterdir())
    assert "faults" in fuzz.report(found)
