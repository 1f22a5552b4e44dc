-- impact, the figures that leadership follows: what became of ideas, how fast, and whether the two functions saw it alike.
-- Everything here is a reading of the areas below, with the rights of whoever asks: what is sealed there is sealed here.

create index teams_by_age on public.teams (formed_at);

-- How far each idea has come, and when: in a team, tested, decided, promoted, live. A later step counts for those before it, so
-- an idea that went straight into an experiment was never "not in a team". reach: 0 logged, 1 team, 2 tested, 3 decided, 4 promoted,
-- 5 live.
create view public.idea_journeys with (security_invoker = true) as
select i.id, i.title, i.proposed_at, clock.today - (i.proposed_at at time zone 'UTC')::date as days_ago, coalesce(p.function, 'other') as side, t.formed_at as team_at, x.started_at, x.decided_at, x.promoted_at, x.live_on,
  case when x.live_on is not null then 5 when x.promoted_at is not null then 4 when x.decided_at is not null then 3 when x.started_at is not null then 2
    when t.formed_at is not null then 1 else 0 end as reach
from (select private.today() as today) clock, public.ideas i
  join public.people p on p.id = i.proposed_by
  left join public.teams t on t.idea_id = i.id
  left join (
    select e.idea_id, min(e.started_at) as started_at, min(d.first_at) as decided_at,
      min(e.ended_at) filter (where e.ended_as = 'promoted') as promoted_at, min(h.live_on) as live_on
    from public.experiments e
      left join (select experiment_id, min(decided_at) as first_at from public.decisions group by experiment_id) d on d.experiment_id = e.id
      left join public.handovers h on h.experiment_id = e.id and h.called_off_at is null
    where e.started_at is not null group by e.idea_id) x on x.idea_id = i.id
-- what was merged into another idea is followed there
where i.is_listed;
grant select on public.idea_journeys to authenticated;

-- Each time-box of a started experiment with the dates of what followed it. days_unused: it was stopped so many days early.
create view public.time_box_outcomes with (security_invoker = true) as
select x.id as experiment_id, x.title, coalesce(p.function, 'other') as side, l.number, l.starts_on, l.ended_on, b.opened_at, b.revealed_at,
  d.decided_at, d.outcome, d.rule_met, coalesce(s.planned_end - s.ended_on, 0) as days_unused,
  l.number = x.time_box and x.ended_as is null as is_open, i.wanted_by
from public.experiments x
  join public.ideas i on i.id = x.idea_id
  join public.people p on p.id = i.proposed_by
  join public.time_box_list l on l.experiment_id = x.id
  left join public.early_stops s on s.experiment_id = x.id and s.time_box = l.number
  left join public.ballot_boxes b on b.experiment_id = x.id and b.time_box = l.number and b.withdrawn_at is null
  -- it was decided when it was first decided, and as it was decided last
  left join (select box_id, min(decided_at) as decided_at, (array_agg(outcome order by id desc))[1] as outcome,
      (array_agg(rule_met order by id desc))[1] as rule_met from public.decisions group by box_id) d on d.box_id = b.id
where x.started_at is not null;
grant select on public.time_box_outcomes to authenticated;

-- How the two functions voted, of boxes that are revealed and hold three ballots or more. Asked for explicitly: row level
-- security would let a voter's own sealed ballot through, and a count of one's own is no count.
create view public.ballot_splits with (security_invoker = true) as
select b.id, b.experiment_id, x.title, b.time_box, b.revealed_at, count(*) as ballots,
  count(*) filter (where v.function = 'marketing' and v.choice = 'promote') as marketing_promote,
  count(*) filter (where v.function = 'marketing' and v.choice = 'iterate') as marketing_iterate,
  count(*) filter (where v.function = 'marketing' and v.choice = 'kill') as marketing_kill,
  count(*) filter (where v.function = 'it' and v.choice = 'promote') as it_promote,
  count(*) filter (where v.function = 'it' and v.choice = 'iterate') as it_iterate,
  count(*) filter (where v.function = 'it' and v.choice = 'kill') as it_kill
from public.ballot_boxes b
  join public.ballots v on v.box_id = b.id
  join public.experiments x on x.id = b.experiment_id
where b.revealed_at is not null
group by b.id, b.experiment_id, x.title, b.time_box, b.revealed_at
having count(*) >= 3;
grant select on public.ballot_splits to authenticated;

