-- A lane is what goes to one channel for one incident and audience: the order of texts is kept in it and nowhere else.
ALTER TABLE outbox ADD COLUMN audience TEXT NOT NULL DEFAULT 'internal' CHECK (audience IN ('internal', 'external'));

UPDATE outbox SET audience = 'external' WHERE event_id IN (
  SELECT id FROM event
  WHERE kind = 'update_posted' AND CASE WHEN json_valid(body) THEN json_extract(body, '$.audience') = 'external' END
);

-- What a message under way becomes when its request fails, because it was taken back or replaced meanwhile, and why.
ALTER TABLE outbox ADD COLUMN recalled TEXT CHECK (recalled IN ('cancelled', 'superseded'));
ALTER TABLE outbox ADD COLUMN recalled_why TEXT;

-- A receiver asked to be left alone until this time. It counts for the whole channel.
CREATE TABLE channel_rest (
  name  TEXT    PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT;

-- The order of rows is the order of approval; the time of approval is not, once a clock was put back.
DROP INDEX outbox_incident;
DROP INDEX outbox_channel;
CREATE INDEX outbox_incident ON outbox (incident, channel_id);
CREATE INDEX outbox_channel ON outbox (channel_id);
