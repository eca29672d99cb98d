"""Fictitious company and person names that stand on no list, in many languages (faker)."""

import random

from faker import Faker

_LOCALES = str.split(
    "en_US en_GB de_DE fr_FR es_ES it_IT pt_BR pl_PL nl_NL sv_SE tr_TR ru_RU "
    "uk_UA cs_CZ ro_RO el_GR he_IL fa_IR ar_AA zh_CN zh_TW ja_JP ko_KR id_ID "
    "vi_VN en_IN"
)
_REAL = {"fa_IR", "ru_RU"}
"""Locales for which faker gives real firms, some of them listed."""
_TRADES = (
    "Precision Instruments", "Machine Tools", "Shipping", "General Trading", "Electronics",
    "Engineering Services", "Medical Equipment", "Petrochemical Industries", "Steel Works",
    "Logistics", "Aviation Parts", "Optics", "Automation Systems", "Pumps and Valves", "Textiles",
    "Construction", "Software Solutions", "Scientific Research Institute", "Holding", "Foods",
)  # fmt: skip
_FORMS = ("Co. Ltd", "LLC", "GmbH", "Inc.", "S.A.", "JSC", "FZE", "Pvt Ltd", "Co", "")


def companies(count: int, seed: int) -> list[str]:
    """Company names: half as faker makes them, half a family or place name with a trade."""
    rng = random.Random(seed)
    fakers = _fakers(seed)
    inventing = [faker for faker in fakers if faker.locales[0] not in _REAL]
    names: list[str] = []
    while len(names) < count:
        faker = rng.choice(fakers)
        if len(names) % 2:
            names.append(rng.choice(inventing).company())
        else:
            first = rng.choice((faker.last_name, faker.city))()
            names.append(f"{first} {rng.choice(_TRADES)} {rng.choice(_FORMS)}".strip())
    return names


def persons(count: int, seed: int) -> list[str]:
    """Person names in many languages and scripts."""
    rng = random.Random(seed)
    fakers = _fakers(seed)
    return [
        f"{faker.first_name()} {faker.last_name()}"
        for faker in (rng.choice(fakers) for _ in range(count))
    ]


def _fakers(seed: int) -> list[Faker]:
    fakers = [Faker(locale) for locale in _LOCALES]
    for number, faker in enumerate(fakers):
        faker.seed_instance(seed * 1000 + number)
    return fakers