-- What people of each function did between two moments (null: ever): counts of acts and of the people behind them, never a
-- name. A function with fewer than five people is not counted at all, and of fewer than five who did something only that
-- it was done. Ballots count once they are revealed.
create function private.count_participation(p_since timestamptz) returns json
language sql stable set search_path = '' as $$
  -- materialized: otherwise each function would count everything again
  with acts as materialized (
    select p.function as side, 'ideas' as kind, i.proposed_by as person_id, count(*) as times
    from public.ideas i join public.people p on p.id = i.proposed_by
    where p_since is null or i.proposed_at >= p_since group by 1, 2, 3
    union all
    select s.function, 'supports', s.person_id, count(*) from public.supports s
    where s.came_with is null and (p_since is null or s.supported_at >= p_since) group by 1, 2, 3
    union all
    select m.function, 'teams', m.person_id, count(*) from public.team_members m
    where p_since is null or m.joined_at >= p_since group by 1, 2, 3
    union all
    select p.function, 'experiments', p.id, count(*)
    from public.experiments x
      cross join lateral unnest(array[x.marketing_owner_id, x.it_owner_id]) o (id) join public.people p on p.id = o.id
    where x.started_at is not null and (p_since is null or x.started_at >= p_since) group by 1, 2, 3
    union all
    select v.function, 'ballots', v.voter_id, count(*)
    from public.ballots v join public.ballot_boxes b on b.id = v.box_id
    where b.revealed_at is not null and (p_since is null or b.revealed_at >= p_since) group by 1, 2, 3
  ), sides as (
    select f.side, (select count(*) from public.people p where p.function = f.side and p.left_at is null) as people
    from unnest(enum_range(null::public.job_function)) f (side)
  )
  select json_agg(json_build_object('side', s.side, 'people', case when s.people >= 5 then s.people end,
    'acts', case when s.people >= 5 then (
      select json_object_agg(k.kind, json_build_object('times', k.times, 'people', case when k.people >= 5 or k.people = 0 then k.people end))
      from (select n.kind, coalesce(sum(a.times), 0) as times, count(a.person_id) as people
        from unnest(array['ideas', 'supports', 'teams', 'experiments', 'ballots']) n (kind)
          left join acts a on a.kind = n.kind and a.side = s.side
        group by n.kind) k) end) order by s.side)
  from sides s
$$;
grant execute on function private.count_participation(timestamptz) to authenticated;

-- Everything that the page of impact shows, in one answer: of the last p_days days and of as many before them, or (null) of
-- all time. The arithmetic is TypeScript's. Null for who is no member.
create function public.read_impact(p_days integer default null) returns json
language plpgsql stable set search_path = '' as $$
declare
  v_today date := private.today();
  -- not without the case: of null and 1 the greatest is 1
  v_since date := case when p_days is not null then v_today - least(greatest(p_days, 1), 3650) end;
  v_before date := v_since - (v_today - v_since);
  v_from timestamptz := v_since::timestamp at time zone 'UTC';
