"""What all addresses of the API share."""

from collections.abc import Callable, Mapping
from datetime import UTC
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from issuetrees.accounts.models import User
from issuetrees.api import errors
from issuetrees.api.authentication import CookieAuthentication, TokenAuthentication
from issuetrees.api.bodies import AnyAccept, Renderer, StrictParser
from issuetrees.api.throttles import PerMinute


class Endpoint(APIView):
    """One address; its methods are declared with ``@operation``. ``tag`` groups the reference."""

    tag = ""
    rate_headers: Mapping[str, str] = MappingProxyType({})  # set by the throttle
    authentication_classes = [TokenAuthentication, CookieAuthentication]
    permission_classes = [IsAuthenticated]
    parser_classes = [StrictParser]
    renderer_classes = [Renderer]
    throttle_classes = [PerMinute]
    content_negotiation_class = AnyAccept
    http_method_names = ["get", "head", "post", "put", "patch", "delete"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with moments in UTC, whatever zone the caller's pages are told in."""
        with timezone.override(UTC):
            return super().dispatch(request, *args, **kwargs)

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """Say how many requests are left, where they were counted."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        for name, value in self.rate_headers.items():
            answer[name] = value
        return answer

    @property
    def actor(self) -> User:
        """Whoever is asking; strangers were turned away before."""
        user = self.request.user
        assert isinstance(user, User)  # noqa: S101 - IsAuthenticated has run
        return user

    def get_exception_handler(self) -> Callable[[Exception, dict[str, Any]], Response]:
        return errors.handle
