# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost serve``: listen to what is rendered, here or on a phone."""

from __future__ import annotations

from typing import Any

import click

from audiopost.cli.options import config_option, configured, place_options, places, voice_options


@click.command("serve")
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@config_option
@place_options
@voice_options
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="Where to listen; 0.0.0.0 lets every device in your network fetch what is served.")  # fmt: skip
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one."
)
@click.option("--personal", is_flag=True, help="Serve the show that `audiopost add` fills.")
@click.option("--watch", is_flag=True, help="Render SOURCE (or show.articles) now and whenever it changes.")
@click.option("-q", "--quiet", is_flag=True, help="Do not print each request.")
def command(
    sources: tuple[str, ...], host: str, port: int, personal: bool, watch: bool, quiet: bool, **options: Any
) -> int:
    """Serve output/ and feeds/ over HTTP, so that a browser or a podcast app can play them. Ctrl-C ends it.

    The feed is served with the addresses it has here, whatever show.base_url says; the files are left as they are. An
    episode's page keeps its canonical address, and names the feed that is served.
    """
    from audiopost.cli.watching import watching
    from audiopost.pipeline.personal import place
    from audiopost.pipeline.serving import Serving
    from audiopost.serve import server
    from audiopost.serve.app import application

    if personal:
        if watch or any(options[name] for name in ("config_file", "output", "feeds")):
            raise click.UsageError(
                "--personal has its own folders and configuration; leave the other options out"
            )
        here = place()
        config, output, feeds = here.config, here.output, here.feeds
    else:
        config, base = configured(options["config_file"])
        output, feeds = places(config, base, options["output"], options["feeds"])
    if sources and not watch:
        raise click.UsageError("a SOURCE is rendered only with --watch; or use `audiopost render` first")
    listening = server.listen(host, port)
    address = server.address(host, listening)
    loopback = server.is_loopback(host)
    serving = Serving(config, output, feeds, address)
    log = None if quiet else lambda line: click.echo(line, err=True)
    running = server.server(application(serving.site(), log, guarded=loopback))
    with listening, watching(watch, sources, options, serving.use) as rendered:
        rendered()
        _say_where(serving, address, loopback)
        try:
            running.run(sockets=[listening])
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
    return 0


def _say_where(serving: Any, address: str, loopback: bool) -> None:
    """The addresses on stdout; what to know about them on stderr."""
    click.echo(f"{address}/")
    known = serving.feeds_by_title()
    for title, feed in known:
        click.echo(feed)
        click.echo(f"  the feed of {title}: give this address to a podcast app", err=True)
    if not known:
        click.echo(
            f"nothing is rendered in {serving.output} yet; run `audiopost render SOURCE` any time", err=True
        )
    if not loopback:
        from audiopost.serve.qr import drawn

        click.secho(
            "warning: everyone in your network can fetch what is in the output and feeds folders while this runs",
            err=True, fg="yellow",
        )  # fmt: skip
        for _, feed in known[:3]:
            click.echo(drawn(feed), nl=False)
    click.echo("Ctrl-C ends it", err=True)
