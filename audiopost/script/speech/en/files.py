# SPDX-License-Identifier: GPL-3.0-or-later
"""Files, paths and their endings."""

from __future__ import annotations

import re

from audiopost.script.speech.en.letters import spell
from audiopost.script.speech.en.pronounceable import is_spelled
from audiopost.script.speech.en.web import say_part, split_words
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("file")


_EXTENSIONS = {
    "js": "J.S", "ts": "T.S", "jsx": "J.S.X", "tsx": "T.S.X", "py": "P.Y", "rb": "R.B", "rs": "R.S", "go": "go", "java": "java", "c": "C", "h": "H", "cpp": "C.P.P", "hpp": "H.P.P", "cs": "C.S", "php": "P.H.P", "sh": "S.H", "bat": "bat", "exe": "E.X.E",
    "dll": "D.L.L", "html": "H.T.M.L", "htm": "H.T.M", "css": "C.S.S", "scss": "S.C.S.S", "xml": "X.M.L", "json": "jason", "yaml": "yamel", "yml": "Y.M.L", "toml": "tommel", "ini": "I.N.I", "cfg": "C.F.G", "conf": "conf", "csv": "C.S.V", "tsv": "T.S.V",
    "txt": "T.X.T", "md": "M.D", "rst": "R.S.T", "pdf": "P.D.F", "doc": "doc", "docx": "doc X", "xls": "X.L.S", "xlsx": "X.L.S.X", "ppt": "P.P.T", "pptx": "P.P.T.X", "png": "P.N.G", "jpg": "J peg", "jpeg": "J peg", "gif": "gif", "svg": "S.V.G", "webp": "web P",
    "mp3": "M.P three", "mp4": "M.P four", "wav": "wav", "ogg": "ogg", "flac": "flack", "avi": "A.V.I", "mov": "mov", "mkv": "M.K.V", "zip": "zip", "tar": "tar", "gz": "G.Z", "tgz": "T.G.Z", "rar": "rar", "iso": "I.S.O", "dmg": "D.M.G", "log": "log", "lock": "lock",
    "sql": "S.Q.L", "db": "D.B", "bak": "back", "tmp": "temp", "env": "E.N.V", "swift": "swift", "kt": "K.T", "ipynb": "I.P.Y.N.B", "tex": "tech", "bib": "bib", "epub": "E pub", "mobi": "mobi", "apk": "A.P.K", "deb": "deb", "rpm": "R.P.M", "jar": "jar", "net": "net", "vue": "view", "r": "R", "io": "I.O", "so": "S.O", "ico": "I.C.O", "key": "key", "pem": "P.E.M",
}  # fmt: skip
_DIRECTORIES = {
    "etc": "E.T.C",
    "usr": "U.S.R",
    "var": "var",
    "bin": "bin",
    "lib": "lib",
    "opt": "opt",
    "tmp": "temp",
    "dev": "dev",
    "proc": "proc",
    "src": "source",
    "mnt": "M.N.T",
    "sbin": "S bin",
    "sys": "sis",
    "www": "W.W.W",
    "cfg": "C.F.G",
    "init": "init",
    "config": "config",
    "env": "E.N.V",
    "sudo": "soo doo",
    "README": "read me",
    "readme": "read me",
}


def _token(text: str) -> str:
    """One name of a path or a file in words."""
    if text in _DIRECTORIES:
        return _DIRECTORIES[text]
    words = []
    for part in re.findall(r"[A-Za-z]+|\d+|[^A-Za-z\d]", split_words(text).replace(" ", "\x00")):
        if part == "\x00":
            continue
        if part in _DIRECTORIES:
            words.append(_DIRECTORIES[part])
        elif part.isupper() and len(part) > 1 and not is_spelled(part):
            words.append(part.lower())
        else:
            words.append(say_part(part))
    return " ".join(word for word in words if word)


def _file(text: str) -> str:
    """A file's name: stem, "dot", ending."""
    parts = text.split(".")
    words = []
    for position, part in enumerate(parts):
        if not part:
            words.append("")
        elif position and part.lower() in _EXTENSIONS:
            words.append(_EXTENSIONS[part.lower()])
        else:
            words.append(_token(part))
    return " dot ".join(words).strip()


def _path(text: str, separator: str, name: str) -> str:
    return re.sub(
        r" {2,}",
        " ",
        f" {name} ".join(
            _file(part)
            if part not in ("~", "..", ".", "*")
            else {"~": "tilde", "..": "dot dot", ".": "dot", "*": "star"}[part]
            for part in text.split(separator)
        ),
    ).strip()


