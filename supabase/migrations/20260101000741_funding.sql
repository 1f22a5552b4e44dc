-- funding, the readings of it: one experiment's money, and a quarter by priority.

-- Every movement of money, on the day it counts for: what was released, what was spent, what a kill freed, and what of
-- that went to late bills, on the day of the kill too.
create view public.money_moves with (security_invoker = true) as
select t.experiment_id, 'released' as kind, (t.counts_at at time zone 'UTC')::date as day, t.amount::numeric as amount, t.days
from public.current_tranches t
union all
select s.experiment_id, 'spent', s.day, s.amount::numeric, s.days from public.current_spends s
union all
select f.experiment_id, 'freed', (f.ended_at at time zone 'UTC')::date, f.freed, f.freed_days
from public.experiment_funding f where f.ended_as = 'killed' and (f.freed > 0 or f.freed_days > 0)
union all
select f.experiment_id, 'late', (f.ended_at at time zone 'UTC')::date, f.late, f.late_days
from public.experiment_funding f where f.ended_as = 'killed' and (f.late > 0 or f.late_days > 0);
grant select on public.money_moves to authenticated;

-- What the budget of an experiment's priority in a quarter still holds: budget, minus released, plus freed by kills,
-- without what late bills took of that. Null where nobody set a budget.
create function private.budget_left(p_priority bigint, p_quarter date) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('quarter', b.quarter, 'amount', b.amount, 'days', b.days,
    'left', b.amount - coalesce(r.amount, 0) + coalesce(k.amount, 0),
    'left_days', b.days - coalesce(r.days, 0) + coalesce(k.days, 0))
  from public.current_budgets b
    cross join lateral (select b.quarter::timestamp at time zone 'UTC' as begins,
      (b.quarter + interval '3 months') at time zone 'UTC' as ends) q
    cross join lateral (select sum(t.amount) as amount, sum(t.days) as days from public.current_tranches t
        join public.experiments x on x.id = t.experiment_id join public.ideas i on i.id = x.idea_id
      where t.counts_at >= q.begins and t.counts_at < q.ends and i.priority_id is not distinct from b.priority_id) r
    cross join lateral (select sum(f.freed - f.late) as amount, sum(f.freed_days - f.late_days) as days from public.experiment_funding f
      where f.ended_as = 'killed' and f.ended_at >= q.begins and f.ended_at < q.ends
        and f.priority_id is not distinct from b.priority_id) k
  where b.priority_id is not distinct from p_priority and b.quarter = p_quarter
$$;
grant execute on function private.budget_left(bigint, date) to authenticated;

-- What became of the money of one experiment, for what tells of its end.
create function private.spent_and_freed(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('currency', private.workspace_currency(), 'spent', f.spent, 'spent_days', f.spent_days, 'freed', f.freed, 'freed_days', f.freed_days,
    'late', f.late, 'late_days', f.late_days)
  from public.experiment_funding f where f.experiment_id = p_experiment
$$;

-- Everything about one experiment's money, in one answer; null when there is none or the reader may not see it.
create function public.read_money(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select to_jsonb(f) || jsonb_build_object(
    'currency', private.workspace_currency(),
    'today', private.today(), 'is_started', x.started_at is not null, 'promised', x.registration -> 'promised_cost',
    'marketing_owner_id', x.marketing_owner_id, 'it_owner_id', x.it_owner_id,
    'priority', (select jsonb_build_object('id', r.id, 'name', r.name) from public.priorities r where r.id = f.priority_id),
    'budget', private.budget_left(f.priority_id, private.quarter_of(private.today())),
    'review', private.review_money_of(x.id),
    'tranche_list', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'amount', t.amount, 'days', t.days, 'reason', t.reason,
        'outcome', d.outcome, 'by', p.name, 'at', t.released_at, 'replaces', t.replaces_id,
        'is_current', not exists (select from public.tranches later where later.replaces_id = t.id),
        'first', l.first_id, 'spent', l.spent, 'spent_days', l.spent_days) order by t.id), '[]')
      from public.tranches t join public.people p on p.id = t.released_by left join public.decisions d on d.id = t.decision_id
        left join private.tranche_lines(x.id) l on l.current_id = t.id
      where t.experiment_id = x.id),
    'spend_list', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'day', s.day, 'amount', s.amount, 'days', s.days,
        'what', s.what, 'tranche', s.tranche_id, 'by', p.name, 'at', s.recorded_at, 'replaces', s.replaces_id, 'is_current', s.is_current)
        order by s.day desc, s.id desc), '[]')
      from (select s.id, s.day, s.amount, s.days, s.what, s.tranche_id, s.recorded_by, s.recorded_at, s.replaces_id,
          not exists (select from public.spends later where later.replaces_id = s.id) as is_current
        from public.spends s where s.experiment_id = x.id order by s.id desc limit 300) s
        join public.people p on p.id = s.recorded_by))
  from public.experiment_funding f join public.experiments x on x.id = f.experiment_id
  where f.experiment_id = p_experiment);
end $$;

