# SPDX-License-Identifier: GPL-3.0-or-later
"""Emoji: named or dropped, as the policy says; flags, tones, keycaps, emoticons."""

from __future__ import annotations

import re
import unicodedata

from audiopost.script.speech.spans import Context, Rules

RULES = Rules("emoji")

_NAMES = {
    "\u2764": "red heart", "\U0001f602": "face with tears of joy", "\U0001f923": "rolling on the floor laughing", "\U0001f44d": "thumbs up", "\U0001f44e": "thumbs down", "\U0001f64f": "folded hands", "\U0001f44f": "clapping hands", "\U0001f389": "party popper",
    "\U0001f60a": "smiling face with smiling eyes", "\U0001f60d": "smiling face with heart eyes", "\U0001f62d": "loudly crying face", "\U0001f622": "crying face", "\U0001f60e": "smiling face with sunglasses", "\U0001f914": "thinking face", "\U0001f600": "grinning face", "\U0001f4a9": "pile of poo", "\U0001f4af": "hundred points",
    "\u2705": "check mark", "\u2714": "check mark", "\u2713": "check mark", "\u274c": "cross mark", "\u2717": "cross mark", "\u2718": "cross mark", "\u2b50": "star", "\u26a0": "warning", "\u2600": "sun", "\u260e": "telephone", "\U0001f4a1": "light bulb", "\U0001f4c8": "chart increasing", "\U0001f4c9": "chart decreasing",
    "\U0001f30d": "globe", "\U0001f30e": "globe", "\U0001f30f": "globe", "\U0001f440": "eyes", "\U0001f609": "winking face", "\U0001f937": "shrug", "\U0001f494": "broken heart", "\u2665": "heart", "\u263a": "smiling face", "\u2728": "sparkles", "\U0001f680": "rocket", "\U0001f525": "fire",
    "\U0001f603": "grinning face with big eyes", "\U0001f604": "grinning face with smiling eyes", "\U0001f601": "beaming face with smiling eyes", "\U0001f606": "grinning squinting face", "\U0001f605": "grinning face with sweat", "\U0001f642": "slightly smiling face", "\U0001f970": "smiling face with hearts", "\U0001f618": "face blowing a kiss",
    "\U0001f60b": "face savoring food", "\U0001f61c": "winking face with tongue", "\U0001f621": "enraged face", "\U0001f624": "face with steam from nose", "\U0001f61e": "disappointed face", "\U0001f92f": "exploding head", "\U0001f973": "partying face", "\U0001f4bb": "laptop",
    "\U0001f355": "pizza", "\U0001f37a": "beer mug", "\U0001f37b": "clinking beer mugs", "\U0001f377": "wine glass", "\U0001f370": "shortcake", "\U0001f697": "car", "\U0001f3e0": "house", "\u2757": "exclamation mark",
    "\u2753": "question mark", "\U0001f512": "locked", "\U0001f513": "unlocked", "\u267b": "recycling symbol", "\U0001f449": "pointing right", "\U0001f448": "pointing left", "\U0001f446": "pointing up", "\U0001f447": "pointing down",
    "\U0001f3b6": "musical notes", "\U0001f3b5": "musical note", "\U0001f30a": "water wave", "\U0001f6a8": "police car light", "\U0001f514": "bell", "\U0001f382": "birthday cake", "\U0001f381": "wrapped gift", "\U0001f3c6": "trophy",
    "\u26bd": "soccer ball", "\U0001f3c0": "basketball", "\U0001f3c8": "American football", "\U0001f4aa": "flexed biceps", "\U0001f64c": "raising hands", "\U0001f44b": "waving hand", "\U0001f91d": "handshake", "\u270c": "victory hand",
    "\U0001f44c": "OK hand", "\U0001f91e": "crossed fingers", "\U0001f648": "see no evil monkey", "\U0001f480": "skull", "\U0001f47b": "ghost", "\U0001f383": "jack-o-lantern", "\U0001f384": "Christmas tree", "\U0001f4f1": "mobile phone",
    "\U0001f4f7": "camera", "\u2615": "hot beverage", "\u2708": "airplane", "\U0001f436": "dog face", "\U0001f431": "cat face", "\U0001f4e7": "e-mail", "\U0001f4c5": "calendar", "\U0001f5d3": "calendar",
    "\U0001f517": "link", "\U0001f4cc": "pushpin", "\U0001f4cd": "round pushpin", "\U0001f9f5": "thread", "\U0001f499": "blue heart", "\U0001f49a": "green heart", "\U0001f49b": "yellow heart", "\U0001f49c": "purple heart",
    "\U0001f5a4": "black heart", "\U0001f90d": "white heart", "\U0001f495": "two hearts", "\U0001f195": "new button", "\U0001f193": "free button", "\U0001f534": "red circle", "\U0001f7e2": "green circle", "\U0001f535": "blue circle",
    "\u26a1": "high voltage", "\U0001f4a5": "collision",
}  # fmt: skip
_PICTURES = (
    "\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u25fd\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a\u2648-\u2653\u2660\u2663\u2665\u2666\u2668\u267b\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1"
    "\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712-\u2714\u2716-\u2718\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764"
    "\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201-\U0001f251\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f900-\U0001f9ff\U0001fa70-\U0001faff"
)
_TONES = "\U0001f3fb-\U0001f3ff"
_TAIL = rf"[\ufe0f\ufe0e{_TONES}]*"


