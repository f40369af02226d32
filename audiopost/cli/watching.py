# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost serve --watch``: what changes is rendered again, in a thread beside the server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from audiopost.cli.options import configured
from audiopost.cli.report import Lines
from audiopost.config import Config
from audiopost.pipeline.events import Event, Finished

_PATIENCE_S = 30


class _StopError(Exception):
    """Raised into a render that nobody waits for any more."""


class _News(Lines):
    """Tells what is new since the last round: not what is unchanged, and no failure a second time."""

    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop
        self.failed: dict[str, str] = {}

    def __call__(self, event: Event) -> None:
        """Take one event. Raises _StopError once the server has ended."""
        if self.stop.is_set():
            raise _StopError
        if isinstance(event, Finished):
            known = self.failed.pop(event.result.source, "")
            if event.result.status == "failed":
                self.failed[event.result.source] = event.result.error
            if event.result.status == "unchanged" or (known and known == event.result.error):
                return
        super().__call__(event)


@contextmanager
def watching(
    watch: bool, sources: tuple[str, ...], options: dict[str, Any], use: Callable[[Config], None]
) -> Iterator[Callable[[], None]]:
    """Gives what renders the sources once; with ``watch`` they are rendered again on every change, in a thread.

    ``use`` is given the configuration of each round.
    """
    if not watch:
        yield lambda: None
        return
    from audiopost.cli.render import jobs_for
    from audiopost.config.load import find
    from audiopost.pipeline.watching import places_of
    from audiopost.pipeline.watching import watch as look

    jobs = jobs_for(sources, options)
    places = [place for job in jobs for place in places_of(job)]
    if not places:
        raise click.UsageError("--watch needs a SOURCE that is a file or folder, here or as show.articles")
    config = options["config_file"] or find(Path.cwd())
    stop = threading.Event()
    news = _News(stop)

    def render() -> None:
        _render(sources, options, news, use)

    seen = [*places, config] if config else places
    thread = threading.Thread(
        target=look, args=(seen, (jobs[0].output, jobs[0].feeds), render, stop), daemon=True
    )

    def first() -> None:
        render()
        thread.start()

    try:
        yield first
    finally:
        stop.set()
        if thread.is_alive():
            thread.join(_PATIENCE_S)


def _render(
    sources: tuple[str, ...], options: dict[str, Any], news: _News, use: Callable[[Config], None]
) -> None:
    """Render once; an error is said, not raised: the author goes on writing, and the next change may mend it."""
    from audiopost.cli.render import jobs_for
    from audiopost.errors import AudiopostError
    from audiopost.pipeline import render_all

    try:
        jobs = jobs_for(sources, options)
        use(configured(options["config_file"])[0])
        for _ in render_all(jobs, news):
            pass
    except (AudiopostError, click.UsageError) as error:
        click.echo(f"audiopost: {error}", err=True)
    except _StopError:
        click.echo("stopped while narrating; what is finished is kept", err=True)
