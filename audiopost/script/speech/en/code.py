# SPDX-License-Identifier: GPL-3.0-or-later
"""Tokens of computing: files, paths, flags, variables, versions, keys, names of languages, identifiers."""

from __future__ import annotations

import re

from audiopost.script.speech.en.acronyms import code_figures
from audiopost.script.speech.en.letters import spell
from audiopost.script.speech.en.numerals import cardinal, digits, pairs
from audiopost.script.speech.en.pronounceable import is_spelled, sayable
from audiopost.script.speech.en.units import NAMES
from audiopost.script.speech.en.web import say_part, split_words
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("code")

_EXTENSIONS = {
    "js": "J.S", "ts": "T.S", "jsx": "J.S.X", "tsx": "T.S.X", "py": "P.Y", "rb": "R.B", "rs": "R.S", "go": "go", "java": "java", "c": "C", "h": "H", "cpp": "C.P.P", "hpp": "H.P.P", "cs": "C.S", "php": "P.H.P", "sh": "S.H", "bat": "bat", "exe": "E.X.E",
    "dll": "D.L.L", "html": "H.T.M.L", "htm": "H.T.M", "css": "C.S.S", "scss": "S.C.S.S", "xml": "X.M.L", "json": "jason", "yaml": "yamel", "yml": "Y.M.L", "toml": "tommel", "ini": "I.N.I", "cfg": "C.F.G", "conf": "conf", "csv": "C.S.V", "tsv": "T.S.V",
    "txt": "T.X.T", "md": "M.D", "rst": "R.S.T", "pdf": "P.D.F", "doc": "doc", "docx": "doc X", "xls": "X.L.S", "xlsx": "X.L.S.X", "ppt": "P.P.T", "pptx": "P.P.T.X", "png": "P.N.G", "jpg": "J peg", "jpeg": "J peg", "gif": "gif", "svg": "S.V.G", "webp": "web P",
    "mp3": "M.P three", "mp4": "M.P four", "wav": "wav", "ogg": "ogg", "flac": "flack", "avi": "A.V.I", "mov": "mov", "mkv": "M.K.V", "zip": "zip", "tar": "tar", "gz": "G.Z", "tgz": "T.G.Z", "rar": "rar", "iso": "I.S.O", "dmg": "D.M.G", "log": "log", "lock": "lock",
    "sql": "S.Q.L", "db": "D.B", "bak": "back", "tmp": "temp", "env": "E.N.V", "swift": "swift", "kt": "K.T", "ipynb": "I.P.Y.N.B", "tex": "tech", "bib": "bib", "epub": "E pub", "mobi": "mobi", "apk": "A.P.K", "deb": "deb", "rpm": "R.P.M", "jar": "jar", "net": "net", "vue": "view", "r": "R", "io": "I.O", "so": "S.O", "ico": "I.C.O", "key": "key", "pem": "P.E.M",
}  # fmt: skip
_DIRECTORIES = {"etc": "E.T.C", "usr": "U.S.R", "var": "var", "bin": "bin", "lib": "lib", "opt": "opt", "tmp": "temp", "dev": "dev", "proc": "proc", "src": "source", "mnt": "M.N.T", "sbin": "S bin", "sys": "sis", "www": "W.W.W", "cfg": "C.F.G", "init": "init", "config": "config", "env": "E.N.V", "sudo": "soo doo", "README": "read me", "readme": "read me"}


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
    return re.sub(r" {2,}", " ", f" {name} ".join(_file(part) if part not in ("~", "..", ".", "*") else {"~": "tilde", "..": "dot dot", ".": "dot", "*": "star"}[part] for part in text.split(separator))).strip()


