"""What every page keeps to: no inline script or style, few queries."""

import re

QUERIES_AT_MOST = 15
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\s(src|nonce)=)", re.IGNORECASE
)
