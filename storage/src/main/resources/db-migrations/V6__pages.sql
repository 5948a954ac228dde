-- Which pages of its question's documents went along with an answer, as the program writes it; NULL where that is not
-- known: then as many as were chosen.
ALTER TABLE messages ADD COLUMN pages TEXT;

PRAGMA user_version = 6;
