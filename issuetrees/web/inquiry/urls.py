"""Routes of the pages about the work on questions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
