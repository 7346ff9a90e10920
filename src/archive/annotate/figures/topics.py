"""A figure's topic: a short, stable, lower-case plural under which figures of one thing meet ("deaths", "observation posts")."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.frames import befalls_people, frame_of, frame_of_deed, happens_to_person, is_person, named_by
from archive.annotate.figures.owners import is_change
from archive.annotate.figures.sites import Site, is_collective, is_distance, is_state
from archive.annotate.figures.topic_parts import Topic
from archive.annotate.figures.units import MONEY, SHARE, TIME, is_unit
from archive.annotate.gazetteer import country_of
from archive.facts import Trend
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


_PER_SHARE = re.compile(r" (?:an?|per|each) (?:[a-z]+ )?share\b")


def topic_of(site: Site, noun: Token | None, trend: Trend | None) -> Topic:
    """Return the topic of a figure that counts a noun; of a bare number by what happens ("killed 12")."""
    amount, tokens = site.amount, site.tokens
    if is_distance(site):
        return Topic("distances")
    if noun is None:
        return _topic_without_noun(site)
    if (special := _topic_by_measure(site, noun)) is not None:
        return special
    place = tokens.root if amount.unit is None and noun.i < tokens.start else noun
    frame = frame_of(place, noun) if amount.kind not in (TIME, MONEY) and not (trend and amount.kind == SHARE) else None
    if site.noun is not None and site.noun != noun and is_state(site.noun):
        frame = frame_of(site.noun, site.noun)
    form = _form_of(site, noun, trend)
    if form.startswith("{} ") and not form.endswith(" share"):  # "corridor widths"; "40-year-old Jane Doe" is about ages
        alone = _is_name(noun) or noun.lower_ in load_lexicon("topics")["sides"]
        return Topic(form.removeprefix("{} ") if alone else form.format(noun.lemma_.lower()))
    if _is_name(noun):
        return Topic(_named_topic(site, noun))
    own = frame is not None and named_by(noun, frame)
    if own and not befalls_people(str(frame)) and (held := _class_before(noun)):  # "three aircraft orders"
        return Topic(held, frame=frame, form=form)
    person = is_person(noun) or (frame is not None and happens_to_person(noun, frame))
    modifier = _modifier_of(noun, tokens.end if noun.i >= tokens.end else noun.sent.start)
    return Topic(
        _class_of(noun) or _plural(noun, amount.unit is None),
        "payment" if _class_of(noun) == "payments" else noun.lemma_.lower(),
        modifier or "",
        modifier == "",
        frame,
        person,
        form,
        own,
    )


def _class_before(noun: Token) -> str:
    """Return the plural of the synonyms that a noun's compound belongs to ("aircraft" of "plane orders"), "" for none."""
    return next((_class_of(child) for child in noun.children if child.dep_ == "compound" and _class_of(child)), "")


def topic_of_others(topic: Topic, noun: Token | None) -> Topic:
    """Return the topic of "others" as of the noun that they are others of ("1,200 homes burned, 300 others fell"), if any."""
    if noun is None or is_person(noun) or (topic.frame is not None and befalls_people(topic.frame)):
        return topic
    return replace(topic, thing=_class_of(noun) or _plural(noun, counted=True), lemma=noun.lemma_.lower(), person=False)


def tells_people(site: Site, noun: Token | None, topic: Topic) -> bool:
    """Tell whether a number leaves out that it counts people: "1,100 died", "reported 36 killed"; not "five dead"."""
    if site.amount.unit is not None or topic.frame is None or not topic.person or not befalls_people(topic.frame):
        return False
    if noun is None:
        return True
    if noun == site.whole or (noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i > noun.i):
        return False  # "five of the wounded", "ten wounded were taken to hospital"
    participle = (
        is_state(noun)
        and noun.i >= site.tokens.start
        and noun.tag_ in ("VBN", "VBD", "JJ")
        and noun.lower_ not in ("dead", "missing")
    )
    return participle and (site.before is None or site.before.lower_ != "the")


