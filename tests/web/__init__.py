"""Tests of issuetrees.web."""
