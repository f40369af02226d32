# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost init``: a commented configuration file."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from audiopost.errors import UsageError


@click.command("init")
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
def command(folder: Path, force: bool) -> None:
    """Write a commented audiopost.toml into FOLDER (default: here)."""
    from audiopost.config.load import FILE_NAME

    target = folder / FILE_NAME
    if target.exists() and not force:
        raise UsageError(f"{target} is there already; edit it, or overwrite it with --force")
    text = files("audiopost.config").joinpath("template.toml").read_text("utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError(
            f"{target} cannot be written: {error.strerror}; choose a folder you may write to"
        ) from error
    click.echo(str(target))
