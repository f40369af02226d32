# SPDX-License-Identifier: GPL-3.0-or-later
"""How a render is watched: a progress bar on a terminal, plain lines elsewhere, nothing when quiet. All on stderr."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import Any, Protocol, Self

import click

from audiopost.pipeline.events import Event, Finished, Narrated, Notice, Planned, Result, Scripted


class Report(Protocol):
    """Something that is told what happens."""

    def __call__(self, event: Event) -> None:
        """Take one event."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def for_stream(*, quiet: bool) -> Report:
    """The report that suits stderr: a bar on a terminal, lines otherwise, only warnings when ``quiet``."""
    if quiet:
        return Quiet()
    if sys.stderr.isatty() and os.environ.get("TERM", "") not in {"dumb", ""}:
        return Bar()
    return Lines()


def minutes(milliseconds: float) -> str:
    """A length of audio as a person would write it: "7:05", "1:02:33"."""
    seconds = round(milliseconds / 1000)
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def sentence(result: Result) -> str:
    """One line on what became of an article."""
    if result.status == "failed":
        named = result.error.startswith(result.source)
        return f"failed     {'' if named else result.source + ': '}{result.error}"
    clips = f"{result.clips_made} of {result.clips_made + result.clips_reused}"
    sections = f"{result.sections} section{'s' * (result.sections != 1)}"
    if not result.audio:
        return f"to render  {result.source} -> {result.slug} ({sections}, {clips} sentences to speak)"
    clips, length = f"{clips} clips made", f"{minutes(result.duration_ms)}, {sections}"
    return f"{result.status:<10} {result.source} -> {result.audio} ({length}, {clips})"


class Quiet:
    """Says only what went wrong."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def __call__(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, Notice) and event.level == "warning":
            self.line(f"warning: {event.text}", warn=True)
        elif isinstance(event, Finished) and event.result.status == "failed":
            self.line(sentence(event.result), warn=True)

    def line(self, text: str, *, warn: bool = False) -> None:
        """Print one line."""
        click.secho(
            text,
            err=True,
            fg="yellow" if warn else None,
            color=None if "NO_COLOR" not in os.environ else False,
        )


class Lines(Quiet):
    """Plain lines, for logs: one when an article starts to be narrated, one when it is done."""

    def __call__(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, Scripted) and event.missing:
            self.line(f"narrating  {event.source}: {event.missing} of {event.utterances} sentences to speak")
        elif isinstance(event, Finished) and event.result.status != "failed":
            self.line(sentence(event.result))
        elif isinstance(event, Notice) and event.level != "warning":
            self.line(event.text)
        else:
            super().__call__(event)


class Bar(Lines):
    """A live line: articles, sentences, audio made, time left."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.articles = self.done = self.sentences = self.spoken = 0
        self.to_say = self.said = self.audio_ms = 0
        self.title = ""
        self.status: Any = None

    def __enter__(self) -> Self:
        from rich.console import Console

        # rich honours NO_COLOR and FORCE_COLOR by itself.
        self.console = Console(stderr=True, highlight=False)
        self.status = self.console.status("reading", spinner="dots")
        self.status.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.status.stop()

    def line(self, text: str, *, warn: bool = False) -> None:
        """Print one line above the live one."""
        self.console.print(text, style="yellow" if warn else None, markup=False, soft_wrap=True)

    def __call__(self, event: Event) -> None:
        """Take one event and refresh the live line."""
        if isinstance(event, Planned):
            self.articles = event.changed
        elif isinstance(event, Scripted):
            self.title = event.title
            self.sentences += event.missing
            self.to_say += event.characters
        elif isinstance(event, Narrated):
            self.spoken += 1
            self.said += event.characters
            self.audio_ms += event.duration_ms
        elif isinstance(event, Finished):
            self.done += event.result.status != "unchanged"
            super().__call__(event)
        else:
            super().__call__(event)
        self.status.update(self.live())

    def live(self) -> str:
        """The live line's text."""
        from rich.markup import escape

        left = ""
        if self.said and self.to_say > self.said:
            per_character = (time.monotonic() - self.started) / self.said
            left = f", about {minutes(1000 * per_character * (self.to_say - self.said))} left"
        counts = f"article {min(self.done + 1, self.articles)} of {self.articles}, " if self.articles else ""
        return escape(
            f"{counts}sentence {self.spoken} of {self.sentences}, {minutes(self.audio_ms)} of audio made{left}  {self.title[:40]}"
        )
