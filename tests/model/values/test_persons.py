"""Who is taken for a person, a body, a post, or none of them for certain."""

from __future__ import annotations

import pytest

from generator.model.values.person import Person, PersonKind, PersonWords
from generator.model.values.unreadable import Unreadable

NAME_AND_ROLE = [
    ("Dana Fox", "Dana Fox", ""),
    ("Dana Fox, director customer care", "Dana Fox", "director customer care"),
    ("  Dana \u00a0Fox ,  director  customer care ", "Dana Fox", "director customer care"),
    ("Dana Fox (director customer care)", "Dana Fox", "director customer care"),
    ("Dana Fox – director", "Dana Fox", "director"),
    ("Dana Fox <dana@example.com>", "Dana Fox", "dana@example.com"),
    ("Dana Fox, head of care, Lisbon", "Dana Fox", "head of care, Lisbon"),
]


@pytest.mark.parametrize(("text", "name", "role"), NAME_AND_ROLE)
def test_name_and_role(text: str, name: str, role: str) -> None:
    person = Person.parse(text)
    assert (person.name, person.role, person.text) == (name, role, text)
    assert (person.kind, person.several, person.key) == (PersonKind.PERSON, False, "dana fox")


PERSONS = [
    *(
        "José María",
        "José María Aznar",
        "van der Berg",
        "Jan van der Berg",
        "Sean O'Neill",
        "J. R. Smith",
        "J. Smith",
    ),
    *(
        "Karl Müller-Lüdenscheid",
        "李 小龍",
        "李小龍",
        "김철수",
        "Nguyễn Văn An",
        "An Nguyen",
        "محمد علي",
        "Иван Петров",
    ),
    *(
        "Dr. Jane Doe",
        "DANA FOX",
        "Sophie in 't Veld",
        "Mary-Jane Watson",
        "Or Cohen",
        "Metin And",
        "Dana Fox III",
    ),
    # Surnames that are words of business.
    *(
        "Grace Board",
        "Anna Head",
        "Peter Bishop",
        "Mike Judge",
        "Ruth First",
        "Farokh Engineer",
        "Laurence Tribe",
    ),
    *("Maria Sales", "James Dean", "Victoria Principal", "Tom Adler from the care team"),
]
BODIES = [
    *(
        "Steering committee",
        "Steering Board",
        "the board",
        "Board",
        "Board of directors",
        "Change Advisory Board",
    ),
    *(
        "AI Team",
        "Team Phoenix",
        "Second-level desk",
        "Customer Care",
        "Customer Success",
        "IT",
        "IT operations",
    ),
    *(
        "business and IT",
        "Risk and Compliance",
        "Research and Development",
        "Office of the CIO",
        "CIO office",
    ),
    *(
        "Dana Fox and team",
        "Dana Fox's team",
        "accountable owner and audit",
        "vendor",
        "Acme GmbH",
        "sub-committee",
    ),
    *(
        "Government Digital Service",
        "Experience Office",
        "Action Service Centre",
        "Works council",
        "the squad",
    ),
]
POSTS = [
    *(
        "Director of Products",
        "Director of Products and Services",
        "Head of Care",
        "Head of Sales and Marketing",
        "CIO",
    ),
    *(
        "COO",
        "Product owner",
        "the product manager",
        "Chief operating officer",
        "Team lead",
        "Team Lead",
        "Board Chair",
    ),
    *(
        "Department Head",
        "Data Engineer",
        "vice-president sales",
        "Director Customer Care",
        "Director Dana Fox",
    ),
]
DOUBTFUL = [
    *(
        "BMT2",
        "Suharto",
        "Dana",
        "D.F.",
        "DF",
        "M. T.",
        "dana@example.com",
        "42",
        "n/a",
        "N/A",
        "all",
        "FS: Forest",
    ),
    *("whoever is on duty", "someone from audit", "a named contact", "dana fox", "R-17 7"),
]
SEVERAL = [
    *("Dana Fox and Tom Adler", "Dana Fox & Tom Adler", "Dana Fox/Tom Adler", "Dana Fox + Tom Adler"),
    *("Dana Fox; Tom Adler", "Dana Fox or Tom Adler", "Dana and Tom", "Head of Product and CTO"),
]
KINDS = [
    (text, kind, several)
    for texts, kind, several in (
        (PERSONS, PersonKind.PERSON, False),
        (BODIES, PersonKind.BODY, False),
        (POSTS, PersonKind.POST, False),
        (DOUBTFUL, PersonKind.DOUBTFUL, False),
        (SEVERAL, PersonKind.BODY, True),
    )
    for text in texts
]


@pytest.mark.parametrize(("text", "kind", "several"), KINDS)
def test_kind(text: str, kind: PersonKind, several: bool) -> None:
    person = Person.parse(text)
    assert (person.kind, person.several) == (kind, several)
    assert Person.parse(f"{text}, somebody of the board").kind is kind


def test_a_company_adds_its_own_words() -> None:
    words = PersonWords(bodies=("Lenkungsausschuss", "second line"), posts=("Abteilungsleiter",))
    assert Person.parse("Lenkungsausschuss", words).kind is PersonKind.BODY
    assert Person.parse("The Second Line", words).kind is PersonKind.BODY
    assert Person.parse("Abteilungsleiter Vertrieb", words).kind is PersonKind.POST
    assert Person.parse("Secondo Linetti", words).kind is PersonKind.PERSON
    assert Person.parse("Abteilungsleiter Vertrieb").kind is PersonKind.PERSON


HINT = "write one name, then the role: Dana Fox, director customer care"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", '"" names nobody'),
        (" , director", '", director" names nobody'),
        ("(vacant)", '"(vacant)" names nobody'),
        ("---", '"---" names nobody'),
        ("Dana Fox " * 30, f'"{"Dana Fox " * 6}Dana…" is too long for a name and a role'),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        Person.parse(text)
    assert (caught.value.code, caught.value.message, caught.value.hint) == ("SRC004", message, HINT)
