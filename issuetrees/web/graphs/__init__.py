"""Pages of question trees and stage maps: lists, new ones, the editor."""
