-- submissions, a demo day that moves: along with the times of its event, and told to those who count on it; and what a team knows of its turn.

-- Where a demo day began before and after a change, once people count on it. One row for each save that moves it.
create table public.moved_demo_days (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  from_at timestamptz not null,
  to_at timestamptz not null,
  from_place text not null,
  to_place text not null,
  moved_by uuid not null references public.people (id) on delete restrict,
  moved_at timestamptz not null default private.now()
);
create index moved_demo_days_by_event on public.moved_demo_days (event_id, id);
create index moved_demo_days_by_day on public.moved_demo_days (moved_at);
create index moved_demo_days_by_person on public.moved_demo_days (moved_by);
alter table public.moved_demo_days enable row level security;
create policy moved_demo_days_are_seen_by_members on public.moved_demo_days for select to authenticated using ((select private.is_member()));
grant select on public.moved_demo_days to authenticated;
create trigger moved_demo_days_are_append_only before update on public.moved_demo_days
  for each row execute function private.refuse_change();

create function private.keep_moved_demo() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.moved_demo_days (event_id, from_at, to_at, from_place, to_place, moved_by)
  select new.event_id, old.starts_at, new.starts_at, old.place, new.place, auth.uid()
  from public.events e where e.id = new.event_id and private.is_announced(e);
  return null;
end $$;
create trigger demo_days_keep_how_they_moved after update on public.demo_days
  for each row when ((old.starts_at, old.place) is distinct from (new.starts_at, new.place)) execute function private.keep_moved_demo();

-- Where the agenda moves along with the times, the demo day does too, as long as it has not begun. It is a save of its form: an organizer
-- who has that one open is told.
create function private.move_demo_along() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  d public.demo_days;
begin
  if current_setting('common_ground.agenda_moves', true) is distinct from 'true' then
    return null;
  end if;
  update public.demo_days set starts_at = private.moved_along(old, new, starts_at), version = version + 1
  where event_id = new.id and team_id is null and not is_over and private.moved_along(old, new, starts_at) <> starts_at
  returning * into d;
  if found then
    perform private.note_save(new.id, 'demo', null);
    perform private.announce_demo(d, true);
  end if;
  return null;
end $$;
create trigger events_move_the_demo_day_along after update on public.events
  for each row when (old.* is distinct from new.*) execute function private.move_demo_along();

-- When and where a team pitches: {"position", "at" as planned, "place" its own or that of the day, "state"}; null while it is not in the
-- order. "next" only once the day has begun: until then it waits for the planned time.
create function private.pitch_of(p_team bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select jsonb_build_object('position', s.position, 'place', coalesce(nullif(s.place, ''), d.place),
    'at', private.planned_pitch(d, s.position),
    'state', case when d.team_id = s.team_id then 'now' when s.was_called then 'done'
      when (d.team_id is not null or d.is_over) and private.next_to_pitch(d.event_id) = s.team_id then 'next' else 'waits' end)
  from public.demo_slots s join public.demo_days d on d.event_id = s.event_id where s.team_id = p_team);
end $$;
grant execute on function private.pitch_of(bigint) to authenticated;

-- The demo day of an event in one line, and when the team of whoever asks pitches; null until it is planned.
create function public.demo_in_brief(p_slug text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select jsonb_build_object('starts_at', d.starts_at, 'pitch_minutes', d.pitch_minutes, 'question_minutes', d.question_minutes, 'place', d.place,
    'has_begun', d.team_id is not null or d.is_over,
    'mine', (select private.pitch_of(m.team_id) from public.team_members m where m.event_id = d.event_id and m.person_id = (select auth.uid())))
  from public.demo_days d join public.events e on e.id = d.event_id where e.slug = p_slug);
end $$;
grant execute on function public.demo_in_brief(text) to authenticated;
