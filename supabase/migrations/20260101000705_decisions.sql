-- decisions, by a panel: the rules that ballots are counted by, the seats of a panel, and what takes a second person.

create type public.ballot_rule as enum ('each_function', 'simple', 'consent', 'unanimous');

-- Rule, quorum and panel are frozen when the box is opened. Without a panel every leader has a ballot.
alter table public.ballot_boxes
  add rule public.ballot_rule not null default 'each_function',
  add has_panel boolean not null default false;

-- Who may cast in a box with a panel, and for which function each is counted.
create table public.ballot_seats (
  box_id bigint not null references public.ballot_boxes (id) on delete restrict,
  person_id uuid not null references public.people (id) on delete restrict,
  function public.job_function not null,
  -- casts in the place of somebody absent
  delegate_id uuid references public.people (id) on delete restrict,
  -- declared a conflict of interest: has no ballot, and takes no part in what follows it
  is_recused boolean not null default false,
  primary key (box_id, person_id),
  constraint ballot_seats_delegate_is_another_person check (delegate_id <> person_id)
);
create index ballot_seats_by_person on public.ballot_seats (person_id);
create index ballot_seats_by_delegate on public.ballot_seats (delegate_id);
alter table public.ballot_seats enable row level security;
create policy ballot_seats_are_seen_by_members on public.ballot_seats for select to authenticated using ((select private.is_member()));
grant select on public.ballot_seats to authenticated;

-- A panel stays as it was; somebody can only step back, before the reveal.
create function private.guard_seat() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' or exists (select from public.ballot_boxes where id = new.box_id and (revealed_at is not null or withdrawn_at is not null))
    or (tg_op = 'UPDATE' and ((new.box_id, new.person_id, new.function) is distinct from (old.box_id, old.person_id, old.function)
      or (old.is_recused and not new.is_recused) or (new.delegate_id is not null and new.delegate_id is distinct from old.delegate_id))) then
    perform private.refuse('facts_are_append_only');
  end if;
  return new;
end $$;
create trigger ballot_seats_stay_as_they_are before insert or update or delete on public.ballot_seats
  for each row execute function private.guard_seat();

alter table public.ballots
  -- somebody else who cast it for an absent voter; null where voters cast their own
  add cast_by uuid references public.people (id) on delete restrict,
  -- asked for where the rule is consent: what this voter could not live with
  add objects_to public.ballot_choice,
  add constraint ballots_are_cast_by_oneself_or_another check (cast_by <> voter_id),
  add constraint ballots_object_to_another_choice check (objects_to <> choice);
create index ballots_by_caster on public.ballots (cast_by);
alter table public.ballots alter objects_to set statistics 0;
-- Whoever cast it knows what is in it. The absent voter does not, until everybody does.
drop policy ballots_are_secret_until_reveal on public.ballots;
create policy ballots_are_secret_until_reveal on public.ballots for select to authenticated
  using ((select private.is_member()) and (coalesce(cast_by, voter_id) = (select auth.uid())
    or exists (select from public.ballot_boxes b where b.id = box_id and b.revealed_at is not null)));

-- Declared a conflict on what this box decides.
create function private.is_recused(p_box bigint, p_person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.ballot_seats where box_id = p_box and person_id = p_person and is_recused)
$$;

-- The function that a ballot for p_voter counts for, when p_caster may cast it.
-- Refuses: others_cast_their_own, no_seat_on_the_panel, conflict_keeps_out, ballot_is_delegated, ballot_is_not_yours.
create function private.seat_for(p_box public.ballot_boxes, p_voter uuid, p_caster uuid) returns public.job_function
language plpgsql stable security definer set search_path = '' as $$
declare
  s public.ballot_seats;
begin
  if not p_box.has_panel then
    if p_voter <> p_caster then
      perform private.refuse('others_cast_their_own', 403);
    end if;
    return (select function from public.people where id = p_voter);
  end if;
  select * into s from public.ballot_seats where box_id = p_box.id and person_id = p_voter;
  if not found then
    perform private.refuse('no_seat_on_the_panel', 403);
  elsif s.is_recused or private.is_recused(p_box.id, p_caster) then
    perform private.refuse('conflict_keeps_out', 403);
  elsif s.delegate_id is not null and p_caster = p_voter then
    perform private.refuse('ballot_is_delegated', 403);
  elsif coalesce(s.delegate_id, s.person_id) <> p_caster then
    perform private.refuse('ballot_is_not_yours', 403);
  end if;
  return s.function;
end $$;

