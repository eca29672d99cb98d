"""One small invented list in each further format."""

import json
from datetime import date

import pytest

from catchall.model import ListedEntity
from catchall.watchlists import Snapshot, read
from catchall.watchlists.sources import SourceText

DAY = date(2026, 1, 1)


def _read(text: str, name: str = "list.txt") -> Snapshot:
    return read([SourceText(name, text.encode())], as_of=DAY)


def _only(snapshot: Snapshot) -> ListedEntity:
    (entity,) = snapshot.entities
    assert snapshot.problems == ()
    return entity


def test_ofac_xml() -> None:
    entity = _only(
        _read(
            """<sdnList xmlns="urn:x"><sdnEntry><uid>7</uid><firstName>Ada</firstName>
            <lastName>EXEMPLAR</lastName><sdnType>Individual</sdnType>
            <programList><program>NPWMD</program></programList>
            <akaList><aka><category>strong</category><lastName>MUSTER</lastName></aka>
            <aka><category>weak</category><lastName>ADA</lastName></aka></akaList>
            <nationalityList><nationality><country>Iran</country></nationality></nationalityList>
            <dateOfBirthList><dateOfBirthItem><dateOfBirth>05 Mar 1970</dateOfBirth>
            </dateOfBirthItem></dateOfBirthList></sdnEntry></sdnList>"""
        )
    )
    assert (entity.name, entity.schema_name) == ("EXEMPLAR, Ada", "Person")
    assert (entity.aliases, entity.weak_aliases) == (("MUSTER",), ("ADA",))
    assert (entity.countries, entity.birth_dates) == (("IR",), ("1970-03-05",))


def test_ofac_advanced_xml() -> None:
    entity = _only(
        _read(
            """<Sanctions xmlns="urn:x"><ReferenceValueSets>
            <PartyTypeValues><PartyType ID="1">Entity</PartyType></PartyTypeValues>
            <PartySubTypeValues><PartySubType ID="3" PartyTypeID="1">Unknown</PartySubType>
            </PartySubTypeValues></ReferenceValueSets><DistinctParties>
            <DistinctParty FixedRef="9"><Profile ID="9" PartySubTypeID="3"><Identity>
            <Alias Primary="true" LowQuality="false"><DocumentedName><DocumentedNamePart>
            <NamePartValue>Zorn</NamePartValue></DocumentedNamePart><DocumentedNamePart>
            <NamePartValue>Works</NamePartValue></DocumentedNamePart></DocumentedName>
            <DocumentedName><DocumentedNamePart><NamePartValue>زورن</NamePartValue>
            </DocumentedNamePart></DocumentedName></Alias>
            <Alias Primary="false" LowQuality="true"><DocumentedName><DocumentedNamePart>
            <NamePartValue>ZW</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
            </Identity></Profile></DistinctParty></DistinctParties></Sanctions>"""
        )
    )
    assert (entity.id, entity.name, entity.schema_name) == (
        "ofac_advanced-9",
        "Zorn Works",
        "Organization",
    )
    assert (entity.aliases, entity.weak_aliases) == (("زورن",), ("ZW",))


def test_eu_fsf_xml() -> None:
    entity = _only(
        _read(
            """<export generationDate="2026-01-01"><sanctionEntity logicalId="13">
            <regulation programme="IRN"/><subjectType code="person" classificationCode="P"/>
            <nameAlias wholeName="Ada Exemplar" strong="true"/>
            <nameAlias wholeName="Ada" strong="false"/>
            <nameAlias wholeName="Ада Экземпляр" strong="true"/>
            <citizenship countryIso2Code="IR"/><birthdate birthdate="1970-03-05"/>
            <identification number="P123"/></sanctionEntity></export>"""
        )
    )
    assert (entity.name, entity.aliases) == ("Ada Exemplar", ("Ада Экземпляр",))
    assert (entity.weak_aliases, entity.countries) == (("Ada",), ("IR",))
    assert (entity.birth_dates, entity.identifiers) == (("1970-03-05",), ("P123",))


def test_eu_fsf_csv_has_a_row_for_each_name() -> None:
    entity = _only(
        _read(
            "Entity_LogicalId;Entity_SubjectType_ClassificationCode;NameAlias_WholeName\n"
            "13;E;Zorn Works\n13;E;Zorn Mashin\n"
        )
    )
    assert (entity.name, entity.aliases) == ("Zorn Works", ("Zorn Mashin",))


def test_eu_journal() -> None:
    entity = _only(
        _read(
            "celex,recordId,annex,schema,name,alias,weakAlias,nationality\n"
            '1R1,4,I,Person,Ada EXEMPLAR,"Ada MUSTER (Ада МУСТЕР)",A,Iranian\n'
        )
    )
    assert entity.aliases == ("Ada MUSTER", "Ада МУСТЕР")


def test_uk_csv_joins_the_rows_of_a_group() -> None:
    entity = _only(
        _read(
            "Last Updated,01/01/2026\n"
            "Name 6,Name 1,Name Non-Latin Script,Group Type,Alias Quality,Group ID,Country\n"
            "EXEMPLAR,Ada,Ада,Individual,,77,Iran\nMUSTER,Ada,,Individual,,77,\n"
        )
    )
    assert (entity.name, entity.schema_name) == ("Ada EXEMPLAR", "Person")
    assert entity.aliases == ("Ада", "Ada MUSTER")


