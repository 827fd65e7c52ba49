"""Routes of the pages of portfolios and test-drives."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
