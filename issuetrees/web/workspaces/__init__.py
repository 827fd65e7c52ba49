"""Pages of workspaces: home, engagements, members, settings, audit log."""
