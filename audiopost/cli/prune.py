# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost prune``: the only command that deletes episodes' files."""

from __future__ import annotations

from pathlib import Path

import click

from audiopost.cli.options import config_option, configured, place_options, places


@click.command("prune")
@config_option
@place_options
@click.option("--dry-run", is_flag=True, help="List what would be deleted.")
def command(config_file: Path | None, output: Path | None, feeds: Path | None, dry_run: bool) -> None:
    """Delete old audio and withdrawn episodes from the output folder; never what a feed names."""
    from audiopost.pipeline.prune import prune

    config, base = configured(config_file)
    made, fed = places(config, base, output, feeds)
    gone = prune(made, fed, dry_run=dry_run)
    for path in gone:
        click.echo(str(path))
    click.echo(f"{len(gone)} file{'s' * (len(gone) != 1)} {'would be ' if dry_run else ''}deleted", err=True)