begin
  if not private.is_member() then
    return null;
  end if;
  return (select json_build_object(
    'today', v_today, 'since', v_since, 'before', v_before,
    'first_on', (select min((i.proposed_at at time zone 'UTC')::date) from public.ideas i),
    'journeys', (select coalesce(json_agg(j), '[]') from (
      select side, reach, count(*) as ideas from public.idea_journeys where v_from is null or proposed_at >= v_from group by side, reach) j),
    'waiting_ideas', (select count(*) from public.ideas where is_listed) - (select count(distinct idea_id) from public.experiments where started_at is not null),
    'starts', (select coalesce(json_agg(s order by s.started_at, s.id), '[]') from (
      select id, title, side, proposed_at, started_at from public.idea_journeys
      where started_at is not null and (v_before is null or started_at >= v_before)) s),
    'lives', (select coalesce(json_agg(l order by l.live_on, l.id), '[]') from (
      select x.id, x.title, coalesce(p.function, 'other') as side, h.started_at as promoted_at, h.live_on, i.wanted_by
      from public.handovers h join public.experiments x on x.id = h.experiment_id join public.ideas i on i.id = x.idea_id
        join public.people p on p.id = i.proposed_by
      where h.called_off_at is null and h.live_on is not null and (v_before is null or h.live_on >= v_before)) l),
    'waiting_live', (select count(*) from public.handovers where called_off_at is null and live_on is null),
    'wanted_live', (select coalesce(json_agg(w order by w.wanted_by, w.id), '[]') from (
      select x.id, x.title, i.wanted_by from public.handovers h join public.experiments x on x.id = h.experiment_id
        join public.ideas i on i.id = x.idea_id
      where h.called_off_at is null and h.live_on is null and i.wanted_by is not null) w),
    'boxes', (select coalesce(json_agg(o order by o.ended_on, o.experiment_id), '[]') from public.time_box_outcomes o
      where v_before is null or o.is_open or o.ended_on >= v_before - 7 or o.decided_at >= v_before),
    -- what was decided in the four quarters before: the range that shares of the period are held against
    'past_decisions', case when v_from is not null then (select json_object_agg(o.outcome, (select count(*) from public.time_box_outcomes t
        where t.outcome = o.outcome and t.decided_at >= v_from - interval '365 days' and t.decided_at < v_from))
      from unnest(enum_range(null::public.ballot_choice)) o (outcome)) end,
    'ended', (select coalesce(json_agg(e order by e.ended_at, e.id), '[]') from (
      select x.id, x.title, k.name as kpi, k.direction, x.ended_as, x.ended_at, x.design, x.look_rule, x.looks,
        x.is_cut_short or exists (select from public.time_boxes b where b.experiment_id = x.id and (b.extensions > 0 or b.number > 1)) as was_moved,
        case when x.is_cut_short then private.cut_of(x.id) end as cut,
        -- what the last check in production found, and whether by a reading
        (select json_build_object('standing', c.standing, 'is_live', c.is_live, 'held_against', c.held_against, 'by_reading', c.held_against is not null)
          from public.handovers h join public.current_checks c on c.handover_id = h.id
          where h.experiment_id = x.id and h.called_off_at is null order by c.days desc limit 1) as "check",
        (select json_agg(json_build_object('kpi', t.kpi, 'kind', t.kind, 'direction', t.direction, 'target', t.target, 'name', t.name,
          'is_control', t.is_control, 'weight', t.weight, 'planned', t.planned, 'n', t.n, 'successes', t.successes, 'mean', t.mean, 'sd', t.sd, 'second', t.second,
          'region_days', case when x.design = 'regions' then private.region_days(t.metric_id, t.variant_id) end) order by t.position)
          from public.experiment_totals t where t.experiment_id = x.id and t.role = 'primary' and t.n is not null) as totals
      from public.experiments x
        left join public.metrics m on m.experiment_id = x.id and m.role = 'primary'
        left join public.kpis k on k.id = m.kpi_id
      where x.ended_as is not null) e),
    'currency', private.workspace_currency(),
    'freed', (select coalesce(json_agg(m), '[]') from (select experiment_id, amount, days from public.money_moves where kind = 'freed') m),
    'forecasts', (select coalesce(json_agg(f order by f.decided_on, f.review_id), '[]') from public.forecast_scores() f),
    'splits', (select coalesce(json_agg(s order by s.revealed_at, s.id), '[]') from public.ballot_splits s
      where v_before is null or s.revealed_at >= least(v_before, v_today - 731)),
    'zombies', (select coalesce(json_agg(z order by z.since, z.id), '[]') from (
      select id, title, reason, since, days from public.zombies order by since, id limit 300) z),
    -- in their order; the last, without a name, stands for ideas that serve none
    'priorities', (select coalesce(json_agg(r order by r.position nulls last, r.id), '[]') from (
      select q.id, q.name, q.position, q.retired_at is not null as is_retired, count(i.id) as ideas
      from public.priorities q
        full join (select id, priority_id from public.ideas where v_from is null or proposed_at >= v_from) i on i.priority_id = q.id
      group by q.id, q.name, q.position, q.retired_at) r),
    'experiments', (select coalesce(json_agg(e order by e.started_at, e.id), '[]') from (
      select x.id, x.title, i.priority_id, x.started_at, x.ended_as
      from public.experiments x join public.ideas i on i.id = x.idea_id
      where x.started_at is not null and (v_from is null or x.started_at >= v_from)) e),
    'participation', private.count_participation(v_from)));
end $$;
grant execute on function public.read_impact(integer) to authenticated;
