"""What a bare length of time is a time of: "seven years in prison", "twelve years in office", "gets ten years" for a sentence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.sites import Site
from archive.annotate.figures.subjects import object_of
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_FARTHEST = 120  # tokens back that the sentence or term of a bare number of years may have been named


def noun_of_term(site: Site) -> Token | None:
    """Return the state that lasts an amount of time, or the sentence passed before; None where the text names neither."""
    return _state_behind(site) or (_term_before(site) if _is_given(site) else None)


def _state_behind(site: Site) -> Token | None:
    """Return the prison of "years in prison", the bars of "behind bars", the service of "for years of public service"."""
    after = site.after
    if after is None or after.lower_ not in ("in", "behind", "of", "on", "at", "under"):
        return None
    inside = object_of(after) or _next_noun(after)
    states = _lexicon("lasting_states")
    return inside if inside is not None and (inside.lemma_.lower() in states or inside.lower_ in states) else None


def _next_noun(preposition: Token) -> Token | None:
    """Return the noun behind a preposition that the parse gives no object."""
    word = preposition.nbor() if preposition.i + 1 < len(preposition.doc) else None
    return word if word is not None and word.pos_ in ("NOUN", "ADJ") and not word.is_sent_start else None


def _is_given(site: Site) -> bool:
    """Tell whether a court gives, or somebody serves, the time: "sentenced to nine years", "the five years she gave him"."""
    verbs = _lexicon("sentencing")
    word = site.root
    below = [child for child in word.children if child.dep_ in ("relcl", "acl")]
    above = [word.head, word.head.head] if word.head.pos_ in ("ADP", "PART") else [word.head]
    return any(verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in verbs for verb in (*below, *above))


def _term_before(site: Site) -> Token | None:
    """Return the nearest noun before, in the same paragraph, that names a sentence or term."""
    terms = _lexicon("terms")
    first = site.tokens.start
    return next(
        (
            word
            for word in reversed(list(site.doc[max(0, first - _FARTHEST) : first]))
            if word.pos_ == "NOUN" and word.lemma_.lower() in terms
        ),
        None,
    )


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("numbers")[name])
