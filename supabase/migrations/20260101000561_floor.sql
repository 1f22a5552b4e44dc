-- floor, mentors' help: a team asks, waits its turn where everybody sees the line, one mentor takes it, somebody closes it.

create table public.help_requests (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  team_id bigint not null,
  topic text not null,
  place text not null default '',
  asked_by uuid not null references public.people (id) on delete restrict,
  asked_at timestamptz not null default private.now(),
  taken_by uuid references public.people (id) on delete restrict,
  taken_at timestamptz,
  closed_by uuid references public.people (id) on delete restrict,
  closed_at timestamptz,
  constraint help_requests_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint help_requests_topic_is_said check (length(btrim(topic)) between 3 and 300),
  constraint help_requests_place_fits check (length(place) <= 120),
  constraint help_requests_are_taken_by_somebody check ((taken_by is null) = (taken_at is null)),
  constraint help_requests_are_closed_by_somebody check ((closed_by is null) = (closed_at is null))
);
-- one team, one place in the line, also when two of it ask at once
create unique index help_requests_team_waits_once on public.help_requests (team_id) where closed_at is null;
create index help_requests_in_line on public.help_requests (event_id, id) where closed_at is null;
create index help_requests_by_event on public.help_requests (event_id, closed_at desc);
create index help_requests_by_team on public.help_requests (team_id, event_id);
create index help_requests_by_asker on public.help_requests (asked_by);
create index help_requests_by_taker on public.help_requests (taken_by);
create index help_requests_by_closer on public.help_requests (closed_by);
alter table public.help_requests enable row level security;
create policy help_requests_are_seen_by_members on public.help_requests for select to authenticated using ((select private.is_member()));
grant select on public.help_requests to authenticated;

create function private.mentors(p_event bigint) returns boolean
language sql stable security definer set search_path = '' as $$
  select private.is_mentor(p_event) or private.organizes(p_event)
$$;
grant execute on function private.mentors(bigint) to authenticated;

-- Who is no longer asked to help gives back what he or she had taken, to its old place in the line: no team waits for somebody who
-- does not come. Whoever still mentors or organizes goes on.
create function private.give_help_back() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_team bigint;
begin
  if exists (select from public.event_roles where event_id = old.event_id and person_id = old.person_id)
    or exists (select from public.events e where e.id = old.event_id and e.organizer_id = old.person_id)
    or exists (select from public.people where id = old.person_id and role in ('leader', 'admin') and left_at is null) then
    return null;
  end if;
  for v_team in update public.help_requests set taken_by = null, taken_at = null
    where event_id = old.event_id and taken_by = old.person_id and closed_at is null returning team_id loop
    perform private.log('team.help_given_back', 'teams', v_team::text);
  end loop;
  return null;
end $$;
create trigger event_roles_give_help_back after delete on public.event_roles
  for each row execute function private.give_help_back();

-- Whoever has the line open sees at once who helps and what may be done there.
create function private.hear_roles() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.call_floor(coalesce(new.event_id, old.event_id));
  return null;
end $$;
create trigger event_roles_are_heard after insert or delete on public.event_roles
  for each row execute function private.hear_roles();

-- A member of a team asks, from the first phase to the deadline of the team, which may be later than that of others. Refuses: no_such_team, team_members_only, help_is_not_open,
-- help_requests_team_waits_once (by its index).
create function public.ask_for_help(p_team bigint, p_topic text, p_place text default '') returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
  e public.events;
  v_id bigint;
begin
  select * into t from public.teams where id = p_team for key share;
  if not found then
    perform private.refuse('no_such_team', 404);
  elsif not exists (select from public.team_members where team_id = p_team and person_id = me) then
    perform private.refuse('team_members_only', 403);
  end if;
  select * into e from public.events where id = t.event_id for share;
  if private.now() < e.ideation_at or private.now() >= private.deadline_of(p_team) then
    perform private.refuse('help_is_not_open');
  end if;
  insert into public.help_requests (event_id, team_id, topic, place, asked_by, asked_at)
  values (t.event_id, p_team, btrim(p_topic), coalesce(btrim(p_place), ''), me, private.now()) returning id into v_id;
  perform private.call_floor(t.event_id, '{"about": "help"}');
  perform private.log('team.asked_for_help', 'teams', p_team::text, jsonb_build_object('topic', btrim(p_topic)));
  return v_id;
