# SPDX-License-Identifier: GPL-3.0-or-later
"""Words, signs, formulas and endless repeats: what nasty documents are filled with."""

from __future__ import annotations

from random import Random

PLAIN = (
    "The kettle sang on the stove, and nobody heard it. Prices rose by 3.5 % in 2020; see pp. 12–14. "
    "Dr. Smith et al. (2019) found [12] nothing. “No!” she said, and left at 5 p.m. on Sept. 4. "
    "Le thé était froid. Der Tee kostet 2,50 €. El té está frío. It is 10,000,000 km away, or −3 °C. "
    "NATO's R&D costs $4.5B. Visit https://example.org/a?b=c or www.example.net. Chapter IV, §3. "
    "東京タワー。そうです。 مرحبا بالعالم. Привет, мир! 한국어 שלום Ünïcödé œuvre ﬁne"
).split(" ")
ODD = (
    "\x00", "\x07", "\x1b[31m", "\x85", "\u200b", "\u200d", "\u202e", "\u2028", "\u2029", "\ufeff", "\ufffd", "\uffff",
    "\u00ad", "\u00a0", "e\u0301\u0302\u0303", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "😀", "𝔘𝔫𝔦", "ⅷ", "½", "²", "①", "٣", "၁၂",
    "&amp;", "&lt;b&gt;", "&#0;", "&#x110000;", "&#xD800;", "&nosuch;", "&", "<", ">", "<>", "</>", "]]>", "<!--", "-->",
    "<![CDATA[", "<?php ?>", "<!DOCTYPE", "\\", "`", "``", "|", "*", "**", "_", "~~", "[", "]", "](", "[^1]", "[[", "]]",
    "{{", "}}", "{%", "%}", "$", "$$", "\\(", "\\[", "#", ":::", "---", "+++", "...", "…", "[[ˈa|b]]", "ap-kept",
    "1/2/3", "1.2.3.4", "12:34:56", "-5–-3", "1e999", "0x1F", "#tag", "@name", "a@b.c", "C:\\a\\b", "/etc/hosts", "--flag",
    "f(x)=x^2", "H2O", "§§", "No. 5", "№5", "1st", "23rd", "XIV", "2024-13-45", "31/02/2024", "€-5.00", "$", "10^100",
)  # fmt: skip
TEX = (
    r"\frac{a}{b}", r"\sqrt[3]{x}", r"\sum_{i=1}^{n} i", r"\int_0^\infty e^{-x}\,dx", r"\begin{pmatrix}a&b\\c&d\end{pmatrix}",
    r"\begin{cases}x&y\\z&w\end{cases}", r"\hat{x}", r"\vec v", r"\text{if } x", r"\lim_{x\to 0}", r"\left(\frac12\right)",
    r"\alpha\beta", r"x'", r"\nosuch{x}", "{", "}", "^", "_", "&", r"\\", r"\begin{align}", r"\end{align}", r"\mathbb{R}",
    r"\overline{AB}", r"\binom{n}{k}", "%", "~", r"\limits", r"\not=", "x_1^2", r"\tag{1}", r"\color{red}{x}", r"\sqrt",
)  # fmt: skip
UNITS = (
    "(", "[", "{", "<", "((", ". ", "1,", "1.", "1/", "1:", "-", "--", "a-", "a.", "a/", "!", "?", "'", '"', "“", "$", "$$", "*",
    "**", "_", "`", "~", "|", "| a ", "\\", "\\(", "^", "{{", "{%", "[^1]", "[a](", "![", "> ", "# ", "- ", "* ", "1. ", "  ",
    "\n", "\n\n", "\t", " \n", "&amp;", "&", "<b>", "</b>", "<p>", "<br>", "<!--", "<a href='#f'>", "<sup>", "http://", "www.a.",
    "@", "a@", "#", "é", "e\u0301", "\u0301", "\u200b", "東", "😀", "👩‍", "MMXX", "VI ", "A.", "A. ", "Dr. ", "10 ", "3.14 ", "0",
    "9", "a", "A", "aB", "x_", "::", ":::", "=", "+++\n", "---\n", "a: ", "a: [", "&a ", "*a ", "{", "<li>", "<td>", "\\frac{",
    "^{", "_{", "\\sqrt{", "\\left(", "12:", "2020-", "€", "%", "by ", "By Ann ", "[12]", "[1, ", "and ", ", ", "; ", " – ",
)  # fmt: skip


def words(rng: Random, most: int = 30) -> str:
    """A sentence or so, with something odd in it now and then."""
    found = [rng.choice(PLAIN) for _ in range(rng.randrange(1, most + 1))]
    while rng.random() < 0.3:
        found.insert(rng.randrange(len(found) + 1), rng.choice(ODD))
    return rng.choice((" ", " ", " ", " ", "", "\n")).join(found)


def prose(rng: Random) -> str:
    """A paragraph that looks like one."""
    start = rng.randrange(len(PLAIN))
    return " ".join((PLAIN * 3)[start : start + rng.randrange(20, 90)])


def formula(rng: Random) -> str:
    """TeX, mostly broken."""
    parts = [rng.choice((*TEX, "x", "y", "1", "+", "=", " ")) for _ in range(rng.randrange(1, 12))]
    inside = "".join(parts)
    for _ in range(rng.choice((0, 0, 0, 1, 3, 80))):
        inside = rng.choice((r"\frac{%s}{2}", r"\sqrt{%s}", "{%s}", "x^{%s}", r"\left(%s\right)")) % inside
    return inside


def endless(rng: Random) -> str:
    """One or two signs repeated hundreds or thousands of times: what slow patterns stumble over."""
    unit = rng.choice(UNITS) + (rng.choice(UNITS) if rng.random() < 0.4 else "")
    return unit * rng.choice((100, 1000, 5000, 20_000)) + rng.choice(("", "!", "x", "\n", ")"))
