# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fault is found by exactly the rule meant for it, and a good tree has none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from importlib import import_module

import pytest

from audiopost.check.registry import rules
from tests.check.seeds import SEEDS, Seed
from tests.check.site import Site

for _name in ("feed", "episode", "audio", "page", "article", "mixed", "podcast"):
    import_module(f"tests.check.seeds_{_name}")

# Found by tests of their own: they need a recogniser, a decoder that fails, several shows, another render.
ELSEWHERE = {
    "feed-relative",
    "heard-dropped",
    "heard-garbled",
    "audio-decodes",
    "audio-disclosure",
    "shows-page",
    "shows-opml",
}


def test_a_good_tree_has_no_finding(site: Site) -> None:
    report = site.check()
    assert report.findings == ()
    assert (report.feeds, report.episodes) == (1, 2)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.rule}-{seed.name}")
def test_a_fault_is_found_by_its_rule_alone(seed: Seed, site: Site) -> None:
    seed.sow(site)
    found = site.check(sound=seed.sound).findings
    assert {finding.rule for finding in found} == {seed.rule}, [(f.rule, f.message) for f in found]


def test_every_rule_has_a_fault() -> None:
    assert {seed.rule for seed in SEEDS} | ELSEWHERE == set(rules())
    assert len({seed.name for seed in SEEDS}) == len(SEEDS) >= 60


def _line_ends(site: Site) -> None:
    for name in ("transcript.vtt", "transcript.srt"):
        site.write(site.folder / name, (site.folder / name).read_bytes().replace(b"\n", b"\r\n"))


def _marks(site: Site) -> None:
    for path in (site.feed, site.folder / "transcript.vtt"):
        site.write(path, b"\xef\xbb\xbf" + path.read_bytes())


def _no_memo(site: Site) -> None:
    shutil.rmtree(site.output / ".audiopost")


def _touched(site: Site) -> None:
    for path in (site.root / "posts").iterdir():
        os.utime(path, (1, 1))


@pytest.mark.parametrize("change", [_line_ends, _marks, _no_memo, _touched])
def test_what_hurts_nobody_is_no_finding(change: Callable[[Site], None], site: Site) -> None:
    change(site)
    assert site.check(sound=False).findings == ()
