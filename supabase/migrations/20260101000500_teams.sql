-- teams: the people who build an idea during an event, and the rule that they are mixed.

create type public.team_need as enum ('nobody', 'marketing', 'it', 'either', 'both');

-- How teams are made up in an event; no row is the default, which private.team_rule() knows.
create table public.team_rules (
  event_id bigint primary key references public.events (id) on delete cascade,
  min_size integer not null,
  max_size integer not null,
  must_mix boolean not null,
  constraint team_rules_sizes_make_sense check (min_size between 1 and max_size and max_size <= 30),
  constraint team_rules_leave_room_for_both_sides check (not must_mix or max_size >= 2)
);
alter table public.team_rules enable row level security;
create policy team_rules_are_seen_by_members on public.team_rules for select to authenticated using ((select private.is_member()));
grant select on public.team_rules to authenticated;

create function private.team_rule(p_event bigint) returns public.team_rules
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce((select r from public.team_rules r where r.event_id = p_event), row(p_event, 2, 6, true)::public.team_rules);
end $$;
grant execute on function private.team_rule(bigint) to authenticated;

create table public.teams (
  id bigint generated always as identity primary key,
  idea_id bigint not null,
  event_id bigint not null references public.events (id) on delete restrict,
  name text not null,
  formed_by uuid not null references public.people (id) on delete restrict,
  formed_at timestamptz not null default private.now(),
  -- who speaks for it: the founder, until it is handed over
  lead_id uuid not null references public.people (id) on delete restrict,
  -- people join by being accepted, not by pressing a button
  asks_first boolean not null default false,
  -- when it last handed in, which everybody may know; what it handed in is kept apart
  submitted_at timestamptz,
  -- what it had to meet when it handed in: a rule made stricter later does not keep it from handing in again
  rule_min_size integer,
  rule_must_mix boolean,
  unique (id, event_id),
  constraint teams_idea_has_one_team unique (idea_id),
  constraint teams_idea_is_of_the_event foreign key (idea_id, event_id) references public.ideas (id, event_id) on delete restrict,
  constraint teams_name_is_short check (length(btrim(name)) between 2 and 60),
  constraint teams_name_is_unique_in_event unique (event_id, name)
);
create index teams_by_founder on public.teams (formed_by);
create index teams_by_lead on public.teams (lead_id);
alter table public.teams enable row level security;

create table public.team_members (
  team_id bigint not null,
  event_id bigint not null,
  person_id uuid not null references public.people (id) on delete restrict,
  joined_at timestamptz not null default private.now(),
  -- the organizer who placed this person here, and when he or she said that this is fine
  placed_by uuid references public.people (id) on delete restrict,
  place_kept_at timestamptz,
  -- the side this person stands for here, as when he or she came: a profile that changes later does not unmix what was handed in (513)
  function public.job_function,
  is_bridging boolean not null default false,
  primary key (team_id, person_id),
  constraint team_members_are_in_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint team_members_have_one_team_per_event unique (event_id, person_id)
);
create index team_members_by_person on public.team_members (person_id);
create index team_members_by_placer on public.team_members (placed_by) where placed_by is not null;
alter table public.team_members enable row level security;

-- Whoever comes in stands for the side of his or her profile.
create function private.take_side() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  select p.function, p.is_bridging into new.function, new.is_bridging from public.people p where p.id = new.person_id;
  return new;
end $$;
create trigger team_members_stand_for_their_side before insert on public.team_members
  for each row execute function private.take_side();

create policy teams_are_seen_by_members on public.teams for select to authenticated using ((select private.is_member()));
create policy team_members_are_seen_by_members on public.team_members for select to authenticated using ((select private.is_member()));
grant select on public.teams, public.team_members to authenticated;

-- The rule that a team has to meet: that of its event, or where that is milder the one by which it has handed in.
create function private.rule_of_team(p_team bigint) returns public.team_rules
language plpgsql stable security definer set search_path = '' as $$
declare
  t public.teams;
  r public.team_rules;
begin
  select * into t from public.teams where id = p_team;
  r := private.team_rule(t.event_id);
  r.min_size := least(r.min_size, t.rule_min_size);
  r.must_mix := r.must_mix and coalesce(t.rule_must_mix, true);
  return r;
end $$;
grant execute on function private.rule_of_team(bigint) to authenticated;

-- Who a team still needs before it is mixed: one person for marketing and another one for IT. Somebody bridging can
-- stand for either side, not for both at once: alone he or she needs one more, from either side. Nobody is needed where
-- the event asks for no mix. Members count for the side they came for; p_with: as it would be with this person, by the profile.
create function private.needs_of(p_must_mix boolean, p_marketing bigint, p_it bigint, p_bridging bigint) returns public.team_need
language plpgsql immutable set search_path = '' as $$
begin
  return case
    when not p_must_mix or p_marketing > 0 and p_it > 0 or p_bridging > 1 or p_bridging = 1 and p_marketing + p_it > 0 then 'nobody'
    when p_bridging = 1 then 'either' when p_marketing > 0 then 'it' when p_it > 0 then 'marketing' else 'both' end;
