"""What pages of portfolios say, in words and figures."""
