"""The work on a question tree: its leaves as a plan, what is wrong with it, who has how much to do,
which branches are worth it, and what a sheet that comes back has changed.
"""
