"""The first sentence of a quotation, for copies that may hold no more of an article than that. No parser is asked.

Where a full stop may be that of an abbreviation, what follows decides. In doubt the sentence ends: rather too short
than too long.
"""

from __future__ import annotations

import re

# Stands behind a quotation of which more has been left out.
CUT = " […]"

# A sentence may end at these, with the quotation marks and brackets that it closes; or where a paragraph does.
# Pages that were copied badly lack the blank between two sentences.
END = re.compile(r"(?P<mark>[.!?…]+)[\"'”’»)\]]*(?=\s|$|(?<=[a-z][.!?])[A-Z][a-z])|(?P<paragraph>\n\s*\n)")
# What may stand in front of a sentence's first word.
OPENING = "\"'“‘«([–—-"
# Never the last word of a sentence.
TITLES = re.compile(
    r"\b(Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Adm|Sen|Rep|Gov|Pres|Rev|Fr|Hon|Msgr|St|Mt|Ft|No|Nos|vs|e\.g|i\.e"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|(?<!\.)[A-Z])\.$"
)
# Perhaps the last word: then a sentence follows that begins with one of the words that sentences begin with.
SHORT = re.compile(r"\b(Inc|Corp|Ltd|Co|Jr|Sr|etc|a\.m|p\.m|([A-Za-z]\.)+[A-Za-z])\.$")
BEGINNING = re.compile(r"(The|A|An|This|That|These|Those|He|She|It|We|You|They|I|And|But|In|On|At|If|When|There|His|Her|Our)\b")


def find_sentence_end(text: str) -> int:
    """Return where the first sentence of a text ends, its closing quotation marks included.

    >>> text = "Mr. Lee of the U.S. Army spoke. He left."
    >>> text[:find_sentence_end(text)]
    'Mr. Lee of the U.S. Army spoke.'
    """
    for match in END.finditer(text):
        if not any(character.isalnum() for character in text[: match.start()]):
            continue
        if match["paragraph"]:
            return match.start()
        if _ends_sentence(text, match):
            return match.end()
    return len(text)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() :].lstrip().lstrip(OPENING)
    # “We will go!” he said; 3 p.m. today; and then …
    if not following or following[0].islower():
        return not following
    before = text[: match.start("mark") + 1]
    if match["mark"] != ".":
        return True
    if TITLES.search(before):
        return False
    return not SHORT.search(before) or BEGINNING.match(following) is not None


def cut_to_sentence(text: str) -> str:
    """Return the first sentence of a text, marked where more has been left out.

    >>> cut_to_sentence("“We will go.” They will not."), cut_to_sentence("We will go. […]"), cut_to_sentence("a truce")
    ('“We will go.” […]', 'We will go. […]', 'a truce')
    """
    if text.endswith(CUT):
        return cut_to_sentence(text.removesuffix(CUT)).removesuffix(CUT) + CUT
    end = find_sentence_end(text)
    return text[:end] + CUT if text[end:].strip() else text
