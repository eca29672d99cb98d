"""Library: which rulebooks and lists are installed, and determinations that replay."""
