"""XLSX: a ZIP of XML, read by the standard library; why stands in ``docs/adr/0027-tables.md``."""
