# ruff: noqa: D102, D103
"""Write out the entries of groups D and E that merely refer to goods, from their targets.

    python scripts/derived_entries.py SOURCES [--check]

``scripts/derived_entries.yaml`` names the targets; SOURCES is the folder with the texts of
the lists, of whose passages the checksums are taken. With ``--check`` nothing is written.
"""

import hashlib
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
TABLE = Path(__file__).with_suffix(".yaml")
BOOKS = ROOT / "src" / "catchall" / "controls" / "rulebooks"
TEXT = "no/export-control-appendix2.txt"
FORMS = {"D": "software", "E": "technology"}
ACTIVITIES = ["development", "production", "use", "operation", "maintenance", "repair", "other"]
DESIGNED = "software_specially_designed"
MODIFIED = "software_specially_modified"
REQUIRED = "technology_required"
PUBLIC = {"D": "software_generally_available", "E": "technology_in_public_domain"}
QUESTIONS = {
    DESIGNED: "Is the software specially designed for that?",
    MODIFIED: "Is the software specially modified for that?",
    REQUIRED: (
        "Is the technology required for that: peculiarly responsible for reaching or exceeding the "
        "controlled performance levels, characteristics or functions?"
    ),
    PUBLIC["D"]: (
        "Is the software generally available at retail without restrictions and made to be "
        "installed without help, in the public domain, or the least object code to install, "
        "operate, maintain or repair licensed items?"
    ),
    PUBLIC["E"]: (
        "Is the technology in the public domain, basic scientific research, or the least that is "
        "needed for a patent application?"
    ),
}
EXEMPT = {
    "D": ("General Software Note", "software that anyone may have, from memory"),
    "E": ("General Technology Note", "technology in the public domain, from memory"),
}
HEAD = "# Written by scripts/derived_entries.py: change scripts/derived_entries.yaml instead.\n"


