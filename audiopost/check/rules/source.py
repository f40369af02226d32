# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about articles that changed since they were rendered."""

from __future__ import annotations

from collections.abc import Iterable

from audiopost.check.finding import Fault
from audiopost.check.reading.source import Source
from audiopost.check.registry import rule


@rule(
    Source, "stale-audio", "error", "The audio is of the article as it is now",
    why="Listeners hear something else than readers read.",
    remedy="Run `audiopost render` on it.",
)  # fmt: skip
def stale_audio(source: Source) -> Iterable[Fault]:
    return source.fault("changed", f"The article changed since “{source.title}” was rendered.")


@rule(
    Source, "stale-settings", "info", "The audio was made with the settings as they are now",
    why="A setting, a voice or audiopost itself changed since; the words are the same.",
    remedy="Run `audiopost render` to have it made with the new settings.",
)  # fmt: skip
def stale_settings(source: Source) -> Iterable[Fault]:
    return source.fault("settings", f"“{source.title}” was rendered with other settings.")


@rule(
    Source, "stale-details", "info", "What the feed tells beside the words is what the article says now",
    why="Its date, address, tags or markup changed since; the words are the same.",
    remedy="Run `audiopost render` on it; nothing is spoken again that is said as before.",
)  # fmt: skip
def stale_details(source: Source) -> Iterable[Fault]:
    return source.fault(
        "details", f"The file changed since “{source.title}” was rendered, and its words did not."
    )


@rule(
    Source, "source-withheld", "error", "No episode is published whose article is held back",
    why="Its author took it back, and it is still in the feed.",
    remedy="Run `audiopost render` on it: it leaves the feed.",
)  # fmt: skip
def source_withheld(source: Source) -> Iterable[Fault]:
    return source.fault("withheld", f"The article of “{source.title}” {source.detail}.")


@rule(
    Source, "source-gone", "warning", "The article of an episode is still there",
    why="The episode stays in the feed although its article was deleted or moved.",
    remedy="Run `audiopost render` on its folder: a moved article is found again, a deleted one is withdrawn.",
)  # fmt: skip
def source_gone(source: Source) -> Iterable[Fault]:
    return source.fault("gone", f"The article of “{source.title}” is no longer there.")


@rule(
    Source, "source-new", "warning", "Every article of the show is rendered",
    why="Readers have an article that listeners do not have.",
    remedy="Run `audiopost render`.",
)  # fmt: skip
def source_new(source: Source) -> Iterable[Fault]:
    return source.fault("new", "The article is not rendered yet.")


@rule(
    Source, "source-unreadable", "warning", "Every article of the show can be read",
    why="It cannot be told whether its episode is up to date.",
    remedy="Put right what the message says.",
)  # fmt: skip
def source_unreadable(source: Source) -> Iterable[Fault]:
    return source.fault("unreadable", source.detail)
