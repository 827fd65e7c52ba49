"""Routes of the pages of what follows a decision."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
