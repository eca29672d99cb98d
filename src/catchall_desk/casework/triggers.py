"""The machines once more, in the database: no state changes but along a declared way.

Written from the declarations after each migration, so that the two cannot differ.
Besides: what a determination says is never changed once it is proposed, a submission under
a hold is not settled, a submission's transaction and a notice's cleared text stay as they
are, and the firewall of enforcement cases stands.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from catchall_desk.casework.machine import machines

_STANDING = "('placed', 'extended', 'release_asked')"
_UPDATES: tuple[tuple[str, str, str, str], ...] = (
    (
        "casework_submission",
        "submission_not_held",
        "NEW.state = 'settled' AND EXISTS (SELECT 1 FROM casework_hold "
        f"WHERE submission_id = NEW.id AND state IN {_STANDING})",
        "a hold stands on the submission",
    ),
    (
        "casework_submission",
        "submission_unchanged",
        'NEW.sha256 <> OLD.sha256 OR CAST(NEW."transaction" AS text) <> '
        'CAST(OLD."transaction" AS text)',
        "a submission is never changed",
    ),
    (
        "casework_decision",
        "decision_unchanged",
        "OLD.state <> 'drafted' AND NEW.state <> 'drafted' AND ("
        "NEW.determination <> OLD.determination OR NEW.outcome <> OLD.outcome "
        "OR NEW.legal_basis <> OLD.legal_basis OR NEW.contrary_facts <> OLD.contrary_facts "
        "OR NEW.corroboration <> OLD.corroboration OR NEW.conditions <> OLD.conditions "
        "OR NEW.second_needed <> OLD.second_needed "
        "OR NEW.proposer_id <> OLD.proposer_id)",
        "what was proposed is not changed",
    ),
    (
        "casework_informnotice",
        "notice_unchanged",
        "OLD.text_sha256 <> '' AND (NEW.text <> OLD.text OR CAST(NEW.scope AS text) <> "
        "CAST(OLD.scope AS text))",
        "a cleared notice is not changed",
    ),
)
_FIREWALL = (
    "NEW.kind = 'exporter' AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = NEW.case_id "
    "AND c.enforcement AND (NEW.author_id IS NULL OR c.owner_id <> NEW.author_id))"
)
_INSERTS: tuple[tuple[str, str, str, str], ...] = (
    (
        "casework_request",
        "request_firewall",
        _FIREWALL,
        "only the owner of an enforcement case speaks with the exporter",
    ),
)
_LASTING = (
    "casework_leadreading",
    "casework_claimstep",
    "casework_screeninghit",
    "casework_partyjudgement",
    "casework_linkproposal",
    "casework_linkanswer",
    "exchange_delivery",
    "exchange_deliveryreply",
    "exchange_document",
)
"""Only ever added to: what was read, found and proposed, and what people answered."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Set all of them up anew; does nothing before the tables are there."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor, tables):
            cursor.execute(statement)


def statements(vendor: str, tables: set[str]) -> Iterator[str]:
    """The statements that set the rules up on a database of that vendor."""
    make = _sqlite if vendor == "sqlite" else _postgres
    rules = [*_state_rules(), *((*rule, "UPDATE") for rule in _UPDATES)]
    rules += [(*rule, "INSERT") for rule in _INSERTS]
    rules += _lasting_rules()
    for table, name, condition, message, event in rules:
        if table in tables:
            yield from make(table, name, condition, message, event)


def _lasting_rules() -> Iterator[tuple[str, str, str, str, str]]:
    for table in _LASTING:
        yield table, f"{table}_fixed", "", "it is only added to", "UPDATE"
        yield table, f"{table}_kept", "", "it is only added to", "DELETE"


def _state_rules() -> Iterator[tuple[str, str, str, str, str]]:
    for machine in machines():
        table = machine.model._meta.db_table  # noqa: SLF001 - Django's public-by-habit
        pairs = " OR ".join(
            f"(OLD.state = '{old}' AND NEW.state = '{new}')" for old, new in machine.pairs()
        )
        condition = f"OLD.state <> NEW.state AND NOT ({pairs})"
        yield table, f"{table}_ways", condition, f"no such way of a {machine.kind}", "UPDATE"
        opened = f"NEW.state <> '{machine.opening.target}'"
        yield table, f"{table}_opens", opened, f"no such opening of a {machine.kind}", "INSERT"
        yield table, f"{table}_stays", "", f"a {machine.kind} is never deleted", "DELETE"


def _sqlite(table: str, name: str, condition: str, message: str, event: str) -> Iterator[str]:
    yield f"DROP TRIGGER IF EXISTS {name}"
    when = f"WHEN {condition} " if condition else ""
    yield (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _postgres(table: str, name: str, condition: str, message: str, event: str) -> Iterator[str]:
    back = "OLD" if event == "DELETE" else "NEW"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN IF {condition or 'TRUE'} THEN RAISE EXCEPTION '{message}'; END IF; "
        f"RETURN {back}; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
