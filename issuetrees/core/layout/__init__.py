"""Where boxes go: columns for issue trees, sheets for print, layers for stage maps."""
