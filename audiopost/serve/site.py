# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be fetched, and under which path: files below a few folders, and feeds made for the serving address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

MEDIA_TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".json": "application/json",
    ".html": "text/html",
    ".xml": "application/rss+xml",
    ".opml": "text/x-opml",
    ".css": "text/css",
    ".js": "text/javascript",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
}
CHAPTERS = "application/json+chapters"
# What web players fetch by script from pages of another origin.
SHARED = frozenset(
    {"text/vtt", "application/x-subrip", "application/json", CHAPTERS, "application/rss+xml", "text/x-opml"}
)
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\]")
_HALF_WRITTEN = (".part", ".audiopost-tmp", ".lock")


@dataclass(frozen=True, slots=True)
class Site:
    """What is served.

    ``folders`` maps the first step of a path ("output") to the folder it stands for; ``made`` gives the bytes of what is
    made on request ("feeds/show.xml"), or None; ``home`` is the path ``/`` leads to, "" while there is none.
    """

    folders: Mapping[str, Path]
    made: Callable[[str], bytes | None]
    home: Callable[[], str]

    def find(self, path: str) -> Path | None:
        """The file that the decoded URL path ``path`` ("output/a/index.html") names, or None when it may not be had.

        No step may be hidden, empty, or lead up; symbolic links may not lead out of their folder; what is still being
        written does not exist yet. Folders are not listed.
        """
        steps = path.split("/")
        root = self.folders.get(steps[0])
        if root is None or _UNFIT.search(path) or any(not step or step.startswith(".") for step in steps):
            return None
        if path.endswith(_HALF_WRITTEN):
            return None
        try:
            top = root.resolve()
            place = top.joinpath(*steps[1:]).resolve()
            # Judged once more by where it really is: a link to a hidden file is as hidden as the file.
            inside = place.is_relative_to(top) and not any(
                s.startswith(".") for s in place.relative_to(top).parts
            )
            return place if inside and place.is_file() else None
        except (OSError, ValueError):
            return None


def media_type(path: str) -> str:
    """The MIME type of a path, by its name alone."""
    name = path.rsplit("/", 1)[-1].lower()
    if name == "chapters.json":
        return CHAPTERS
    return MEDIA_TYPES.get("." + name.rsplit(".", 1)[-1], "application/octet-stream")