end $$;
create function private.team_needs(p_team bigint, p_with uuid default null) returns public.team_need
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select private.needs_of((private.rule_of_team(p_team)).must_mix,
      count(*) filter (where s.function = 'marketing' and not s.is_bridging),
      count(*) filter (where s.function = 'it' and not s.is_bridging), count(*) filter (where s.is_bridging))
    from (select m.function, m.is_bridging from public.team_members m where m.team_id = p_team and m.person_id is distinct from p_with
      union all select p.function, p.is_bridging from public.people p where p.id = p_with) s);
end $$;
create function private.is_mixed(p_team bigint) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return private.team_needs(p_team) = 'nobody';
end $$;
grant execute on function private.team_needs(bigint, uuid), private.is_mixed(bigint),
  private.needs_of(boolean, bigint, bigint, bigint) to authenticated;

create view public.team_list with (security_invoker = true) as
select t.id, t.event_id, t.idea_id, t.name, t.formed_by, t.formed_at, t.asks_first, n.must_mix, i.title as idea, e.name as event_name,
  e.slug as event_slug, e.judging_at, n.needs = 'nobody' as is_mixed, n.needs, greatest(n.min_size - m.size, 0) as lacks, t.submitted_at,
  -- whether it may hand in again only because it has handed in when less was asked
  t.submitted_at is not null and (m.size < r.min_size or private.needs_of(r.must_mix, m.marketing, m.it, m.bridging) <> 'nobody')
    and m.size >= n.min_size and n.needs = 'nobody' as keeps_rule,
  m.size, m.marketing, m.it, m.bridging,
  exists (select from public.team_members o where o.team_id = t.id and o.person_id = (select auth.uid())) as is_mine
from public.teams t
  join public.ideas i on i.id = t.idea_id
  join public.events e on e.id = t.event_id
  cross join lateral (
    select count(*) as size, count(*) filter (where m.is_bridging) as bridging,
      count(*) filter (where m.function = 'marketing' and not m.is_bridging) as marketing,
      count(*) filter (where m.function = 'it' and not m.is_bridging) as it
    from public.team_members m where m.team_id = t.id) m
  -- worked out once for a row, however often it is spoken of: offset keeps the two apart
  cross join lateral (select q.must_mix, q.min_size from private.team_rule(t.event_id) q offset 0) r
  -- as rule_of_team
  cross join lateral (select least(r.min_size, t.rule_min_size) as min_size, r.must_mix and coalesce(t.rule_must_mix, true) as must_mix offset 0) k
  cross join lateral (select k.min_size, k.must_mix, private.needs_of(k.must_mix, m.marketing, m.it, m.bridging) as needs offset 0) n;
grant select on public.team_list to authenticated;

-- The teams of an event in short, for its page: how many there are and have handed in, the reader's own and the first others; until when
-- the reader's own has more time than the others, while it has (521).
create function public.teams_in_short(p_slug text, p_most integer default 12) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_event bigint := (select id from public.events where slug = p_slug);
  v_mine bigint := (select team_id from public.team_members where event_id = v_event and person_id = (select auth.uid()));
  v_ids bigint[] := array(select id from public.teams where event_id = v_event order by (id = v_mine) is true desc, id limit least(p_most, 50));
begin
  return (select jsonb_build_object('count', count(*), 'handed_in', count(t.submitted_at),
    'more_until', private.more_time_of(v_mine),
    'teams', (select coalesce(jsonb_agg(to_jsonb(l) order by l.is_mine desc, l.id), '[]') from public.team_list l where l.id = any (v_ids)))
    from public.teams t where t.event_id = v_event);
end $$;
grant execute on function public.teams_in_short(text, integer) to authenticated;

-- A team with its people and its event by the database clock, for its page; null when there is none. Its people by the side they stand
-- for in it; now: what the profile says where that is another.
create function public.show_team(p_team bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select to_jsonb(t) || jsonb_build_object(
    'phase', e.phase, 'asked_at', e.asked_at, 'formation_at', e.formation_at, 'time_zone', e.time_zone,
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'function', m.function,
        'is_bridging', m.is_bridging, 'title', p.title, 'joined_at', m.joined_at,
        'now', case when (p.function, p.is_bridging) is distinct from (m.function, m.is_bridging)
          then jsonb_build_object('function', p.function, 'is_bridging', p.is_bridging) end) order by m.joined_at, p.id), '[]')
      from public.team_members m join public.people p on p.id = m.person_id where m.team_id = t.id),
    'my_team', (select jsonb_build_object('id', o.id, 'name', o.name) from public.team_members m
      join public.teams o on o.id = m.team_id where m.event_id = t.event_id and m.person_id = (select auth.uid())))
  from public.team_list t join public.event_list e on e.id = t.event_id where t.id = p_team);
end $$;
grant execute on function public.show_team(bigint) to authenticated;

