"""Routes of the pages about careers."""

from issuetrees.web.careers.pages import routes
from issuetrees.web.frame.routes import closed

urlpatterns = [closed("maps/<uuid:graph_id>/routes/", routes.routes, "routes")]
