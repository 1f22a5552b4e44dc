-- floor, what is heard on the page of an event beside what is said there: only that it changed, never what.

create function private.hear_event() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.call_floor((to_jsonb(coalesce(new, old)) ->> tg_argv[0])::bigint);
  return null;
end $$;

-- the brief, and the times: when the results come among them
create trigger events_are_heard after update on public.events
  for each row when (old.* is distinct from new.*) execute function private.hear_event('id');
-- one team's own later deadline
create trigger submission_extensions_are_heard after insert on public.submission_extensions
  for each row execute function private.hear_event('event_id');
-- who is in the final, once everybody may know
create trigger finalists_are_heard after update on public.judging_finals
  for each row when (new.announced_at is not null and old.* is distinct from new.*) execute function private.hear_event('event_id');
-- what is on the agenda: once, however many of its points changed
create function private.hear_agenda() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.call_floor(event_id) from (select distinct event_id from changed) c;
  return null;
end $$;
create trigger agendas_are_heard after insert on public.agenda_items
  referencing new table as changed for each statement execute function private.hear_agenda();
create trigger emptied_agendas_are_heard after delete on public.agenda_items
  referencing old table as changed for each statement execute function private.hear_agenda();
