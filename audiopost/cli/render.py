# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost render``: articles in, episodes and their feed out."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audiopost.cli.options import config_option, configured, place_options, places, voice_options, with_voice
from audiopost.pipeline.events import Event, Notice

if TYPE_CHECKING:
    from audiopost.pipeline.job import Job


@click.command("render")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@config_option
@place_options
@voice_options
@click.option(
    "--jobs", type=click.IntRange(1, 256), help="How many sentences are spoken at once.  [usable cores]"
)
@click.option("--force", is_flag=True, help="Make everything again, whatever is there.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--script", "script_file", type=click.Path(path_type=Path), metavar="FILE",
              help="Speak this edited script (from `audiopost script --markdown`) instead of ours; one SOURCE only.")  # fmt: skip
@click.option("--show", metavar="ID", help="Only this one of the configured [[shows]].")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per article.")
@click.option("-q", "--quiet", is_flag=True, help="Print only what went wrong.")
def command(sources: tuple[str, ...], as_json: bool, quiet: bool, **options: Any) -> int:
    """Turn each SOURCE into an episode and publish the feed.

    A SOURCE is an http(s) URL, a file (HTML, Markdown, text, EPUB), a folder of these, an RSS or Atom feed, a sitemap,
    or - for standard input. Without any, the articles of every configured show are taken.

    What did not change is not made again. Exit codes: 0 done, 1 nothing could be rendered, 2 wrong usage or
    configuration, 3 some articles failed and the others are published, 130 interrupted.
    """
    return carry_out(jobs_for(sources, options), quiet=quiet, as_json=as_json)


def jobs_for(sources: tuple[str, ...], options: dict[str, Any]) -> list[Job]:
    """What is to be done: ``sources``, or without any the articles of every configured show."""
    from audiopost.pipeline.job import Job
    from audiopost.pipeline.show import each

    config, base = configured(options["config_file"])
    config = with_voice(config, options["engine"], options["voice"])
    output, feeds = places(config, base, options["output"], options["feeds"])
    wanted = [one for one in each(config) if options.get("show") in {None, one.show.id}]
    if not wanted:
        known = ", ".join(one.show.id for one in each(config))
        raise click.UsageError(f"no show {options['show']!r} is configured; there are: {known}")
    if sources and len(wanted) > 1:
        raise click.UsageError(
            "several shows are configured; say with --show which one the SOURCE belongs to"
        )
    for one in wanted:
        if not sources and not one.show.articles:
            which = f", or give the show {one.show.id!r} its articles" if config.shows else ""
            raise click.UsageError(
                f"name at least one SOURCE: a URL, a file, a folder, or - for standard input{which}"
            )
    return [
        Job(
            names=sources or one.show.articles, config=one, base=base, root=Path.cwd() if sources else base,
            output=output, feeds=feeds, jobs=options.get("jobs") or 0, force=options.get("force", False),
            dry_run=options.get("dry_run", False), script_file=options.get("script_file"),
        )
        for one in wanted
    ]  # fmt: skip


@contextmanager
def _logs_to(report: Callable[[Event], None]) -> Iterator[None]:
    """What rooms and engines log becomes notices, instead of raw lines between ours."""

    class Teller(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            level = "warning" if record.levelno >= logging.WARNING and record.name != "stamina" else "info"
            report(Notice(record.getMessage(), level))

    teller = Teller()
    loggers = [logging.getLogger(name) for name in ("audiopost", "stamina")]
    for logger in loggers:
        logger.addHandler(teller)
        logger.propagate = False
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(teller)


def carry_out(jobs: list[Job], *, quiet: bool, as_json: bool) -> int:
    """Do ``jobs``, which share a project, and tell of them; the exit code."""
    from audiopost.cli.report import for_stream
    from audiopost.pipeline import render_all

    statuses = []
    with for_stream(quiet=quiet) as report, _logs_to(report):
        for result in render_all(jobs, report):
            statuses.append(result.status)
            if as_json:
                click.echo(json.dumps(result.data(), ensure_ascii=False))
    failed = statuses.count("failed")
    if not failed:
        return 0
    return 1 if failed == len(statuses) else 3
