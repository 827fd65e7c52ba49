"""What a person may change, one module for each noun.

Each function is one transaction. ``version`` refuses to overwrite a change that the caller
has not seen (Conflict ``stale``); a field that is not given stays as it is.
"""
