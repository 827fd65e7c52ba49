"""Tests of issuetrees.copying."""
