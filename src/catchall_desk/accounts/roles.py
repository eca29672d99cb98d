"""Roles of the desk; what each may do is declared with the transitions."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person does at the desk; one person may have several."""

    INTAKE = "intake"
    ANALYST = "analyst"
    TECHNICAL = "technical"
    LICENSING = "licensing"
    AUTHORIZER = "authorizer"
    RELEASER = "releaser"
    REGIME = "regime"
    """Speaks with partners and notifies denials."""
    CUSTOMS = "customs"
    EXPORTER = "exporter"
    """Outside the desk: reads what was sent to his firm, answers, and files."""
    PARTNER = "partner"
    """Liaison of a partner, outside the desk: reads what was sent to his office, and answers."""
    AUDITOR = "auditor"
    """Reads the digest of every event; contents by label."""
    SECURITY = "security"
    """Administers people; reads no case content and holds no other role."""


CONTENT_ROLES = frozenset(role for role in Role if role is not Role.SECURITY)
"""Roles that read content; none of them goes together with ``security``."""

OUTSIDERS = frozenset({Role.EXPORTER, Role.PARTNER})
"""Who has no other role reads only within the outside compartments that he is let into."""
