# SPDX-License-Identifier: GPL-3.0-or-later
"""The manifest of an episode, and what a feed needs of it.

``episode.json`` is the whole :class:`Episode`: from it every file of the episode but its audio can be made again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from audiopost.errors import PublishError
from audiopost.model import Block, Episode, Listing, Paragraph
from audiopost.model.codec import from_json, json_pieces
from audiopost.publish import addresses, chapters, soundbites, transcript
from audiopost.publish.notes import cut

MANIFEST = "episode.json"
CONTENT = "content.html"
PAGE = "index.html"
VTT, SRT, JSON, HTML, CHAPTERS = (
    "transcript.vtt", "transcript.srt", "transcript.json", "transcript.html", "chapters.json",
)  # fmt: skip
TRANSCRIPTS = (
    (VTT, "text/vtt"),
    (JSON, "application/json"),
    (SRT, "application/x-subrip"),
    (HTML, "text/html"),
)


def dump(episode: Episode) -> bytes:
    """The episode as the bytes of its manifest."""
    return b"".join(piece.encode() for piece in json_pieces(episode))


def load(data: bytes, name: str = MANIFEST) -> Episode:
    """The episode of a manifest's bytes. Raises :class:`PublishError` naming ``name`` when it is damaged."""
    try:
        return from_json(Episode, data)
    except Exception as error:
        raise PublishError(
            f"{name} is not a manifest audiopost can read ({type(error).__name__}); "
            "render its article again with --force."
        ) from error


def files(episode: Episode) -> dict[str, bytes]:
    """Every file of the episode beside its audio and page, by name in its folder; the manifest last."""
    from audiopost.publish.article_html import content

    makers: dict[str, Callable[[], str]] = {
        VTT: partial(transcript.vtt, episode),
        SRT: partial(transcript.srt, episode),
        JSON: partial(transcript.transcript_json, episode),
        HTML: partial(transcript.transcript_html, episode),
        CHAPTERS: partial(chapters.json, episode),
        CONTENT: partial(content, episode),
    }
    made = {name: make().encode() for name, make in makers.items()}
    made[MANIFEST] = dump(episode)
    return made


def listing(episode: Episode, *, with_content: bool = False) -> Listing:
    """What the feed and the show page need of ``episode``; its ``content`` only when asked for, for it is long."""
    from audiopost.publish.article_html import content

    folder = episode.slug
    article = episode.article
    return Listing(
        guid=episode.guid,
        slug=folder,
        title=episode.title,
        published=episode.published,
        audio_path=f"{folder}/{episode.audio.path}",
        audio_bytes=episode.audio.bytes,
        audio_type=episode.audio.type,
        duration_ms=episode.audio.duration_ms,
        link=episode.link or article.url,
        byline=article.byline,
        description=summary(episode),
        content=content(episode) if with_content else "",
        language=episode.language,
        image=article.image if addresses.is_absolute(article.image) else "",
        voice=episode.voice,
        transcripts=tuple((f"{folder}/{name}", type_) for name, type_ in TRANSCRIPTS),
        chapters_path=f"{folder}/{CHAPTERS}",
        chapters=tuple((chapter.start_ms, chapter.title) for chapter in episode.chapters),
        page=f"{folder}/{PAGE}",
        tags=article.tags,
        modified=article.modified,
        season=article.season,
        episode=article.episode,
        episode_type=article.episode_type,
        soundbites=soundbites.timed(article.soundbites, episode.cues),
    )


def summary(episode: Episode) -> str:
    """Plain text that says what the episode is about: the author's summary, else the article's first paragraphs."""
    given = episode.description or episode.article.summary
    if given.strip():
        return given.strip()
    found: list[str] = []
    for section in episode.article.sections:
        for block in section.blocks:
            text = _running_text(block)
            if text:
                found.append(text)
            if sum(map(len, found)) > 200:
                return cut("\n\n".join(found), 600)
    return cut("\n\n".join(found), 600)


def _running_text(block: Block) -> str:
    if not isinstance(block, Paragraph) or block.role in {"byline", "dateline", "signature", "correction"}:
        return ""
    # Marks of notes and images are no words of a summary.
    return " ".join("".join(run.text for run in block.text.runs if run.kind not in {"note", "image"}).split())
