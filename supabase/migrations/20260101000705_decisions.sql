-- decisions, by a panel: the rules that ballots are counted by, the seats of a panel, and what takes a second person.

create type public.ballot_rule as enum ('each_function', 'simple', 'consent', 'unanimous');

-- Rule, quorum and panel are frozen when the box is opened. Without a panel every leader has a ballot.
alter table public.ballot_boxes
  add rule public.ballot_rule not null default 'each_function',
  add has_panel boolean not null default false,
  -- the share of the panel that the quorum was worked out of; null without a panel
  add quorum_percent integer,
  -- what was needed at the reveal, when somebody of the panel could not vote any more; see private.quorum_of
  add quorum_at_reveal integer;

-- Who may cast in a box with a panel, and for which function each is counted.
create table public.ballot_seats (
  box_id bigint not null references public.ballot_boxes (id) on delete restrict,
  person_id uuid not null references public.people (id) on delete restrict,
  function public.job_function not null,
  -- casts in the place of somebody absent
  delegate_id uuid references public.people (id) on delete restrict,
  -- declared a conflict of interest: has no ballot, and takes no part in what follows it
  is_recused boolean not null default false,
  -- of those whom the review seated; others have a seat only because they declared a conflict
  on_panel boolean not null default true,
  -- whether a ballot could come from here at the reveal, or had; null before, see private.seat_counts
  could_vote boolean,
  primary key (box_id, person_id),
  constraint ballot_seats_delegate_is_another_person check (delegate_id <> person_id)
);
create index ballot_seats_by_person on public.ballot_seats (person_id);
create index ballot_seats_by_delegate on public.ballot_seats (delegate_id);
create unique index ballot_seats_delegates_stand_for_one on public.ballot_seats (box_id, delegate_id) where delegate_id is not null;
alter table public.ballot_seats enable row level security;
create policy ballot_seats_are_seen_by_members on public.ballot_seats for select to authenticated using ((select private.is_member()));
grant select on public.ballot_seats to authenticated;

-- A panel stays as it was; before the reveal somebody can only step back, or have another cast what is not cast yet.
create function private.guard_seat() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' or exists (select from public.ballot_boxes where id = new.box_id and (revealed_at is not null or withdrawn_at is not null))
    or (tg_op = 'UPDATE' and ((new.box_id, new.person_id, new.function) is distinct from (old.box_id, old.person_id, old.function)
      or (old.is_recused and not new.is_recused) or (new.delegate_id is distinct from old.delegate_id
        and exists (select from public.ballots where box_id = new.box_id and voter_id = new.person_id)))) then
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

-- Declared a conflict on what this box decides, in its ballot or at any time after it: who second-guesses a decision has none either.
create function private.is_recused(p_box bigint, p_person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.ballot_seats where box_id = p_box and person_id = p_person and is_recused)
    or exists (select from public.conflicts_of_interest c join public.ballot_boxes b on b.experiment_id = c.experiment_id
      where b.id = p_box and c.person_id = p_person and c.time_box >= b.time_box);
end $$;
grant execute on function private.is_recused(bigint, uuid) to authenticated;

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
    elsif private.is_recused(p_box.id, p_voter) then
      perform private.refuse('conflict_keeps_out', 403);
    end if;
    return (select function from public.people where id = p_voter);
  end if;
  select * into s from public.ballot_seats where box_id = p_box.id and person_id = p_voter;
  if not found or not private.leads(p_voter) then
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
  select case when not b.has_panel then not private.is_recused(b.id, p_person) and not exists (select from public.ballots v where v.box_id = b.id and v.voter_id = p_person)
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
  from (select coalesce(quorum_at_reveal, quorum) as quorum, rule, private.count_ballots(id) as counts from public.ballot_boxes
    where id = p_box and revealed_at is not null) t
$$;

-- Two people ------------------------------------------------------------------------------------------------------
-- Going against the ballots, or against what the registered rule recommends, takes a written reason and a second leader of
-- the other function, before it is recorded: for a first decision and for one that takes the place of another. What the
-- rule recommends is what the server stated of the data as they are now (private.recommended_now), never what a caller says.

-- Who carried a departure besides whoever asked for it. Where no leader of the other function is there, any other leader
-- is enough, and the decision says it; where there is none at all, an admin makes a second leader first.
create type public.second_kind as enum ('other_function', 'same_function');

alter table public.decisions
  add recommended public.ballot_choice,
  add departure_reason text,
  add seconded_by uuid references public.people (id) on delete restrict,
  add second_kind public.second_kind,
  add dissent text not null default '',
  add review_on date,
  add constraint decisions_dissent_fits check (length(dissent) <= 2000),
  add constraint decisions_review_comes_later check (review_on > (decided_at at time zone 'UTC')::date and review_on < (decided_at at time zone 'UTC')::date + 1100);
