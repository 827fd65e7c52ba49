"""Tables that come in from anywhere: bytes of a CSV, XLSX or HTML file to rows of texts.

``reading.read_sheets`` is the entrance. Whoever reads what somebody sent calls it through
``kit.tables.reading``, which does it in a process with limits on memory and time.
"""
