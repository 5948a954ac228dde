-- A document has pages. Width and height are those of the first, in pixels of a picture and points of a PDF.
ALTER TABLE attachments ADD COLUMN pages INTEGER NOT NULL DEFAULT 1 CHECK (pages > 0);

-- What a person chose for this attachment, such as its pages, as the program writes it; NULL for what is usual.
ALTER TABLE message_attachments ADD COLUMN choices TEXT;
ALTER TABLE draft_attachments ADD COLUMN choices TEXT;

PRAGMA user_version = 2;