def test_uk_xml() -> None:
    entity = _only(
        _read(
            """<Designations><Designation><UniqueID>IRN0001</UniqueID>
            <IndividualEntityShip>Entity</IndividualEntityShip><RegimeName>Iran</RegimeName>
            <Names><Name><Name6>Zorn Mashin</Name6><NameType>Alias</NameType></Name>
            <Name><Name6>Zorn Works</Name6><NameType>Primary Name</NameType></Name></Names>
            <NonLatinNames><NonLatinName><NameNonLatinScript>زورن</NameNonLatinScript>
            </NonLatinName></NonLatinNames></Designation></Designations>"""
        )
    )
    assert (entity.name, entity.aliases) == ("Zorn Works", ("Zorn Mashin", "زورن"))


def test_canada_xml() -> None:
    entity = _only(
        _read(
            """<data-set><record><Country>Russia / Russie</Country><LastName>Exemplar</LastName>
            <GivenName>Ada</GivenName><Aliases>Ада Экземпляр</Aliases><Schedule>1, Part 1</Schedule>
            <Item>4</Item></record></data-set>"""
        )
    )
    assert (entity.name, entity.aliases, entity.countries) == (
        "Ada Exemplar",
        ("Ада Экземпляр",),
        ("RU",),
    )


def test_swiss_xml() -> None:
    entity = _only(
        _read(
            """<swiss-sanctions-list><target ssid="5"><entity><identity main="true">
            <name name-type="primary-name"><name-part order="1"><value>Zorn Works</value>
            <spelling-variant lang="fas" script="Arab">زورن</spelling-variant></name-part></name>
            <name name-type="alias" quality="low"><name-part order="1"><value>ZW</value></name-part>
            </name></identity></entity></target></swiss-sanctions-list>"""
        )
    )
    assert (entity.name, entity.aliases, entity.weak_aliases) == ("Zorn Works", ("زورن",), ("ZW",))


def test_csl_csv_and_json_say_the_same() -> None:
    csv = (
        "_id,source,entity_number,type,programs,name,addresses,alt_names,ids\n"
        '1,Entity List (EL) - BIS,,Entity,,Zorn Works,"1 Mill Rd, Arak, IR",Zorn Mashin; ZMW,\n'
    )
    record = {
        "id": "1",
        "source": "Entity List (EL) - BIS",
        "type": "Entity",
        "name": "Zorn Works",
        "addresses": [{"address": "1 Mill Rd", "city": "Arak", "country": "IR"}],
        "alt_names": ["Zorn Mashin", "ZMW"],
    }
    entity = _only(_read(csv))
    assert entity.topics == ("export.control",)
    assert (entity.aliases, entity.countries) == (("Zorn Mashin", "ZMW"), ("IR",))
    assert _only(_read(json.dumps({"results": [record]}))) == entity


def test_ftm_lines_take_named_entities_and_report_broken_lines() -> None:
    entity = {
        "id": "Q1",
        "schema": "Company",
        "caption": "Zorn Works",
        "properties": {"name": ["Zorn Works", "زورن"], "topics": ["sanction"], "country": ["ir"]},
    }
    other = {"id": "a", "schema": "Address", "properties": {}}
    lines = [json.dumps(entity, ensure_ascii=False), json.dumps(other), '{"schema": 1']
    snapshot = _read("\n".join(lines))
    assert [(e.name, e.aliases, e.countries) for e in snapshot.entities] == [
        ("Zorn Works", ("زورن",), ("IR",))
    ]
    assert snapshot.problems == ("list.txt: line 3: not an FtM entity",)


def test_meti_text() -> None:
    snapshot = _read(
        "○ 輸出等に係る禁止措置の対象となる団体\n指定日：2026年01月01日\n"
        "１ 株式会社ゾルン工場（別称、ゾルン及びゾルン機械）\n"
        "Zorn Works JSC, a.k.a., the following two aliases:\n-Zorn; and\n-Zorn Machines.\n"
        "所在地：1 Mill Road, Moscow, Russia.2 ミュスター\nMuster LLC\n所在地：Minsk, Belarus.\n"
    )
    first, second = snapshot.entities
    assert first.name == "Zorn Works JSC"
    assert first.aliases == ("Zorn", "Zorn Machines", "株式会社ゾルン工場", "ゾルン", "ゾルン機械")
    assert (first.countries, second.name, second.countries) == (("RU",), "Muster LLC", ("BY",))


def test_denied_persons_join_their_addresses() -> None:
    header = "Name\tStreet_Address\tCity\tState\tCountry\tEffective_Date\tFR_Citation\n"
    rows = "ADA EXEMPLAR\t1 A St\tX\tTX\tUS\t01/01/2026\t1 FR 1\n" * 2
    assert _only(_read(header + rows.replace("1 A St", "2 B St", 1))).addresses == (
        "2 B St, X, TX, US",
        "1 A St, X, TX, US",
    )


@pytest.mark.parametrize(
    ("header", "row", "topics"),
    [
        (
            "Type,Name,Alias,Country,Topics",
            "Company,Zorn,ZW,IR,export.control",
            ("export.control",),
        ),
        ("schema,name,aliases,topics,program", "Company,Zorn,ZW,,P", ("poi",)),
        ("Name,Clean Name,Alias,Parent Name", "Zorn*,Zorn,ZW,", ("export.risk",)),
    ],
)
def test_plain_tables(header: str, row: str, topics: tuple[str, ...]) -> None:
    entity = _only(_read(f"{header}\n{row}\n"))
    assert (entity.name, entity.aliases, entity.topics) == ("Zorn", ("ZW",), topics)
