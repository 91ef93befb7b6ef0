"""``python -m framing`` does what the command ``framing`` does."""

from framing.cli import main

if __name__ == "__main__":
    main()
