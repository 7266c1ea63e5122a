"""The words of an audit: tiers, verdicts, conflicts, keep rules."""

from __future__ import annotations

from visearch_desktop.core.findings import AuditReport, Difference, Group, Member, Scope, Tier, Verdict
from visearch_desktop.gui import wording
from visearch_desktop.gui.wording import tr


def tier(name: Tier) -> str:
    """What a tier is called."""
    return {
        Tier.CONFLICT: tr("Conflicts"),
        Tier.IDENTICAL: tr("Identical"),
        Tier.NEAR_DUPLICATE: tr("Near duplicates"),
        Tier.VARIANT: tr("Variant suggestions"),
    }[name]


def tier_meaning(name: Tier) -> str:
    """What a tier holds, in one sentence."""
    return {
        Tier.CONFLICT: tr("The same photo on products that differ in brand, price or category. Look at these first."),
        Tier.IDENTICAL: tr("The very same photo: the same file, or the same pixels."),
        Tier.NEAR_DUPLICATE: tr("The same photo, edited: saved again, resized, cropped or mirrored."),
        Tier.VARIANT: tr("Probably the same product in another colour. Suggestions only."),
    }[name]


def scope(name: Scope) -> str:
    """What a scope is called."""
    return {
        Scope.ACROSS_SKUS: tr("Photos of different SKUs"),
        Scope.WITHIN_SKU: tr("Photos of one SKU"),
        Scope.ACROSS_COLUMN: tr("Photos of products that differ in"),
    }[name]


def scope_hint(name: Scope) -> str:
    """What a scope is for."""
    return {
        Scope.ACROSS_SKUS: tr(
            "Finds one product listed twice. A photo shared by the sizes of one product is expected."
        ),
        Scope.WITHIN_SKU: tr("Finds the same photo uploaded twice to one listing."),
        Scope.ACROSS_COLUMN: tr("Finds what two suppliers, brands or shops both sell."),
    }[name]


def verdict(name: Verdict) -> str:
    """What a verdict is called."""
    return {
        Verdict.DUPLICATE: tr("Duplicates"),
        Verdict.VARIANT: tr("Variants"),
        Verdict.SAME_SET: tr("Same set"),
        Verdict.DISTINCT: tr("Distinct"),
    }[name]


def verdict_meaning(name: Verdict) -> str:
    """What a verdict says."""
    return {
        Verdict.DUPLICATE: tr("The other photos are duplicates of the one that is kept."),
        Verdict.VARIANT: tr("The same product in other colours, sizes or views."),
        Verdict.SAME_SET: tr("Photos that belong together, such as views of one set."),
        Verdict.DISTINCT: tr("Different things. They are never put together again, whatever the threshold."),
    }[name]


def state(said: Verdict | None, judged: int, members: int) -> str:
    """What is said of a group: one verdict, several, part of it, nothing."""
    if said is not None:
        return verdict(said)
    if judged and judged == members:
        return tr("Decided pair by pair")
    return tr("{} of {} decided").format(wording.count(judged), wording.count(members)) if judged else ""


def conflict(difference: Difference) -> str:
    """A conflict in a few words: price 52 / 45. Of lists of paths, as shop systems export categories, what differs."""
    shown = [value or tr("(empty)") for value in _telling(difference.values)[:3]]
    more = len(difference.values) - 3
    values = " / ".join(shown) + (tr(" and {} more").format(wording.count(more)) if more > 0 else "")
    return f"{difference.column} {values}"


def _telling(values: tuple[str, ...]) -> list[str]:
    """Values without the parts that all of them share."""
    lists = [[part.strip() for part in value.split(",")] for value in values]
    if all(len(parts) == 1 and "/" not in parts[0] for parts in lists):
        return list(values)
    common = set(lists[0]).intersection(*lists[1:])
    own = [[part for part in parts if part not in common] for parts in lists]
    return [parts[0].split("/")[-1].strip() if parts else whole for parts, whole in zip(own, values, strict=True)]


def skus_of(group: Group) -> tuple[str, ...]:
    """The SKUs that show photos of a group, each once, in the order of the photos."""
    return tuple(dict.fromkeys(sku for member in group.members for sku in member.skus))


def group_figures(group: Group) -> str:
    """How many photos, and the score of the pair that holds the group together least."""
    photos = wording.photos(len(group.members))
    if not group.pairs:
        return photos
    weakest = min(pair.duplicate_score for pair in group.pairs)
    return f"{photos} · {tr('score {}').format(wording.similarity(weakest))}"


def member_figures(member: Member) -> str:
    """Pixels and bytes of a photo: 1200 × 800 · 0.4 MB."""
    size = (
        wording.megabytes(member.bytes / 1e6)
        if member.bytes >= 1e5
        else tr("{} KB").format(wording.count(max(1, round(member.bytes / 1e3))))
    )
    return f"{wording.count(member.width)} × {wording.count(member.height)} · {size}"


def member_title(member: Member) -> str:
    """The SKU of a photo, and how many others show it: MH01-Black +14."""
    if not member.skus:
        return member.photo.name
    more = len(member.skus) - 1
    return f"{member.skus[0]} +{wording.count(more)}" if more else member.skus[0]


def member_product(member: Member) -> str:
    """What a photo's product is called and costs; the file's name where the table does not say."""
    for sku in member.skus:
        product = member.products.get(sku)
        if product is not None:
            lower = {name.lower(): value for name, value in product.attributes.items()}
            return " · ".join(part for part in (product.title, lower.get("price", "")) if part) or member.photo.name
    return member.photo.name


def short(name: str) -> str:
    """A file name that leaves room beside it: cut in the middle, where names differ least."""
    return name if len(name) <= 40 else f"{name[:20]}…{name[-18:]}"


def groups(number: int) -> str:
    """A number of groups."""
    return tr("1 group") if number == 1 else tr("{} groups").format(wording.count(number))


def summary(report: AuditReport, *, complete: bool = True) -> str:
    """What an audit looked at, in one line; `complete` says that all photos have been compared."""
    looked = tr("{} compared") if complete else tr("{}, not all compared yet")
    parts = [looked.format(wording.photos(report.photos)), groups(len(report.groups))]
    if report.expected:
        parts.append(tr("{} shared by size runs, as expected").format(wording.photos(report.expected)))
    if report.judged:
        one = tr("1 pair known to be distinct")
        many = tr("{} pairs known to be distinct").format(wording.count(report.judged))
        parts.append(one if report.judged == 1 else many)
    return " · ".join(parts)


RULES = (
    "most_pixels", "largest_file", "preferred_folder", "preferred_value",
    "oldest", "newest", "shortest_name", "most_skus",
)  # fmt: skip
"""The keep rules in the order in which they are offered; the names are those of the core."""


def rule(kind: str) -> str:
    """What a keep rule is called."""
    return {
        "most_pixels": tr("Most pixels"),
        "preferred_folder": tr("In this folder"),
        "preferred_value": tr("Of products with"),
        "oldest": tr("Oldest file"),
        "newest": tr("Newest file"),
        "largest_file": tr("Largest file"),
        "shortest_name": tr("Shortest file name"),
        "most_skus": tr("Shown by most SKUs"),
    }.get(kind, kind.replace("_", " ").capitalize())
