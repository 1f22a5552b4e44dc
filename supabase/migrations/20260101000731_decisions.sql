-- decisions, the record: what a decision was taken on, frozen with it in one transaction and sealed in the log; and how
-- a decision is superseded by a new one, never edited.

create table public.decision_records (
  decision_id bigint primary key references public.decisions (id) on delete restrict,
  -- the decision, its rule and panel, the ballots, the signatures, the brief, and the experiment with its readings as they were
  document jsonb not null,
  -- of the calculations that show it (methodVersion)
  method integer not null,
  -- SHA-256 of document as text
  hash text not null,
  -- what a kill freed, as document says it: what is sealed is what counts, and is never worked out anew
  freed numeric generated always as ((document #>> '{money,freed}')::numeric) stored,
  freed_days numeric generated always as ((document #>> '{money,freed_days}')::numeric) stored
);
alter table public.decision_records enable row level security;
create trigger decision_records_are_never_edited before update or delete on public.decision_records
  for each row execute function private.refuse_change();
create trigger decision_records_are_never_truncated before truncate on public.decision_records
  for each statement execute function private.refuse_change();
create policy decision_records_are_seen_by_members on public.decision_records for select to authenticated using ((select private.is_member()));
grant select on public.decision_records to authenticated;

-- An owner's signature under what may take the place of a decision.
create table public.superseding_signatures (
  decision_id bigint not null references public.decisions (id) on delete restrict,
  side public.job_function not null,
  outcome public.ballot_choice not null,
  signed_by uuid not null references public.people (id) on delete restrict,
  signed_at timestamptz not null default private.now(),
  primary key (decision_id, side),
  constraint superseding_signatures_are_of_the_two_sides check (side in ('marketing', 'it')),
  constraint superseding_signatures_are_of_two_people unique (decision_id, signed_by)
);
create index superseding_signatures_by_person on public.superseding_signatures (signed_by);
alter table public.superseding_signatures enable row level security;
create policy superseding_signatures_are_seen_by_members on public.superseding_signatures for select to authenticated
  using ((select private.is_member()));
grant select on public.superseding_signatures to authenticated;

create function private.guard_superseding_signature() returns trigger
language plpgsql set search_path = '' as $$
begin
  if exists (select from public.decisions where supersedes_id = coalesce(new.decision_id, old.decision_id)) then
    perform private.refuse('facts_are_append_only');
  end if;
  return coalesce(new, old);
end $$;
create trigger superseding_signatures_stay_with_the_decision before insert or update or delete on public.superseding_signatures
  for each row execute function private.guard_superseding_signature();

-- The version of the calculations (src/lib/experiments/methods.ts says what each is; a test holds the two together).
create function private.method_version() returns integer
language sql immutable set search_path = '' as $$ select 1 $$;

create function private.superseding_signatures_of(p_decision bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('side', s.side, 'outcome', s.outcome, 'name', p.name, 'signed_at', s.signed_at) order by s.side), '[]')
  from public.superseding_signatures s join public.people p on p.id = s.signed_by where s.decision_id = p_decision
$$;

-- What a decision is, with its rule and panel, the ballots and the signatures: what nothing may change any more.
create function private.decided_facts(p_decision bigint) returns jsonb
language sql stable security definer set search_path = '' set timezone = 'UTC' as $$
  select jsonb_build_object(
    'decision', to_jsonb(d) || jsonb_build_object('author', p.name, 'author_function', p.function,
      'seconded_by_name', (select w.name from public.people w where w.id = d.seconded_by)),
    'box', jsonb_build_object('time_box', b.time_box, 'rule', b.rule, 'has_panel', b.has_panel,
      'quorum', private.quorum_of(b), 'quorum_asked', b.quorum, 'quorum_percent', b.quorum_percent, 'opened_at', b.opened_at, 'closes_at', b.closes_at,
      'revealed_at', b.revealed_at, 'chair', c.name),
    -- who sat on the panel, who cast for whom, who had declared a conflict
    'seats', coalesce(private.seats_of(b.id), '[]'),
    'ballots', (select coalesce(jsonb_agg(jsonb_build_object('voter_id', v.voter_id, 'voter', w.name, 'function', v.function,
        'choice', v.choice, 'confidence', v.confidence, 'reason', v.reason, 'version', v.version,
        'objects_to', v.objects_to, 'cast_by_id', v.cast_by, 'cast_by', (select g.name from public.people g where g.id = v.cast_by)) order by w.name, v.voter_id), '[]')
      from public.ballots v join public.people w on w.id = v.voter_id where v.box_id = b.id),
    'signatures', case when d.supersedes_id is not null then private.superseding_signatures_of(d.supersedes_id) else (
      select coalesce(jsonb_agg(jsonb_build_object('side', s.side, 'outcome', s.outcome, 'name', w.name, 'signed_at', s.signed_at) order by s.side), '[]')
      from public.signatures s join public.people w on w.id = s.signed_by where s.box_id = b.id) end,
    -- what the server worked out of the readings then: effect, interval, guardrails, checks, evidence, recommendation
    'analysis', (select jsonb_build_object('recommended', r.outcome, 'method', r.method, 'at', r.worked_out_at, 'state', r.state, 'results', r.analysis)
      from public.recommendations r where r.id = d.recommendation_id))
  from public.decisions d join public.people p on p.id = d.decided_by
    join public.ballot_boxes b on b.id = d.box_id join public.people c on c.id = b.opened_by
  where d.id = p_decision
$$;

-- The same without what people are called and where they work, which may change: what is compared.
create function private.nameless(p_document jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_object_agg(part, case jsonb_typeof(p_document -> part)
    when 'array' then (select coalesce(jsonb_agg(bare order by bare::text), '[]')
      from (select e.value - array['name', 'voter', 'cast_by', 'delegate'] as bare from jsonb_array_elements(p_document -> part) e) bares)
    when 'object' then (p_document -> part) - array['author', 'author_function', 'seconded_by_name', 'chair'] end)
  from unnest(array['decision', 'box', 'seats', 'ballots', 'signatures', 'analysis', 'tranche']) part
$$;

-- In the transaction of the decision, after what it releases and with the experiment locked: who enters a reading at this
-- moment is before it or after. Again changes nothing.
create function private.record_decision(p_decision bigint) returns void
language plpgsql security definer set search_path = '' set timezone = 'UTC' as $$
declare
  d public.decisions;
  v_document jsonb;
begin
  if exists (select from public.decision_records where decision_id = p_decision) then
    return;
  end if;
  select * into d from public.decisions where id = p_decision;
  perform from public.experiments where id = d.experiment_id for update;
  v_document := private.decided_facts(d.id) || jsonb_build_object('tranche', private.tranche_of(d.id), 'money', private.money_then(d),
    'ask', private.ask_of(d.experiment_id), 'sign_offs', private.sign_offs_of(d.experiment_id),
    'totals', (select coalesce(jsonb_agg(to_jsonb(t) - 'experiment_id'), '[]') from public.experiment_totals t where t.experiment_id = d.experiment_id),
    -- what is said of the one who asks says nothing about it
    'experiment', public.read_experiment(d.experiment_id) || '{"runs": false, "start": null}');
  insert into public.decision_records (decision_id, document, method, hash)
  values (d.id, v_document, private.method_version(), encode(sha256(convert_to(v_document::text, 'UTF8')), 'hex'));
end $$;

-- However a decision comes in, it has its record when the transaction ends.
create function private.ensure_record() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.record_decision(new.id);
  return null;
end $$;
create constraint trigger decisions_are_recorded after insert on public.decisions
  deferrable initially deferred for each row execute function private.ensure_record();

create function private.seal_of(p_decision bigint) returns text
language sql stable security definer set search_path = '' as $$
  select hash from public.decision_records where decision_id = p_decision
$$;

-- Whether a decision can still be superseded: only the newest of its experiment, and while the experiment is where it
-- left it. Null when it can, else the refusal.
create function private.why_it_stays(d public.decisions, x public.experiments) returns text
language sql stable set search_path = '' as $$
  select case
    when exists (select from public.decisions n where n.experiment_id = d.experiment_id and n.id > d.id) then 'decision_is_superseded'
    when case d.outcome when 'iterate' then x.ended_as is not null or x.deciding_since is not null
      else x.ended_as::text is distinct from case d.outcome when 'promote' then 'promoted' else 'killed' end end then 'decision_has_gone_on'
  end
$$;

-- The decision, its box and its experiment, locked, before it is superseded or signed for that.
-- Refuses: no_such_decision, decision_is_superseded, decision_has_gone_on.
create function private.standing_decision(p_decision bigint) returns public.decisions
language plpgsql security definer set search_path = '' as $$
declare
  d public.decisions;
  x public.experiments;
  v_why text;
begin
  select * into d from public.decisions where id = p_decision;
  if not found then
    perform private.refuse('no_such_decision', 404);
  end if;
  perform from public.ballot_boxes where id = d.box_id for update;
  select * into x from public.experiments where id = d.experiment_id for update;
  v_why := private.why_it_stays(d, x);
  if v_why = 'decision_is_superseded' then
    perform private.refuse('decision_is_superseded');
  elsif v_why is not null then
    perform private.refuse('decision_has_gone_on');
  end if;
  return d;
end $$;

-- An owner signs for what may take the place of a decision; for another outcome that replaces the signature.
-- Refuses: standing_decision's, owners_sign, owners_sign_for_their_side, and the constraints of superseding_signatures.
create function public.sign_superseding(p_decision bigint, p_outcome public.ballot_choice) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  d public.decisions := private.standing_decision(p_decision);
  v_side public.job_function;
begin
  select case when marketing_owner_id = me then 'marketing' when it_owner_id = me then 'it' end::public.job_function
  into v_side from public.experiments where id = d.experiment_id;
  if v_side is null then
    perform private.refuse('owners_sign', 403);
  elsif not private.stands_for(me, v_side) then
    perform private.refuse('owners_sign_for_their_side', 403);
  end if;
  insert into public.superseding_signatures as mine (decision_id, side, outcome, signed_by) values (d.id, v_side, p_outcome, me)
  on conflict (decision_id, side) do update set outcome = excluded.outcome, signed_by = excluded.signed_by, signed_at = private.now()
  where (mine.outcome, mine.signed_by) <> (excluded.outcome, excluded.signed_by);
  if not found then
    return;
  end if;
  perform private.log('decision.signed', 'experiments', d.experiment_id::text,
    jsonb_build_object('supersedes', d.id, 'side', v_side, 'outcome', p_outcome));
end $$;

-- Asks for a second on what may take the place of a decision, against the ballots or the registered rule.
-- Refuses: leaders_only, standing_decision's, conflict_keeps_out, ask_departure's.
create function public.ask_to_supersede(p_decision bigint, p_outcome public.ballot_choice, p_reason text,
  p_recommended public.ballot_choice default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  d public.decisions := private.standing_decision(p_decision);
  b public.ballot_boxes;
begin
  if private.is_recused(d.box_id, me) then
    perform private.refuse('conflict_keeps_out', 403);
  end if;
  select * into b from public.ballot_boxes where id = d.box_id;
  perform private.ask_departure(b, d.id, jsonb_populate_record(null::public.departures,
    jsonb_build_object('outcome', p_outcome, 'reason', p_reason, 'recommended', p_recommended, 'asked_by', me)));
end $$;

-- Puts a new decision in the place of the newest one. What decide asks for is asked for again: both signatures, anew, for
-- a promote; the ballots of its box behind the outcome and the registered rule not against it, or a departure that
-- another leader carries, asked for anew. The experiment follows: it ends, ends as something else, or goes on (its last
-- time-box where that is not over, else a new one of p_days days). p_confirmed: {recommended, dissent, review_on}, and
-- p_tranche, as for decide: what was released before stays released, a kill frees what of it was not spent.
-- Refuses: leaders_only, standing_decision's, promote_needs_both_signatures, next_time_box_has_days,
-- conflict_keeps_out, panel_decides, recommended_now's, departure_of's, chair_overrules, release_with_decision's, and the constraints of decisions.
create function public.supersede_decision(p_decision bigint, p_outcome public.ballot_choice, p_reason text, p_rationale text,
  p_next_step text, p_learned text default '', p_days integer default null, p_change_mind text default null,
  p_confirmed jsonb default '{}', p_tranche jsonb default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  d public.decisions := private.standing_decision(p_decision);
  b public.ballot_boxes;
  x public.experiments;
  r public.recommendations;
  v_opens boolean;
  v_met boolean;
  e record;
  v_id bigint;
begin
  if private.is_recused(d.box_id, me) then
    perform private.refuse('conflict_keeps_out', 403);
  end if;
  perform private.check_decider(d.box_id, me);
  r := private.recommended_now(d.experiment_id, p_confirmed);
  select * into b from public.ballot_boxes where id = d.box_id;
  select * into x from public.experiments where id = d.experiment_id;
  v_opens := p_outcome = 'iterate' and x.ended_as is not null and x.ends_on < private.today();
  if p_outcome = 'promote' and 2 > (select count(*) from public.superseding_signatures where decision_id = d.id and outcome = 'promote') then
    perform private.refuse('promote_needs_both_signatures');
  elsif v_opens and (p_days is null or p_days not between 1 and 366) then
    perform private.refuse('next_time_box_has_days');
  end if;
  v_met := private.rule_is_met(b.id, p_outcome);
  select * into e from private.departure_of(b, d.id, p_outcome, r.outcome);
  if not v_met and not private.chairs(b, me) then
    perform private.refuse('chair_overrules', 403);
  end if;
  insert into public.decisions (experiment_id, box_id, supersedes_id, supersede_reason, outcome, rationale, next_step, learned, rule_met,
    overrule_reason, ballots, decided_by, recommended, recommendation_id, departure_reason, seconded_by, second_kind, dissent, review_on, would_change_our_mind)
  values (d.experiment_id, d.box_id, d.id, btrim(p_reason), p_outcome, btrim(p_rationale), btrim(p_next_step), coalesce(btrim(p_learned), ''),
    v_met, case when not v_met then e.reason end, d.ballots, me, r.outcome, r.id,
    e.reason, e.seconded_by, e.second_kind, btrim(coalesce(p_confirmed ->> 'dissent', '')), (p_confirmed ->> 'review_on')::date,
    case when p_outcome = 'kill' then btrim(p_change_mind) end)
  returning id into v_id;
  perform private.release_with_decision(v_id, p_tranche);
  perform private.record_decision(v_id);
  if p_outcome <> 'iterate' then
    -- the day it ended stays: what was measured until then counts
    update public.experiments set ended_at = coalesce(ended_at, private.now()),
      ended_as = (case p_outcome when 'promote' then 'promoted' else 'killed' end)::public.experiment_end
    where id = d.experiment_id;
  elsif x.ended_as is not null then
    update public.experiments set ended_at = null, ended_as = null where id = d.experiment_id;
    if v_opens then
      perform private.close_experiment(d.experiment_id, 'iterate', p_days);
    end if;
  end if;
  perform private.log('decision.superseded', 'experiments', d.experiment_id::text, jsonb_build_object('decision', v_id, 'supersedes', d.id,
    'from', d.outcome, 'to', p_outcome, 'rule_met', v_met, 'seal', private.seal_of(v_id)));
  return v_id;
end $$;

-- A decision with the record it was taken on, what it superseded and what superseded it, what happened since, and what
-- whoever asks may do. Null when there is none.
create function public.read_decision(p_decision bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object(
    'id', d.id, 'experiment_id', x.id, 'title', x.title, 'marketing_owner', mo.name, 'it_owner', io.name,
    'document', r.document, 'method', r.method, 'hash', r.hash,
    -- all that the record says of the decision, its panel, ballots, signatures, analysis and tranche
    'is_unchanged', r.hash = encode(sha256(convert_to(r.document::text, 'UTF8')), 'hex') and private.nameless(r.document)
      = private.nameless(private.decided_facts(d.id) || jsonb_build_object('tranche', private.tranche_of(d.id))),
    'entry', private.entry_about('experiments', x.id::text, jsonb_build_object('decision', d.id, 'seal', r.hash)),
    'supersedes', (select jsonb_build_object('id', o.id, 'outcome', o.outcome, 'decided_at', o.decided_at) from public.decisions o where o.id = d.supersedes_id),
    'superseded_by', (select jsonb_build_object('id', n.id, 'outcome', n.outcome, 'decided_at', n.decided_at, 'reason', n.supersede_reason, 'author', p.name)
      from public.decisions n join public.people p on p.id = n.decided_by where n.supersedes_id = d.id),
    'since', jsonb_build_object(
      'readings', (select count(*) from public.readings e where e.experiment_id = x.id and e.entered_at > d.decided_at),
      'amendments', (select count(*) from public.amendments a where a.experiment_id = x.id and a.amended_at > d.decided_at)),
    'stays', private.why_it_stays(d, x), 'rules', (select jsonb_object_agg(o.outcome, private.rule_is_met(b.id, o.outcome))
      from unnest(enum_range(null::public.ballot_choice)) o (outcome)),
    'opens', x.ended_as is not null and x.ends_on < private.today(),
    'may', jsonb_build_object('leads', private.has_role('leader', 'admin'), 'decides', private.decides(b.id, auth.uid()), 'overrules', private.chairs(b, auth.uid()),
      'side', case auth.uid() when x.marketing_owner_id then 'marketing' when x.it_owner_id then 'it' end),
    'signatures', private.superseding_signatures_of(d.id), 'departures', private.departures_of(b.id, d.id))
  from public.decisions d join public.decision_records r on r.decision_id = d.id
    join public.ballot_boxes b on b.id = d.box_id join public.experiments x on x.id = d.experiment_id
    left join public.people mo on mo.id = x.marketing_owner_id left join public.people io on io.id = x.it_owner_id
  where d.id = p_decision);
end $$;

-- The record as the very text that was hashed.
create function public.decision_text(p_decision bigint) returns text
language sql stable set search_path = '' as $$
  select document::text from public.decision_records where decision_id = p_decision
$$;

grant execute on function private.superseding_signatures_of(bigint), private.decided_facts(bigint), private.nameless(jsonb), private.why_it_stays(public.decisions, public.experiments),
  private.leads(uuid), public.sign_superseding(bigint, public.ballot_choice), public.ask_to_supersede(bigint, public.ballot_choice, text, public.ballot_choice),
  public.supersede_decision(bigint, public.ballot_choice, text, text, text, text, integer, text, jsonb, jsonb), public.read_decision(bigint),
  public.decision_text(bigint) to authenticated;
