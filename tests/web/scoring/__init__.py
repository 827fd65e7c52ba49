"""Tests of issuetrees.web.scoring."""
