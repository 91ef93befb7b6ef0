"""A local page on which one pastes or drops articles and gets the comparison."""

from framing.server.running import serve

__all__ = ["serve"]