def _topic_by_measure(site: Site, noun: Token) -> Topic | None:
    """Return the topic of what has one by the way it is measured: terms, rates, prices, tolls; None for all else."""
    amount, tokens = site.amount, site.tokens
    if amount.kind == TIME:
        if lasting := _lasting_topic(noun):
            return Topic(lasting)
        return Topic("") if tokens.start <= noun.i < tokens.end else None  # "for five years" does not say what lasts
    if amount.unit is None:
        held = _held_by(noun)
        return Topic(held) if held else None
    if amount.kind == SHARE:
        return _rate_topic(noun) or (Topic("") if _is_judgement(noun) else None)
    priced = amount.kind == MONEY and (noun.lower_ == "shares" or (_is_name(noun) and _is_priced(site)))
    return Topic("share prices") if priced else None


def _is_judgement(noun: Token) -> bool:
    """Tell whether a noun only says what somebody makes of a share: "8 percent is a disappointment"."""
    return noun.dep_ in ("attr", "appos", "oprd") and any(child.lower_ in ("a", "an") for child in noun.children)


def _rate_topic(noun: Token) -> Topic | None:
    """Return the "inflation rates" of inflation, whether they rise or not; None for other nouns than rates."""
    if noun.lower_ in load_lexicon("numbers")["rates"]:
        return Topic(f"{noun.lower_} rates")
    return Topic("rates", modifier=_modifier_of(noun, noun.sent.start) or "") if noun.lemma_.lower() == "rate" else None


def _topic_without_noun(site: Site) -> Topic:
    """Return the topic of a bare number by what happens ("killed 12"), of bare money by what is done with it ("paid $600")."""
    root = site.tokens.root
    if site.amount.kind == MONEY:
        verb = next((word for word in root.ancestors if word.pos_ == "VERB"), None)
        thing = (_sums_by_verb().get(verb.lemma_.lower()) or _sums_by_verb().get(verb.lower_, "")) if verb is not None else ""
        return Topic(thing, lemma=thing.removesuffix("s"), bare=True)
    frame = frame_of(root, root) or frame_of_deed(site.after) if site.amount.unit is None else None
    return Topic("", frame=frame, person=True) if frame and happens_to_person(root, frame) else Topic("")


def _named_topic(site: Site, noun: Token) -> str:
    """Return the lower-case plural of a name that is counted ("400 Boeing 777s"), "" for one that only owns what is measured."""
    if site.amount.unit is not None or len(noun) < 3:
        return ""
    return str(noun.lower_) if noun.lower_.endswith("s") else f"{noun.lower_}s"


def _is_priced(site: Site) -> bool:
    """Tell whether money is a price at which something stands or moves ("slipped to $68", "closed at $60")."""
    root = site.tokens.root
    if root.dep_ != "pobj":
        return False
    return root.head.lower_ in ("at", "to", "from") or (
        root.head.lower_ == "of" and root.head.head.lemma_.lower() in load_lexicon("numbers")["marks"]
    )


def _lasting_topic(noun: Token) -> str | None:
    """Return the topic of a state that lasts, a word before it taken in ("jail term")."""
    before = noun.nbor(-1).lower_ if noun.i > 0 else ""
    return _lasting().get(before) or _lasting().get(noun.lower_)


def _held_by(noun: Token) -> str | None:
    """Return the deaths of a "death toll", the cases of a "case count"; None for other nouns."""
    if noun.lemma_.lower() not in ("toll", "count", "tally", "number", "total"):
        return None
    compounds = [child for child in noun.children if child.dep_ == "compound" and child.tag_ in ("NN", "NNS")]
    held = compounds[-1] if compounds else None
    return _plural(held, counted=True) if held is not None else None


@cache
def _lasting() -> dict[str, str]:
    return {word: topic for topic, words in load_lexicon("topics")["lasting"].items() for word in words}


@cache
def _sums_by_verb() -> dict[str, str]:
    return {verb: topic for topic, verbs in load_lexicon("topics")["sums"].items() for verb in verbs}


def _is_name(noun: Token) -> bool:
    return noun.tag_ == "NNP" and not noun.text.isupper()


