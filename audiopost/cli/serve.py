# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost serve``: listen to what is rendered, here or on a phone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
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

    The feed is served with the addresses it has here, whatever show.base_url says; the files are left as they are.
    """
    from audiopost.cli.add import personal_places
    from audiopost.pipeline.serving import Serving
    from audiopost.serve import server
    from audiopost.serve.app import application

    if personal:
        if watch or any(options[name] for name in ("config_file", "output", "feeds")):
            raise click.UsageError(
                "--personal has its own folders and configuration; leave the other options out"
            )
        config, _, output, feeds = personal_places()
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
    with listening, _watching(watch, sources, options) as rendered:
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


@contextmanager
def _watching(watch: bool, sources: tuple[str, ...], options: dict[str, Any]) -> Iterator[Any]:
    """Gives what renders the sources once; with ``watch`` they are rendered again on every change, in a thread."""
    if not watch:
        yield lambda: None
        return
    from audiopost.cli.render import jobs_for
    from audiopost.pipeline.serving import places_of
    from audiopost.pipeline.serving import watch as watching

    def render() -> None:
        _render(sources, options)

    jobs = jobs_for(sources, options)
    output, feeds = jobs[0].output, jobs[0].feeds
    local = [place for job in jobs for place in places_of(job)]
    if not local:
        raise click.UsageError("--watch needs a SOURCE that is a file or folder, here or as show.articles")
    stop = threading.Event()
    thread = threading.Thread(target=watching, args=(local, (output, feeds), render, stop), daemon=True)

    def first() -> None:
        render()
        thread.start()

    try:
        yield first
    finally:
        stop.set()
        if thread.is_alive():
            thread.join(5)


def _render(sources: tuple[str, ...], options: dict[str, Any]) -> None:
    """Render once; an error is said, not raised: the author goes on writing, and the next change may mend it."""
    from audiopost.cli.render import jobs_for
    from audiopost.cli.report import Lines
    from audiopost.errors import AudiopostError
    from audiopost.pipeline import render_all

    try:
        for _ in render_all(jobs_for(sources, options), Lines()):
            pass
    except AudiopostError as error:
        click.echo(f"audiopost: {error}", err=True)
