"""A report as a scene: pages of typed blocks with values, before any format gives them its look.

Sections (``reports/sections``) make pages of it, one writer per format (``reports/formats``) makes
files of those; what a writer cannot show it says, and no writer reads anything else. Texts are
typeset (quotation marks, non-breaking spaces); numbers, dates, shares and sums of money are
values, drawings are shapes, so that every format writes the same figures in its own way.
"""
