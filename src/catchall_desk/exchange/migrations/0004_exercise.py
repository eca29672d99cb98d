"""Deliveries of an exercise say so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [
        ("exchange", "0003_document"),
    ]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="exercise",
            field=models.BooleanField(default=False),
        ),
    ]
