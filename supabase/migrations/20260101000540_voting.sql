-- voting: the people's choice of an event. Who is registered has one allowance and spends it on teams that handed in, between
-- voting_at and results_at by the database clock. What somebody gave is read by that person only, before the results and
-- after them; what all gave together comes out at results_at, without names.

create type public.voting_method as enum ('allowance', 'quadratic', 'ranked');

-- How an event votes, where its organizer chose: without a row, the default of private.voting_rule().
create table public.voting_rules (
  event_id bigint primary key references public.events (id) on delete cascade,
  method public.voting_method not null,
  -- votes, credits or places, as the method has it
  amount integer not null,
  -- votes on one team, where the method is an allowance
  most_on_one integer not null default 1,
  set_by uuid not null references public.people (id) on delete restrict,
  set_at timestamptz not null default private.now(),
  constraint voting_rules_amount_can_be_overseen check (amount between 1 and case method when 'quadratic' then 100 else 20 end),
  constraint voting_rules_one_team_gets_a_part check (most_on_one between 1 and least(amount, 10))
);
create index voting_rules_by_author on public.voting_rules (set_by);
alter table public.voting_rules enable row level security;

create table public.vote_ballots (
  event_id bigint not null references public.events (id) on delete restrict,
  voter_id uuid not null references public.people (id) on delete restrict,
  -- the voter's function when the votes were cast: the split stays what it was
  function public.job_function not null,
  version integer not null default 1,
  cast_at timestamptz not null,
  -- how old the account was then is one of vote_signals
  first_cast_at timestamptz not null,
  primary key (event_id, voter_id)
);
create index vote_ballots_by_voter on public.vote_ballots (voter_id);
alter table public.vote_ballots enable row level security;

create table public.votes (
  event_id bigint not null,
  voter_id uuid not null,
  team_id bigint not null,
  -- so many votes; where teams are ranked, the place
  weight integer not null,
  primary key (event_id, voter_id, team_id),
  constraint votes_lie_in_a_ballot foreign key (event_id, voter_id) references public.vote_ballots (event_id, voter_id) on delete cascade,
  constraint votes_are_for_a_team_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete restrict,
  constraint votes_count_from_one check (weight between 1 and 100)
);
create index votes_by_team on public.votes (team_id, event_id);
alter table public.votes enable row level security;
-- The planner's row estimates ignore row level security: without statistics they have nothing to tell.
alter table public.votes alter team_id set statistics 0, alter weight set statistics 0;

create policy voting_rules_are_seen_by_members on public.voting_rules for select to authenticated using ((select private.is_member()));
-- One's own and nobody else's, organizers, leaders and admins included, and after the results too.
create policy vote_ballots_are_seen_by_their_voter on public.vote_ballots for select to authenticated
  using (voter_id = (select auth.uid()) and (select private.is_member()));
create policy votes_are_seen_by_their_voter on public.votes for select to authenticated
  using (voter_id = (select auth.uid()) and (select private.is_member()));
grant select on public.voting_rules, public.vote_ballots, public.votes to authenticated;

-- The rule of an event: what its organizer set, or three votes, one on a team.
create function private.voting_rule(p_event bigint) returns public.voting_rules
language sql stable security definer set search_path = '' as $$
  select coalesce((select r from public.voting_rules r where r.event_id = p_event),
    row(p_event, 'allowance', 3, 1, null, null)::public.voting_rules)
$$;

-- How an event votes, until voting begins. Refuses: no_such_event, organizer_only, voting_has_begun, note_save's, and the constraints.
create function public.set_voting_rule(p_event bigint, p_method public.voting_method, p_amount integer, p_most_on_one integer default 1,
  p_version integer default null) returns void
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
  -- votes that were cast keep their meaning, also where voting was moved to a later time
  elsif private.now() >= e.voting_at or exists (select from public.vote_ballots where event_id = p_event) then
    perform private.refuse('voting_has_begun');
  end if;
  perform private.note_save(p_event, 'voting', p_version);
  insert into public.voting_rules (event_id, method, amount, most_on_one, set_by, set_at)
  values (p_event, p_method, p_amount, case p_method when 'allowance' then coalesce(p_most_on_one, 1) else 1 end, me, private.now())
  on conflict (event_id) do update set method = excluded.method, amount = excluded.amount, most_on_one = excluded.most_on_one,
    set_by = me, set_at = excluded.set_at;
  perform private.log('voting.ruled', 'events', p_event::text, jsonb_build_object('method', p_method, 'amount', p_amount));
end $$;

-- A new event votes as the one it is copied from did, or as its template says.
create function private.begin_voting_rule() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.voting_rules (event_id, method, amount, most_on_one, set_by, set_at)
  select new.event_id, r.method, r.amount, r.most_on_one, auth.uid(), private.now() from public.voting_rules r where r.event_id = new.copied_from
  union all
  select new.event_id, r.method, r.amount, coalesce(r.most_on_one, 1), auth.uid(), private.now()
  from jsonb_populate_record(null::public.voting_rules, new.set_up -> 'voting_rule') r where new.set_up ? 'voting_rule';
  return null;
end $$;
create trigger event_beginnings_set_the_voting_rule after insert on public.event_beginnings
  for each row execute function private.begin_voting_rule();

