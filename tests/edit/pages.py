"""Random project files in every style that people write: for the tests of edits.

In: a random generator. Out: bytes with comments, quotes, braces, odd indents, CRLF, a byte order mark, no final line
end, JSON; with and without older records. The same seed gives the same file.
"""

import json
from random import Random
from typing import Any

Data = Any

FINGERPRINT = "sha256-5c1e0f9a4b7d2e865c1e0f9a4b7d2e86"
WORDS = (
    "Tickets",
    "from the CRM queue",
    "Łódź",
    "rule #17",
    "a: b",
    "it's",
    '"so"',
    "50 %",
    "- x",
    "C:\\temp",
)


def page(random: Random) -> bytes:
    """One project file."""
    return written(random, _project(random))


def written(random: Random, data: Data) -> bytes:
    """Any data as a file in one of the styles."""
    if random.random() < 0.1:
        indent = random.choice([None, 1, 2, 4])
        text = json.dumps(data, ensure_ascii=random.random() < 0.5, indent=indent)
    else:
        text = _Writer(random).document(data)
    text = text.rstrip("\n") + random.choice(["\n", "\n", "\n\n\n", ""])
    newline = random.choice(["\n", "\n", "\r\n", "\r"])
    mark = b"\xef\xbb\xbf" if random.random() < 0.2 else b""
    return mark + text.replace("\n", newline).encode()


def _text(random: Random) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, 4)))


def _project(random: Random) -> Data:
    def some(*entries: tuple[str, Data]) -> dict[str, Data]:
        kept = [entry for entry in entries if random.random() < 0.7]
        random.shuffle(kept)
        return dict(kept)

    quality = [
        {"id": name, **some(("metric", _text(random)), ("target", "at least 92 %"), ("actual", value))}
        for name, value in (("accuracy", "94 %"), ("recall per class", "0.96"), ("no", "1 500 EUR"))
    ]
    specification = {
        "workflow": random.choice([_text(random), [_text(random)]]),
        **some(
            ("input", _text(random)),
            ("output", [_text(random), _text(random)]),
            ("quality", quality[: random.randint(1, 3)]),
            ("cost", {"monthly": "900 EUR"}),
            ("model", {"name": "a model"}),
            ("approval", _signature(random)),
        ),
    }
    evaluation = {
        "kept": "vault care-7",
        **some(("cases", "240"), ("built", "2026-05-18"), ("note", _text(random))),
        **some(("acceptance", _signature(random))),
    }
    return {
        "format": "1",
        **some(
            ("title", _text(random)),
            ("stage", "pilot"),
            ("tags", [_text(random)]),
            ("extra", {"own": _text(random)}),
        ),
        "specification": specification,
        "governance": {"decisions": _decisions(random), **some(("agreed", "2026-04-28"))},
        "evaluation": evaluation,
        **some(("doubts", [_text(random)]), ("links", {"wiki": "https://wiki.example.com/R-17"})),
    }


def _signature(random: Random) -> Data:
    whole = {"by": "Dana Fox", "day": "2026-06-22", "fingerprint": FINGERPRINT}
    partial = {key: value for key, value in whole.items() if random.random() < 0.7}
    return random.choice(["TBD", None, {}, whole, whole, {**whole, "valid": "6 months"}, partial])


def _decisions(random: Random) -> Data:
    made = [_decision(random, f"d{number}") for number in range(random.randint(1, 3))]
    if random.random() < 0.2:
        return random.choice([made[0], [*made, "d-shorthand, decided soon"], "d-shorthand alone"])
    return made


def _decision(random: Random, name: str) -> Data:
    optional = [
        ("decision", _text(random)),
        ("maker", random.choice(["Dana Fox", "Tom Adler, taxonomy"])),
        ("due", "2026-12-04"),
        ("escalation", {"to": "Ada Roth", "after": "5 working days"}),
        ("outcome", random.choice(["go", "TBD", None])),
        ("decided", random.choice(["2026-06-26", None, "?"])),
        ("decided_by", "Tom Adler"),
        ("seen", random.choice([{"accuracy": "93 %"}, {}, {"old value": "3 %", "accuracy": "1 %"}, None])),
        ("note", _text(random)),
    ]
    entries = [("id", name), *(entry for entry in optional if random.random() < 0.6)]
    random.shuffle(entries)
    return dict(entries)


