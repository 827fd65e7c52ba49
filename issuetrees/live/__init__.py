"""Push of revision numbers and presence over WebSocket."""
