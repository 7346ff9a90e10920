"""What stands inside somebody's statement and is asserted there alone."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from archive.annotate.events.frames import nouns_of_family
from archive.annotate.events.noun_stance import is_definite
from archive.annotate.events.nouns import kinds_of_lemma, lemma_of
from archive.annotate.events.triggers import Trigger
from archive.annotate.events.verb_stance import stance_words
from archive.annotate.view import View, locate
from archive.facts import BlockKind, Facts, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

# Clauses that a statement takes for granted: "since the truce was signed", "who fought".
PRESUPPOSING = ("after", "since", "when", "before", "as", "while", "because", "once", "until")
# Statements may contain one another, hardly more than this many.
NESTED = 4


class Claims:
    """The contents of a document's statements, and what its narrator takes for granted elsewhere."""

    def __init__(self, view: View, facts: Facts) -> None:
        self._view = view
        self._turns = [turn.speech_span for turn in view.article.turns]
        doubted = (one for one in facts.statements if not _is_factive(one, view.text))
        self._contents = sorted([span for statement in doubted for span in statement.content_spans] + self._turns)
        self._starts = [span.start for span in self._contents]
        self._cues = {statement.cue_span.start for statement in facts.statements if statement.cue_span}

    def is_claimed(self, trigger: Trigger) -> bool:
        """Tell whether a trigger stands in a statement and neither it nor the narrator takes it for granted."""
        span = locate(trigger.token)
        if self._is_quoted(span):
            return True
        if span.start in self._cues or not self._is_said(span) or _is_presupposed(trigger):
            return False
        return self._echoes.isdisjoint(_echo_words(trigger))

    def _is_quoted(self, span: Span) -> bool:
        return self._view.quote_at(span.start) is not None or any(turn.contains(span) for turn in self._turns)

    def _is_said(self, span: Span) -> bool:
        index = bisect_right(self._starts, span.start)
        return any(content.contains(span) for content in self._contents[max(0, index - NESTED) : index])

    @cached_property
    def _echoes(self) -> frozenset[str]:
        """Return the nouns that the narrator uses as known: "the deal", "the attack"."""
        if not self._view.parsed:
            return frozenset()
        noun = self._view.parsed[0].doc.vocab.strings["NOUN"]
        return frozenset(
            lemma_of(token)
            for parsed in self._view.parsed
            if parsed.block.kind is BlockKind.PARAGRAPH
            for index, pos in enumerate(parsed.doc.to_array("POS").tolist())
            if pos == noun and (token := parsed.doc[index]).dep_ in ("nsubj", "pobj", "nsubjpass") and is_definite(token)
            if not self._is_said(span := locate(token)) and not self._is_quoted(span)
        )


def _is_factive(statement: Statement, text: str) -> bool:
    """Tell whether the narrator vouches for what is said: "confirmed that …", "the board announced that …"."""
    cue = statement.cue_span
    if cue is None:
        return True  # a headline's "Chad: President sacks minister": nobody speaks, and what is quoted is claimed anyway
    return text[cue.start : cue.end].lower() in stance_words("factive")


def _echo_words(trigger: Trigger) -> frozenset[str]:
    """Return the nouns by which a narrator takes an event up: those of its family, and the agreement that was made."""
    things = (lemma_of(token) for token in trigger.slots.get("object", ()) if token.pos_ == "NOUN")
    made = {lemma for lemma in things if not kinds_of_lemma(lemma).isdisjoint(("AGREEMENT", "PURCHASE"))}
    return frozenset(made) or nouns_of_family(trigger.frame.type, trigger.frame.family)


def _is_presupposed(trigger: Trigger) -> bool:
    token = trigger.token
    if token.dep_ == "amod" or (trigger.nominal and is_definite(token)):
        return True  # "the cancelled visit"
    while token.head != token and token.dep_ != "ccomp":
        if token.dep_ in ("relcl", "acl") or (token.dep_ == "advcl" and _opens(token)):
            return True
        token = token.head
    return False


def _opens(clause: Token) -> bool:
    return any(child.lower_ in PRESUPPOSING for child in clause.children if child.dep_ in ("mark", "advmod"))
