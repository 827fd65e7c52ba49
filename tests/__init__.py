"""Tests of Issuetrees; the folders mirror the package."""
