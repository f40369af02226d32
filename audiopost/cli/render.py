# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost render``: articles in, episodes and their feed out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audiopost.cli.options import config_option, configured, place_options, places, voice_options, with_voice

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
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per article.")
@click.option("-q", "--quiet", is_flag=True, help="Print only what went wrong.")
def command(sources: tuple[str, ...], as_json: bool, quiet: bool, **options: Any) -> int:
    """Turn each SOURCE into an episode and publish the feed.

    A SOURCE is an http(s) URL, a file (HTML, Markdown, text, EPUB), a folder of these, an RSS or Atom feed, a sitemap,
    or - for standard input. Without any, the configuration's show.articles are taken.

    What did not change is not made again. Exit codes: 0 done, 1 nothing could be rendered, 2 wrong usage or
    configuration, 3 some articles failed and the others are published, 130 interrupted.
    """
    from audiopost.pipeline.job import Job

    config, base = configured(options["config_file"])
    config = with_voice(config, options["engine"], options["voice"])
    output, feeds = places(config, base, options["output"], options["feeds"])
    names = sources or config.show.articles
    if not names:
        raise click.UsageError("name at least one SOURCE: a URL, a file, a folder, or - for standard input")
    job = Job(
        names=tuple(names), config=config, base=base, root=Path.cwd() if sources else base, output=output, feeds=feeds,
        jobs=options["jobs"] or 0, force=options["force"], dry_run=options["dry_run"], script_file=options["script_file"],
    )  # fmt: skip
    return carry_out(job, quiet=quiet, as_json=as_json)


def carry_out(job: Job, *, quiet: bool, as_json: bool) -> int:
    """Do ``job`` and tell of it; the exit code."""
    from audiopost.cli.report import for_stream
    from audiopost.pipeline import render

    statuses = []
    with for_stream(quiet=quiet) as report:
        for result in render(job, report):
            statuses.append(result.status)
            if as_json:
                click.echo(json.dumps(result.data(), ensure_ascii=False))
    failed = statuses.count("failed")
    if not failed:
        return 0
    return 1 if failed == len(statuses) else 3
