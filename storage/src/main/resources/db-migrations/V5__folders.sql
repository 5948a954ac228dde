-- The name of the folder a conversation lies in; NULL for none. A folder is there as long as something lies in it.
ALTER TABLE conversations ADD COLUMN folder TEXT CHECK (folder <> '');

PRAGMA user_version = 5;
