-- decisions, the readings of them: the board in one query and the log of everything that was decided.

create index experiments_by_end on public.experiments (ended_as, ended_at desc) where ended_as is not null;

-- How many of each function have voted in a box that is not revealed yet. Who voted is known, what is not.
create function private.count_turnout(p_box bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'marketing', count(*) filter (where function = 'marketing'),
    'it', count(*) filter (where function = 'it'),
    'other', count(*) filter (where function = 'other'))
  from public.ballots where box_id = p_box
$$;
grant execute on function private.count_turnout(bigint) to authenticated;

-- Who has voted is known, what is not: by name, not in the order of casting. Refuses nobody who is a member.
create function public.turnout(p_box bigint) returns table (voter_id uuid, voter text, function public.job_function, cast_by text)
language sql stable security definer set search_path = '' as $$
  select v.voter_id, p.name, v.function, c.name
  from public.ballot_boxes b
    join public.ballots v on v.box_id = b.id
    join public.people p on p.id = v.voter_id
    left join public.people c on c.id = v.cast_by
  where b.id = p_box and b.withdrawn_at is null and private.is_member()
  order by p.name, v.voter_id
$$;
grant execute on function public.turnout(bigint), private.rule_is_met(bigint, public.ballot_choice) to authenticated;

-- The panel of a box: for whom each is counted, who casts for whom, who has a conflict, who can vote or could. Null without one.
create function private.seats_of(p_box bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_agg(jsonb_build_object('person_id', s.person_id, 'name', p.name, 'function', s.function, 'delegate_id', s.delegate_id,
    'delegate', g.name, 'is_recused', s.is_recused, 'on_panel', s.on_panel, 'conflict', s.conflict, 'counts', private.seat_counts(s)) order by p.name, s.person_id)
  from public.ballot_seats s join public.people p on p.id = s.person_id left join public.people g on g.id = s.delegate_id
  where s.box_id = p_box
$$;
grant execute on function private.seats_of(bigint) to authenticated;

-- One row per box that was not withdrawn, with all that may be known of it: before the reveal `ballots` holds one's own,
-- if any, because row level security answers. `rules` says for which outcomes the rule is met, once revealed.
create view public.box_list with (security_invoker = true) as
select b.id, b.experiment_id, b.time_box, b.opened_at, b.closes_at, clock.now >= b.closes_at as is_closed, private.quorum_of(b) as quorum, b.quorum as quorum_asked,
  b.opened_by as chair_id, c.name as chair, b.revealed_at, r.name as revealed_by,
  (select jsonb_agg(to_jsonb(t)) from public.turnout(b.id) t) as turnout,
  (select jsonb_agg(jsonb_build_object('voter_id', v.voter_id, 'voter', p.name, 'function', v.function, 'choice', v.choice,
      'confidence', v.confidence, 'reason', v.reason, 'version', v.version, 'objects_to', v.objects_to, 'cast_by', c.name) order by p.name, v.voter_id)
    from public.ballots v join public.people p on p.id = v.voter_id left join public.people c on c.id = v.cast_by where v.box_id = b.id) as ballots,
  (select jsonb_agg(jsonb_build_object('side', s.side, 'outcome', s.outcome, 'name', p.name, 'signed_at', s.signed_at) order by s.side)
    from public.signatures s join public.people p on p.id = s.signed_by where s.box_id = b.id) as signatures,
  case when b.revealed_at is not null then (select jsonb_object_agg(o.outcome, private.rule_is_met(b.id, o.outcome))
    from unnest(enum_range(null::public.ballot_choice)) o (outcome)) end as rules,
  d.id as decision_id, d.outcome, d.rationale, d.next_step, d.learned, d.rule_met, d.overrule_reason, d.decided_at,
  w.name as decided_by, d.supersedes_id, d.would_change_our_mind,
  b.rule, b.has_panel,
  private.seats_of(b.id) as seats,
  case when b.revealed_at is not null then private.departures_of(b.id) end as departures,
  d.recommended, d.departure_reason, d.dissent, d.review_on, k.name as seconded_by, d.second_kind,
  private.decides(b.id, (select auth.uid())) as decides
from (select private.now() as now) clock, public.ballot_boxes b
  join public.people c on c.id = b.opened_by
  left join public.people r on r.id = b.revealed_by
  -- the one that stands
  left join public.decisions d on d.box_id = b.id and not exists (select from public.decisions s where s.supersedes_id = d.id)
  left join public.people w on w.id = d.decided_by
  left join public.people k on k.id = d.seconded_by
where b.withdrawn_at is null;
grant select on public.box_list to authenticated;

-- The ballots by function, once everybody sees them; null before.
create function private.revealed_counts(p_box bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select private.count_ballots(id) from public.ballot_boxes where id = p_box and revealed_at is not null);
end $$;
grant execute on function private.revealed_counts(bigint) to authenticated;

-- How many can vote where a panel was seated, and how many are needed.
create function private.voters_of(b public.ballot_boxes) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return jsonb_strip_nulls(jsonb_build_object('needed', private.quorum_of(b), 'seats',
    case when b.has_panel then (select count(*) from public.ballot_seats s where s.box_id = b.id and private.seat_counts(s)) end));
end $$;
grant execute on function private.voters_of(public.ballot_boxes) to authenticated;

-- Everything that is open, and of what has ended the newest thirty of each kind: a board stays one screen of work
-- after years. Who stands behind a card are the supporters of its idea, then who has voted, then the ballots for the outcome.
create view public.board_cards with (security_invoker = true) as
with shown as materialized (
  select x.id, x.title, x.idea_id, private.state_of(x.ended_as, x.started_at, x.deciding_since, x.ends_on, x.time_box, clock.today) as state, clock.today, x.time_box, x.ends_on,
    x.ended_at, x.deciding_since, x.marketing_owner_id, x.it_owner_id, x.design, x.look_rule, x.looks, x.is_cut_short
  from (select private.today() as today) clock,
    (select * from public.experiments where started_at is not null and ended_as is null
      union all (select * from public.experiments where ended_as = 'promoted' order by ended_at desc limit 30)
      union all (select * from public.experiments where ended_as = 'killed' order by ended_at desc limit 30)) as x
),
-- once for all cards instead of once for each
-- without the words: half of what a board weighs would be the names of these numbers, twice for each experiment
totals as materialized (
  select x.id, case when count(e.n) > 0 then json_build_object('kpi', e.kpi, 'kind', e.kind, 'direction', e.direction, 'target', e.target,
    'planned', e.planned, 'arms', json_agg(json_build_array(e.name, e.is_control, e.weight, e.n, e.successes, e.mean, e.sd, e.second,
      case when x.design = 'regions' then private.region_days(e.metric_id, e.variant_id) end) order by e.position)
    filter (where e.n is not null)) end as totals
  -- left: the planner then knows that there are as many of these as cards
  from shown x left join public.experiment_totals e on e.experiment_id = x.id and e.role = 'primary'
  group by x.id, e.metric_id, e.kpi, e.kind, e.direction, e.target, e.planned
),
boxes as materialized (
  select experiment_id, nullif(sum(extensions), 0) as extensions, bool_or(extensions > 0 or number > 1) as were_moved
  from public.time_boxes where experiment_id in (select id from shown) group by experiment_id
),
latest as materialized (
  -- the reason against the ballots, or against what the registered rule recommends
  select distinct on (experiment_id) id, experiment_id, outcome, ballots, rule_met, coalesce(overrule_reason, departure_reason) as overrule_reason,
    recommended, decided_at
  from public.decisions where experiment_id in (select id from shown) order by experiment_id, id desc
),
-- the last word on each topic; one that was taken back is as if nobody had spoken
signed_off as materialized (
  select experiment_id, json_object_agg(topic, state) filter (where state <> 'open') as sign_offs,
    json_object_agg(topic, left(words, 120)) filter (where state = 'refused') as refusals
  from (select distinct on (experiment_id, topic) experiment_id, topic, state, words from public.sign_offs
    where experiment_id in (select id from shown) order by experiment_id, topic, id desc) words
  group by experiment_id
),
-- a later end is told as an extension
amended as materialized (
  select distinct experiment_id from public.amendments where field <> 'ends_on' and experiment_id in (select id from shown)
)
select x.id, x.title, x.state, x.today, x.time_box, x.ends_on, x.ended_at, x.marketing_owner_id, x.it_owner_id, x.design, x.look_rule, x.looks,
  x.is_cut_short or o.were_moved is true as was_moved, case when x.is_cut_short then private.cut_of(x.id) end as cut,
  i.marketing_supports, i.it_supports, p.name as asked_by, p.function as asked_by_function,
  b.id as box_id, b.closes_at, b.revealed_at, b.quorum, b.opened_by as chair_id,
  o.extensions,
  (select s.criterion from public.early_stops s where s.experiment_id = x.id and s.time_box = x.time_box) as stopped,
  case when b.id is not null then private.count_turnout(b.id) end as turnout,
  d.id as decision_id, d.outcome, case when b.revealed_at is null then d.ballots else private.revealed_counts(b.id) end as ballots,
  d.rule_met, d.overrule_reason, d.decided_at, t.totals, x.idea_id,
  a.experiment_id is not null as is_amended, d.recommended, w.sign_offs,
  -- under what comes out of the ballot, which only a reveal asks for
  case when b.revealed_at is not null then (select json_object_agg(s.side, s.outcome) from public.signatures s where s.box_id = b.id) end as signed,
  -- whatever changes an experiment is told in the log: the last of it says whether what was worked out of it still holds
  case when x.state in ('due', 'deciding') then private.last_entry_about('experiments', x.id::text) end as seq,
  w.refusals, case when b.id is not null and b.revealed_at is null then private.voters_of(b) end as voters
from shown x
  join public.ideas i on i.id = x.idea_id
  join public.people p on p.id = i.proposed_by
  left join public.ballot_boxes b on b.experiment_id = x.id and x.deciding_since is not null
    and b.time_box = x.time_box and b.withdrawn_at is null
  left join latest d on d.experiment_id = x.id
  left join boxes o on o.experiment_id = x.id
  left join amended a on a.experiment_id = x.id
  left join signed_off w on w.experiment_id = x.id
  join totals t on t.id = x.id;
grant select on public.board_cards to authenticated;

-- The decision log, newest first, with the words that a search looks at: what was learned is worth finding again.
create view public.decision_list with (security_invoker = true) as
select d.id, d.experiment_id, d.outcome, d.rationale, d.next_step, d.learned, d.rule_met, d.overrule_reason, d.ballots,
  d.decided_at, d.decided_by, w.name as decided_by_name, b.time_box, x.title, x.idea_id,
  d.rationale || ' ' || d.learned || ' ' || x.title as words, d.supersedes_id,
  d.recommended, d.departure_reason, coalesce(d.recommended <> d.outcome, false) as is_against_rule,
  (select s.id from public.decisions s where s.supersedes_id = d.id) as superseded_by
from public.decisions d
  join public.ballot_boxes b on b.id = d.box_id
  join public.experiments x on x.id = d.experiment_id
  join public.people w on w.id = d.decided_by;
grant select on public.decision_list to authenticated;

-- Live: a board that is open somewhere hears that a card moved, who moved it and which; never what anybody voted.
create policy board_is_followed_by_members on realtime.messages for select to authenticated
  using ((select realtime.topic()) = 'board' and (select private.is_member()));

-- What everybody may see of a box at this moment: how many voted and how many can; from the reveal on what, and who has signed for what.
create function private.marks_of_box(b public.ballot_boxes) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('turnout', private.count_turnout(b.id)) || case when b.revealed_at is null then private.voters_of(b)
    else jsonb_build_object('ballots', private.count_ballots(b.id), 'signed', (select coalesce(jsonb_object_agg(s.side, s.outcome), '{}')
      from public.signatures s where s.box_id = b.id)) end
$$;

-- Who watches moves the card at once, without asking for the board again: fifty watchers would ask at the same moment.
create function private.announce_move() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_new jsonb := to_jsonb(new);
begin
  perform realtime.send(jsonb_strip_nulls(jsonb_build_object('by', auth.uid(),
    'who', (select name from public.people where id = auth.uid()),
    'what', x.title, 'card', x.id, 'column', private.experiment_state(x, private.today()),
    'marketing', i.marketing_supports, 'it', i.it_supports,
    'closes_at', v_new ->> 'closes_at', 'revealed_at', v_new ->> 'revealed_at')) || case when tg_table_name = 'ballot_boxes'
      then private.marks_of_box(jsonb_populate_record(null::public.ballot_boxes, v_new)) else '{}' end, 'changed', 'board', true)
  from public.experiments x join public.ideas i on i.id = x.idea_id where x.id = new.experiment_id;
  return null;
end $$;
-- deferred: at the end of the transaction the card is where it goes
create constraint trigger boxes_are_announced after insert or update on public.ballot_boxes
  deferrable initially deferred for each row execute function private.announce_move();
create constraint trigger stops_are_announced after insert on public.early_stops
  deferrable initially deferred for each row execute function private.announce_move();
create constraint trigger decisions_are_announced after insert on public.decisions
  deferrable initially deferred for each row execute function private.announce_move();

-- A start brings a card and an extension moves its end: with what a watcher needs to draw it. The time-boxes after the first begin
-- with a decision, which is announced itself.
create function private.announce_span() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send(jsonb_strip_nulls(jsonb_build_object('by', auth.uid(), 'who', (select name from public.people where id = auth.uid()),
    'what', x.title, 'card', x.id, 'column', private.experiment_state(x, private.today()), 'did', case tg_op when 'INSERT' then 'started' else 'extended' end,
    'days_left', x.ends_on - private.today() + 1, 'extensions', nullif((select sum(extensions) from public.time_boxes where experiment_id = x.id), 0),
    'asked_by', p.name, 'asked_by_function', p.function, 'marketing', i.marketing_supports, 'it', i.it_supports)), 'changed', 'board', true)
  from public.experiments x join public.ideas i on i.id = x.idea_id join public.people p on p.id = i.proposed_by
  where x.id = new.experiment_id and auth.uid() is not null;
  return null;
end $$;
create constraint trigger starts_are_announced after insert on public.time_boxes
  deferrable initially deferred for each row when (new.number = 1) execute function private.announce_span();
create constraint trigger extensions_are_announced after update on public.time_boxes
  deferrable initially deferred for each row when (new.extensions > old.extensions) execute function private.announce_span();

-- What stays where it is and changes what a card says: how many have voted (never what), sign-offs, signatures. Of many in
-- one second the last says it all, hence a key. It names nobody: there is nothing to answer for.
create function private.announce_marks() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_new jsonb := to_jsonb(new);
  b public.ballot_boxes;
  v_card bigint := (v_new ->> 'experiment_id')::bigint;
  v_marks jsonb;
begin
  if v_card is null then
    select * into b from public.ballot_boxes where id = (v_new ->> 'box_id')::bigint;
    v_card := b.experiment_id;
    v_marks := private.marks_of_box(b);
  else
    select jsonb_build_object('sign_offs', coalesce(jsonb_object_agg(topic, state) filter (where state <> 'open'), '{}'),
      'refusals', coalesce(jsonb_object_agg(topic, left(words, 120)) filter (where state = 'refused'), '{}'))
    into v_marks from (select distinct on (topic) topic, state, words from public.sign_offs
      where experiment_id = v_card order by topic, id desc) words;
  end if;
  perform realtime.send(jsonb_build_object('key', tg_table_name || ' ' || v_card, 'card', v_card) || v_marks, 'changed', 'board', true);
  return null;
end $$;
-- deferred: behind the lock of the log, so that the last one has counted all
create constraint trigger ballots_are_announced after insert on public.ballots
  deferrable initially deferred for each row execute function private.announce_marks();
create constraint trigger signatures_are_announced after insert or update on public.signatures
  deferrable initially deferred for each row execute function private.announce_marks();
create constraint trigger sign_offs_are_announced after insert on public.sign_offs
  deferrable initially deferred for each row execute function private.announce_marks();
