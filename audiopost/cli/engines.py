# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost engines``: who can speak."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from audiopost.cli.options import config_option, configured


@click.command("engines")
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per engine.")
def command(config_file: Path | None, as_json: bool) -> None:
    """List the engines, what they compute in, and their voices; a broken plugin is listed with its reason."""
    from audiopost.pipeline.engines import listing

    config, base = configured(config_file)
    for entry in listing(config, base):
        if as_json:
            click.echo(json.dumps(asdict(entry), ensure_ascii=False))
            continue
        state = entry.problem or f"version {entry.version}, {'network' if entry.network else 'offline'}"
        click.echo(f"{entry.name}  ({state})")
        if entry.note:
            click.echo(f"    {entry.note}")
        for voice in entry.voices:
            licence = f", {voice.licence}" if voice.licence else ""
            click.echo(f"    {voice.id}  {voice.language}  {voice.name}{licence}")