@RULES.rule("windows-path", r"(?<![\w\\])(?P<drive>[A-Z]):\\(?P<rest>[\w\\.$ -]{0,120}\w)?(?!\w)", needs="\\")
def say_windows_path(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    rest = match["rest"] or ""
    cut = re.match(r"[^ ]*", rest)
    kept = cut[0] if cut else ""
    end = match.start() + 3 + len(kept)
    return [
        (match.start(), end, f"{match['drive']} colon backslash {_path(kept, chr(92), 'backslash')}".strip())
    ]


@RULES.rule(
    "unix-path",
    r"(?<![\w/.<)%])(?P<path>(?:~|\.{1,2})?/(?:[\w.*@+-]{1,64}/){0,12}[\w.*@+-]{0,64}\w/?|~/)(?![\w<>])",
    needs="/",
)
def say_unix_path(match: re.Match[str], context: Context) -> list[tuple[int, int, str]] | None:
    written = match["path"].rstrip(".")
    if re.fullmatch(r"/\d+", written) or (
        re.search(r"[\w)]\s?$", context.before(match.start(), 2))
        and written.count("/") == 1
        and " /" not in context.before(match.start() + 1, 2)
    ):
        return None
    return [(match.start(), match.start() + len(written), _path(written, "/", "slash"))]


@RULES.rule(
    "relative-path",
    r"(?<![\w/.@])(?P<path>(?:[a-z][\w-]{0,40}/){1,8}[\w.-]{0,60}\.(?:py|js|ts|md|txt|json|yaml|yml|toml|html|css|c|h|cpp|rs|go|java|rb|php|sh|csv|xml|png|jpg|pdf|log|conf|sql|log))(?!\w)",
    needs="/",
)
def say_relative_path(match: re.Match[str], context: Context) -> str:
    return _path(match["path"], "/", "slash")


_ENDINGS = "|".join(
    sorted(
        (
            e
            for e in _EXTENSIONS
            if e not in ("c", "h", "go", "net", "io", "r", "so", "key", "swift", "java", "env", "vue")
        ),
        key=len,
        reverse=True,
    )
)


@RULES.rule(
    "file",
    rf"(?<![\w/@.])(?P<name>\.?[\w-]{{1,64}}(?:\.[\w-]{{1,20}}){{0,2}}\.(?:{_ENDINGS}))(?![\w]|\.\w|-\w)",
    needs=".",
)
def say_file(match: re.Match[str], context: Context) -> str | None:
    name = match["name"]
    if re.match(r"\d+\.(?:mp|r)", name):
        return None
    return _file(name)


@RULES.rule(
    "source-file",
    r"(?<![\w/@.])(?P<name>[\w-]{2,64}\.(?:c|h|go|java|swift|env|vue))(?![\w]|\.\w|-\w)",
    needs=".",
)
def say_source_file(match: re.Match[str], context: Context) -> str | None:
    return (
        _file(match["name"])
        if match["name"][0].islower() or match["name"].endswith((".java", ".swift", ".vue"))
        else None
    )


@RULES.rule(
    "dot-file",
    r"(?<![\w/.])\.(?P<name>(?:[a-z]{2,20}(?:rc|ignore|profile|config|env)|env|bashrc|zshrc|gitignore|vimrc|htaccess|ssh|config|git|npmrc|editorconfig|DS_Store))(?!\w)",
    needs=".",
)
def say_dot_file(match: re.Match[str], context: Context) -> str:
    name = match["name"]
    if name.endswith("rc"):
        return f"dot {_token(name[:-2])} R.C"
    return "dot " + {
        "gitignore": "git ignore",
        "htaccess": "H.T access",
        "ssh": "S.S.H",
        "env": "E.N.V",
        "vimrc": "vim R.C",
    }.get(name, name)


@RULES.rule("dot-ending", rf"(?<![\w/.])\.(?P<name>{_ENDINGS}|java|go)(?![\w.]\w|\w)", needs=".")
def say_dot_ending(match: re.Match[str], context: Context) -> str:
    return f"dot {_EXTENSIONS[match['name']]}"


@RULES.rule("dot-first", r"(?<!\S)\.(?=[a-z][\w-]{2,})", needs=".")
def say_dot_first(match: re.Match[str], context: Context) -> str:
    """ ".btn-primary"."""
    return "dot "


@RULES.rule(
    "framework",
    r"(?<![\w./])(?P<left>[A-Z]?[A-Za-z]{1,12})\.(?P<right>js|JS|NET|Net|io)(?![\w]|\.\w)",
    needs=".",
)
def say_framework(match: re.Match[str], context: Context) -> str:
    left = match["left"]
    head = spell(left) if left.isupper() and is_spelled(left) else left
    return f"{head} dot {_EXTENSIONS[match['right'].lower()]}"


@RULES.rule("dot-net", r"(?<![\w.])\.NET(?!\w)", needs="N")
def say_dot_net(match: re.Match[str], context: Context) -> str:
    return "dot net"
