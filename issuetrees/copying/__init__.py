"""Copies of what has parts in several apps: trees and maps, whole engagements."""
