"""Why nothing was written."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - a state of the file or the call, not an error of the program
    """An edit that is not made; the file stays as it is. The text says why, and what to do instead."""
