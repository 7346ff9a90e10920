"""Statements: cue, content, speaker and addressee of sentences as newsrooms write them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.annotate.statements.content import FRAMES as FRAME_TABLE
from archive.annotate.statements.content import QUOTED_ONLY
from archive.facts import Span, Statement
from archive.lexicon import load_lexicon
from conftest import Analyse

WORDS = [
    *"\"“”'.,:;?—\n",
    "said",
    "he",
    "Mr. Lee",
    "that",
    "the minister",
    "told",
    "reporters",
    "according to",
    "as",
    "called",
    "for",
    "peace",
    "would",
    "“No",
]


def said(span: Span | None, text: str) -> str | None:
    return span.text_of(text) if span is not None else None


def shown(statement: Statement, text: str) -> tuple[str, str | None, str | None, list[str]]:
    """Return kind, speaker, cue and contents as words."""
    contents = [span.text_of(text) for span in statement.content_spans]
    return statement.kind.value, said(statement.speaker_span, text), said(statement.cue_span, text), contents


CLAUSES = [
    ("The mayor said that the bridge was safe.", ("indirect", "The mayor", "said", ["the bridge was safe"])),
    (
        "The bridge is safe, the mayor of Porto said on Monday.",
        ("indirect", "the mayor of Porto", "said", ["The bridge is safe"]),
    ),
    ("The bridge, she said, is safe.", ("indirect", "she", "said", ["The bridge", "is safe"])),
    (
        "According to the ministry, three people were hurt.",
        ("indirect", "the ministry", "According to", ["three people were hurt"]),
    ),
    (
        "Three people were hurt, according to the ministry.",
        ("indirect", "the ministry", "according to", ["Three people were hurt"]),
    ),
    ("The bank will close, announced its chairman.", ("indirect", "its chairman", "announced", ["The bank will close"])),
    (
        "The company tweeted in the early hours of Monday that the outage was over.",
        ("indirect", "The company", "tweeted", ["the outage was over"]),
    ),
    ("The council has not said when the school will open.", ("indirect", "The council", "said", ["when the school will open"])),
    (
        "The strike was called off, a union official told reporters.",
        ("indirect", "a union official", "told", ["The strike was called off"]),
    ),
    ("It was said that the king had fled.", ("indirect", None, "said", ["the king had fled"])),
    (
        "The governor went on to explain why the dam had failed.",
        ("indirect", "The governor", "explain", ["why the dam had failed"]),
    ),
]

CLOSING = [
    # The parser takes these cues for participles and appositions of the last noun.
    ("Two houses burned down near the harbour, a witness reported from the scene.", "a witness"),
    ("The king is meeting the new prime minister, the palace's spokesman, Jan Maly, told reporters on Friday.", "Jan Maly"),
    ("She then opened fire on the others, police Capt. James Clark said.", "James Clark"),
]


@pytest.mark.parametrize("text, speaker", CLOSING)
def test_find_statements_reads_clauses_that_close_a_sentence(text: str, speaker: str, analyse: Analyse) -> None:
    (statement,) = analyse(text).facts.statements
    assert said(statement.speaker_span, text) == speaker
    assert statement.content_spans[0].start == 0


FRAMES = [
    ("The president praised the firefighters for their courage.", ("praised", ["the firefighters for their courage"])),
    ("The opposition accused the government of hiding the figures.", ("accused", ["the government of hiding the figures"])),
    ("The minister called for an inquiry.", ("called", ["an inquiry"])),
    ("The senator called the plan a disgrace.", ("called", ["the plan a disgrace"])),
    ("Critics described the law as a mistake.", ("described", ["the law as a mistake"])),
    ("The union rejected the offer.", ("rejected", ["the offer"])),
    ("The rebels vowed to fight on.", ("vowed", ["to fight on"])),
    ("The suspect denied taking the money.", ("denied", ["taking the money"])),
    ("The pope expressed hope that the talks would succeed.", ("expressed hope", ["the talks would succeed"])),
    ("The bishop spoke about the closure of the mine.", ("spoke", ["the closure of the mine"])),
    ("The minister's claim that crime had fallen caused anger.", ("claim", ["crime had fallen"])),
    ("A spokeswoman confirmed the deaths in an interview with the BBC.", ("confirmed", ["the deaths"])),
    ("The governor directed that the gates be shut.", ("directed", ["the gates be shut"])),
    ("The envoy urged them to stop, talk and sign the pact.", ("urged", ["to stop, talk and sign the pact"])),
    ("The agency put the number of dead at 40.", ("put", ["the number of dead at 40"])),
    ("As the mayor put it, the bridge is a disgrace.", ("put", ["the bridge is a disgrace"])),
    ("The minister ruled out talks with the rebels.", ("ruled out", ["talks with the rebels"])),
    ("In the words of the mayor, the bridge is a disgrace.", ("In the words of", ["the bridge is a disgrace"])),
    ("The council renewed its call on the two sides to sign the pact.", ("call", ["to sign the pact"])),
    ("The envoy said the deal the rebels struck delivered peace.", ("said", ["the deal the rebels struck delivered peace"])),
    ("The letter read that the school would close.", ("read", ["the school would close"])),
    ("The bank denied reports that it would fail.", ("denied", ["reports that it would fail"])),
    ("Rumours that the bank would fail were denied by its chairman.", ("denied", ["Rumours that the bank would fail"])),
    (
        "One survey found that 71% of drivers sometimes sleep at the wheel.",
        ("found", ["71% of drivers sometimes sleep at the wheel"]),
    ),
    ("The gunmen, who police said were drunk, fled to the hills.", ("said", ["were drunk"])),
    ("Critics called the law “absurd” and “cruel” in a letter.", ("called", ["the law", "absurd", "and", "cruel"])),
    ("The hospital was full, with doctors warning that more would come.", ("warning", ["more would come"])),
]

QUOTED = [
    ("“We won,” said the coach.", ("direct", "the coach", ["We won,"])),
    ("The coach said: “We won.”", ("direct", "The coach", ["We won."])),
    ("“We won,” the coach said. “It was hard.”", ("direct", "the coach", ["We won,", "It was hard."])),
    ("“This,” she said, “is the end.”", ("direct", "she", ["This,", "is the end."])),
    (
        "The coach said the team had been “very lucky” in the end.",
        ("mixed", "The coach", ["the team had been", "very lucky", "in the end"]),
    ),
    ("The plan is “dead on arrival,” the senator said.", ("mixed", "the senator", ["The plan is", "dead on arrival,"])),
    ("“We went.\n“We came back,” the sailor said.", ("direct", "the sailor", ["We went.", "We came back,"])),
    ("“We want peace,” summed up the minister.", ("direct", "the minister", ["We want peace,"])),
    ("‘It’s over,’ he told the court.", ("direct", "he", ["It’s over,"])),
]


@pytest.mark.parametrize("text, expected", CLAUSES)
def test_find_statements_reads_clauses(text: str, expected: object, analyse: Analyse) -> None:
    assert [shown(statement, text) for statement in analyse(text).facts.statements] == [expected]


@pytest.mark.parametrize("text, expected", FRAMES)
def test_find_statements_knows_the_frames_of_cues(text: str, expected: object, analyse: Analyse) -> None:
    assert [shown(statement, text)[2:] for statement in analyse(text).facts.statements] == [expected]


@pytest.mark.parametrize("text, expected", QUOTED)
def test_find_statements_takes_content_from_the_marks(text: str, expected: object, analyse: Analyse) -> None:
    found = [shown(statement, text) for statement in analyse(text).facts.statements]
    assert [(kind, speaker, contents) for kind, speaker, _, contents in found] == [expected]


SPEAKERS = [
    # A bare name for a person, the noun phrase for a body or post.
    ("Prime Minister Ann Lee said the port was open.", "Ann Lee"),
    ("Ann Lee, who heads the port authority, said it was open.", "Ann Lee"),
    ("The chief of staff of the navy said the port was open.", "The chief of staff of the navy"),
    # Conjunctions, control, participles, relatives, nouns.
    ("Ann Lee visited the port and said it was open.", "Ann Lee"),
    ("Ann Lee visited the port, saying it was open.", "Ann Lee"),
    ("Ann Lee began by saying that the port was open.", "Ann Lee"),
    ("The crowd cheered Ann Lee, who announced that the port was open.", "Ann Lee"),
    ("The ministry issued a statement saying the port was open.", "The ministry"),
    # Phrases that the parser does not take for the subject.
    ("Ann Lee of King’s College, who co-wrote the study, said the port was open.", "Ann Lee"),
    ("LIMA (Reuters) - Peru’s opposition coalition demanded a new vote on Friday.", "Peru’s opposition coalition"),
    ("PORTO (Reuters) – Port Authority officials said the port was open.", "Port Authority officials"),
    (
        "The port was open after a long delay, as a part of a deal between the two sides, the harbour master said.",
        "the harbour master",
    ),
    ("Stressing that the port was open, Ann Lee left the room.", "Ann Lee"),
    ("“He was kind,” one neighbour, who gave no name, told local television.", "one neighbour"),
    ("We met an official today who said the port was open.", "an official"),
    ("Asked if the port was shut, Ann Lee told the agency: “It is open.”", "Ann Lee"),
    # Passives.
    ("The plan was opposed by Ann Lee, saying the port was open.", "Ann Lee"),
    ("The port was open, it was announced by the ministry.", "the ministry"),
]


@pytest.mark.parametrize("text, expected", SPEAKERS)
def test_find_statements_finds_the_speaker_of_the_cue(text: str, expected: str, analyse: Analyse) -> None:
    assert [said(statement.speaker_span, text) for statement in analyse(text).facts.statements] == [expected]


SEVERAL = [
    ("She said the road was closed, adding that it would open soon.", [("said", "She"), ("adding", "She")]),
    ("The mayor said he would resign and accused the press of lying.", [("said", "The mayor"), ("accused", "The mayor")]),
    (
        "Police said the road was closed, and residents complained that nobody had told them.",
        [("said", "Police"), ("complained", "residents")],
    ),
    ("“The road is closed,” she said, adding: “It will open soon.”", [("said", "she"), ("adding", "she")]),
    (
        "The analyst said the results were encouraging but noted that costs rose.",
        [("said", "The analyst"), ("noted", "The analyst")],
    ),
    ("The mayor urged shops to close early and pledged more police.", [("urged", "The mayor"), ("pledged", "The mayor")]),
    (
        "Police called on drivers to slow down while stressing that the roads were safe.",
        [("called", "Police"), ("stressing", "Police")],
    ),
    ("He said: “We are not there yet,” before adding that talks would resume.", [("said", "He"), ("adding", "He")]),
    ("The judge sentenced her to a year, as prosecutors had demanded.", [("demanded", "prosecutors")]),
    # The source's own source.
    ("“As the king said, we need rain,” the farmer said.", [("said", "the farmer"), ("said", "the king")]),
]


@pytest.mark.parametrize("text, expected", SEVERAL)
def test_find_statements_gives_each_cue_its_own(text: str, expected: object, analyse: Analyse) -> None:
    found = [shown(statement, text) for statement in analyse(text).facts.statements]
    assert sorted((cue, speaker) for _, speaker, cue, _ in found) == sorted(expected)  # type: ignore[call-overload]


NOTHING = [
    "The truce calls for the withdrawal of all troops.",
    "The minister said this on Friday.",
    "A company called Acme opened a shop.",
    "Anyone who says so is wrong.",
    "Police questioned the suspect for two hours.",
    "The so-called “express” train was late.",
    "The figures suggest that prices rose.",
    "She wants to tell the truth.",
    "The report did not cite a source.",
    "How does calling it a farce help?",
    "The spokesman had no comment on the report.",
    "He sent his condolences to the families.",
    "The gunman put the bag on the table.",
    "The union wants the minister to explain the delay.",
    "The mayor spoke for an hour, with no arrests reported.",
    "The agency closed the case, citing officials.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_find_statements_leaves_out_what_nobody_says(text: str, analyse: Analyse) -> None:
    assert analyse(text).facts.statements == ()


ADDRESSEES = [
    ("Ann Lee told Reuters that the port was open.", "Reuters"),
    ("The envoy urged both sides to talk.", "both sides"),
    ("She thanked the rescuers for their work.", "the rescuers"),
    ("In an interview with Le Monde, Ann Lee said the port was open.", "Le Monde"),
    ("The envoy called on Ann Lee to resign.", "Ann Lee"),
    ("Speaking to reporters, Ann Lee said the port was open.", "reporters"),
    ("“The port is open,” Ann Lee told a news conference.", "a news conference"),
    ("Asked by Reuters about the delay, Ann Lee said the port was open.", "Reuters"),
    ("The judge asked him if he understood.", "him"),
    ("“Be ready,” the judge told the counsel.", "the counsel"),
    ("Ann Lee said the port was open.", None),
]


@pytest.mark.parametrize("text, expected", ADDRESSEES)
def test_find_statements_finds_who_is_told(text: str, expected: str | None, analyse: Analyse) -> None:
    assert [said(statement.addressee_span, text) for statement in analyse(text).facts.statements] == [expected]


def test_find_statements_knows_who_passed_it_on(analyse: Analyse) -> None:
    text = "The palace quoted the king as saying that he was well."
    (statement,) = analyse(text).facts.statements
    assert (said(statement.speaker_span, text), said(statement.relayed_by_span, text)) == ("the king", "The palace")
    text = "The king said that he was well, according to the Daily News."
    (statement,) = analyse(text).facts.statements
    assert (said(statement.speaker_span, text), said(statement.relayed_by_span, text)) == ("The king", "the Daily News")
    text = "“I am well,” the king said, according to the Daily News."
    (statement,) = analyse(text).facts.statements
    assert (said(statement.speaker_span, text), said(statement.relayed_by_span, text)) == ("the king", "the Daily News")


def test_find_statements_carries_the_speaker_over_to_a_quotation_without_cue(analyse: Analyse) -> None:
    text = "The mayor praised the rescuers.\n“They worked through the night without a break.”"
    first, second = analyse(text).facts.statements
    assert said(second.speaker_from, text) == said(first.speaker_span, text) == "The mayor"
    assert (second.speaker_span, second.cue_span, second.source_span) == (None, None, second.speaker_from)


def test_find_statements_dates_by_the_clause(analyse: Analyse) -> None:
    text = "The mayor said on 3 May 2021 that the bridge would open in 2025."
    assert [statement.date for statement in analyse(text).facts.statements] == ["2021-05-03"]
    text = "The mayor said the bridge would open in 2025."
    assert [statement.date for statement in analyse(text).facts.statements] == [None]


def test_find_statements_reads_a_paragraph_set_apart(analyse: Analyse) -> None:
    text = (
        "The governor added:\n\nIt is a disgrace. Nobody told us that the bridge was closed, and nobody seems to care about it."
    )
    (statement,) = analyse(text).facts.statements
    assert statement.content_spans[0].text_of(text).startswith("It is a disgrace.")
    assert said(statement.speaker_span, text) == "The governor"


@settings(max_examples=30, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=30))
def test_find_statements_never_raises_and_keeps_its_spans_in_order(words: list[str], analyse: Analyse) -> None:
    text = " ".join(words)
    for statement in analyse(text).facts.statements:
        contents = statement.content_spans
        assert contents
        assert all(span.text_of(text) == span.text_of(text).strip() != "" for span in contents)
        assert all(one.end <= two.start for one, two in pairwise(contents))
        assert statement.span.contains(Span(contents[0].start, contents[-1].end))


def test_the_cues_of_the_lexicon_have_known_frames() -> None:
    prepositions = {"about", "against", "at", "for", "of", "on", "to"}
    known = FRAME_TABLE.keys() | {QUOTED_ONLY} | prepositions
    for lemma, frames in (load_lexicon("cues")["verbs"] | load_lexicon("cues")["nouns"]).items():
        assert set(frames) <= known, lemma


HEADLINES = [
    ("Bridge Will Open in May, Mayor Says", "Mayor", "Bridge Will Open in May"),
    ("Police Chief: Two Arrested After Raid", "Police Chief", "Two Arrested After Raid"),
    ("Talks Have Failed – Prime Minister", "Prime Minister", "Talks Have Failed"),
    ("Opposition Leader Accuses Government of Lying", "Opposition Leader", "Government of Lying"),
    (
        "Senior Army Doctor to Lead Fever Study Team: Health Ministry",
        "Health Ministry",
        "Senior Army Doctor to Lead Fever Study Team",
    ),
]
UNSAID = [
    "Former Mayor Accused of Fraud",
    "New Cases of Measles, Mumps, and Other Diseases Reported",
    "Mayor Asked About Missing Ferry",
]


@pytest.mark.parametrize("title", UNSAID)
def test_find_statements_leaves_headlines_that_report_no_speech(title: str, analyse: Analyse) -> None:
    text = f"{title}\n\nThe town lies on a wide river, and the old bridge had been closed for years before the flood came."
    assert analyse(text).facts.statements == ()


DATELINES = [
    ("LIMA, May 3 (AFP) — The bridge is safe, the mayor said.", "The bridge is safe"),
    ("Lima – The bridge is safe, the mayor said.", "The bridge is safe"),
    ("May 3 (UPI) -- The bridge is safe, the mayor said.", "The bridge is safe"),
    ("The old bridge – a landmark – is safe, the mayor said.", "The old bridge – a landmark – is safe"),
]


@pytest.mark.parametrize("text, content", DATELINES)
def test_find_statements_leaves_the_dateline_out(text: str, content: str, analyse: Analyse) -> None:
    assert [span.text_of(text) for one in analyse(text).facts.statements for span in one.content_spans] == [content]


@pytest.mark.parametrize("title, speaker, content", HEADLINES)
def test_find_statements_reads_headlines(title: str, speaker: str, content: str, analyse: Analyse) -> None:
    text = f"{title}\n\nThe town lies on a wide river, and the old bridge had been closed for years before the flood came."
    (statement,) = analyse(text).facts.statements
    assert said(statement.speaker_span, text) == speaker
    assert [span.text_of(text) for span in statement.content_spans] == [content]


SECOND_CLAUSES = [
    ("The agency says there are 2,000 vacancies, and it does not expect to fill them this year.", "this year"),
    ("The bank said that profits had fallen, and it would close ten branches.", "branches"),
    ("The company said the fire was out, and it was checking the damage.", "the damage"),
    ("Officials said the airline had given them a list, but the names had not been confirmed.", "confirmed"),
    ("Cases have fallen, the agency says, and it hopes for an end of the outbreak by May.", "by May"),
    ("The ministry said Kano had sixteen cases, and it expects more.", "more"),
    # The narrator's own.
    ("The port will stay open, the minister said, and the strike ended.", "open"),
    ("The mayor said the bridge was safe, and the meeting ended.", "safe"),
    ("The mayor said the bridge was safe, and he left the room.", "safe"),
    ("The company says sales are up, but it has not published the figures.", "up"),
    ("The coach said the delay was not intentional; the club only learned of it on Friday.", "intentional"),
    ("The latest test, the army said, was its biggest yet, although it may take days to study it.", "yet"),
    ("The governor urged towns to boost their security after hackers attacked two ports.", "security"),
    ("The governor urged the envoys to speak to the rebels if they came back.", "came back"),
]


@pytest.mark.parametrize("text, last", SECOND_CLAUSES)
def test_find_statements_ends_the_content_where_the_narrator_speaks_again(text: str, last: str, analyse: Analyse) -> None:
    (statement,) = analyse(text).facts.statements
    assert statement.content_spans[-1].text_of(text).endswith(last)


AROUND = [
    (
        "What has now been classified as an outbreak, Dr. King explained, is connected with a cooling tower.",
        ["What has now been classified as an outbreak", "is connected with a cooling tower"],
    ),
    (
        "What we saw on the beach, the captain said, was the wreck of a trawler.",
        ["What we saw on the beach", "was the wreck of a trawler"],
    ),
    ("How the money was spent, the auditor noted, is still a mystery.", ["How the money was spent", "is still a mystery"]),
    ("He had died, he said, at age 70, of a stroke.", ["He had died", "at age 70, of a stroke"]),
    ("According to the tally from 91 percent of polling stations, the president leads.", ["the president leads"]),
    ("Adam Novak said he was changed: “I don’t remember who I was.”", ["he was changed", "I don’t remember who I was."]),
    ("Critics described the coach as a cheat.", ["the coach as a cheat"]),
    ("The envoy welcomed the release of the prisoners.", ["the release of the prisoners"]),
    ("The firm was accused by the regulator of lying to its clients.", ["The firm", "of lying to its clients"]),
]


@pytest.mark.parametrize("text, contents", AROUND)
def test_find_statements_takes_the_content_around_cue_and_source(text: str, contents: list[str], analyse: Analyse) -> None:
    (statement,) = analyse(text).facts.statements
    assert [span.text_of(text) for span in statement.content_spans] == contents


BESIDE = [
    (
        "The union leader urged Mr Hill to engage in talks saying: “We are ready to meet at any time.”",
        [
            ("urged", "The union leader", ["to engage in talks"]),
            ("saying", "The union leader", ["We are ready to meet at any time."]),
        ],
    ),
    (
        "The talks are over, he said, but warned that they could resume.",
        [("said", "he", ["The talks are over"]), ("warned", "he", ["they could resume"])],
    ),
    (
        "The rail line will reopen on Monday, he said, but cautioned that trains would be slow.",
        [("said", "he", ["The rail line will reopen on Monday"]), ("cautioned", "he", ["trains would be slow"])],
    ),
    (
        "The plan was praised by unions and criticised by employers.",
        [("praised", "unions", ["The plan"]), ("criticised", "employers", ["The plan"])],
    ),
]


@pytest.mark.parametrize("text, expected", BESIDE)
def test_find_statements_gives_cues_side_by_side_their_own_source(text: str, expected: object, analyse: Analyse) -> None:
    found = [shown(statement, text) for statement in analyse(text).facts.statements]
    assert sorted((cue, speaker, contents) for _, speaker, cue, contents in found) == sorted(expected)  # type: ignore[call-overload]


SILENT = [
    "A day of mourning was announced on Saturday and flags will fly at half mast for the dead, who include two firefighters.",
    "The elections went ahead peacefully, reaffirming the country’s reputation for stability.",
    "The ceremony drew thousands, underscoring the town’s love of the sport.",
]


@pytest.mark.parametrize("text", SILENT)
def test_find_statements_lets_no_event_speak(text: str, analyse: Analyse) -> None:
    assert analyse(text).facts.statements == ()


def test_find_statements_hears_the_public_and_dates_by_the_shared_clause(analyse: Analyse) -> None:
    text = "The commission urged the public on Friday to wait for the results."
    (statement,) = analyse(text).facts.statements
    assert said(statement.addressee_span, text) == "the public"
    text = "The union reached agreement with the company Wednesday and said the strike would end."
    (statement,) = analyse(text, published="2024-05-10").facts.statements
    assert statement.date == "2024-05-08"


STRIKING = [
    "Cyclone Rosa claimed at least 155 lives on the coast.",
    "The storm claimed 12 lives in the valley.",
    "Hurricane Dora has claimed dozens of victims.",
    "Smith claimed the title in Paris on Sunday.",
    "The Greens claimed three seats in the north.",
    "The new engine promises a range of 600 kilometres.",
    "The floods threatened to destroy the crop.",
    "The treaty promises aid for the poor.",
    "The boy found that the door was open.",
    "The jury found him guilty of murder.",
]


@pytest.mark.parametrize("text", STRIKING)
def test_find_statements_lets_no_storm_speak_and_no_winner(text: str, analyse: Analyse) -> None:
    assert analyse(text).facts.statements == ()


@pytest.mark.parametrize("title", ["Flood Claims Three Lives in Valley", "Novak Claims Title in Paris", "Storm Threatens Coast"])
def test_find_statements_reads_no_speech_into_headlines_of_storms(title: str, analyse: Analyse) -> None:
    text = f"{title}\n\nThe town lies on a wide river, and the old bridge had been closed for years before the flood came."
    assert analyse(text).facts.statements == ()


VERDICTS = [
    ("The group claimed responsibility for the bombing.", [("claimed", "The group", ["responsibility for the bombing"])]),
    ("The minister promised aid for the poor.", [("promised", "The minister", ["aid for the poor"])]),
    (
        "The bank reported quarterly profits of $2bn, 40% up on the $1bn it made a year ago.",
        [("reported", "The bank", ["quarterly profits of $2bn, 40% up on the $1bn it made a year ago"])],
    ),
    ("The jury found that the driver was drunk.", [("found", "The jury", ["the driver was drunk"])]),
    ("The tribunal found the firm had broken the law.", [("found", "The tribunal", ["the firm had broken the law"])]),
    (
        "The court ruled that the pilot was at fault, finding he had ignored the warnings.",
        [("finding", "The court", ["he had ignored the warnings"]), ("ruled", "The court", ["the pilot was at fault"])],
    ),
]


@pytest.mark.parametrize("text, expected", VERDICTS)
def test_find_statements_takes_what_is_reported_and_found(text: str, expected: object, analyse: Analyse) -> None:
    found = [shown(statement, text) for statement in analyse(text).facts.statements]
    assert sorted((cue, speaker, contents) for _, speaker, cue, contents in found) == expected


NAMES_BEFORE_CUES = [
    ("Roads were cut, the region's top forecaster Rahul Mehta said.", "Rahul Mehta", "Roads were cut"),
    ("The gunman fled, said Fresno police Capt. Ann Mora.", "Ann Mora", "The gunman fled"),
    ("The gunman fled, according to Fresno police Sgt. Carla Diaz.", "Carla Diaz", "The gunman fled"),
    ("Belgium on December 14 appealed to both sides to talk.", "Belgium", "to talk"),
    ("The ministry on 3 May said that the port was open.", "The ministry", "the port was open"),
]


@pytest.mark.parametrize("text, speaker, content", NAMES_BEFORE_CUES)
def test_find_statements_keeps_the_name_and_nothing_else(text: str, speaker: str, content: str, analyse: Analyse) -> None:
    (statement,) = analyse(text).facts.statements
    assert (said(statement.speaker_span, text), [span.text_of(text) for span in statement.content_spans]) == (speaker, [content])


@pytest.mark.parametrize(
    "met, heard", [("Maria Costa and her counterpart", "Maria Costa"), ("Maria Costa and John Bell", "Maria Costa and John Bell")]
)
def test_find_statements_names_the_other_side_of_a_meeting(met: str, heard: str, analyse: Analyse) -> None:
    text = f"In a meeting with {met}, the envoy said the truce would hold."
    (statement,) = analyse(text).facts.statements
    assert said(statement.addressee_span, text) == heard
