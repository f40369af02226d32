# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost remove``: what was heard, off the personal show."""

from __future__ import annotations

import click


@click.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("-q", "--quiet", is_flag=True, help="Print only what went wrong.")
def command(names: tuple[str, ...], quiet: bool) -> None:
    """Take an article off your personal show and delete its audio.

    NAME is its number in `audiopost add --list`, its title, or the address or file it came from. Nothing is removed when
    one NAME is unknown.
    """
    from audiopost.pipeline import personal

    for one in personal.remove(names):
        if not quiet:
            click.echo(f"removed    {one.title}", err=True)
