-- Whose an application is, and which files any document names.
ALTER TABLE applications ADD COLUMN client TEXT NOT NULL DEFAULT ''; -- the name of the key it was made with, '' where keys were not asked for
CREATE INDEX documents_by_file ON documents (sha256);
