# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fault is found by exactly the rule meant for it, and a good tree has none."""

from __future__ import annotations

from importlib import import_module

import pytest

from audiopost.check.registry import rules
from tests.check.seeds import SEEDS, Seed
from tests.check.site import Site

for _name in ("feed", "episode", "audio", "page", "article"):
    import_module(f"tests.check.seeds_{_name}")

# Found by tests of their own: they need a recogniser, a decoder that fails, several shows, another render.
ELSEWHERE = {"feed-relative", "heard-dropped", "heard-garbled", "audio-decodes", "shows-page", "shows-opml"}


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
