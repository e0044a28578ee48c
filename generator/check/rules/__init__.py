"""One module for each family of rules. A rule is a decorated function; its docstring documents it."""
