ALTER TABLE conversations ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
CREATE TABLE tags (name TEXT) STRICT;
INSERT INTO no_such_table VALUES (1);
PRAGMA user_version = 2;
