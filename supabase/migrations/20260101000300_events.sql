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
  -- from which moment on everybody reads what teams handed in; who votes has to
  gallery_from text not null default 'judging_at',
  constraint events_gallery_opens_after_the_deadline check (gallery_from in ('judging_at', 'voting_at')),
  constraint events_slug_is_unique unique (slug),
  constraint events_slug_is_a_word check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  -- what stands beside the pages of events at the same address
  constraint events_slug_is_no_other_page check (slug <> all ('{new}')),
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

-- Links with words: [{"title": "", "url": ""}].
create function private.are_links(p_links jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select case when jsonb_typeof(p_links) <> 'array' then false else jsonb_array_length(p_links) <= 10 and (select coalesce(bool_and(
    coalesce(l ->> 'url' ~ '^https?://[^[:space:]]+$' and length(l ->> 'url') <= 500 and length(btrim(l ->> 'title')) between 1 and 120, false)), true)
    from jsonb_array_elements(p_links) l) end
$$;

create table public.challenges (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  position integer not null,
  title text not null,
  brief text not null default '',
  -- whom to ask about it
  owner_id uuid references public.people (id) on delete restrict,
  resources jsonb not null default '[]',
  unique (id, event_id),
  constraint challenges_resources_are_links check (private.are_links(resources)),
  constraint challenges_title_is_short check (length(btrim(title)) between 3 and 120),
  constraint challenges_brief_fits check (length(brief) <= 4000),
  constraint challenges_have_a_place unique (event_id, position)
);
create index challenges_by_owner on public.challenges (owner_id);
alter table public.challenges enable row level security;

-- What happens when and where, beside the phases.
create table public.agenda_items (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  at timestamptz not null,
  title text not null,
  place text not null default '',
  note text not null default '',
  constraint agenda_items_title_is_short check (length(btrim(title)) between 2 and 120),
  constraint agenda_items_place_fits check (length(place) <= 120),
  constraint agenda_items_note_fits check (length(note) <= 500)
);
create index agenda_items_in_order on public.agenda_items (event_id, at, id);
alter table public.agenda_items enable row level security;

-- Who helps to run it, besides the organizer who is named on the event itself. A person takes part in as many ways as he or she does:
-- an organizer or a mentor is a row here, a participant one in registrations, a judge one in judges. Each is given and taken away by
-- itself, and none replaces another: an organizer may mentor, a mentor may judge. What must not meet is kept apart where it would meet: a
-- judge scores no team he or she is in, and organizers read scores once they are closed, whatever else they are.
create type public.event_role as enum ('organizer', 'mentor');
create table public.event_roles (
  event_id bigint not null references public.events (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  role public.event_role not null,
  given_by uuid not null references public.people (id) on delete restrict,
  given_at timestamptz not null default private.now(),
  primary key (event_id, person_id, role)
);
create index event_roles_by_person on public.event_roles (person_id);
create index event_roles_by_giver on public.event_roles (given_by);
alter table public.event_roles enable row level security;

create table public.registrations (
  event_id bigint not null references public.events (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  -- the side whose place it is, as when it was given: what the limits count, whatever the profile says later (320)
  function public.job_function,
  registered_at timestamptz not null default private.now(),
  -- when a place became free for somebody who waited
  moved_up_at timestamptz,
  -- by who runs the event, for a team that cannot hand in otherwise (513): counts, and meets no limit
  is_beyond_limit boolean not null default false,
  checked_in_at timestamptz,
  checked_in_by uuid references public.people (id) on delete restrict,
  primary key (event_id, person_id)
);
create index registrations_in_order on public.registrations (event_id, registered_at, person_id);
create index registrations_by_person on public.registrations (person_id);
create index registrations_by_who_checked_in on public.registrations (checked_in_by);
alter table public.registrations enable row level security;

create policy events_are_seen_by_members on public.events for select to authenticated using ((select private.is_member()));
create policy challenges_are_seen_by_members on public.challenges for select to authenticated using ((select private.is_member()));
create policy registrations_are_seen_by_members on public.registrations for select to authenticated using ((select private.is_member()));
create policy agenda_items_are_seen_by_members on public.agenda_items for select to authenticated using ((select private.is_member()));
create policy event_roles_are_seen_by_members on public.event_roles for select to authenticated using ((select private.is_member()));
grant select on public.events, public.challenges, public.agenda_items, public.event_roles to authenticated;
-- not moved_up_at: that somebody waited is for him or her and the organizers to know, like the waiting list
grant select (event_id, person_id, function, registered_at, is_beyond_limit, checked_in_at, checked_in_by) on public.registrations to authenticated;

create type public.event_phase as enum
  ('announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results');

create function private.phase(p_event public.events) returns public.event_phase
language plpgsql volatile set search_path = '' as $$
begin return (
  select (case
    when n >= p_event.results_at then 'results' when n >= p_event.voting_at then 'voting'
    when n >= p_event.judging_at then 'judging' when n >= p_event.submission_at then 'submission'
    when n >= p_event.build_at then 'build' when n >= p_event.formation_at then 'formation'
    when n >= p_event.ideation_at then 'ideation' else 'announced' end)::public.event_phase
  from private.now() n);
end $$;
-- When the phase of a moment ends; null after the last.
create function private.next_phase_at(e public.events, p_at timestamptz) returns timestamptz
language plpgsql immutable set search_path = '' as $$
begin return (
  select min(t) from unnest(array[e.ideation_at, e.formation_at, e.build_at, e.submission_at, e.judging_at, e.voting_at, e.results_at]) t
  where t > p_at);
end $$;
grant execute on function private.phase(public.events), private.next_phase_at(public.events, timestamptz) to authenticated;

-- What lists and pages of events show: the phase by the database clock, when it ends, how many are in.
-- asked_at is that clock: what is left is reckoned from it, never from the reader's watch.
create view public.event_list with (security_invoker = true) as
select e.*, private.phase(e) as phase, private.next_phase_at(e, n) as next_phase_at, n as asked_at,
  (select count(*) from public.registrations r where r.event_id = e.id) as registered
from public.events e, private.now() n;
grant select on public.event_list to authenticated;

-- Whether this is a preview of this event by somebody of this part.
create function private.previews(p_event bigint, p_part text) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((private.preview() ->> 'event')::bigint = p_event and private.preview() ->> 'part' = p_part, false);
end $$;
grant execute on function private.previews(bigint, text) to authenticated;

-- Whether the person who asks runs this event: its organizer, those who organize it too, and leaders and admins.
create function private.organizes(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  -- asked several times on a page, and true for few: the session is looked at last
  return private.has_role('leader', 'admin')
    or (exists (select from public.events where id = p_event and organizer_id = auth.uid())
      or exists (select from public.event_roles where event_id = p_event and person_id = auth.uid() and role = 'organizer'))
    and private.is_member()
    -- a leader of a preview is one in this event only, which whoever looks organizes
    or private.previews(p_event, 'leader');
end $$;
grant execute on function private.organizes(bigint) to authenticated;

-- Creates or changes an event with its challenges and its agenda in one go.
-- p_event: its columns, and "agenda": [{"at", "title", "place"?, "note"?}] (left out: it stays), "reason" where an announced time moves,
-- "passes_at_once": true where its deadline is meant to be over at once, "agenda_moves": true where the agenda moves along with the times,
-- and the demo day with it (525),
-- "copy_of" or "set_up": what a new one begins with, see begin_event.
-- p_challenges: [{"id"?, "title", "brief"?, "owner_id"?, "resources"?: [{"title", "url"}]}] in order. p_version: as note_save takes it (315).
-- Refuses: leaders_only (new), organizer_only (change), no_such_event, setup_was_changed, events_keep_used_challenges,
-- events_time_zone_exists, agenda_has_a_hundred_points, deadline_would_pass_at_once, move_times', begin_event's.
create function public.save_event(p_event jsonb, p_challenges jsonb, p_id bigint default null, p_version integer default null) returns text
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events;
  v_before public.events;
  v_moves jsonb := '[]';
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
    perform private.note_save(p_id, 'event', p_version);
    v_before := e;
  end if;
  e := jsonb_populate_record(e, p_event - 'id' - 'created_at');
  -- who organizes it too does not take it over
  if p_id is not null and e.organizer_id <> v_before.organizer_id and me <> v_before.organizer_id and not private.has_role('leader', 'admin') then
    perform private.refuse('organizer_only', 403);
  end if;
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
    e := private.keep_seconds(v_before, e);
    -- for the triggers of other areas on what follows
    perform set_config('common_ground.agenda_moves', coalesce(p_event ->> 'agenda_moves', ''), true);
    update public.events set slug = e.slug, name = e.name, brief = e.brief, time_zone = e.time_zone,
      organizer_id = e.organizer_id, ideation_at = e.ideation_at, formation_at = e.formation_at, build_at = e.build_at,
      submission_at = e.submission_at, judging_at = e.judging_at, voting_at = e.voting_at, results_at = e.results_at
    where id = p_id;
    -- asked back about: who took the wrong day ends the handing in at once
    if private.is_announced(v_before) and e.judging_at <= private.now() and v_before.judging_at > private.now()
      and (p_event ->> 'passes_at_once') is distinct from 'true' then
      perform private.refuse('deadline_would_pass_at_once', 400);
    end if;
    v_moves := private.move_times(v_before, e, coalesce(p_event ->> 'reason', ''));
    -- who hands an event over goes on organizing it until somebody takes that away
    insert into public.event_roles (event_id, person_id, role, given_by)
    select p_id, p.id, 'organizer', me from public.people p
    where p.id = v_before.organizer_id and p.id <> e.organizer_id and p.left_at is null on conflict do nothing;
  end if;
  perform private.save_challenges(e.id, p_challenges);
  if p_id is not null and p_event ->> 'agenda_moves' = 'true' then
    p_event := p_event || jsonb_build_object('agenda', private.agenda_along(v_before, e, p_event -> 'agenda'));
  end if;
  if p_event ? 'agenda' then
    if jsonb_array_length(p_event -> 'agenda') > 100 then
      perform private.refuse('agenda_has_a_hundred_points', 400);
    end if;
    perform private.save_agenda(e.id, p_event -> 'agenda');
  end if;
  if v_moves = '[]' then
    perform private.log(case when p_id is null then 'event.created' else 'event.changed' end, 'events', e.id::text,
      jsonb_build_object('name', e.name, 'slug', e.slug, 'judging_at', e.judging_at));
  else
    perform private.log('event.times_moved', 'events', e.id::text, jsonb_build_object('reason', btrim(p_event ->> 'reason'), 'moves', v_moves));
  end if;
  if p_id is null then
    perform private.begin_event(e.id, (p_event ->> 'copy_of')::bigint, p_event -> 'set_up');
  end if;
  return e.slug;
end $$;
grant execute on function public.save_event(jsonb, jsonb, bigint, integer) to authenticated;

-- One that stays as it was is not written, so that nobody is called for it.
create function private.save_agenda(p_event bigint, p_agenda jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if jsonb_array_length(p_agenda) = (select count(*) from public.agenda_items where event_id = p_event) and not exists (
    select (j ->> 'at')::timestamptz, j ->> 'title', coalesce(j ->> 'place', ''), coalesce(j ->> 'note', '') from jsonb_array_elements(p_agenda) j
    except all select at, title, place, note from public.agenda_items where event_id = p_event) then
    return;
  end if;
  delete from public.agenda_items where event_id = p_event;
  insert into public.agenda_items (event_id, at, title, place, note)
  select p_event, (j ->> 'at')::timestamptz, j ->> 'title', coalesce(j ->> 'place', ''), coalesce(j ->> 'note', '')
  from jsonb_array_elements(p_agenda) j;
end $$;

-- One that somebody else took away meanwhile is a new one again: whoever sends it wants it.
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
  update public.challenges c set position = j.position, title = j.item ->> 'title', brief = coalesce(j.item ->> 'brief', ''),
    owner_id = (j.item ->> 'owner_id')::uuid, resources = coalesce(j.item -> 'resources', '[]')
  from jsonb_array_elements(p_challenges) with ordinality j (item, position)
  where c.event_id = p_event and c.id = (j.item ->> 'id')::bigint;
  insert into public.challenges (event_id, position, title, brief, owner_id, resources)
  select p_event, j.position, j.item ->> 'title', coalesce(j.item ->> 'brief', ''), (j.item ->> 'owner_id')::uuid,
    coalesce(j.item -> 'resources', '[]')
  from jsonb_array_elements(p_challenges) with ordinality j (item, position)
  where not exists (select from public.challenges c where c.id = (j.item ->> 'id')::bigint);
end $$;
