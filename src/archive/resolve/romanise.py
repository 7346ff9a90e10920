"""One form for names that differ only by how they were put into Latin letters ("Sergei", "Sergey"; "Aliyev", "Aliev").

Names at home in Latin letters are left alone: Brian and Bryan, Marc and Mark are different people.
"""

from __future__ import annotations

import re
from functools import cache

from archive.annotate.name_lists import fold_word, is_native_given_name
from archive.lexicon import load_lexicon

# In this order; each pair is a spelling and the one it is folded to.
SPELLINGS = [
    (re.compile(pattern), form)
    for pattern, form in [
        (r"['’`]", ""),
        (r"dzh|dj", "j"),
        (r"shch|sch", "sh"),
        (r"tch", "ch"),
        (r"kh", "h"),
        (r"([bdg])h", r"\1"),
        (r"tz", "ts"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"y|j(?=[bdfgklmnprstvz]|$)", "i"),
        (r"i{2,}", "i"),
        (r"iu", "u"),
        (r"ou|oo", "u"),
        (r"e+i?ev", "ev"),
        (r"i?e(?=v)", "e"),
        (r"^ie", "e"),
        (r"ee", "i"),
        (r"([a-z])\1", r"\1"),
        (r"(?<=[aeo])h$", ""),
    ]
]
# Surnames that come from another script, by their ends.
ROMANISED = re.compile(
    r"(?:[oe]va?|[iy]na?|sk(?:y|i|iy|ii|yy|yi|aya|aia)|[yi]ants?|[yi]an|dze|shvili|enko|chuk|oglu|zadeh?|bayev|bekov|uly|v[iy]?ch)$"
)


@cache
def fold_spelling(word: str) -> str:
    """Return one form for all romanisations of a word of a name.

    >>> [fold_spelling(word) for word in ("Aliyev", "Aliev", "Zelensky", "Zelenskyy", "Zelenskiy")]
    ['alev', 'alev', 'zelenski', 'zelenski', 'zelenski']
    """
    folded = fold_word(word)
    folded = variants().get(folded, folded)
    for pattern, form in SPELLINGS:
        folded = pattern.sub(form, folded)
    return folded


def is_romanised(given: str, surname: str) -> bool:
    """Tell whether a name seems to come from another script, so that spellings of it may differ."""
    folded = fold_word(given)
    return folded in variants() or not is_native_given_name(given) or bool(ROMANISED.search(fold_word(surname)))


@cache
def variants() -> dict[str, str]:
    """Return names whose romanisations no rule of spelling joins ("Muhammad", "Mohamed"), by any of their forms."""
    lexicon = load_lexicon("romanisations")
    return {form: forms[0] for forms in [*lexicon["given"], *lexicon["family"]] for form in forms}
