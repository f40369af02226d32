# SPDX-License-Identifier: GPL-3.0-or-later
"""From a prepared article and its clips to the files of an episode."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from audiopost import __version__
from audiopost.errors import PublishError
from audiopost.model import Clip, Episode, Part, Segment, Show, Utterance
from audiopost.pipeline.pictures import local
from audiopost.pipeline.prepare import Prepared, Section, reusable, section_path
from audiopost.pipeline.state import Record
from audiopost.pipeline.studio import Studio

if TYPE_CHECKING:
    from audiopost.model import Audio, Cue
    from audiopost.stitch.announcement import Facts
    from audiopost.stitch.takes import Sound
    from audiopost.stitch.timeline import Timeline

# Silence after the last word, so that no player cuts it.
END_MS = 500
JOINING = ".episode.audiopost-tmp"
OnClip = Callable[[Utterance, Clip, bool], None]


@dataclass(frozen=True, slots=True)
class Produced:
    """An episode written to disk: its record, and whether any file of it changed."""

    episode: Episode
    record: Record
    changed: bool


class Production:
    """Makes one episode in ``output``/slug. ``clips`` are those of the sections that must be encoded anew."""

    def __init__(self, prepared: Prepared, studio: Studio, show: Show, output: Path, cover: bytes) -> None:
        self.prepared = prepared
        self.studio = studio
        self.show = show
        self.output = output
        self.cover = cover
        self.folder = output / prepared.slug
        self.changed = False

    def to_narrate(self) -> tuple[Utterance, ...]:
        """The utterances of the sections whose MP3 cannot be used again."""
        return tuple(u for s in self.prepared.sections if self._reusable(s) is None for u in s.utterances)

    def make(self, clips: Mapping[str, Clip], on_clip: OnClip) -> Produced:
        """Encode, join and describe the episode; ``clips`` by fingerprint. Raises AudiopostError."""
        from audiopost.stitch import timeline

        rate = self.studio.config.audio.rate
        pause_ms = self.studio.between_ms
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PublishError(
                f"The folder {self.folder} cannot be made: {error.strerror}; choose another with --output, or make room there."
            ) from error
        body = [self._section(section, clips) for section in self.prepared.sections]
        intro = self._bumper("intro", body, on_clip)
        outro = self._bumper("outro", body, on_clip)
        segments = [*([intro] if intro else []), *body, *([outro] if outro else [])]
        laid = timeline.lay(segments, pause_ms=pause_ms, rate=rate, end_ms=END_MS)
        audio = self._join(segments, laid)
        voice = self.studio.narrator.voice(self.prepared.script.language)
        episode = Episode(
            guid=self.prepared.guid,
            slug=self.prepared.slug,
            title=self.prepared.article.title,
            published=self.prepared.published,
            article=self.prepared.article,
            audio=audio,
            segments=tuple(segments),
            cues=laid.cues,
            chapters=laid.chapters,
            language=self.prepared.script.language,
            voice=voice.name,
            engine=voice.engine,
            link=self.prepared.article.url,
            ledger=self.prepared.script.ledger,
            links=self.prepared.script.links,
            versions=(("audiopost", __version__), ("voice", f"{voice.engine}:{voice.id}")),
            origin=self.prepared.key,
            source=self.prepared.source,
            identity=self.prepared.known_as,
            content=self.prepared.content,
            show=self.show.id,
            show_title=self.show.title,
            show_guid=self.show.guid,
        )
        return self._write(episode)

    def _reusable(self, section: Section) -> Segment | None:
        """The segment of an earlier render with the same sound, if its file is still whole."""
        return reusable(self.prepared.earlier, section.fingerprint, self.folder, self.studio)

    def _section(self, section: Section, clips: Mapping[str, Clip]) -> Segment:
        from audiopost.stitch import segment
        from audiopost.stitch.fingerprint import relabelled

        old = self._reusable(section)
        if old is not None:
            made = replace(self._placed(old, section.path), title=section.part.title, level=section.part.level,
                           section_id=section.part.section_id, chapter=section.part.chapter)  # fmt: skip
            return relabelled(made, section.utterances)
        self.changed = True
        sound = self._sound_of(clips)
        recorded = segment.write(
            self.folder / section.path,
            section.utterances,
            sound,
            self.studio.config.audio,
            self._tag(section.part.title),
        )
        made = _segment(
            "section", section.part, section.fingerprint, section.path, recorded.frames, recorded.cues
        )
        return replace(
            made,
            before_ms=self.studio.beside_clips(section.utterances[0].pause_before_ms),
            after_ms=self.studio.beside_clips(section.utterances[-1].pause_after_ms),
        )

    def _placed(self, segment: Segment, path: str) -> Segment:
        """``segment`` with its file at ``path``: the section's number or title may have changed."""
        from audiopost.stitch import join, timeline

        if segment.path == path:
            return segment
        rate = self.studio.config.audio.rate
        laid = timeline.lay([segment], pause_ms=0, rate=rate)
        join.join([segment], laid, self.folder, path, self.studio.config.audio, self._tag(segment.title))
        self.changed = True
        return replace(segment, path=path)

    def _sound_of(self, clips: Mapping[str, Clip]) -> Callable[[Utterance], Sound]:
        return lambda utterance: self.studio.sound(clips[self.studio.narrator.fingerprint(utterance)])

    def _bumper(
        self, kind: Literal["intro", "outro"], body: list[Segment], on_clip: OnClip
    ) -> Segment | None:
        from audiopost.stitch import announcement, bumpers
        from audiopost.stitch.fingerprint import fingerprint

        config = self.studio.config
        options = config.intro if kind == "intro" else config.outro
        language = self.prepared.script.language
        said = announcement.utterances(
            kind, options, self._facts(body), language, self.studio.said, pauses=self.studio.pauses
        )
        file = self.studio.base / options.file if options.enabled and options.file else None
        if not said and file is None:
            return None
        name = self.studio.sound_name(
            said,
            lambda clips: fingerprint(clips, said, config.audio, options, file),
            lambda name: reusable(self.prepared.earlier, name, self.folder, self.studio) is not None,
        )
        number = 0 if kind == "intro" else len(self.prepared.script.parts) + 1
        part = Part(kind, announcement.chapter_title(kind, language), 1)
        section = Section(part, said, name, section_path(number, kind, name))
        old = self._reusable(section)
        if old is not None and len(old.cues) == len(said):
            from audiopost.stitch.fingerprint import relabelled

            return relabelled(self._placed(old, section.path), said)
        self.changed = True
        clips = self.studio.narrator.clips(said, on_clip)
        recorded = bumpers.write(
            self.folder / section.path,
            said,
            self._sound_of(clips),
            options,
            file,
            config.audio,
            self._tag(part.title),
        )
        return _segment(kind, part, name, section.path, recorded.frames, recorded.cues)

    def _facts(self, body: list[Segment]) -> Facts:
        from audiopost.stitch.announcement import Facts, minutes

        config = self.studio.config
        article = self.prepared.article
        return Facts(
            title=article.title,
            author=article.byline,
            site=article.site or config.show.title,
            date=article.published,
            minutes=minutes(body, pause_ms=self.studio.between_ms, rate=config.audio.rate),
            sections=sum(1 for section in self.prepared.sections if section.part.level),
            url=article.url,
            show=self.show.title,
        )

    def _tag(self, title: str) -> bytes:
        from audiopost.stitch import tags

        article = self.prepared.article
        return tags.write(
            tags.Tag(title=title, artist=article.byline or self.show.author, album=article.title,
                     language=self.prepared.script.language)
        )  # fmt: skip

    def _join(self, segments: list[Segment], laid: Timeline) -> Audio:
        from audiopost.stitch import join, tags

        article = self.prepared.article
        tag = tags.write(
            tags.Tag(
                title=article.title,
                artist=article.byline or self.show.author,
                album=self.show.title,
                date=self.prepared.published,
                language=self.prepared.script.language,
                comment=_comment(article.summary, article.url),
                url=article.url,
                cover=self.cover,
                duration_ms=laid.duration_ms,
                chapters=laid.chapters,
            )
        )
        audio = join.join(segments, laid, self.folder, JOINING, self.studio.config.audio, tag)
        # The name carries the content's digest, so that a cache or a range request never mixes two versions.
        name = f"{self.prepared.slug}-{audio.digest[:8]}.mp3"
        made, target = self.folder / JOINING, self.folder / name
        if target.is_file() and target.stat().st_size == audio.bytes:
            made.unlink()
        else:
            made.replace(target)
            self.changed = True
        return replace(audio, path=name)

    def _write(self, episode: Episode) -> Produced:
        from audiopost.publish import manifest, page, site

        files = manifest.files(episode)
        last = files.pop(manifest.MANIFEST)
        names, pictures = local(episode.article, self.prepared.folder, self.studio.base)
        files |= pictures
        files[manifest.PAGE] = page.episode(self.show, episode, images=names)
        files[manifest.MANIFEST] = last
        written = site.write_files(self.folder, files)
        self._sweep(episode)
        return Produced(
            episode, record(episode, self.output, self.prepared.source), bool(written) or self.changed
        )

    def _sweep(self, episode: Episode) -> None:
        """Delete section files the new manifest does not name, and what killed renders left half-written."""
        from audiopost.publish import site

        named = {Path(segment.path).name for segment in episode.segments}
        stale = [path for path in (self.folder / "sections").glob("*") if path.name not in named]
        for path in (*stale, *site.remnants(self.folder)):
            with contextlib.suppress(OSError):
                path.unlink()


