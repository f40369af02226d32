# SPDX-License-Identifier: GPL-3.0-or-later
"""Nasty Markdown and plain text: front matter, shortcodes, tables, notes and shapes that nearly are something."""

from __future__ import annotations

from random import Random

from benchmarks.nasty.pages import piece
from benchmarks.nasty.words import ODD, endless, formula, prose, words


def markdown(rng: Random) -> str:
    """A Markdown article of every kind of block, indented, quoted and cut at random."""
    parts = [_front(rng)] if rng.random() < 0.4 else []
    for _ in range(rng.randrange(1, 25)):
        block = rng.choice(_MARKDOWN)(rng)
        while rng.random() < 0.15:
            indent = rng.choice(("> ", "    ", "  ", "- ", "1. ", "\t", ": "))
            block = "\n".join(indent + line for line in block.split("\n"))
        parts.append(block)
    return rng.choice(("\n\n", "\n\n", "\n", "\r\n\r\n")).join(parts)


def plain(rng: Random) -> str:
    """Plain text whose shapes mean headings, lists, tables, verse and mastheads, or nearly."""
    return rng.choice(("\n\n", "\n\n", "\n", "\n \n", "\r\n")).join(
        rng.choice(_PLAIN)(rng) for _ in range(rng.randrange(1, 30))
    )


def _front(rng: Random) -> str:
    kind = rng.random()
    if kind < 0.5:
        lines = [f"{_key(rng)}: {_value(rng)}" for _ in range(rng.randrange(1, 8))]
        return "\n".join(["---", *lines, rng.choice(("---", "...", "", "----"))])
    if kind < 0.7:
        lines = [
            f"{_key(rng)} = {rng.choice((_value(rng), repr(words(rng, 4)), '2024-01-01', '[1,', 'true'))}"
            for _ in range(4)
        ]
        return "\n".join(["+++", *lines, rng.choice(("+++", ""))])
    if kind < 0.8:
        return rng.choice(('{"title": "x", "date": %s}\n', "{%s}\n")) % _value(rng)
    return "\n".join(f"{_key(rng).title()}: {_value(rng)}" for _ in range(4))


def _key(rng: Random) -> str:
    return rng.choice(
        "title date author authors lang slug tags draft description guid image canonical x 1 ? true null".split()
    )


def _value(rng: Random) -> str:
    return rng.choice(
        (
            words(rng, 5), "2024-01-01", "2024-99-99", "0000-00-00", "12:30:45", "[a, b]", "{a: b}", "&a [*a, *a]", "*b", "!!python/x y",
            "|\n  text", ">\n  text", "null", "~", "true", "1e400", "0o777", "[" * rng.choice((3, 200, 5000)), '"\\x"', "'", "- a\n- b",
            "&a ['x','x']\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]", "{title: {title: x}}", "!!binary x", "9" * 5000,
        )
    )  # fmt: skip


def _shortcode(rng: Random) -> str:
    name = rng.choice("figure youtube highlight notice details raw ref gist tabs include endraw x".split())
    inside = rng.choice(("", f' src="{words(rng, 2)}" alt=\'x', ' "a" b=c', " =", " %"))
    opener, closer = rng.choice(
        (("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}"), ("[", "]"), ("{% raw", "{% endraw %}"))
    )
    return f"{opener} {name}{inside} {closer}{words(rng, 5)}{rng.choice(('', f'{opener} /{name} {closer}', f'{opener} end{name} {closer}'))}"


def _table(rng: Random) -> str:
    width = rng.randrange(1, 6)
    rows = [
        "|".join(words(rng, 3) for _ in range(rng.choice((width, width, width + 1, 1))))
        for _ in range(rng.randrange(1, 6))
    ]
    rows.insert(1, "|".join(rng.choice(("---", ":-:", "-", "")) for _ in range(width)))
    return "\n".join(f"|{row}|" for row in rows)


