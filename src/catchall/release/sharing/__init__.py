"""Sharing: the signed case package, and exports that say what they leave out."""

from catchall.release.sharing.export import Export
from catchall.release.sharing.ftm import ftm_entities
from catchall.release.sharing.package import (
    CasePackage,
    Cover,
    PackageContent,
    PackagedPortion,
    case_package,
    case_package_schema,
)
from catchall.release.sharing.signing import new_key, open_package, public_key, seal
from catchall.release.sharing.stix import stix_bundle

__all__ = [
    "CasePackage",
    "Cover",
    "Export",
    "PackageContent",
    "PackagedPortion",
    "case_package",
    "case_package_schema",
    "ftm_entities",
    "new_key",
    "open_package",
    "public_key",
    "seal",
    "stix_bundle",
]
