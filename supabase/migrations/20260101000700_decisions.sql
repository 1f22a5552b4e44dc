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
  -- fewer would say who voted what
  constraint ballot_boxes_quorum_keeps_the_secret check (quorum >= 3),
  constraint ballot_boxes_are_revealed_or_withdrawn check (revealed_at is null or withdrawn_at is null)
);
create unique index ballot_boxes_one_per_time_box on public.ballot_boxes (experiment_id, time_box) where withdrawn_at is null;
create index ballot_boxes_by_experiment on public.ballot_boxes (experiment_id, id desc);
create index ballot_boxes_by_chair on public.ballot_boxes (opened_by);
create index ballot_boxes_by_revealer on public.ballot_boxes (revealed_by);
alter table public.ballot_boxes enable row level security;

create table public.ballots (
  box_id bigint not null references public.ballot_boxes (id) on delete cascade,
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

create table public.signatures (
  box_id bigint not null references public.ballot_boxes (id) on delete cascade,
  -- marketing or IT: the side the owner signs for
  side public.job_function not null,
  outcome public.ballot_choice not null,
  signed_by uuid not null references public.people (id) on delete restrict,
  signed_at timestamptz not null default private.now(),
  primary key (box_id, side),
  constraint signatures_are_of_the_two_sides check (side in ('marketing', 'it'))
);
create index signatures_by_person on public.signatures (signed_by);
alter table public.signatures enable row level security;

create table public.decisions (
  id bigint generated always as identity primary key,
  experiment_id bigint not null,
  box_id bigint not null unique,
  outcome public.ballot_choice not null,
  rationale text not null,
  next_step text not null,
  -- a kill says what was learned
  learned text not null default '',
  rule_met boolean not null,
  overrule_reason text,
  ballots jsonb not null,
  decided_by uuid not null references public.people (id) on delete restrict,
  -- readings entered later do not change what this decision was taken on
  decided_at timestamptz not null default private.now(),
  constraint decisions_box_is_of_the_experiment foreign key (box_id, experiment_id) references public.ballot_boxes (id, experiment_id) on delete restrict,
  constraint decisions_rationale_is_told check (length(btrim(rationale)) between 10 and 4000),
  constraint decisions_next_step_is_told check (length(btrim(next_step)) between 3 and 1000),
  constraint decisions_kill_says_what_was_learned check (outcome <> 'kill' or length(btrim(learned)) between 10 and 4000),
  constraint decisions_overrule_gives_a_reason check (rule_met or length(btrim(overrule_reason)) between 10 and 2000)
);
create index decisions_by_experiment on public.decisions (experiment_id, id desc);
create index decisions_by_author on public.decisions (decided_by);
alter table public.decisions enable row level security;
create trigger decisions_are_never_edited before update or delete on public.decisions
  for each row execute function private.refuse_change();

create policy ballot_boxes_are_seen_by_members on public.ballot_boxes for select to authenticated using ((select private.is_member()));
create policy signatures_are_seen_by_members on public.signatures for select to authenticated using ((select private.is_member()));
create policy decisions_are_seen_by_members on public.decisions for select to authenticated using ((select private.is_member()));
-- One's own always; everybody's only once revealed, admins' eyes included.
create policy ballots_are_secret_until_reveal on public.ballots for select to authenticated
  using ((select private.is_member()) and (voter_id = (select auth.uid())
    or exists (select from public.ballot_boxes b where b.id = box_id and b.revealed_at is not null)));
grant select on public.ballot_boxes, public.ballots, public.signatures, public.decisions to authenticated;

-- Who has voted is known, what is not. Refuses nobody who is a member.
create function public.turnout(p_experiments bigint[] default null)
returns table (box_id bigint, experiment_id bigint, voter_id uuid, voter text, function public.job_function, cast_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select b.id, b.experiment_id, v.voter_id, p.name, v.function, v.cast_at
  from public.ballot_boxes b
    join public.ballots v on v.box_id = b.id
    join public.people p on p.id = v.voter_id
  where private.is_member() and b.withdrawn_at is null and (p_experiments is null or b.experiment_id = any (p_experiments))
  -- not in the order of casting: by name, so that a watcher learns no sequence beyond the times shown
  order by b.id, p.name, v.voter_id
$$;
grant execute on function public.turnout(bigint[]) to authenticated;

-- Refuses: leaders_only, no_such_experiment, box_opens_when_due, ballot_boxes_one_per_time_box (by its index),
-- box_closes_in_the_future.
create function public.open_ballot_box(p_experiment bigint, p_closes_at timestamptz default null, p_quorum integer default 3)
returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  x public.experiments;
  v_closes timestamptz := coalesce(p_closes_at, private.now() + interval '7 days');
  v_id bigint;
begin
  select * into x from public.experiments where id = p_experiment for update;
  if not found then
    perform private.refuse('no_such_experiment', 404);
  elsif private.experiment_state(x, private.today()) <> 'due' then
    perform private.refuse('box_opens_when_due');
  elsif v_closes <= private.now() then
    perform private.refuse('box_closes_in_the_future');
  end if;
  insert into public.ballot_boxes (experiment_id, time_box, opened_by, closes_at, quorum)
  values (x.id, x.time_box, me, v_closes, p_quorum) returning id into v_id;
  update public.experiments set deciding_since = private.now() where id = x.id;
  perform private.log('ballot.opened', 'experiments', x.id::text, jsonb_build_object('box', v_id, 'closes_at', v_closes));
  return v_id;
end $$;

-- Back to due: only before anybody has voted, or when it closed without a quorum. What was cast stays sealed for ever.
-- Refuses: leaders_only, no_such_box, box_is_revealed, box_has_ballots.
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
  select count(*) into v_ballots from public.ballots where box_id = p_box;
  if v_ballots > 0 and not (private.now() >= b.closes_at and v_ballots < b.quorum) then
    perform private.refuse('box_has_ballots');
  end if;
  update public.ballot_boxes set withdrawn_at = private.now() where id = p_box;
  update public.experiments set deciding_since = null where id = b.experiment_id;
  perform private.log('ballot.withdrawn', 'experiments', b.experiment_id::text, jsonb_build_object('box', p_box, 'ballots', v_ballots));
end $$;

-- One ballot per person and box; casting again replaces it. The clock is read after the lock on the box is held, so
-- a ballot that waited past the closing second is late. Returns how often this person has cast in this box.
-- Refuses: panel_only, no_such_box, box_is_revealed, box_is_closed.
create function public.cast_ballot(p_box bigint, p_choice public.ballot_choice, p_confidence integer, p_reason text) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  b public.ballot_boxes;
  v_version integer;
begin
  if not private.has_role('leader') then
    perform private.refuse('panel_only', 403);
  end if;
  select * into b from public.ballot_boxes where id = p_box and withdrawn_at is null for share;
  if not found then
    perform private.refuse('no_such_box', 404);
  elsif b.revealed_at is not null then
    perform private.refuse('box_is_revealed');
  elsif private.now() >= b.closes_at then
    perform private.refuse('box_is_closed');
  end if;
  insert into public.ballots as mine (box_id, voter_id, choice, confidence, reason, function, cast_at)
  select p_box, me, p_choice, p_confidence, btrim(p_reason), p.function, private.now() from public.people p where p.id = me
  on conflict (box_id, voter_id) do update set choice = excluded.choice, confidence = excluded.confidence,
    reason = excluded.reason, function = excluded.function, version = mine.version + 1, cast_at = excluded.cast_at
  returning version into v_version;
  -- that somebody voted, never what
  perform private.log('ballot.cast', 'experiments', b.experiment_id::text, jsonb_build_object('box', p_box, 'version', v_version));
  return v_version;
end $$;

-- Opens the box for all at one moment; a second reveal finds it open and changes nothing.
-- Refuses: leaders_only, no_such_box, reveal_needs_the_quorum.
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
  elsif (select count(*) from public.ballots where box_id = p_box) < b.quorum then
    perform private.refuse('reveal_needs_the_quorum');
  end if;
  update public.ballot_boxes set revealed_at = private.now(), revealed_by = me where id = p_box returning * into b;
  perform private.log('ballot.revealed', 'experiments', b.experiment_id::text, jsonb_build_object('box', p_box, 'ballots', private.count_ballots(p_box)));
  return b.revealed_at;
end $$;

-- {"promote": {"marketing": 2, "it": 1, "other": 0}, "iterate": {...}, "kill": {...}}
create function private.count_ballots(p_box bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_object_agg(c.choice, (
    select jsonb_object_agg(f.function, (select count(*) from public.ballots v
      where v.box_id = p_box and v.choice = c.choice and v.function = f.function))
    from unnest(enum_range(null::public.job_function)) f (function)))
  from unnest(enum_range(null::public.ballot_choice)) c (choice)
$$;

-- The rule: the quorum, and more than half of the ballots of marketing and more than half of those of IT.
create function private.rule_is_met(p_box bigint, p_outcome public.ballot_choice) returns boolean
language sql stable security definer set search_path = '' as $$
  select count(*) >= (select quorum from public.ballot_boxes where id = p_box)
    and 2 * count(*) filter (where function = 'marketing' and choice = p_outcome) > count(*) filter (where function = 'marketing')
    and 2 * count(*) filter (where function = 'it' and choice = p_outcome) > count(*) filter (where function = 'it')
  from public.ballots where box_id = p_box
$$;

-- An owner signs for one side after the reveal; signing again for another outcome replaces the signature.
-- Refuses: no_such_box, box_is_not_revealed, owners_sign, experiment_is_decided.
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
  end if;
  insert into public.signatures (box_id, side, outcome, signed_by) values (p_box, v_side, p_outcome, me)
  on conflict (box_id, side) do update set outcome = excluded.outcome, signed_at = private.now();
  perform private.log('decision.signed', 'experiments', b.experiment_id::text,
    jsonb_build_object('box', p_box, 'side', v_side, 'outcome', p_outcome));
end $$;

-- Records the outcome. A promote needs both signatures, always; the rule may be overruled by the chair with a reason.
-- An iterate opens the next time-box of p_days.
-- Refuses: leaders_only, no_such_box, box_is_not_revealed, experiment_is_decided, promote_needs_both_signatures,
-- decision_needs_a_majority, chair_overrules, next_time_box_has_days, and the constraints of decisions.
create function public.decide(p_box bigint, p_outcome public.ballot_choice, p_rationale text, p_next_step text,
  p_learned text default '', p_days integer default null, p_overrule text default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  b public.ballot_boxes;
  v_met boolean;
  v_id bigint;
begin
  select * into b from public.ballot_boxes where id = p_box and withdrawn_at is null for update;
  if not found then
    perform private.refuse('no_such_box', 404);
  elsif b.revealed_at is null then
    perform private.refuse('box_is_not_revealed');
  elsif exists (select from public.decisions where box_id = p_box) then
    perform private.refuse('experiment_is_decided');
  elsif p_outcome = 'promote' and 2 > (select count(*) from public.signatures where box_id = p_box and outcome = 'promote') then
    perform private.refuse('promote_needs_both_signatures');
  elsif p_outcome = 'iterate' and (p_days is null or p_days not between 1 and 366) then
    perform private.refuse('next_time_box_has_days');
  end if;
  v_met := private.rule_is_met(p_box, p_outcome);
  if not v_met and coalesce(btrim(p_overrule), '') = '' then
    perform private.refuse('decision_needs_a_majority');
  elsif not v_met and b.opened_by <> me then
    perform private.refuse('chair_overrules', 403);
  end if;
  insert into public.decisions (experiment_id, box_id, outcome, rationale, next_step, learned, rule_met, overrule_reason, ballots, decided_by)
  values (b.experiment_id, p_box, p_outcome, btrim(p_rationale), btrim(p_next_step), coalesce(btrim(p_learned), ''), v_met,
    case when not v_met then btrim(p_overrule) end, private.count_ballots(p_box), me)
  returning id into v_id;
  perform private.close_experiment(b.experiment_id, p_outcome, p_days);
  perform private.log('experiment.decided', 'experiments', b.experiment_id::text,
    jsonb_build_object('decision', v_id, 'outcome', p_outcome, 'rule_met', v_met));
  return v_id;
end $$;

create function private.close_experiment(p_experiment bigint, p_outcome public.ballot_choice, p_days integer) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if p_outcome = 'iterate' then
    update public.experiments set deciding_since = null, time_box = time_box + 1, ends_on = private.today() + p_days
    where id = p_experiment;
    insert into public.time_boxes (experiment_id, number, starts_on, ends_on)
    select id, time_box, private.today(), ends_on from public.experiments where id = p_experiment;
  else
    update public.experiments set deciding_since = null, ended_at = private.now(),
      ended_as = (case p_outcome when 'promote' then 'promoted' else 'killed' end)::public.experiment_end
    where id = p_experiment;
  end if;
end $$;

grant execute on function public.open_ballot_box(bigint, timestamptz, integer), public.withdraw_ballot_box(bigint),
  public.cast_ballot(bigint, public.ballot_choice, integer, text), public.reveal_ballots(bigint),
  public.sign_outcome(bigint, public.ballot_choice),
  public.decide(bigint, public.ballot_choice, text, text, text, integer, text) to authenticated;
