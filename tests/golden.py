"""Golden files: what a test finds is compared with a file that a person has read.

To write the files again, run the test with WRITE_GOLDEN=1, and read the difference line by line.
"""

import os
from difflib import unified_diff
from pathlib import Path


def assert_golden(golden: Path, found: str) -> None:
    """Compare a text with a golden file, or write the file where WRITE_GOLDEN asks for that."""
    if os.environ.get("WRITE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(found, encoding="utf-8")

    assert golden.is_file(), f"{golden.name} is not there; write it with WRITE_GOLDEN=1, and read it"
    expected = golden.read_text(encoding="utf-8")
    difference = unified_diff(expected.splitlines(), found.splitlines(), golden.name, "found", lineterm="")
    assert found == expected, "\n" + "\n".join(difference)
