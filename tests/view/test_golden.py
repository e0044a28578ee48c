"""The page of each sample as a reader meets it, in `golden/ID.txt`: one line for each block, cells set apart by ` | `.

To write the files again, run this test with WRITE_GOLDEN=1, and read the difference line by line as a member of the
steering committee would.
"""

from pathlib import Path

import pytest

from tests.golden import assert_golden
from tests.markup import reading
from tests.paging import SAMPLES, sample, screen

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_of_a_sample(name: str) -> None:
    assert_golden(HERE / "golden" / f"{name}.txt", reading(screen(sample(name))))


def test_every_golden_file_is_of_a_sample() -> None:
    assert sorted(file.stem for file in (HERE / "golden").glob("*.txt")) == list(SAMPLES)
