-- By incident and kind, so that what an incident's numbers are counted from is found without its notes and ticks.
CREATE INDEX event_kind ON event (incident, kind);
