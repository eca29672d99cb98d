"""Fictitious company and person names that stand on no list, in many languages (faker)."""

import random
from collections.abc import Sequence

from faker import Faker

_LOCALES = str.split(
    "en_US en_GB de_DE fr_FR es_ES it_IT pt_BR pl_PL nl_NL sv_SE tr_TR ru_RU "
    "uk_UA cs_CZ ro_RO el_GR he_IL fa_IR ar_AA zh_CN zh_TW ja_JP ko_KR id_ID "
    "vi_VN en_IN"
)
_REAL = {"fa_IR", "ru_RU"}
"""Locales for which faker gives real firms, some of them listed."""
_FAMILY_FIRST = {"zh_CN", "zh_TW", "ja_JP", "ko_KR"}
"""Locales that write the family name first; faker's own whole names do so, without titles."""
_TRADES = (
    "Precision Instruments", "Machine Tools", "Shipping", "General Trading", "Electronics",
    "Engineering Services", "Medical Equipment", "Petrochemical Industries", "Steel Works",
    "Logistics", "Aviation Parts", "Optics", "Automation Systems", "Pumps and Valves", "Textiles",
    "Construction", "Software Solutions", "Scientific Research Institute", "Holding", "Foods",
)  # fmt: skip
_FORMS = ("Co. Ltd", "LLC", "GmbH", "Inc.", "S.A.", "JSC", "FZE", "Pvt Ltd", "Co", "")
_NATIVE = {
    "ru_RU": (
        "ООО «{} Машиностроение»", "АО {} Электроника", "Торговый дом {}", "ЗАО «{} Логистика»",
        "НПП {} Приборостроение", "{} Медицинская техника ООО",
    ),
    "uk_UA": ("ТОВ «{} Електроніка»", "ПП {} Логістика", "Торговий дім {}", "{} Будівництво ТОВ"),
    "el_GR": ("{} Ηλεκτρονικά ΑΕ", "{} Εμπορική ΕΠΕ", "Ναυτιλιακή {} ΑΕ", "Αφοί {} ΟΕ"),
    "he_IL": ('{} תעשיות בע"מ', 'חברת {} סחר בע"מ', 'אלקטרוניקה {} בע"מ', "{} הנדסה"),
    "fa_IR": (
        "شرکت صنایع {}", "شرکت بازرگانی {}", "ماشین سازی {}", "شرکت مهندسی {}",
        "پتروشیمی {}", "کشتیرانی {}",
    ),
    "ar_AA": (
        "شركة {} للتجارة العامة", "شركة {} للصناعات", "مؤسسة {} للشحن", "{} للهندسة ذ.م.م",
        "مجموعة {} القابضة",
    ),
    "zh_CN": (
        "{}电子科技有限公司", "{}精密机械有限公司", "{}国际贸易有限公司", "{}物流有限公司",
        "{}自动化设备股份有限公司",
    ),
    "zh_TW": ("{}電子股份有限公司", "{}精密機械有限公司", "{}國際貿易有限公司", "{}物流有限公司"),
    "ja_JP": (
        "{}精密工業株式会社", "株式会社{}電機", "{}商事有限会社", "{}製作所", "{}海運株式会社",
    ),
    "ko_KR": ("{}전자 주식회사", "주식회사 {}정밀", "{}무역", "{}해운 주식회사", "{}산업 유한회사"),
}  # fmt: skip
"""Patterns of company names in languages with a script of their own."""


RARE = ("he_IL", "fa_IR", "ar_AA"), ("zh_CN", "zh_TW", "ja_JP", "ko_KR")
"""Locales of the scripts of which a mixture of all has few names."""


def companies(count: int, seed: int, locales: Sequence[str] = _LOCALES) -> list[str]:
    """Company names: half as faker makes them, half a family or place name with a trade.

    The trade is written in the script of the name.
    """
    rng = random.Random(seed)
    fakers = _fakers(seed, locales)
    inventing = [faker for faker in fakers if faker.locales[0] not in _REAL]
    names: list[str] = []
    while len(names) < count:
        if len(names) % 2:
            names.append(rng.choice(inventing).company())
        else:
            names.append(_traded(rng.choice(fakers), rng))
    return names


def _traded(faker: Faker, rng: random.Random) -> str:
    patterns = _NATIVE.get(faker.locales[0])
    if patterns is None:
        first = rng.choice((faker.last_name, faker.city))()
        return f"{first} {rng.choice(_TRADES)} {rng.choice(_FORMS)}".strip()
    return rng.choice(patterns).format(_proper(faker, rng))


def _proper(faker: Faker, rng: random.Random) -> str:
    """A family name; where families share few names, two syllables of given names."""
    if faker.locales[0] in {"zh_CN", "zh_TW"}:
        return f"{rng.choice(faker.first_name())}{rng.choice(faker.first_name())}"
    return str(faker.first_name() if faker.locales[0] == "ko_KR" else faker.last_name())


def persons(count: int, seed: int, locales: Sequence[str] = _LOCALES) -> list[str]:
    """Person names in many languages and scripts, both parts of one gender."""
    rng = random.Random(seed)
    fakers = _fakers(seed, locales)
    return [_person(rng.choice(fakers), rng) for _ in range(count)]


def _person(faker: Faker, rng: random.Random) -> str:
    if faker.locales[0] in _FAMILY_FIRST:
        return str(faker.name())
    if rng.random() < 0.5:
        return f"{faker.first_name_male()} {faker.last_name_male()}"
    return f"{faker.first_name_female()} {faker.last_name_female()}"


def _fakers(seed: int, locales: Sequence[str]) -> list[Faker]:
    fakers = [Faker(locale) for locale in locales]
    for number, faker in enumerate(fakers):
        faker.seed_instance(seed * 1000 + number)
    return fakers
