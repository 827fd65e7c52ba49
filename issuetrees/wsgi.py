"""WSGI entry point, for servers that speak HTTP only."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issuetrees.settings")

application = get_wsgi_application()
