-- What a question is being edited to, until that is asked or given up; NULL while nobody edits it.
ALTER TABLE messages ADD COLUMN edit TEXT;

PRAGMA user_version = 7;
