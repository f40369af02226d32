# SPDX-License-Identifier: GPL-3.0-or-later
"""All shows of a project: a page that leads to each, and an OPML file that subscribes an app to all of them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from audiopost.model import Show
from audiopost.publish import addresses
from audiopost.publish.notes import clean, cut
from audiopost.publish.page import language_tag, render
from audiopost.publish.wording import wording

OPML = "shows.opml"
PAGE = "index.html"


def opml(shows: Sequence[Show]) -> bytes:
    """OPML 2.0 of type "rss" as UTF-8, an outline for each show in the order given; made for the feeds folder."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = ", ".join(
        clean(show.title) for show in shows
    )
    body = etree.SubElement(root, "body")
    for show in shows:
        title = clean(show.title)
        told = {
            "type": "rss", "text": title, "title": title, "xmlUrl": addresses.feed(show), "version": "RSS2",
            "htmlUrl": show.link or addresses.media(show, show.page), "language": show.language,
            "description": cut(" ".join(clean(show.description).split()), 280),
        }  # fmt: skip
        etree.SubElement(body, "outline", {name: value for name, value in told.items() if value})
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def page(shows: Sequence[Show]) -> bytes:
    """The page that lists ``shows``, as UTF-8 HTML for the output folder, in the language they share or English."""
    languages = {show.language for show in shows}
    words = wording(languages.pop() if len(languages) == 1 else "en")
    context = {
        "words": words,
        "lang": words["lang"],
        "shows": [
            {
                "title": clean(show.title),
                "description": cut(" ".join(clean(show.description).split()), 280),
                "lang": language_tag(show.language),
                "page": addresses.media_from(show.page, ""),
                "feed": addresses.feed_from(show, ""),
                "cover": "" if addresses.is_absolute(show.image) else addresses.media_from(show.image, ""),
            }
            for show in shows
        ],
        "opml": addresses.feed_from(shows[0], "").rsplit("/", 1)[0] + "/" + OPML,
    }
    return render("shows.html", "page.css", "", context)
