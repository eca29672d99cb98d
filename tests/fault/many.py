"""Many cases at once, for benchmarks: how they came there is not what is measured."""

LEVELS = (
    ("UNCLASSIFIED//REL TO USA, KOR", 0.001),
    ("CONFIDENTIAL//REL TO USA, KOR", 0.399),
    ("SECRET//REL TO USA, KOR", 0.3),
    ("SECRET//NOFORN", 0.3),
)
"""Markings, and the part of the cases that bears each."""
_SQLITE = {
    "id": "lower(hex(randomblob(16)))",
    "at": "datetime('2020-01-01', '+' || n || ' seconds')",
    "dice": "(abs(random()) % 1000000) / 1000000.0",
    "numbers": "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {number})",
    "from": "s",
}
_POSTGRES = {
    "id": "gen_random_uuid()",
    "at": "timestamptz '2020-01-01' + n * interval '1 second'",
    "dice": "random()",
    "numbers": "",
    "from": "generate_series(1, {number}) AS s(n)",
}


def fill(number: int) -> None:
    """Copy one case so many times, with other ids, markings and times."""
    from django.db import connection

    from catchall_desk.accounts.labels import label_from
    from catchall_desk.accounts.models import Person
    from catchall_desk.accounts.reading import system_reading
    from catchall_desk.casework.models import Case
    from desk.people import opened

    labels = [label_from(text) for text, _ in LEVELS]
    writer = Person.objects.get(username="writer")
    with system_reading():
        template = opened(writer, "case", title="t", origin="application", marking=LEVELS[0][0])
        as_kept = Case._meta.pk.get_db_prep_value(template, connection)
        kept = [Case._meta.get_field("label").get_db_prep_value(x.pk, connection) for x in labels]
        with connection.cursor() as cursor:
            cursor.execute(_statement(number), [*kept, as_kept])


def _statement(number: int) -> str:
    from django.db import connection

    from catchall_desk.casework.models import Case

    terms = _SQLITE if connection.vendor == "sqlite" else _POSTGRES
    cast = "" if connection.vendor == "sqlite" else "::uuid"
    share, cases = 0.0, []
    for _, part in LEVELS:
        share += part
        cases.append(f"WHEN dice < {share:.3f} THEN %s{cast}")
    new = {
        "id": terms["id"],
        "reference": "'B' || n",
        "label_id": f"CASE {' '.join(cases)} END",
        "created_at": terms["at"],
        "changed_at": terms["at"],
    }
    columns = [str(field.column) for field in Case._meta.concrete_fields]
    chosen = ", ".join(new.get(column, f"t.{column}") for column in columns)
    rows = terms["from"].format(number=number)
    # The last share is 1.000 and a die always below it; every part of the text is from here.
    return (
        f"{terms['numbers'].format(number=number)} "  # noqa: S608
        f"INSERT INTO casework_case ({', '.join(columns)}) SELECT {chosen} "
        f"FROM (SELECT n, {terms['dice']} AS dice FROM {rows}) AS x, casework_case t "
        "WHERE t.id = %s"
    )
