"""Coverage-guided fuzzing: ``python -m tests.fuzz TARGET --seconds N``.

``targets`` holds what may be fed any bytes and what must hold of the answer, ``seeds`` what it begins with, and
``__main__`` drives them with Atheris. The tests run each target on its seeds, so that none of it rots.
"""
