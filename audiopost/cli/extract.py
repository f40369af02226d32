# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost extract``: the article found in a source."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from audiopost.cli.options import config_option, configured


@click.command("extract")
@click.argument("source", required=False)
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print the article as JSON.")
@click.option("--url", default="", help="The address the page was saved from.")
@click.option(
    "--batch", is_flag=True, help='Read JSON lines {"id","file","url"} and answer in kind, in one process.'
)
def command(source: str | None, config_file: Path | None, as_json: bool, url: str, batch: bool) -> None:
    """Show the article found in SOURCE: title, date, sections and blocks, and warnings for its author."""
    from audiopost.pipeline import inspect

    config, _ = configured(config_file)
    if batch:
        for answer in inspect.batch(sys.stdin, config):
            click.echo(json.dumps(answer, ensure_ascii=False))
        return
    if not source:
        raise click.UsageError("name a SOURCE: a URL, a file, or - for standard input")
    if as_json:
        for data in inspect.articles_data(source, url, config, Path.cwd()):
            click.echo(json.dumps(data, ensure_ascii=False))
        return
    for article in inspect.articles(source, url, config, Path.cwd()):
        click.echo(inspect.article_text(article))