@RULES.rule("windows-path", r"(?<![\w\\])(?P<drive>[A-Z]):\\(?P<rest>[\w\\.$ -]{0,120}\w)?(?!\w)", needs="\\")
def say_windows_path(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    rest = match["rest"] or ""
    cut = re.match(r"[^ ]*", rest)
    kept = cut[0] if cut else ""
    end = match.start() + 3 + len(kept)
    return [(match.start(), end, f"{match['drive']} colon backslash {_path(kept, chr(92), 'backslash')}".strip())]


@RULES.rule("unix-path", r"(?<![\w/.<)])(?P<path>(?:~|\.{1,2})?/(?:[\w.*@+-]{1,64}/){0,12}[\w.*@+-]{0,64}\w/?|~/)(?![\w<>])", needs="/")
def say_unix_path(match: re.Match[str], context: Context) -> list[tuple[int, int, str]] | None:
    written = match["path"].rstrip(".")
    if re.fullmatch(r"/\d+", written) or re.search(r"[\w)]\s?$", context.before(match.start(), 2)) and written.count("/") == 1 and " /" not in context.before(match.start() + 1, 2):
        return None
    return [(match.start(), match.start() + len(written), _path(written, "/", "slash"))]


@RULES.rule("relative-path", r"(?<![\w/.@])(?P<path>(?:[a-z][\w-]{0,40}/){1,8}[\w.-]{0,60}\.(?:py|js|ts|md|txt|json|yaml|yml|toml|html|css|c|h|cpp|rs|go|java|rb|php|sh|csv|xml|png|jpg|pdf|log|conf|sql|log))(?!\w)", needs="/")
def say_relative_path(match: re.Match[str], context: Context) -> str:
    return _path(match["path"], "/", "slash")


_ENDINGS = "|".join(sorted((e for e in _EXTENSIONS if e not in ("c", "h", "go", "net", "io", "r", "so", "key", "swift", "java", "env", "vue")), key=len, reverse=True))


@RULES.rule("file", rf"(?<![\w/@.])(?P<name>\.?[\w-]{{1,64}}(?:\.[\w-]{{1,20}}){{0,2}}\.(?:{_ENDINGS}))(?![\w]|\.\w|-\w)", needs=".")
def say_file(match: re.Match[str], context: Context) -> str | None:
    name = match["name"]
    if re.match(r"\d+\.(?:mp|r)", name):
        return None
    return _file(name)


@RULES.rule("source-file", r"(?<![\w/@.])(?P<name>[\w-]{2,64}\.(?:c|h|go|java|swift|env|vue))(?![\w]|\.\w|-\w)", needs=".")
def say_source_file(match: re.Match[str], context: Context) -> str | None:
    return _file(match["name"]) if match["name"][0].islower() or match["name"].endswith((".java", ".swift", ".vue")) else None


@RULES.rule("dot-file", r"(?<![\w/.])\.(?P<name>(?:[a-z]{2,20}(?:rc|ignore|profile|config|env)|env|bashrc|zshrc|gitignore|vimrc|htaccess|ssh|config|git|npmrc|editorconfig|DS_Store))(?!\w)", needs=".")
def say_dot_file(match: re.Match[str], context: Context) -> str:
    name = match["name"]
    if name.endswith("rc"):
        return f"dot {_token(name[:-2])} R.C"
    return "dot " + {"gitignore": "git ignore", "htaccess": "H.T access", "ssh": "S.S.H", "env": "E.N.V", "vimrc": "vim R.C"}.get(name, name)


@RULES.rule("dot-ending", rf"(?<![\w/.])\.(?P<name>{_ENDINGS}|java|go)(?![\w.]\w|\w)", needs=".")
def say_dot_ending(match: re.Match[str], context: Context) -> str:
    return f"dot {_EXTENSIONS[match['name']]}"


@RULES.rule("dot-first", r"(?<!\S)\.(?=[a-z][\w-]{2,})", needs=".")
def say_dot_first(match: re.Match[str], context: Context) -> str:
    """ ".btn-primary"."""
    return "dot "


@RULES.rule("model", r"\b(?:RTX|GTX|RX|Core|Ryzen|Radeon|GeForce|Xeon|Inspiron|Threadripper|Latitude|EPYC)\s(?P<span>\d{4})(?P<tail>[A-Z]{1,2})?(?!\w)", needs=DIGITS)
def say_model(match: re.Match[str], context: Context) -> str:
    figures = match["span"]
    return cardinal(int(figures)) if figures.endswith("000") else pairs(figures)


@RULES.rule("operator", r"(?<=[\w)\s])\s?(?P<span>\+=|-=|\*=|/=|&&|\|\||\+\+(?=\s|$|;))\s?(?=[\w(!\s])", needs="=&|+")
def say_operator(match: re.Match[str], context: Context) -> str:
    words = {"+=": "plus equals", "-=": "minus equals", "*=": "times equals", "/=": "over equals", "&&": "and", "||": "or", "++": "plus plus"}[match["span"]]
    left = "" if context.text[match.start("span") - 1].isspace() else " "
    right = "" if context.text[match.end("span") : match.end("span") + 1].isspace() else " "
    return left + words + right


@RULES.rule("framework", r"(?<![\w./])(?P<left>[A-Z]?[A-Za-z]{1,12})\.(?P<right>js|JS|NET|Net|io)(?![\w]|\.\w)", needs=".")
def say_framework(match: re.Match[str], context: Context) -> str:
    left = match["left"]
    head = spell(left) if left.isupper() and is_spelled(left) else left
    return f"{head} dot {_EXTENSIONS[match['right'].lower()]}"


@RULES.rule("dot-net", r"(?<![\w.])\.NET(?!\w)", needs="N")
def say_dot_net(match: re.Match[str], context: Context) -> str:
    return "dot net"


_LANGUAGES = {"C++": "C plus plus", "c++": "C plus plus", "C#": "C sharp", "F#": "F sharp", "J#": "J sharp", "g++": "G plus plus", "Notepad++": "Notepad plus plus", "f++": "F plus plus", "i++": "I plus plus", "C/C++": "C and C plus plus", "K8s": "kubernetes", "k8s": "kubernetes", "i18n": "internationalization", "a11y": "accessibility", "l10n": "localization", "A/B": "A B", "TL;DR": "T.L.D.R", "tl;dr": "T.L.D.R", "I/O": "I O", "1:1": "one to one", "TCP/IP": "T.C.P I.P", "x86-64": "X eighty six sixty four", "x86_64": "X eighty six sixty four", "x86": "X eighty six", "x64": "X sixty four", "GPT-4o": "G.P.T four O", "OS/2": "O.S two", "PL/SQL": "P.L S.Q.L", "Wi-Fi": "Wi-Fi", "WiFi": "Wi-Fi", "wifi": "Wi-Fi", "9/11": "nine eleven", "PS/2": "P.S two", "S/MIME": "S mime", "UTF-8": "U.T.F eight", "UTF-16": "U.T.F sixteen", "LGBTQ+": "L.G.B.T.Q plus", "LGBTQIA+": "L.G.B.T.Q.I.A plus", "LGBT+": "L.G.B.T plus"}  # fmt: skip
_LANGUAGE = "|".join(re.escape(name) for name in sorted(_LANGUAGES, key=len, reverse=True))


@RULES.rule("name", rf"(?<![\w/.+#])(?:{_LANGUAGE})(?![\w+#]|/\w|-\d)")
def say_name(match: re.Match[str], context: Context) -> str:
    return _LANGUAGES[match[0]]


@RULES.rule("flag", r"(?<![\w-])(?P<dashes>--?)(?P<name>[A-Za-z][A-Za-z0-9]{0,30}(?:-[A-Za-z0-9]{1,30}){0,4})(?P<value>=[\w./-]{1,60})?(?!\w|-\s)", needs="-")
def say_flag(match: re.Match[str], context: Context) -> str | None:
    name, dashes = match["name"], match["dashes"]
    before = context.before(match.start(), 1)
    if before and before not in " (`'\"[\n\u201c\u2018" or not before and len(match[0]) == len(context.text.strip()):
        return None
    if before == " " and dashes == "--" and re.search(r"\w\s$", context.before(match.start(), 2)) and context.after(match.end(), 3).startswith(("--", " --")):
        return None
    if dashes == "-" and (len(name) > 1 or name.isupper() and len(context.before(match.start(), 3).strip()) == 0 and False):
        computing = re.search(r"\b(?:flag|flags|option|options|command|switch|argument|run|use|pass|git|grep|ls|tar|docker|find|ssh|chmod|java|gcc|pip|npm|curl)\b", context.text)
        if not computing or not re.fullmatch(r"[a-z]{2,12}", name) or "-" in name:
            return None
    if dashes == "-" and len(name) == 1 and not re.search(r"\b(?:flag|flags|option|options|command|switch|argument|run|use|pass|with|add|git|grep|ls|tar|docker|find|ssh|rm|cp|mv|chmod|java|gcc|pip|npm|curl|type|try|set)\b", context.text, re.I):
        return None
    words = " ".join(spell(part) if len(part) <= 2 or not re.search("[aeiouyAEIOUY]", part) else part for part in name.split("-"))
    value = f" equals {say_part(match['value'][1:])}" if match["value"] else ""
    return f"{'dash ' * len(dashes)}{words}{value}"


@RULES.rule("variable", r"(?<![\w$])\$\{?(?P<name>[A-Za-z_]\w{0,40})\}?(?![\w$])", needs="$")
def say_variable(match: re.Match[str], context: Context) -> str:
    name = match["name"]
    if name.isupper():
        return "dollar " + " underscore ".join(spell(p) if is_spelled(p) and p not in ("PATH", "HOME", "USER", "TEMP") and len(p) > 1 else p.lower() if p else "" for p in name.split("_"))
    return f"dollar {_identifier(name)}"


def _identifier(name: str) -> str:
    """A name in code: parts at capitals and underscores."""
    words = []
    for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|_+", name):
        if part[0] == "_":
            words.append(" ".join(["underscore"] * min(2, len(part))))
        elif part.isdigit():
            words.append(cardinal(int(part)) if len(part) < 5 else digits(part))
        elif len(part) == 1 or part.isupper() and is_spelled(part) and not (name.isupper() and sayable(part)) or len(part) <= 3 and not re.search("[aeiouy]", part, re.I):
            words.append(spell(part))
        else:
            words.append(part.lower())
    return " ".join(words)


@RULES.rule("snake", r"(?<![\w./$@])_{0,2}[A-Za-z][A-Za-z0-9]{0,30}(?:_[A-Za-z0-9]{1,30}){1,8}_{0,2}(?:\(\))?(?![\w@])|(?<!\w)__[a-z]{2,20}__(?!\w)", needs="_")
def say_snake(match: re.Match[str], context: Context) -> str | None:
    if re.fullmatch(r"[A-Za-z]_\w{1,2}", match[0]):
        return None
    return _identifier(match[0].removesuffix("()"))


_BRANDS = frozenset("iPhone iPad iPod iMac iTunes iMessage eBay eBook eBooks eReader eCommerce iPhones iPads iPods iMovie iRobot iOS macOS iCloud eSports eLearning eTrade".split())


@RULES.rule("camel", r"(?<![\w./@$])(?P<name>[a-z]{2,20}(?:[A-Z][a-z0-9]{1,20}){1,6})(?P<call>\(\))?(?![\w@])", needs="ABCDEFGHIJKLMNOPQRSTUVWXYZ")
def say_camel(match: re.Match[str], context: Context) -> str | None:
    if match["name"] in _BRANDS or match["name"] in NAMES or re.fullmatch(r"(?:mc|mac|de|di|la|le|van|von|al|el)[A-Z][a-z]+", match["name"]):
        return None
    return _identifier(match["name"])


@RULES.rule("pascal", r"(?<![\w./@$])(?P<name>(?:[A-Z][a-z]{2,20}){2,5})(?P<call>\(\)|(?=\sclass\b|\scomponent\b|\sobject\b|\sinterface\b|\smethod\b|\sfunction\b|Exception\b))(?![\w@])", needs="ABCDEFGHIJKLMNOPQRSTUVWXYZ")
def say_pascal(match: re.Match[str], context: Context) -> str:
    return _identifier(match["name"])


@RULES.rule("call", r"(?<=[a-z])\(\)(?!\w)", needs="(")
def say_call(match: re.Match[str], context: Context) -> str:
    return ""


@RULES.rule("dotted-name", r"(?<![\w./@])(?P<name>[a-z]{2,20}(?:\.[a-z_]{2,20}){1,4})\(\)", needs="(")
def say_dotted_name(match: re.Match[str], context: Context) -> str:
    return " dot ".join(_identifier(part) for part in match["name"].split("."))


@RULES.rule("tag", r"</?(?P<name>[a-z][a-z0-9-]{0,12})(?:\s[^<>]{0,80})?\s?/?>", needs="<")
def say_tag(match: re.Match[str], context: Context) -> str:
    name = match["name"]
    words = _identifier(name.replace("-", "_")).replace("underscore ", "")
    if len(name) <= 2 or not re.search("[aeiou]", name) or name in ("img", "html"):
        words = " ".join(spell(p) if p.isalpha() else cardinal(int(p)) for p in re.findall(r"[a-z]+|\d+", name))
    return words


_KEYS = {"Ctrl": "control", "ctrl": "control", "CTRL": "control", "Cmd": "command", "cmd": "command", "\u2318": "command", "Alt": "alt", "Shift": "shift", "Esc": "escape", "Del": "delete", "Tab": "tab", "Enter": "enter", "Win": "windows", "Option": "option", "Opt": "option", "Fn": "function", "\u2325": "option", "\u21e7": "shift", "Return": "return", "Control": "control", "Command": "command", "Space": "space", "Meta": "meta", "Super": "super"}
_KEY = "|".join(sorted(_KEYS, key=len, reverse=True))


@RULES.rule("keys", rf"(?<![\w+])(?:{_KEY})(?:\s?[+-]\s?(?:{_KEY}|F\d{{1,2}}|[A-Za-z0-9]|[A-Z][a-z]{{2,8}}))+(?![\w+])", needs="+-")
def say_keys(match: re.Match[str], context: Context) -> str:
    parts = re.split(r"\s?[+-]\s?", match[0])
    words = [_KEYS.get(part) or (part.upper() if len(part) == 1 and part.isalpha() else cardinal(int(part)) if part.isdigit() else f"F {cardinal(int(part[1:]))}" if re.fullmatch(r"F\d+", part) else part.lower()) for part in parts]
    return " plus ".join(words)


@RULES.rule("key", rf"(?<!\w)(?:Ctrl|Esc|Cmd)(?=\s(?:key|button)|\b)(?![\w+-])", needs="CE")
def say_key(match: re.Match[str], context: Context) -> str:
    return _KEYS[match[0]]


def version(written: str) -> str:
    """ "17.4.1" → "seventeen point four point one"; a part of two figures is a number: "3.11" → "three point eleven"."""
    return " point ".join(cardinal(int(part)) if not (len(part) > 1 and part[0] == "0") and len(part) < 4 else digits(part) for part in written.split("."))


@RULES.rule("version-letter", r"(?<![\w.])[vV]\.?\s?(?P<number>\d{1,4}(?:\.\d{1,6}){0,4})(?:-?(?P<stage>alpha|beta|rc|dev|a|b)(?:\.?(?P<stagenumber>\d{1,3}))?)?(?![\w]|\.\d)", needs="vV")
def say_version_letter(match: re.Match[str], context: Context) -> str | None:
    if match["number"].isdigit() and " " in match[0]:
        return None
    return f"version {version(match['number'])}{_stage(match)}"


def _stage(match: re.Match[str]) -> str:
    if not match["stage"]:
        return ""
    stage = {"rc": "R.C", "a": "alpha", "b": "beta"}.get(match["stage"], match["stage"])
    return f" {stage}" + (f" {cardinal(int(match['stagenumber']))}" if match["stagenumber"] else "")


@RULES.rule("version", r"(?<![\w.,$])(?P<number>\d{1,5}(?:\.\d{1,6}){2,4})(?:-?(?P<stage>alpha|beta|rc|dev|a|b)(?:\.?(?P<stagenumber>\d{1,3}))?)?(?!\w|\.\d)", needs=".")
def say_version(match: re.Match[str], context: Context) -> str:
    return version(match["number"]) + _stage(match)


_SOFTWARE = (
    "Python|Java|Node|Ruby|PHP|Perl|Go|Rust|Swift|Kotlin|Scala|Django|Flask|Rails|React|Angular|Vue|Linux|Ubuntu|Debian|Fedora|Windows|macOS|iOS|Android|Firefox|Chrome|Safari|OpenSSL|Bootstrap|"
    "jQuery|TypeScript|Postgres|PostgreSQL|MySQL|SQLite|MongoDB|Redis|Docker|Kubernetes|Git|Bluetooth|USB|HDMI|HTTP|HTML|CSS|TLS|SSL|OpenGL|Vulkan|Unity|Blender|WordPress|Drupal|Version|version|release|Release|GCC|LLVM|"
    "PyTorch|TensorFlow|NumPy|Pandas|CUDA|GPT|kernel|Kernel|GNOME|KDE|Wine|Xcode|Gradle|Maven|Terraform|Ansible|Elasticsearch|Spark|Kafka|Julia|MATLAB|SPSS|Stata|R"
)


@RULES.rule("software-version", rf"\b(?:{_SOFTWARE})\s(?P<span>\d{{1,3}}\.\d{{1,3}})(?P<plus>\+)?(?![\w%]|\.\d|,\d)", needs=".")
def say_software_version(match: re.Match[str], context: Context) -> str:
    return version(match["span"])


@RULES.rule("standard", r"\b(?:IEEE)\s(?P<span>(?P<first>802)\.(?P<second>\d{1,2})(?P<letters>[a-z]{0,2}))(?!\w)", needs="I")
def say_standard(match: re.Match[str], context: Context) -> str:
    letters = f" {spell(match['letters'])}" if match["letters"] else ""
    return f"eight oh two dot {cardinal(int(match['second']))}{letters}"


@RULES.rule("numbered-standard", r"\b(?:RFC|ISO|IEC|EN|DIN|ANSI|BS|ASTM|NIST|PEP|AES|SHA|RSA|FIPS)(?:\s|/IEC\s|(?=-))(?P<span>-?\d{2,6})(?![\w%]|[.,]\d)", needs=DIGITS)
def say_numbered_standard(match: re.Match[str], context: Context) -> str:
    hyphen, figures = match["span"].startswith("-"), match["span"].lstrip("-")
    if hyphen:
        return " " + code_figures(figures)
    if len(figures) == 5 or len(figures) == 4 and figures[1:3] == "00" or len(figures) == 4 and figures.endswith("000"):
        return cardinal(int(figures))
    return pairs(figures) if len(figures) in (3, 4) else cardinal(int(figures)) if len(figures) < 3 else digits(figures)


@RULES.rule("status", r"\b(?:HTTP|error|Error|status|Status|code|codes|port|Port|ports|returned|returns|an?|An?|the|The)\s(?P<span>[1-5]0\d|4\d\d|443|80\d\d)(?=\s(?:error|page|response|status|code|redirect|not found)|[.,;:)]|\s|$)(?![.,]\d)", needs=DIGITS)
def say_status(match: re.Match[str], context: Context) -> str | None:
    if not re.search(r"\b(?:HTTP|errors?|status|server|page|port|ports|response|redirect|web|API|request)\b", context.text, re.I):
        return None
    return pairs(match["span"])


@RULES.rule("hexadecimal", r"(?<!\w)0x(?P<digits>[0-9A-Fa-f]{1,16})(?!\w)", needs="x")
def say_hexadecimal(match: re.Match[str], context: Context) -> str:
    return "zero X " + " ".join(cardinal(int(c)) if c.isdigit() else c.upper() for c in match["digits"])


@RULES.rule("resolution", r"(?<![\w.,])(?P<lines>240|360|480|576|720|1080|1440|2160|4320)(?P<scan>[pi])(?P<rate>\d\d)?(?!\w)", needs="pi")
def say_resolution(match: re.Match[str], context: Context) -> str:
    rate = f" {cardinal(int(match['rate']))}" if match["rate"] else ""
    return f"{pairs(match['lines'])} {match['scan'].upper()}{rate}"


@RULES.rule("retirement", r"(?<![\w.,])(?P<a>401|403|501|529|527)\((?P<b>[a-z])\)(?:\((?P<c>\d{1,2})\))?", needs="(")
def say_retirement(match: re.Match[str], context: Context) -> str:
    last = f" {cardinal(int(match['c']))}" if match["c"] else ""
    return f"{pairs(match['a'])} {match['b'].upper()}{last}"


@RULES.rule("backtick", r"(?<!`)`{1,3}(?!`)", needs="`")
def say_backtick(match: re.Match[str], context: Context) -> str:
    return ""


