import catchall_desk.casework.models.base
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("casework", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        default=catchall_desk.casework.models.base.new_reference,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("state", models.CharField(max_length=30)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("weight", models.CharField(max_length=10)),
                ("comparison", models.TextField(blank=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("reply", models.TextField(blank=True)),
                ("approve", models.BooleanField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "denial",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="casework.denial",
                    ),
                ),
                (
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="casework.submission",
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("denial", "submission"), name="consultation_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("opened_by")), _negated=True),
                        name="consultation_decided_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight__in", ["binding", "advisory"])),
                        name="consultation_weight",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        "sent",
                                        "no_objection",
                                        "objection",
                                        "deemed",
                                        "decided",
                                        "notified",
                                    ),
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("sent_at__isnull", False),
                                ("due_on__isnull", False),
                                models.Q(("comparison", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="consultation_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("decided", "notified")), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                ("approve__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="consultation_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        default=catchall_desk.casework.models.base.new_reference,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("state", models.CharField(max_length=30)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("recipient", models.CharField(max_length=80)),
                ("as_of", models.DateField()),
                ("text", models.TextField(blank=True)),
                ("pdf", models.BinaryField(null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("sent_at", models.DateTimeField(null=True)),
                ("channel", models.CharField(blank=True, max_length=20)),
                ("reason", models.TextField(blank=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="casework.case",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="casework.decision",
                    ),
                ),
                (
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="casework.incomingmessage"
                    ),
                ),
                (
                    "releaser",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("releaser", models.F("author")), _negated=True),
                        name="paper_released_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("released", "sent")), _negated=True),
                            models.Q(
                                ("releaser__isnull", False),
                                models.Q(("sha256", ""), _negated=True),
                                models.Q(("text", ""), _negated=True),
                                ("pdf__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="paper_is_released",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("sent",)), _negated=True),
                            models.Q(
                                ("sent_at__isnull", False), models.Q(("channel", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="paper_is_sent",
                    ),
                ],
            },
        ),
    ]
