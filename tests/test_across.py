"""Identity across the archive: tables of names of one, and of names of two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.facts import EntityKind
from archive.resolve.across import identity_key
from archive.resolve.romanise import fold_spelling

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE

SAME = [
    (PERSON, "Sergei Lavrov", "Sergey Lavrov"),
    (PERSON, "Nikol Pashinian", "Nikol Pashinyan"),
    (PERSON, "Ilham Aliyev", "Ilham Aliev"),
    (PERSON, "Yuri Ushakov", "Yury Ushakov"),
    (PERSON, "Dmitry Medvedev", "Dmitri Medvedev"),
    (PERSON, "Alexei Navalny", "Aleksei Navalny"),
    (PERSON, "Alexander Novak", "Aleksandr Novak"),
    (PERSON, "Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    (PERSON, "Vagharshak Harutunian", "Vagharshak Harutyunyan"),
    (PERSON, "Vladimir Putin", "Vladimir Vladimirovich Putin"),
    (PERSON, "Mohammed bin Salman", "Muhammad bin Salman"),
    (PERSON, "Abdel Fattah el-Sisi", "Abdel-Fattah al-Sissi"),
    (PERSON, "Bashar al-Assad", "Bashar Assad"),
    (PERSON, "Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    (PERSON, "Kim Jong-un", "Kim Jong Un"),
    (PERSON, "José Muñoz", "Jose Munoz"),
    (PERSON, "Donald J. Trump", "Donald Trump"),
    (PERSON, "Vladimir V. Putin", "Vladimir Putin"),
    (PERSON, "Mike Pompeo", "Michael R. Pompeo"),
    (PERSON, "Xi Jin-ping", "Xi Jinping"),
    (PERSON, "Viktor Yanukovych", "Victor Yanukovich"),
    (PERSON, "Muammar Gaddafi", "Moammar Gadhafi"),
    (PERSON, "Moshe Ya'alon", "Moshe Yaalon"),
    (PERSON, "Roman Abramovich", "Roman Arkadyevich Abramovich"),
    (BODY, "OSCE", "Organization for Security and Cooperation in Europe"),
    (BODY, "U.N.", "the United Nations"),
    (BODY, "World Health Organisation", "WHO"),
    (BODY, "Russian Defence Ministry", "Ministry of Defense of the Russian Federation"),
    (BODY, "Russia's Ministry of Defence", "Russian Defence Ministry"),
    (BODY, "Apple Inc.", "Apple"),
    (BODY, "the Red Cross", "Red Cross"),
    (BODY, "Russia", "Russian Federation"),
    (PLACE, "Kiev", "Kyiv"),
    (PLACE, "U.S.", "United States"),
    (PLACE, "the Netherlands", "Holland"),
    (PLACE, "Agdam", "Aghdam"),
]

NOT_SAME = [
    (PERSON, "Brian Smith", "Bryan Smith"),
    (PERSON, "Marc Jacobs", "Mark Jacobs"),
    (PERSON, "Alan Smith", "Allan Smith"),
    (PERSON, "Terry Jones", "Terri Jones"),
    (PERSON, "Eric Larson", "Erik Larson"),
    (PERSON, "Robert Mueller", "Robert Muller"),
    (PERSON, "George W. Bush", "George H. W. Bush"),
    (PERSON, "Jack Smith", "John Smith"),
    (PERSON, "Alex Petrov", "Alexander Petrov"),
    (PERSON, "Park Chung-hee", "Park Geun-hye"),
    (PERSON, "Donald Trump", "Donald Trump Jr."),
    (PERSON, "Bill Clinton", "Hillary Clinton"),
    (PERSON, "Ilham Aliyev", "Heydar Aliyev"),
    (PERSON, "Sergei Ivanov", "Sergei Ivanova"),
    (PERSON, "Ivan Petrov", "Ivana Petrova"),
    (PERSON, "Anna Popova", "Ana Popova"),
    (PERSON, "Kim Jong-un", "Kim Jong-il"),
    (PERSON, "Li Wei", "Lee Wei"),
    (PERSON, "Ali Hassan", "Ali Hussein"),
    (PERSON, "Louis Garcia", "Luis Garcia"),
    (PERSON, "Roman Abramovich", "Roman Polanski"),
    (BODY, "Russian Defence Ministry", "Armenian Defence Ministry"),
    (BODY, "University of Miami", "Miami University"),
    (BODY, "Washington Post", "Washington Times"),
    (BODY, "Georgia", "Georgian Foreign Ministry"),
    (BODY, "Bank of China", "China Bank"),
    (PLACE, "Tripoli", "Tripoli, Lebanon"),
    (PLACE, "Georgia", "Georgia, US"),
    (PLACE, "Niger", "Nigeria"),
]


@pytest.mark.parametrize("kind, one, other", SAME)
def test_identity_key_joins_names_of_one(kind: EntityKind, one: str, other: str) -> None:
    assert identity_key(kind, one) is not None
    assert identity_key(kind, one) == identity_key(kind, other)


@pytest.mark.parametrize("kind, one, other", NOT_SAME)
def test_identity_key_parts_names_of_two(kind: EntityKind, one: str, other: str) -> None:
    assert identity_key(kind, one) != identity_key(kind, other)


@pytest.mark.parametrize(
    "kind, name",
    [
        (PERSON, "Putin"),
        (PERSON, "J. Smith"),
        (PERSON, ""),
        (BODY, "Defence Ministry"),
        (BODY, "the government"),
        (BODY, "Security Council"),
        (BODY, "Supreme Court"),
        (BODY, "Parliament"),
        (PLACE, "High Street"),
        (PLACE, "Central Park"),
    ],
)
def test_identity_key_keeps_poor_names_in_their_article(kind: EntityKind, name: str) -> None:
    assert identity_key(kind, name) is None


def test_identity_key_takes_the_country_of_a_place() -> None:
    assert identity_key(PLACE, "Tripoli", "Lebanon") == identity_key(PLACE, "Tripoli, Lebanon")


@given(st.sampled_from(list(EntityKind)), st.text(max_size=40))
def test_identity_key_never_fails_and_is_never_empty(kind: EntityKind, name: str) -> None:
    key = identity_key(kind, name)
    assert key is None or key.strip()


@given(st.text(alphabet=st.characters(min_codepoint=97, max_codepoint=122), max_size=20))
def test_fold_spelling_gives_letters(word: str) -> None:
    assert fold_spelling(word).isalpha() or not fold_spelling(word)
