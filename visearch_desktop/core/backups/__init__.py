"""Backups of what people said: made while the program is used, found again when a catalog is damaged.

keep      a backup if there is something new to keep; old ones go by days and weeks
listing   the backups of a catalog that are whole, the newest first
restore   a catalog's database made anew from one; the next index run finds the photos again
"""

from visearch_desktop.core.backups.keeping import FOLDER, VERDICTS, keep, last_kept
from visearch_desktop.core.backups.restoring import Backup, Restored, listing, restore

__all__ = ["FOLDER", "VERDICTS", "Backup", "Restored", "keep", "last_kept", "listing", "restore"]
