"""Value kinds: what one piece of text in a project file means.

In: the text of one scalar, as typed. Out: a frozen value, or ``Unreadable`` with one fact and one hint.
Positions, the clock, files and the question whether a value is *wanted* do not belong here.

``open`` comes first: any value may be written as TBD. Then, by kind: ``day``, ``duration`` and ``cadence``
(on ``time_unit``), ``quantity`` (on ``number`` and ``unit``), ``condition`` (on ``comparator``), ``person``,
``choice``, ``yes_no`` and ``path``. A module named ``…_hints`` explains what its sibling refuses.
"""
