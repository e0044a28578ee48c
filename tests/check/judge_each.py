"""Judge texts one after the other, each announced before: run as a process of its own, which a parser may end.

In: JSON lines ``[name, text]`` on stdin. Out: JSON lines on stdout, ``[name]`` before each text and then ``[name, tree,
problems]``: the tree as texts or null, and what is told of the reading as code, line and message.
"""

import json
import sys

from generator.read.source import parse_document
from tests.fuzz.targets import reader, report
from tests.read.telling import values


def main() -> None:
    """Judge whatever comes."""
    for line in sys.stdin:
        name, text = json.loads(line)
        _tell([name])
        data = text.encode("utf-8", "surrogatepass")
        reader(data)
        report(data)
        document = parse_document(data, "suite.yaml")
        tree = values(document.root) if document.root is not None else None
        told = [
            [problem.code, problem.gap.span.line if problem.gap.span else 0, problem.gap.message]
            for problem in document.problems
        ]
        _tell([name, tree, told])


def _tell(what: list[object]) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
