-- decisions: a ballot box is opened on an experiment that is due, leaders cast secret ballots, the box is revealed once
-- for all, owners sign, and the decision is recorded for good.

create type public.ballot_choice as enum ('promote', 'iterate', 'kill');

create table public.ballot_boxes (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete restrict,
  time_box integer not null,
  -- who opens it chairs it
  opened_by uuid not null references public.people (id) on delete restrict,
  opened_at timestamptz not null default private.now(),
  closes_at timestamptz not null,
  quorum integer not null default 3,
  revealed_by uuid references public.people (id) on delete restrict,
  revealed_at timestamptz,
  withdrawn_at timestamptz,
  unique (id, experiment_id),
  constraint ballot_boxes_close_after_they_open check (closes_at > opened_at),
  constraint ballot_boxes_close_within_a_month check (closes_at <= opened_at + interval '744 hours'),
  -- fewer would say who voted what
  constraint ballot_boxes_quorum_keeps_the_secret check (quorum between 3 and 50),
  constraint ballot_boxes_are_revealed_or_withdrawn check (revealed_at is null or withdrawn_at is null)
);
create unique index ballot_boxes_one_per_time_box on public.ballot_boxes (experiment_id, time_box) where withdrawn_at is null;
create index ballot_boxes_by_experiment on public.ballot_boxes (experiment_id, id desc);
create index ballot_boxes_by_chair on public.ballot_boxes (opened_by);
create index ballot_boxes_by_revealer on public.ballot_boxes (revealed_by);
alter table public.ballot_boxes enable row level security;

create table public.ballots (
  box_id bigint not null references public.ballot_boxes (id) on delete restrict,
  voter_id uuid not null references public.people (id) on delete restrict,
  choice public.ballot_choice not null,
  confidence integer not null,
  reason text not null,
  -- the voter's function when the ballot was cast: the split stays what it was
  function public.job_function not null,
  version integer not null default 1,
  cast_at timestamptz not null,
  primary key (box_id, voter_id),
  constraint ballots_confidence_is_a_percentage check (confidence between 0 and 100),
  constraint ballots_reason_is_told check (length(btrim(reason)) between 3 and 2000)
);
create index ballots_by_voter on public.ballots (voter_id);
alter table public.ballots enable row level security;
-- The planner's row estimates ignore row level security: without statistics they have nothing to tell.
alter table public.ballots alter choice set statistics 0, alter confidence set statistics 0, alter reason set statistics 0;

create table public.signatures (
  box_id bigint not null references public.ballot_boxes (id) on delete restrict,
  -- marketing or IT: the side the owner signs for
  side public.job_function not null,
  outcome public.ballot_choice not null,
  signed_by uuid not null references public.people (id) on delete restrict,
  signed_at timestamptz not null default private.now(),
  primary key (box_id, side),
  constraint signatures_are_of_the_two_sides check (side in ('marketing', 'it')),
  -- whoever changes sides meanwhile stands for one of them, not for both
  constraint signatures_are_of_two_people unique (box_id, signed_by)
);
create index signatures_by_person on public.signatures (signed_by);
alter table public.signatures enable row level security;

create table public.decisions (
  id bigint generated always as identity primary key,
  experiment_id bigint not null,
  box_id bigint not null,
  -- never edited: what takes its place names it, and says why
  supersedes_id bigint unique references public.decisions (id) on delete restrict,
  supersede_reason text,
  outcome public.ballot_choice not null,
  rationale text not null,
  next_step text not null,
  -- a kill says what was learned
  learned text not null default '',
  -- and what would have to be true to take it up again; null of what was not killed
  would_change_our_mind text,
  rule_met boolean not null,
  overrule_reason text,
  ballots jsonb not null,
  decided_by uuid not null references public.people (id) on delete restrict,
  -- readings entered later do not change what this decision was taken on
  decided_at timestamptz not null default private.now(),
  constraint decisions_box_is_of_the_experiment foreign key (box_id, experiment_id) references public.ballot_boxes (id, experiment_id) on delete restrict,
  constraint decisions_supersede_with_a_reason check (case when supersedes_id is null then supersede_reason is null
    else supersede_reason is not null and length(btrim(supersede_reason)) between 10 and 2000 end),
  constraint decisions_rationale_is_told check (length(btrim(rationale)) between 10 and 4000),
  constraint decisions_next_step_is_told check (length(btrim(next_step)) between 3 and 1000),
  constraint decisions_kill_says_what_was_learned check (outcome <> 'kill' or length(btrim(learned)) between 10 and 4000),
  constraint decisions_kill_says_what_would_change_it check (case when outcome = 'kill' then would_change_our_mind is not null
    and length(btrim(would_change_our_mind)) between 10 and 2000 else would_change_our_mind is null end),
  constraint decisions_learned_fits check (length(learned) <= 4000),
  constraint decisions_overrule_gives_a_reason check (rule_met or (overrule_reason is not null and length(btrim(overrule_reason)) between 10 and 2000))
);
create unique index decisions_one_per_box on public.decisions (box_id) where supersedes_id is null;
create index decisions_by_box on public.decisions (box_id);
create index decisions_by_experiment on public.decisions (experiment_id, id desc);
create index decisions_by_author on public.decisions (decided_by);
alter table public.decisions enable row level security;
create index decisions_by_age on public.decisions (outcome, id desc);
create trigger decisions_are_never_edited before update or delete on public.decisions
  for each row execute function private.refuse_change();
