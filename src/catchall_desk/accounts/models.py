"""People, teams, roles, compartments, labels, and who may read which label."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from catchall_desk.accounts.roles import Role


class Team(models.Model):
    """A team and the country it works for."""

    code = models.SlugField(primary_key=True)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=4)

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """People by the name they sign in with."""


class Person(AbstractBaseUser):
    """Somebody who signs in; clearance and nationality decide what may be read."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    username = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True)
    nationality = models.CharField(max_length=4)
    """Trigraph of the release lists."""
    clearance = models.CharField(max_length=2, blank=True)
    """Level of the United States scheme; empty for none."""
    captions = models.JSONField(default=list)
    tlp = models.JSONField(default=list)
    trusted_labels = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "nationality"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        """Nobody: there is no administration site."""
        return False

    def has_perm(self, _perm: str, _obj: Any = None) -> bool:
        """Never: rights are those of roles, declared with the transitions."""
        return False


class RoleGrant(models.Model):
    """A role that somebody was given by somebody else."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=Role.choices)
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    """Null where the desk was set up."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="role_once"),
            models.CheckConstraint(
                condition=~Q(granted_by=F("person")), name="nobody_grants_himself"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"


class Compartment(models.Model):
    """A need-to-know circle; its owner is told of every breaking of the glass."""

    code = models.SlugField(primary_key=True)
    title = models.CharField(max_length=120)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    outside = models.BooleanField(default=False)
    """For what passes between the desk and one firm or one partner: open to everybody of the
    desk by marking, and of all others only to its members."""

    def __str__(self) -> str:
        return self.title


class Membership(models.Model):
    """Somebody was let into a compartment by somebody else."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "compartment"], name="member_once"),
            models.CheckConstraint(condition=~Q(added_by=F("person")), name="nobody_adds_himself"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.compartment_id}"


class Label(models.Model):
    """One marking within one compartment; rows of content point to it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.CharField(max_length=64, unique=True)
    """SHA-256 of its canonical JSON."""
    marking = models.JSONField()
    """``catchall.model.Marking`` as plain data."""
    banner = models.TextField()
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, null=True)

    def __str__(self) -> str:
        return self.banner


class Readable(models.Model):
    """A person may read a label: what ``catchall.markings.may_read`` answered, kept for queries."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    label = models.ForeignKey(Label, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(null=True)
    """End of a broken glass; null where it lasts."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "label"], name="readable_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.label_id}"


class BrokenGlass(models.Model):
    """Somebody outside a compartment opened it in an emergency, for a day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT)
    reason = models.TextField()
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    review_due = models.DateField()
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    finding = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="glass_has_reason"),
            models.CheckConstraint(
                condition=~Q(reviewed_by=F("person")), name="glass_reviewed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.compartment_id}"


class Token(models.Model):
    """A secret that stands for a person: a sign-in link used once, or a key for programs."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=10, choices=[("sign_in", "sign in"), ("api", "api")])
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.purpose} of {self.person_id}"
