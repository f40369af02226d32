# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost add``: "read it to me later"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from audiopost.cli.options import voice_options, with_voice


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@voice_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per article.")
@click.option("-q", "--quiet", is_flag=True, help="Print only what went wrong.")
def command(
    sources: tuple[str, ...], engine: str | None, voice: str | None, as_json: bool, quiet: bool
) -> int:
    """Put an article (a URL, a file, or - for standard input) on your personal show, as its newest episode.

    `audiopost serve --personal` plays that show and prints its feed's address for your podcast app. It lives in your
    user data folder; an audiopost.toml in there changes its title, voice or policies.
    """
    from audiopost.cli.render import carry_out
    from audiopost.pipeline.job import Job

    config, base, output, feeds = personal_places()
    job = Job(
        names=sources, config=with_voice(config, engine, voice), base=base, root=Path.cwd(),
        output=output, feeds=feeds, dated_by_article=False,
    )  # fmt: skip
    return carry_out([job], quiet=quiet, as_json=as_json)


def personal_places() -> tuple[Any, Path, Path, Path]:
    """The personal show's configuration, its folder, and the output and feeds folders in it."""
    from audiopost.pipeline import personal

    config, base = personal.configured()
    return config, base, base / config.paths.output, base / config.paths.feeds