create index decisions_to_look_at_again on public.decisions (review_on) where review_on is not null;
create index decisions_by_second on public.decisions (seconded_by);

-- The newest of an outcome counts; asking in other words is a new row, so that nobody seconds what they have not read.
create table public.departures (
  id bigint generated always as identity primary key,
  box_id bigint not null references public.ballot_boxes (id) on delete restrict,
  -- the decision that it would take the place of; null for the first
  supersedes_id bigint references public.decisions (id) on delete restrict,
  outcome public.ballot_choice not null,
  reason text not null,
  recommended public.ballot_choice,
  asked_by uuid not null references public.people (id) on delete restrict,
  asked_at timestamptz not null default private.now(),
  seconded_by uuid references public.people (id) on delete restrict,
  seconded_at timestamptz,
  second_kind public.second_kind,
  constraint departures_reason_is_told check (length(btrim(reason)) between 10 and 2000),
  constraint departures_take_two_people check (seconded_by <> asked_by),
  constraint departures_are_seconded_at_a_moment check (num_nulls(seconded_by, seconded_at, second_kind) in (0, 3))
);
create index departures_by_box on public.departures (box_id, outcome, id desc);
create index departures_by_superseded on public.departures (supersedes_id);
create index departures_by_asker on public.departures (asked_by);
create index departures_by_second on public.departures (seconded_by);
alter table public.departures enable row level security;
create policy departures_are_seen_by_members on public.departures for select to authenticated using ((select private.is_member()));
grant select on public.departures to authenticated;

create function private.guard_departure() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' or old.seconded_by is not null
    or to_jsonb(new) - array['seconded_by', 'seconded_at', 'second_kind'] <> to_jsonb(old) - array['seconded_by', 'seconded_at', 'second_kind'] then
    perform private.refuse('facts_are_append_only');
  end if;
  return new;
end $$;
create trigger departures_stay_as_they_were_asked before update or delete on public.departures
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

-- Whether two people stand for marketing and for IT, one each; who bridges stands for either. Who works on neither side
-- has both across.
create function private.stands_across(p_one public.people, p_other public.people) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(case when p_one.function = 'other' and not p_one.is_bridging then p_other.function <> 'other' or p_other.is_bridging
    else ((p_one.function = 'marketing' or p_one.is_bridging) and (p_other.function = 'it' or p_other.is_bridging))
      or ((p_one.function = 'it' or p_one.is_bridging) and (p_other.function = 'marketing' or p_other.is_bridging)) end, false)
$$;

-- Who can second what p_asker asks for: leaders across who have no conflict; all other leaders where none is across.
create function private.seconders(p_box bigint, p_asker uuid) returns table (person_id uuid, name text, is_across boolean)
language sql stable security definer set search_path = '' as $$
  select s.id, s.name, s.is_across from (
    select p.id, p.name, private.stands_across(a, p) as is_across, bool_or(private.stands_across(a, p)) over () as any_across
    from public.people a join public.people p on p.id <> a.id
    where a.id = p_asker and p.left_at is null and p.role in ('leader', 'admin') and not private.is_recused(p_box, p.id)) s
  where s.is_across = s.any_across order by s.name, s.id
$$;

-- The newest departure of an outcome: the one that counts.
create function private.departure_to(p_box bigint, p_supersedes bigint, p_outcome public.ballot_choice) returns public.departures
language sql stable security definer set search_path = '' as $$
  select * from public.departures where box_id = p_box and supersedes_id is not distinct from p_supersedes and outcome = p_outcome
  order by id desc limit 1
$$;

-- The departures of a box, or of what would take the place of a decision, as a page shows them.
create function private.departures_of(p_box bigint, p_supersedes bigint default null) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_agg(jsonb_build_object('id', d.id, 'outcome', d.outcome, 'reason', d.reason, 'recommended', d.recommended,
    'asked_by_id', d.asked_by, 'asked_by', a.name, 'seconded_by', s.name, 'second_kind', d.second_kind,
    'seconders', (select jsonb_agg(jsonb_build_object('person_id', c.person_id, 'name', c.name, 'is_across', c.is_across))
      from private.seconders(d.box_id, d.asked_by) c where d.seconded_by is null),
    'stands', d.seconded_by is not null) order by o)
  from unnest(enum_range(null::public.ballot_choice)) o, private.departure_to(p_box, p_supersedes, o) d
    join public.people a on a.id = d.asked_by left join public.people s on s.id = d.seconded_by
$$;

-- Asks, as a leader, for a second on an outcome; the same words again change nothing.
-- Refuses: panel_decides, recommended_now's, nothing_to_second, chair_overrules, departure_is_seconded, departures_reason_is_told.
create function private.ask_departure(p_box public.ballot_boxes, p_supersedes bigint, p_asked public.departures) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_met boolean := private.rule_is_met(p_box.id, p_asked.outcome);
  latest public.departures := private.departure_to(p_box.id, p_supersedes, p_asked.outcome);
