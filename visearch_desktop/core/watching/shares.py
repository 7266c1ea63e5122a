"""Whether a folder lies on a network share: what others write there is not told to this computer."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
_NETWORKS = frozenset({
    "9p", "afp", "afs", "autofs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "gfs2", "glusterfs", "gpfs",
    "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs",
    "vmhgfs", "webdav",
})  # fmt: skip
"""File systems that others can write to. FUSE is counted among them, except where it reads a disk of this computer."""
_DISKS_BY_FUSE = frozenset({"fuseblk", "fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.lxcfs", "fuse.portal"})
_DRIVE_REMOTE = 4
_MNT_LOCAL = 0x1000


def is_share(folder: Path) -> bool:
    """Whether `folder` lies on a share, as far as the system says; False when it does not say."""
    try:
        if sys.platform == "win32":
            return _is_remote_drive(folder)
        if sys.platform == "darwin":
            return not _is_local_mac(folder)
        return is_network(file_system(os.path.realpath(folder), MOUNTS.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return False


def is_network(kind: str) -> bool:
    """Whether a kind of file system, as Linux names it, is one that others can write to."""
    return kind in _NETWORKS or (kind.startswith("fuse") and kind not in _DISKS_BY_FUSE)


def file_system(path: str, mounts: str) -> str:
    """The kind of the file system that `path` lies on, by the text of /proc/mounts; empty when it names none.

    Of mounts in the same place the last one counts: it lies over the others.
    """
    found, longest = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = re.sub(r"\\([0-7]{3})", lambda sign: chr(int(sign[1], 8)), fields[1]).rstrip("/")
        if (path == place or path.startswith(f"{place}/")) and len(place) >= longest:
            found, longest = fields[2], len(place)
    return found


def _is_remote_drive(folder: Path) -> bool:
    drive = os.path.splitdrive(os.path.abspath(folder))[0]
    if drive.startswith("\\\\"):
        return True
    kernel: object = getattr(ctypes, "windll").kernel32  # noqa: B009 - only Windows has it
    return bool(getattr(kernel, "GetDriveTypeW")(f"{drive}\\") == _DRIVE_REMOTE)  # noqa: B009


def _is_local_mac(folder: Path) -> bool:
    """By `statfs`: its flags are the 32 bits at byte 64 of a structure of 2,168 bytes."""
    library = ctypes.CDLL(None, use_errno=True)
    statfs = getattr(library, "statfs$INODE64", None) if os.uname().machine == "x86_64" else library.statfs
    answer = ctypes.create_string_buffer(2304)
    if statfs is None or statfs(os.fsencode(folder), answer):
        return True
    return bool(int.from_bytes(answer.raw[64:68], sys.byteorder) & _MNT_LOCAL)
