"""Tests of issuetrees.web.engagements."""
