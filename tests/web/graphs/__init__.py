"""Tests of issuetrees.web.graphs."""
