"""The letters below an item of the Japanese ordinance, as its layout shows them."""

from hypothesis import given
from hypothesis import strategies as st

from catchall.controls.japanese_letters import letters

PASSAGE = """\
- 九　試験用のプレスであって、次のいずれかに該当するもの
  - イ　力が五キロニュートンを超えるもの
  - ロ　削除
  - ハ　次の（一）及び（二）に該当するもの
    - （一）　台を有するもの
      - １　幅が二メートルを超えるもの
        - 一　鋼製のもの
      - ２　木製のもの
    - （二）　枠を有するもの
"""


def test_paragraphs_are_read_at_every_depth_and_deleted_ones_are_not() -> None:
    found = letters(PASSAGE.split("\n"))
    assert found == ("イ", "ハ", "ハ.一", "ハ.一.1", "ハ.一.1.一", "ハ.一.2", "ハ.二")


@given(st.lists(st.text(alphabet=" -イロ（）一二１　", max_size=20), max_size=40))
def test_any_lines_are_read(lines: list[str]) -> None:
    assert len(letters(lines)) <= len(lines)