def _segment(
    kind: Literal["intro", "section", "outro"],
    part: Part,
    fingerprint: str,
    path: str,
    frames: int,
    cues: tuple[Cue, ...],
) -> Segment:
    return Segment(
        kind=kind,
        section_id=part.section_id,
        title=part.title,
        level=part.level,
        fingerprint=fingerprint,
        path=path,
        frames=frames,
        cues=cues,
        chapter=part.chapter,
    )


def _comment(summary: str, url: str) -> str:
    said = "Narrated by a synthetic voice."
    return " ".join(part for part in (summary, said, url) if part)


def record(episode: Episode, output: Path, source: str) -> Record:
    """What the show's memo keeps of an episode whose files are in ``output``."""
    from audiopost.model.codec import to_data
    from audiopost.pipeline.documents import told
    from audiopost.publish import manifest

    listing = to_data(manifest.listing(episode))
    content = output / episode.slug / manifest.CONTENT
    names = [episode.audio.path, manifest.MANIFEST, manifest.PAGE, manifest.CHAPTERS, manifest.CONTENT]
    names += [name for name, _ in manifest.TRANSCRIPTS]
    files = [f"{episode.slug}/{name}" for name in names]
    return Record(
        guid=episode.guid,
        slug=episode.slug,
        source=source,
        identity=episode.identity,
        key=episode.origin,
        content=episode.content,
        published=episode.published,
        sections=sum(1 for segment in episode.segments if segment.kind == "section"),
        duration_ms=episode.audio.duration_ms,
        audio=f"{episode.slug}/{episode.audio.path}",
        utterances=len(episode.cues),
        files=tuple((name, (output / name).stat().st_size) for name in files if (output / name).is_file()),
        withdrawn=episode.withdrawn,
        listing=listing,
        told=told(listing, content.read_bytes() if content.is_file() else b""),
    )