create trigger decisions_are_never_truncated before truncate on public.decisions
  for each statement execute function private.refuse_change();

-- The second lock, for whoever gets past the functions: a box stays as it was opened, revealed or withdrawn, and what
-- lies in it stays as it was cast.
create function private.guard_box() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' or old.revealed_at is not null or old.withdrawn_at is not null
    or (new.id, new.experiment_id, new.time_box, new.opened_by, new.opened_at, new.closes_at, new.quorum, new.rule, new.has_panel, new.quorum_percent)
      is distinct from (old.id, old.experiment_id, old.time_box, old.opened_by, old.opened_at, old.closes_at, old.quorum, old.rule, old.has_panel, old.quorum_percent) then
    perform private.refuse('facts_are_append_only');
  end if;
  return new;
end $$;
create trigger ballot_boxes_stay_as_they_are before update or delete on public.ballot_boxes
  for each row execute function private.guard_box();

create function private.guard_ballot() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' or exists (select from public.ballot_boxes where id = new.box_id and (revealed_at is not null or withdrawn_at is not null))
    or (tg_op = 'UPDATE' and (new.box_id, new.voter_id) is distinct from (old.box_id, old.voter_id)) then
    perform private.refuse('facts_are_append_only');
  end if;
  return new;
end $$;
create trigger ballots_stay_as_they_were_cast before insert or update or delete on public.ballots
  for each row execute function private.guard_ballot();

create function private.guard_signature() returns trigger
language plpgsql set search_path = '' as $$
begin
  if exists (select from public.decisions where box_id = coalesce(new.box_id, old.box_id)) then
    perform private.refuse('facts_are_append_only');
  end if;
  return coalesce(new, old);
end $$;
create trigger signatures_stay_with_the_decision before insert or update or delete on public.signatures
  for each row execute function private.guard_signature();

create policy ballot_boxes_are_seen_by_members on public.ballot_boxes for select to authenticated using ((select private.is_member()));
create policy signatures_are_seen_by_members on public.signatures for select to authenticated using ((select private.is_member()));
create policy decisions_are_seen_by_members on public.decisions for select to authenticated using ((select private.is_member()));
-- One's own always; everybody's only once revealed, admins' eyes included.
create policy ballots_are_secret_until_reveal on public.ballots for select to authenticated
  using ((select private.is_member()) and (voter_id = (select auth.uid())
    or exists (select from public.ballot_boxes b where b.id = box_id and b.revealed_at is not null)));
grant select on public.ballot_boxes, public.ballots, public.signatures, public.decisions to authenticated;

-- Opens a box on an experiment that is due, for the caller to have checked who may.
-- Refuses: no_such_experiment, box_opens_when_due, and the constraints of ballot_boxes.
create function private.open_box(p_experiment bigint, p_chair uuid, p_terms jsonb) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments;
  v_now timestamptz;
  v_box public.ballot_boxes;
