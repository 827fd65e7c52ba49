"""Tests of issuetrees.accounts."""
