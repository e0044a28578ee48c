"""Fuzz one target with Atheris for some seconds: ``python -m tests.fuzz TARGET --seconds N``.

The corpus grows in ``.cache/fuzz/TARGET/corpus`` from run to run; what fails is kept beside it, and is run again with
``python -m tests.fuzz TARGET FILE``. With ``--keep-going`` the first find of each kind is kept and the run goes on.
Exit code 0: nothing found, or kept going.
"""

import argparse
import hashlib
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator"], enable_loader_override=False):
    from generator.check.catalogue import catalogue
    from tests.fuzz.targets import TARGETS

    catalogue()  # imports the rules
from tests.fuzz.seeds import seeds, words

CACHE = Path(__file__).resolve().parents[2] / ".cache/fuzz"


def main() -> None:
    """Run libFuzzer, which ends the process itself."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("file", nargs="?", type=Path, help="run this input alone")
    parser.add_argument("--keep-going", action="store_true", help="do not end at the first find")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--into", type=Path, default=CACHE, help="the folder for corpus and finds")
    chosen = parser.parse_args()
    folder = chosen.into / chosen.target
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    longest = 0
    for seed in seeds(chosen.target):
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
        longest = max(longest, len(seed))
    (folder / "words").write_text(
        "".join(f"{_quoted(word)}\n" for word in words(chosen.target)), encoding="ascii"
    )
    options = [
        f"-max_total_time={chosen.seconds}",
        f"-max_len={max(longest, 400)}",
        f"-dict={folder / 'words'}",
        f"-artifact_prefix={folder}/",
        "-timeout=10",  # seconds for one input
        "-rss_limit_mb=1500",
        "-print_final_stats=1",
    ]
    what = [str(chosen.file)] if chosen.file else [*options, str(corpus)]
    target = TARGETS[chosen.target]
    atheris.Setup([sys.argv[0], *what], _going_on(target, folder) if chosen.keep_going else target)
    atheris.Fuzz()


def _going_on(target: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """Run a target; of what it raises keep the first of each kind, by the lines of code that it came through."""

    def run(data: bytes) -> None:
        try:
            target(data)
        except Exception as error:
            way = "".join(
                f"{frame.filename}:{frame.lineno}\n" for frame in traceback.extract_tb(error.__traceback__)
            )
            name = hashlib.sha256(f"{type(error)}{way}".encode()).hexdigest()[:12]
            if not (folder / f"find-{name}").exists():
                (folder / f"find-{name}").write_bytes(data)
                traceback.print_exc()

    return run


def _quoted(word: str) -> str:
    """A word as libFuzzer's dictionaries have it."""
    return '"' + "".join(f"\\x{byte:02X}" for byte in word.encode()) + '"'


if __name__ == "__main__":
    main()
