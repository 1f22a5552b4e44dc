-- teams, run: the rule of an event, who speaks for a team, people placed by an organizer, and what waits for whom.

-- What a rule would mean for the teams of an event, for who runs it: {waits: how many could hand in now and could not then, keeps: how
-- many have handed in with less than it asks for and still may, beside those who did so with less than is asked for now}.
create function public.weigh_team_rule(p_event bigint, p_min integer, p_must_mix boolean) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select jsonb_build_object('waits', count(*) filter (where l.submitted_at is null), 'keeps', count(*) filter (where l.submitted_at is not null))
  from public.team_list l where l.event_id = p_event and private.organizes(p_event) and l.is_mixed and l.lacks = 0 and not l.keeps_rule
    and (l.size < p_min or private.needs_of(p_must_mix, l.marketing, l.it, l.bridging) <> 'nobody'));
end $$;

-- Sets the rule. One that some teams that could hand in would not meet is set only by who knows it (p_knows).
-- Refuses: no_such_event, organizer_only, event_is_over, team_rule_meets_teams, note_save's, and the constraints of team_rules.
create function public.set_team_rule(p_event bigint, p_min integer, p_max integer, p_must_mix boolean, p_version integer default null,
  p_knows boolean default false) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events;
begin
  select * into e from public.events where id = p_event for update;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  elsif private.now() >= e.judging_at then
    perform private.refuse('event_is_over');
  elsif private.team_rule(p_event) = row(p_event, p_min, p_max, p_must_mix)::public.team_rules then
    return;
  elsif not p_knows and public.weigh_team_rule(p_event, p_min, p_must_mix) <> '{"waits": 0, "keeps": 0}' then
    perform private.refuse('team_rule_meets_teams');
  end if;
  perform private.note_save(p_event, 'team_rule', p_version);
  insert into public.team_rules (event_id, min_size, max_size, must_mix) values (p_event, p_min, p_max, p_must_mix)
  on conflict (event_id) do update set min_size = excluded.min_size, max_size = excluded.max_size, must_mix = excluded.must_mix;
  perform private.log('event.team_rule_set', 'events', p_event::text,
    jsonb_build_object('min', p_min, 'max', p_max, 'must_mix', p_must_mix));
end $$;

-- A new event takes over the rule of the one it is copied from, or that of its template.
create function private.begin_team_rule() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.team_rules (event_id, min_size, max_size, must_mix)
  select new.event_id, r.min_size, r.max_size, r.must_mix from public.team_rules r where r.event_id = new.copied_from
  union all
  select new.event_id, r.min_size, r.max_size, r.must_mix from jsonb_populate_record(null::public.team_rules, new.set_up -> 'team_rule') r
  where new.set_up ? 'team_rule';
  return null;
end $$;
create trigger event_beginnings_set_the_team_rule after insert on public.event_beginnings
  for each row execute function private.begin_team_rule();

-- The team, held, for who speaks for it. Refuses: team_lead_only, and what hold_own_team does.
create function private.hold_led_team(p_team bigint) returns public.teams
language plpgsql security definer set search_path = '' as $$
declare
  t public.teams := private.hold_own_team(p_team);
begin
  if t.lead_id <> auth.uid() then
    perform private.refuse('team_lead_only', 403);
  end if;
  return t;
end $$;

