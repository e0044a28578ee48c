"""``python -m generator`` is ``gatepage``."""

from generator.cli import main

if __name__ == "__main__":
    main()
