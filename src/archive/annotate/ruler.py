"""spaCy's attribute ruler with a memory.

What the ruler's patterns make of a token depends on its tag, its dependency and, for a few dozen words, on the word. spaCy
tries all of some 180 patterns on every token, which takes a tenth of the parse; here each case is tried once.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

SPACYS = "attribute_ruler"

type Match = tuple[int, int, int, int]  # number of the rule, its key, first token, token after the last
type Case = tuple[int, ...]  # a token, as far as a pattern of one token can ask


class RememberingRuler(AttributeRuler):
    """An `AttributeRuler` that finds what spaCy's finds, and remembers what it found for single tokens."""

    def __init__(self, vocab: Vocab, patterns: list[dict[str, Any]], name: str = "remembering_ruler") -> None:
        """Take the patterns of another ruler."""
        super().__init__(vocab, name)
        self.add_patterns(patterns)
        self._chains = Matcher(vocab)
        asked = []
        for number, rule in enumerate(patterns):
            chains = [steps for steps in rule["patterns"] if len(steps) > 1]
            if chains:
                self._chains.add(str(number), chains)
            asked += [steps[0]["LOWER"] for steps in rule["patterns"] if len(steps) == 1 and "LOWER" in steps[0]]
        self._words = {word for one in asked for word in ([one] if isinstance(one, str) else one.get("IN", ()))}
        self._forms = [re.compile(one["REGEX"]) for one in asked if "REGEX" in one]
        self._asked: dict[int, int] = {}
        self._known: dict[Case, list[tuple[int, int]]] = {}

    def match(self, doc: Doc) -> list[Match]:
        """Return the matches in the order in which their rules are applied."""
        cases = [(self._word(lower), *more) for lower, *more in doc.to_array([LOWER, TAG, DEP, IS_SPACE]).tolist()]
        if not self._known.keys() >= set(cases):
            self._learn(doc, cases)
        matches = [(rule, key, at, at + 1) for at, case in enumerate(cases) for rule, key in self._known[case]]
        chains = self._chains(doc, allow_missing=True)
        return sorted(matches + [(int(self.vocab.strings[key]), key, start, end) for key, start, end in chains])

    def _word(self, lower: int) -> int:
        """Return a word that some pattern asks for, 0 for any other."""
        if lower not in self._asked:
            word = self.vocab.strings[lower]
            is_asked = word in self._words or any(form.search(word) for form in self._forms)
            self._asked[lower] = lower if is_asked else 0
        return self._asked[lower]

    def _learn(self, doc: Doc, cases: list[Case]) -> None:
        """Let spaCy try its patterns on a text, and remember what the first token of each case matches."""
        first = {case: at for at, case in reversed(list(enumerate(cases)))}
        self._known |= {case: [] for case in first}
        for rule, key, start, end in super().match(doc):
            if end == start + 1 and first[cases[start]] == start:
                self._known[cases[start]].append((rule, key))


@Language.factory("remembering_ruler")
def make_ruler(nlp: Language, name: str) -> RememberingRuler:
    """Return a ruler with the patterns of the model's own."""
    return RememberingRuler(nlp.vocab, nlp.get_pipe(SPACYS).patterns, name)


def remember_rules(nlp: Language) -> None:
    """Put a ruler with a memory in the place of the model's own."""
    nlp.add_pipe("remembering_ruler", after=SPACYS)
    nlp.remove_pipe(SPACYS)
