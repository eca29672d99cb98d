"""Figures and numbers of the law files against the texts they were taken from."""

import re
from itertools import takewhile

from catchall.determination import law_of
from catchall.model import SourceStatus
from shared import shared

KANJI = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}


def korean_articles() -> dict[str, str]:
    text = shared("controls/kr/foreign_trade_act_ch3_strategic.md").read_text(encoding="utf-8")
    found = re.findall(
        r"^## 제(\d+)조(?:의(\d+))?[^\n]*\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    return {f"{first}-{second}" if second else first: body for first, second, body in found}


def test_every_korean_article_that_was_read_exists() -> None:
    articles = korean_articles()
    read = [
        v for r in law_of("KR").rules for v in r.versions if v.source.status is SourceStatus.DRAFT
    ]
    assert len(read) >= 9
    for version in read:
        cited = re.match(r"art\. (\d+(?:-\d+)?)", version.source.locator)
        assert cited, version.source.locator
        assert cited.group(1) in articles, version.source.locator


def test_the_korean_circumstances_are_those_numbered_in_the_article() -> None:
    numbers = re.findall(r"^  (\d+)\. ", korean_articles()["19-3"], re.MULTILINE)
    encoded = [c.code.removeprefix("kr.19-3.") for c in law_of("KR").circumstances["kr.19-3"]]
    assert [*encoded, "13"] == numbers
    notice = next(r for r in law_of("KR").rules if r.code == "kr.situational.notice")
    clause = law_of("KR").clauses_of(notice, notice.versions[-1])[-1]
    assert clause.test == "notice"
    assert clause.circumstance == "kr.19-3.13"


def test_korean_papers_are_kept_for_five_years() -> None:
    rule = next(r for r in law_of("KR").rules if r.code == "kr.records")
    assert re.search(r"(\d+)년간", korean_articles()["28"]).group(1) in rule.duty.text  # type: ignore[union-attr]


def test_the_korean_article_speaks_of_conventional_weapons_today() -> None:
    words = korean_articles()["19-3"]
    assert "재래식무기" in words
    assert "미사일" in words
    rule = next(r for r in law_of("KR").rules if r.code == "kr.situational.knew")
    clause = law_of("KR").clauses_of(rule, rule.versions[-1])[-1]
    assert clause.test == "knowledge"
    assert {"military", "missile", "nuclear"} <= {use.value for use in clause.of}


def digits(text: str) -> str:
    return "".join(KANJI.get(letter, letter) for letter in text if letter != "・")


def test_the_twelve_kinds_of_japan_are_the_headings_of_the_ordinance() -> None:
    text = shared("controls/jp/403M50000400049.md").read_text(encoding="utf-8")
    article = text.split("**第十四条の二**")[1].split("**第十五条")[0]
    items = re.findall(r"^- ([一二三四五六])　(.*)$", article, re.MULTILINE)
    assert [number for number, _ in items] == list("一二三四五六")
    within, without = set(), set()
    for _, words in items:
        outside = re.search(r"（第([^）]*?)号を除く。）", words)
        if outside:
            without.add(digits(outside.group(1)))
        plain = re.sub(r"（[^）]*）", "", words)
        within |= {
            digits(found) for found in re.findall(r"第([〇一二三四五六七八九・]+)[項号]", plain)
        }
    listed = law_of("JP").tariff_lists["row_16_1"]
    assert set(listed.within) == within
    assert set(listed.without) == without


def number(kanji: str) -> int:
    """Chapter numbers as the row writes them: digit by digit."""
    return int(digits(kanji))


def test_the_chapters_of_japan_are_those_of_the_row() -> None:
    text = shared("controls/jp/324CO0000000378.md").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| 一六 | （一）"))
    words = row.split("別表第", 1)[1].split("に該当する貨物")[0]
    chapters: set[str] = set()
    for part in words.replace("又は", "、").split("、"):
        ends = [number(found) for found in re.findall(r"第?([〇一二三四五六七八九]{2})類", part)]
        if ends:
            chapters |= {f"{n:02d}" for n in range(ends[0], ends[-1] + 1)}
    assert set(law_of("JP").tariff_lists["row_16"].within) == chapters


def test_the_first_days_of_the_japanese_ordinances_are_those_of_their_texts() -> None:
    first = {r.code: r.versions[0].effective_from for r in law_of("JP").rules}
    wmd = shared("controls/jp/413M60000400249.md").read_text(encoding="utf-8")
    conventional = shared("controls/jp/420M60000400057.md").read_text(encoding="utf-8")
    assert "平成十四年四月一日から施行" in wmd
    assert str(first["jp.16.i"]) == "2002-04-01"
    assert "平成二十年十一月一日から施行" in conventional
    assert str(first["jp.16.ha"]) == "2008-11-01"
    for text in (wmd, conventional):
        assert "令和七年十月九日" in text
    assert str(first["jp.16-1.i"]) == str(first["jp.16-2.ha"]) == "2025-10-09"


def test_the_european_paragraphs_that_were_read_are_in_the_extract() -> None:
    text = shared("controls/eu/2021-821_selected_text.md").read_text(encoding="utf-8")
    extract = text.split("## Article 4")[1].split("\n## ")[0]
    for rule in law_of("EU").rules:
        source = rule.versions[-1].source
        if source.status is SourceStatus.DRAFT:
            assert source.locator.startswith(("art. 4", "art. 16(5), extended to unlisted"))
    for mark in ("(a)", "(b)", "(c)", "\n2. ", "\n3. ", "(4)", "(5)", "(6)"):
        assert mark in extract
    assert "arms embargo" in extract


def test_the_american_paragraphs_that_were_read_exist() -> None:
    part736 = shared("controls/us/ear_736_general_prohibitions.txt").read_text(encoding="utf-8")
    chapter = shared("controls/us/title15-chapterVII-2025-01.md").read_text(encoding="utf-8")
    for rule in law_of("US").rules:
        for version in rule.versions:
            if version.source.status is SourceStatus.DRAFT:
                for place in re.findall(r"\d{3}\.\d+(?:\([a-z0-9]+\))*", version.source.locator):
                    assert found(place, part736, chapter), (rule.code, place)


def found(place: str, part736: str, chapter: str) -> bool:
    section, *steps = re.findall(r"\d{3}\.\d+|\([a-z0-9]+\)", place)
    if section.startswith("736."):
        heading = r"\((?P<n>\d+)\) General Prohibition"
        numbers = {match.group("n") for match in re.finditer(heading, part736)}
        return steps[-1].strip("()") in numbers
    if section == "738.4":
        return section in part736
    head = f"#### § § {section}\n"
    if head not in chapter:
        return False
    body = chapter.split(head)[1].split("#### § §")[0]
    lines = takewhile(lambda line: not line.startswith("> ["), body.splitlines())
    return not steps or any(steps[-1] in line for line in lines)
