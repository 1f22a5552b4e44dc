-- floor, for the first page and the page of an event: times that moved, who helps and judges, what waits for them.

-- For the first page: a place that became free or was taken away, within a week; times that moved, and the demo day until it begins, within
-- three days, until the results are in. For everybody who counts on the times, also who judges or waits. Of what one save moved it names
-- one time, the deadline where that is among them, and how many it were; a time that moved again since is told of the later save.
create view public.event_news with (security_invoker = true) as
select 'moved_up' as kind, e.slug, e.name, null::text as moment, null::timestamptz as to_at, null::text as reason, r.moved_up_at as at,
  null::integer as times
from private.my_moves_up() r join public.events e on e.id = r.event_id, private.now() n
where r.moved_up_at > n - interval '7 days' and e.judging_at > n
union all
select 'place_taken', e.slug, e.name, null, null, l.lost ->> 'reason', (l.lost ->> 'at')::timestamptz, null
from (select distinct x.event_id from public.registration_removals x
    where x.person_id = (select auth.uid()) and x.removed_at > private.now() - interval '7 days') x
  join public.events e on e.id = x.event_id, private.now() n, lateral (select private.lost_place(e.id) as lost) l
where e.judging_at > n and l.lost is not null
union all
select 'time_moved', e.slug, e.name, m.moment, m.to_at, m.reason, m.moved_at, m.times
from (select distinct on (m.event_id, m.version) m.event_id, m.moment, m.to_at, m.reason, m.moved_at,
      (count(*) over (partition by m.event_id, m.version))::integer as times
    from public.moved_times m, private.now() n
    where m.moved_at > n - interval '3 days'
      and not exists (select from public.moved_times later where later.event_id = m.event_id and later.moment = m.moment and later.id > m.id)
    order by m.event_id, m.version, m.moment <> 'judging_at', m.id) m
  join public.events e on e.id = m.event_id, private.now() n
where e.results_at > n and private.is_told(e.id)
union all
-- the last move alone: it says when and where the day is now
select 'demo_moved', e.slug, e.name, null, d.starts_at, d.place, m.moved_at, null
from (select distinct on (m.event_id) m.event_id, m.moved_at from public.moved_demo_days m
    where m.moved_at > private.now() - interval '3 days' order by m.event_id, m.id desc) m
  join public.demo_days d on d.event_id = m.event_id and d.team_id is null and not d.is_over
  join public.events e on e.id = m.event_id, private.now() n
where e.results_at > n and private.is_told(e.id);
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

-- What is heard there beside what is said: that it changed, and what it counts.

create function private.hear_event() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.call_floor((to_jsonb(coalesce(new, old)) ->> tg_argv[0])::bigint);
  return null;
end $$;

-- the brief, and the times: when the results come among them
create trigger events_are_heard after update on public.events
  for each row when (old.* is distinct from new.*) execute function private.hear_event('id');
-- when and where the pitches are
create trigger demo_days_are_heard after insert on public.demo_days
  for each row execute function private.hear_event('event_id');
create trigger demo_days_that_move_are_heard after update on public.demo_days
  for each row when ((old.starts_at, old.place) is distinct from (new.starts_at, new.place)) execute function private.hear_event('event_id');
-- whom and how many a team needs
create trigger team_rules_are_heard after insert or update on public.team_rules
  for each row execute function private.hear_event('event_id');
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

-- Who is in an event as it was counted last. Of a hackathon these are a thousand rows, which a team that hands in and an idea that is
-- logged leave as they are.
create table private.event_people (
  event_id bigint primary key references public.events (id) on delete cascade,
  counted jsonb not null,
  counted_at timestamptz not null
);

-- How many are in an event, have come to it and are on which side. free: who looks for a team, as private.people_without_team lists
-- them, without those who only help.
create function private.count_people_in(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select jsonb_build_object('registered', count(*), 'come', count(r.checked_in_at),
      'free', count(*) filter (where m.person_id is null and p.left_at is null and p.is_complete and p.id <> e.organizer_id
        and not exists (select from public.event_roles o where o.event_id = p_event and o.person_id = p.id)),
      'marketing', count(*) filter (where p.function = 'marketing'), 'it', count(*) filter (where p.function = 'it'),
      'other', count(*) filter (where p.function = 'other'), 'bridging', count(*) filter (where p.is_bridging))
  from public.registrations r join public.people p on p.id = r.person_id join public.events e on e.id = r.event_id
    left join public.team_members m on m.event_id = r.event_id and m.person_id = r.person_id
  where r.event_id = p_event);
end $$;

-- As it was counted within this second, because roles change too; null where it was not.
create function private.people_counted_just_now(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select c.counted from private.event_people c
  where c.event_id = p_event and clock_timestamp() - c.counted_at between '0 seconds' and '1 second');
end $$;

