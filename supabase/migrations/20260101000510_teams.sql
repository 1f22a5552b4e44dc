-- teams, found: open seats, applications and invitations, and the one way into a team.

create type public.seat_side as enum ('marketing', 'it', 'either');
create type public.team_request_kind as enum ('application', 'invitation');
-- closed: the person found another team, so nobody waits any more
create type public.team_request_outcome as enum ('accepted', 'declined', 'withdrawn', 'closed');

create table public.team_seats (
  id bigint generated always as identity primary key,
  team_id bigint not null,
  event_id bigint not null,
  wants public.seat_side not null,
  skills text[] not null default '{}',
  says text not null default '',
  opened_by uuid not null references public.people (id) on delete restrict,
  opened_at timestamptz not null default private.now(),
  filled_by uuid references public.people (id) on delete restrict,
  closed_at timestamptz,
  unique (id, team_id),
  constraint team_seats_are_in_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint team_seats_name_few_skills check (cardinality(skills) <= 6 and length(private.words(skills)) <= 200),
  constraint team_seats_say_little check (length(says) <= 280)
);
create index team_seats_by_team on public.team_seats (team_id, event_id);
create index team_seats_by_opener on public.team_seats (opened_by);
create index team_seats_by_person on public.team_seats (filled_by) where filled_by is not null;
alter table public.team_seats enable row level security;
create policy team_seats_are_seen_by_members on public.team_seats for select to authenticated using ((select private.is_member()));
grant select on public.team_seats to authenticated;

-- What a person and a team ask each other: seen by these two only.
create table public.team_requests (
  id bigint generated always as identity primary key,
  team_id bigint not null,
  event_id bigint not null,
  person_id uuid not null references public.people (id) on delete restrict,
  kind public.team_request_kind not null,
  seat_id bigint,
  says text not null default '',
  made_by uuid not null references public.people (id) on delete restrict,
  made_at timestamptz not null default private.now(),
  outcome public.team_request_outcome,
  settled_by uuid references public.people (id) on delete restrict,
  settled_at timestamptz,
  constraint team_requests_are_in_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint team_requests_name_a_seat_of_the_team foreign key (seat_id, team_id) references public.team_seats (id, team_id) on delete cascade,
  constraint team_requests_say_little check (length(says) <= 500),
  constraint team_requests_are_settled_at_once check ((outcome is null) = (settled_at is null))
);
create unique index team_requests_wait_once on public.team_requests (team_id, person_id) where outcome is null;
create index team_requests_by_team on public.team_requests (team_id, event_id);
create index team_requests_by_person on public.team_requests (person_id, event_id);
create index team_requests_by_seat on public.team_requests (seat_id, team_id) where seat_id is not null;
create index team_requests_by_author on public.team_requests (made_by);
create index team_requests_by_settler on public.team_requests (settled_by) where settled_by is not null;
alter table public.team_requests enable row level security;

create function private.in_team(p_team bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.team_members where team_id = p_team and person_id = auth.uid());
end $$;
grant execute on function private.in_team(bigint) to authenticated;
create policy team_requests_are_seen_by_both_sides on public.team_requests for select to authenticated
  using ((select private.is_member()) and (person_id = (select auth.uid()) or private.in_team(team_id)));
grant select on public.team_requests to authenticated;

-- Who was taken out of a team and why. Told to this person, the team and who runs the event; whoever was comes back by being
-- accepted or invited, not by pressing a button.
create table public.team_removals (
  id bigint generated always as identity primary key,
  -- null once the team has closed
  team_id bigint,
  -- what it was called
  team text not null,
  event_id bigint not null references public.events (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  reason text not null,
  removed_by uuid not null references public.people (id) on delete restrict,
  removed_at timestamptz not null default private.now(),
  constraint team_removals_are_in_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete set null (team_id),
  constraint team_removals_say_why check (length(btrim(reason)) between 5 and 300)
);
create index team_removals_by_team on public.team_removals (team_id, event_id);
create index team_removals_by_event on public.team_removals (event_id);
create index team_removals_by_person on public.team_removals (person_id, team_id, id desc);
create index team_removals_by_remover on public.team_removals (removed_by);
alter table public.team_removals enable row level security;
create policy team_removals_are_seen_by_those_concerned on public.team_removals for select to authenticated
  using ((select private.is_member()) and (person_id = (select auth.uid()) or private.in_team(team_id) or private.organizes(event_id)));
grant select on public.team_removals to authenticated;
create trigger team_removals_are_append_only before update of team, event_id, person_id, reason, removed_by, removed_at on public.team_removals
  for each row execute function private.refuse_change();

-- Whether somebody was taken out of a team and is not in it again.
create function private.was_removed(p_team bigint, p_person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.team_removals where team_id = p_team and person_id = p_person)
    and not exists (select from public.team_members where team_id = p_team and person_id = p_person);
end $$;
grant execute on function private.was_removed(bigint, uuid) to authenticated;

create function private.is_invited(p_team bigint, p_person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.team_requests
    where team_id = p_team and person_id = p_person and kind = 'invitation' and outcome is null)
$$;

create function private.team_size(p_team bigint) returns integer
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select count(*)::integer from public.team_members where team_id = p_team);
end $$;

