"""Numbers, money and days as a language writes and reads them: pure functions, text out.

The browser's twin is ``web/static/kit/formats``; ``fixtures/cases/formats`` ties the two.
"""
