# SPDX-License-Identifier: GPL-3.0-or-later
"""The ``audiopost`` command group. Each command lives in a module of its own, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from audiopost import __version__

# name -> the line shown in `audiopost --help`, here so that help imports none of them.
COMMANDS = {
    "render": "Turn articles into episodes and publish the feed.",
    "feed": "Rebuild the feed from what is in the output folder.",
    "serve": "Listen to what is rendered, in a browser or a podcast app.",
    "add": "Put an article on your personal show, to hear it later.",
    "remove": "Take an article off your personal show.",
    "embed": "Print the player for the blog post.",
    "extract": "Show the article found in a source.",
    "script": "Show what will be said, and why.",
    "say": "Show how a text is spoken.",
    "engines": "List the engines and their voices.",
    "cache": "Look at the clip cache, shrink or empty it.",
    "check": "Look over what is published; the gate for your CI.",
    "prune": "Delete files that no feed names any more.",
    "init": "Write a commented audiopost.toml.",
}


class Lazy(click.Group):
    """A group whose commands are imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"audiopost.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; a wrong name is answered with the nearest right one."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(COMMANDS)}"
            raise click.UsageError(f"no command {name!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their lines, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="audiopost %(version)s")
def root() -> None:
    """Turn written articles into a podcast: spoken well, with chapters, transcripts and a feed.

    \b
    audiopost render https://example.org/post      one article from the web
    audiopost render posts/                        a folder of HTML, Markdown, text
    pandoc thing.docx -t html | audiopost render - standard input

    Works offline, without a key or an account. Shell completion:
    eval "$(_AUDIOPOST_COMPLETE=bash_source audiopost)" (or zsh_source, fish_source).
    """
