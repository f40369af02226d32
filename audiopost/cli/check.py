# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost check``: the gate an author puts before publishing."""

from __future__ import annotations

from pathlib import Path

import click

from audiopost.cli.options import config_option, configured, place_options, places

_LEVELS = ("error", "warning", "info")


@click.command("check")
@config_option
@place_options
@click.option("--json", "form", flag_value="json", help="Print one JSON object.")
@click.option("--sarif", "form", flag_value="sarif", help="Print SARIF 2.1.0, for code hosts.")
@click.option("--level", type=click.Choice(_LEVELS), default="info", metavar="LEVEL",
              help="Print findings from this level up: error, warning, info.  [info]")  # fmt: skip
@click.option("--strict", is_flag=True, help="Exit 1 for warnings, too.")
@click.option("--no-audio", is_flag=True, help="Do not decode the MP3s; leaves out loudness and silence.")
@click.option("--listen", is_flag=True,
              help="Have a speech recogniser listen for dropped and garbled sentences; needs audiopost[listen].")  # fmt: skip
@click.option("--model", metavar="NAME", default="base",
              help="The Whisper model for --listen: a name, or a folder with one.  [base]")  # fmt: skip
@click.option("--rules", is_flag=True, help="Print every rule, as Markdown, and check nothing.")
def command(
    config_file: Path | None,
    output: Path | None,
    feeds: Path | None,
    form: str | None,
    level: str,
    strict: bool,
    no_audio: bool,
    listen: bool,
    model: str,
    rules: bool,
) -> int:
    """Look over what is published: feed, audio, chapters, transcripts, pages, and the articles behind them.

    Each finding says where, what, why and what to do. Exit codes: 0 nothing that must be put right, 1 errors (with
    --strict also warnings), 2 wrong usage or configuration.
    """
    from audiopost.pipeline import checking

    if rules:
        click.echo(checking.handbook(), nl=False)
        return 0
    from audiopost.check import printed

    config, base = configured(config_file)
    made, fed = places(config, base, output, feeds)
    report = checking.check(
        checking.CheckJob(
            config=config,
            base=base,
            output=made,
            feeds=fed,
            sound=not no_audio,
            model=model if listen else "",
        )
    )
    shown = [finding for finding in report.findings if _LEVELS.index(finding.level) <= _LEVELS.index(level)]
    if form == "json":
        click.echo(printed.as_json(report, shown), nl=False)
    elif form == "sarif":
        click.echo(printed.as_sarif(shown), nl=False)
    else:
        click.echo(printed.lines(shown), nl=False)
    if report.unheard:
        click.echo(
            f"not listened to: what is said in {', '.join(report.unheard)}, which the model {model} does not know; name another with --model",
            err=True,
        )
    errors, warnings, infos = (report.count(name) for name in ("error", "warning", "info"))
    click.echo(
        f"{_many(report.episodes, 'episode')} and {_many(report.feeds, 'feed file')} checked: "
        f"{_many(errors, 'error')}, {_many(warnings, 'warning')}, {_many(infos, 'info')}",
        err=True,
    )
    return 1 if errors or (strict and warnings) else 0


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
