"""What a project is: the sections of the format, its kinds of value, the reading of the gate."""