-- Whether people join by being accepted. Set again it changes nothing. Refuses: hold_led_team's.
create function public.set_team_asks_first(p_team bigint, p_asks boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams := private.hold_led_team(p_team);
begin
  if t.asks_first = p_asks then
    return;
  end if;
  update public.teams set asks_first = p_asks where id = p_team;
  perform private.log('team.entry_set', 'teams', p_team::text, jsonb_build_object('asks_first', p_asks));
end $$;

-- Refuses: team_lead_is_a_member, and what hold_led_team does.
create function public.hand_over_team(p_team bigint, p_person uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams := private.hold_led_team(p_team);
begin
  if not exists (select from public.team_members where team_id = p_team and person_id = p_person) then
    perform private.refuse('team_lead_is_a_member');
  elsif p_person = me then
    return;
  end if;
  update public.teams set lead_id = p_person where id = p_team;
  perform private.log('team.handed_over', 'teams', p_team::text,
    jsonb_build_object('to', (select name from public.people where id = p_person)));
end $$;

-- An organizer places people who are registered and have no team: [{"person": "…", "team": 1}], each where it still can be; after the
-- deadline of the event into teams with more time. At most 500 at once.
-- Answers who was left and why, by the name of what stood against it: [{"person": "…", "team": 1, "why": "team_is_full"}].
-- Teams are held in the order of their ids, then people in theirs. Refuses: no_such_event, organizer_only, too_many_placements, event_*.
create function public.place_people(p_event bigint, p_placements jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_one record;
  v_now timestamptz;
  v_why text;
  v_left jsonb := '[]';
  v_placed jsonb := '[]';
begin
  if not exists (select from public.events where id = p_event) then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  elsif jsonb_array_length(p_placements) > 500 then
    perform private.refuse('too_many_placements', 400);
  end if;
  perform from public.teams where event_id = p_event
    and id in (select (j ->> 'team')::bigint from jsonb_array_elements(p_placements) j) order by id for no key update;
  perform private.open_event(p_event, (select t.id from public.teams t where t.event_id = p_event
    and t.id in (select (j ->> 'team')::bigint from jsonb_array_elements(p_placements) j) order by private.deadline_of(t.id) desc limit 1));
  v_now := private.now();
  perform from public.people where id in (select (j ->> 'person')::uuid from jsonb_array_elements(p_placements) j) order by id for no key update;
  for v_one in
    select (j.item ->> 'person')::uuid as person, (j.item ->> 'team')::bigint as team
    from jsonb_array_elements(p_placements) with ordinality j (item, place) order by j.place
  loop
    v_why := case
      when not exists (select from public.teams where id = v_one.team and event_id = p_event) then 'placed_team_is_of_the_event'
      when v_now >= private.deadline_of(v_one.team) then 'placed_team_is_over'
      when not exists (select from public.registrations r join public.people p on p.id = r.person_id
        where r.event_id = p_event and r.person_id = v_one.person and p.left_at is null) then 'placed_person_is_registered'
      else private.entry_refusal(v_one.team, v_one.person) end;
    if v_why is null then
      perform private.enter_team(t, v_one.person, null, me) from public.teams t where t.id = v_one.team;
      v_placed := v_placed || jsonb_build_array(jsonb_build_object('team', v_one.team, 'who', (select name from public.people where id = v_one.person)));
    else
      v_left := v_left || jsonb_build_array(jsonb_build_object('person', v_one.person, 'team', v_one.team, 'why', v_why));
    end if;
  end loop;
  -- last, because its head row is taken after every other lock
  perform private.log('team.placed', 'teams', p ->> 'team', jsonb_build_object('who', p ->> 'who')) from jsonb_array_elements(v_placed) p;
  return v_left;
end $$;

-- Whoever was placed says that this is fine, and is not asked again. Refuses: no_such_team.
create function public.keep_place(p_team bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  update public.team_members set place_kept_at = private.now()
  where team_id = p_team and person_id = me and placed_by is not null and place_kept_at is null;
  if found then
    perform private.log('team.place_kept', 'teams', p_team::text);
  elsif not private.in_team(p_team) then
    perform private.refuse('no_such_team', 404);
  end if;
end $$;

grant execute on function public.weigh_team_rule(bigint, integer, boolean), public.set_team_rule(bigint, integer, integer, boolean, integer, boolean), public.set_team_asks_first(bigint, boolean),
  public.hand_over_team(bigint, uuid), public.place_people(bigint, jsonb), public.keep_place(bigint) to authenticated;

-- Who had asked to join a team that closed, or was invited into it: the requests went with the team. Seen by this person only.
create table public.team_closings (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  -- what it was called
  team text not null,
  person_id uuid not null references public.people (id) on delete restrict,
  kind public.team_request_kind not null,
  closed_at timestamptz not null
);
create index team_closings_by_event on public.team_closings (event_id);
create index team_closings_by_person on public.team_closings (person_id, event_id);
alter table public.team_closings enable row level security;
create policy team_closings_are_seen_by_who_waited on public.team_closings for select to authenticated
  using ((select private.is_member()) and person_id = (select auth.uid()));
grant select on public.team_closings to authenticated;
create trigger team_closings_are_append_only before update on public.team_closings
  for each row execute function private.refuse_change();

-- What waits for the person who asks, or was answered within three days, while the event of the team is open; and until voting, who
-- was placed or taken out by an organizer after the deadline.
create view public.team_matters with (security_invoker = true) as
with open as (
  select t.id, t.name, t.event_id, e.slug, e.judging_at, e.judging_at > private.now() as is_open, private.team_size(t.id) < (private.team_rule(t.event_id)).max_size as has_room,
    exists (select from public.team_members m where m.team_id = t.id and m.person_id = (select auth.uid())) as is_mine,
    exists (select from public.team_members m where m.event_id = t.event_id and m.person_id = (select auth.uid())) as has_team
  from public.teams t join public.events e on e.id = t.event_id
  where e.voting_at > private.now()
)
select case when r.person_id = (select auth.uid()) then 'invitation' else 'application' end as kind,
  o.id as team_id, o.name as team, p.name as who, r.made_at as since, o.slug, '' as reason
from public.team_requests r join open o on o.id = r.team_id
  join public.people p on p.id = case r.kind when 'invitation' then r.made_by else r.person_id end
where o.is_open and r.outcome is null and o.has_room
  and (r.kind = 'invitation' and r.person_id = (select auth.uid()) or r.kind = 'application' and o.is_mine)
union all
-- full now: nothing can be answered, until somebody leaves
select case r.kind when 'invitation' then 'invited_full' else 'asked_full' end, o.id, o.name, '', r.made_at, o.slug, ''
from public.team_requests r join open o on o.id = r.team_id
where o.is_open and r.person_id = (select auth.uid()) and r.outcome is null and not o.has_room and not o.has_team
union all
select 'declined', o.id, o.name, '', r.settled_at, o.slug, ''
from public.team_requests r join open o on o.id = r.team_id
where o.is_open and r.person_id = (select auth.uid()) and r.kind = 'application' and r.outcome = 'declined' and not o.has_team
  and r.settled_at > private.now() - interval '3 days'
union all
select case when o.is_open then 'placed' else 'placed_late' end, o.id, o.name, p.name, m.joined_at, o.slug, ''
from public.team_members m join open o on o.id = m.team_id join public.people p on p.id = m.placed_by
where m.person_id = (select auth.uid()) and m.place_kept_at is null and (o.is_open or m.joined_at >= o.judging_at)
union all
select 'removed', r.team_id, r.team, p.name, r.removed_at, e.slug, r.reason
from public.team_removals r join public.events e on e.id = r.event_id join public.people p on p.id = r.removed_by
where r.person_id = (select auth.uid()) and r.removed_at > private.now() - interval '3 days'
  and e.voting_at > private.now() and (e.judging_at > private.now() or r.removed_at >= e.judging_at)
  and not exists (select from public.team_members m where m.event_id = r.event_id and m.person_id = r.person_id)
  and not exists (select from public.team_removals later where later.event_id = r.event_id and later.team_id is not distinct from r.team_id
    and later.person_id = r.person_id and later.id > r.id)
union all
select case c.kind when 'application' then 'asked_closed' else 'invited_closed' end, null, c.team, '', max(c.closed_at), e.slug, ''
from public.team_closings c join public.events e on e.id = c.event_id
where c.person_id = (select auth.uid()) and c.closed_at > private.now() - interval '3 days' and e.judging_at > private.now()
  and not exists (select from public.team_members m where m.event_id = c.event_id and m.person_id = c.person_id)
group by c.event_id, c.team, c.kind, e.slug;
grant select on public.team_matters to authenticated;
grant execute on function private.team_size(bigint) to authenticated;

-- The open seats of a team, oldest first, while it has room.
create function private.open_seats(p_team bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'wants', s.wants, 'skills', s.skills, 'says', s.says) order by s.id), '[]')
  from public.team_seats s join public.teams t on t.id = s.team_id
  where s.team_id = p_team and s.filled_by is null and s.closed_at is null
    and private.team_size(p_team) < (private.team_rule(t.event_id)).max_size);
end $$;
grant execute on function private.open_seats(bigint) to authenticated;

-- Who is registered for an event and in no team of it, with what they know; at most 1,000, in the order they came. helps: its
-- organizers and mentors may join a team, be asked and be placed; nobody counts on them.
create function private.people_without_team(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select coalesce(jsonb_agg(to_jsonb(w) - 'registered_at' order by w.registered_at, w.id), '[]') from (
    select p.id, p.name, p.function, p.is_bridging, p.title, p.skills, r.registered_at,
      case when p.id = e.organizer_id then 'organizer' else (select min(o.role) from public.event_roles o
        where o.event_id = p_event and o.person_id = p.id)::text end as helps
    from public.registrations r join public.people p on p.id = r.person_id join public.events e on e.id = r.event_id
    where r.event_id = p_event and p.left_at is null and p.is_complete
      and not exists (select from public.team_members m where m.event_id = p_event and m.person_id = p.id)
    order by r.registered_at, p.id limit 1000) w);
end $$;
grant execute on function private.people_without_team(bigint) to authenticated;

-- Who and which team have asked each other and wait, for who runs the event and places people: nobody else knows, and no words of theirs.
create function private.asks_in(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('team', r.team_id, 'person', r.person_id, 'kind', r.kind) order by r.id), '[]')
    from public.team_requests r where r.event_id = p_event and r.outcome is null and private.organizes(p_event));