-- Whether a box waits for the ballot of this person, own or in the place of another.
create function private.awaits_ballot(p_box bigint, p_person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select case when not b.has_panel then not exists (select from public.ballots v where v.box_id = b.id and v.voter_id = p_person)
    else not private.is_recused(b.id, p_person) and exists (select from public.ballot_seats s
      where s.box_id = b.id and not s.is_recused and coalesce(s.delegate_id, s.person_id) = p_person
        and not exists (select from public.ballots v where v.box_id = b.id and v.voter_id = s.person_id)) end
  from public.ballot_boxes b where b.id = p_box
$$;

-- The rules ------------------------------------------------------------------------------------------------------
-- Pure: counts as count_ballots gives them. The denominator is always every ballot cast, never only those of two choices.

-- How many are needed: a share of those who may vote, rounded up.
create function private.quorum_needed(p_eligible integer, p_percent integer) returns integer
language sql immutable set search_path = '' as $$ select ceil(p_eligible * p_percent / 100.0)::integer $$;

create function private.votes_for(p_counts jsonb, p_outcome public.ballot_choice) returns integer
language sql immutable set search_path = '' as $$
  select coalesce(sum(value::integer), 0)::integer from jsonb_each_text(p_counts -> p_outcome::text)
$$;
create function private.votes_cast(p_counts jsonb) returns integer
language sql immutable set search_path = '' as $$
  select coalesce(sum(f.value::integer), 0)::integer from jsonb_each(p_counts) c, jsonb_each_text(c.value) f
$$;

-- More than half of the ballots of marketing and more than half of those of IT.
create function private.majority_in_each(p_counts jsonb, p_outcome public.ballot_choice) returns boolean
language sql immutable set search_path = '' as $$
  select bool_and(2 * (p_counts -> p_outcome::text ->> side)::integer > (select sum((c.value ->> side)::integer) from jsonb_each(p_counts) c))
  from unnest(array['marketing', 'it']) side
$$;
-- More than half of all ballots.
create function private.simple_majority(p_counts jsonb, p_outcome public.ballot_choice) returns boolean
language sql immutable set search_path = '' as $$
  select 2 * private.votes_for(p_counts, p_outcome) > private.votes_cast(p_counts)
$$;
-- Every ballot.
create function private.unanimous(p_counts jsonb, p_outcome public.ballot_choice) returns boolean
language sql immutable set search_path = '' as $$
  select private.votes_cast(p_counts) > 0 and private.votes_for(p_counts, p_outcome) = private.votes_cast(p_counts)
$$;
-- More than any other choice has, and nobody objects.
create function private.consent(p_counts jsonb, p_outcome public.ballot_choice, p_objections integer) returns boolean
language sql immutable set search_path = '' as $$
  select p_objections = 0 and bool_and(o = p_outcome or private.votes_for(p_counts, p_outcome) > private.votes_for(p_counts, o))
  from unnest(enum_range(null::public.ballot_choice)) o
$$;

-- The rule of the box and its quorum. Says nothing (null) about a box that is not revealed.
create function private.rule_is_met(p_box bigint, p_outcome public.ballot_choice) returns boolean
language sql stable security definer set search_path = '' as $$
  select private.votes_cast(t.counts) >= t.quorum and case t.rule
    when 'each_function' then private.majority_in_each(t.counts, p_outcome)
    when 'simple' then private.simple_majority(t.counts, p_outcome)
    when 'unanimous' then private.unanimous(t.counts, p_outcome)
    when 'consent' then private.consent(t.counts, p_outcome,
      (select count(*)::integer from public.ballots where box_id = p_box and objects_to = p_outcome)) end
  from (select quorum, rule, private.count_ballots(id) as counts from public.ballot_boxes
    where id = p_box and revealed_at is not null) t
$$;

-- Two people ------------------------------------------------------------------------------------------------------
-- Where a panel decided: going against its ballots, or against what the registered rule recommends, takes a reason and
-- a second person, before the decision is recorded. What the rule recommends is worked out by the app from the readings;
-- the database keeps what the two confirmed and cannot work it out again.

alter table public.decisions
  add recommended public.ballot_choice,
  add departure_reason text,
  add seconded_by uuid references public.people (id) on delete restrict,
  add dissent text not null default '',
  add review_on date,
  add constraint decisions_dissent_fits check (length(dissent) <= 2000),
  add constraint decisions_review_comes_later check (review_on > (decided_at at time zone 'UTC')::date and review_on < (decided_at at time zone 'UTC')::date + 1100);
create index decisions_by_second on public.decisions (seconded_by);

create table public.departures (
  box_id bigint not null references public.ballot_boxes (id) on delete restrict,
  outcome public.ballot_choice not null,
  reason text not null,
  recommended public.ballot_choice,
  asked_by uuid not null references public.people (id) on delete restrict,
  asked_at timestamptz not null default private.now(),
  seconded_by uuid references public.people (id) on delete restrict,
  seconded_at timestamptz,
  primary key (box_id, outcome),
  constraint departures_reason_is_told check (length(btrim(reason)) between 10 and 2000),
  constraint departures_take_two_people check (seconded_by <> asked_by),
  constraint departures_are_seconded_at_a_moment check ((seconded_by is null) = (seconded_at is null))
);
create index departures_by_asker on public.departures (asked_by);
create index departures_by_second on public.departures (seconded_by);
alter table public.departures enable row level security;
create policy departures_are_seen_by_members on public.departures for select to authenticated using ((select private.is_member()));
grant select on public.departures to authenticated;

create function private.guard_departure() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' or old.seconded_by is not null then
    perform private.refuse('facts_are_append_only');
  end if;
  return new;
end $$;
create trigger departures_stay_once_seconded before update or delete on public.departures
  for each row execute function private.guard_departure();

-- A revealed box that is not decided, locked, for a leader without a conflict.
-- Refuses: no_such_box, box_is_not_revealed, experiment_is_decided, conflict_keeps_out.
create function private.box_to_decide(p_box bigint, p_person uuid) returns public.ballot_boxes
language plpgsql security definer set search_path = '' as $$
declare
  b public.ballot_boxes;
begin
  select * into b from public.ballot_boxes where id = p_box and withdrawn_at is null for update;
  if not found then
    perform private.refuse('no_such_box', 404);
  elsif b.revealed_at is null then
    perform private.refuse('box_is_not_revealed');
  elsif exists (select from public.decisions where box_id = p_box) then
    perform private.refuse('experiment_is_decided');
  elsif private.is_recused(p_box, p_person) then
    perform private.refuse('conflict_keeps_out', 403);
  end if;
  return b;
end $$;

-- The chair acts for the panel, unless the chair does not lead any more or has a conflict: then every leader may.
create function private.chairs(p_box public.ballot_boxes, p_person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select p_box.opened_by = p_person or not private.leads(p_box.opened_by) or private.is_recused(p_box.id, p_box.opened_by)
$$;

-- Asking again before anybody has seconded changes the reason.
-- Refuses: leaders_only, box_to_decide's, nothing_to_second, chair_overrules, departure_is_seconded, departures_reason_is_told.
create function public.ask_for_second(p_box bigint, p_outcome public.ballot_choice, p_reason text, p_recommended public.ballot_choice default null)
returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  b public.ballot_boxes := private.box_to_decide(p_box, me);
  v_met boolean := private.rule_is_met(p_box, p_outcome);
begin
  if v_met and coalesce(p_recommended = p_outcome, true) then
    perform private.refuse('nothing_to_second');
  elsif not v_met and not private.chairs(b, me) then
    perform private.refuse('chair_overrules', 403);
  end if;
  insert into public.departures as d (box_id, outcome, reason, recommended, asked_by)
  values (p_box, p_outcome, btrim(p_reason), p_recommended, me)
  on conflict (box_id, outcome) do update set reason = excluded.reason, recommended = excluded.recommended, asked_by = me, asked_at = private.now()
  where d.seconded_by is null;
  if not found then
    perform private.refuse('departure_is_seconded');
  end if;
  perform private.log('decision.second_asked', 'experiments', b.experiment_id::text,
    jsonb_build_object('box', p_box, 'outcome', p_outcome, 'rule_met', v_met, 'recommended', p_recommended));
end $$;

-- Refuses: leaders_only, box_to_decide's, no_such_departure, second_is_another_person.
create function public.second_departure(p_box bigint, p_outcome public.ballot_choice) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  b public.ballot_boxes := private.box_to_decide(p_box, me);
  d public.departures;
begin
  select * into d from public.departures where box_id = p_box and outcome = p_outcome for update;
  if not found then
    perform private.refuse('no_such_departure', 404);
  elsif d.asked_by = me then
    perform private.refuse('second_is_another_person', 403);
  elsif d.seconded_by is not null then
    return;
  end if;
  update public.departures set seconded_by = me, seconded_at = private.now() where box_id = p_box and outcome = p_outcome;
  perform private.log('decision.seconded', 'experiments', b.experiment_id::text, jsonb_build_object('box', p_box, 'outcome', p_outcome));
end $$;

-- The seconded departure that a decision of a panel stands on; null where it departs from nothing.
-- Refuses: decision_names_the_recommendation, departure_needs_a_second.
create function private.departure_of(p_box public.ballot_boxes, p_outcome public.ballot_choice, p_met boolean, p_confirmed jsonb) returns public.departures
language plpgsql stable security definer set search_path = '' as $$
declare
  v_recommended public.ballot_choice := p_confirmed ->> 'recommended';
  d public.departures;
begin
  if not p_box.has_panel then
    return null;
  elsif not p_confirmed ? 'recommended' then
    perform private.refuse('decision_names_the_recommendation');
  elsif p_met and coalesce(v_recommended = p_outcome, true) then
    return null;
  end if;
  select * into d from public.departures where box_id = p_box.id and outcome = p_outcome and seconded_by is not null;
  -- what was seconded must be what is done: against the ballots only, it says nothing about the rule
  if not found or d.recommended is distinct from v_recommended then
    perform private.refuse('departure_needs_a_second');
  end if;
  return d;
end $$;

grant execute on function private.chairs(public.ballot_boxes, uuid), public.ask_for_second(bigint, public.ballot_choice, text, public.ballot_choice),
  public.second_departure(bigint, public.ballot_choice), private.awaits_ballot(bigint, uuid) to authenticated;
