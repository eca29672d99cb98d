import catchall_desk.casework.models.base
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        # After the small ones: each change of a model is carried through all that are known.
        ("mfa", "0003_authenticator_type_uniq"),
        ("sessions", "0001_initial"),
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
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
                ("title", models.CharField(max_length=200)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("intelligence", "Intelligence"),
                            ("application", "Application"),
                            ("declaration", "Declaration"),
                            ("disclosure", "Disclosure"),
                            ("compliance", "Compliance"),
                        ],
                        max_length=20,
                    ),
                ),
                ("jurisdiction", models.CharField(max_length=4)),
                ("enforcement", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("exercise", models.BooleanField(default=False)),
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
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reopen_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reopened_by",
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
                "indexes": [
                    models.Index(fields=["-created_at", "id"], name="case_newest"),
                    models.Index(
                        fields=["label", "-created_at", "id"], name="case_newest_by_label"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reopened_by", models.F("reopen_asked_by")), _negated=True
                        ),
                        name="case_reopened_by_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("closed", "reopen_asked")), _negated=True),
                            ("closed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="case_closed_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("reopen_asked",)), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="case_reopen_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "origin__in",
                                [
                                    "intelligence",
                                    "application",
                                    "declaration",
                                    "disclosure",
                                    "compliance",
                                ],
                            )
                        ),
                        name="case_origin_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("field", "field"), ("erase", "erase")], max_length=10
                    ),
                ),
                ("subject_kind", models.CharField(max_length=20)),
                ("subject_id", models.UUIDField()),
                ("field", models.CharField(blank=True, max_length=40)),
                ("old", models.JSONField(null=True)),
                ("new", models.JSONField(null=True)),
                ("reason", models.TextField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_by", models.F("asked_by")), _negated=True),
                        name="correction_by_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("applied",)), _negated=True),
                            ("confirmed_by__isnull", False),
                            _connector="OR",
                        ),
                        name="correction_confirmed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="correction_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "erase"),
                            models.Q(("field", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="correction_names_field",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Due",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject_kind", models.CharField(max_length=20)),
                ("subject_id", models.UUIDField()),
                ("code", models.CharField(max_length=60)),
                ("source", models.CharField(max_length=200)),
                ("calendar", models.CharField(max_length=4)),
                ("starts_on", models.DateField()),
                ("due_on", models.DateField()),
                ("state", models.CharField(default="open", max_length=10)),
                ("settled_on", models.DateField(null=True)),
                ("overdue_since", models.DateField(null=True)),
                (
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["state", "due_on"], name="due_open")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject_id", "code", "starts_on"), name="due_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "met"])), name="due_state_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("starts_on"))),
                        name="due_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncomingMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("raw", models.BinaryField()),
                ("received_at", models.DateTimeField()),
                (
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("sha256", "label"), name="message_once"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256", ""), _negated=True), name="message_hashed"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
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
                ("item", models.JSONField()),
                ("as_of", models.DateField()),
                ("rulebook_sha256", models.CharField(max_length=64)),
                ("classifications", models.JSONField()),
                ("remark", models.TextField(blank=True)),
                (
                    "assessor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "verifier",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="casework.case",
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verifier", models.F("assessor")), _negated=True),
                        name="assessment_verified_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("assessed", "verified")), _negated=True),
                            ("assessor__isnull", False),
                            _connector="OR",
                        ),
                        name="assessment_has_assessor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("verified",)), _negated=True),
                            ("verifier__isnull", False),
                            _connector="OR",
                        ),
                        name="assessment_has_verifier",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rulebook_sha256", ""), _negated=True),
                        name="assessment_edition",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Alert",
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
                ("title", models.CharField(max_length=200)),
                ("scope", models.JSONField()),
                ("power", models.CharField(max_length=200)),
                ("source", models.CharField(max_length=200)),
                ("expected_hits", models.PositiveIntegerField()),
                ("back_test", models.JSONField(null=True)),
                ("back_tested_at", models.DateTimeField(null=True)),
                ("review_on", models.DateField(null=True)),
                ("starts_on", models.DateField(null=True)),
                ("expires_on", models.DateField(null=True)),
                ("longest_end", models.DateField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "activator",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alerts",
                        to="casework.case",
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["state"], name="alert_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("activator", models.F("author")), _negated=True),
                        name="alert_activated_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("back_tested", "active", "suspended")), _negated=True
                            ),
                            models.Q(
                                ("back_test__isnull", False), ("back_tested_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="alert_is_back_tested",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("active", "suspended")), _negated=True),
                            models.Q(("activator__isnull", False), ("owner__isnull", False)),
                            _connector="OR",
                        ),
                        name="alert_has_owner_and_activator",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("active", "suspended")), _negated=True),
                            models.Q(
                                ("expires_on__isnull", False),
                                ("review_on__isnull", False),
                                ("expires_on__gt", models.F("starts_on")),
                                ("expires_on__lte", models.F("longest_end")),
                            ),
                            _connector="OR",
                        ),
                        name="alert_ends_within_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("suspended", "retired")), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="alert_ended_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("to", models.CharField(max_length=200)),
                ("evidence", models.JSONField()),
                ("source_grade", models.CharField(max_length=1)),
                ("information_grade", models.CharField(max_length=1)),
                ("made_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="casework.case",
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
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("evidence", []), _negated=True),
                        name="link_has_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_grade__in", ["A", "B", "C", "D", "E", "F"])),
                        name="link_source_grade",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("information_grade__in", ["1", "2", "3", "4", "5", "6"])
                        ),
                        name="link_information_grade",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
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
                ("summary", models.TextField()),
                ("source_grade", models.CharField(blank=True, max_length=1)),
                ("information_grade", models.CharField(blank=True, max_length=1)),
                ("reason", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
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
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="casework.lead"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="casework.incomingmessage",
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("opened_case",)), _negated=True),
                            ("case__isnull", False),
                            _connector="OR",
                        ),
                        name="lead_opened_has_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("merged",)), _negated=True),
                            ("merged_into__isnull", False),
                            _connector="OR",
                        ),
                        name="lead_merged_has_other",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("no_action", "insufficient", "referred")),
                                _negated=True,
                            ),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="lead_ended_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_grade__in", ["", "A", "B", "C", "D", "E", "F"])
                        ),
                        name="lead_source_grade",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("information_grade__in", ["", "1", "2", "3", "4", "5", "6"])
                        ),
                        name="lead_information_grade",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.TextField()),
                ("placed_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="legal_holds",
                        to="casework.case",
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
                    "lifted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("lifted_by", models.F("placed_by")), _negated=True),
                        name="legal_hold_lifted_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="legal_hold_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MessagePortion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("portion", models.CharField(max_length=40)),
                ("text", models.TextField()),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="portions",
                        to="casework.incomingmessage",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("message", "portion"), name="portion_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Request",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("exporter", "Exporter"),
                            ("agency", "Agency"),
                            ("partner", "Partner"),
                            ("end_use_check", "End Use Check"),
                            ("site_visit", "Site Visit"),
                            ("pre_license_check", "Pre License Check"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "direction",
                    models.CharField(choices=[("out", "Out"), ("in", "In")], max_length=3),
                ),
                ("counterpart", models.CharField(max_length=200)),
                ("partner", models.CharField(blank=True, max_length=4)),
                ("channel", models.CharField(max_length=20)),
                ("question", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
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
                        related_name="requests",
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
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="casework.request",
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
                        name="request_released_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("cleared", "sent", "acknowledged", "partial")),
                                _negated=True,
                            ),
                            ("releaser__isnull", False),
                            ("direction", "in"),
                            _connector="OR",
                        ),
                        name="request_is_cleared",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("sent", "acknowledged", "partial", "answered")),
                                _negated=True,
                            ),
                            models.Q(("sent_at__isnull", False), ("due_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="request_has_due_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("answered", "accepted")), _negated=True),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="request_has_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("waived", "insufficient")), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="request_ended_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "exporter",
                                    "agency",
                                    "partner",
                                    "end_use_check",
                                    "site_visit",
                                    "pre_license_check",
                                ],
                            )
                        ),
                        name="request_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["out", "in"])),
                        name="request_direction_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("application", "Application"),
                            ("declaration", "Declaration"),
                            ("inquiry", "Inquiry"),
                        ],
                        max_length=20,
                    ),
                ),
                ("transaction", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("reason", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
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
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["state", "id"], name="submission_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("withdrawn",)), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="submission_withdrawn_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["application", "declaration", "inquiry"])),
                        name="submission_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                ("item", models.CharField(blank=True, max_length=80)),
                ("party", models.CharField(blank=True, max_length=80)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("listed_license_required", "Listed License Required"),
                            ("catch_all_license_required", "Catch All License Required"),
                            ("no_license_required", "No License Required"),
                            ("refuse", "Refuse"),
                            ("approve", "Approve"),
                            ("no_jurisdiction", "No Jurisdiction"),
                            ("refer", "Refer"),
                        ],
                        max_length=40,
                    ),
                ),
                ("determination", models.TextField(blank=True)),
                ("determination_sha256", models.CharField(blank=True, max_length=64)),
                ("rests_on", models.JSONField(default=dict)),
                ("legal_basis", models.TextField(blank=True)),
                ("contrary_facts", models.TextField(blank=True)),
                ("corroboration", models.TextField(blank=True)),
                ("conditions", models.TextField(blank=True)),
                ("second_needed", models.BooleanField(default=False)),
                ("round", models.PositiveIntegerField(default=1)),
                ("effective_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("reassessed_with", models.CharField(blank=True, max_length=64)),
                ("reassessed_outcome", models.CharField(blank=True, max_length=40)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="casework.case",
                    ),
                ),
                (
                    "countersigner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "proposer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second_countersigner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="casework.decision",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="casework.submission",
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("countersigner", models.F("proposer")), _negated=True),
                        name="four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second_countersigner", models.F("proposer")), _negated=True
                        ),
                        name="six_eyes_proposer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second_countersigner", models.F("countersigner")), _negated=True
                        ),
                        name="six_eyes_countersigner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        "proposed",
                                        "countersigned",
                                        "countersigned_twice",
                                        "effective",
                                    ),
                                ),
                                _negated=True,
                            ),
                            ("proposer__isnull", False),
                            _connector="OR",
                        ),
                        name="decision_proposed_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        "proposed",
                                        "countersigned",
                                        "countersigned_twice",
                                        "effective",
                                    ),
                                ),
                                _negated=True,
                            ),
                            models.Q(("legal_basis", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_has_legal_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        "proposed",
                                        "countersigned",
                                        "countersigned_twice",
                                        "effective",
                                    ),
                                ),
                                _negated=True,
                            ),
                            models.Q(("contrary_facts", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_has_contrary_facts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        "proposed",
                                        "countersigned",
                                        "countersigned_twice",
                                        "effective",
                                    ),
                                ),
                                _negated=True,
                            ),
                            models.Q(("corroboration", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_has_corroboration",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    (
                                        "proposed",
                                        "countersigned",
                                        "countersigned_twice",
                                        "effective",
                                    ),
                                ),
                                _negated=True,
                            ),
                            models.Q(("determination_sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_is_computed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    ("countersigned", "countersigned_twice", "effective"),
                                ),
                                _negated=True,
                            ),
                            ("countersigner__isnull", False),
                            _connector="OR",
                        ),
                        name="decision_countersigned_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("countersigned_twice", "effective")), _negated=True
                            ),
                            ("second_needed", False),
                            ("second_countersigner__isnull", False),
                            _connector="OR",
                        ),
                        name="decision_second_countersigned_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("effective",)), _negated=True),
                            ("effective_at__isnull", False),
                            _connector="OR",
                        ),
                        name="decision_effective_when",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "effective")),
                        fields=("case", "item", "party"),
                        name="one_live_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "listed_license_required",
                                    "catch_all_license_required",
                                    "no_license_required",
                                    "refuse",
                                    "approve",
                                    "no_jurisdiction",
                                    "refer",
                                ],
                            )
                        ),
                        name="decision_outcome_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
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
                ("power", models.CharField(max_length=200)),
                ("intelligence", models.BooleanField(default=False)),
                ("limit_on", models.DateField()),
                ("extensions", models.PositiveIntegerField(default=0)),
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
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="casework.submission",
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["state"], name="hold_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("intelligence", False),
                            ("released_by__isnull", True),
                            models.Q(("released_by", models.F("release_asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="hold_released_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("released_by", models.F("placed_by")), _negated=True),
                        name="hold_not_released_by_placer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("released",)), _negated=True),
                            ("released_by__isnull", False),
                            _connector="OR",
                        ),
                        name="hold_released_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "released"), _negated=True),
                            ("intelligence", False),
                            ("release_asked_by__isnull", False),
                            _connector="OR",
                        ),
                        name="hold_release_asked_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("released", "converted")), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="hold_ended_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("extensions__lte", 3)), name="hold_extensions_limited"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Denial",
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
                ("country", models.CharField(max_length=2)),
                (
                    "basis",
                    models.CharField(
                        choices=[("list", "list"), ("catch_all", "catch-all")], max_length=10
                    ),
                ),
                ("earlier", models.JSONField()),
                ("denied_on", models.DateField()),
                ("review_by", models.DateField()),
                ("notified_to", models.JSONField(default=list)),
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
                    "reviewer",
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
                "indexes": [models.Index(fields=["state"], name="denial_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["list", "catch_all"])),
                        name="denial_basis_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("review_by__gt", models.F("denied_on"))),
                        name="denial_review_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("revoked",)), _negated=True),
                            models.Q(
                                models.Q(("reason", ""), _negated=True), ("reviewer__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="denial_revoked_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HoldGround",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule_kind", models.CharField(max_length=20)),
                ("rule_id", models.UUIDField()),
                ("reasons", models.JSONField()),
                (
                    "hold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grounds",
                        to="casework.hold",
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
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("hold", "rule_id"), name="hold_ground_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="InformNotice",
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
                ("addressee", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("power", models.CharField(max_length=200)),
                ("scope", models.JSONField()),
                ("text_sha256", models.CharField(blank=True, max_length=64)),
                ("served_at", models.DateTimeField(null=True)),
                ("service_method", models.CharField(blank=True, max_length=80)),
                ("service_evidence", models.TextField(blank=True)),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("ends_on", models.DateField()),
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
                        related_name="notices",
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
                    "releaser",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "varies",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="casework.informnotice",
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "id"),
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["state"], name="notice_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("releaser", models.F("author")), _negated=True),
                        name="notice_released_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("cleared", "issued", "served", "in_force")),
                                _negated=True,
                            ),
                            models.Q(
                                ("releaser__isnull", False),
                                models.Q(("text_sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="notice_is_cleared",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("served", "in_force")), _negated=True),
                            models.Q(
                                ("served_at__isnull", False),
                                models.Q(("service_evidence", ""), _negated=True),
                                models.Q(("service_method", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="notice_is_served",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("revoked", "varied")), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="notice_ended_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acknowledged_at__isnull", True),
                            ("acknowledged_at__gte", models.F("served_at")),
                            _connector="OR",
                        ),
                        name="notice_acknowledged_after_service",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DenialMatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verdict", models.CharField(max_length=20)),
                ("weight", models.CharField(max_length=15)),
                ("comparison", models.JSONField()),
                (
                    "denial",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="casework.submission",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("submission", "denial"), name="denial_match_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("weight__in", ["binding", "advisory", "own", "basis_unknown"])
                        ),
                        name="match_weight_known",
                    ),
                ],
            },
        ),
    ]
