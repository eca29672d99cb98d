"""The API as a whole."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from catchall_desk.api import bulk, desk, documents, errors, kinds, outside, people, working
from catchall_desk.api.auth import AUTH
from catchall_desk.api.parsing import CleanParser
from catchall_desk.casework.machine import machines


class DeskAPI(NinjaAPI):
    """The API, with every error in the schema of every operation."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """The schema of all operations."""
        schema = super().get_openapi_schema(**given)
        errors.document(schema)
        return schema


api = DeskAPI(
    title="catchall desk",
    version="1",
    description="Case work of strategic trade control. Not accredited for classified data.",
    auth=AUTH,
    parser=CleanParser(),
    urls_namespace="api",
)
errors.install(api)
api.add_router("", desk.router)
api.add_router("", people.router)
api.add_router("", documents.router)
api.add_router("", working.router)
api.add_router("", outside.router)
api.add_router("", bulk.router)
for each in machines():
    api.add_router(f"/{each.kind}", kinds.router_of(each))
