"""From bytes to a document with positions: project files, evidence, configuration.

In: files that somebody else wrote. Out: trees, texts and numbers, and every trouble in words a project manager
understands. Nothing here knows what a project is, and nothing here writes.

Read ``source`` first. ``characters``, ``parser``, ``tree`` and ``syntax`` are its four steps; ``portfolio`` finds the
files, ``evidence`` and ``settings`` read what lies beside them, and ``files`` is the one door to the disk.
"""
