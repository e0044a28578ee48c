"""What is made of the format's classes is made once.

In: a function of classes and other plain values. Out: the same function, which remembers what it returned.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_R = TypeVar("_R")


def once(most: int | None = None) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Remember what a function returned, ``most`` results at a time.

    ``functools.cache`` to Python. To mypy a class has no hash where its instances have none.
    """

    def remember(make: Callable[_P, _R]) -> Callable[_P, _R]:
        return cast("Callable[_P, _R]", lru_cache(maxsize=most)(make))

    return remember