end $$;

-- One mentor or organizer takes a request, or gives it back to its old place in the line.
-- Refuses: no_such_request, mentors_only, help_is_taken, help_is_closed.
create function public.take_help(p_request bigint, p_takes boolean default true) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  h public.help_requests;
begin
  select * into h from public.help_requests where id = p_request for update;
  if not found then
    perform private.refuse('no_such_request', 404);
  elsif not private.mentors(h.event_id) then
    perform private.refuse('mentors_only', 403);
  elsif h.closed_at is not null then
    perform private.refuse('help_is_closed');
  elsif h.taken_by is not null and h.taken_by <> me then
    perform private.refuse('help_is_taken');
  elsif (h.taken_by is not null) = p_takes then
    return;
  end if;
  update public.help_requests set taken_by = case when p_takes then me end, taken_at = case when p_takes then private.now() end where id = p_request;
  perform private.call_floor(h.event_id, '{"about": "help"}');
  perform private.log(case when p_takes then 'team.help_taken' else 'team.help_given_back' end, 'teams', h.team_id::text);
end $$;

-- Done, or not needed any more: a member of the team, who took it, or an organizer says so. Again changes nothing.
-- Refuses: no_such_request, help_is_closed_by_its_people.
create function public.close_help(p_request bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  h public.help_requests;
begin
  select * into h from public.help_requests where id = p_request for update;
  if not found then
    perform private.refuse('no_such_request', 404);
  elsif not (me = coalesce(h.taken_by, h.asked_by) or private.organizes(h.event_id)
    or exists (select from public.team_members m where m.team_id = h.team_id and m.person_id = me)) then
    perform private.refuse('help_is_closed_by_its_people', 403);
  elsif h.closed_at is not null then
    return;
  end if;
  update public.help_requests set closed_by = me, closed_at = private.now() where id = p_request;
  perform private.call_floor(h.event_id, '{"about": "help"}');
  perform private.log('team.help_closed', 'teams', h.team_id::text);
end $$;
grant execute on function public.ask_for_help(bigint, text, text), public.take_help(bigint, boolean), public.close_help(bigint) to authenticated;

-- The line of an event: who waits at which place, who is being helped, the last ten that were done; what the person who asks may do.
create function public.show_help(p_slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'time_zone', e.time_zone,
    'asked_at', e.asked_at, 'me', auth.uid(),
    'is_open', e.asked_at >= e.ideation_at and e.asked_at < coalesce((select private.deadline_of(m.team_id) from public.team_members m
      where m.event_id = e.id and m.person_id = (select auth.uid())), e.judging_at),
    'may_help', private.mentors(e.id), 'may_close', private.organizes(e.id),
    'mentors', (select coalesce(jsonb_agg(p.name order by p.name), '[]') from public.event_roles r join public.people p on p.id = r.person_id
      where r.event_id = e.id and r.role = 'mentor'),
    'my_team', (select jsonb_build_object('id', t.id, 'name', t.name) from public.team_members m join public.teams t on t.id = m.team_id
      where m.event_id = e.id and m.person_id = (select auth.uid())),
    'requests', (select coalesce(jsonb_agg(to_jsonb(q) order by q.id), '[]') from (
      select h.id, h.team_id, t.name as team, h.topic, h.place, h.asked_at, h.taken_by, p.name as mentor, h.taken_at,
        case when h.taken_at is null then row_number() over (partition by h.taken_at is null order by h.id) end as position
      from public.help_requests h join public.teams t on t.id = h.team_id left join public.people p on p.id = h.taken_by
      where h.event_id = e.id and h.closed_at is null) q),
    'done', (select coalesce(jsonb_agg(to_jsonb(d) order by d.closed_at desc, d.id), '[]') from (
      select h.id, t.name as team, h.topic, p.name as mentor, h.closed_at
      from public.help_requests h join public.teams t on t.id = h.team_id left join public.people p on p.id = h.taken_by
      where h.event_id = e.id and h.closed_at is not null order by h.closed_at desc limit 10) d))
  from public.event_list e where e.slug = p_slug
$$;
grant execute on function public.show_help(text) to authenticated;
