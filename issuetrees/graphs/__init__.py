"""Issue trees and stage maps: rows, the one write path, history."""