-- What a ballot says, as rows; places come closer together until they count 1, 2, 3. p_votes: {"12": 2, "15": 1}, by team.
-- Refuses: votes_are_whole_numbers, places_are_taken_once.
create function private.votes_of(p_method public.voting_method, p_votes jsonb) returns table (team_id bigint, weight integer)
language plpgsql stable set search_path = '' as $$
begin
  if jsonb_typeof(p_votes) is distinct from 'object' or (select count(*) from jsonb_object_keys(p_votes)) > 200
    or exists (select from jsonb_each_text(p_votes) v where v.key !~ '^[1-9]\d{0,14}$' or coalesce(v.value, '') !~ '^\d{1,3}$') then
    perform private.refuse('votes_are_whole_numbers', 400);
  elsif p_method = 'ranked' and (select count(*) > count(distinct v.value::integer) from jsonb_each_text(p_votes) v where v.value::integer > 0) then
    perform private.refuse('places_are_taken_once', 400);
  end if;
  return query select v.key::bigint,
      case p_method when 'ranked' then (row_number() over (order by v.value::integer))::integer else v.value::integer end
    from jsonb_each_text(p_votes) v where v.value::integer > 0;
end $$;

-- What the votes of a ballot cost of the allowance: votes, credits (the square of the votes for each team) or places.
create function private.votes_cost(p_method public.voting_method, p_weights integer[]) returns bigint
language sql immutable set search_path = '' as $$
  select coalesce(sum(case p_method when 'allowance' then w when 'quadratic' then w * w else 1 end), 0) from unnest(p_weights) w
$$;

-- Casts, or casts anew, until the results; the same votes again change nothing, and none at all take the ballot back.
-- Returns how often this person has cast. Who judges, leads or organizes has a ballot like everybody else: when registered.
-- Refuses: no_such_event, voting_is_not_open, voting_is_over, voters_are_registered, votes_are_for_handed_in_teams,
-- own_team_gets_no_vote, votes_fit_the_allowance, one_team_gets_a_part, and votes_of's.
create function public.cast_votes(p_event bigint, p_votes jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events;
  r public.voting_rules;
  v_now timestamptz;
  v_new jsonb;
  v_old jsonb;
  v_weights integer[];
  v_version integer := 0;
begin
  select * into e from public.events where id = p_event for share;
  if not found then
    perform private.refuse('no_such_event', 404);
  end if;
  -- the ballots of one person one after the other, however many are sent at once
  perform pg_advisory_xact_lock(hashtextextended('votes ' || p_event || ' ' || me, 0));
  r := private.voting_rule(p_event);
  -- read once, after every wait: the time that is judged is the time that is kept
  v_now := private.now();
  if v_now < e.voting_at then
    perform private.refuse('voting_is_not_open');
  elsif v_now >= e.results_at then
    perform private.refuse('voting_is_over');
  elsif not exists (select from public.registrations where event_id = p_event and person_id = me) then
    perform private.refuse('voters_are_registered', 403);
  end if;
  select coalesce(jsonb_object_agg(v.team_id, v.weight), '{}'), coalesce(array_agg(v.weight), '{}') into v_new, v_weights
  from private.votes_of(r.method, p_votes) v;
  if exists (select from jsonb_object_keys(v_new) team
    where not exists (select from public.submissions s where s.team_id = team::bigint and s.event_id = p_event)) then
    perform private.refuse('votes_are_for_handed_in_teams', 400);
  elsif exists (select from public.team_members m where m.event_id = p_event and m.person_id = me and v_new ? m.team_id::text) then
    perform private.refuse('own_team_gets_no_vote', 403);
  elsif private.votes_cost(r.method, v_weights) > r.amount then
    perform private.refuse('votes_fit_the_allowance', 400);
  elsif r.method = 'allowance' and r.most_on_one < any (v_weights) then
    perform private.refuse('one_team_gets_a_part', 400);
  end if;
  select coalesce(jsonb_object_agg(team_id, weight), '{}') into v_old from public.votes where event_id = p_event and voter_id = me;
  if v_new = v_old then
    return coalesce((select version from public.vote_ballots where event_id = p_event and voter_id = me), 0);
  elsif v_new = '{}' then
    delete from public.vote_ballots where event_id = p_event and voter_id = me;
    perform private.log('vote.taken_back', 'events', p_event::text, '{}', null);
    return 0;
  end if;
  insert into public.vote_ballots as mine (event_id, voter_id, function, cast_at, first_cast_at)
  values (p_event, me, (select function from public.people where id = me), v_now, v_now)
  on conflict (event_id, voter_id) do update set function = excluded.function, version = mine.version + 1, cast_at = v_now
  returning version into v_version;
  delete from public.votes where event_id = p_event and voter_id = me;
  insert into public.votes (event_id, voter_id, team_id, weight)
  select p_event, me, v.key::bigint, v.value::integer from jsonb_each_text(v_new) v;
  -- that somebody voted, never who: beside the minute it would tell more than the count does
  perform private.log('vote.cast', 'events', p_event::text, jsonb_build_object('again', v_version > 1), null);
  return v_version;
end $$;

grant execute on function public.set_voting_rule(bigint, public.voting_method, integer, integer, integer), public.cast_votes(bigint, jsonb) to authenticated;
