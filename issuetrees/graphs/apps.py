"""Registration of the app with Django."""

from django.apps import AppConfig


class GraphsConfig(AppConfig):
    """Issue trees and stage maps: rows, the one write path, history."""

    name = "issuetrees.graphs"
    label = "graphs"
