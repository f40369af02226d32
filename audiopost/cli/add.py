# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost add``: "read it to me later"."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import click

from audiopost.cli.options import voice_options, with_voice


@click.command("add")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@voice_options
@click.option("--list", "listing", is_flag=True, help="List what is on the show instead, the newest first.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per article.")
@click.option("-q", "--quiet", is_flag=True, help="Print only what went wrong.")
def command(
    sources: tuple[str, ...], engine: str | None, voice: str | None, listing: bool, as_json: bool, quiet: bool
) -> int:
    """Put an article (a URL, a file, or - for standard input) on your personal show, as its newest episode.

    `audiopost serve --personal` plays that show and prints its feed's address for your podcast app; `audiopost remove`
    takes an article off again. It lives in your user data folder, which --list names; an audiopost.toml in there changes
    its title, voice or policies.
    """
    from audiopost.cli.render import carry_out
    from audiopost.pipeline import personal
    from audiopost.pipeline.job import Job

    if listing:
        if sources:
            raise click.UsageError("--list takes no SOURCE; leave one of the two out")
        return _list(as_json)
    if not sources:
        raise click.UsageError("name a SOURCE: the address of an article, a file, or - for standard input")
    for source in sources:
        if (
            re.match(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|$)", source, re.IGNORECASE)
            and not Path(source).exists()
        ):
            raise click.UsageError(
                f"there is no file {source}; an address begins with https://, as in https://{source}"
            )
    here = personal.place()
    job = Job(
        names=sources, config=with_voice(here.config, engine, voice), base=here.base, root=Path.cwd(),
        output=here.output, feeds=here.feeds, dated_by_article=False, single=True,
    )  # fmt: skip
    return carry_out([job], quiet=quiet, as_json=as_json)


def _list(as_json: bool) -> int:
    """Print what is on the show: on stdout a line each, that a screen reader reads in order; where it lies on stderr."""
    from audiopost.cli.report import minutes
    from audiopost.pipeline import personal

    kept = personal.kept()
    for one in kept:
        if as_json:
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
        else:
            click.echo(
                f"{one.number}. {one.title}, {minutes(one.duration_ms)}, added {one.added}, {one.source}"
            )
    count = f"{len(kept)} article{'s' * (len(kept) != 1)}" if kept else "nothing yet"
    click.echo(f"{count} on your personal show in {personal.folder()}", err=True)
    return 0
