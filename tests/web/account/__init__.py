"""Tests of issuetrees.web.account."""