begin
  perform private.check_decider(p_box.id, p_asked.asked_by);
  perform private.recommended_now(p_box.experiment_id, jsonb_build_object('recommended', p_asked.recommended));
  if v_met and coalesce(p_asked.recommended = p_asked.outcome, true) then
    perform private.refuse('nothing_to_second');
  elsif not v_met and not private.chairs(p_box, p_asked.asked_by) then
    perform private.refuse('chair_overrules', 403);
  elsif latest.seconded_by is not null and latest.recommended is not distinct from p_asked.recommended then
    perform private.refuse('departure_is_seconded');
  elsif (latest.reason, latest.asked_by) = (btrim(p_asked.reason), p_asked.asked_by) and latest.recommended is not distinct from p_asked.recommended then
    return;
  end if;
  insert into public.departures (box_id, supersedes_id, outcome, reason, recommended, asked_by)
  values (p_box.id, p_supersedes, p_asked.outcome, btrim(p_asked.reason), p_asked.recommended, p_asked.asked_by);
  perform private.log('decision.second_asked', 'experiments', p_box.experiment_id::text, jsonb_strip_nulls(jsonb_build_object('box', p_box.id,
    'supersedes', p_supersedes, 'outcome', p_asked.outcome, 'rule_met', v_met, 'recommended', p_asked.recommended)));
end $$;

-- Refuses: leaders_only, box_to_decide's, ask_departure's.
create function public.ask_for_second(p_box bigint, p_outcome public.ballot_choice, p_reason text, p_recommended public.ballot_choice default null)
returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
begin
  perform private.ask_departure(private.box_to_decide(p_box, me), null, jsonb_populate_record(null::public.departures,
    jsonb_build_object('outcome', p_outcome, 'reason', p_reason, 'recommended', p_recommended, 'asked_by', me)));
end $$;

-- Stands for a departure, as another leader: one of the other function where there is one. Again changes nothing.
-- Refuses: leaders_only, no_such_departure, box_to_decide's or standing_decision's, conflict_keeps_out,
-- second_is_another_person, departure_was_asked_anew, second_is_of_the_other_function.
create function public.second_departure(p_departure bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  d public.departures;
  v_experiment bigint;
  v_across boolean;
begin
  select * into d from public.departures where id = p_departure;
  if not found then
    perform private.refuse('no_such_departure', 404);
  elsif d.supersedes_id is null then
    perform private.box_to_decide(d.box_id, me);
  else
    perform private.standing_decision(d.supersedes_id);
  end if;
  select * into d from public.departures where id = p_departure;
  if d.asked_by = me then
    perform private.refuse('second_is_another_person', 403);
  elsif private.is_recused(d.box_id, me) then
    perform private.refuse('conflict_keeps_out', 403);
  elsif (private.departure_to(d.box_id, d.supersedes_id, d.outcome)).id <> d.id then
    perform private.refuse('departure_was_asked_anew');
  elsif d.seconded_by is not null then
    return;
  end if;
  select is_across into v_across from private.seconders(d.box_id, d.asked_by) where person_id = me;
  if v_across is null then
    perform private.refuse('second_is_of_the_other_function', 403);
  end if;
  update public.departures set seconded_by = me, seconded_at = private.now(),
    second_kind = (case when v_across then 'other_function' else 'same_function' end)::public.second_kind where id = d.id;
  select experiment_id into v_experiment from public.ballot_boxes where id = d.box_id;
  perform private.log('decision.seconded', 'experiments', v_experiment::text,
    jsonb_strip_nulls(jsonb_build_object('box', d.box_id, 'supersedes', d.supersedes_id, 'outcome', d.outcome)));
end $$;

-- The departure that a decision stands on, of what the rule recommends now; null where it departs from nothing.
-- Refuses: departure_needs_a_second.
create function private.departure_of(p_box public.ballot_boxes, p_supersedes bigint, p_outcome public.ballot_choice,
  p_recommended public.ballot_choice) returns public.departures
language plpgsql stable security definer set search_path = '' as $$
declare
  d public.departures;
begin
  if private.rule_is_met(p_box.id, p_outcome) and coalesce(p_recommended = p_outcome, true) then
    return null;
  end if;
  d := private.departure_to(p_box.id, p_supersedes, p_outcome);
  -- what was seconded must be what is done: against the ballots only, it says nothing about the rule
  if d.id is null or d.recommended is distinct from p_recommended or d.seconded_by is null then
    perform private.refuse('departure_needs_a_second');
  end if;
  return d;
end $$;

grant execute on function private.chairs(public.ballot_boxes, uuid), private.departures_of(bigint, bigint),
  public.ask_for_second(bigint, public.ballot_choice, text, public.ballot_choice),
  public.second_departure(bigint), private.awaits_ballot(bigint, uuid) to authenticated;
