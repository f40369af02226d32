# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost embed``: the player for the blog post."""

from __future__ import annotations

from pathlib import Path

import click

from audiopost.cli.options import config_option, configured, place_options, places


@click.command("embed")
@click.argument("slug")
@config_option
@place_options
def command(slug: str, config_file: Path | None, output: Path | None, feeds: Path | None) -> None:
    """Print the HTML that plays the episode SLUG (its folder's name) in the blog post: no script, nobody else's server.

    show.base_url in audiopost.toml must say where the output folder is published.
    """
    from audiopost.pipeline.embedding import embed

    config, base = configured(config_file)
    made, _ = places(config, base, output, feeds)
    click.echo(embed(config, made, slug), nl=False)
