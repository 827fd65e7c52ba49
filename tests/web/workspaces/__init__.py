"""Tests of issuetrees.web.workspaces."""
