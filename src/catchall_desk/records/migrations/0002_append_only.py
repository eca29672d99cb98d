"""The database refuses to change or delete what the ledger holds."""

from django.db import migrations

from catchall_desk.records import triggers


class Migration(migrations.Migration):
    """Append-only from the first row."""

    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(triggers.install)]