-- A quarter (the one that runs where none is named, or all time) by priority, those without one last, and its experiments.
-- p_priority 0 is what names none. {currency, quarters, quarter (null is all time), rows: [{priority, budget, released, spent, freed, …}], experiments: [...]}
create function public.read_funding(p_quarter date default null, p_is_all boolean default false, p_priority bigint default null,
  p_state text default null) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_quarter date := case when not p_is_all then private.quarter_of(coalesce(p_quarter, private.today())) end;
  v_from date := coalesce(v_quarter, '-infinity');
  v_to date := coalesce((v_quarter + interval '3 months')::date, 'infinity');
begin
  return (
    with moves as materialized (
      select i.priority_id, v.experiment_id, v.kind, v.amount, v.days
      from public.money_moves v join public.experiments x on x.id = v.experiment_id join public.ideas i on i.id = x.idea_id
      where v.day >= v_from and v.day < v_to
    ), sums as (
      select priority_id, experiment_id,
        coalesce(sum(amount) filter (where kind = 'released'), 0) as released, coalesce(sum(days) filter (where kind = 'released'), 0) as released_days,
        coalesce(sum(amount) filter (where kind = 'spent'), 0) as spent, coalesce(sum(days) filter (where kind = 'spent'), 0) as spent_days,
        coalesce(sum(amount) filter (where kind = 'freed'), 0) as freed, coalesce(sum(days) filter (where kind = 'freed'), 0) as freed_days,
        coalesce(sum(amount) filter (where kind = 'late'), 0) as late, coalesce(sum(days) filter (where kind = 'late'), 0) as late_days
      from moves group by priority_id, experiment_id
    ), budgets as (
      select priority_id, sum(amount) as budget, sum(days) as budget_days from public.current_budgets
      where quarter >= v_from and quarter < v_to group by priority_id
    ), lines as (
      select r.id, r.name, r.position, r.retired_at is not null as is_retired from public.priorities r
      union all select null, null, null, null
    )
    select jsonb_build_object(
      'currency', private.workspace_currency(),
      'today', private.today(), 'quarter', v_quarter,
      'quarters', (select jsonb_agg(q.quarter order by q.quarter desc) from (
        select private.quarter_of(private.today()) as quarter
        union select (private.quarter_of(private.today()) + interval '3 months')::date
        union select quarter from public.budgets
        union select private.quarter_of(day) from public.money_moves) q),
      'rows', (select coalesce(jsonb_agg(to_jsonb(s) order by s.priority_id is null, s.is_retired, s.position, s.priority_id), '[]') from (
        select l.id as priority_id, l.name as priority, l.position, l.is_retired, b.budget, b.budget_days,
          coalesce(sum(m.released), 0) as released, coalesce(sum(m.released_days), 0) as released_days,
          coalesce(sum(m.spent), 0) as spent, coalesce(sum(m.spent_days), 0) as spent_days,
          coalesce(sum(m.freed), 0) as freed, coalesce(sum(m.freed_days), 0) as freed_days,
          coalesce(sum(m.late), 0) as late, coalesce(sum(m.late_days), 0) as late_days, count(m.experiment_id) as experiments
        from lines l left join sums m on m.priority_id is not distinct from l.id
          left join budgets b on b.priority_id is not distinct from l.id
        group by l.id, l.name, l.position, l.is_retired, b.budget, b.budget_days
        -- a retired one only where it has to do with this quarter
        having l.is_retired is not true or b.budget is not null or count(m.experiment_id) > 0) s),
      'experiments', (select coalesce(jsonb_agg(to_jsonb(e) order by e.released desc, e.spent desc, e.id), '[]') from (
        select m.experiment_id as id, x.title, m.priority_id, r.name as priority, private.experiment_state(x, private.today()) as state,
          m.released, m.released_days, m.spent, m.spent_days, m.freed, m.freed_days, m.late, m.late_days,
          f.released as released_in_all, f.spent as spent_in_all, f.released_days as released_days_in_all, f.spent_days as spent_days_in_all
        from sums m join public.experiments x on x.id = m.experiment_id
          join public.experiment_funding f on f.experiment_id = m.experiment_id
          left join public.priorities r on r.id = m.priority_id
        where (p_priority is null or m.priority_id is not distinct from nullif(p_priority, 0))
          and (p_state is null or private.experiment_state(x, private.today())::text = p_state)
        order by m.released desc, m.spent desc, x.id limit 1000) e))
    where (select private.is_member()));
end $$;
grant execute on function public.read_money(bigint), public.read_funding(date, boolean, bigint, text) to authenticated;

-- What a decision released when it was taken; null where it released nothing. Corrections are rows beside it.
create function private.tranche_of(p_decision bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('amount', amount, 'days', days) from public.tranches where decision_id = p_decision
$$;

-- The money of its experiment at a decision: released with it, spent until then, and what it freed where it is a kill.
create function private.money_then(d public.decisions) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('currency', private.workspace_currency(), 'released', f.released, 'released_days', f.released_days,
    'spent', f.spent, 'spent_days', f.spent_days,
    'freed', case when d.outcome = 'kill' then greatest(f.released - f.spent, 0) else 0 end,
    'freed_days', case when d.outcome = 'kill' then greatest(f.released_days - f.spent_days, 0) else 0 end)
  from public.experiment_funding f where f.experiment_id = d.experiment_id
$$;
grant execute on function private.tranche_of(bigint) to authenticated;
