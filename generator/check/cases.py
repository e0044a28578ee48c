"""The cases of an evaluation set, as far as an acceptance is bound to them.

In: a project and its evidence folder. Out: the fingerprint of the cases, None where they are in no file, or in one that
can't be read (which has a finding of its own).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.model.project import Project
from generator.read.evidence import EvidenceError, EvidenceFolder


def fingerprint_of_cases(project: Project, folder: Path) -> str | None:
    """Take the fingerprint of the cases in all files of the set."""
    paths = project.artifact.evaluation.dataset
    if not paths or project.broken(("evaluation", "dataset")):
        return None
    digest = hashlib.sha256()
    evidence = EvidenceFolder(folder)
    try:
        for path in paths:
            with evidence.file(path.text).open() as stream:
                digest.update(hashlib.sha256(stream.read()).digest())
    except (EvidenceError, OSError):
        return None
    return f"sha256-{digest.hexdigest()[:32]}"
