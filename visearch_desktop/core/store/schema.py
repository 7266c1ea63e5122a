"""Tables of a catalog, version by version."""

from __future__ import annotations

VERSION = 6
READABLE_FROM = 2
"""Catalogs from this version on can be read as they are; what they lack is derived and can be done without."""

# A `content` is one picture, known by the digest of its bytes: a moved, renamed or copied photo keeps its
# embedding, and a verdict about it survives. Its ids are never used again (AUTOINCREMENT): snapshots and
# thumbnails refer to them. `embedding` is int8 [dimension] (see `store.packing`), or null until it is computed.
# A `photo` is a file; neither content nor problem: still to be read.
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE root (id INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE);

CREATE TABLE content (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest BLOB NOT NULL UNIQUE,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    phash INTEGER NOT NULL,
    embedding BLOB
);

CREATE TABLE photo (
    id INTEGER PRIMARY KEY,
    root_id INTEGER NOT NULL REFERENCES root ON DELETE CASCADE,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    content_id INTEGER REFERENCES content,
    problem TEXT,
    UNIQUE (root_id, path)
);
CREATE INDEX photo_content ON photo (content_id);
CREATE INDEX photo_problem ON photo (id) WHERE problem IS NOT NULL;

CREATE TABLE photo_sku (
    photo_id INTEGER NOT NULL REFERENCES photo ON DELETE CASCADE,
    sku TEXT NOT NULL,
    PRIMARY KEY (photo_id, sku)
) WITHOUT ROWID;
CREATE INDEX photo_sku_sku ON photo_sku (sku);

CREATE TABLE product (sku TEXT PRIMARY KEY, title TEXT NOT NULL, attributes TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE product_photo (
    name TEXT NOT NULL,
    sku TEXT NOT NULL REFERENCES product ON DELETE CASCADE,
    PRIMARY KEY (name, sku)
) WITHOUT ROWID;
"""

# A `pair` is two contents that were compared: what came of it by which method (see `matching.METHOD`). An `audited`
# content has had its neighbours compared by that method; both are work saved, not truth. A `decision` is truth: rows
# are only ever appended. `verdict` null takes back what was said; rows of one `action` are undone together; `a` <= `b`
# are digests, so decisions outlive photos that come and go.
REVIEW = """
CREATE TABLE pair (
    a INTEGER NOT NULL REFERENCES content ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES content ON DELETE CASCADE,
    method INTEGER NOT NULL,
    similarity REAL NOT NULL,
    duplicate_score REAL NOT NULL,
    relation TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
) WITHOUT ROWID;
CREATE INDEX pair_b ON pair (b);

CREATE TABLE audited (
    content_id INTEGER PRIMARY KEY REFERENCES content ON DELETE CASCADE,
    method INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE action (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    words TEXT NOT NULL,
    undoes INTEGER REFERENCES action
);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL REFERENCES action,
    a BLOB NOT NULL,
    b BLOB NOT NULL,
    verdict TEXT,
    keeper BLOB,
    evidence TEXT NOT NULL,
    CHECK (a <= b)
);
CREATE INDEX decision_pair ON decision (a, b, id);
CREATE INDEX decision_action ON decision (action_id);
"""

# The index of words, derived from `product` and `photo_sku` (see `store.words`, which also makes its FTS5 table). A
# `code` is an SKU or EAN without its dashes and gaps. While `meta` says `words`, the index is current; whatever changes
# a product takes that back.
WORDS = """
CREATE TABLE word_sku (id INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE);
CREATE TABLE word_code (code TEXT NOT NULL, sku TEXT NOT NULL, PRIMARY KEY (code, sku)) WITHOUT ROWID;
CREATE TABLE word_term (term TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER product_added AFTER INSERT ON product BEGIN DELETE FROM meta WHERE key = 'words'; END;
CREATE TRIGGER product_changed AFTER UPDATE ON product BEGIN DELETE FROM meta WHERE key = 'words'; END;
CREATE TRIGGER product_removed AFTER DELETE ON product BEGIN DELETE FROM meta WHERE key = 'words'; END;
"""

# What the gallery asks after each write: contents that wait for an embedding, and how often a photo has left its
# content (`gone` in `meta`).
GALLERY = """
CREATE INDEX content_waiting ON content (id) WHERE embedding IS NULL;
CREATE TRIGGER photo_removed AFTER DELETE ON photo WHEN OLD.content_id IS NOT NULL BEGIN
    INSERT INTO meta VALUES ('gone', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER photo_changed AFTER UPDATE OF content_id ON photo
WHEN OLD.content_id IS NOT NULL AND OLD.content_id IS NOT NEW.content_id BEGIN
    INSERT INTO meta VALUES ('gone', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1;
END;
"""

# Half precision becomes bytes; what cannot be read any more waits to be embedded again.
BYTES = """
UPDATE content SET embedding = packed_anew(embedding) WHERE embedding IS NOT NULL;
DELETE FROM meta WHERE key = 'snapshot';
"""

# What people decided, for good: who, when, what, on which evidence, with which version of the program, and a hash over
# it and the row before (see `store.chain`). What was said is never changed, here and in the tables it speaks of.
LEDGER = """
CREATE TABLE ledger (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    evidence TEXT NOT NULL,
    version TEXT NOT NULL,
    hash BLOB NOT NULL
);
CREATE TRIGGER ledger_in_order BEFORE INSERT ON ledger
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM ledger) BEGIN
    SELECT RAISE(ABORT, 'the ledger is only ever added to');
END;
""" + "".join(
    f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} BEGIN"
    f" SELECT RAISE(ABORT, 'the table {table} is only ever added to'); END;\n"
    for table in ("ledger", "action", "decision")
    for change in ("UPDATE", "DELETE")
)

# A sum over the row (see `store.sums`), of a pair without its evidence; contents of before are given theirs by the next
# index run.
SUMS = """
ALTER TABLE content ADD COLUMN crc INTEGER;
ALTER TABLE pair ADD COLUMN crc INTEGER;
"""
UNSUMMED = """
INSERT OR REPLACE INTO meta SELECT 'unsummed', max(id) FROM content HAVING max(id) NOT NULL;
"""

UPGRADES = {2: REVIEW, 3: WORDS, 4: GALLERY + BYTES, 5: LEDGER, 6: SUMS + UNSUMMED}
"""What turns a catalog of the version before into this one."""

# In a file of its own, attached to every connection: caches that may be deleted at any moment. `features` holds a
# content's local features (see `imaging.packed_features`), `palette` its product's colours (`imaging.product_colour`).
# `sought` holds, until a content was compared, with which others it is to be (int64), and the way they were found. The
# last column is a sum of the value (see `store.sums`); caches of before get it when they are opened to be changed.
CACHE = (
    "CREATE TABLE IF NOT EXISTS cache.thumbnail (content_id INTEGER PRIMARY KEY, jpeg BLOB NOT NULL, crc INTEGER)",
    "CREATE TABLE IF NOT EXISTS cache.features (content_id INTEGER PRIMARY KEY, packed BLOB NOT NULL, crc INTEGER)",
    "CREATE TABLE IF NOT EXISTS cache.palette (content_id INTEGER PRIMARY KEY, packed BLOB NOT NULL, crc INTEGER)",
    "CREATE TABLE IF NOT EXISTS cache.sought (content_id INTEGER PRIMARY KEY, way INTEGER NOT NULL, others BLOB, crc)",
)
