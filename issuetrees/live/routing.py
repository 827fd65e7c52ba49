"""Routes of the WebSocket server."""

from django.urls import URLPattern, path

from issuetrees.live.consumers import GraphConsumer

websocket_urlpatterns: list[URLPattern] = [
    path("ws/graphs/<uuid:graph_id>/", GraphConsumer.as_asgi()),
]
