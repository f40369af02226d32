# SPDX-License-Identifier: GPL-3.0-or-later
"""How many sentences are said right, by class, beside what the plain engine makes of them.

Usage: python benchmarks/spoken.py [--language en ...] [--data FOLDER] [--show N]

The judge and its cases (``score.py`` and ``*.jsonl``) are looked for in ``../shared/data/spoken`` beside the
project. It folds espeak-ng's phonemes, so every wording that sounds right counts. The last columns are the
time per sentence of our pass and the time to import it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

PROJECT = Path(__file__).resolve().parent.parent
DATA = PROJECT.parent / "shared" / "data" / "spoken"
FILES = OrderedDict(articles_en="en", en="en", articles_de="de", de="de", es="es", fr="fr")
IMPORT = "import time; t = time.perf_counter(); from audiopost.script import spoken; spoken('a 1'); print(time.perf_counter() - t)"


def load_judge(folder: Path) -> ModuleType:
    """The judge's module from ``folder``."""
    spec = importlib.util.spec_from_file_location("spoken_judge", folder / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{folder / 'score.py'} is not a Python module.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def right_by_class(
    judge: ModuleType, rows: list[dict[str, object]], language: str, say: Callable[[str], str], show: int = 0
) -> dict[str, list[int]]:
    """Class → [sentences, right]; "all" comes first."""
    table: dict[str, list[int]] = {"all": [0, 0]}
    for row in rows:
        said = say(str(row["written"]))
        right = bool(judge.judge(said, row["spoken"], language)[2])
        for name in ("all", str(row["class"])):
            cell = table.setdefault(name, [0, 0])
            cell[0] += 1
            cell[1] += right
        if not right and show > 0:
            show -= 1
            accepted = row["spoken"]
            first = accepted[0] if isinstance(accepted, list) else accepted
            print(f"  [{row['class']}] {row['written']}\n    said     {said}\n    expected {first}")
    return table


def report(name: str, language: str, folder: Path, judge: ModuleType, show: int) -> None:
    """Print one file's table."""
    from audiopost.script import spoken

    rows = [
        json.loads(line)
        for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
        if line.strip()
    ]
    spoken("Warm up: 1.", language)
    began = time.perf_counter()
    for row in rows:
        spoken(row["written"], language)
    each = (time.perf_counter() - began) / max(1, len(rows)) * 1000
    ours = right_by_class(judge, rows, language, lambda text: spoken(text, language), show)
    plain = right_by_class(judge, rows, language, lambda text: text)
    print(f"\n{name} ({language}), {len(rows)} sentences, {each:.2f} ms each")
    print(f"  {'class':14}{'n':>6}{'plain %':>10}{'ours %':>10}")
    for kind, (count, right) in ours.items():
        print(f"  {kind:14}{count:6}{100 * plain[kind][1] / count:10.1f}{100 * right / count:10.1f}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language", action="append", help="only files of this language (repeatable)")
    parser.add_argument("--data", type=Path, default=DATA, help="folder with score.py and the .jsonl files")
    parser.add_argument(
        "--show", type=int, default=0, help="print this many sentences of each file not said right"
    )
    options = parser.parse_args()
    folder: Path = options.data
    if not (folder / "score.py").is_file():
        sys.exit(
            f"No judge at {folder}: this benchmark needs the spoken-form cases (score.py, articles_en.jsonl, …). "
            "Give their folder with --data."
        )
    sys.path.insert(0, str(PROJECT))
    judge = load_judge(folder)
    for name, language in FILES.items():
        if (folder / f"{name}.jsonl").is_file() and (not options.language or language in options.language):
            report(name, language, folder, judge, options.show)
    seconds = subprocess.run(
        [sys.executable, "-c", IMPORT], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    print(f"\nimport and first sentence: {float(seconds.stdout):.2f} s")


if __name__ == "__main__":
    main()
