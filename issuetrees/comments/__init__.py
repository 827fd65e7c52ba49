"""What people say of nodes: comments in threads, and whom they mention."""
