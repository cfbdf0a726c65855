"""What a question cannot be answered for."""

from __future__ import annotations


class Problem(Exception):
    """The question cannot be answered; the text says why, to whoever asked."""
