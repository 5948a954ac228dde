-- The words of an answer that its model was not sure of, as the program writes it; NULL where that is not known.
ALTER TABLE messages ADD COLUMN doubts TEXT;
-- The answer that this one is a second, closer reading for.
ALTER TABLE messages ADD COLUMN rereads INTEGER;

PRAGMA user_version = 4;
