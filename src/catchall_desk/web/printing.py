"""The marking in the margins of every printed sheet.

A sheet's margin takes its words from a style, and styles come from the desk only: so the
style with the words is a small file of its own, named by the page that it belongs to.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

_LONGEST = 400


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """The style of the sheets of a page with this marking."""
    banner = _string(request.GET.get("marking", ""))
    exercise = _string("EXERCISE - " if request.GET.get("exercise") else "")
    words = f"font: 700 9pt sans-serif; vertical-align: middle; content: {exercise} {banner};"
    style = (
        "@page { size: A4; margin: 18mm 15mm; "
        f"@top-center {{ {words} }} @bottom-center {{ {words} }} "
        '@bottom-right { font: 8pt sans-serif; content: counter(page) " / " counter(pages); } }\n'
    )
    return HttpResponse(style, content_type="text/css; charset=utf-8")


def _string(text: str) -> str:
    """A string of CSS; everything but plain letters and digits is escaped."""
    kept = (c if c.isalnum() and c.isascii() else f"\\{ord(c):06x}" for c in text[:_LONGEST])
    return f'"{"".join(kept)}"'
