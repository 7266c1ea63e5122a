"""The bill of materials (CycloneDX 1.6) and the third-party notices, from what is really in the bundle."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from pathlib import Path

import inventory
import release

SBOM, NOTICES = "sbom.cdx.json", "THIRD-PARTY-NOTICES.txt"
_RULE = "=" * 100 + "\n"


def write_sbom(found: Sequence[inventory.Component], target: Path) -> Path:
    """Write the components as CycloneDX JSON; the same bundle gives the same bytes."""
    from cyclonedx.factory.license import LicenseFactory  # noqa: PLC0415 - only the build environment has it
    from cyclonedx.model.bom import Bom  # noqa: PLC0415
    from cyclonedx.model.component import Component, ComponentType  # noqa: PLC0415
    from cyclonedx.output.json import JsonV1Dot6  # noqa: PLC0415

    factory = LicenseFactory()
    kinds = {"program": ComponentType.APPLICATION, "model": ComponentType.MACHINE_LEARNING_MODEL}
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"{release.BUNDLE}/{release.archive_name('')}"))
    bom.metadata.timestamp = datetime.datetime.fromtimestamp(release.built_at(), datetime.UTC)
    bom.metadata.component = Component(
        name=release.BUNDLE, version=release.version(), type=ComponentType.APPLICATION, bom_ref=release.BUNDLE,
        licenses=[factory.make_from_string("Apache-2.0")],
    )  # fmt: skip
    for one in found:
        if one.name == release.BUNDLE:
            continue
        bom.components.add(
            Component(
                name=one.name, version=one.version, type=kinds.get(one.kind, ComponentType.LIBRARY),
                bom_ref=f"{one.kind}/{one.name}@{one.version}", purl=_purl(one),
                licenses=[factory.make_from_string(one.licence)],
            )
        )  # fmt: skip
    bom.register_dependency(bom.metadata.component, bom.components)
    target.write_text(JsonV1Dot6(bom).output_as_string(indent=1) + "\n", encoding="utf-8", newline="\n")
    return target


def _purl(one: inventory.Component) -> object:
    from packageurl import PackageURL  # noqa: PLC0415 - comes with cyclonedx

    if one.kind == "package":
        return PackageURL("pypi", None, one.name, one.version)
    if one.kind == "system library":
        return PackageURL("deb", "debian", one.name, one.version)
    return None


def write_notices(found: Sequence[inventory.Component], target: Path) -> Path:
    """Write a list of all components, then the licence texts, each once with the components it is of."""
    texts: dict[str, list[str]] = {}
    for one in found:
        for file in one.texts:
            text = file.read_text(encoding="utf-8", errors="replace").strip()
            if one.name not in texts.setdefault(text, []):
                texts[text].append(one.name)
    lines = [
        f"Third-party notices of {release.TITLE} {release.version()}\n\n",
        "What is inside this program, and its licence:\n\n",
    ]
    lines += [f"  {one.name} {one.version} ({one.kind}): {one.licence}\n" for one in found]
    without = [one.name for one in found if not one.texts]
    if without:
        lines.append(f"\nThe texts of {', '.join(without)} stand with the package that carries them.\n")
    for text, names in texts.items():
        lines += ["\n", _RULE, f"{', '.join(names)}\n", _RULE, "\n", text, "\n"]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target
