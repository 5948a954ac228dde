ALTER TABLE conversations ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
PRAGMA user_version = 2;
