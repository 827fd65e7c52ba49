"""Users, sign-in and personal API tokens."""
