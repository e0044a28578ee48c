"""The git repository around the projects: what an older revision held.

In: a folder, the name of a revision as a person typed it. Out: the revision's files, read one by one as they are asked
for; or ``GitError`` in words. Nothing is checked out, fetched or written, and nothing that the repository itself
configures is run: no hook, filter, pager or file system monitor.
"""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from generator.read.quoting import shorten

_GIT = (
    "git",
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
)
_LONGEST_REVISION = 200
_MOST_HOPS = 8
_PIECE = 1024 * 1024
_RAW = ("-r", "-m", "--root", "-z", "--raw", "--no-commit-id", "--no-renames", "--no-abbrev")

_COMMIT_LINE = re.compile(rb"^[0-9a-f]{40,64} [0-9]+ [0-9]+", re.MULTILINE)

_LINK = "120000"
_FILES = frozenset({"100644", "100755"})


class GitError(Exception):
    """What git cannot tell, in words that say what to do."""


def _environment() -> dict[str, str]:
    """Our environment without git's own variables, which could name another repository or a program to run.

    No protocol is allowed: in a partial clone git would fetch what is missing, by a command of the repository.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


class Repository:
    """The repository that a folder lies in. ``root`` is its top folder, without links."""

    __slots__ = ("root",)

    def __init__(self, folder: Path) -> None:
        top = _run(folder, "rev-parse", "--show-toplevel")
        if top is None:
            raise GitError("this folder lies in no git repository that can be read")
        self.root = Path(os.path.realpath(os.fsdecode(top.removesuffix(b"\n"))))

    def commit(self, revision: str) -> str:
        """The full name of the commit that a revision means."""
        odd = not revision.strip() or not revision.isprintable() or len(revision) > _LONGEST_REVISION
        if odd or revision.startswith("-"):
            raise GitError(f"“{shorten(revision)}” is no revision; name a branch, a tag or a commit")
        found = _run(self.root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if not found:
            raise GitError(
                f"git knows no revision “{shorten(revision)}” here; correct it, or fetch it first"
                " (in a workflow: check out with the whole history)"
            )
        return found.decode("ascii").strip()

    def files(self, revision: str, folder: str = "") -> RevisionFiles:
        """The files of a revision below a folder, both from the root and with slashes. Close it after use."""
        commit = self.commit(revision)
        where = [] if folder in {"", "."} else ["--", f"{folder}/"]
        listed = _run(self.root, "ls-tree", "-r", "-z", "--long", "--full-tree", commit, *where)
        if listed is None:
            raise GitError(f"git cannot list the files of “{shorten(revision)}”")
        return RevisionFiles(self.root, _entries(listed))

    def authors(self, commit: str, path: str, lines: Collection[int]) -> dict[int, str]:
        """Who wrote lines of a file as a commit has it, by the names that git gives them.

        What is older than the history that was fetched is left out: its author is not known here.
        """
        shallow = _run(self.root, "rev-parse", "--is-shallow-repository") != b"false\n"
        asked = [f"-L{line},{line}" for line in sorted(set(lines))]
        options = ("--line-porcelain", "--encoding=UTF-8", "--no-textconv", *(() if shallow else ("--root",)))
        told = _run(self.root, "blame", *options, *asked, commit, "--", path) if asked else None
        found: dict[int, str] = {}
        for entry in (told or b"").split(b"\n\t")[:-1]:
            begins = _COMMIT_LINE.search(entry)  # in front of it ends the text of the entry before
            head = entry[begins.start() :].split(b"\n") if begins else []
            fields = dict(line.partition(b" ")[::2] for line in head[1:])
            if head and b"boundary" not in fields:
                found[int(head[0].split()[2])] = fields.get(b"author", b"").decode("utf-8", "replace")
        return found

    def versions(self, folder: str, most: int) -> dict[str, list[str]]:
        """The objects that each file below a folder was in the last commits that touched it, the newest first.

        Paths are from the root. At most ``most`` commits are looked at, and no further than the history was fetched.
        """
        where = [] if folder in {"", "."} else ["--", f"{folder}/"]
        commits = _run(self.root, "rev-list", "--full-history", f"--max-count={most}", "HEAD", *where)
        listed = commits and _run(self.root, "diff-tree", "--stdin", *_RAW, *where, given=commits)
        fields = (listed or b"").split(b"\0")
        found: dict[str, list[str]] = {}
        for head, path in zip(fields[::2], fields[1::2], strict=False):
            _, mode, _, name, _ = head.decode("ascii").split(" ")
            known = found.setdefault(os.fsdecode(path), [])
            if mode in _FILES and name not in known:
                known.append(name)
        return found


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file of a tree, as git lists it."""

    mode: str
    object: str
    size: int


class RevisionFiles(Mapping[str, bytes], AbstractContextManager["RevisionFiles"]):
    """Path → content. A link to another file of the revision is read as that file; other links are left out."""

    def __init__(self, root: Path, entries: dict[str, _Entry]) -> None:
        self._reader = ObjectReader(root)
        self._entries: dict[str, _Entry] = {}
        for path, entry in entries.items():
            found = self._followed(path, entry, entries)
            if found is not None:
                self._entries[path] = found

    def __getitem__(self, path: str) -> bytes:
        return self._reader.read(self._entries[path].object)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def size(self, path: str) -> int:
        """How many bytes a file has, without reading it."""
        return self._entries[path].size

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()

    def _followed(self, path: str, entry: _Entry, entries: dict[str, _Entry]) -> _Entry | None:
        for _ in range(_MOST_HOPS):
            if entry.mode != _LINK:
                break
            target = os.fsdecode(self._reader.read(entry.object))
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if path not in entries:
                return None
            entry = entries[path]
        return entry if entry.mode in _FILES else None


class ObjectReader:
    """Contents of objects from one ``git cat-file --batch``, started when the first is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, name: str, limit: int | None = None) -> bytes:
        """The content of the object; nothing where it has more than ``limit`` bytes."""
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own words alone
                [*_GIT, "cat-file", "--batch"],
                cwd=self._root,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None  # noqa: S101 - both are pipes
        assert told is not None  # noqa: S101
        asked.write(name.encode("ascii") + b"\n")
        asked.flush()
        head = told.readline().split()
        if len(head) != 3 or head[1] != b"blob":
            raise GitError(f"git cannot read the object {name[:12]}; fetch the whole history")
        left = int(head[2])
        if limit is None or left <= limit:
            content = told.read(left)
            told.read(1)
            return content
        left += 1
        while left:
            left -= len(told.read(min(left, _PIECE)))
        return b""

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.communicate()
            self._process = None


def _entries(listed: bytes) -> dict[str, _Entry]:
    """Read what ``ls-tree -z --long`` lists. Submodules have neither size nor content here.

    An object that is not there has no size either; to read it is refused.
    """
    entries = {}
    for line in listed.split(b"\0"):
        head, _, path = line.partition(b"\t")
        fields = head.decode("ascii").split()
        if len(fields) == 4 and fields[1] == "blob":
            entries[os.fsdecode(path)] = _Entry(
                fields[0], fields[2], int(fields[3]) if fields[3].isdigit() else 0
            )
    return entries


def _run(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What a command of git prints, or None where it fails. ``given`` is what it reads."""
    try:
        done = subprocess.run(  # noqa: S603 - a revision is looked at before it comes here
            [*_GIT, *arguments],
            cwd=folder,
            env=_environment(),
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError("git is not there; install it, or call it from where it is on the PATH") from error
    return done.stdout if done.returncode == 0 else None
