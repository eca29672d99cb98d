"""Small transactions and classifications that the tests of this folder share."""

from datetime import date

from catchall.determination import determine
from catchall.model import (
    Citation,
    Classification,
    Determination,
    EndUse,
    EntryRef,
    Hit,
    Item,
    Judgement,
    Knowledge,
    KnowledgeKind,
    Link,
    LinkKind,
    ListedEntity,
    NearMiss,
    PartialDate,
    Party,
    PartyRole,
    Proof,
    Question,
    SnapshotRef,
    SourceStatus,
    Transaction,
    Verdict,
)
from catchall.model.link import CaseKind

HASH = "0" * 64
DAY = date(2026, 1, 15)


def transaction(**changes: object) -> Transaction:
    """A machining center from Korea to Iran, by one exporter to one end-user."""
    base: dict[str, object] = {
        "id": "case",
        "from_country": "KR",
        "destination": "IR",
        "parties": (
            Party(id="maker", name="Maker", country="KR", roles=(PartyRole.EXPORTER,)),
            Party(id="user", name="User", roles=(PartyRole.END_USER,)),
        ),
        "items": (Item(id="goods", description="machining center", hs_code="845710"),),
    }
    return Transaction.model_validate(base | changes)


def knowledge(
    kind: KnowledgeKind = KnowledgeKind.INFORMED,
    of: EndUse = EndUse.MISSILE,
    *,
    actor: str = "maker",
    since: date = date(2026, 1, 10),
    circumstance: str | None = None,
) -> Knowledge:
    """One state of knowledge; the exporter informed of a missile use unless said otherwise."""
    return Knowledge(
        actor=actor, kind=kind, of=of, since=since, basis="letter", circumstance=circumstance
    )


def classification(
    verdict: Verdict = Verdict.NOT_CONTROLLED,
    *,
    jurisdiction: str = "KR",
    code: str = "2B001",
    near: bool = False,
    regimes: tuple[str, ...] = (),
    questions: tuple[Question, ...] = (),
    status: SourceStatus = SourceStatus.REVIEWED,
) -> Classification:
    """The answer of one entry for the goods."""
    return Classification(
        item="goods",
        entry=EntryRef(
            jurisdiction=jurisdiction,
            code=code,
            title="machine tools",
            regimes=regimes,
            version=f"{code}@2026",
            rulebook_sha256=HASH,
            status=status,
            citation=Citation(title="list", locator=code, status=status),
        ),
        as_of=DAY,
        verdict=verdict,
        near_miss=NearMiss(paragraph="a", reasons=("one_test_away",), text="0.6 um short")
        if near
        else None,
        questions=questions,
        proof=Proof(kind="all", label="a", verdict=verdict),
    )


def snapshot(code: str = "list", as_of: date = DAY) -> SnapshotRef:
    """A list that was searched."""
    return SnapshotRef(list=code, title=f"List {code}", as_of=as_of, sha256=HASH, entities=1)


def hit(judgement: Judgement = Judgement.NO_JUDGEMENT, *, code: str = "list") -> Hit:
    """A resemblance of the end-user to a list entry."""
    return Hit.model_validate(
        {
            "party": "user",
            "query": "User",
            "matched_name": "User",
            "entity": ListedEntity(id="E1", list=code, schema_name="Organization", name="User"),
            "snapshot": snapshot(code),
            "score": "0.9",
            "words": (),
            "scorer": "test/1",
            "judgement": judgement,
            "explanation": "one word agrees",
        }
    )


def link(kind: LinkKind = LinkKind.SAME_PARTY, to: str = "DEN-1") -> Link:
    """A link to a denial."""
    return Link(
        kind=kind,
        to=to,
        to_kind=CaseKind.DENIAL,
        to_when=PartialDate.parse("2025"),
        rule="test/1",
        text=f"{kind.value} in {to}",
    )


def determined(subject: Transaction, **changes: object) -> Determination:
    """Determine for Korea on the day of these tests, with nothing found."""
    given: dict[str, object] = {
        "jurisdiction": "KR",
        "as_of": DAY,
        "classifications": (classification(),),
        "hits": (),
        "links": (),
        "snapshots": (snapshot(),),
        "rulebook_sha256": HASH,
        "history_searched": 1,
    }
    return determine(subject, **(given | changes))  # type: ignore[arg-type]