#: Pictures joined into one (the joiner is folded away), without tones.
_JOINED = {
    "\U0001f3f3\U0001f308": "rainbow flag", "\U0001f3f4\u2620": "pirate flag", "\U0001f469\U0001f4bb": "woman technologist", "\U0001f468\U0001f4bb": "man technologist", "\U0001f9d1\U0001f4bb": "technologist", "\U0001f469\U0001f680": "woman astronaut",
    "\U0001f468\U0001f680": "man astronaut", "\U0001f9d1\U0001f680": "astronaut", "\u2764\U0001f525": "heart on fire", "\U0001f937\u2640": "woman shrugging", "\U0001f937\u2642": "man shrugging", "\U0001f926\u2640": "woman facepalming",
    "\U0001f926\u2642": "man facepalming", "\U0001f469\U0001f3eb": "woman teacher", "\U0001f468\U0001f3eb": "man teacher", "\U0001f469\u2695": "woman health worker", "\U0001f468\u2695": "man health worker", "\U0001f469\U0001f52c": "woman scientist",
    "\U0001f468\U0001f52c": "man scientist", "\U0001f469\U0001f373": "woman cook", "\U0001f468\U0001f373": "man cook", "\U0001f3c3\u2640": "woman running", "\U0001f3c3\u2642": "man running", "\U0001f469\u2764\U0001f468": "couple with heart",
}  # fmt: skip
_STRIP = re.compile(rf"[\ufe0f\ufe0e{_TONES}]")
_JOINT = "|".join(
    _TAIL.join(re.escape(character) for character in joined)
    for joined in sorted(_JOINED, key=len, reverse=True)
)


@RULES.rule(
    "joined",
    rf"(?:{_JOINT}){_TAIL}|[\U0001f468\U0001f469\U0001f9d1]{_TAIL}(?:[\U0001f468\U0001f469\U0001f9d1]{_TAIL})?(?:[\U0001f466\U0001f467\U0001f9d2]{_TAIL}){{1,2}}",
    needs="".join({joined[0] for joined in _JOINED}) + "\U0001f468\U0001f469\U0001f9d1",
)
def say_joined(match: re.Match[str], context: Context) -> str:
    """One picture made of several: a rainbow flag, a family."""
    if context.policy.emoji == "drop":
        return ""
    left = " " if context.text[match.start() - 1 : match.start()].isalnum() else ""
    return left + _JOINED.get(_STRIP.sub("", match[0]), "family")


@RULES.rule("flag", "[\U0001f1e6-\U0001f1ff]{2}", needs="".join(map(chr, range(0x1F1E6, 0x1F200))))
def say_flag(match: re.Match[str], context: Context) -> str:
    if context.policy.emoji == "drop":
        return ""
    code = "".join(chr(ord(character) - 0x1F1E6 + ord("A")) for character in match[0])
    return f"flag of {_COUNTRIES[code]}" if code in _COUNTRIES else "flag " + ".".join(code)


_COUNTRIES = {
    "US": "the United States", "GB": "the United Kingdom", "DE": "Germany", "FR": "France", "ES": "Spain", "IT": "Italy", "UA": "Ukraine", "RU": "Russia", "CN": "China", "JP": "Japan", "IN": "India", "CA": "Canada", "AU": "Australia", "BR": "Brazil", "MX": "Mexico",
    "KR": "South Korea", "NL": "the Netherlands", "BE": "Belgium", "CH": "Switzerland", "AT": "Austria", "SE": "Sweden", "NO": "Norway", "DK": "Denmark", "FI": "Finland", "PL": "Poland", "PT": "Portugal", "IE": "Ireland", "GR": "Greece", "TR": "Turkey", "IL": "Israel", "PS": "Palestine",
    "EU": "the European Union", "ZA": "South Africa", "NZ": "New Zealand", "AR": "Argentina", "NG": "Nigeria", "KE": "Kenya", "EG": "Egypt", "SA": "Saudi Arabia", "IR": "Iran", "PK": "Pakistan", "ID": "Indonesia", "TW": "Taiwan", "HK": "Hong Kong", "SG": "Singapore",
}  # fmt: skip


@RULES.rule("keycap", "[0-9#*]\ufe0f?\u20e3", needs="\u20e3")
def say_keycap(match: re.Match[str], context: Context) -> str:
    from audiopost.script.speech.en.numerals import digits

    return digits(match[0]) or ("hash" if match[0][0] == "#" else "asterisk")


@RULES.rule("picture", rf"[{_PICTURES}]{_TAIL}(?:\s?[{_PICTURES}]{_TAIL})*")
def say_picture(match: re.Match[str], context: Context) -> str:
    if context.policy.emoji == "drop":
        return ""
    said: list[str] = []
    for character in match[0]:
        if unicodedata.category(character) not in ("So", "Sm", "Po"):
            continue
        name = _NAMES.get(character) or unicodedata.name(character, "").lower()
        name = name.removesuffix(" sign").removesuffix(" symbol").replace("black ", "").replace("heavy ", "")
        if name and name not in said:
            said.append(name)
    left = " " if context.text[match.start() - 1 : match.start()].isalnum() else ""
    return left + ", ".join(said)


@RULES.rule("selector", "[\ufe00-\ufe0f\u200d\u20e3]+", needs="\ufe0f\ufe0e\ufe00\u20e3")
def say_selector(match: re.Match[str], context: Context) -> str:
    return ""


@RULES.rule("emoticon", r"(?<!\S)(?:[:;]-?[)(DPp]|<3|</3|:-?/|:'\()(?=\s|$|[.,])", needs=":;<")
def say_emoticon(match: re.Match[str], context: Context) -> str:
    if context.policy.emoji == "drop":
        return ""
    mark = match[0].replace("-", "")
    return {
        ":)": "smiley",
        ":(": "sad face",
        ";)": "wink",
        ":D": "grin",
        "<3": "heart",
        "</3": "broken heart",
    }.get(mark, "")