-- Whether a team may hand in by the rules of its event.
create function private.is_ready(p_team bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select private.is_mixed(p_team) and private.team_size(p_team) >= (private.rule_of_team(t.id)).min_size
  from public.teams t where t.id = p_team);
end $$;
-- Refuses: team_must_be_mixed, team_is_too_small.
create function private.check_ready(p_team bigint) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.is_mixed(p_team) then
    perform private.refuse('team_must_be_mixed');
  elsif private.team_size(p_team) < (private.rule_of_team(p_team)).min_size then
    perform private.refuse('team_is_too_small');
  end if;
end $$;

-- Why a person cannot enter a team now; null when nothing speaks against it. The last seats of a team are kept for the
-- sides it lacks, so that no team fills up and can never hand in.
create function private.entry_refusal(p_team bigint, p_person uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  v_event bigint := (select event_id from public.teams where id = p_team);
  v_left integer := (private.team_rule(v_event)).max_size - private.team_size(p_team) - 1;
begin
  return case
    when exists (select from public.team_members where event_id = v_event and person_id = p_person)
      then 'team_members_have_one_team_per_event'
    when v_left < 0 then 'team_is_full'
    when v_left < case private.team_needs(p_team, p_person) when 'nobody' then 0 when 'both' then 2 else 1 end
      then 'team_keeps_its_seats'
    end;
end $$;

create function private.fits_seat(p_wants public.seat_side, p_person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select p_wants = 'either' or exists (select from public.people p
    where p.id = p_person and (p.function::text = p_wants::text or p.is_bridging and p.function in ('marketing', 'it')))
$$;

-- An open seat of this team that this person may ask for. Refuses: team_seat_is_taken, team_seat_wants_another_side.
create function private.check_seat(p_seat bigint, p_team bigint, p_person uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  s public.team_seats;
begin
  select * into s from public.team_seats where id = p_seat and team_id = p_team and filled_by is null and closed_at is null;
  if not found then
    perform private.refuse('team_seat_is_taken');
  elsif not private.fits_seat(s.wants, p_person) then
    perform private.refuse('team_seat_wants_another_side');
  end if;
end $$;

-- A person held still, so that two teams that take the same one wait for each other: after the team, before requests.
create function private.hold_person(p_person uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.people where id = p_person for no key update;
end $$;

-- The one way in. The team is held by whoever calls. A seat that fits is filled, named or not.
-- Refuses: team_members_have_one_team_per_event, team_is_full, team_keeps_its_seats, and what check_seat does.
create function private.enter_team(t public.teams, p_person uuid, p_seat bigint default null, p_placed_by uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_refusal text;
begin
  perform private.hold_person(p_person);
  insert into public.registrations (event_id, person_id) values (t.event_id, p_person) on conflict do nothing;
  v_refusal := private.entry_refusal(t.id, p_person);
  if v_refusal is not null then
    perform private.refuse(v_refusal);
  end if;
  if p_seat is not null then
    perform private.check_seat(p_seat, t.id, p_person);
  end if;
  insert into public.team_members (team_id, event_id, person_id, placed_by) values (t.id, t.event_id, p_person, p_placed_by);
  update public.team_seats set filled_by = p_person where id = coalesce(p_seat, (
    select s.id from public.team_seats s where s.team_id = t.id and s.filled_by is null and s.closed_at is null
      and private.fits_seat(s.wants, p_person) order by s.wants = 'either', s.id limit 1));
  update public.team_requests set outcome = (case when team_id = t.id then 'accepted' else 'closed' end)::public.team_request_outcome,
    settled_by = auth.uid(), settled_at = private.now()
  where event_id = t.event_id and person_id = p_person and outcome is null;
end $$;

-- Whoever leaves frees the seat again, and passes the lead to who has been there longest.
create function private.free_place() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.team_seats set filled_by = null where team_id = old.team_id and filled_by = old.person_id;
  update public.teams t set lead_id = m.person_id
  from (select person_id from public.team_members where team_id = old.team_id order by joined_at, person_id limit 1) m
  where t.id = old.team_id and t.lead_id = old.person_id;
  return null;
end $$;
create trigger team_members_free_their_place after delete on public.team_members
  for each row execute function private.free_place();

-- The team held still and open. Refuses: no_such_team, open_team's.
create function private.hold_team(p_team bigint) returns public.teams
language plpgsql security definer set search_path = '' as $$
declare
  t public.teams;
begin
  select * into t from public.teams where id = p_team for no key update;
  if not found then
    perform private.refuse('no_such_team', 404);
  end if;
  perform private.open_team(t);
  return t;
end $$;
-- The same for somebody who is in it. Refuses: own_team_only.
create function private.hold_own_team(p_team bigint) returns public.teams
language plpgsql security definer set search_path = '' as $$
declare
  t public.teams := private.hold_team(p_team);
begin
  if not private.in_team(p_team) then
    perform private.refuse('own_team_only', 403);
  end if;
  return t;
end $$;

-- Names a seat. At most as many are open as the team has room for. Refuses: team_has_no_room_for_a_seat, hold_own_team's.
create function public.open_team_seat(p_team bigint, p_wants public.seat_side, p_skills text[] default '{}', p_says text default '') returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams := private.hold_own_team(p_team);
  v_id bigint;
begin
  if private.team_size(p_team) + (select count(*) from public.team_seats where team_id = p_team and filled_by is null and closed_at is null)
    >= (private.team_rule(t.event_id)).max_size then
    perform private.refuse('team_has_no_room_for_a_seat');
  end if;
  insert into public.team_seats (team_id, event_id, wants, skills, says, opened_by)
  values (p_team, t.event_id, p_wants, private.tidy_tags(p_skills), btrim(coalesce(p_says, '')), me) returning id into v_id;
  perform private.log('team.seat_opened', 'teams', p_team::text, jsonb_build_object('wants', p_wants));
  return v_id;
end $$;

-- Closed twice it stays closed. Refuses: hold_own_team's.
create function public.close_team_seat(p_seat bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams := private.hold_own_team((select team_id from public.team_seats where id = p_seat));
begin
  update public.team_seats set closed_at = private.now() where id = p_seat and filled_by is null and closed_at is null;
  if found then
    perform private.log('team.seat_closed', 'teams', t.id::text);
  end if;
end $$;

-- Asks to be taken in; answers 'asked', or 'joined' where nobody has to be asked: the team is open, or had invited.
-- Asked twice it waits once. Refuses: hold_team's, team_has_answered, and what enter_team does.
create function public.apply_to_team(p_team bigint, p_says text default '', p_seat bigint default null) returns text
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams := private.hold_team(p_team);
  v_refusal text;
begin
  if not (t.asks_first or private.was_removed(p_team, me)) or private.is_invited(p_team, me) then
    perform public.join_team(p_team, p_seat);
    return 'joined';
  end if;
  perform private.hold_person(me);
  v_refusal := private.entry_refusal(p_team, me);
  if v_refusal is not null then
    perform private.refuse(v_refusal);
  elsif (select outcome = 'declined' from public.team_requests where team_id = p_team and person_id = me and kind = 'application'
    order by id desc limit 1) then
    perform private.refuse('team_has_answered');
  elsif p_seat is not null then
    perform private.check_seat(p_seat, p_team, me);
  end if;
  insert into public.team_requests (team_id, event_id, person_id, kind, seat_id, says, made_by)
  values (p_team, t.event_id, me, 'application', p_seat, btrim(coalesce(p_says, '')), me)
  on conflict (team_id, person_id) where outcome is null do nothing;
  if found then
    perform private.log('team.applied', 'teams', p_team::text);
  end if;
  return 'asked';
end $$;

-- A member asks somebody in; answers 'asked', or 'joined' where that person had applied. Refuses: hold_own_team's,
-- nobody_to_invite, invited_person_has_a_team, team_is_full, team_keeps_its_seats, person_has_answered, team_waits_for_answers.
create function public.invite_to_team(p_team bigint, p_person uuid, p_says text default '') returns text
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams := private.hold_own_team(p_team);
  v_refusal text;
begin
  if not exists (select from public.people where id = p_person and left_at is null and is_complete) then
    perform private.refuse('nobody_to_invite');
  end if;
  perform private.hold_person(p_person);
  v_refusal := private.entry_refusal(p_team, p_person);
  if v_refusal = 'team_members_have_one_team_per_event' then
    perform private.refuse('invited_person_has_a_team');
  elsif v_refusal is not null then
    perform private.refuse(v_refusal);
  elsif exists (select from public.team_requests where team_id = p_team and person_id = p_person and kind = 'application' and outcome is null) then
    perform private.enter_team(t, p_person);
    perform private.log('team.accepted', 'teams', p_team::text, jsonb_build_object('who', (select name from public.people where id = p_person)));
    return 'joined';
  elsif (select outcome = 'declined' from public.team_requests where team_id = p_team and person_id = p_person and kind = 'invitation'
    order by id desc limit 1) then
    perform private.refuse('person_has_answered');
  elsif (select count(*) from public.team_requests where team_id = p_team and kind = 'invitation' and outcome is null) >= 20 then
    perform private.refuse('team_waits_for_answers');
  end if;
  insert into public.team_requests (team_id, event_id, person_id, kind, says, made_by)
  values (p_team, t.event_id, p_person, 'invitation', btrim(coalesce(p_says, '')), me)
  on conflict (team_id, person_id) where outcome is null do nothing;
  if found then
    perform private.log('team.invited', 'teams', p_team::text);
  end if;
  return 'asked';
end $$;

-- The side that was asked accepts or declines, the side that asked withdraws; the same answer twice is one.
-- Refuses: no_such_team_request (also to strangers), team_request_is_settled, open_team's, and what enter_team does.
create function public.settle_team_request(p_request bigint, p_outcome public.team_request_outcome) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  r public.team_requests;
  t public.teams;
  v_by_team boolean;
begin
  -- whose it is never changes; whether it still waits is read again below, once the team is held
  select * into r from public.team_requests where id = p_request;
  v_by_team := (r.kind = 'application') = (p_outcome <> 'withdrawn');
  if r.id is null or not (case when v_by_team then private.in_team(r.team_id) else r.person_id = me end) then
    perform private.refuse('no_such_team_request', 404);
  end if;
  t := private.hold_team(r.team_id);
  perform private.hold_person(r.person_id);
  select * into r from public.team_requests where id = p_request for update;
  if r.outcome = p_outcome then
    return;
  elsif r.outcome is not null or p_outcome = 'closed' then
    perform private.refuse('team_request_is_settled');
  elsif p_outcome = 'accepted' then
    -- a seat that was filled or closed meanwhile does not stand in the way
    perform private.enter_team(t, r.person_id, (select s.id from public.team_seats s where s.id = r.seat_id and s.filled_by is null
      and s.closed_at is null and private.fits_seat(s.wants, r.person_id)));
    perform private.log(case when r.kind = 'application' then 'team.accepted' else 'team.joined' end, 'teams', t.id::text,
      jsonb_build_object('who', (select name from public.people where id = r.person_id)));
  else
    update public.team_requests set outcome = p_outcome, settled_by = me, settled_at = private.now() where id = p_request;
    perform private.log(case p_outcome when 'declined' then 'team.request_declined' else 'team.request_withdrawn' end, 'teams', t.id::text);
  end if;
end $$;

grant execute on function public.open_team_seat(bigint, public.seat_side, text[], text), public.close_team_seat(bigint),
  public.apply_to_team(bigint, text, bigint), public.invite_to_team(bigint, uuid, text),
  public.settle_team_request(bigint, public.team_request_outcome) to authenticated;
