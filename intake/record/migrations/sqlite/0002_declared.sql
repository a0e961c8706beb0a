-- The media type that the client declared for a file; '' for documents from before, and where it declared none.
ALTER TABLE documents ADD COLUMN declared TEXT NOT NULL DEFAULT '';
