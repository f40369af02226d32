# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends thousands of nasty documents through discover, extract and script: none may crash, hang or lose a word.

Usage: python -m benchmarks.fuzz [--count N] [--first N] [--seed N] [--limit SECONDS] [--keep DIR] [--jobs N]

A document is judged by what the software does with a file that holds it: articles and scripts whose ledgers hold every
word, or an AudiopostError of one line. Anything else raised, more than --limit seconds of processor time, a process that
dies: each is a finding, its document is kept in --keep, and the exit code is 1. A document is the same for the same
number and seed: `--first 4711 --count 1` does one again.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import json
import logging
import random
import selectors
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from benchmarks.nasty import ROOT, Nasty, document

COUNT = 20_000
LIMIT = 5.0
# A machine busy with other things may take this much longer before a document counts as hanging.
PATIENCE = 6


def outcome(nasty: Nasty, folder: Path) -> str:
    """What becomes of the document as a file in ``folder``: "read", or "refused". Raises what the software raises."""
    from audiopost.config.options import FetchOptions
    from audiopost.errors import AudiopostError
    from audiopost.extract import discover, extract, read
    from audiopost.model import Failure

    path = folder / nasty.name
    path.write_bytes(nasty.data)
    options, said = FetchOptions(), 0
    with _unconnected(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            for origin in discover([nasty.name], options, base=folder):
                if isinstance(origin, Failure):
                    _one_line(origin.message)
                elif origin.kind != "url":
                    try:
                        article = extract(read(origin, options))
                    except AudiopostError as error:
                        _one_line(str(error))
                        continue
                    _speak(article, nasty.number)
                    said += 1
        finally:
            path.unlink()
    return "read" if said else "refused"


def _one_line(message: str) -> None:
    assert message, "an error says nothing"
    assert "\n" not in message, f"an error has several lines: {message[:300]!r}"


def _speak(article: Any, number: int) -> None:
    """Writes the script by random policies, prints it in every form, and holds the ledger against the article."""
    from audiopost.config import NarrationOptions, PauseOptions
    from audiopost.script import editable, printed, review
    from audiopost.script.ledger import contents
    from audiopost.script.write import write

    rng = random.Random(number)
    kinds = get_type_hints(NarrationOptions)
    chosen: dict[str, Any] = {}
    if rng.random() < 0.5:
        named = [field.name for field in fields(NarrationOptions) if isinstance(field.default, str)]
        chosen = {name: rng.choice(get_args(kinds[name])) for name in named}
    script = write(article, NarrationOptions(**chosen), PauseOptions(), voices=rng.choice((None, ["en"])))
    shown = "".join("".join(piece.text.split()) for piece in contents(article))
    kept = "".join("".join(entry.text.split()) for entry in script.ledger)
    assert kept == shown, "the ledger is not the article"
    printed.to_text(script)
    printed.to_json(script)
    printed.ledger_text(script.ledger)
    review.to_toml(review.risky(script))
    if script.utterances:
        assert editable.from_markdown(editable.to_markdown(script), script) == script, (
            "the edited form differs"
        )


@contextlib.contextmanager
def _unconnected() -> Any:
    """No name is looked up: documents name addresses, and nobody is to be asked."""

    def refuse(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "no names are known here")

    known, socket.getaddrinfo = socket.getaddrinfo, refuse
    try:
        yield
    finally:
        socket.getaddrinfo = known


def answer(limit: float) -> None:
    """Judges the documents whose numbers come on standard input; one JSON line each."""
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            number, seed = map(int, line.split())
            nasty = document(number, seed)
            faulthandler.dump_traceback_later(limit * PATIENCE, exit=True)
            started, fault = time.process_time(), ""
            try:
                became = outcome(nasty, Path(folder))
            except Exception as error:  # noqa: BLE001 - what the software raised is the finding
                became, fault = "crashed", _where(error)
            seconds = time.process_time() - started
            faulthandler.cancel_dump_traceback_later()
            if seconds > limit and not fault:
                became, fault = "slow", f"took {seconds:.1f} s"
            size = len(nasty.data)
            told = {
                "number": number,
                "kind": nasty.kind,
                "bytes": size,
                "became": became,
                "seconds": seconds,
                "fault": fault,
            }
            print(json.dumps(told), flush=True)


def _where(error: BaseException) -> str:
    lines = traceback.format_exception(error)
    return "".join(lines[-4:])[-1500:]


@dataclass(slots=True)
class Worker:
    """A process that judges one document after another; it dies when one of them hangs."""

    limit: float
    process: subprocess.Popen[str] | None = None
    number: int = -1
    log: Any = field(default_factory=lambda: tempfile.TemporaryFile("w+"))  # noqa: SIM115

    def ask(self, number: int, seed: int) -> None:
        """Gives it a document."""
        if self.process is None:
            command = [sys.executable, "-m", "benchmarks.fuzz", "--answer", "--limit", str(self.limit)]
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True
            )
        assert self.process.stdin
        self.number = number
        self.process.stdin.write(f"{number} {seed}\n")
        self.process.stdin.flush()

    def told(self) -> dict[str, Any]:
        """What it found, or how it died."""
        assert self.process
        assert self.process.stdout
        if line := self.process.stdout.readline():
            found: dict[str, Any] = json.loads(line)
            return found
        code = self.process.wait()
        self.process = None
        self.log.seek(0)
        last = self.log.read()[-3000:]
        self.log.truncate(0)
        became = "hung" if "Timeout" in last else "died"
        return {
            "number": self.number,
            "kind": "?",
            "bytes": 0,
            "became": became,
            "seconds": 0.0,
            "fault": f"exit {code}\n{last}",
        }

    def end(self) -> None:
        """Lets the process go."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
            self.process.wait()


def run(numbers: range, seed: int, limit: float, jobs: int, keep: Path) -> list[dict[str, Any]]:
    """Judges the documents; prints each finding when it is found."""
    waiting, found = iter(numbers), list[dict[str, Any]]()
    with selectors.DefaultSelector() as selector:

        def next_for(worker: Worker) -> None:
            number = next(waiting, None)
            if number is None:
                worker.end()
                return
            worker.ask(number, seed)
            assert worker.process
            assert worker.process.stdout
            selector.register(worker.process.stdout, selectors.EVENT_READ, worker)

        for _ in range(jobs):
            next_for(Worker(limit))
        while selector.get_map():
            for key, _ in selector.select():
                selector.unregister(key.fileobj)
                told = key.data.told()
                found.append(told)
                if told["fault"]:
                    nasty = document(told["number"], seed)
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / nasty.name).write_bytes(nasty.data)
                    print(
                        f"{told['became']}: document {told['number']} ({nasty.kind})\n{told['fault']}\n",
                        flush=True,
                    )
                if len(found) % 1000 == 0:
                    print(f"{len(found)} documents", file=sys.stderr, flush=True)
                next_for(key.data)
    return found


def report(found: list[dict[str, Any]]) -> str:
    """What became of them, by kind, and the worst times."""
    lines = [
        f"{'kind':<10}{'documents':>10}{'read':>8}{'refused':>9}{'faults':>8}{'mean s':>9}{'worst s':>9}"
    ]
    for kind in [*dict.fromkeys(sorted(told["kind"] for told in found)), "all"]:
        rows = [told for told in found if kind in {told["kind"], "all"}]
        became = Counter(told["became"] for told in rows)
        times = [told["seconds"] for told in rows]
        faults = len(rows) - became["read"] - became["refused"]
        lines.append(
            f"{kind:<10}{len(rows):>10}{became['read']:>8}{became['refused']:>9}{faults:>8}{sum(times) / len(times):>9.3f}{max(times):>9.2f}"
        )
    worst = sorted(found, key=lambda told: -told["seconds"])[:5]
    lines += ["", "The slowest:"]
    lines += [
        f"  document {told['number']}: {told['kind']}, {told['bytes']:,} bytes, {told['seconds']:.2f} s"
        for told in worst
    ]
    return "\n".join(lines)


def main() -> int:
    """Judges the documents asked for; 1 when there is a finding."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=COUNT)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--limit", type=float, default=LIMIT)
    asked.add_argument("--jobs", type=int, default=1)
    asked.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "audiopost-fuzz")
    asked.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.answer:
        answer(given.limit)
        return 0
    numbers = range(given.first, given.first + given.count)
    found = run(numbers, given.seed, given.limit, given.jobs, given.keep)
    print(report(found))
    return int(any(told["fault"] for told in found))


if __name__ == "__main__":
    sys.exit(main())
