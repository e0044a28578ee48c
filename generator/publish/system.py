"""Which system this is, so that a message can name the command that helps here."""

from __future__ import annotations

import platform
import sys


def system_name() -> str:
    """One of debian, fedora, alpine, macos, other."""
    if sys.platform == "darwin":
        return "macos"
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "other"
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if family & {"debian", "ubuntu"}:
        return "debian"
    if family & {"fedora", "rhel", "centos"}:
        return "fedora"
    return "alpine" if "alpine" in family else "other"
