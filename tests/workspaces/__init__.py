"""Tests of issuetrees.workspaces."""
