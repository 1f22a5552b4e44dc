-- experiments, the lists: totals kept as readings come in, and the views that pages and the board read.

-- What all current readings of a metric and a variant add up to, so that a board of a hundred experiments with months of
-- readings reads a few hundred rows. Numeric on purpose: a correction takes away exactly what was added.
create table public.reading_totals (
  metric_id bigint not null references public.metrics (id) on delete cascade,
  variant_id bigint not null references public.variants (id) on delete cascade,
  -- on how many days something was read
  days integer not null default 0,
  last_day date not null,
  n numeric not null default 0,
  successes numeric not null default 0,
  -- of means: the sum of the values and of their squares
  sum numeric not null default 0,
  squares numeric not null default 0,
  -- of those that carry a second number: how many they are, its sum, its squares, and the products with the first
  second_n numeric not null default 0,
  second_sum numeric not null default 0,
  second_squares numeric not null default 0,
  products numeric not null default 0,
  primary key (metric_id, variant_id)
);
create index reading_totals_by_variant on public.reading_totals (variant_id);
alter table public.reading_totals enable row level security;
create policy reading_totals_are_seen_by_members on public.reading_totals for select to authenticated
  using ((select private.is_member()));
grant select on public.reading_totals to authenticated;

-- Sum of squares of n values from their mean and sample sd; a single value has no spread, whatever sd was noted for it.
create function private.squares(p_n bigint, p_mean double precision, p_sd double precision) returns numeric
language sql immutable set search_path = '' as $$
  select greatest(p_n - 1, 0) * coalesce(p_sd, 0)::numeric * coalesce(p_sd, 0)::numeric + p_n * p_mean::numeric * p_mean::numeric
$$;

-- Sum of the products of two numbers of each of n.
create function private.products(p_n bigint, p_mean double precision, p_sd double precision, p_second_mean double precision,
  p_second_sd double precision, p_correlation double precision) returns numeric
language sql immutable set search_path = '' as $$
  select greatest(p_n - 1, 0) * p_correlation::numeric * p_sd::numeric * p_second_sd::numeric
    + p_n * p_mean::numeric * p_second_mean::numeric
$$;

-- Back from sums: {second_mean, second_sd, correlation} of the second number, where all n carry one; null where they do not.
create function private.second_of(p_n numeric, p_sum numeric, p_squares numeric, p_second_n numeric, p_second_sum numeric,
  p_second_squares numeric, p_products numeric) returns jsonb
language sql immutable set search_path = '' as $$
  select case when p_n > 0 and p_second_n = p_n then (
    -- in this order nothing is rounded before the differences are taken
    select jsonb_build_object('second_mean', (p_second_sum / p_n)::double precision,
      'second_sd', case when p_n > 1 then sqrt(d.second / (p_n * (p_n - 1)))::double precision else 0 end,
      'correlation', case when d.first > 0 and d.second > 0
        then greatest(-1, least(1, (p_n * p_products - p_sum * p_second_sum)::double precision
          / sqrt(d.first::double precision) / sqrt(d.second::double precision))) else 0 end)
    from (select greatest(p_n * p_squares - p_sum * p_sum, 0) as first,
      greatest(p_n * p_second_squares - p_second_sum * p_second_sum, 0) as second) d) end
$$;
grant execute on function private.second_of(numeric, numeric, numeric, numeric, numeric, numeric, numeric) to authenticated;

-- When something was last read: also whoever does not see what, sees that.
create function private.last_reading_day(p_experiment bigint) returns date
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select max(t.last_day) from public.metrics m join public.reading_totals t on t.metric_id = m.id where m.experiment_id = p_experiment);
end $$;
grant execute on function private.last_reading_day(bigint) to authenticated;

-- The same by week, from which a page draws more readings than it could show. No foreign keys on purpose: only the trigger
-- writes here, from readings whose keys were checked, and checking them again would cost more than the sums.
create table public.reading_weeks (
  metric_id bigint not null,
  variant_id bigint not null,
  -- counted from 1 January 2000
  week integer not null,
  days integer not null default 0,
  last_day date not null,
  n numeric not null default 0,
  successes numeric not null default 0,
  sum numeric not null default 0,
  squares numeric not null default 0,
  second_n numeric not null default 0,
  second_sum numeric not null default 0,
  second_squares numeric not null default 0,
  products numeric not null default 0,
  primary key (metric_id, variant_id, week)
);
alter table public.reading_weeks enable row level security;
create policy reading_weeks_are_seen_by_members on public.reading_weeks for select to authenticated
  using ((select private.is_member()));
