"""Workspaces, members, invitations, engagements and the permission table."""