-- For a message, which goes to everybody. p_anew: who is in has changed. Otherwise it is counted once a second.
create function private.people_counted(p_event bigint, p_anew boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_counted jsonb := case when not p_anew then private.people_counted_just_now(p_event) end;
begin
  if v_counted is null then
    v_counted := private.count_people_in(p_event);
    insert into private.event_people (event_id, counted, counted_at)
    select e.id, v_counted, clock_timestamp() from public.events e where e.id = p_event
    on conflict (event_id) do update set counted = excluded.counted, counted_at = excluded.counted_at;
  end if;
  return v_counted - 'come';
end $$;

-- For a page, which writes nothing.
create function private.people_in(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce(private.people_counted_just_now(p_event), private.count_people_in(p_event));
end $$;
grant execute on function private.people_in(bigint) to authenticated;

-- Whoever changes sides, leaves or comes is counted by the next page. Deferred, as the counting is.
create function private.count_again() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_events bigint[] := case tg_argv[0] when 'event_id' then array[(to_jsonb(new) ->> 'event_id')::bigint]
    else array(select event_id from public.registrations where person_id = (to_jsonb(new) ->> 'id')::uuid) end;
begin
  perform from private.event_people where event_id = any (v_events) order by event_id for update;
  delete from private.event_people where event_id = any (v_events);
  return null;
end $$;
create constraint trigger people_who_change_are_counted after update on public.people deferrable initially deferred for each row
  when ((old.function, old.is_bridging, old.left_at) is distinct from (new.function, new.is_bridging, new.left_at))
  execute function private.count_again('person_id');
create constraint trigger people_who_come_are_counted after update on public.registrations deferrable initially deferred for each row
  when (old.checked_in_at is distinct from new.checked_in_at) execute function private.count_again('event_id');

-- What the pages of an event count, as it stands now: so many that nobody learns anything from them that the page does not show.
create function private.event_counts(p_event bigint, p_anew boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin return private.people_counted(p_event, p_anew) || (
  select jsonb_build_object('teams', count(*), 'handed_in', count(submitted_at),
    'ideas', (select count(*) from public.ideas where event_id = p_event and is_listed))
  from public.teams where event_id = p_event);
end $$;

-- A team as the page of its event shows it to everybody; null where its idea is hidden, which not everybody reads.
create function private.team_as_shown(p_team bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select jsonb_build_object('id', l.id, 'name', l.name, 'idea_id', l.idea_id, 'idea', l.idea, 'size', l.size, 'marketing', l.marketing,
    'it', l.it, 'bridging', l.bridging, 'needs', l.needs, 'must_mix', l.must_mix, 'lacks', l.lacks, 'submitted_at', l.submitted_at,
    'people', (select coalesce(jsonb_agg(m.person_id order by m.joined_at, m.person_id), '[]') from public.team_members m where m.team_id = l.id))
  from public.team_list l join public.ideas i on i.id = l.idea_id where l.id = p_team and i.hidden_at is null);
end $$;

-- Says what changed for who looks at the event: the team as it is now, and all counts. Once for each team and once for the counts,
-- however many rows a transaction changed; `key`: of several in the same second the last one says it all.
create function private.say_counts(p_event bigint, p_team bigint, p_anew boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_key text := coalesce('team ' || p_team, 'counts');
  v_said text := coalesce(nullif(current_setting('common_ground.counted', true), ''), ';');
  v_of text := ';' || p_event || ' ';
  v_says jsonb;
begin
  if (position(v_of || v_key || ';' in v_said) > 0 or p_team is null and position(v_of in v_said) > 0)
    and (not p_anew or position(v_of || 'people;' in v_said) > 0) then
    return;
  end if;
  perform set_config('common_ground.counted', v_said || p_event || ' ' || v_key || ';' || case when p_anew then p_event || ' people;' else '' end, true);
  v_says := case when p_team is null then '{}' when exists (select from public.teams where id = p_team)
    then jsonb_strip_nulls(jsonb_build_object('team', private.team_as_shown(p_team))) else jsonb_build_object('closed', p_team) end;
  perform realtime.send(v_says || jsonb_build_object('by', auth.uid(), 'key', v_key, 'counts', private.event_counts(p_event, p_anew)),
    'changed', 'floor-' || p_event, true);
end $$;

create function private.count_people() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.say_counts(coalesce(new.event_id, old.event_id), (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::bigint, true);
  return null;
end $$;
-- a team that forms or closes takes people with it
create function private.count_team() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.say_counts(coalesce(new.event_id, old.event_id), coalesce(new.id, old.id), tg_op <> 'UPDATE');
  return null;
end $$;
-- an idea that moves is counted where it comes from too
create function private.count_ideas() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.say_counts(e.id, null, false) from (select new.event_id union select old.event_id) e (id) where e.id is not null;
  return null;
end $$;
-- deferred: behind the lock of the log, so that nobody waits for a count in another order, and the last one says them all
create constraint trigger registrations_are_counted after insert or delete on public.registrations
  deferrable initially deferred for each row execute function private.count_people();
create constraint trigger team_members_are_counted after insert or delete or update on public.team_members
  deferrable initially deferred for each row execute function private.count_people('team_id');
create constraint trigger teams_are_counted after insert or delete or update on public.teams
  deferrable initially deferred for each row execute function private.count_team();
create constraint trigger ideas_are_counted after insert on public.ideas
  deferrable initially deferred for each row when (new.event_id is not null) execute function private.count_ideas();
create constraint trigger ideas_that_hide_are_counted after update on public.ideas
  deferrable initially deferred for each row when ((old.is_listed, old.event_id) is distinct from (new.is_listed, new.event_id))
  execute function private.count_ideas();
