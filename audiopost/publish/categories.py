# SPDX-License-Identifier: GPL-3.0-or-later
"""Apple's podcast categories, which every directory follows. Names are case-sensitive."""

from __future__ import annotations

import difflib

from audiopost.errors import ConfigError

CATEGORIES: dict[str, tuple[str, ...]] = {
    "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
    "Business": ("Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "Health & Fitness": (
        "Alternative Health",
        "Fitness",
        "Medicine",
        "Mental Health",
        "Nutrition",
        "Sexuality",
    ),
    "History": (),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": (
        "Animation & Manga",
        "Automotive",
        "Aviation",
        "Crafts",
        "Games",
        "Hobbies",
        "Home & Garden",
        "Video Games",
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        "Business News",
        "Daily News",
        "Entertainment News",
        "News Commentary",
        "Politics",
        "Sports News",
        "Tech News",
    ),
    "Religion & Spirituality": (
        "Buddhism",
        "Christianity",
        "Hinduism",
        "Islam",
        "Judaism",
        "Religion",
        "Spirituality",
    ),
    "Science": (
        "Astronomy",
        "Chemistry",
        "Earth Sciences",
        "Life Sciences",
        "Mathematics",
        "Natural Sciences",
        "Nature",
        "Physics",
        "Social Sciences",
    ),
    "Society & Culture": (
        "Documentary",
        "Personal Journals",
        "Philosophy",
        "Places & Travel",
        "Relationships",
    ),
    "Sports": (
        "Baseball",
        "Basketball",
        "Cricket",
        "Fantasy Sports",
        "Football",
        "Golf",
        "Hockey",
        "Rugby",
        "Running",
        "Soccer",
        "Swimming",
        "Tennis",
        "Volleyball",
        "Wilderness",
        "Wrestling",
    ),
    "Technology": (),
    "True Crime": (),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
}


def check(category: str, subcategory: str = "") -> None:
    """Pass when Apple knows ``category`` and, under it, ``subcategory``. Raises :class:`ConfigError` naming the nearest."""
    if category not in CATEGORIES:
        raise ConfigError(
            f"{category!r} is not a podcast category{_hint(category, tuple(CATEGORIES))}; "
            f"set show.category to one of: {', '.join(CATEGORIES)}."
        )
    known = CATEGORIES[category]
    if subcategory and subcategory not in known:
        parents = [name for name, subs in CATEGORIES.items() if subcategory in subs]
        if parents:
            advice = f"it belongs to {' and '.join(parents)}"
        elif known:
            advice = f"set show.subcategory to one of: {', '.join(known)}"
        else:
            advice = f"{category} has none, so leave show.subcategory empty"
        raise ConfigError(
            f"{subcategory!r} is not a subcategory of {category}{_hint(subcategory, known)}; {advice}."
        )


def _hint(name: str, known: tuple[str, ...]) -> str:
    exact = [k for k in known if k.lower() == name.lower()]
    near = exact or difflib.get_close_matches(name, known, 1, 0.6)
    return f" (did you mean {near[0]!r}? capitals count)" if near else ""
