"""Tests of running the product."""