end $$;
grant execute on function private.asks_in(bigint) to authenticated;

-- The teams of an event with their open seats, who has no team yet, and where the reader stands; null when there is none. One's own team
-- and 500 others, in the order they formed: those after a key, and those that have these words in their name or their idea's.
create function public.show_event_teams(p_slug text, p_after bigint default 0, p_words text default '') returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'phase', e.phase, 'asked_at', e.asked_at,
    'formation_at', e.formation_at, 'time_zone', e.time_zone, 'may_organize', private.organizes(e.id),
    'is_registered', private.is_registered(e.id),
    'rule', to_jsonb(private.team_rule(e.id)) - 'event_id',
    'me', coalesce((select jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function, 'is_bridging', p.is_bridging,
      'title', p.title, 'skills', p.skills) from public.people p where p.id = (select auth.uid())), private.previewed_person()),
    'teams', (select coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('seats', private.open_seats(t.id)) order by t.id), '[]') from (
      select l.id, l.name, l.idea_id, l.idea, l.size, l.marketing, l.it, l.bridging, l.needs, l.lacks, l.must_mix, l.keeps_rule, l.asks_first, l.is_mine
      from public.team_list l where l.event_id = e.id and (l.is_mine or l.id > p_after
        and (p_words = '' or strpos(lower(l.name || ' ' || l.idea), lower(p_words)) > 0)) order by l.is_mine desc, l.id limit 501) t),
    'team_count', (select count(*) from public.teams t where t.event_id = e.id),
    'requests', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'team_id', r.team_id, 'team', t.name, 'says', r.says,
        'made_at', r.made_at) order by r.id), '[]')
      from public.team_requests r join public.teams t on t.id = r.team_id where r.event_id = e.id and r.person_id = (select auth.uid()) and r.outcome is null),
    'asks', private.asks_in(e.id), 'free', private.people_without_team(e.id))
  from public.event_list e where e.slug = p_slug and private.is_member()