def _form_of(site: Site, noun: Token, trend: Trend | None) -> str:
    """Return how a topic is worded when its amount has a unit."""
    amount = site.amount
    if amount.unit is None:
        return "{}"
    side = load_lexicon("topics")["sides"].get(site.after.lower_) if site.after is not None else None
    if side:
        return "{} " + side
    if amount.kind == TIME:
        return f"{load_lexicon('topics')['plurals'].get(amount.unit, f'{amount.unit}s')} of {{}}"
    if amount.kind == SHARE:
        return "{}" if is_change(noun.lemma_) else "changes in {}" if trend else "share of {}"
    if amount.kind == MONEY:
        per = " per share" if noun.lemma_ != "share" and _PER_SHARE.match(site.text_behind(24)) else ""
        return ("{}" if noun.lemma_.lower() in _sums() or noun.lower_ in _sums() else "{} values") + per
    if amount.hyphenated:
        return f"{{}} {amount.kind}{'es' if amount.kind == 'mass' else 's'}"
    return "{}"


@cache
def _sums() -> frozenset[str]:
    """Return the nouns that are money themselves: an aid payment needs no "value"."""
    numbers = load_lexicon("numbers")
    return frozenset([*numbers["worths"], *numbers["holders"], *load_lexicon("topics")["money"]])


def _plural(noun: Token, counted: bool) -> str:
    """Return a noun as it stands, lower case; a singular that is counted gets its plural."""
    text = _hyphenated(noun)
    if plural := load_lexicon("topics")["plurals"].get(text):
        return str(plural)
    if noun.tag_ in ("NNS", "NNPS") or text.endswith("s") or is_collective(noun) or (_is_mass(noun) and not counted):
        return text
    if noun.text.isupper() and not counted:
        return text  # "GDP"
    if re.search(r"[^aeiou]y$", text):
        return text[:-1] + "ies"
    return text + ("es" if text.endswith(("x", "ch", "sh", "z")) else "s")


def _hyphenated(noun: Token) -> str:
    """Return a noun's text, lower case, with what a hyphen joins to it ("start-up")."""
    if (
        noun.i > noun.sent.start + 1
        and noun.nbor(-1).text == "-"
        and not noun.nbor(-2).like_num
        and noun.nbor(-1).whitespace_ == ""
    ):
        return f"{noun.nbor(-2).lower_}-{noun.lower_}"
    return str(noun.lower_)


def _is_mass(noun: Token) -> bool:
    """Tell whether a singular noun stands without an article, as masses do ("humanitarian cargo")."""
    return noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss") for child in noun.children)


def _modifier_of(noun: Token, first: int) -> str | None:
    """Return the word before a noun that tells its kind ("observation posts"); "" for none and idle adjectives, None for names.

    `first` is the token that the noun's phrase may begin at.
    """
    if noun.lemma_.lower() in ("case", "dose", "outbreak") and (of := _kind_behind(noun)):
        return of
    if noun.i <= first or _class_of(noun) in load_lexicon("topics")["plain_classes"]:
        return ""
    before = noun.nbor(-1)
    if len(before) < 3 or is_unit(before.lower_) or (before.i > first and before.nbor(-1).text in ("-", "‑")):
        return ""
    if (before.text[0].isupper() and before.pos_ == "PROPN") or country_of(before.text) or not before.text.isalpha():
        return None
    idle = before.lower_ in load_lexicon("topics")["idle"] or before.tag_ in ("JJR", "JJS", "CD", "IN", "DT", "VBG", "VBD")
    return "" if idle or before.head != noun or before.dep_ not in ("compound", "amod") else before.lower_


def _kind_behind(noun: Token) -> str | None:
    """Return the measles of "cases of measles", None for cases of nothing named by one word."""
    for child in noun.children:
        if child.lower_ == "of":
            inside = next((held for held in child.children if held.dep_ == "pobj" and held.pos_ in ("NOUN", "PROPN")), None)
            return inside.lower_ if inside is not None and inside.text.isalpha() else None
    return None


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in load_lexicon("topics")["classes"].items() for word in words}


def _class_of(noun: Token) -> str:
    """Return the plural that a noun's synonyms share, "" for nouns that have none."""
    return _classes().get(noun.lemma_.lower()) or _classes().get(noun.lower_) or _classes().get(noun.lower_.removesuffix("s"), "")
