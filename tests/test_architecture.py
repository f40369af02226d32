# SPDX-License-Identifier: GPL-3.0-or-later
"""The house keeps its shape: data flows one way, rooms do not know each other, only the command line prints."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "audiopost").rglob("*.py"))


def test_import_contracts() -> None:
    lint = shutil.which("lint-imports") or str(Path(sys.executable).with_name("lint-imports"))
    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_command_line_prints() -> None:
    for path in MODULES:
        if "cli" not in path.parts:
            assert not re.search(r"^\s*print\(", path.read_text("utf-8"), re.MULTILINE), path


def test_every_module_says_its_licence() -> None:
    for path in MODULES:
        assert path.read_text("utf-8").startswith("# SPDX-License-Identifier: GPL-3.0-or-later"), path
