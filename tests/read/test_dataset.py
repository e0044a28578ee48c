"""Evaluation sets, whatever their format: the same cases give the same columns, rows and counts, or words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.read.cases import Tally
from generator.read.dataset import open_table
from generator.read.evidence import open_evidence
from generator.read.roles import Roles
from tests.read.conftest import KINDS

# ---- real data


REAL = {
    "banking77-test.csv": (3080, 0, 1, 77),
    "clinc150-validation.csv": (3100, 100, 0, 150),
    "northwind-qa.jsonl": (201, 0, 0, 0),
    "northwind-qa-unanswerable.jsonl": (45, 0, 0, 0),
}


@pytest.mark.parametrize("name", REAL)
def test_public_sets_are_counted_right(shared_data: Path, name: str) -> None:
    roles = KINDS if name.startswith("clinc") else Roles()
    counted = Tally(roles)
    counted.add(open_table(open_evidence(shared_data / "golden", name)))

    labels = len(counted.labels) if counted.labelled else 0
    assert (counted.cases, counted.rejections, counted.repeats, labels) == REAL[name]
    assert (counted.unanswered, counted.blank) == (0, 0)


def test_real_labels_are_told_apart(shared_data: Path) -> None:
    counted = Tally(Roles())
    counted.add(open_table(open_evidence(shared_data / "golden", "banking77-test.csv")))
    assert counted.twins == ()
    assert set(counted.labels.values()) == {40}


# ---- one set in many spellings


CSV = 'text,category,kind\n"Où est, ma\ncarte?",card,\nWho won?,,out-of-scope\n'
SPELLINGS = {
    "a mark": ("a.csv", b"\xef\xbb\xbf" + CSV.encode()),
    "UTF-16": ("a.csv", CSV.encode("utf-16")),
    "UTF-16, the other way round": ("a.csv", b"\xfe\xff" + CSV.encode("utf-16-be")),
    "UTF-32": ("a.csv", CSV.encode("utf-32")),
    "Windows-1252": ("a.csv", CSV.encode("cp1252")),
    "CRLF": ("a.csv", CSV.replace("\n", "\r\n").encode()),
    "CR": ("a.csv", CSV.replace("\n", "\r").encode()),
    "no last line end": ("a.csv", CSV.rstrip("\n").encode()),
    "blank lines and blanks": (
        "a.csv",
        ("\n" + CSV.replace("Who won?", "  Who won? ") + "\n,,\n \n").encode(),
    ),
    "semicolons": (
        "a.csv",
        'text;category;kind\n"Où est, ma\ncarte?";card;\nWho won?;;out-of-scope\n'.encode(),
    ),
    "told to Excel": (
        "a.csv",
        'sep=;\ntext;category;kind\n"Où est, ma\ncarte?";card\nWho won?;;out-of-scope'.encode(),
    ),
    "tabs": (
        "a.tsv",
        'text\tcategory\tkind\n"Où est, ma\ncarte?"\tcard\t\nWho won?\t\tout-of-scope\n'.encode(),
    ),
    "pipes": ("A.CSV", 'text|category|kind\n"Où est, ma\ncarte?"|card|\nWho won?||out-of-scope\n'.encode()),
    "another order": (
        "a.csv",
        'kind,text,category\nout-of-scope,Who won?\n,"Où est, ma\ncarte?",card\n'.encode(),
    ),
    "another column": (
        "a.csv",
        b",Text ,Category,KIND,note\n"
        + ',"Où est, ma\ncarte?",card,,a\n'.encode()
        + b"1,Who won?,,out-of-scope,b\n",
    ),
    "JSONL": (
        "a.jsonl",
        '{"kind": null, "text": "Où est, ma\\ncarte?", "category": "card"}\n\n'.encode()
        + b'{"text": "Who won?", "kind": "out-of-scope"}',
    ),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_one_set_has_one_fingerprint(tally: Callable[..., Tally], spelling: str) -> None:
    plain = tally("plain.csv", CSV.encode())
    counted = tally(*SPELLINGS[spelling])

    assert counted.fingerprint == plain.fingerprint == "sha256-033a1051a2358d3e2a6cc3afc18baa7b"
    assert (counted.cases, counted.rejections, counted.unanswered) == (2, 1, 0)
    assert list(counted.remarks) == (["“a.csv” read as Windows-1252"] if spelling == "Windows-1252" else [])


CHANGES = {
    "an input": CSV.replace("won", "lost"),
    "an answer": CSV.replace(",card,", ",cards,"),
    "a kind": CSV.replace("card,\n", "card,in-scope\n"),
    "a case more": CSV + "Who?,,out-of-scope\n",
    "a case twice": CSV + "Who won?,,out-of-scope\n",
    "a text that wanders into the next cell": CSV.replace("Who won?,,", "Who ,won?,"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_another_set_has_another_fingerprint(tally: Callable[..., Tally], change: str) -> None:
    assert tally("a.csv", CHANGES[change].encode()).fingerprint != tally("b.csv", CSV.encode()).fingerprint


def test_what_marks_a_rejection_belongs_to_the_fingerprint(tally: Callable[..., Tally]) -> None:
    marked, unmarked = tally("a.csv", CSV.encode()), tally("a.csv", CSV.encode(), Roles())
    assert marked.fingerprint != unmarked.fingerprint


def test_cells_of_jsonl_are_texts_whatever_they_hold(tally: Callable[..., Tally]) -> None:
    rows = [
        {"text": [{"role": "user", "content": "é"}], "label": True},
        {"text": 1.50, "label": 10**30},
        {"text": {"b": None, "a": False}, "label": "x"},
    ]
    data = "\n".join(json.dumps(row) for row in rows).replace("1.5", "1.50")
    counted = tally("a.jsonl", data.encode())
    same = tally(
        "b.csv",
        (
            'text,label\n"[{""content"":""é"",""role"":""user""}]",true\n'
            f'1.50,{10**30}\n"{{""a"":false,""b"":null}}",x\n'
        ).encode(),
    )
    assert counted.fingerprint == same.fingerprint
    assert sorted(counted.labels) == [str(10**30), "true", "x"]


# ---- delimiters


DELIMITED = {
    "a header of one column": ("question\nHello, who won?\nAnd why; tell me, please\n", 2),
    "commas in texts of semicolons": ("text;label\nHello, you;a\nOne, two, three;b\n", 2),
    "a header that could be cut in two ways": ("id;text, as typed;label\n1;a;x\n2;b;y\n", 2),
    "a comma in the header's quotes": ('"text, as typed";text;label\na;b;c\n', 1),
}


@pytest.mark.parametrize("name", DELIMITED)
def test_the_delimiter_is_found(tally: Callable[..., Tally], name: str) -> None:
    text, cases = DELIMITED[name]
    roles = Roles({"input": "text, as typed"}) if "as typed" in text else Roles()
    assert tally("a.csv", text.encode(), roles).cases == cases


# ---- refusals


REFUSED = {
    "nothing": (
        "a.csv",
        b"",
        ("“a.csv” is empty", "put the cases there, with the names of the columns in the first line"),
    ),
    "a null byte": (
        "a.csv",
        b"text\na\0b\n",
        (
            "“a.csv” is no text: it holds null bytes, as UTF-16 without its mark does",
            "save it again as UTF-8",
        ),
    ),
    "a null character": (
        "a.csv",
        "text\na\0b\n".encode("utf-16"),
        ("“a.csv” is no text: line 2 holds a null character", "export it again as UTF-8"),
    ),
    "half of UTF-16": (
        "a.csv",
        "text\na".encode("utf-16") + b"x",
        ("“a.csv” begins with the mark of UTF-16 and is not UTF-16", "save it again as UTF-8"),
    ),
    "no encoding": (
        "a.csv",
        b"text\n\n\x81\n",
        ("“a.csv” is neither UTF-8 nor Windows-1252: line 3 holds the byte 81", "save it again as UTF-8"),
    ),
    "cut off in a character": (
        "a.csv",
        "text\né\né".encode()[:-1],
        ("“a.csv” is UTF-8 with a damaged character in line 3", "export it again as UTF-8"),
    ),
    "a row that is too long": (
        "a.csv",
        b"text,label\n\nHello, you,a\n",
        (
            "“a.csv” has 3 cells in line 3 and 2 in its header",
            "put a text that holds a comma between quotation marks",
        ),
    ),
    "an open quotation mark": (
        "a.csv",
        b'text,label\na,b\n"c,d\n',
        (
            "“a.csv” opens a quotation mark in line 3 that is never closed",
            "close it; a quotation mark that belongs to the text is written twice",
        ),
    ),
    "a long cell": (
        "a.csv",
        b"text,label\n" + b"a" * 1_000_001,
        (
            "“a.csv” cannot be read from line 2 on: a cell has more than 1 000 000 characters",
            "close the quotation mark that opens there, or shorten the cell",
        ),
    ),
    "a long case": (
        "a.csv",
        b"text,label\n" + b"a" * 4_000_001,
        (
            "“a.csv” has a case of more than 4 000 000 characters, which ends after line 2",
            "close the quotation mark that opens before it, or shorten the case",
        ),
    ),
    "many lines": (
        "a.csv",
        b"text\n" * 1_000_001,
        ("“a.csv” holds more than 1 000 000 lines", "keep the cases alone in the file"),
    ),
    "many columns": (
        "a.csv",
        b"text" + b",a" * 1_000,
        ("“a.csv” has more than 1 000 columns", "keep the cases alone in the file"),
    ),
    "many cases": (
        "a.csv",
        b"text\n" + b"a\n" * 50_001,
        (
            "“a.csv” holds more than 50 000 cases",
            "keep the cases that the business accepted apart from logs and training data",
        ),
    ),
    "many objects": (
        "a.jsonl",
        b'{"text":1}\n' * 50_001,
        (
            "“a.jsonl” holds more than 50 000 cases",
            "keep the cases that the business accepted apart from logs and training data",
        ),
    ),
    "no JSON": (
        "a.jsonl",
        b'{"text": 1}\n{"text": x}\n',
        ("“a.jsonl” is not JSON in line 2: expecting value", "correct it, or export it again"),
    ),
    "a text alone": (
        "a.jsonl",
        b'"text"\n',
        ("“a.jsonl” has no object in line 1", 'write each case as  {"input": "...", "expected": "..."}'),
    ),
    "a key twice": (
        "a.jsonl",
        b'{"text": 1, "text": 2}\n',
        ("“a.jsonl” has the key “text” twice in line 1", "delete one of the two"),
    ),
    "deep": (
        "a.jsonl",
        b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
        ("“a.jsonl” is nested too deep in line 1", "export it with fewer levels"),
    ),
    "no object at all": (
        "a.jsonl",
        b"\n\n",
        ("“a.jsonl” is empty", "put the cases there, one object a line"),
    ),
    "another format": (
        "a.xls",
        b"",
        (
            "“a.xls” is no file of cases: its name ends in none of .csv, .jsonl, .xlsx",
            "export the cases as CSV, JSONL or XLSX",
        ),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusals(refusal: Callable[[str, bytes], tuple[str, str]], name: str) -> None:
    file, data, told = REFUSED[name]
    assert refusal(file, data) == told
