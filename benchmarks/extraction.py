# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how well articles are found in saved pages: audiopost beside the libraries it is compared with.

Usage: extraction.py [--data DIR] [--node DIR] [--only NAME ...]

DIR holds score.py, truth.json.gz and pages/ (default: ../shared/data/extraction beside the repository). With Node.js at
hand, Mozilla Readability and defuddle run too; they are installed into a throwaway folder unless --node names one that
has them. Every extractor prints the same JSON lines, and score.py judges them all.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "extraction"
PACKAGES = ("@mozilla/readability@0.6", "defuddle@0.19", "linkedom@0.18")
NODE = r"""
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { parseHTML } from "linkedom";
const which = process.argv[2];
const { Readability } = which === "readability" ? await import("@mozilla/readability") : {};
const { Defuddle } = which === "defuddle" ? await import("defuddle/node") : {};
console.debug = console.info = console.warn = console.error = () => {};
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const { id, file, url } = JSON.parse(line);
  const started = performance.now();
  let answer;
  try {
    const { document } = parseHTML(readFileSync(file, "utf8"));
    const a = which === "readability" ? new Readability(document).parse() : await Defuddle(document, url);
    answer = { html: a?.content ?? "", title: a?.title, byline: a?.byline ?? a?.author,
               date: a?.publishedTime ?? a?.published, lang: a?.lang ?? a?.language };
  } catch (error) { answer = { error: String(error) }; }
  process.stdout.write(JSON.stringify({ id, ...answer, ms: performance.now() - started }) + "\n");
}
"""


BLOCKS = frozenset(
    ("p", "div", "li", "td", "th", "tr", "pre", "blockquote", "br", "figcaption", "dt", "dd", "table", "ul", "ol", "section")
)  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def sections(markup: str) -> list[dict[str, Any]]:
    """The cleaned HTML of a library as score.py reads it: headings, text, alternative texts."""
    from lxml import html

    page = _Page()
    if markup.strip():
        page.walk(html.fragment_fromstring(markup, create_parent="div"))
        page.flush()
    return page.found


class _Page:
    """Sections gathered while walking a tree."""

    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = [{"level": 0, "heading": "", "blocks": []}]
        self._words: list[str] = []

    def flush(self) -> None:
        """Ends the block."""
        if text := " ".join("".join(self._words).split()):
            self.found[-1]["blocks"].append({"type": "text", "text": text})
        self._words.clear()

    def walk(self, node: Any) -> None:
        """Takes in a node, what stands in it and what follows it."""
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in HEADINGS:
            self.flush()
            heading = " ".join(node.text_content().split())
            self.found.append({"level": int(tag[1]), "heading": heading, "blocks": []})
        elif tag not in {"", "script", "style"}:
            self._inside(node, tag)
        self._words.append(node.tail or "")

    def _inside(self, node: Any, tag: str) -> None:
        if tag in BLOCKS:
            self.flush()
        if tag == "img" and node.get("alt"):
            self.found[-1]["blocks"].append({"type": "image", "text": node.get("alt")})
        self._words.append(node.text or "")
        for child in node:
            self.walk(child)
        if tag in BLOCKS:
            self.flush()


def trafilatura_page(page: str, url: str) -> dict[str, Any]:
    """trafilatura's HTML output and metadata."""
    import trafilatura

    markup = trafilatura.extract(
        page,
        url=url,
        output_format="html",
        include_comments=False,
        include_images=True,
        include_links=True,
        include_formatting=True,
    )
    meta = trafilatura.extract_metadata(page, default_url=url)
    body = (markup or "").partition("<body>")[2].partition("</body>")[0]
    return {
        "title": meta.title,
        "byline": meta.author,
        "date": meta.date,
        "lang": meta.language,
        "sections": sections(body),
    }


def readability_lxml_page(page: str, url: str) -> dict[str, Any]:
    """readability-lxml's article and title."""
    from readability import Document

    found = Document(page, url=url)
    return {"title": found.short_title(), "sections": sections(found.summary(html_partial=True))}


LIBRARIES: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "trafilatura": trafilatura_page,
    "readability-lxml": readability_lxml_page,
}


