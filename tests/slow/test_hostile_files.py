"""No file costs more than three seconds of a processor and 300 MiB: the system ends whoever takes more.

One process for each file, start included. A process that is ended, or that runs out of memory, has no findings.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

resource = pytest.importorskip("resource")  # Windows has no limits of this kind

pytestmark = pytest.mark.slow

SECONDS = 3
MEMORY = 300 * 2**20
FULL = 2**20
"""The size of the largest file that is read."""

HEAD = "format: 1\ntitle: Hostile\nstage: production\n"


def repeated(text: str, head: str = HEAD) -> str:
    """A text as often as it fits into a file behind its head."""
    return head + text * ((FULL - len(head.encode())) // len(text.encode()))


def numbered(line: str, count: int, head: str = HEAD) -> str:
    return head + "".join(line.format(n=n) for n in range(count))


def stairs() -> str:
    """Mappings in each other until the file is full, each indented by one more blank."""
    lines, size = [HEAD], len(HEAD)
    while size < FULL - 2_000:
        lines.append(" " * (len(lines) - 1) + "a:\n")
        size += len(lines[-1])
    return "".join(lines)


def noise() -> bytes:
    return random.Random(4).randbytes(FULL)


LISTS = {
    "criteria": ("specification:\n  quality:\n", "  - {{id: q, metric: m{n}, target: x}}\n", 1_000),
    "criteria without a text": ("specification:\n  quality:\n", "  - {{id: q{n}}}\n", 2_000),
    "signals": ("gate:\n  stop:\n    signals:\n", "    - {{id: s, signal: s{n}, quality: [a, b]}}\n", 1_000),
    "signals of fields": (
        "gate:\n  go:\n    signals:\n",
        "    - {{signal: s{n}, filled: operatons.x}}\n",
        1_000,
    ),
    "loops": ("learning:\n", "  - {{exception: e{n}, every: wek, by: Team {n}}}\n", 1_000),
    "decisions": (
        "governance:\n  decisions:\n",
        "  - {{decision: d{n}, maker: Board, due: 2020-01-01}}\n",
        1_000,
    ),
    "waivers": ("waivers:\n", "  - {{rule: SPC00{n}, reason: r, by: Ada Roth, until: retired}}\n", 1_000),
    "waivers of one rule": (
        "waivers:\n",
        "  - {{rule: SPC001, reason: r, by: Ada Roth, until: retired}}\n",
        1_000,
    ),
    "waivers of fields": (
        "waivers:\n",
        "  - {{rule: SPC001, field: a.b{n}, reason: r, by: A B, until: x}}\n",
        1_000,
    ),
    "doubts": ("doubts:\n", "  - {{about: specificaton.cost, text: t{n}}}\n", 1_000),
    "adoption": (
        "ownership:\n  adoption:\n",
        "  - {{metric: m{n}, target: at least 5 %, actual: 3 h}}\n",
        1_000,
    ),
    "persons": ("gate:\n  go:\n    owner:\n", "    - Head of Unit {n}\n", 5_000),
    "files": ("evaluation:\n  dataset:\n", "    - evidence/{n}.csv\n", 5_000),
    "log": ("governance:\n  log:\n", "    - {{day: 2030-01-01, text: t{n}}}\n", 1_000),
}
"""Lists of the format, far longer than anybody writes: the head, an item, so many."""

FILES: dict[str, Callable[[], str | bytes]] = {
    "brackets": lambda: repeated("[", HEAD + "extra: "),
    "braces": lambda: repeated("{a: ", HEAD + "extra: "),
    "dashes": lambda: repeated("- ", HEAD + "extra:\n  "),
    "question marks": lambda: repeated("? "),
    "stairs": stairs,
    "a billion": lambda: (
        HEAD
        + "extra:\n  a0: &a0 [x, x]\n"
        + "".join(f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 40))
    ),
    "aliases": lambda: repeated("*a, ", HEAD + "extra:\n  x: &a [1, 2]\n  y: ["),
    "anchors": lambda: numbered("  k{n}: &a{n} v\n", 20_000, HEAD + "extra:\n"),
    "one word": lambda: repeated("x", HEAD + "summary: "),
    "one line": lambda: repeated("word ", HEAD + "summary: "),
    "one line, cut": lambda: repeated("a #1 ", HEAD + "summary: "),
    "one text of many lines": lambda: repeated("  TBD\n", HEAD + "summary:\n"),
    "one block": lambda: repeated("  line\n", HEAD + "summary: |\n"),
    "unclosed quotes": lambda: repeated("word ", HEAD + 'summary: "'),
    "escapes": lambda: repeated("\\u202e", HEAD + 'summary: "'),
    "escapes, closed": lambda: repeated("\\u202e", HEAD + 'summary: "') + '"\n',
    "a long number": lambda: repeated("9", HEAD + "specification:\n  cost:\n    monthly: "),
    "a long condition": lambda: repeated("more than ", HEAD + "gate: {go: {signals: [{when: "),
    "a long key": lambda: repeated("k", HEAD),
    "20,000 keys": lambda: numbered("key_{n}: v\n", 20_000),
    "20,000 slips": lambda: numbered("{n}titel: v\n", 20_000),
    "20,000 slips below": lambda: numbered("  reviewr{n}: v\n", 20_000, HEAD + "operations:\n"),
    "20,000 own keys": lambda: numbered("  key_{n}: v\n", 20_000, HEAD + "extra:\n"),
    "one key 20,000 times": lambda: numbered("summary: {n}\n", 20_000),
    "tags": lambda: numbered("  k{n}: !t v\n", 20_000, HEAD + "extra:\n"),
    "directives": lambda: repeated("%TAG ! x\n", ""),
    "documents": lambda: repeated("---\n"),
    "comments": lambda: repeated("# 🙂\n"),
    "blanks": lambda: repeated(" "),
    "tabs": lambda: repeated("\t"),
    "returns": lambda: repeated("\r"),
    "signs that no font has": lambda: repeated("🙂\n  ", HEAD + "summary: |\n  "),
    "controls": lambda: repeated("\x1b[2J", HEAD + "summary: "),
    "nothing": lambda: b"\0" * FULL,
    "noise": noise,
    "noise as text": lambda: HEAD.encode() + noise().decode("latin-1").encode()[: FULL // 2],
    "another encoding": lambda: repeated("ä ", HEAD + "summary: ").encode("latin-1"),
    "too large": lambda: b"#" * (64 * FULL),
    **{
        f"{count:,} {name}": lambda head=head, item=item, count=count: numbered(item, count, HEAD + head)  # type: ignore[misc]
        for name, (head, item, count) in LISTS.items()
    },
}


def limited() -> None:
    """Let the system end this process once it has had its share."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_with_findings(name: str, tmp_path: Path) -> None:
    content = FILES[name]()
    data = content.encode() if isinstance(content, str) else content
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "hostile.yaml").write_bytes(data)
    done = subprocess.run(
        (sys.executable, "-m", "generator", "check", "--format", "json", "--as-of", "2026-11-22"),
        cwd=tmp_path,
        check=False,
        preexec_fn=limited,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 1, f"exit code {done.returncode}\n{done.stderr.decode()[-2000:]}"
    findings = json.loads(done.stdout)["findings"]
    assert any(finding["severity"] == "error" for finding in findings), findings[:3]