def _list(rng: Random) -> str:
    lines = []
    for _ in range(rng.randrange(1, 9)):
        mark = rng.choice(
            ("-", "*", "+", "1.", "2)", "99999999999.", "a.", "iv)", "- [ ]", "•", "–", "[^1]:", ":")
        )
        lines.append(" " * rng.choice((0, 0, 2, 3, 4, 8)) + f"{mark} {words(rng, 9)}")
    return "\n".join(lines)


_MARKDOWN = (
    prose, prose, prose, words, _shortcode, _table, _list, _list,
    lambda rng: "#" * rng.randrange(1, 8) + rng.choice((" ", "")) + words(rng, 6) + rng.choice(("", " {#id .c}", " {:", " #")),
    lambda rng: f"{words(rng, 6)}\n{rng.choice('=-')}{rng.choice(('', '---'))}",
    lambda rng: f"{rng.choice(('```', '~~~', '````'))}{words(rng, 1)}\n{words(rng)}\n{rng.choice(('```', '~~~', ''))}",
    lambda rng: f"$${formula(rng)}$$\n\n{words(rng, 4)} ${formula(rng)}$ {words(rng, 4)}",
    lambda rng: f"{words(rng)}[^{rng.choice('12ab')}] ^[{words(rng, 5)}]\n\n[^{rng.choice('12ab')}]: {words(rng)}",
    lambda rng: f"{words(rng, 2)}\n: {words(rng)}\n: {words(rng)}",
    lambda rng: f"{rng.choice(('!!!', '???', ':::', '=== ', '!!! '))} {rng.choice(('note', 'tab', 'warning', ''))} \"{words(rng, 3)}\"\n    {words(rng)}",
    lambda rng: f"> [!{rng.choice(('NOTE', 'TIP', 'x', ''))}]{words(rng, 3)}\n> {words(rng)}",
    lambda rng: f"![{words(rng, 4)}]({rng.choice(('a.png', '', 'a b', '<x>', 'http://[', '{static}/a'))} \"t\"){{{words(rng, 2)}}}",
    lambda rng: f"[{words(rng, 3)}]{rng.choice(('(#)', '[x]', '[]', '{lang=fr}', '{: lang=fr}', '{.c #i k=v}'))} [[{words(rng, 2)}|{words(rng, 2)}]]",
    lambda rng: piece(rng, rng.randrange(1, 15)),
    lambda rng: rng.choice(ODD) * rng.randrange(1, 5),
    lambda rng: endless(rng)[: rng.choice((200, 2000, 30_000))],
    lambda rng: "\n".join(">" * n + " x" for n in range(rng.choice((5, 200)))),
    lambda rng: "\n".join("  " * n + "- x" for n in range(rng.choice((5, 150)))),
)  # fmt: skip
_PLAIN = (
    prose, prose, words, _list, _table, lambda rng: words(rng, 5), lambda rng: words(rng, 5).upper(),
    lambda rng: "\n".join(words(rng, 9) for _ in range(8)),
    lambda rng: "\n".join(prose(rng)[n : n + 72] for n in range(0, 300, 72)),
    lambda rng: f"{words(rng, 4)}\n{rng.choice('=-~*_') * rng.randrange(1, 40)}",
    lambda rng: f"{rng.choice(('Chapter', 'Part', '1.', '1.2.3', 'IV.', 'Q:', 'A:'))} {words(rng, 4)}",
    lambda rng: "\n".join(rng.choice(("> ", "    ", "\t", ">> ", "| ")) + words(rng, 9) for _ in range(4)),
    lambda rng: "\n".join("\t".join(words(rng, 2) for _ in range(3)) for _ in range(4)),
    lambda rng: rng.choice(("By Ann Lee · 3 May 2021 · 5 min read", "Share this", "Subscribe", "Comments", "Menu", "© 2024 X", "Home\nAbout")),
    lambda rng: rng.choice(ODD) * rng.randrange(1, 9),
    lambda rng: endless(rng)[: rng.choice((200, 2000, 60_000))],
)  # fmt: skip