class Writer:
    """One run: the table, the texts, and the flags that the entries turned out to need."""

    def __init__(self, sources: Path) -> None:
        table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
        self.codes: list[str] = table["codes"]
        self.entries: list[dict[str, Any]] = table["entries"]
        self.lines = (sources / TEXT).read_text(encoding="utf-8").split("\n")
        self.flags = dict(QUESTIONS)

    def files(self) -> Iterator[tuple[Path, str]]:
        """Each entry file, then the parameters that all of them need."""
        for row in self.entries:
            code = row["code"]
            yield BOOKS / "eu" / code[:2] / f"{code}.yaml", HEAD + self.entry(row)
        yield BOOKS / "parameters" / "derived.yaml", HEAD + self.parameters()

    def entry(self, row: dict[str, Any]) -> str:
        code, (first, last) = row["code"], row["lines"]
        passage = "\n".join(self.lines[first - 1 : last])
        form = FORMS[code[1]]
        named = ", ".join(dict.fromkeys(t for p in row["paragraphs"] for t in p["targets"]))
        version: dict[str, Any] = {
            "effective": "2021-09-09",
            "status": "draft",
            "citation": {
                "title": "Regulation (EU) 2021/821, Annex I",
                "locator": code,
                "note": (
                    "Read in the English text of the Norwegian list II of autumn 2022, which takes "
                    "over this annex; the general notes are from memory. Generated from its "
                    "targets. Later amendments were not at hand."
                ),
                "read_on": "2026-11-24",
            },
            "source": {
                "file": TEXT,
                "lines": [first, last],
                "sha256": hashlib.sha256(passage.encode()).hexdigest(),
                **row.get("account", {}),
            },
        }
        if "other_than" in row:
            version["other_than"] = row["other_than"]
        version["test"] = self.test(row)
        version["notes"] = list(self.notes(row))
        data = {
            "list": "EU",
            "code": code,
            "title": f"{form.capitalize()} for goods of {named}",
            "concept": f"{form}_{code.lower()}",
            "regimes": [regime(code)],
            "gate": {"all": [words("item_form", [form]), words("subject_entry", self.bases(row))]},
            "versions": [version],
            "last_checked_on": "2026-11-24",
        }
        return dumped(data)

    def test(self, row: dict[str, Any]) -> dict[str, Any]:
        tests = [self.paragraph(row["code"], each) for each in row["paragraphs"]]
        return tests[0] if len(tests) == 1 else {"any": tests}

    def paragraph(self, code: str, data: dict[str, Any]) -> dict[str, Any]:
        whole, parts = self.targets(data["targets"])
        bases = sorted({*whole, *parts}, key=self.codes.index)
        tests: list[dict[str, Any]] = [words("subject_entry", bases)]
        if parts:
            tests.append({"any": list(self.subjects(code, whole, parts))})
        tests.append(words("subject_activity", data["activities"]))
        tests.append(condition(code, data.get("designed")))
        letter = {"paragraph": data["paragraph"]} if "paragraph" in data else {}
        return {**letter, "all": tests}

    def bases(self, row: dict[str, Any]) -> list[str]:
        """Every entry that a derived entry refers to, as a whole or in part."""
        found: set[str] = set()
        for each in row["paragraphs"]:
            whole, parts = self.targets(each["targets"])
            found.update(whole, parts)
        return sorted(found, key=self.codes.index)

    def subjects(
        self, code: str, whole: list[str], parts: dict[str, list[str]]
    ) -> Iterator[dict[str, Any]]:
        if whole:
            yield words("subject_entry", whole)
        for base, which in parts.items():
            flag = f"{code.lower()}.{base.lower()}"
            self.flags[flag] = f"Are the goods of {base} those of {' or '.join(which)}?"
            yield {"all": [words("subject_entry", [base]), {"parameter": flag, "is": True}]}

    def targets(self, names: list[str]) -> tuple[list[str], dict[str, list[str]]]:
        """The entries that count as a whole, and those of which some paragraphs count."""
        whole: dict[str, None] = {}
        parts: dict[str, list[str]] = {}
        for name in names:
            if re.fullmatch(r"[0-9][A-E]", name):
                whole.update(dict.fromkeys(c for c in self.codes if c.startswith(name)))
            elif match := re.fullmatch(r"([0-9][A-E][0-9]{3})-([0-9][A-E][0-9]{3})", name):
                low, high = match.groups()
                run = (c for c in self.codes if c[:2] == low[:2] and low <= c <= high)
                whole.update(dict.fromkeys(run))
            elif len(name) == len("2B001"):
                whole[name] = None
            else:
                parts.setdefault(name[:5], []).append(name)
        return [each for each in whole if each not in parts], parts

    def notes(self, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
        code = row["code"]
        for number, note in enumerate(row.get("notes", ()), start=1):
            if "subject" in note:
                unless = words("subject_entry", [note["subject"]])
            else:
                flag = f"{code.lower()}.note{number}"
                self.flags[flag] = note["question"]
                unless = {"parameter": flag, "is": True}
            yield {"note": note["note"], "text": note["text"], "unless": unless}
        name, text = EXEMPT[code[1]]
        yield {"note": name, "text": text, "unless": {"parameter": PUBLIC[code[1]], "is": True}}

    def parameters(self) -> str:
        found: dict[str, Any] = {
            "item_form": {
                "type": "words",
                "values": ["goods", "software", "technology"],
                "question": "Is it goods, software or technology?",
                "guidance": (
                    "Technology is the information needed to develop, make or use goods: drawings, "
                    "data, know-how, assistance. State it; it is never guessed from a description."
                ),
            },
            "subject_entry": {
                "type": "words",
                "values": self.codes,
                "question": "Which entries catch the goods, or the software, that it is for?",
                "guidance": "Classify those first, and state the entries that catch them.",
            },
            "subject_activity": {
                "type": "words",
                "values": ACTIVITIES,
                "question": "What is it for: development, production, use, or less than use?",
                "guidance": (
                    "Use is operation, installation, maintenance, repair, overhaul and "
                    "refurbishing together; state use for all of them, or the one it is for."
                ),
            },
        }
        for name, question in sorted(self.flags.items()):
            found[name] = {"type": "flag", "question": question}
        return dumped(found)


def words(parameter: str, values: list[str]) -> dict[str, Any]:
    if len(values) == 1:
        return {"parameter": parameter, "is": values[0]}
    return {"parameter": parameter, "is_any_of": list(values)}


def condition(code: str, designed: str | None) -> dict[str, Any]:
    """What ties it to its goods: the Technology Note, or its special design."""
    if code[1] == "E":
        return {"parameter": REQUIRED, "is": True}
    tests = [{"parameter": DESIGNED, "is": True}, {"parameter": MODIFIED, "is": True}]
    return {"any": tests} if designed == "or modified" else tests[0]


def regime(code: str) -> str:
    """The regime that the third digit of a number stands for."""
    by_digit = {"0": "WA", "1": "MTCR", "2": "NSG", "3": "AG", "4": "CWC"}
    return "NSG" if code[0] == "0" else by_digit[code[2]]


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the library calls it so
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    """Codes such as 1E001 are quoted: YAML readers take them for numbers."""
    style = '"' if re.fullmatch(r"[0-9][A-E][0-9]*.*", text) else None
    plain = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)
    tag = "tag:yaml.org,2002:timestamp" if plain else "tag:yaml.org,2002:str"
    return dumper.represent_scalar(tag, text, style=style)


_Dumper.add_representer(str, _text)


def dumped(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, width=100, allow_unicode=True)


def main(sources: str, *, check: bool) -> int:
    stale = 0
    for path, text in Writer(Path(sources)).files():
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    print(f"derived entries: {stale} {'stale' if check else 'written'}")
    return int(check and stale > 0)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(textwrap.dedent(__doc__ or ""))
    sys.exit(main(sys.argv[1], check="--check" in sys.argv))
