"""Tests of issuetrees.web.frame."""
