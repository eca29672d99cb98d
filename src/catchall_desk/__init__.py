"""The desk: case work on the library, with a record that cannot be rewritten unseen.

Not accredited for classified data.
"""