begin
  select * into x from public.experiments where id = p_experiment for update;
  v_now := private.now();
  if x.id is null then
    perform private.refuse('no_such_experiment', 404);
  elsif private.experiment_state(x, private.today()) <> 'due' then
    perform private.refuse('box_opens_when_due');
  end if;
  insert into public.ballot_boxes (experiment_id, time_box, opened_by, opened_at, closes_at, quorum, rule, has_panel, quorum_percent)
  values (x.id, x.time_box, p_chair, v_now, v_now + make_interval(hours => (p_terms ->> 'hours')::integer), (p_terms ->> 'quorum')::integer,
    coalesce(p_terms ->> 'rule', 'each_function')::public.ballot_rule, p_terms ? 'rule', (p_terms ->> 'quorum_percent')::integer) returning * into v_box;
  update public.experiments set deciding_since = v_now where id = x.id;
  perform private.log('ballot.opened', 'experiments', x.id::text, jsonb_build_object('box', v_box.id, 'closes_at', v_box.closes_at));
  return v_box.id;
end $$;

-- Every leader has a ballot; who opens the box chairs it. Refuses: leaders_only, open_box's.
create function public.open_ballot_box(p_experiment bigint, p_hours integer default 168, p_quorum integer default 3)
returns bigint
language sql security definer set search_path = '' as $$
  select private.open_box(p_experiment, private.leader(), jsonb_build_object('hours', p_hours, 'quorum', p_quorum))
$$;

