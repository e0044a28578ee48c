"""The only code that writes into projects: records of approvals and decisions, put into the text where they belong.

In: the bytes of a project file. Out: bytes in which exactly the intended values differ, and the file replaced as a
whole. Read ``record`` first: it says what is written. ``splice`` finds the place in the text, ``scalars`` spells the
values, ``replace`` changes the file. What a page must say is judged elsewhere, and nothing here prints.
"""
