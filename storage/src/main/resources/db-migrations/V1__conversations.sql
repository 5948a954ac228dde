-- Times are milliseconds since 1970 in UTC. Ids are never given twice (AUTOINCREMENT), so that what is kept elsewhere
-- about a purged conversation can never meet a new one.

CREATE TABLE conversations (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    title        TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    deleted_at   INTEGER,
    -- The message at the end of the branch that is shown.
    current_leaf INTEGER REFERENCES messages (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX conversations_by_change ON conversations (deleted_at, updated_at);

-- A tree: an answer that is asked for again is a second child of its question.
-- The parent's rule is deferred instead of cascading: a cascade along a chain of a thousand messages is refused by SQLite.
CREATE TABLE messages (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    parent_id       INTEGER,
    -- 1 for a root. The length of the branch that ends here.
    depth           INTEGER NOT NULL CHECK (depth >= 1),
    role            TEXT    NOT NULL CHECK (role IN ('USER', 'MODEL')),
    state           TEXT    NOT NULL CHECK (state IN ('COMPLETE', 'STREAMING', 'INTERRUPTED', 'FAILED', 'STOPPED')),
    text            TEXT    NOT NULL,
    stop_reason     TEXT,
    error_key       TEXT,
    error_arguments TEXT,
    error_sentence  TEXT,
    stats           TEXT,
    model           TEXT,
    created_at      INTEGER NOT NULL,
    UNIQUE (id, conversation_id),
    FOREIGN KEY (parent_id, conversation_id) REFERENCES messages (id, conversation_id) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((error_key IS NULL) = (error_sentence IS NULL))
) STRICT;

CREATE INDEX messages_by_conversation ON messages (conversation_id);
CREATE INDEX messages_by_parent ON messages (parent_id, conversation_id);
CREATE INDEX messages_unfinished ON messages (state) WHERE state = 'STREAMING';
CREATE INDEX conversations_by_leaf ON conversations (current_leaf);

-- The files lie beside the database, by the hash of their bytes.
CREATE TABLE attachments (
    sha256    TEXT    PRIMARY KEY CHECK (length(sha256) = 64),
    name      TEXT    NOT NULL,
    format    TEXT    NOT NULL,
    width     INTEGER NOT NULL CHECK (width > 0),
    height    INTEGER NOT NULL CHECK (height > 0),
    byte_size INTEGER NOT NULL CHECK (byte_size > 0),
    added_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The same bytes may have been added under another name, so the name is kept here as well.
CREATE TABLE message_attachments (
    message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    sha256     TEXT    NOT NULL REFERENCES attachments (sha256),
    name       TEXT    NOT NULL,
    PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_attachments_by_hash ON message_attachments (sha256);

-- conversation_id is NULL for the conversation that is not there yet.
CREATE TABLE drafts (
    id              INTEGER PRIMARY KEY,
    conversation_id INTEGER UNIQUE REFERENCES conversations (id) ON DELETE CASCADE,
    text            TEXT    NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX drafts_one_new ON drafts ((conversation_id IS NULL)) WHERE conversation_id IS NULL;

CREATE TABLE draft_attachments (
    draft_id INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    sha256   TEXT    NOT NULL REFERENCES attachments (sha256),
    name     TEXT    NOT NULL,
    PRIMARY KEY (draft_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_attachments_by_hash ON draft_attachments (sha256);

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE models (
    path      TEXT    PRIMARY KEY,
    projector TEXT,
    last_used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What kind of SQLite file this is ("Lect"), and which migration it has seen. Every migration sets its own number.
PRAGMA application_id = 0x4C656374;
PRAGMA user_version = 1;