-- The event of a team, held still while something of it changes; with p_team until that team's own later deadline (520).
-- Refuses: event_has_not_begun, event_is_over.
create function private.open_event(p_event bigint, p_team bigint default null) returns public.events
language plpgsql security definer set search_path = '' as $$
declare
  e public.events;
begin
  select * into e from public.events where id = p_event for share;
  if private.now() < e.ideation_at then
    perform private.refuse('event_has_not_begun');
  elsif private.now() >= greatest(e.judging_at, private.deadline_of(p_team)) then
    perform private.refuse('event_is_over');
  end if;
  return e;
end $$;

-- Whether people may come into a team and go, the event held still. From the event's deadline on everybody outside a team with more
-- time reads what the others handed in: until its own deadline only an organizer takes people in and out, so that nobody leaves to
-- read and comes back. Refuses: event_*, extended_team_is_put_right_by_organizers.
create function private.open_team(t public.teams, p_by_organizer boolean default false) returns void
language plpgsql security definer set search_path = '' as $$
declare
  e public.events := private.open_event(t.event_id, t.id);
begin
  if private.now() >= e.judging_at and not p_by_organizer then
    perform private.refuse('extended_team_is_put_right_by_organizers');
  end if;
end $$;

-- The founder is the first member. Refuses: no_such_idea, idea_has_no_event, teams_idea_has_one_team (by its constraint), event_*,
-- and what enter_team does.
create function public.form_team(p_idea bigint, p_name text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  i public.ideas;
  t public.teams;
  v_id bigint;
begin
  -- the event before its idea, as whoever changes the event does
  perform from public.events where id = (select event_id from public.ideas where id = p_idea) for share;
  select * into i from public.ideas where id = p_idea for share;
  if not found then
    perform private.refuse('no_such_idea', 404);
  elsif i.event_id is null then
    perform private.refuse('idea_has_no_event');
  end if;
  perform private.open_event(i.event_id);
  insert into public.teams (idea_id, event_id, name, formed_by, lead_id) values (p_idea, i.event_id, btrim(p_name), me, me)
  returning * into t;
  v_id := t.id;
  perform private.enter_team(t, me);
  perform private.log('team.formed', 'teams', v_id::text, jsonb_build_object('name', btrim(p_name), 'idea', p_idea));
  return v_id;
end $$;

-- Joining twice changes nothing; whoever is invited joins also where others ask first, as whoever was taken out does. p_seat: the open seat it is for.
-- Refuses: no_such_team, open_team's, team_asks_first, and what enter_team does.
create function public.join_team(p_team bigint, p_seat bigint default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
begin
  -- one at a time, so that the same person clicking twice meets the first row and not the rule of one team
  select * into t from public.teams where id = p_team for no key update;
  if not found then
    perform private.refuse('no_such_team', 404);
  end if;
  perform private.open_team(t);
  if exists (select from public.team_members where team_id = p_team and person_id = me) then
    return;
  elsif (t.asks_first or private.was_removed(p_team, me)) and not private.is_invited(p_team, me) then
    perform private.refuse('team_asks_first');
  end if;
  perform private.enter_team(t, me, p_seat);
  perform private.log('team.joined', 'teams', p_team::text, jsonb_build_object('name', t.name));
end $$;

-- A team that nobody is in any more closes: its idea is free for another one, and what it wrote for itself goes with it. Whoever waits
-- for an answer, or is waited for, is told (511). Called with the team held. Whether it did.
create function private.close_if_empty(t public.teams) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.team_members where team_id = t.id) then
    return false;
  end if;
  insert into public.team_closings (event_id, team, person_id, kind, closed_at)
  select t.event_id, t.name, r.person_id, r.kind, private.now() from public.team_requests r where r.team_id = t.id and r.outcome is null;
  delete from public.teams where id = t.id;
  perform private.log('team.closed', 'teams', t.id::text, jsonb_build_object('name', t.name, 'idea', t.idea_id));
  return true;
end $$;

-- Whoever is alone in a team that has not handed in closes it by leaving. Answers the slug of its event where it closed, where others
-- are found; null where it goes on.
-- Refuses: no_such_team, open_team's, team_keeps_its_mix (after handing in a team stays as mixed and as large as its event asks).
create function public.leave_team(p_team bigint) returns text
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
begin
  select * into t from public.teams where id = p_team for update;
  if not found or not exists (select from public.team_members where team_id = p_team and person_id = me) then
    perform private.refuse('no_such_team', 404);
  end if;
  perform private.open_team(t);
  delete from public.team_members where team_id = p_team and person_id = me;
  if t.submitted_at is not null and not private.is_ready(p_team) then
    perform private.refuse('team_keeps_its_mix');
  elsif private.close_if_empty(t) then
    return (select slug from public.events where id = t.event_id);
  end if;
  perform private.log('team.left', 'teams', p_team::text, jsonb_build_object('name', t.name));
  return null;
end $$;

grant execute on function public.form_team(bigint, text), public.join_team(bigint, bigint), public.leave_team(bigint) to authenticated;
