# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost cache``: the clips already spoken."""

from __future__ import annotations

from pathlib import Path

import click

from audiopost.cli.options import config_option, configured


@click.group("cache")
@config_option
@click.pass_context
def command(context: click.Context, config_file: Path | None) -> None:
    """Look at the clip cache, shrink or empty it. What is in it can always be made again."""
    from audiopost.pipeline.engines import clip_cache

    config, base = configured(config_file)
    context.obj = clip_cache(config, base)


@command.command("info")
@click.pass_obj
def info(cache: object) -> None:
    """Say where the cache is and how much it holds."""
    for name, value in cache.info().items():  # type: ignore[attr-defined]
        click.echo(f"{name}: {value}")


@command.command("prune")
@click.pass_obj
def prune(cache: object) -> None:
    """Bring the cache back within its bound, least recently used clips first."""
    click.echo(f"{cache.prune()} clips removed")  # type: ignore[attr-defined]


@command.command("clear")
@click.pass_obj
def clear(cache: object) -> None:
    """Remove every clip."""
    click.echo(f"{cache.clear()} clips removed")  # type: ignore[attr-defined]
