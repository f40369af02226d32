# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown to HTML: CommonMark, tables, strikethrough, footnotes, definition lists, task lists, attributes, maths,
admonitions, and the habits of the common site generators.

The HTML is for the walker that reads every source: it keeps structure, language and hints, and is shown to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from audiopost.extract import shortcodes, texmarks
from audiopost.model import Omission

_MODULE_LINE = re.compile(
    r"^(?:import\s.+\sfrom\s+[\"'].+[\"'];?|import\s+[\"'].+[\"'];?|export\s+(?:const|default|let|function)\b.*)$",
    re.MULTILINE,
)
_FENCED_BOX = re.compile(
    r"^(?P<indent>[ \t]*):::+[ \t]*(?:\{)?(?P<kind>[\w-]*)\}?[ \t]*(?P<title>[^\n]*?)[ \t]*$", re.MULTILINE
)
_TAB = re.compile(r"^(?P<indent>[ \t]*)===[+!]?[ \t]+\"(?P<title>[^\"\n]+)\"[ \t]*$", re.MULTILINE)
_BOX_LINE = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>!!!|\?\?\?\+?)[ \t]+(?P<rest>[^\n]+)$", re.MULTILINE)
_ALERT = re.compile(r"\[!(?P<kind>\w+)\][+-]?[ \t]*(?P<title>[^\n]*)(?:\n|$)")
_ATTRIBUTES = re.compile(
    r"[ \t]*\{:?[ \t]*(?P<inside>(?:[.#][\w-]+|[\w-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"']+)|[\w-]+)(?:[ \t]+(?:[.#][\w-]+|[\w-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"']+)|[\w-]+))*)[ \t]*\}[ \t]*$"
)
_INLINE_MARK = re.compile(r"(?<=[\])*_`])\{:[ \t]*(?=[.#\w])")
_PAIR = re.compile(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|(\S+))|([.#])([\w-]+)")
# A box without a title of its own is given its kind for one, which the walker knows from its class already.
_UNTITLED = re.compile(r'(<div class="admonition ([\w-]+)">\n)<p class="admonition-title">(?i:\2)</p>\n')
_BRACKETS = re.compile(r"(?:!?\[[ \t]*){32,}")
_WIKI = re.compile(
    r"(?<!\\)(?P<image>!)?\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<shown>[^\[\]\n]{1,200}))?\]\]"
)
_FILE_LINK = re.compile(
    r"^\{(?:filename|static|attach|author|category|tag|index)\}|^\|(?:filename|static|attach)\|"
)


def render(text: str, name: str = "") -> tuple[str, tuple[Omission, ...]]:
    """The body of a Markdown article (no front matter) as HTML, and what was left out of it."""
    text, omissions = shortcodes.resolve(text)
    if name.lower().endswith(".mdx"):
        omissions += tuple(Omission(line, "program code") for line in _MODULE_LINE.findall(text))
        text = _MODULE_LINE.sub("", text)
    # The parser looks for the end of each of a thousand open brackets anew; nobody means so many.
    text = _BRACKETS.sub(
        lambda match: match[0].replace("[", "\\["), _outside_fences(texmarks.with_dollars(text))
    )
    return _UNTITLED.sub(r"\1", str(_parser().render(text))), omissions


def plain(text: str) -> str:
    """A title in front matter without its inline marks: "Using `foo`" -> "Using foo"."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(str(_parser().renderInline(text)), "lxml").get_text().strip() or text


def _outside_fences(text: str) -> str:
    """Rewrite block marks of other Markdown flavours to ones the parser knows, passing over fenced code."""
    parts: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = re.match(r"[ \t>]*(`{3,}|~{3,})", line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not line.strip().lstrip("`~>"):
            fence = ""
        elif not fence:
            line = _line(line)
            if line.lstrip().startswith("{:") and parts and "|" in parts[-1]:
                parts.append("")  # or the table would take the attributes for a row
        parts.append(line)
    return "\n".join(parts)


def _line(line: str) -> str:
    if match := _TAB.match(line):
        return f'{match["indent"]}!!! tab "{match["title"]}"'
    if match := _BOX_LINE.match(line):
        return f"{match['indent']}{match['mark'].rstrip('+').replace('???', '!!!')} {match['rest']}"
    if match := _FENCED_BOX.fullmatch(line):
        if not match["kind"]:
            return "\n</div>\n"
        title = match["title"].strip('[]{}" ')
        head = f'\n<p class="admonition-title">{escape(title)}</p>\n' if title else ""
        return f'\n<div class="admonition {match["kind"].lower()}">\n{head}'
    line = _INLINE_MARK.sub("{", line)
    return _WIKI.sub(_wiki, line) if "[[" in line and "`" not in line else line


def _wiki(match: re.Match[str]) -> str:
    """Obsidian's links between notes are said as their text; its embedded pictures have no description."""
    target, shown = match["target"], match["shown"]
    if match["image"]:
        return f'<img src="{escape(target)}">'
    return shown or target.replace("#", ": ")


@cache
def _parser() -> MarkdownIt:
    from mdit_py_plugins.admon import admon_plugin
    from mdit_py_plugins.attrs import attrs_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin).use(admon_plugin)
    parser.use(attrs_plugin, spans=True)
    # Amounts of money are no formulas: a dollar sign beside a space or a digit opens none.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    parser.core.ruler.before("inline", "attribute_lists", _attribute_lists)
    parser.core.ruler.after("inline", "site_habits", _site_habits)
    parser.add_render_rule("footnote_block_open", _notes_begin)
    parser.add_render_rule("image", _image)
    for kind in ("math_inline", "math_inline_double", "math_block", "math_block_label"):
        parser.add_render_rule(kind, _formula)
    return parser


def _formula(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    token = tokens[index]
    mode = "" if token.type == "math_inline" else "; mode=display"
    tex = token.content.strip().replace("</", "<\\/")
    formula = f'<script type="math/tex{mode}">{tex}</script>'
    return f"<p>{formula}</p>\n" if token.type.startswith("math_block") else formula


def _image(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """An image; ``![](a.png)`` is one that nobody described: Markdown has no way to say that there is nothing to say."""
    token = tokens[index]
    shown = renderer.renderInlineAsText(token.children or [], options, env)
    if shown.strip():
        token.attrSet("alt", shown)
    elif "role" not in token.attrs and "aria-hidden" not in token.attrs:
        token.attrs.pop("alt", None)
    return str(renderer.renderToken(tokens, index, options, env))


def _notes_begin(*_: Any) -> str:
    """The notes begin without the rule that the plugin draws: it is no break in the text."""
    return '<section class="footnotes">\n<ol class="footnotes-list">\n'


def _attribute_lists(state: StateCore) -> None:
    """Attach ``{: .class #id key=value}`` and ``## Heading {#id}`` to their block, and take them out of the text."""
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type != "inline":
            continue
        opener = tokens[index - 1]
        lines = token.content.rsplit("\n", 1)
        match = _ATTRIBUTES.search(lines[-1])
        if match is None or (opener.type == "heading_open" and "{}" in match[0]):
            continue
        alone = not lines[-1][: match.start()].strip()
        kramdown = match[0].lstrip().startswith("{:")
        if alone and (kramdown or _PAIR.search(match["inside"])):
            target = opener if len(lines) == 2 else _block_before(tokens, index - 1)
            token.content = lines[0] if len(lines) == 2 else ""
            if len(lines) == 1:
                opener.hidden = tokens[index + 1].hidden = True
        elif opener.type == "heading_open" and _PAIR.search(match["inside"]):
            target = opener
            token.content = token.content[: len(token.content) - len(match[0])]
        else:
            continue
        if target is not None:
            _set_attributes(target, match["inside"])


def _block_before(tokens: list[Token], index: int) -> Token | None:
    """The opening token of the block that ends just before ``index``."""
    level = tokens[index].level
    for token in reversed(tokens[:index]):
        if token.level == level and token.nesting >= 0:
            return (
                token if token.nesting == 1 or token.type in {"fence", "code_block", "html_block"} else None
            )
        if token.level < level:
            return None
    return None


def _set_attributes(token: Token, inside: str) -> None:
    for name, double, single, bare, sign, mark in _PAIR.findall(inside):
        if sign == ".":
            token.attrJoin("class", mark)
        elif sign == "#":
            token.attrSet("id", mark)
        elif not name.lower().startswith("on"):
            token.attrSet(name.lower(), double or single or bare)


def _site_habits(state: StateCore) -> None:
    """GitHub's ``> [!NOTE]`` become callouts; Pelican's ``{filename}`` and Jekyll's link prefixes leave addresses."""
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type != "inline":
            continue
        for child in token.children or ():
            for attribute in ("href", "src"):
                if isinstance(value := child.attrGet(attribute), str):
                    value = value.replace("%7B", "{").replace("%7D", "}").replace("%7C", "|")
                    if _FILE_LINK.match(value):
                        child.attrSet(attribute, _FILE_LINK.sub("", value))
        if (
            index > 1
            and tokens[index - 2].type == "blockquote_open"
            and (match := _ALERT.match(token.content))
        ):
            _alert(tokens, index, match, state)


def _alert(tokens: list[Token], index: int, match: re.Match[str], state: StateCore) -> None:
    opener = tokens[index - 2]
    closer = next(
        (t for t in tokens[index:] if t.type == "blockquote_close" and t.level == opener.level), None
    )
    opener.tag = "div"
    opener.attrSet("class", f"admonition {match['kind'].lower()}")
    if closer is not None:
        closer.tag = "div"
    inline = tokens[index]
    inline.content = inline.content[match.end() :]
    title = match["title"].strip()
    inline.children = []
    state.md.inline.parse(inline.content, state.md, state.env, inline.children)
    if title:
        head = Token("html_inline", "", 0)
        head.content = f'</p><p class="admonition-title">{escape(title)}</p><p>'
        inline.children.insert(0, head)
    if not inline.content:
        tokens[index - 1].hidden = tokens[index + 1].hidden = not title
