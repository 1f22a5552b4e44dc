-- floor, for the first page and the page of an event: times that moved, who helps and judges, what waits for them.

-- For the first page: a place that became free or was taken away, within a week; times that moved, within three days, until the results are in. For
-- everybody who counts on the times, also who judges or waits.
create view public.event_news with (security_invoker = true) as
select 'moved_up' as kind, e.slug, e.name, null::text as moment, null::timestamptz as to_at, null::text as reason, r.moved_up_at as at
from private.my_moves_up() r join public.events e on e.id = r.event_id, private.now() n
where r.moved_up_at > n - interval '7 days' and e.judging_at > n
union all
select 'place_taken', e.slug, e.name, null, null, l.lost ->> 'reason', (l.lost ->> 'at')::timestamptz
from (select distinct x.event_id from public.registration_removals x
    where x.person_id = (select auth.uid()) and x.removed_at > private.now() - interval '7 days') x
  join public.events e on e.id = x.event_id, private.now() n, lateral (select private.lost_place(e.id) as lost) l
where e.judging_at > n and l.lost is not null
union all
select 'time_moved', e.slug, e.name, m.moment, m.to_at, m.reason, m.moved_at
from public.moved_times m join public.events e on e.id = m.event_id, private.now() n
where m.moved_at > n - interval '3 days' and e.results_at > n
  and not exists (select from public.moved_times later where later.event_id = m.event_id and later.moment = m.moment and later.id > m.id)
  and private.is_told(e.id);
grant select on public.event_news to authenticated;

-- What the person who asks does in an event besides taking part, or instead: by being named, not by leading.
create function private.parts_in(p_event bigint) returns text[]
language plpgsql stable security definer set search_path = '' as $$
begin
  return array_remove(array[
    case when exists (select from public.events where id = p_event and organizer_id = auth.uid())
      or exists (select from public.event_roles where event_id = p_event and person_id = auth.uid() and role = 'organizer') then 'organizer' end,
    case when private.is_mentor(p_event) then 'mentor' end,
    case when private.judges_event(p_event) then 'judge' end], null);
end $$;

-- Whether teams that ask for help ask the person who asks: a mentor, or where none is named, who organizes.
create function private.is_asked_to_help(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return private.is_mentor(p_event) or 'organizer' = any (private.parts_in(p_event))
    and not exists (select from public.event_roles where event_id = p_event and role = 'mentor');
end $$;
grant execute on function private.parts_in(bigint), private.is_asked_to_help(bigint) to authenticated;

-- How many teams wait for the person who asks to help, since when the first does.
create view public.help_reminders with (security_invoker = true) as
select e.id as event_id, e.slug, e.name, h.teams, h.since
from (select event_id, count(*) as teams, min(asked_at) as since from public.help_requests
    where closed_at is null and taken_at is null group by event_id) h
  join public.events e on e.id = h.event_id
where e.results_at > private.now() and private.is_asked_to_help(e.id);
grant select on public.help_reminders to authenticated;

-- The floor of an event for its page: what it has to say (560), what the person who asks does in it, and what waits for that.
create function public.show_floor(p_slug text, p_most integer default 100) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_event bigint := (select id from public.events where slug = p_slug);
  v_parts text[] := private.parts_in(v_event);
begin
  return public.said_in_event(p_slug, p_most) || jsonb_build_object('parts', to_jsonb(v_parts),
    'to_help', case when v_parts <> '{}' then coalesce((select h.teams from public.help_reminders h where h.event_id = v_event), 0) else 0 end,
    'to_score', case when 'judge' = any (v_parts)
      then coalesce((select j.to_score from public.judging_reminders j where j.slug = p_slug), 0) else 0 end);
end $$;
grant execute on function public.show_floor(text, integer) to authenticated;

-- What is heard there beside what is said: only that it changed, never what.

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
