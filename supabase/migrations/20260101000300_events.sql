-- events: a hackathon, its challenges and the people registered for it. The phase follows from the times, never from a switch.

create table public.events (
  id bigint generated always as identity primary key,
  slug text not null,
  name text not null,
  brief text not null default '',
  time_zone text not null default 'UTC',
  organizer_id uuid not null references public.people (id) on delete restrict,
  ideation_at timestamptz not null,
  formation_at timestamptz not null,
  build_at timestamptz not null,
  submission_at timestamptz not null,
  -- the deadline: judging begins and nothing is handed in any more
  judging_at timestamptz not null,
  voting_at timestamptz not null,
  results_at timestamptz not null,
  created_at timestamptz not null default private.now(),
  constraint events_slug_is_unique unique (slug),
  constraint events_slug_is_a_word check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  constraint events_name_is_short check (length(btrim(name)) between 3 and 80),
  constraint events_brief_fits check (length(brief) <= 10000),
  -- a place both PostgreSQL and a browser know: offsets and POSIX rules would break every page that shows the times
  constraint events_time_zone_is_a_place check (time_zone = 'UTC' or time_zone ~
    '^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z0-9_+/-]{2,40}$'),
  constraint events_phases_follow_each_other check (ideation_at < formation_at and formation_at <= build_at
    and build_at <= submission_at and submission_at < judging_at and judging_at <= voting_at and voting_at <= results_at)
);
create index events_by_organizer on public.events (organizer_id);
create index events_by_time on public.events (ideation_at desc, id);
alter table public.events enable row level security;

create table public.challenges (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  position integer not null,
  title text not null,
  brief text not null default '',
  unique (id, event_id),
  constraint challenges_title_is_short check (length(btrim(title)) between 3 and 120),
  constraint challenges_brief_fits check (length(brief) <= 4000),
  constraint challenges_have_a_place unique (event_id, position)
);
alter table public.challenges enable row level security;

create table public.registrations (
  event_id bigint not null references public.events (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  registered_at timestamptz not null default private.now(),
  primary key (event_id, person_id)
);
create index registrations_by_person on public.registrations (person_id);
alter table public.registrations enable row level security;

create policy events_are_seen_by_members on public.events for select to authenticated using ((select private.is_member()));
create policy challenges_are_seen_by_members on public.challenges for select to authenticated using ((select private.is_member()));
create policy registrations_are_seen_by_members on public.registrations for select to authenticated using ((select private.is_member()));
grant select on public.events, public.challenges, public.registrations to authenticated;

create type public.event_phase as enum
  ('announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results');

create function private.phase(p_event public.events) returns public.event_phase
language sql volatile set search_path = '' as $$
  select (case
    when n >= p_event.results_at then 'results' when n >= p_event.voting_at then 'voting'
    when n >= p_event.judging_at then 'judging' when n >= p_event.submission_at then 'submission'
    when n >= p_event.build_at then 'build' when n >= p_event.formation_at then 'formation'
    when n >= p_event.ideation_at then 'ideation' else 'announced' end)::public.event_phase
  from private.now() n
$$;
grant execute on function private.phase(public.events) to authenticated;

-- What lists and pages of events show: the phase by the database clock, when it ends, how many are in.
-- asked_at is that clock: what is left is reckoned from it, never from the reader's watch.
create view public.event_list with (security_invoker = true) as
select e.*, private.phase(e) as phase,
  (select min(t) from unnest(array[e.ideation_at, e.formation_at, e.build_at, e.submission_at, e.judging_at, e.voting_at, e.results_at]) t
    where t > n) as next_phase_at,
  n as asked_at,
  (select count(*) from public.registrations r where r.event_id = e.id) as registered
from public.events e, private.now() n;
grant select on public.event_list to authenticated;

-- Whether the person who asks runs this event: its organizer, and leaders and admins.
create function private.organizes(p_event bigint) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.events e where e.id = p_event and e.organizer_id = auth.uid() and private.is_member())
    or private.has_role('leader', 'admin')
$$;
grant execute on function private.organizes(bigint) to authenticated;

