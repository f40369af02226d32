# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost say``: how a text is spoken, and which rules made it so."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from audiopost.cli.options import config_option, configured


@click.command("say")
@click.argument("text")
@config_option
@click.option("--language", default="en", show_default=True, help="Language of the text.")
@click.option("--explain", is_flag=True, help="Say which rule made each change.")
@click.option("--engine", help="Speak it with this engine into --to.")
@click.option("--voice", help="A voice of that engine.")
@click.option("--to", "target", type=click.Path(path_type=Path), default=Path("said.mp3"), show_default=True,
              help="Where the MP3 goes.")  # fmt: skip
def command(
    text: str,
    config_file: Path | None,
    language: str,
    explain: bool,
    engine: str | None,
    voice: str | None,
    target: Path,
) -> None:
    """Print the spoken form of TEXT (- reads standard input, a line each)."""
    from audiopost.pipeline import inspect

    config, base = configured(config_file)
    lines = [line.rstrip("\n") for line in sys.stdin] if text == "-" else [text]
    for line in lines:
        spoken, changes = inspect.say(line, language, config, base, engine or "")
        click.echo(spoken)
        if explain:
            for change in changes:
                click.echo(f"    {change}")
    if engine:
        click.echo(str(inspect.say_aloud(lines, language, config, base, engine, voice or "", target)))
