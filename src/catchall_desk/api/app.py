"""The API as a whole."""

from ninja import NinjaAPI

from catchall_desk.api import desk, errors, kinds, people, working
from catchall_desk.api.auth import AUTH
from catchall_desk.api.parsing import CleanParser
from catchall_desk.casework.machine import machines

api = NinjaAPI(
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
api.add_router("", working.router)
for each in machines():
    api.add_router(f"/{each.kind}", kinds.router_of(each))
