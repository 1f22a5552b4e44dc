-- submissions, demo day: in which order teams pitch, when, and the one clock of the pitch that everybody sees.

create type public.demo_stage as enum ('pitch', 'questions');

create table public.demo_days (
  event_id bigint primary key references public.events (id) on delete cascade,
  starts_at timestamptz not null,
  pitch_minutes integer not null,
  question_minutes integer not null,
  place text not null default '',
  -- whose turn it is and at what; nobody's before the first and after the last
  team_id bigint,
  stage public.demo_stage not null default 'pitch',
  -- since when the clock runs, and what it had counted before that
  runs_since timestamptz,
  counted_ms bigint not null default 0,
  is_over boolean not null default false,
  -- where the day stood when it was begun again, until it runs: {"team_id", "stage", "counted_ms", "is_over", "called": [team ids]}
  before_reset jsonb,
  version integer not null default 1,
  constraint demo_days_team_is_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete set null (team_id),
  constraint demo_days_pitch_is_short check (pitch_minutes between 1 and 60),
  constraint demo_days_questions_are_short check (question_minutes between 0 and 60),
  constraint demo_days_start_is_a_time check (isfinite(starts_at)),
  constraint demo_days_place_fits check (length(place) <= 120)
);
create index demo_days_by_team on public.demo_days (team_id, event_id);
alter table public.demo_days enable row level security;

create table public.demo_slots (
  team_id bigint primary key,
  event_id bigint not null,
  position integer not null,
  -- its turn has come: it is not called up again
  was_called boolean not null default false,
  -- a room or a table of its own, where it is another one than that of the day
  place text not null default '',
  constraint demo_slots_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint demo_slots_have_a_place unique (event_id, position) deferrable initially deferred,
  constraint demo_slots_place_fits check (length(place) <= 60)
);
alter table public.demo_slots enable row level security;

create policy demo_days_are_seen_by_members on public.demo_days for select to authenticated using ((select private.is_member()));
create policy demo_slots_are_seen_by_members on public.demo_slots for select to authenticated using ((select private.is_member()));
grant select on public.demo_days, public.demo_slots to authenticated;

create policy demo_days_are_followed_by_members on realtime.messages for select to authenticated
  using ((select realtime.topic()) like 'demo-%' and (select private.is_member()));

-- Who is called up next: the first in the order whose turn has not come, also after the last one, where somebody was added behind.
create function private.next_to_pitch(p_event bigint) returns bigint
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select team_id from public.demo_slots where event_id = p_event and not was_called order by position limit 1);
end $$;
grant execute on function private.next_to_pitch(bigint) to authenticated;

-- When whoever stands at a place of the order pitches, as it is planned.
create function private.planned_pitch(d public.demo_days, p_position integer) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
  return d.starts_at + (p_position - 1) * make_interval(mins => d.pitch_minutes + d.question_minutes);
end $$;
grant execute on function private.planned_pitch(public.demo_days, integer) to authenticated;

-- What the clock of a pitch shows at a moment: whoever hears it shows the same without asking again.
create function private.demo_clock(d public.demo_days) returns jsonb
language sql volatile set search_path = '' as $$
  select jsonb_build_object('team_id', d.team_id, 'stage', d.stage, 'is_running', d.runs_since is not null, 'is_over', d.is_over,
    'next_id', private.next_to_pitch(d.event_id), 'may_undo', d.before_reset is not null, 'version', d.version, 'asked_at', n,
    'counted_ms', d.counted_ms + coalesce(round(extract(epoch from n - d.runs_since) * 1000), 0)::bigint)
  from private.now() n
$$;
grant execute on function private.demo_clock(public.demo_days) to authenticated;