class _Writer:
    """Writes data as YAML, in another style in each place."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments = random.random() < 0.7

    def document(self, data: Data) -> str:
        head = self.random.choice(["", "", "---\n", "# Top\n\n", "%YAML 1.2\n---\n"])
        tail = self.random.choice(["", "", "", "...\n", "# The end\n"])
        if self.random.random() < 0.1:
            return f"{head}{self.flow(data, 2)}\n{tail}"
        return f"{head}{self.mapping(data, 0)}{tail}"

    def chance(self, of: float) -> bool:
        return self.random.random() < of

    def comment(self) -> str:
        return self.random.choice(["", "", "   # why: {not} [yet], 'so'"]) if self.comments else ""

    def between(self, indent: int) -> str:
        """Blank lines and comments before an entry."""
        if not self.comments or self.chance(0.8):
            return ""
        return self.random.choice(
            ["\n", f"{' ' * indent}# a comment: of its own\n", "\n# ---- banner\n\n", "  \n"]
        )

    def mapping(self, data: Data, indent: int) -> str:
        return "".join(self.between(indent) + self.entry(key, value, indent) for key, value in data.items())

    def entry(self, key: str, value: Data, indent: int) -> str:
        pad = " " * indent
        name = self.random.choice([key, key, key, f'"{key}"', f"'{key}'"])
        head = f"{pad}{name}{self.random.choice([':', ':', ' :'])}"
        if isinstance(value, dict) and value and self.chance(0.6):
            deeper = self.mapping(value, indent + self.random.choice([1, 2, 2, 4]))
            return f"{head}{self.comment()}\n{deeper}"
        if isinstance(value, list) and value and self.chance(0.7):
            return f"{head}{self.comment()}\n{self.sequence(value, indent + self.random.choice([0, 2, 3]))}"
        if isinstance(value, str) and "#" not in value and self.chance(0.15):
            return f"{head} {self.block(value, indent)}"
        gap = self.random.choice([" ", " ", "  ", f"\n{pad}  "])
        if value is None and self.chance(0.5):
            return f"{head}{self.comment()}\n"
        return f"{head}{gap}{self.inline(value, indent + 1)}{self.comment()}\n"

    def sequence(self, items: Data, indent: int) -> str:
        pad = " " * indent
        written = []
        for item in items:
            gap = " " * self.random.choice([1, 1, 3])
            if isinstance(item, dict) and item and self.chance(0.6):
                inside = self.mapping(item, indent + 1 + len(gap)).lstrip("\n ")
                if inside.startswith("#"):  # a comment before the first key
                    inside = self.plain_mapping(item, indent + 1 + len(gap))
                written.append(f"{pad}-{gap}{inside}")
            else:
                written.append(f"{pad}-{gap}{self.inline(item, indent + 1)}{self.comment()}\n")
        return "".join(written)

    def plain_mapping(self, data: Data, indent: int) -> str:
        was, self.comments = self.comments, False
        text = self.mapping(data, indent).lstrip("\n ")
        self.comments = was
        return text

    def block(self, text: str, indent: int) -> str:
        sign = self.random.choice(["|", ">", "|-", ">-", "|+", "|2-"])
        deeper = 2 if "2" in sign else self.random.choice([1, 2, 5])
        pad = " " * (indent + deeper)
        after = self.random.choice(["", "", "\n", "\n\n"])
        return f"{sign}\n{pad}{text}\n{after}"

    def inline(self, value: Data, indent: int) -> str:
        return self.flow(value, indent) if isinstance(value, dict | list) else self.scalar(value, flow=False)

    def flow(self, value: Data, indent: int) -> str:
        if isinstance(value, dict):
            parts = [
                f"{self.scalar(key, flow=True)}: {self.flow(each, indent)}" for key, each in value.items()
            ]
            return self.wrapped("{", parts, "}", indent)
        if isinstance(value, list):
            return self.wrapped("[", [self.flow(each, indent) for each in value], "]", indent)
        return self.scalar(value, flow=True)

    def wrapped(self, begin: str, parts: list[str], end: str, indent: int) -> str:
        pad = " " * indent
        if parts and self.chance(0.3):
            note = self.comment() or ""
            lines = f",{note}\n{pad}".join(parts)
            return f"{begin}\n{pad}{lines}{self.random.choice(['', ',', ' '])}{note}\n{pad}{end}"
        blank = self.random.choice(["", " "])
        return begin + blank + self.random.choice([", ", ", ", " ,  "]).join(parts) + blank + end

    def scalar(self, text: str | None, *, flow: bool) -> str:
        if text is None:
            return self.random.choice(["~", "null"])
        odd = any(sign in text for sign in "#:\"'\\,[]{}") or text[:1] in "-?%"
        style = self.random.choice(["plain", "plain", "single", "double"])
        if style == "plain" and not odd:
            return text
        if style == "single":
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)
