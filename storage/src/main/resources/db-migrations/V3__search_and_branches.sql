-- Where a conversation stands in the list, and whether its words have been taken into the index.
ALTER TABLE conversations ADD COLUMN pinned_at INTEGER;
ALTER TABLE conversations ADD COLUMN archived_at INTEGER;
ALTER TABLE conversations ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;

-- A message that was deleted, and all after it, have the time of the deletion.
ALTER TABLE messages ADD COLUMN deleted_at INTEGER;
-- How an answer was sampled, as JSON.
ALTER TABLE messages ADD COLUMN options TEXT;
ALTER TABLE messages ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;

CREATE INDEX messages_to_index ON messages (id) WHERE indexed = 0;
CREATE INDEX conversations_to_index ON conversations (id) WHERE indexed = 0;
CREATE INDEX messages_deleted ON messages (deleted_at) WHERE deleted_at IS NOT NULL;

-- The words of a document's pages, where it has any.
CREATE TABLE attachment_texts (
    sha256 TEXT PRIMARY KEY REFERENCES attachments (sha256) ON DELETE CASCADE,
    text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The index has no text of its own. Marks are part of words (Devanagari needs them); scripts without spaces between
-- words are cut into pairs of characters before they come here. The prefixes make words found while they are typed.
CREATE VIRTUAL TABLE message_words USING fts5 (
    text, names, pages, content = '', contentless_delete = 1, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
CREATE VIRTUAL TABLE title_words USING fts5 (
    title, content = '', contentless_delete = 1, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");

CREATE TRIGGER messages_forgotten AFTER DELETE ON messages BEGIN
    DELETE FROM message_words WHERE rowid = old.id;
END;
CREATE TRIGGER conversations_forgotten AFTER DELETE ON conversations BEGIN
    DELETE FROM title_words WHERE rowid = old.id;
END;
CREATE TRIGGER conversations_renamed AFTER UPDATE OF title ON conversations BEGIN
    UPDATE conversations SET indexed = 0 WHERE id = new.id;
END;

PRAGMA user_version = 3;
