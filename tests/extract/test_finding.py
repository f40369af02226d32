# SPDX-License-Identifier: GPL-3.0-or-later
"""Which parts of a page are its article: what sites put into, around and below their texts, and what only looks like it."""

from __future__ import annotations

from audiopost.extract.document import Document
from audiopost.extract.html import extract_html
from audiopost.extract.printed import article_json
from audiopost.model import Article

_PROSE = tuple(
    f"The {part} of the harbour was rebuilt in {count} years, and the town has lived from it ever since{more}."
    for part, count, more in (
        ("mole", "two", ""),
        ("quay", "three", ", whatever the weather did"),
        ("light", "four", " it was lit"),
        ("crane", "five", " as the ledgers show"),
        ("dock", "six", " the first ship came"),
        ("yard", "seven", ", summer and winter"),
    )
)
_TEXT = "".join(f"<p>{line}</p>" for line in _PROSE)


def read(inside: str, above: str = "", below: str = "", head: str = "") -> Article:
    page = (
        f"<html><head><title>The harbour of Lisk</title>{head}</head><body><nav><a href='/'>Home</a><a href='/b'>Blog</a></nav>"
        f"<header><h1>The harbour of Lisk</h1></header>{above}<main><div class='entry-content'>{_TEXT}{inside}</div></main>{below}"
        "<footer><p>Lisk Gazette, Quay Street 3</p></footer></body></html>"
    )
    return extract_html(
        Document(name="page.html", kind="html", data=page.encode(), url="https://gazette.example/lisk")
    )


def said(article: Article) -> str:
    sections = article_json(article)["sections"]
    return "\n".join(f"{section['heading']}\n{section['text']}" for section in sections)


def left_out(article: Article) -> str:
    return "\n".join(omission.text for omission in article.omissions)


def test_a_quoted_post_is_kept_wherever_it_is_put() -> None:
    post = "<div class='social-media-embed'><blockquote class='twitter-tweet'><p>Our quay at last! pic.example/x</p>— Ada (@ada) <a href='https://twitter.com/ada'>May 3</a></blockquote></div>"
    article = read(f"{post}<p>{_PROSE[0].replace('mole', 'pier')}</p>")
    assert "Our quay at last!" in said(article)


def test_a_sentence_said_again_stays_and_a_second_copy_goes() -> None:
    again = "<h2>Ropes</h2><p>Ask the harbour master before you leave a rope over night.</p>"
    twice = read(f"{again}{again.replace('Ropes', 'Chains')}<p>Then all is well in the harbour.</p>")
    assert said(twice).count("Ask the harbour master") == 2
    copied = read(f"<div class='mobile'>{_TEXT}</div>")
    assert said(copied).count(_PROSE[2]) == 1


def test_a_caption_in_a_slideshow_is_said_once() -> None:
    slide = "<li><div class='caption'>The new quay of Lisk, seen from the sea in the evening.</div></li>"
    article = read(
        f"<ul class='gallery'>{slide}</ul><ul class='thumbs'>{slide}</ul><p>{_PROSE[1]} Still.</p>"
    )
    assert said(article).count("seen from the sea") == 1


def test_cards_of_other_articles_go() -> None:
    card = "<article><img src='a.jpg' alt=''><h3><a href='/{0}'>What else happened in {0}</a></h3><p>In {0} the town had other things to think of than its harbour, and here they are told.</p></article>"
    article = read(f"<div>{card.format('May')}{card.format('June')}</div><p>{_PROSE[0]} So they say.</p>")
    assert "What else happened" not in said(article)
    assert "What else happened in June" in left_out(article)


def test_a_box_that_says_what_else_to_read_goes() -> None:
    box = "<div><h4>You May Also Enjoy</h4><a href='/a'>Eleven ships of Lisk</a><p>Ships of all sizes came to Lisk, and eleven of them are told of in this account.</p><a href='/b'>Nine storms</a><p>Storms came as well, and nine of them are remembered by whoever was there at the time.</p></div>"
    article = read(box)
    assert "Eleven ships" not in said(article)
    assert "nine of them" not in said(article)
    assert "nine of them" in left_out(article)


