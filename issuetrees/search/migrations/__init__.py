"""Database migrations, named by intent."""
