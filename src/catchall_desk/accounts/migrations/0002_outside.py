"""Firms and partners outside the desk: their role, and compartments of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The role of a partner's liaison, and outside compartments."""

    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="rolegrant",
            name="role_known",
        ),
        migrations.AddField(
            model_name="compartment",
            name="outside",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="rolegrant",
            name="role",
            field=models.CharField(
                choices=[
                    ("intake", "Intake"),
                    ("analyst", "Analyst"),
                    ("technical", "Technical"),
                    ("licensing", "Licensing"),
                    ("authorizer", "Authorizer"),
                    ("releaser", "Releaser"),
                    ("regime", "Regime"),
                    ("customs", "Customs"),
                    ("exporter", "Exporter"),
                    ("partner", "Partner"),
                    ("auditor", "Auditor"),
                    ("security", "Security"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "intake",
                            "analyst",
                            "technical",
                            "licensing",
                            "authorizer",
                            "releaser",
                            "regime",
                            "customs",
                            "exporter",
                            "partner",
                            "auditor",
                            "security",
                        ],
                    )
                ),
                name="role_known",
            ),
        ),
    ]
