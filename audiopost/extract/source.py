# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user names, as articles-to-be: files, folders, standard input, URLs, feeds, sitemaps and books.

Only the standard library is imported until something needs more: that a hundred files have not changed is told in
the time it takes to read them.

In a folder an article is a file ending in .md, .markdown, .html, .htm, .xhtml, .txt or .epub, at any depth, in the
order of the paths. Left out are hidden files and folders; what stands beside articles in a project (README, LICENSE,
CHANGELOG, robots.txt ...); folders of templates, programs and finished sites; audiopost's own ``output`` and ``feeds``;
links to folders. Each of these is read when it is named itself.
"""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost.config.options import FetchOptions
from audiopost.errors import SourceError
from audiopost.extract import sniff
from audiopost.extract.document import Document, digest
from audiopost.model.source import Failure, Hints, Origin

if TYPE_CHECKING:
    from audiopost.extract.feeds import Listed
    from audiopost.extract.fetch import Fetcher, Response

OWN_FOLDERS = ("output", "feeds")
_OTHER_FOLDERS = {
    "node_modules", "__pycache__", "site-packages", "vendor", "venv", "_site", "_includes", "_layouts", "_data", "_sass",
    "layouts", "archetypes", "themes", "templates", "partials",
}  # fmt: skip
_OTHER_FILES = re.compile(
    r"(?:readme|licen[cs]e|copying|notice|changelog|changes|history|contributing|contributors|code_of_conduct|security|"
    r"authors|maintainers|support|governance|todo)(?:[.-].*)?|"
    r"(?:robots|humans|ads|app-ads|security|llms(?:-full)?|cmakelists|requirements[\w.-]*|constraints)\.txt|(?:404|500|google[0-9a-f]{8,})\.html|_index\..*",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def discover(
    names: Sequence[str],
    options: FetchOptions,
    *,
    base: Path | None = None,
    skip: Sequence[Path] = (),
    tell: Callable[[str], None] | None = None,
) -> Iterator[Origin | Failure]:
    """The articles that ``names`` name, each once, in order; what cannot be had is a Failure in its place.

    A name is a file, a folder, a pattern such as ``posts/*.md``, "-" (standard input), an http(s) URL of a page, feed,
    sitemap or book. Relative names count from ``base`` (default: the current folder); folders in ``skip`` are passed over.
    ``tell`` hears of what is left out because there is more of it than the options allow.
    """
    finder = _Finder(options, base or Path(), tuple(path.resolve() for path in skip), tell)
    for name in names:
        try:
            yield from finder.named(name)
        except SourceError as error:
            yield Failure(name, str(error))


def read(origin: Origin, options: FetchOptions) -> Document:
    """The bytes of ``origin``, fetched if need be, with the further pages of a paged article. Raises SourceError."""
    if origin.kind == "url":
        return _fetched(origin, options)
    data = origin.data
    if data is None:
        data = _bytes(Path(origin.path), origin.name, options)
    if origin.kind == "epub":
        raise SourceError(f"{origin.name} is a book; its chapters are found by naming it")
    document = Document(
        name=origin.name, kind=origin.kind, data=data, url=origin.hints.url, hints=origin.hints
    )
    if origin.kind == "html" and origin.data is not None and _URL.match(origin.name):
        from audiopost.extract.fetch import Fetcher
        from audiopost.extract.pages import with_further

        return with_further(Fetcher(options), document)
    return document


def _fetched(origin: Origin, options: FetchOptions) -> Document:
    from audiopost.extract.fetch import Fetcher
    from audiopost.extract.pages import page, with_further

    fetcher = Fetcher(options)
    answer = page(fetcher, origin.url)
    kind = sniff.by_type(answer.content_type, answer.data, answer.url)
    if kind in {"feed", "epub"}:
        raise SourceError(
            f"{origin.name} is a {'feed' if kind == 'feed' else 'book'}, not a page; name it itself to have its articles"
        )
    _not_empty(answer.data, origin.name)
    document = Document(
        name=origin.name,
        kind=kind,  # type: ignore[arg-type]
        data=answer.data,
        url=answer.url,
        content_type=answer.content_type,
        charset=answer.charset,
        hints=origin.hints,
    )
    return with_further(fetcher, document) if kind == "html" else document


class _Finder:
    """Finds what names name; remembers what it has given, so that nothing comes twice."""

    def __init__(
        self, options: FetchOptions, base: Path, skip: tuple[Path, ...], tell: Callable[[str], None] | None
    ) -> None:
        self.options = options
        self.tell = tell
        self.base = base
        self.skip = skip
        self.seen: set[str] = set()

    def named(self, name: str) -> Iterator[Origin | Failure]:
        """The articles of one name. Raises SourceError."""
        if name == "-":
            yield from self._new(self._standard_input())
        elif _URL.match(name):
            yield from self._new(self._url(name))
        elif _SCHEME.match(name):
            raise SourceError(
                f"{name} is no source: audiopost reads files, folders and http or https addresses"
            )
        elif not name.strip() or "\0" in name:
            raise SourceError("An empty name is no source; name a file, a folder or a URL")
        else:
            yield from self._local(name)

    def _new(self, found: Iterator[Origin | Failure]) -> Iterator[Origin | Failure]:
        for origin in found:
            key = origin.hints.url or origin.url or origin.name if isinstance(origin, Origin) else ""
            if key not in self.seen or key in {"", "-"}:
                self.seen.add(key)
                yield origin

    def _local(self, name: str) -> Iterator[Origin | Failure]:
        path = self.base / Path(name).expanduser()
        try:
            exists = path.exists()
        except OSError as error:
            raise _unreadable(name, error) from None
        if not exists:
            matches = sorted(glob(str(path), recursive=True)) if re.search(r"[*?\[]", name) else []  # noqa: PTH207
            if not matches:
                raise _missing(path, name)
            for match in matches:
                yield from self._path(Path(match), Path(match).name)
            return
        yield from self._path(path, name)

    def _path(self, path: Path, name: str) -> Iterator[Origin | Failure]:
        if path.is_dir():
            yield from self._folder(path, name)
        else:
            yield from self._file(path, path.name)

    def _folder(self, folder: Path, name: str) -> Iterator[Origin | Failure]:
        failures: list[Failure] = []
        found = sorted(
            self._articles(folder, name, failures), key=lambda path: path.relative_to(folder).parts
        )
        if not found and not failures:
            raise SourceError(
                f"{name} holds no articles; audiopost looks for {' '.join(sniff.SUFFIXES)} files in it and below"
            )
        yield from failures
        for path in found:
            relative = path.relative_to(folder).as_posix()
            try:
                yield from self._file(path, relative)
            except SourceError as error:
                yield Failure(relative, str(error))

    def _articles(self, folder: Path, name: str, failures: list[Failure]) -> Iterator[Path]:
        def unreadable(error: OSError) -> None:
            where = error.filename or str(folder)
            shown = name if where == str(folder) else Path(where).relative_to(folder).as_posix()
            failures.append(Failure(shown, str(_unreadable(shown, error))))

        for place, folders, files in os.walk(folder, onerror=unreadable):
            folders[:] = [f for f in folders if not self._passed_over(Path(place, f), f)]
            for file in files:
                if (
                    Path(file).suffix.lower() in sniff.SUFFIXES
                    and file[0] != "."
                    and not _OTHER_FILES.fullmatch(file)
                ):
                    yield Path(place, file)

    def _passed_over(self, path: Path, name: str) -> bool:
        if name.startswith(".") or name in OWN_FOLDERS or name.lower() in _OTHER_FOLDERS or path.is_symlink():
            return True
        return path.resolve() in self.skip or (path / "pyvenv.cfg").exists()

    def _file(self, path: Path, name: str) -> Iterator[Origin | Failure]:
        key = os.path.realpath(path)
        if key in self.seen:
            return
        self.seen.add(key)
        data = _bytes(path, name, self.options)
        suffix = path.suffix.lower()
        kind = sniff.SUFFIXES.get(suffix)
        if kind is None or kind == "epub":
            kind = sniff.by_content(data, name)
        else:
            sniff.refuse_binary(data, name)
        if kind in {"feed", "epub"} or not path.is_file():
            yield from self._at_hand(data, kind, name, "", "")
        else:
            yield Origin(name=name, kind=kind, path=str(path), digest=digest(data))  # type: ignore[arg-type]

    def _standard_input(self) -> Iterator[Origin | Failure]:
        data = sys.stdin.buffer.read(self.options.max_bytes + 1)
        name = "standard input"
        _within(data, name, self.options)
        _not_empty(data, name)
        return self._at_hand(data, sniff.by_content(data, name), "-", "", "")

    def _url(self, url: str) -> Iterator[Origin | Failure]:
        from audiopost.extract.fetch import Fetcher, shown
        from audiopost.extract.pages import page

        fetcher = Fetcher(self.options)
        answer = page(fetcher, url)
        kind = sniff.by_type(answer.content_type, answer.data, shown(answer.url))
        _not_empty(answer.data, shown(url))
        if kind == "text" and answer.data.startswith(b"\x1f\x8b"):
            kind = "feed"
        if kind in {"feed", "epub"}:
            return self._at_hand(answer.data, kind, shown(url), answer.url, answer.content_type, fetcher)
        from audiopost.extract.charset import decode_page

        # The charset that HTTP declared is spent here: from now on the bytes say it themselves.
        data = decode_page(answer.data, answer.charset).encode("utf-8-sig", "replace")
        hints = Hints(url=shown(answer.url))
        return iter([Origin(name=shown(url), kind=kind, data=data, hints=hints)])  # type: ignore[arg-type]

    def _at_hand(
        self,
        data: bytes,
        kind: sniff.Kind,
        name: str,
        url: str,
        content_type: str,
        fetcher: Fetcher | None = None,
    ) -> Iterator[Origin | Failure]:
        """The articles in bytes that are here already."""
        if kind == "epub":
            from audiopost.extract.epub import Book

            return Book(data, name, self.options.max_bytes).chapters()
        if kind == "feed":
            from audiopost.extract import feeds

            data = feeds.unpacked(data, name, self.options.max_bytes)
            listed = feeds.read(data, name, url, content_type=content_type, limit=self.options.max_items)
            return self._listed(listed, name, fetcher)
        return iter([Origin(name=name, kind=kind, data=data, digest=digest(data))])

    def _listed(self, listed: Listed, name: str, fetcher: Fetcher | None) -> Iterator[Origin | Failure]:
        """What a feed lists; for a sitemap index, what the sitemaps in it list, up to max_items in all."""
        yield from listed.origins
        if not listed.sitemaps:
            self._cut(name, listed.more)
            return
        from audiopost.extract import feeds
        from audiopost.extract.fetch import Fetcher

        fetcher, left = fetcher or Fetcher(self.options), self.options.max_items
        unread, more = listed.more + len(listed.sitemaps), 0
        for place in listed.sitemaps:
            if left <= 0:
                break
            unread -= 1
            try:
                answer: Response = fetcher.get(place)
                data = feeds.unpacked(answer.data, place, self.options.max_bytes)
                inner = feeds.read(data, place, answer.url, content_type=answer.content_type, limit=left)
            except SourceError as error:
                yield Failure(place, str(error))
                continue
            left -= len(inner.origins)
            more += inner.more
            yield from inner.origins
        self._cut(name, more, unread)

    def _cut(self, name: str, more: int, sitemaps: int = 0) -> None:
        """Tell what was left out of a feed or sitemap that lists more than is taken."""
        counted = ((more, "more article"), (sitemaps, "sitemap"))
        left_out = " and ".join(f"{n:,} {noun}{'s' * (n != 1)}" for n, noun in counted if n)
        if self.tell and left_out:
            self.tell(
                f"{name}: {left_out} left out, for max_items under [fetch] is {self.options.max_items:,};"
                " raise it to have them all"
            )


def _bytes(path: Path, name: str, options: FetchOptions) -> bytes:
    """The bytes of a local file within max_bytes. Raises SourceError."""
    try:
        with path.open("rb") as stream:
            data = stream.read(options.max_bytes + 1)
    except FileNotFoundError:
        raise _missing(path, name) from None
    except OSError as error:
        raise _unreadable(name, error) from None
    _within(data, name, options)
    _not_empty(data, name)
    return data


def _within(data: bytes, name: str, options: FetchOptions) -> None:
    if len(data) > options.max_bytes:
        raise SourceError(
            f"{name} is larger than {options.max_bytes:,} bytes; raise max_bytes under [fetch] if it is an article"
        )


def _not_empty(data: bytes, name: str) -> None:
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f\0"):
        raise SourceError(f"{name} is empty; write the article or name another source")


def _missing(path: Path, name: str) -> SourceError:
    if path.is_symlink():
        return SourceError(
            f"{name} is a link to {path.readlink()}, which does not exist; mend or remove the link"
        )
    if re.search(r"[*?\[]", name):
        return SourceError(f"{name} matches no file; check the pattern")
    try:
        near = difflib.get_close_matches(path.name, os.listdir(path.parent), 1, 0.6)  # noqa: PTH208
    except OSError:
        near = []
    hint = f"did you mean {near[0]}?" if near else "check its name and folder"
    return SourceError(f"{name} does not exist; {hint}")


def _unreadable(name: str, error: OSError) -> SourceError:
    return SourceError(f"{name} cannot be read ({error.strerror or error}); check its permissions")
