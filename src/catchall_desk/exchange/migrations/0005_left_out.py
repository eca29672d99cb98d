"""Papers say which portions their author kept back, and why."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [
        ("exchange", "0004_exercise"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="left_out",
            field=models.JSONField(default=list),
        ),
    ]
