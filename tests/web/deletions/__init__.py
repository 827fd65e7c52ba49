"""Tests of issuetrees.web.deletions."""
