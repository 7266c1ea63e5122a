"""Which photos of a delivery show one product, when no spreadsheet says so: by their folders and file names.

    auto      a folder is an item when what is in it looks like the views of one product; otherwise the file names
              are, up to the view they end in ("shoe-1", "shoe_2", "shoe front", "shoe (3)", "shoe - copy" are "shoe")
    others    the SKU rules of `sku`: folder, name, name:_ ...; photos with one outcome are one item

A number at the end tells views only where the numbers begin: "shoe-1, shoe-2" are one shoe, "phone-12, phone-13" two
phones. A folder looks like one product with up to `MOST_VIEWS` photos whose names are views or numbers alone ("front",
"3", "IMG_2041"), all begin alike, or begin with the folder's name; or with up to `FEW_VIEWS` whose names are words, not
codes; or with up to `MOST_FRAMES` called "001", "002" and so on. Folders that only sort ("photos", "hi-res", "front",
"主图") do not count, nor do those that all photos share.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from visearch_desktop.core import sku
from visearch_desktop.core.deliveries import DeliveredPhoto

MOST_VIEWS = 24
MOST_FRAMES = 100
"""Photos of a turn around one product, called by numbers alone."""
FEW_VIEWS = 8
_WORDS = (
    "front|back|rear|side|left|right|top|bottom|above|inside|outside|detail|details|close|up|closeup|zoom|angle|main|"
    "hero|alt|swatch|model|worn|packshot|large|big|small|thumb|view|image|img|photo|pic|picture|shot|cover|box|label|"
    "vorne|vorn|hinten|rückseite|seite|detailansicht|ansicht|copy|kopie|copie|copia|edit|edited|final|web|hires|lowres"
)
_CHINESE = "正面|背面|反面|侧面|側面|顶部|底部|细节|細節|局部|主图|主圖|副图|详情图?|白底图?|场景图?|模特图?|图片?|副本"
_VIEWS = frozenset(_WORDS.split("|"))
_CAMERA_WORDS = (
    "img dsc dscn dscf dji gopr pxl mvimg pict cimg imag wechatimg whatsapp at screenshot 微信图片 微信截图 截图"
)
_CAMERAS = frozenset(_CAMERA_WORDS.split())
_FOLDER_WORDS = (
    "images imgs photos fotos bilder pictures pics jpg jpgs jpeg png webp tiff res product products files data px "
    "delivery catalog catalogue hi low 图片 照片 商品 商品图 商品图片 产品图 产品图片"
)
_SORTERS = _VIEWS | frozenset(_FOLDER_WORDS.split())
_GAP = r"[\s_\-.+]"
_NUMBER = r"(?P<number>0?\d{1,2}|00\d)"
_ENDINGS = (
    re.compile(rf"{_GAP}*[(（\[]\s*{_NUMBER}\s*[)）\]]$"),
    re.compile(rf"{_GAP}+(?:{_WORDS}|f|b)(?:{_GAP}*{_NUMBER})?$", re.IGNORECASE),
    re.compile(rf"{_GAP}*(?:{_CHINESE})(?:{_GAP}*{_NUMBER})?$"),
    re.compile(rf"{_GAP}+{_NUMBER}$"),
)
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_CODE = re.compile(r"(?=.*\d).{4,}")


@dataclass(frozen=True, slots=True)
class Group:
    """Photos of one product: `key` is the same for the same names, `name` is shown."""

    key: str
    name: str
    photos: tuple[DeliveredPhoto, ...]


def grouped(photos: Sequence[DeliveredPhoto], rule: str) -> list[Group]:
    """The items of photos by a rule, in the order of their first photos.

    Raises:
        RuleError: the rule is none.
    """
    if rule != "auto":
        function = sku.parse(rule)
        return _collected((photo, function(photo.name), function(photo.name)) for photo in photos)
    folders = _folders(photos)
    named: list[tuple[DeliveredPhoto, str, str]] = []
    for folder, within in folders.items():
        named.extend(_named(folder, within))
    order = {photo.name: number for number, photo in enumerate(photos)}
    named.sort(key=lambda one: order[one[0].name])
    return _collected(named)


def base(stem: str) -> str:
    """A file name, without its ending, up to the view it ends in; the whole name when it says nothing else."""
    return _split(stem)[0] or stem


def _collected(named: Iterable[tuple[DeliveredPhoto, str, str]]) -> list[Group]:
    names: dict[str, str] = {}
    members: dict[str, list[DeliveredPhoto]] = defaultdict(list)
    for photo, key, name in named:
        folded = unicodedata.normalize("NFC", key).casefold()
        names.setdefault(folded, unicodedata.normalize("NFC", name))
        members[folded].append(photo)
    return [Group(key, names[key], tuple(found)) for key, found in members.items()]


def _folders(photos: Sequence[DeliveredPhoto]) -> dict[str, list[DeliveredPhoto]]:
    """The photos by their folder, without folders that only sort and the one that all photos share."""
    paths = [_meaning(PurePosixPath(photo.name).parent.parts) for photo in photos]
    shared = 0
    while len(photos) > 1 and all(len(path) > shared and path[shared] == paths[0][shared] for path in paths):
        shared += 1
    folders: dict[str, list[DeliveredPhoto]] = defaultdict(list)
    single = shared and all(len(path) == shared for path in paths)
    for photo, path in zip(photos, paths, strict=True):
        # A delivery of one folder may be one product; what marks it then are its names, not its folder alone.
        folders["/".join(path if single else path[shared:])].append(photo)
    if single and len(_bases(photos)) > 1:
        return {"": list(photos)}
    return folders


def _meaning(parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if not only_sorts(part))


def _named(folder: str, photos: Sequence[DeliveredPhoto]) -> list[tuple[DeliveredPhoto, str, str]]:
    """Each photo of a folder with the key and the name of its item."""
    if folder and _is_one_product(folder, photos):
        return [(photo, folder, folder.rpartition("/")[2]) for photo in photos]
    stems = [_stem(photo) for photo in photos]
    starts = _starts(stems)
    return [
        (photo, f"{folder}/{starts[stem]}" if folder else starts[stem], starts[stem])
        for photo, stem in zip(photos, stems, strict=True)
    ]


def _is_one_product(folder: str, photos: Sequence[DeliveredPhoto]) -> bool:
    if len(photos) > MOST_VIEWS:
        return len(photos) <= MOST_FRAMES and all(re.fullmatch(r"\d{1,3}", _stem(photo)) for photo in photos)
    bases = _bases(photos)
    name = folder.rpartition("/")[2].casefold()
    if len(bases) == 1 and not _CODE.fullmatch(base(name)) and _CODE.fullmatch(next(iter(bases))):
        return False  # "Men/B200_1.jpg": the file names the product, the folder its kind
    if len(bases) <= 1 or all(base.startswith(name) for base in bases):
        return True
    repeated = len(bases) < sum(not is_nameless(_stem(photo)) for photo in photos)
    return len(photos) <= FEW_VIEWS and not repeated and not any(map(_CODE.fullmatch, bases))


def _bases(photos: Sequence[DeliveredPhoto]) -> set[str]:
    """The names of products in the file names, case folded; views and camera numbers alone name none."""
    stems = [stem for stem in map(_stem, photos) if not is_nameless(stem)]
    return {start.casefold() for start in _starts(stems).values()}


def _stem(photo: DeliveredPhoto) -> str:
    return unicodedata.normalize("NFC", PurePosixPath(photo.name).stem).strip()


def _starts(stems: Sequence[str]) -> dict[str, str]:
    """Each name with what it is up to its view; names that end in numbers which do not begin at 0 or 1 stay whole."""
    split = {stem: _split(stem) for stem in stems}
    numbers: dict[str, set[int]] = defaultdict(set)
    for start, number in split.values():
        numbers[start.casefold()].add(1 if number is None else number)
    return {
        stem: start if start and (number is None or min(numbers[start.casefold()]) <= 1) else stem
        for stem, (start, number) in split.items()
    }


def _split(stem: str) -> tuple[str, int | None]:
    """What a name is up to its view, and the number of the view if only a number tells it."""
    if is_nameless(stem):
        return "", None
    start, number = stem, None
    while found := next((match for ending in _ENDINGS if (match := ending.search(start)) and match.start()), None):
        if is_nameless(start[: found.start()]):
            break
        number = int(found["number"]) if found.re is _ENDINGS[-1] and start == stem else number
        start = start[: found.start()]
    return start.strip(), number


def is_nameless(name: str) -> bool:
    """Whether a file name says which view it is, or what a camera counted, and nothing of the product."""
    return _consists_of(name, _VIEWS)


def only_sorts(folder: str) -> bool:
    """Whether the name of a folder says nothing of a product: "photos", "front", "hi-res"; numbers may be products."""
    return not re.search(r"\d", folder) and _consists_of(folder, _SORTERS)


def _consists_of(name: str, words: frozenset[str]) -> bool:
    """Whether a name consists of these words, of short numbers, and of what cameras and phones write."""
    camera = False
    for part in _PARTS.findall(name):
        word = part.casefold()
        camera = camera or word in _CAMERAS or bool(re.fullmatch(r"P\d{7}", name))
        if not (camera or word in words or (word.isdigit() and len(word) <= 3) or not re.sub(_CHINESE, "", word)):
            return False
    return True
