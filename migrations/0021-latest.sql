-- The front page of a think tank shows the newest happenings: without this it sorts all there ever were.
create index happening_latest on happening (workspace_id, at desc, id);