-- Back to due: only before anybody has voted, or when it closed without a quorum. What was cast stays sealed for ever.
-- Refuses: leaders_only, no_such_box, box_is_revealed, check_decider's, box_has_ballots.
create function public.withdraw_ballot_box(p_box bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  b public.ballot_boxes;
  v_ballots integer;
begin
  perform private.leader();
  select * into b from public.ballot_boxes where id = p_box and withdrawn_at is null for update;
  if not found then
    perform private.refuse('no_such_box', 404);
  elsif b.revealed_at is not null then
    perform private.refuse('box_is_revealed');
  end if;
  perform private.check_decider(p_box, auth.uid());
  select count(*) into v_ballots from public.ballots where box_id = p_box;
  if v_ballots > 0 and not (private.now() >= b.closes_at and v_ballots < private.quorum_of(b)) then
    perform private.refuse('box_has_ballots');
  end if;
  update public.ballot_boxes set withdrawn_at = private.now() where id = p_box;
  update public.experiments set deciding_since = null where id = b.experiment_id;
  perform private.log('ballot.withdrawn', 'experiments', b.experiment_id::text, jsonb_build_object('box', p_box, 'ballots', v_ballots));
end $$;

-- A chair who left, or is no leader any more, holds nobody up.
create function private.leads(p_person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.people where id = p_person and left_at is null and role in ('leader', 'admin'))
$$;

-- One ballot per person and box; casting again replaces it. The clock is read once, after the lock on the box is held:
-- a ballot that waited past the closing second is late, and no stored time is later than the one that was checked.
-- A ballot stays as cast when its voter changes function, stops being a leader or leaves. Whoever works on both sides
-- counts for the function of the profile. Admins who are not leaders have no ballot.
-- Returns how often this person has cast in this box.
-- p_for: the absent voter in whose place the caller casts. The function that counts is the voter's.
-- Refuses: panel_only, no_such_box, box_is_revealed, box_is_closed, seat_for's.
create function public.cast_ballot(p_box bigint, p_choice public.ballot_choice, p_confidence integer, p_reason text,
  p_for uuid default null, p_objects_to public.ballot_choice default null) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  b public.ballot_boxes;
  v_voter uuid := coalesce(p_for, me);
  v_function public.job_function;
  v_now timestamptz;
  v_version integer;
begin
  if not private.has_role('leader') then
    perform private.refuse('panel_only', 403);
  end if;
  select * into b from public.ballot_boxes where id = p_box and withdrawn_at is null for share;
  v_now := private.now();
  if b.id is null then
    perform private.refuse('no_such_box', 404);
  elsif b.revealed_at is not null then
    perform private.refuse('box_is_revealed');
  elsif v_now >= b.closes_at then
    perform private.refuse('box_is_closed');
  end if;
  v_function := private.seat_for(b, v_voter, me);
  insert into public.ballots as mine (box_id, voter_id, choice, confidence, reason, function, cast_at, cast_by, objects_to)
  values (p_box, v_voter, p_choice, p_confidence, btrim(p_reason), v_function, v_now, nullif(me, v_voter), p_objects_to)
  on conflict (box_id, voter_id) do update set choice = excluded.choice, confidence = excluded.confidence, reason = excluded.reason,
    function = excluded.function, version = mine.version + 1, cast_at = excluded.cast_at, objects_to = excluded.objects_to
  returning version into v_version;
  -- that somebody voted, never what
  perform private.log('ballot.cast', 'experiments', b.experiment_id::text,
    jsonb_strip_nulls(jsonb_build_object('box', p_box, 'version', v_version, 'for', nullif(v_voter, me))));
  return v_version;
end $$;

-- Opens the box for all at one moment; a second reveal finds it open and changes nothing. Before the closing time only
-- the chair can: nobody else cuts off those who have not voted yet.
-- Refuses: leaders_only, no_such_box, conflict_keeps_out, reveal_needs_the_quorum, chair_reveals_early.
create function public.reveal_ballots(p_box bigint) returns timestamptz
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  b public.ballot_boxes;
begin
  select * into b from public.ballot_boxes where id = p_box and withdrawn_at is null for update;
  if not found then
    perform private.refuse('no_such_box', 404);
  elsif b.revealed_at is not null then
    return b.revealed_at;
  elsif private.is_recused(p_box, me) then
    perform private.refuse('conflict_keeps_out', 403);
  elsif (select count(*) from public.ballots where box_id = p_box) < private.quorum_of(b) then
    perform private.refuse('reveal_needs_the_quorum');
  elsif private.now() < b.closes_at and not private.chairs(b, me) then
    perform private.refuse('chair_reveals_early', 403);
  end if;
  update public.ballot_seats s set could_vote = private.seat_counts(s) where box_id = p_box;
  update public.ballot_boxes set revealed_at = private.now(), revealed_by = me, quorum_at_reveal = nullif(private.quorum_of(b), quorum) where id = p_box returning * into b;
  perform private.log('ballot.revealed', 'experiments', b.experiment_id::text, jsonb_build_object('box', p_box, 'ballots', private.count_ballots(p_box)));
  return b.revealed_at;
end $$;

-- {"promote": {"marketing": 2, "it": 1, "other": 0}, "iterate": {...}, "kill": {...}}
create function private.count_ballots(p_box bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  -- plpgsql keeps the plan of this: the board and the log of decisions ask it of every ballot that is revealed
  return (select jsonb_object_agg(c.choice, (
    select jsonb_object_agg(f.function, (select count(*) from public.ballots v
      where v.box_id = p_box and v.choice = c.choice and v.function = f.function))
    from unnest(enum_range(null::public.job_function)) f (function)))
  from unnest(enum_range(null::public.ballot_choice)) c (choice));
end $$;

-- An owner signs for one side after the reveal; signing again for another outcome replaces the signature, for the same
-- one changes nothing. What was signed stays when the owner is replaced: whoever takes the place may sign instead.
-- Refuses: no_such_box, box_is_not_revealed, owners_sign, owners_sign_for_their_side, experiment_is_decided, and the
-- constraints of signatures.
create function public.sign_outcome(p_box bigint, p_outcome public.ballot_choice) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  b public.ballot_boxes;
  v_side public.job_function;
begin
  select * into b from public.ballot_boxes where id = p_box and withdrawn_at is null for update;
  if not found then
    perform private.refuse('no_such_box', 404);
  elsif b.revealed_at is null then
    perform private.refuse('box_is_not_revealed');
  elsif exists (select from public.decisions where box_id = p_box) then
    perform private.refuse('experiment_is_decided');
  end if;
  select case when marketing_owner_id = me then 'marketing' when it_owner_id = me then 'it' end::public.job_function
  into v_side from public.experiments where id = b.experiment_id;
  if v_side is null then
    perform private.refuse('owners_sign', 403);
  elsif not private.stands_for(me, v_side) then
    perform private.refuse('owners_sign_for_their_side', 403);
  end if;
  insert into public.signatures as signatures (box_id, side, outcome, signed_by) values (p_box, v_side, p_outcome, me)
  on conflict (box_id, side) do update set outcome = excluded.outcome, signed_by = excluded.signed_by, signed_at = private.now()
  where (signatures.outcome, signatures.signed_by) <> (excluded.outcome, excluded.signed_by);
  if not found then
    return;
  end if;
  perform private.log('decision.signed', 'experiments', b.experiment_id::text,
    jsonb_build_object('box', p_box, 'side', v_side, 'outcome', p_outcome));
end $$;

-- Records the outcome, where a review opened the box as its chair or of its panel. A promote needs both signatures, always. Against the ballots, or against what the registered rule
-- recommends, it stands on a departure that a second leader carries; against the ballots only the chair records it (any
-- leader when the chair does not lead any more).
-- An iterate opens the next time-box of p_days days, today included. p_tranche {amount, days} is released with it.
-- Refuses: leaders_only, box_to_decide's, panel_decides, recommended_now's, promote_needs_both_signatures, next_time_box_has_days,
-- departure_of's, chair_overrules, and the constraints of decisions.
-- p_confirmed: {recommended, dissent, review_on}, what the decider saw the rule recommend, who saw it otherwise, when to look again.
create function public.decide(p_box bigint, p_outcome public.ballot_choice, p_rationale text, p_next_step text,
  p_learned text default '', p_days integer default null, p_tranche jsonb default null, p_change_mind text default null,
  p_confirmed jsonb default '{}') returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  b public.ballot_boxes;
  r record;
  v_met boolean;
  d record;
  v_id bigint;
begin
  b := private.box_to_decide(p_box, me);
  perform private.check_decider(p_box, me);
  select * into r from private.recommended_now(b.experiment_id, p_confirmed);
  if p_outcome = 'promote' and 2 > (select count(*) from public.signatures where box_id = p_box and outcome = 'promote') then
    perform private.refuse('promote_needs_both_signatures');
  elsif p_outcome = 'iterate' and (p_days is null or p_days not between 1 and 366) then
    perform private.refuse('next_time_box_has_days');
  end if;
  v_met := private.rule_is_met(p_box, p_outcome);
  select * into d from private.departure_of(b, null, p_outcome, r.outcome);
  if not v_met and not private.chairs(b, me) then
    perform private.refuse('chair_overrules', 403);
  end if;
  insert into public.decisions (experiment_id, box_id, outcome, rationale, next_step, learned, rule_met, overrule_reason, ballots, decided_by,
    recommended, recommendation_id, departure_reason, seconded_by, second_kind, dissent, review_on, would_change_our_mind)
  values (b.experiment_id, p_box, p_outcome, btrim(p_rationale), btrim(p_next_step), coalesce(btrim(p_learned), ''), v_met,
    case when not v_met then d.reason end, private.count_ballots(p_box), me,
    r.outcome, r.id, d.reason, d.seconded_by, d.second_kind, btrim(coalesce(p_confirmed ->> 'dissent', '')),
    (p_confirmed ->> 'review_on')::date, case when p_outcome = 'kill' then btrim(p_change_mind) end)
  returning id into v_id;
  perform private.release_with_decision(v_id, p_tranche);
  perform private.record_decision(v_id);
  perform private.close_experiment(b.experiment_id, p_outcome, p_days);
  perform private.log('experiment.decided', 'experiments', b.experiment_id::text,
    jsonb_build_object('decision', v_id, 'outcome', p_outcome, 'rule_met', v_met, 'seal', private.seal_of(v_id)));
  return v_id;
end $$;

create function private.close_experiment(p_experiment bigint, p_outcome public.ballot_choice, p_days integer) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if p_outcome = 'iterate' then
    update public.experiments set deciding_since = null, time_box = time_box + 1, ends_on = private.today() + p_days - 1
    where id = p_experiment;
    insert into public.time_boxes (experiment_id, number, starts_on, ends_on)
    select id, time_box, private.today(), ends_on from public.experiments where id = p_experiment;
  else
    update public.experiments set deciding_since = null, ended_at = private.now(),
      ended_as = (case p_outcome when 'promote' then 'promoted' else 'killed' end)::public.experiment_end
    where id = p_experiment;
  end if;
end $$;

grant execute on function public.open_ballot_box(bigint, integer, integer), public.withdraw_ballot_box(bigint),
  public.cast_ballot(bigint, public.ballot_choice, integer, text, uuid, public.ballot_choice), public.reveal_ballots(bigint),
  public.sign_outcome(bigint, public.ballot_choice),
  public.decide(bigint, public.ballot_choice, text, text, text, integer, jsonb, text, jsonb) to authenticated;
