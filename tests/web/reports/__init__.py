"""Tests of issuetrees.web.reports."""
