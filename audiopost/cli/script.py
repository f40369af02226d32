# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost script``: what will be said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from audiopost.cli.options import config_option, configured, voice_options, with_voice


@click.command("script")
@click.argument("source")
@config_option
@voice_options
@click.option("--json", "form", flag_value="json", help="Print the whole script as JSON.")
@click.option(
    "--markdown", "form", flag_value="markdown", help="Print an editable form for `render --script`."
)
@click.option("--ledger", "form", flag_value="ledger", help="Print what became of every piece of text.")
@click.option(
    "--review", "form", flag_value="review", help="Print risky words as [[lexicon]] entries to edit."
)
@click.option("--listen", type=click.IntRange(1), metavar="N", help="Render section N to section-N.mp3 here.")
def command(
    source: str, config_file: Path | None, form: str | None, listen: int | None, **voice: Any
) -> None:
    """Show what will be said of SOURCE, sentence by sentence."""
    from audiopost.pipeline import inspect

    config, base = configured(config_file)
    config = with_voice(config, voice["engine"], voice["voice"])
    for article in inspect.articles(source, "", config, Path.cwd()):
        if listen:
            click.echo(str(inspect.listen(article, config, base, listen, Path.cwd())))
        else:
            click.echo(inspect.script_text(article, config, base, form or "text"), nl=False)