def test_a_list_of_links_below_a_heading_of_the_article_stays() -> None:
    links = "".join(
        f"<li><a href='https://{name}.example/'>{name}</a></li>" for name in ("Alba", "Brig", "Cora")
    )
    article = read(f"<h2>Ships to visit</h2><ul>{links}</ul><p>{_PROSE[3]} All year.</p>")
    assert {"Alba", "Brig", "Cora"} <= set(said(article).split())
    related = read(f"<h2>Related articles</h2><ul>{links}</ul><p>{_PROSE[3]} All year.</p>")
    assert "Cora" not in said(related)


def test_cards_that_open_over_a_name_go_and_the_sentence_stays() -> None:
    card = "<span class='tooltip-card'><a href='/p'>Ada Roe</a><a href='/1'>Roe opens quay</a><a href='/2'>Roe on ropes</a></span>"
    article = read(
        f"<p>The mayor, <span><a href='/p'>Ada Roe</a>{card}</span> of Lisk, was there and spoke.</p>"
    )
    assert "Roe opens quay" not in said(article)
    assert "of Lisk, was there and spoke." in said(article)
    assert "Roe opens quay" in left_out(article)


def test_who_wrote_it_is_told_by_the_byline_alone() -> None:
    head = "<meta name='author' content='Ada Roe'>"
    article = read(
        "<div><p>Ada Roe is a reporter of the Gazette and has covered harbours since 1999.</p></div>",
        head=head,
    )
    assert article.byline == "Ada Roe"
    assert "has covered harbours" not in said(article)
    assert "has covered harbours" in left_out(article)


def test_a_cookie_table_goes_from_its_rows_to_its_words() -> None:
    table = "<div class='cookie-notice'><table><tr><th></th><th>Cookie</th><th>Duration</th></tr><tr><td><img src='c.png' alt='biscuit'></td><td>lisk_id</td><td>This cookie is kept for eleven months by the site.</td></tr></table></div>"
    article = read("", below=table)
    assert "lisk_id" not in said(article)
    assert "lisk_id" in left_out(article)
    assert "biscuit" in left_out(article)


def test_a_hidden_copy_of_code_does_not_take_the_shown_one_away() -> None:
    code = "boat = Boat('Alba')\nboat.moor(quay=3, rope='long', lines=4)"
    article = read(
        f"<div><pre hidden>{code}</pre><pre><code>{code}</code></pre></div><p>{_PROSE[5]} Ever.</p>"
    )
    assert said(article).count("boat.moor(quay=3") == 1


def test_addresses_hidden_from_robots_are_read_out() -> None:
    key = 0x2A
    coded = f"{key:02x}" + "".join(f"{ord(letter) ^ key:02x}" for letter in "port@lisk.example")
    link = f"<a href='/cdn-cgi/l/email-protection#{coded}'><span data-cfemail='{coded}'>[email protected]</span></a>"
    article = read(f"<p>Ships may write to {link} before they come to the harbour.</p>")
    assert "Ships may write to port@lisk.example before" in said(article)
    broken = read(
        "<p>Ships may write to <span data-cfemail='zz'>[email protected]</span> before they come.</p>"
    )
    assert "[email protected] before" in said(broken)


def test_words_side_by_side_in_boxes_are_apart() -> None:
    row = "<div class='flex gap-2'><code>rope</code><code>string</code></div>"
    article = read(f"<h2>Settings</h2>{row}<p>{_PROSE[4]} As ever.</p>")
    assert "rope string" in said(article)
    assert "ropestring" not in said(article)


def test_a_form_below_the_article_is_the_site_s() -> None:
    form = "<form><h3>Leave a reply</h3><p>Your address will not be shown.</p><input name='a'><button>Send</button></form>"
    below = read("", below=form)
    assert "Leave a reply" not in said(below)
    assert "Leave a reply" in left_out(below)
    poll = "<form><fieldset><legend>Which quay is best?</legend><label><input type='radio'>North</label><label><input type='radio'>South</label></fieldset></form>"
    assert "Which quay is best?" in said(read(f"{poll}<p>{_PROSE[2]} Vote now.</p>"))
