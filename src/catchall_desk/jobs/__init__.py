"""Jobs: work that time brings. Each derives what is to be done from the records.

There is no queue: a job that was killed is simply derived again.
"""
