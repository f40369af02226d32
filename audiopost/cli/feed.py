# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost feed``: the feed again, from output/ alone."""

from __future__ import annotations

from pathlib import Path

import click

from audiopost.cli.options import config_option, configured, place_options, places


@click.command("feed")
@config_option
@place_options
def command(config_file: Path | None, output: Path | None, feeds: Path | None) -> None:
    """Rebuild the feed and the show page from the episodes in the output folder; no source and no audio is read."""
    from audiopost.pipeline import rebuild_feeds

    config, base = configured(config_file)
    made, fed = places(config, base, output, feeds)
    for path, episodes in rebuild_feeds(config, base, made, fed):
        click.echo(str(path))
        click.echo(f"{episodes} episode{'s' * (episodes != 1)} in the feed", err=True)
