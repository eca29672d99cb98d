"""``catchall intake``: sections, earlier records, extractors of one's own."""

import json
from email.message import EmailMessage
from pathlib import Path

from cli_run import Run
from telegrams import DEMARCHE


def _section(folder: Path, number: int, body: str) -> Path:
    head = DEMARCHE.partition("\n1. (U)")[0]
    line = f"S E C R E T SECTION {number:02} OF 02 STATE 004411"
    file = folder / f"{number}.txt"
    file.write_text(head.replace("S E C R E T STATE 004411", line) + body, encoding="utf-8")
    return file


def test_sections_are_read_as_one_message(run: Run, tmp_path: Path) -> None:
    first = _section(tmp_path, 1, "\n1. (C) The first half, and the second\n")
    second = _section(tmp_path, 2, "\nhalf of it.\n\n2. (U) The end.\nSPECIMEN\n")
    ran = run("intake", second, first, "--json")
    message = json.loads(ran.out)["message"]
    assert [portion["id"] for portion in message["portions"]] == ["subject", "para-1", "para-2"]


def test_a_kept_message_is_found_by_a_later_one(run: Run, tmp_path: Path) -> None:
    file, kept = tmp_path / "first.txt", tmp_path / "kept"
    file.write_text("The firm Zorvane Metal Works Company ordered two lathes QX-210.", "utf-8")
    ran = run("intake", file, "--keep", kept)
    assert ran.code == 2
    assert "say when it was received" in ran.err
    assert not kept.exists()
    run("intake", file, "--keep", kept, "--received", "2026-01-05")
    later = tmp_path / "later.txt"
    later.write_text("The firm Zorvane Metal Works Company asked for two lathes QX-210.", "utf-8")
    ran = run("intake", later, "--history", kept, "--received", "2026-02-05", "--json")
    assert {link["kind"] for link in json.loads(ran.out)["links"]} >= {"same_party", "same_goods"}


def test_what_stands_only_in_an_attachment_needs_review(run: Run, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "a@x.example", "b@y.example"
    mail["Date"], mail["Subject"] = "Tue, 03 Mar 2026 10:00:00 +0000", "A note"
    mail.set_content("See there.")
    mail.add_attachment("The firm Zorvane Company ordered two lathes QX-210.", filename="n.txt")
    file = tmp_path / "tip.eml"
    file.write_bytes(mail.as_bytes())
    ran = run("intake", file, "--json")
    tips = json.loads(ran.out)["attachments"]
    assert [item["model"] for tip in tips for item in tip["items"]] == ["QX-210"]
    assert ran.code == 1


def test_an_extractor_elsewhere_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("A note.", encoding="utf-8")
    ran = run("intake", file, "--suggest", "http://198.51.100.7/")
    assert ran.code == 2
    assert "loopback" in ran.err


_UNMARKED = """\
EXERCISE. Varnholt, 10 March 2026.

Customer: Qaravan Trading, Hong Kong
Goods: 4 pcs turbomolecular pump NP 1200 (1,150 l/s)
Value: USD 96,400
Stated end use: semiconductor research

Ministry of Trade denied the customer a license in 2024 (case DN-2024-0117) for valves.
Please report by April 15.
"""


def test_the_printed_tip_shows_every_kind_of_candidate(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "memo.txt"
    file.write_text(_UNMARKED, encoding="utf-8")
    rows = [line.split("  ", 1) for line in run("intake", file).out.splitlines()]
    shown = [(row[0].strip() or row[-1].split("  ")[0].strip(), row[-1]) for row in rows]
    for kind, words in (
        ("party", "Qaravan Trading (HK; purchaser)"),
        ("item", "4 x NP 1200 turbomolecular pump"),
        ("parameter", "pumping speed 1150 liter/s"),
        ("earlier-case", "license denied; DN-2024-0117"),
        ("asked", "[by 2026-04-15]"),
        ("value", "USD 96,400"),
        ("identifier", "DN-2024-0117"),
        ("stated end use", "semiconductor research"),
        ("date", "2026-04-15"),
        ("authority", "Ministry of Trade"),
        ("country", "Hong Kong SAR (HK)"),
    ):
        assert any(kind == k and words in line for k, line in shown), (kind, shown)


def test_an_unmarked_text_is_not_shown_as_marked(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "memo.txt"
    file.write_text(_UNMARKED, encoding="utf-8")
    out = run("intake", file).out
    assert "no marking found; handled as the highest (TOP SECRET) until a person marks it" in out
    assert "none found (as (TS//NF))" in out
    assert "inherited" not in out
