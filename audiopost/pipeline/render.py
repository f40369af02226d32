# SPDX-License-Identifier: GPL-3.0-or-later
"""The recipe: which article goes through which room after which, and what is left alone.

While one article is encoded, joined and written, the next is already being spoken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from audiopost.errors import AudiopostError, EngineError, LockError
from audiopost.model import Clip, Failure, Origin, Show, Utterance
from audiopost.pipeline import decide, publishing
from audiopost.pipeline import show as shows
from audiopost.pipeline import state as memo
from audiopost.pipeline.events import Event, Finished, Narrated, Notice, Planned, Result, Scripted
from audiopost.pipeline.job import Job
from audiopost.pipeline.prepare import Prepared, Unpublished, prepare
from audiopost.pipeline.produce import Production
from audiopost.pipeline.state import Record, digest
from audiopost.pipeline.studio import Studio

Tell = Callable[[Event], None]
WAIT_S = 3600.0


def render(job: Job, tell: Tell) -> Iterator[Result]:
    """Render the articles ``job`` names, a result each, and publish the show. Events go to ``tell`` as they happen.

    Raises ConfigError and EngineError before anything is made; what fails with one article is its result.
    """
    studio = Studio(job.config, job.base, job.jobs)
    try:
        settings = studio.settings_digest()
        if job.dry_run:
            yield from _Render(job, studio, settings, tell).run()
        else:
            with _held(job, tell):
                yield from _Render(job, studio, settings, tell).run()
    finally:
        studio.close()


@contextmanager
def _held(job: Job, tell: Tell) -> Iterator[None]:
    """Hold the show; when another render holds it, say so and wait for that one."""
    from audiopost.publish import site

    show_id = shows.show_id(job.config.show, job.output)
    held = site.lock(job.output, show_id)
    try:
        held.__enter__()
    except LockError:
        tell(Notice(f"waiting    another render holds the show {show_id!r} in {job.output}"))
        held = site.lock(job.output, show_id, wait=WAIT_S)
        held.__enter__()
    try:
        yield
    finally:
        held.__exit__(None, None, None)


@dataclass(frozen=True, slots=True)
class _Task:
    """An article with something to do."""

    origin: Origin
    source: str
    key: str


class _Render:
    """One run over one show. What it learns goes into the memo, which is saved whatever happens."""

    def __init__(self, job: Job, studio: Studio, settings: str, tell: Tell) -> None:
        self.job = job
        self.studio = studio
        self.settings = settings
        self.tell = tell
        self.now = decide.clock()
        self.show_id = shows.show_id(job.config.show, job.output)
        self.state = publishing.load_state(job.output, self.show_id)
        self.records = dict(self.state.records)
        self.skipped = dict(self.state.skipped)
        self.found: set[str] = set()
        self.guid = self.state.show.get("guid", "")
        self.show: Show | None = None
        self.cover: tuple[str, bytes] = ("", b"")

    def run(self) -> Iterator[Result]:
        """Every article's result, then the feed."""
        at_hand = list(self._discovered())
        settled, tasks = self._sorted(at_hand)
        if tasks:
            self.studio.check()
        self.tell(Planned(len(at_hand), len(tasks)))
        for result in settled:
            yield self._told(result)
        if self.job.dry_run:
            for task in tasks:
                started = self._start(task)
                if isinstance(started, Result):
                    yield self._told(started)
            return
        try:
            yield from self._make(tasks)
            self._withdraw_deleted()
            # Publishing keeps the memo too: with ten thousand episodes that takes a second.
            if not self._fresh():
                self._publish()
        except BaseException:
            if self._dirty():
                self._save()
            raise

    def _discovered(self) -> Iterator[Origin | Failure]:
        from audiopost.extract import discover

        fetch, skip = self.job.config.fetch, (self.job.output, self.job.feeds)
        if self.job.single:
            from audiopost.pipeline import personal

            return personal.singly(self.job.names, fetch, self.job.root, skip)
        return discover(
            self.job.names,
            fetch,
            base=self.job.root,
            skip=skip,
            tell=lambda left_out: self.tell(Notice(f"not taken  {left_out}", "warning")),
        )

    def _sorted(self, at_hand: list[Origin | Failure]) -> tuple[list[Result], list[_Task]]:
        """What needs no work, as results, and what does."""
        places = decide.by_source(self.records)
        settled: list[Result] = []
        tasks: list[_Task] = []
        for origin in at_hand:
            if isinstance(origin, Failure):
                settled.append(Result(source=origin.name, status="failed", error=origin.message))
                continue
            source = decide.source_key(origin, self.job.base)
            self.found.add(source)
            key = digest(origin.digest, self.settings) if origin.digest else ""
            record = places.get(source)
            if self.job.force or self.job.script_file or not key:
                tasks.append(_Task(origin, source, key))
            elif (
                record
                and record.key == key
                and not record.withdrawn
                and memo.present(record, self.job.output)
            ):
                settled.append(self._unchanged(origin.name, record))
            elif not self._skippable(source, key):
                tasks.append(_Task(origin, source, key))
        return settled, tasks

    def _skippable(self, source: str, key: str) -> bool:
        """Whether an article was left out on purpose and the reason stands."""
        known, until = self.skipped.get(source, ("", ""))
        return known == key and (not until or decide.is_future(until, self.now))

    def _make(self, tasks: list[_Task]) -> Iterator[Result]:
        """Narrate each article while the one before it is finished in a thread of its own."""
        with ThreadPoolExecutor(1, thread_name_prefix="audiopost-finish") as finisher:
            waiting: Future[Result] | None = None
            for task in tasks:
                started = self._start(task)
                if waiting is not None:
                    yield self._told(waiting.result())
                    waiting = None
                if isinstance(started, Result):
                    yield self._told(started)
                elif started is not None:
                    waiting = finisher.submit(started)
            if waiting is not None:
                yield self._told(waiting.result())

    def _start(self, task: _Task) -> Result | Callable[[], Result] | None:
        """Prepare and narrate one article: what finishes it, or its result, or None for one that is not published."""
        try:
            prepared = self._prepared(task)
            if self.job.dry_run:
                return self._foreseen(prepared)
            show = self._settled_show(prepared)
            production = Production(prepared, self.studio, show, self.job.output, self.cover[1])
            count = _Count(prepared.name, self.tell)
            clips = self._narrated(prepared, production, count)
        except Unpublished as stop:
            self._unpublish(task, stop)
            return None
        except EngineError:
            raise
        except AudiopostError as error:
            return Result(source=task.origin.name, status="failed", error=str(error))
        return lambda: self._finished(prepared, production, clips, count)

    def _prepared(self, task: _Task) -> Prepared:
        return prepare(
            task.origin,
            task.source,
            task.key,
            studio=self.studio,
            show_guid=self._show_guid,
            state=replace(self.state, records=self.records),
            found=self.found,
            output=self.job.output,
            now=self.now,
            edited=self.job.script_file,
            dated_by_article=self.job.dated_by_article,
        )

    def _show_guid(self, first: str) -> str:
        """The show's GUID; one that has none gets it by its first article, told by ``first``, and keeps it."""
        if not self.guid:
            self.guid = shows.first_guid(self.job.config.show, self.show_id, self.job.feeds, first)
        return self.guid

    def _settled_show(self, prepared: Prepared) -> Show:
        """The show; one that nobody named takes its title and language from its first article, once."""
        if self.show is None:
            self._settle(prepared.article.site, prepared.script.language)
        assert self.show is not None
        return self.show

    def _settle(self, site: str, language: str) -> None:
        kept = dict(self.state.show)
        kept["title"] = kept.get("title") or shows.fallback_title(self.job.names, self.job.root, site)
        kept["language"] = kept.get("language") or language
        kept["page"] = shows.page_name(self.job.config, self.show_id)
        if self.records:
            self._show_guid(min(self.records.values(), key=lambda r: (r.published, r.guid)).identity)
        kept["guid"] = self.guid
        self.show = shows.make(self.job.config.show, self.show_id, kept)
        self.cover = publishing.cover(self.show, self.job.config, self.job.base, self.job.output, kept)
        self.show = replace(self.show, image=self.cover[0])

    def _narrated(self, prepared: Prepared, production: Production, count: _Count) -> dict[str, Clip]:
        said = prepared.script.utterances
        wanted = said if self.job.force else production.to_narrate()
        missing = wanted if self.job.force else self.studio.narrator.plan(wanted).missing
        characters = sum(len(utterance.spoken) for utterance in missing)
        self.tell(Scripted(prepared.name, prepared.article.title, len(said), len(missing), characters))
        for warning in prepared.script.warnings:
            # A whole article in the wrong voice; what else its author should know `audiopost check` tells.
            if warning.code in {"contradicted-language", "no-voice"}:
                self.tell(Notice(f"{prepared.name}: {warning.message}", "warning"))
        return self.studio.narrator.clips(wanted, count, remake=self.job.force)

    def _finished(
        self, prepared: Prepared, production: Production, clips: dict[str, Clip], count: _Count
    ) -> Result:
        try:
            made = production.make(clips, count)
        except AudiopostError as error:
            return Result(source=prepared.name, status="failed", error=str(error))
        changed = made.changed or count.made > 0
        self.records[made.record.guid] = made.record
        self.skipped.pop(prepared.source, None)
        record = made.record
        return Result(
            source=prepared.name,
            status="rendered" if changed else "unchanged",
            slug=record.slug,
            audio=str(self.job.output / record.audio),
            duration_ms=record.duration_ms,
            sections=record.sections,
            clips_made=count.made,
            clips_reused=max(0, record.utterances - count.made),
            feed=str(self._feed),
        )

    def _foreseen(self, prepared: Prepared) -> Result:
        """What ``--dry-run`` says of an article that would be rendered."""
        said = prepared.script.utterances
        missing = len(said) if self.job.force else len(self.studio.narrator.plan(said).missing)
        return Result(
            source=prepared.name,
            status="rendered",
            slug=prepared.slug,
            sections=len(prepared.sections),
            clips_made=missing,
            clips_reused=len(said) - missing,
            feed=str(self._feed),
        )

    def _unchanged(self, name: str, record: Record) -> Result:
        return Result(
            source=name,
            status="unchanged",
            slug=record.slug,
            audio=str(self.job.output / record.audio),
            duration_ms=record.duration_ms,
            sections=record.sections,
            clips_reused=record.utterances,
            feed=str(self._feed),
        )

    def _unpublish(self, task: _Task, stop: Unpublished) -> None:
        self.tell(Notice(f"left out   {task.origin.name}: {stop.reason}"))
        if self.job.dry_run:
            return
        if task.key:
            self.skipped[task.source] = (task.key, stop.until)
        if stop.record is not None:
            self.records[stop.record.guid] = publishing.withdraw(stop.record, self.job.output)

    def _withdraw_deleted(self) -> None:
        """Take out of the feed what was deleted from a folder this run looked through."""
        names = [top(name) for name in self.job.names if "://" not in name and name != "-"]
        roots = [folder.resolve() for name in names if (folder := self.job.root / name).is_dir()]
        for record in list(self.records.values()) if roots else []:
            if record.withdrawn or record.source in self.found or "://" in record.source:
                continue
            place = (self.job.base / record.source).resolve()
            if not place.exists() and any(place.is_relative_to(root) for root in roots):
                self.records[record.guid] = publishing.withdraw(record, self.job.output)
                self.tell(
                    Notice(
                        f"withdrawn  {record.source}: it is no longer there; its files stay until `audiopost prune`"
                    )
                )

    def _dirty(self) -> bool:
        return self.records != self.state.records or self.skipped != self.state.skipped

    def _fresh(self) -> bool:
        """Whether nothing is to be published."""
        return (
            not self._dirty()
            and self.state.settings == self.settings
            and publishing.feeds_fresh(self.state, self.job.feeds)
        )

    def _save(self) -> None:
        """Keep what is known; a memo without feeds says that the feed is still to be written."""
        if self.show is None:
            self._settle("", "")
        assert self.show is not None
        self.state = replace(self.state, records=self.records, skipped=self.skipped, feeds={})
        publishing.save_state(self.state, self.show, self.job.output)

    def _publish(self) -> None:
        if not self.records:
            if self._dirty():
                self._save()
            return
        if self.show is None:
            self._settle("", "")
        assert self.show is not None
        state = replace(self.state, records=self.records, skipped=self.skipped, settings=self.settings)
        self.state = publishing.publish(self.show, state, self.job.output, self.job.feeds, self.cover)
        episodes = len(publishing.published(self.records.values()))
        self.tell(
            Notice(
                f"published  {episodes} episode{'s' * (episodes != 1)}: the feed is {self._feed}, "
                f"the MP3s are below {self.job.output}; to listen, run `{self._serve}`"
            )
        )

    def _told(self, result: Result) -> Result:
        self.tell(Finished(result))
        return result

    @property
    def _serve(self) -> str:
        """The command that serves what this run wrote."""
        if not self.job.dated_by_article:
            return "audiopost serve --personal"
        named = {"--output": (self.job.output, "output"), "--feeds": (self.job.feeds, "feeds")}
        more = [f"{option} {path}" for option, (path, usual) in named.items() if str(path) != usual]
        return " ".join(["audiopost serve", *more])

    @property
    def _feed(self) -> object:
        return self.job.feeds / f"{self.show_id}.xml"


def top(name: str) -> str:
    """The folder a pattern looks through (``posts/**/*.md``: ``posts``); any other name as it is."""
    parts = Path(name).parts
    magic = next((n for n, part in enumerate(parts) if re.search(r"[*?\[]", part)), len(parts))
    return str(Path(*parts[:magic])) if magic else "."


class _Count:
    """Counts the clips that were made for one article, and tells of each."""

    def __init__(self, name: str, tell: Tell) -> None:
        self.name = name
        self.tell = tell
        self.made = 0

    def __call__(self, utterance: Utterance, clip: Clip, made: bool) -> None:
        if made:
            self.made += 1
            self.tell(Narrated(self.name, len(utterance.spoken), clip.duration_ms))
