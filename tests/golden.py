"""Golden files: what a test finds is compared with a file that a person has read.

To write the files again, run the test with WRITE_GOLDEN=1, and read the difference line by line.
"""

import os
from pathlib import Path


def assert_golden(golden: Path, found: str) -> None:
    """Compare a text with a golden file, or write the file where WRITE_GOLDEN asks for that."""
    if os.environ.get("WRITE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(found, encoding="utf-8")

    assert golden.is_file(), f"{golden.name} is not there; write it with WRITE_GOLDEN=1, and read it"
    assert found.splitlines() == golden.read_text(encoding="utf-8").splitlines()
