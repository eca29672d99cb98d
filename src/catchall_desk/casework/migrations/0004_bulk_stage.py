"""Rows of files say how far they are."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def _explained_already(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    rows = apps.get_model("casework", "BulkRow").objects
    rows.exclude(light="", problem="").update(stage="explained")


class Migration(migrations.Migration):
    """One column and its index; what was computed before is explained."""

    dependencies = [
        ("casework", "0003_bulk"),
    ]

    operations = [
        migrations.AddField(
            model_name="bulkrow",
            name="stage",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting"),
                    ("passed", "Passed"),
                    ("explained", "Explained"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
        migrations.RunPython(_explained_already, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="bulkrow",
            index=models.Index(fields=["stage", "run", "number"], name="bulk_row_stage"),
        ),
    ]
