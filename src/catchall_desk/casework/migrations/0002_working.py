"""What officers work with: claims, screening hits, proposed ties, and the search."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nine tables under the label rule."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("casework", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LeadReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tip", models.JSONField()),
                ("reader", models.CharField(max_length=40)),
                ("read_at", models.DateTimeField()),
                (
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "lead",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reading",
                        to="casework.lead",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="LinkProposal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("to_kind", models.CharField(max_length=20)),
                ("to_id", models.UUIDField()),
                ("to_reference", models.CharField(max_length=20)),
                ("link", models.JSONField()),
                ("found_at", models.DateTimeField()),
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
                        related_name="proposals",
                        to="casework.submission",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="LinkAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("accepted", models.BooleanField()),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="casework.linkproposal",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ScreeningHit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("party", models.CharField(max_length=80)),
                ("party_name", models.CharField(max_length=300)),
                ("fingerprint", models.CharField(max_length=64)),
                ("entry", models.CharField(max_length=200)),
                ("entry_version", models.CharField(max_length=64)),
                ("snapshot_sha256", models.CharField(max_length=64)),
                ("scorer", models.CharField(max_length=40)),
                ("score", models.DecimalField(decimal_places=4, max_digits=6)),
                ("hit", models.JSONField()),
                ("found_at", models.DateTimeField()),
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
                        related_name="hits",
                        to="casework.submission",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="PartyJudgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("entry", models.CharField(max_length=200)),
                ("entry_version", models.CharField(max_length=64)),
                ("judgement", models.CharField(max_length=15)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
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
                    "hit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="casework.screeninghit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("record_id", models.UUIDField()),
                ("part", models.CharField(default="", max_length=40)),
                ("reference", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
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
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("fact", models.CharField(max_length=80)),
                ("place", models.PositiveIntegerField()),
                ("value", models.JSONField()),
                ("state", models.CharField(default="proposed", max_length=10)),
                ("decided_at", models.DateTimeField(null=True)),
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
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="casework.lead",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("lead", "fact"), name="claim_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("proposed", "confirmed", "changed", "rejected"))
                        ),
                        name="claim_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "proposed"), ("decided_by__isnull", False), _connector="OR"
                        ),
                        name="claim_decided_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("entry", models.JSONField()),
                (
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.label",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="casework.lead",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("lead", "number"), name="claim_step_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Derived",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=10)),
                ("key", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
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
                        related_name="derived",
                        to="casework.submission",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["what", "key"], name="derived_key")],
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "what"), name="derived_once"),
                    models.CheckConstraint(
                        condition=models.Q(("what__in", ["hits", "links"])),
                        name="derived_what_known",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="linkproposal",
            constraint=models.UniqueConstraint(
                fields=("submission", "to_id", "kind"), name="proposal_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="linkanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("accepted", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="link_rejected_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="screeninghit",
            index=models.Index(fields=["-score", "id"], name="hit_best"),
        ),
        migrations.AddIndex(
            model_name="screeninghit",
            index=models.Index(fields=["label", "-score", "id"], name="hit_best_by_label"),
        ),
        migrations.AddConstraint(
            model_name="screeninghit",
            constraint=models.UniqueConstraint(
                fields=("submission", "party", "entry", "entry_version", "scorer"), name="hit_once"
            ),
        ),
        migrations.AddIndex(
            model_name="partyjudgement",
            index=models.Index(
                fields=["fingerprint", "entry", "entry_version"], name="judgement_pair"
            ),
        ),
        migrations.AddConstraint(
            model_name="partyjudgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("judgement__in", ["positive", "negative", "unsure", "no_judgement"])
                ),
                name="judgement_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchtext",
            constraint=models.UniqueConstraint(
                fields=("kind", "record_id", "part"), name="search_text_once"
            ),
        ),
    ]