$$;
grant execute on function public.show_event_teams(text, bigint, text) to authenticated;

-- Who was registered for a team after the deadline (513), by whom and why.
create function private.late_in_team(p_team bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select coalesce(jsonb_agg(jsonb_build_object('who', p.name, 'by', b.name, 'reason', l.reason) order by l.registered_at), '[]')
  from public.late_registrations l join public.people p on p.id = l.person_id join public.people b on b.id = l.registered_by
  where l.team_id = p_team);
end $$;
grant execute on function private.late_in_team(bigint) to authenticated;

-- How one gets into a team: its seats, who speaks for it, what waits between it and the reader; for those in it also who waits
-- and who could be asked, as for who runs the event. Null when there is none.
create function public.show_team_entry(p_team bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select jsonb_build_object('asks_first', t.asks_first or private.was_removed(t.id, auth.uid()), 'lead_id', t.lead_id,
    'may_steer', private.organizes(t.event_id) or t.lead_id = (select auth.uid()) and private.in_team(t.id), 'may_organize', private.organizes(t.event_id),
    'removed', (select jsonb_build_object('by', p.name, 'reason', r.reason, 'at', r.removed_at)
      from public.team_removals r join public.people p on p.id = r.removed_by
      where r.team_id = t.id and r.person_id = (select auth.uid()) and private.was_removed(t.id, auth.uid()) order by r.id desc limit 1),
    'rule', to_jsonb(private.rule_of_team(t.id)) - 'event_id', 'late', private.late_in_team(t.id),
    'seats', private.open_seats(t.id), 'refusal', private.entry_refusal(t.id, auth.uid()),
    'placed_by', (select p.name from public.team_members m join public.people p on p.id = m.placed_by
      where m.team_id = t.id and m.person_id = (select auth.uid()) and m.place_kept_at is null),
    'requests', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'says', r.says, 'made_at', r.made_at,
        'seat_id', r.seat_id, 'is_mine', r.person_id = (select auth.uid()), 'by', b.name,
        'person', jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function, 'is_bridging', p.is_bridging,
          'title', p.title, 'skills', p.skills)) order by r.id), '[]')
      from public.team_requests r join public.people p on p.id = r.person_id join public.people b on b.id = r.made_by
      where r.team_id = t.id and r.outcome is null),
    'free', case when private.in_team(t.id) or private.organizes(t.event_id) then private.people_without_team(t.event_id) else '[]' end)
  from public.teams t where t.id = p_team);
end $$;
grant execute on function public.show_team_entry(bigint) to authenticated;
grant execute on function private.entry_refusal(bigint, uuid) to authenticated;
