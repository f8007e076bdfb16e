-- How many action items an incident has: the board reads those that have some.
ALTER TABLE incident ADD COLUMN items INTEGER NOT NULL DEFAULT 0;