def answer_library(name: str) -> None:
    """Answers JSON lines on standard input with one library."""
    logging.disable(logging.CRITICAL)
    for line in sys.stdin:
        asked = json.loads(line)
        started = time.perf_counter()
        try:
            answer = LIBRARIES[name](Path(asked["file"]).read_text("utf-8"), asked.get("url") or "")
        except Exception as error:  # noqa: BLE001 - a library's crash is a result here
            answer = {"error": repr(error)[:200]}
        print(
            json.dumps({"id": asked["id"], **answer, "ms": (time.perf_counter() - started) * 1000}),
            flush=True,
        )


def answer_node(name: str, folder: str) -> None:
    """Answers JSON lines on standard input with one Node library, its HTML turned into sections."""
    run = subprocess.run(
        ["node", "judge.mjs", name], cwd=folder, stdin=sys.stdin, stdout=subprocess.PIPE, check=True
    )
    for line in run.stdout.decode("utf-8", "replace").split("\n"):
        if not line.strip():
            continue
        answer = json.loads(line)
        answer["sections"] = sections(answer.pop("html", ""))
        print(json.dumps(answer))


def answer_audiopost() -> None:
    """Answers JSON lines on standard input with audiopost."""
    from audiopost.extract.html import batch

    for answer in batch(sys.stdin):
        print(json.dumps(answer, ensure_ascii=False))


def node_folder(given: str, scratch: str) -> str:
    """A folder in which the Node libraries are installed, or "" (and a word why) when they cannot be."""
    if not shutil.which("node") or not (given or shutil.which("npm")):
        print(
            "Mozilla Readability and defuddle are left out: Node.js and npm are not installed.",
            file=sys.stderr,
        )
        return ""
    folder = Path(given or scratch)
    (folder / "judge.mjs").write_text(NODE, "utf-8")
    if not (folder / "node_modules").exists():
        done = subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES], cwd=folder, check=False
        )
        if done.returncode:
            print(
                "Mozilla Readability and defuddle are left out: npm could not install them.", file=sys.stderr
            )
            return ""
    return str(folder)


def judged(name: str, data: Path, folder: str) -> str:
    """score.py's report on one extractor."""
    command = f'"{sys.executable}" "{__file__}" --answer {name}' + (f' --node "{folder}"' if folder else "")
    run = [
        sys.executable,
        str(data / "score.py"),
        "--data",
        str(data),
        "--batch-cmd",
        command,
        "--name",
        name,
    ]
    return subprocess.run(run, check=True, stdout=subprocess.PIPE, text=True).stdout


def beside(reports: dict[str, str]) -> str:
    """One row for each extractor: its score on all pages that no library was made with, and its time."""
    lines = []
    for name, text in reports.items():
        rows = {line.split()[0]: line for line in text.splitlines() if line.strip()}
        head, row = rows.get("set", ""), rows.get("ALL-independent", "")
        if not lines:
            lines.append(f"{'extractor':<18}{head[len('ALL-independent') :]}   ms/page")
        time_taken = text.partition("ms/page mean")[2].split()
        lines.append(f"{name:<18}{row[len('ALL-independent') :]}   {time_taken[0] if time_taken else '-':>7}")
    return "\n".join(lines)


def main() -> int:
    """Prints one table for each extractor, then all of them side by side."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path, default=DATA)
    asked.add_argument("--node", default="")
    asked.add_argument("--only", nargs="*", default=[])
    asked.add_argument("--answer", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.answer == "audiopost":
        answer_audiopost()
    elif given.answer in LIBRARIES:
        answer_library(given.answer)
    elif given.answer:
        answer_node(given.answer, given.node)
    if given.answer:
        return 0
    if not (given.data / "score.py").exists():
        print(f"There are no pages to measure on at {given.data}; name their folder with --data.")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        names = ["audiopost", *LIBRARIES]
        folder = node_folder(given.node, scratch)
        names += ["readability", "defuddle"] if folder else []
        reports: dict[str, str] = {}
        for name in names:
            if given.only and name not in given.only:
                continue
            reports[name] = judged(name, given.data, folder)
            print(reports[name], flush=True)
    print(beside(reports))
    return 0


if __name__ == "__main__":
    sys.exit(main())
