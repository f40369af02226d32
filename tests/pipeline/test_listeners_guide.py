# SPDX-License-Identifier: GPL-3.0-or-later
"""The listener's guide holds the scripts of the examples as the program writes them, and quotes what is really said.

``AUDIOPOST_REFRESH=1`` writes the scripts anew; look at the difference before keeping it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from audiopost.config import load
from audiopost.config.options import FetchOptions
from audiopost.extract import discover
from audiopost.model import Origin
from audiopost.pipeline.inspect import article_text, articles, script_text

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "listeners-guide.md"
EXAMPLES = ROOT / "examples"
NAMES = [item.name for item in discover([str(EXAMPLES)], FetchOptions()) if isinstance(item, Origin)]
BLOCK = "<!-- script of {name} -->\n```text\n{script}```\n"


def script_of(name: str) -> str:
    """What `audiopost script` prints for an example, without its warnings."""
    config = load.load(EXAMPLES / "audiopost.toml")
    (article,) = articles(str(EXAMPLES / name), "", config, EXAMPLES)
    printed = script_text(article, config, EXAMPLES, "text")
    assert article.title in article_text(article)
    return "".join(line for line in printed.splitlines(keepends=True) if not line.startswith("warning: "))


@pytest.mark.parametrize("name", NAMES)
def test_the_script_of_each_example_is_in_the_guide(name: str) -> None:
    guide, wanted = GUIDE.read_text("utf-8"), BLOCK.format(name=name, script=script_of(name))
    if os.environ.get("AUDIOPOST_REFRESH"):
        there = re.compile(BLOCK.format(name=re.escape(name), script=".*?"), re.DOTALL)
        guide = there.sub(lambda _: wanted, guide, count=1)
        GUIDE.write_text(guide, "utf-8")
    assert wanted in guide


def test_what_the_guide_quotes_is_said() -> None:
    """The phrases in the guide's first column stand in a script: of an example, or of a golden case."""
    said = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests/golden/script").glob("*/script.txt"))
    said += GUIDE.read_text("utf-8").partition("<!-- script of")[2]
    rows = re.findall(r"^\| (“.+?”) \|", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert len(rows) > 20
    for phrase in re.findall("“(.+?)”", "\n".join(rows)):
        for part in phrase.split(" … "):
            assert part in said, part


def test_the_guide_is_linked() -> None:
    for place in ("README.md", "docs/README.md", "docs/accessibility.md", "docs/script.md"):
        assert "listeners-guide.md" in (ROOT / place).read_text("utf-8"), place
