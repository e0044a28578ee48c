"""The cache of finished PDFs: the same bytes or nothing, however it is treated."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.publish.paper_cache import Kept, PaperCache


def files(base: Path) -> list[Path]:
    return sorted((base / ".cache" / "gatepage" / "pdf").glob("*.pdf+"))


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    cache = PaperCache(tmp_path)
    cache.put("key", Kept(b"%PDF\nwith\nlines", {"points": 8.1}))
    found = PaperCache(tmp_path).get("key")
    assert found == Kept(b"%PDF\nwith\nlines", {"points": 8.1})
    assert cache.get("other") is None


def test_a_damaged_file_counts_as_absent(tmp_path: Path) -> None:
    cache = PaperCache(tmp_path)
    for damage in (b"", b"{}\n", b"[]\nx", b'{"sha256": "0"}\n%PDF', b"\xff\n"):
        cache.put("key", Kept(b"%PDF", {}))
        files(tmp_path)[0].write_bytes(damage)
        assert cache.get("key") is None, damage
    cache.put("key", Kept(b"%PDF", {}))
    whole = files(tmp_path)[0].read_bytes()
    files(tmp_path)[0].write_bytes(whole[:-1])
    assert cache.get("key") is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder should be")
    cache = PaperCache(tmp_path)
    cache.put("key", Kept(b"%PDF", {}))
    cache.tidy()
    assert cache.get("key") is None


def test_what_was_used_last_stays_when_it_grows_too_large(tmp_path: Path) -> None:
    cache = PaperCache(tmp_path, most=4000)
    for name in "abcde":
        cache.put(name, Kept(b"x" * 900, {}))
    for age, file in enumerate(files(tmp_path)):
        os.utime(file, ns=(age * 10**9, age * 10**9))
    assert cache.get("a") is not None  # is the latest now
    cache.tidy()
    assert [file.name for file in files(tmp_path)] == ["a.pdf+", "d.pdf+", "e.pdf+"]


def test_it_is_kept_out_of_git(tmp_path: Path) -> None:
    cache = PaperCache(tmp_path)
    cache.put("key", Kept(b"%PDF", {}))
    cache.tidy()
    assert (tmp_path / ".cache" / "gatepage" / "pdf" / ".gitignore").read_text() == "*\n"
    assert not list((tmp_path / ".cache").rglob("tmp*"))


def content(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest() * 200


def build(base: Path) -> list[str]:
    """What a build does with its cache, over and over; the keys for which it got something wrong."""
    wrong = []
    for number in range(60):
        cache = PaperCache(base, most=40_000)
        key = f"key-{number % 12}"
        found = cache.get(key)
        if found is not None and found.pdf != content(key):
            wrong.append(key)
        cache.put(key, Kept(content(key), {}))
        cache.tidy()
    return wrong


def test_builds_at_once_never_see_half_a_file_and_keep_within_bounds(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(build, [tmp_path] * 4)) == [[], [], [], []]
    assert 0 < sum(file.stat().st_size for file in files(tmp_path)) <= 40_000
    assert {file.suffix for file in (tmp_path / ".cache/gatepage/pdf").iterdir()} <= {".pdf+", ""}