-- Creates or changes an event with its challenges in one go. p_challenges: [{"id"?: 1, "title": "", "brief": ""}] in order.
-- Refuses: leaders_only (new), organizer_only (change), no_such_event, events_keep_used_challenges, events_time_zone_exists.
create function public.save_event(p_event jsonb, p_challenges jsonb, p_id bigint default null) returns text
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events;
begin
  if p_id is null then
    perform private.leader();
    e.organizer_id := coalesce((p_event ->> 'organizer_id')::uuid, me);
  else
    select * into e from public.events where id = p_id for update;
    if not found then
      perform private.refuse('no_such_event', 404);
    end if;
    if not private.organizes(p_id) then
      perform private.refuse('organizer_only', 403);
    end if;
  end if;
  e := jsonb_populate_record(e, p_event - 'id' - 'created_at');
  if not exists (select from pg_catalog.pg_timezone_names where name = e.time_zone) then
    perform private.refuse('events_time_zone_exists', 400);
  end if;
  if p_id is null then
    insert into public.events (slug, name, brief, time_zone, organizer_id, ideation_at, formation_at, build_at,
      submission_at, judging_at, voting_at, results_at)
    values (e.slug, e.name, coalesce(e.brief, ''), e.time_zone, e.organizer_id, e.ideation_at, e.formation_at, e.build_at,
      e.submission_at, e.judging_at, e.voting_at, e.results_at)
    returning * into e;
  else
    update public.events set slug = e.slug, name = e.name, brief = e.brief, time_zone = e.time_zone,
      organizer_id = e.organizer_id, ideation_at = e.ideation_at, formation_at = e.formation_at, build_at = e.build_at,
      submission_at = e.submission_at, judging_at = e.judging_at, voting_at = e.voting_at, results_at = e.results_at
    where id = p_id;
  end if;
  perform private.save_challenges(e.id, p_challenges);
  perform private.log(case when p_id is null then 'event.created' else 'event.changed' end, 'events', e.id::text,
    jsonb_build_object('name', e.name, 'slug', e.slug, 'judging_at', e.judging_at));
  return e.slug;
end $$;
grant execute on function public.save_event(jsonb, jsonb, bigint) to authenticated;

create function private.save_challenges(p_event bigint, p_challenges jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- positions move out of the way first, so that a new order does not meet itself
  update public.challenges set position = -id where event_id = p_event;
  begin
    delete from public.challenges c where c.event_id = p_event
      and not exists (select from jsonb_array_elements(p_challenges) j where (j ->> 'id')::bigint = c.id);
  exception when foreign_key_violation or restrict_violation then
    perform private.refuse('events_keep_used_challenges');
  end;
  update public.challenges c set position = j.position, title = j.item ->> 'title', brief = coalesce(j.item ->> 'brief', '')
  from jsonb_array_elements(p_challenges) with ordinality j (item, position)
  where c.event_id = p_event and c.id = (j.item ->> 'id')::bigint;
  insert into public.challenges (event_id, position, title, brief)
  select p_event, j.position, j.item ->> 'title', coalesce(j.item ->> 'brief', '')
  from jsonb_array_elements(p_challenges) with ordinality j (item, position)
  where j.item ->> 'id' is null;
end $$;

-- Registers the person who asks. Asking again changes nothing. Refuses: no_such_event, event_is_over.
create function public.register_for_event(p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events;
begin
  select * into e from public.events where id = p_event for share;
  if not found then
    perform private.refuse('no_such_event', 404);
  end if;
  if private.now() >= e.judging_at then
    perform private.refuse('event_is_over');
  end if;
  insert into public.registrations (event_id, person_id) values (p_event, me) on conflict do nothing;
  if found then
    perform private.log('event.registered', 'events', p_event::text);
  end if;
end $$;
grant execute on function public.register_for_event(bigint) to authenticated;

-- An event with its challenges and who is in, for its page; null when there is none. People beyond 300 are only counted.
create function public.show_event(p_slug text) returns jsonb
language sql stable set search_path = '' as $$
  select to_jsonb(e) || jsonb_build_object(
    'organizer', (select jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function, 'is_bridging', p.is_bridging)
      from public.people p where p.id = e.organizer_id),
    'may_edit', private.organizes(e.id),
    'is_registered', exists (select from public.registrations r where r.event_id = e.id and r.person_id = auth.uid()),
    'challenges', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'brief', c.brief) order by c.position), '[]')
      from public.challenges c where c.event_id = e.id),
    'sides', (select jsonb_build_object(
        'marketing', count(*) filter (where p.function = 'marketing'), 'it', count(*) filter (where p.function = 'it'),
        'other', count(*) filter (where p.function = 'other'), 'bridging', count(*) filter (where p.is_bridging))
      from public.registrations r join public.people p on p.id = r.person_id where r.event_id = e.id),
    'people', (select coalesce(jsonb_agg(to_jsonb(w) order by w.registered_at, w.id), '[]') from (
      select p.id, p.name, p.function, p.is_bridging, r.registered_at
      from public.registrations r join public.people p on p.id = r.person_id
      where r.event_id = e.id order by r.registered_at, p.id limit 300) w))
  from public.event_list e where e.slug = p_slug
$$;
grant execute on function public.show_event(text) to authenticated;

-- The events that take ideas now, with their challenges, the ones the person is registered for first.
create function public.open_events() returns table (id bigint, slug text, name text, is_registered boolean, challenges jsonb)
language sql stable set search_path = '' as $$
  select e.id, e.slug, e.name,
    exists (select from public.registrations r where r.event_id = e.id and r.person_id = auth.uid()) as is_registered,
    (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title) order by c.position), '[]')
      from public.challenges c where c.event_id = e.id)
  from public.events e, private.now() n where n >= e.ideation_at and n < e.judging_at
  order by 4 desc, e.ideation_at desc, e.id
$$;
grant execute on function public.open_events() to authenticated;
