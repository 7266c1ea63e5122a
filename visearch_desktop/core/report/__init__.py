"""Reports: what an audit found as a file for people and programs, and the verdicts people wrote into one.

    write          AuditReport -> .xlsx .html .csv .json
    read_verdicts  edited .xlsx or .csv -> VerdictSheet
    preview        verdicts of now + VerdictSheet -> Changes, with the rulings to be recorded

Pictures in reports are the catalog's thumbnails, which hold no metadata; bytes of original photos never get into one.
"""

from visearch_desktop.core.report.read import Row, VerdictSheet, read_verdicts
from visearch_desktop.core.report.target import check
from visearch_desktop.core.report.verdicts import Changes, preview
from visearch_desktop.core.report.write import SUFFIXES, write

__all__ = ["SUFFIXES", "Changes", "Row", "VerdictSheet", "check", "preview", "read_verdicts", "write"]
