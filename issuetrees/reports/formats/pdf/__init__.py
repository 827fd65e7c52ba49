"""The PDF: HTML that WeasyPrint prints, made from the values and drawings of the sections."""