-- `is_arranged`: the order or the times changed as well, so the page is read again.
create function private.announce_demo(d public.demo_days, p_is_arranged boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send(private.demo_clock(d) || jsonb_build_object('is_arranged', p_is_arranged), 'changed', 'demo-' || d.event_id, true);
end $$;

-- The demo day of an event, held for the organizer who changes it. Refuses: no_such_event, organizer_only, demo_is_not_planned.
create function private.hold_demo(p_event bigint) returns public.demo_days
language plpgsql security definer set search_path = '' as $$
declare
  d public.demo_days;
begin
  perform private.caller();
  if not exists (select from public.events where id = p_event) then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  end if;
  select * into d from public.demo_days where event_id = p_event for update;
  if not found then
    perform private.refuse('demo_is_not_planned');
  end if;
  return d;
end $$;

-- The order of everybody who handed in and has not pitched: each challenge spread evenly over the day, within that by lot, drawn anew each
-- time. Who pitched and who pitches now stay where they are.
create function private.lay_order(d public.demo_days) returns void
language sql security definer set search_path = '' as $$
  delete from public.demo_slots s where s.event_id = d.event_id and not s.was_called;
  with draw as materialized (select random()::text as seed)
  insert into public.demo_slots (team_id, event_id, position)
  select team_id, d.event_id, (select coalesce(max(s.position), 0) from public.demo_slots s where s.event_id = d.event_id)
    + row_number() over (order by (turn - 0.5) / of_challenge, md5(seed || ' challenge ' || challenge), lot)
  from (
    select team_id, challenge, lot, seed, row_number() over (partition by challenge order by lot) as turn,
      count(*) over (partition by challenge) as of_challenge
    from (
      select s.team_id, coalesce(i.challenge_id, 0) as challenge, draw.seed, md5(draw.seed || ' ' || s.team_id) as lot
      from draw, public.submissions s join public.teams t on t.id = s.team_id join public.ideas i on i.id = t.idea_id
      where s.event_id = d.event_id and not exists (select from public.demo_slots p where p.team_id = s.team_id)) drawn) turns
$$;

-- A new event pitches as long and in the same room as the one it is copied from, at the same hour; its order is laid later.
create function private.begin_demo_day() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.demo_days (event_id, starts_at, pitch_minutes, question_minutes, place)
  select new.event_id, private.moved_to(d.starts_at, new.copied_from, new.event_id), d.pitch_minutes, d.question_minutes, d.place
  from public.demo_days d where d.event_id = new.copied_from;
  return null;
end $$;
create trigger event_beginnings_plan_the_demo_day after insert on public.event_beginnings
  for each row execute function private.begin_demo_day();

-- Plans the day or changes its times; the order is laid while there is none, and again when asked for. A form says minutes: a start of the
-- same minute is the start that was. Refuses: no_such_event, organizer_only, note_save's, demo_day_is_near_the_event.
create function public.plan_demo(p_event bigint, p_plan jsonb, p_lays_order boolean default false, p_version integer default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  d public.demo_days;
  e public.events;
  v_starts_at timestamptz := (p_plan ->> 'starts_at')::timestamptz;
  v_is_new boolean;
begin
  select * into e from public.events where id = p_event for share;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  end if;
  insert into public.demo_days as p (event_id, starts_at, pitch_minutes, question_minutes, place)
  values (p_event, v_starts_at, (p_plan ->> 'pitch_minutes')::integer,
    (p_plan ->> 'question_minutes')::integer, coalesce(btrim(p_plan ->> 'place'), ''))
  on conflict (event_id) do update set
    starts_at = case when date_trunc('minute', p.starts_at) = date_trunc('minute', excluded.starts_at) then p.starts_at else excluded.starts_at end,
    pitch_minutes = excluded.pitch_minutes, question_minutes = excluded.question_minutes, place = excluded.place, version = p.version + 1
  returning * into d;
  perform private.note_save(p_event, 'demo', p_version);
  if v_starts_at not between date_trunc('minute', e.ideation_at) and e.results_at + interval '31 days' then
    perform private.refuse('demo_day_is_near_the_event', 400);
  end if;
  v_is_new := d.version = 1;
  if p_lays_order or not exists (select from public.demo_slots where event_id = p_event) then
    perform private.lay_order(d);
  end if;
  perform private.announce_demo(d, true);
  perform private.log(case when v_is_new then 'demo.planned' else 'demo.changed' end, 'events', p_event::text);
end $$;

-- Puts a team at a place of the order, the others move; null takes it off. Only who handed in pitches. While one pitches, nobody who
-- still waits comes to stand before it: the next one is looked for behind it. Where the one that pitches is taken off, it is the turn of
-- that next one, and nobody's after the last: who pitched pitches no second time. Refuses: hold_demo's, team_has_not_handed_in, demo_place_has_passed.
create function public.place_demo(p_event bigint, p_team bigint, p_position integer, p_place text default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  d public.demo_days := private.hold_demo(p_event);
  v_place text := coalesce(btrim(p_place), (select place from public.demo_slots where team_id = p_team), '');
  v_position integer;
  v_pitched bigint[];
  v_was_called boolean := coalesce((select was_called from public.demo_slots where team_id = p_team), false);
  v_next bigint := private.next_to_pitch(p_event);
begin
  if not exists (select from public.submissions where team_id = p_team and event_id = p_event) then
    perform private.refuse('team_has_not_handed_in');
  end if;
  select coalesce(array_agg(s.team_id), '{}') into v_pitched from public.demo_slots s join public.demo_slots n on n.team_id = d.team_id
  where s.event_id = p_event and s.position < n.position;
  delete from public.demo_slots where team_id = p_team;
  -- those that stay close up, then make room
  update public.demo_slots s set position = o.place from (
    select team_id, row_number() over (order by position) as place from public.demo_slots where event_id = p_event) o
  where o.team_id = s.team_id;
  if p_position is not null then
    v_position := greatest(1, least(p_position, (select count(*) + 1 from public.demo_slots where event_id = p_event)));
    update public.demo_slots set position = position + 1 where event_id = p_event and position >= v_position;
    -- put behind the one that pitches, it pitches again
    insert into public.demo_slots (team_id, event_id, position, place, was_called) values (p_team, p_event, v_position, v_place,
      v_was_called and (d.team_id is null or d.team_id = p_team or v_position <= (select position from public.demo_slots where team_id = d.team_id)));
    if exists (select from public.demo_slots s join public.demo_slots n on n.team_id = d.team_id
      where s.event_id = p_event and s.position < n.position and s.team_id <> all (v_pitched)) then
      perform private.refuse('demo_place_has_passed');
    end if;
  elsif d.team_id = p_team then
    update public.demo_days set team_id = v_next, is_over = v_next is null, runs_since = null, counted_ms = 0, stage = 'pitch'
    where event_id = p_event;
    update public.demo_slots set was_called = true where team_id = v_next;
  end if;
  update public.demo_days set version = version + 1 where event_id = p_event returning * into d;
  perform private.announce_demo(d, true);
  perform private.log('demo.ordered', 'events', p_event::text, jsonb_build_object('team', (select name from public.teams where id = p_team),
    'position', v_position));
end $$;

-- Runs the clock: start, pause, next (questions, then the next team; after the last one, whoever was added behind), back (the same one
-- from its beginning), reset (the whole day), undo (goes back to where the day stood before that, until it runs again). p_version: what the presser saw; of two who press at once one is told that it has moved on.
-- Refuses: hold_demo's, demo_has_moved_on, demo_has_nobody.
create function public.run_demo(p_event bigint, p_do text, p_version integer) returns void
language plpgsql security definer set search_path = '' as $$
declare
  d public.demo_days := private.hold_demo(p_event);
  v_now timestamptz := private.now();
  v_next bigint;
begin
  if d.version <> p_version then
    perform private.refuse('demo_has_moved_on');
  end if;
  v_next := private.next_to_pitch(p_event);
  if p_do = 'start' and d.runs_since is null and not d.is_over then
    if d.team_id is null and v_next is null then
      perform private.refuse('demo_has_nobody');
    end if;
    d.team_id := coalesce(d.team_id, v_next);
    d.runs_since := v_now;
    d.before_reset := null;
  elsif p_do = 'pause' and d.runs_since is not null then
    d.counted_ms := d.counted_ms + round(extract(epoch from v_now - d.runs_since) * 1000);
    d.runs_since := null;
  elsif p_do = 'next' and (d.team_id is not null or d.is_over and v_next is not null) then
    if d.team_id is not null and d.stage = 'pitch' and d.question_minutes > 0 then
      -- questions follow at once: nobody presses twice while everybody waits
      d.stage := 'questions';
      d.runs_since := v_now;
    else
      d.team_id := v_next;
      d.stage := 'pitch';
      d.runs_since := null;
      d.is_over := v_next is null;
    end if;
    d.counted_ms := 0;
  elsif p_do = 'back' and d.team_id is not null then
    d.stage := 'pitch';
    d.runs_since := null;
    d.counted_ms := 0;
  elsif p_do = 'reset' and (d.team_id is not null or d.is_over) then
    d.before_reset := jsonb_build_object('team_id', d.team_id, 'stage', d.stage, 'is_over', d.is_over,
      'counted_ms', d.counted_ms + coalesce(round(extract(epoch from v_now - d.runs_since) * 1000), 0)::bigint,
      'called', (select coalesce(jsonb_agg(team_id), '[]') from public.demo_slots where event_id = p_event and was_called));
    update public.demo_slots set was_called = false where event_id = p_event;
    d.team_id := null;
    d.stage := 'pitch';
    d.runs_since := null;
    d.counted_ms := 0;
    d.is_over := false;
  elsif p_do = 'undo' and d.before_reset is not null then
    update public.demo_slots set was_called = true where event_id = p_event and d.before_reset -> 'called' @> to_jsonb(team_id);
    -- a team that was taken off meanwhile pitches no more: then it is the turn of the next one
    select team_id into d.team_id from public.demo_slots where team_id = (d.before_reset ->> 'team_id')::bigint;
    d.is_over := (d.before_reset ->> 'is_over')::boolean;
    if d.team_id is null and not d.is_over then
      d.team_id := private.next_to_pitch(p_event);
      d.is_over := d.team_id is null;
    else
      d.stage := (d.before_reset ->> 'stage')::public.demo_stage;
      d.counted_ms := d.before_reset -> 'counted_ms';
    end if;
    d.before_reset := null;
  else
    perform private.refuse('demo_has_moved_on');
  end if;
  update public.demo_slots set was_called = true where team_id = d.team_id;
  update public.demo_days set team_id = d.team_id, stage = d.stage, runs_since = d.runs_since, counted_ms = d.counted_ms,
    is_over = d.is_over, before_reset = d.before_reset, version = version + 1 where event_id = p_event returning * into d;
  perform private.announce_demo(d, false);
  perform private.log('demo.run', 'events', p_event::text, jsonb_build_object('does', p_do, 'team', (select name from public.teams where id = d.team_id)));
end $$;
grant execute on function public.plan_demo(bigint, jsonb, boolean, integer), public.place_demo(bigint, bigint, integer, text),
  public.run_demo(bigint, text, integer) to authenticated;

-- The demo day of an event: its clock, its order with the time of each, and who handed in and is not in it (for who runs
-- the event). A slot is_read once whoever asks may read what the team handed in. Null when there is no such event.
create function public.show_demo(p_slug text) returns jsonb
language sql volatile set search_path = '' as $$
  select jsonb_build_object('event_id', e.id, 'event_name', e.name, 'event_slug', e.slug, 'time_zone', e.time_zone, 'asked_at', e.asked_at,
    'judging_at', e.judging_at, 'voting_at', e.voting_at, 'results_at', e.results_at, 'may_organize', private.organizes(e.id),
    'reads_from', private.gallery_opens(e.id),
    'my_team', (select m.team_id from public.team_members m where m.event_id = e.id and m.person_id = (select auth.uid())),
    'plan', (select jsonb_build_object('starts_at', d.starts_at, 'pitch_minutes', d.pitch_minutes, 'question_minutes', d.question_minutes,
      'place', d.place, 'clock', private.demo_clock(d)) from public.demo_days d where d.event_id = e.id),
    'slots', (select coalesce(jsonb_agg(jsonb_build_object('team_id', t.id, 'team', t.name, 'idea', i.title, 'challenge', c.title,
        'position', s.position, 'place', s.place, 'was_called', s.was_called, 'is_read', exists (select from public.submissions h where h.team_id = t.id),
        'at', private.planned_pitch(d, s.position)) order by s.position), '[]')
      from public.demo_slots s join public.demo_days d on d.event_id = s.event_id join public.teams t on t.id = s.team_id
        join public.ideas i on i.id = t.idea_id left join public.challenges c on c.id = i.challenge_id
      where s.event_id = e.id),
    'left_out', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by lower(t.name), t.id), '[]')
      from public.teams t where t.event_id = e.id and t.submitted_at is not null
        and not exists (select from public.demo_slots s where s.team_id = t.id)))
  from public.event_list e where e.slug = p_slug
$$;
grant execute on function public.show_demo(text) to authenticated;