grant select on public.reading_weeks to authenticated;

-- The last day of some metrics anew, after withdrawals; where nothing is left to be read there is no total.
create function private.forget_days(p_metrics bigint[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.reading_totals where metric_id = any (p_metrics) and days = 0;
  delete from public.reading_weeks where metric_id = any (p_metrics) and days = 0;
  update public.reading_totals t set last_day = k.last_day
  from (select c.metric_id, c.variant_id, max(c.day) as last_day from public.metrics m
      join public.reading_cells c on c.experiment_id = m.experiment_id and c.metric_id = m.id
    where m.id = any (p_metrics) group by c.metric_id, c.variant_id) k
  where t.metric_id = k.metric_id and t.variant_id = k.variant_id and t.last_day <> k.last_day;
  update public.reading_weeks t set last_day = k.last_day
  from (select c.metric_id, c.variant_id, (c.day - date '2000-01-01') / 7 as week, max(c.day) as last_day from public.metrics m
      join public.reading_cells c on c.experiment_id = m.experiment_id and c.metric_id = m.id
    where m.id = any (p_metrics) group by 1, 2, 3) k
  where t.metric_id = k.metric_id and t.variant_id = k.variant_id and t.week = k.week and t.last_day <> k.last_day;
end $$;

-- What is withdrawn is taken away as a correction takes away what stood before, and adds nothing.
create function private.total_readings() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  with signed as (
    select 1 as sign, r.metric_id, r.variant_id, r.day, r.n, r.successes, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation
    from written r where r.withdrawal is null
    union all select -1, o.metric_id, o.variant_id, o.day, o.n, o.successes, o.mean, o.sd, o.second_mean, o.second_sd, o.correlation
    -- one by one, by its key: a plan that was made while there were few readings would hold each against all
    from written r cross join lateral (select * from public.readings where id = r.replaces_id limit 1) o where o.withdrawal is null
  ), changes as materialized (
    select s.metric_id, s.variant_id, (s.day - date '2000-01-01') / 7 as week, max(s.day) as last_day, sum(s.sign) as days,
      sum(s.sign * s.n) as n, coalesce(sum(s.sign * s.successes), 0) as successes,
      coalesce(sum(s.sign * s.n * s.mean::numeric), 0) as sum,
      coalesce(sum(s.sign * private.squares(s.n, s.mean, s.sd)), 0) as squares,
      coalesce(sum(s.sign * s.n) filter (where s.second_mean is not null), 0) as second_n,
      coalesce(sum(s.sign * s.n * s.second_mean::numeric) filter (where s.second_mean is not null), 0) as second_sum,
      coalesce(sum(s.sign * private.squares(s.n, s.second_mean, s.second_sd)) filter (where s.second_mean is not null), 0) as second_squares,
      coalesce(sum(s.sign * private.products(s.n, s.mean, s.sd, s.second_mean, s.second_sd, s.correlation))
        filter (where s.second_mean is not null), 0) as products
    from signed s
    group by 1, 2, 3
  ), weeks as (
    insert into public.reading_weeks as t (metric_id, variant_id, week, days, last_day, n, successes, sum, squares,
      second_n, second_sum, second_squares, products)
    select metric_id, variant_id, week, days, last_day, n, successes, sum, squares, second_n, second_sum, second_squares, products from changes
    on conflict (metric_id, variant_id, week) do update set days = t.days + excluded.days,
      last_day = greatest(t.last_day, excluded.last_day), n = t.n + excluded.n, successes = t.successes + excluded.successes,
      sum = t.sum + excluded.sum, squares = t.squares + excluded.squares, second_n = t.second_n + excluded.second_n,
      second_sum = t.second_sum + excluded.second_sum, second_squares = t.second_squares + excluded.second_squares,
      products = t.products + excluded.products
  )
  insert into public.reading_totals as t (metric_id, variant_id, days, last_day, n, successes, sum, squares,
    second_n, second_sum, second_squares, products)
  select metric_id, variant_id, sum(days), max(last_day), sum(n), sum(successes), sum(sum), sum(squares),
    sum(second_n), sum(second_sum), sum(second_squares), sum(products) from changes
  group by metric_id, variant_id
  on conflict (metric_id, variant_id) do update set days = t.days + excluded.days,
    last_day = greatest(t.last_day, excluded.last_day), n = t.n + excluded.n, successes = t.successes + excluded.successes,
    sum = t.sum + excluded.sum, squares = t.squares + excluded.squares, second_n = t.second_n + excluded.second_n,
    second_sum = t.second_sum + excluded.second_sum, second_squares = t.second_squares + excluded.second_squares,
    products = t.products + excluded.products;
  if exists (select from written where withdrawal is not null) then
    perform private.forget_days(array(select distinct r.metric_id from written r where r.withdrawal is not null));
  end if;
  return null;
end $$;
create trigger readings_are_totalled after insert on public.readings referencing new table as written
  for each statement execute function private.total_readings();

-- Of two regions, which are compared by days: the value of each day, {before: [], since: []}; null elsewhere.
create function private.region_days(p_metric bigint, p_variant bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_starts_on date := (select x.starts_on from public.metrics m join public.experiments x on x.id = m.experiment_id
    where m.id = p_metric and x.design = 'regions');
begin
  if v_starts_on is null then
    return null;
  end if;
  return (select jsonb_build_object('before', coalesce(jsonb_agg(d.value order by d.day) filter (where d.day < v_starts_on), '[]'),
      'since', coalesce(jsonb_agg(d.value order by d.day) filter (where d.day >= v_starts_on), '[]'))
    from (select c.day, coalesce(c.successes::double precision / c.n,
          case when k.kind = 'ratio' then c.mean / nullif(c.second_mean, 0) else c.mean end) as value
      from public.metrics m join public.kpis k on k.id = m.kpi_id
        join public.reading_cells c on c.experiment_id = m.experiment_id and c.metric_id = m.id and c.variant_id = p_variant
      where m.id = p_metric and c.n > 0) d where d.value is not null);
end $$;
grant execute on function private.region_days(bigint, bigint) to authenticated;

-- How the first time-box of an experiment with promised looks was cut short, where it was never extended: whoever reads its totals sees
-- by this whether it was cut at one of the looks. Null otherwise.
create function private.cut_of(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object('startsOn', b.starts_on, 'endsOn', s.ended_on, 'plannedEnd', s.planned_end)
    from public.experiments x
      join public.time_boxes b on b.experiment_id = x.id and b.number = 1 and b.extensions = 0
      join public.early_stops s on s.experiment_id = x.id and s.time_box = 1
    where x.id = p_experiment and x.time_box = 1 and x.look_rule = 'looks');
end $$;
grant execute on function private.cut_of(bigint) to authenticated;

-- Per variant and metric of a started experiment: n and successes, or n, mean and sd of all values together, the second number
-- beside them; of single values n is their days, and nothing says how they vary.
create view public.experiment_totals with (security_invoker = true) as
select m.experiment_id, m.id as metric_id, m.role, m.minimum_effect, m.target, k.name as kpi, k.unit, k.kind, k.direction,
  v.id as variant_id, v.position, v.name, v.is_control, v.weight, t.days, t.last_day, t.n,
  case when k.kind in ('proportion', 'count') then t.successes end as successes,
  case when k.kind in ('mean', 'ratio', 'value') and t.n > 0 then (t.sum / t.n)::double precision end as mean,
  case when k.kind in ('mean', 'ratio') and t.n > 1
    -- in this order nothing is rounded before the difference is taken
    then sqrt(greatest(t.n * t.squares - t.sum * t.sum, 0) / (t.n * (t.n - 1)))::double precision end as sd,
  -- where the plan counts on it: of a ratio, and of an average that is adjusted by what was before
  case when k.kind = 'ratio' or (k.kind = 'mean' and x.uses_pre_period)
    then private.second_of(t.n, t.sum, t.squares, t.second_n, t.second_sum, t.second_squares, t.products) end as second,
  -- visitors in all at which the interval that holds at any look was registered to be tightest, as the page of the experiment has it
  x.planned_sample as planned
from public.metrics m
  join public.experiments x on x.id = m.experiment_id
  join public.kpis k on k.id = m.kpi_id
  join public.variants v on v.experiment_id = m.experiment_id
  join public.reading_totals t on t.metric_id = m.id and t.variant_id = v.id;
grant select on public.experiment_totals to authenticated;

-- What is held back from whoever asks (reviews know): a list says so instead of that nothing was measured.
create function private.held_now() returns bigint[]
language plpgsql stable set search_path = '' as $$
begin
  return array(select private.held_results());
end $$;
grant execute on function private.held_now() to authenticated;

create view public.experiment_list with (security_invoker = true) as
select x.id, x.idea_id, x.title, x.starts_on, x.ends_on, x.time_box, x.drafted_at, x.started_at, x.deciding_since,
  x.ended_as, x.ended_at, x.marketing_owner_id, x.it_owner_id, m.name as marketing_owner, t.name as it_owner,
  private.state_of(x.ended_as, x.started_at, x.deciding_since, x.ends_on, x.time_box, today) as state, today, i.supports, i.marketing_supports, i.it_supports,
  i.proposed_by, p.name as idea_author, p.function as idea_function, k.name as primary_kpi, k.direction,
  i.title as idea, i.priority_id, x.drafted_by, x.success_threshold, x.design, x.look_rule, x.looks,
  -- looks that nobody promised: after an extension, at an early stop, or in a later time-box
  x.is_cut_short or exists (select from public.time_boxes b where b.experiment_id = x.id and (b.extensions > 0 or b.number > 1)) as was_moved,
  case when x.is_cut_short then private.cut_of(x.id) end as cut,
  -- costs nothing where it is not asked for: a board reads one view
  (select min(c.kind) from public.criteria_met c where c.experiment_id = x.id and x.ended_as is null) as criterion_met,
  (select jsonb_agg(to_jsonb(e) - 'experiment_id' || jsonb_build_object('region_days', private.region_days(e.metric_id, e.variant_id))
      order by e.position) from public.experiment_totals e
    where e.experiment_id = x.id and e.role = 'primary') as totals,
  x.id = any ((select private.held_now())::bigint[]) as is_held
from (select private.today() as today) clock, public.experiments x
  join public.ideas i on i.id = x.idea_id
  join public.people p on p.id = i.proposed_by
  left join public.people m on m.id = x.marketing_owner_id
  left join public.people t on t.id = x.it_owner_id
  left join public.metrics pm on pm.experiment_id = x.id and pm.role = 'primary'
  left join public.kpis k on k.id = pm.kpi_id;
grant select on public.experiment_list to authenticated;

-- The library, with how many experiments measure by each.
create view public.kpi_list with (security_invoker = true) as
select k.id, k.name, k.definition, k.unit, k.kind, k.direction, k.owner_function, k.source, k.added_at, p.name as added_by,
  k.line_id, k.version, k.replaces_id, k.reason, k.is_newest, lower(k.name || ' ' || k.definition || ' ' || k.source) as words,
  m.name as marketing_agreed, t.name as it_agreed, m.id as marketing_agreed_by, t.id as it_agreed_by,
  m.agreed_at as marketing_agreed_at, t.agreed_at as it_agreed_at, m.id is not null and t.id is not null as is_agreed,
  -- in any version: an experiment keeps the one it started with
  (select count(*) from public.kpis v join public.metrics u on u.kpi_id = v.id where v.line_id = k.line_id) as experiments
from public.kpis k join public.people p on p.id = k.added_by
  left join lateral (select a.agreed_by as id, q.name, a.agreed_at from public.kpi_agreements a join public.people q on q.id = a.agreed_by
    where a.kpi_id = k.id and a.side = 'marketing') m on true
  left join lateral (select a.agreed_by as id, q.name, a.agreed_at from public.kpi_agreements a join public.people q on q.id = a.agreed_by
    where a.kpi_id = k.id and a.side = 'it') t on true;
grant select on public.kpi_list to authenticated;

-- The priorities in their order, who agreed to the words they have, and how many serve them: counted up to a thousand,
-- so that a list stays fast where very many do.
create view public.priority_list with (security_invoker = true) as
select r.id, r.name, r.why, r.owner_function, r.position, r.version, r.retired_at, r.added_at, b.name as added_by,
  m.name as marketing_agreed, t.name as it_agreed, m.id as marketing_agreed_by, t.id as it_agreed_by,
  m.agreed_at as marketing_agreed_at, t.agreed_at as it_agreed_at, m.id is not null and t.id is not null as is_agreed,
  (select count(*) from (select from public.ideas i where i.priority_id = r.id limit 1000) c) as ideas,
  (select count(*) from (select from public.ideas i join public.experiments x on x.idea_id = i.id
    where i.priority_id = r.id limit 1000) c) as experiments
from public.priorities r join public.people b on b.id = r.added_by
  left join lateral (select a.agreed_by as id, q.name, a.agreed_at from public.priority_agreements a join public.people q on q.id = a.agreed_by
    where a.priority_id = r.id and a.version = r.version and a.side = 'marketing') m on true
  left join lateral (select a.agreed_by as id, q.name, a.agreed_at from public.priority_agreements a join public.people q on q.id = a.agreed_by
    where a.priority_id = r.id and a.version = r.version and a.side = 'it') t on true;
grant select on public.priority_list to authenticated;

-- Everything a page about one experiment shows, in one answer; null when there is none or the reader may not see it.
-- p_is_bare: without its readings, for who reads them in another way.
create function public.read_experiment(p_experiment bigint, p_is_bare boolean default false) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  -- plpgsql keeps the plan of this, which takes longer to make than to follow
  return (select to_jsonb(l) - 'totals' || jsonb_build_object(
    'decision_rule', x.decision_rule, 'own_rule', x.own_rule, 'uses_pre_period', x.uses_pre_period, 'insight', x.insight, 'change', x.change, 'audience', x.audience, 'expected_outcome', x.expected_outcome,
    'riskiest_assumption', x.riskiest_assumption, 'kill_state', x.kill_state, 'kill_on', x.kill_on,
    'promised_amount', x.promised_amount, 'promised_days', x.promised_days, 'currency', private.workspace_currency(),
    'registration', x.registration, 'registration_hash', x.registration_hash,
    'is_sealed', x.registration_hash = encode(sha256(convert_to(x.registration::text, 'UTF8')), 'hex'), 'drafter', d.name, 'starter', s.name,
    'runs', private.runs_experiment(x.id), 'start', private.start_state(x), 'fields', private.fields_of(x.id),
    'sizing', (select to_jsonb(s) from public.sizings s where s.experiment_id = x.id),
    'variants', (select coalesce(jsonb_agg(to_jsonb(v) - 'experiment_id' || private.variant_picture(v.id) order by v.position), '[]')
      from public.variants v where v.experiment_id = x.id),
    'metrics', (select coalesce(jsonb_agg(to_jsonb(m) - 'experiment_id' || jsonb_build_object('name', k.name, 'unit', k.unit,
        'kind', k.kind, 'direction', k.direction, 'definition', k.definition,
        'version', k.version, 'is_newest', k.is_newest) order by m.role, m.position), '[]')
      from public.metrics m join public.kpis k on k.id = m.kpi_id where m.experiment_id = x.id),
    'time_boxes', (select coalesce(jsonb_agg(to_jsonb(b) - 'experiment_id' || jsonb_build_object('ended_on', e.ended_on)
        order by b.number), '[]')
      from public.time_boxes b join public.time_box_list e on e.experiment_id = b.experiment_id and e.number = b.number
      where b.experiment_id = x.id),
    'priority', (select jsonb_build_object('id', r.id, 'name', r.name) from public.ideas i join public.priorities r on r.id = i.priority_id
      where i.id = x.idea_id),
    'criteria', private.read_criteria(x.id),
    'early_stops', (select coalesce(jsonb_agg(to_jsonb(s) - 'experiment_id' - 'stopped_by' || jsonb_build_object('author', p.name,
        'author_function', p.function) order by s.time_box), '[]')
      from public.early_stops s join public.people p on p.id = s.stopped_by where s.experiment_id = x.id),
    'amendments', (select coalesce(jsonb_agg(to_jsonb(a) - 'experiment_id' || jsonb_build_object('author', p.name,
        'author_function', p.function) order by a.id), '[]')
      from public.amendments a join public.people p on p.id = a.amended_by where a.experiment_id = x.id),
    'owner_changes', private.owner_changes_of(x.id), 'sides_without_owner', private.sides_without_owner(x),
    'segments', private.segments_of(x.id), 'days_a_point', private.days_a_point(x.id),
    'readings', case when p_is_bare then '[]' else private.readings_that_count(x.id) end)
  from public.experiment_list l join public.experiments x on x.id = l.id
    join public.people d on d.id = x.drafted_by left join public.people s on s.id = x.started_by
  where x.id = p_experiment);
end $$;
grant execute on function public.read_experiment(bigint, boolean) to authenticated;
