-- experiments, readings by segment: the same numbers of a part of the audience, beside the totals and never instead of them.
-- What parts do is found by looking, so it is shown as that, and decides nothing.

create table public.segment_readings (
  id bigint generated always as identity primary key,
  experiment_id bigint not null,
  metric_id bigint not null,
  variant_id bigint not null,
  day date not null,
  -- what parts the audience, like device; segments of one dimension share nobody. '' where nobody named it
  dimension text not null default '',
  segment text not null,
  n bigint not null,
  successes bigint,
  mean double precision,
  sd double precision,
  second_mean double precision,
  second_sd double precision,
  correlation double precision,
  source text not null default '',
  entered_by uuid not null references public.people (id) on delete restrict,
  entered_at timestamptz not null default private.now(),
  token_id bigint references public.reading_tokens (id) on delete restrict,
  replaces_id bigint references public.segment_readings (id) on delete restrict,
  -- as of readings: what it replaces does not count any more
  withdrawal text,
  constraint segment_readings_withdrawal_is_told check (withdrawal is null or (replaces_id is not null and length(btrim(withdrawal)) between 3 and 200)),
  constraint segment_readings_are_replaced_once unique (replaces_id),
  constraint segment_readings_metric_is_of_the_experiment foreign key (metric_id, experiment_id)
    references public.metrics (id, experiment_id) on delete cascade,
  constraint segment_readings_variant_is_of_the_experiment foreign key (variant_id, experiment_id)
    references public.variants (id, experiment_id) on delete cascade,
  constraint segment_readings_name_is_short check (length(btrim(segment)) between 1 and 60 and length(dimension) <= 40),
  -- as of readings; a single value has no spread, so that its segments could not be compared
  constraint segment_readings_are_whole check (n between 0 and 1000000000000 and case when successes is not null
    then successes between 0 and 1000000000000 and num_nonnulls(mean, sd, second_mean, second_sd, correlation) = 0
    else num_nonnulls(mean, sd) = 2 and mean between -1e100 and 1e100 and sd between 0 and 1e100
      and (num_nonnulls(second_mean, second_sd, correlation) = 0 or (num_nonnulls(second_mean, second_sd, correlation) = 3
        and second_mean between -1e100 and 1e100 and second_sd between 0 and 1e100
        and correlation between -1 and 1)) end),
  constraint segment_readings_source_fits check (length(source) <= 200)
);
create unique index segment_readings_one_per_segment_and_day
  on public.segment_readings (metric_id, variant_id, day, dimension, segment) where replaces_id is null;
create index segment_readings_by_place on public.segment_readings (metric_id, variant_id, day, dimension, segment, id desc);
create index segment_readings_by_experiment on public.segment_readings (experiment_id, day);
create index segment_readings_by_metric on public.segment_readings (metric_id, experiment_id);
create index segment_readings_by_variant on public.segment_readings (variant_id, experiment_id);
create index segment_readings_by_author on public.segment_readings (entered_by);
create index segment_readings_by_token on public.segment_readings (token_id) where token_id is not null;
alter table public.segment_readings enable row level security;
create policy segment_readings_are_seen_by_members on public.segment_readings for select to authenticated
  using ((select private.is_member()));
grant select on public.segment_readings to authenticated;
create trigger segment_readings_are_append_only before update or delete on public.segment_readings
  for each row execute function private.refuse_change();
create trigger segment_readings_are_never_truncated before truncate on public.segment_readings
  for each statement execute function private.refuse_change();
create trigger segment_readings_fit_their_metric after insert on public.segment_readings referencing new table as written
  for each statement execute function private.check_readings_fit();

-- What all current ones add up to. No foreign keys on purpose, as of reading_weeks: only the trigger writes here.
create table public.segment_totals (
  experiment_id bigint not null,
  metric_id bigint not null,
  variant_id bigint not null,
  dimension text not null,
  segment text not null,
  days integer not null default 0,
  n numeric not null default 0,
  successes numeric not null default 0,
  sum numeric not null default 0,
  squares numeric not null default 0,
  second_n numeric not null default 0,
  second_sum numeric not null default 0,
  second_squares numeric not null default 0,
  products numeric not null default 0,
  primary key (experiment_id, metric_id, variant_id, dimension, segment)
);
alter table public.segment_totals enable row level security;
create policy segment_totals_are_seen_by_members on public.segment_totals for select to authenticated
  using ((select private.is_member()));
grant select on public.segment_totals to authenticated;

create function private.total_segments() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  with signed as (
    select 1 as sign, r.* from written r where r.withdrawal is null
    union all select -1, o.* from written r join public.segment_readings o on o.id = r.replaces_id where o.withdrawal is null
  )
  insert into public.segment_totals as t (experiment_id, metric_id, variant_id, dimension, segment, days, n, successes, sum, squares,
    second_n, second_sum, second_squares, products)
  select s.experiment_id, s.metric_id, s.variant_id, s.dimension, s.segment, sum(s.sign), sum(s.sign * s.n),
    coalesce(sum(s.sign * s.successes), 0), coalesce(sum(s.sign * s.n * s.mean::numeric), 0),
    coalesce(sum(s.sign * private.squares(s.n, s.mean, s.sd)), 0),
    coalesce(sum(s.sign * s.n) filter (where s.second_mean is not null), 0),
    coalesce(sum(s.sign * s.n * s.second_mean::numeric), 0),
    coalesce(sum(s.sign * private.squares(s.n, s.second_mean, s.second_sd)), 0),
    coalesce(sum(s.sign * private.products(s.n, s.mean, s.sd, s.second_mean, s.second_sd, s.correlation)), 0)
  from signed s group by s.experiment_id, s.metric_id, s.variant_id, s.dimension, s.segment
  on conflict (experiment_id, metric_id, variant_id, dimension, segment) do update set days = t.days + excluded.days,
    n = t.n + excluded.n, successes = t.successes + excluded.successes, sum = t.sum + excluded.sum,
    squares = t.squares + excluded.squares, second_n = t.second_n + excluded.second_n,
    second_sum = t.second_sum + excluded.second_sum, second_squares = t.second_squares + excluded.second_squares,
    products = t.products + excluded.products;
  if exists (select from written where withdrawal is not null) then
    delete from public.segment_totals t using written r where r.withdrawal is not null and t.days = 0
      and t.experiment_id = r.experiment_id and t.metric_id = r.metric_id and t.variant_id = r.variant_id;
  end if;
  return null;
end $$;
create trigger segments_are_totalled after insert on public.segment_readings referencing new table as written
  for each statement execute function private.total_segments();

-- Appends those of checked readings that name a segment, as append_readings does the others; answers how many were written.
-- Refuses: segments_need_a_random_split, segments_have_a_spread, too_many_segments.
create function private.append_segments(x public.experiments, p_readings jsonb, p_author uuid, p_token bigint) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_written integer;
begin
  if not jsonb_path_exists(p_readings, '$[*].segment') then
    return 0;
  elsif x.design <> 'ab_test' then
    perform private.refuse('segments_need_a_random_split');
  elsif exists (select from jsonb_to_recordset(p_readings) as r (metric_id bigint, segment text)
      join public.metrics m on m.id = r.metric_id join public.kpis k on k.id = m.kpi_id
      where r.segment is not null and k.kind = 'value') then
    perform private.refuse('segments_have_a_spread');
  end if;
  insert into public.segment_readings (experiment_id, metric_id, variant_id, day, dimension, segment, n, successes, mean, sd,
    second_mean, second_sd, correlation, source, entered_by, token_id, replaces_id)
  select x.id, r.metric_id, r.variant_id, r.day, r.dimension, r.segment, r.n, r.successes, r.mean, r.sd,
    r.second_mean, r.second_sd, r.correlation, coalesce(btrim(r.source), ''), p_author, p_token, c.id
  from (select g.metric_id, g.variant_id, g.day, btrim(coalesce(g.dimension, '')) as dimension, btrim(g.segment) as segment, g.n,
      g.successes, g.mean, g.sd, g.second_mean, g.second_sd, g.correlation, g.source
    from jsonb_populate_recordset(null::public.segment_readings, p_readings) g where g.segment is not null and g.withdrawal is null) r
    left join lateral (select s.* from public.segment_readings s where s.metric_id = r.metric_id and s.variant_id = r.variant_id
      and s.day = r.day and s.dimension = r.dimension and s.segment = r.segment order by s.id desc limit 1) c on true
  where (c.n, c.successes, c.mean, c.sd, c.second_mean, c.second_sd, c.correlation)
    is distinct from (r.n, r.successes, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation)
    or (p_token is null and (c.withdrawal is not null or btrim(r.source) <> c.source));
  get diagnostics v_written = row_count;
  if (select count(distinct (t.dimension, t.segment)) from public.segment_totals t where t.experiment_id = x.id) > 40 then
    perform private.refuse('too_many_segments', 413);
  end if;
  return v_written;
end $$;

-- What each segment adds up to, for a page.
create function private.segments_of(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('metric_id', t.metric_id, 'variant_id', t.variant_id, 'dimension', t.dimension,
      'segment', t.segment, 'days', t.days, 'n', t.n,
      'successes', case when k.kind in ('proportion', 'count') then t.successes end,
      'mean', case when k.kind in ('mean', 'ratio') then coalesce((t.sum / nullif(t.n, 0))::double precision, 0) end,
      'sd', case when k.kind in ('mean', 'ratio') then case when t.n > 1
        then sqrt(greatest(t.n * t.squares - t.sum * t.sum, 0) / (t.n * (t.n - 1)))::double precision else 0 end end)
      || coalesce(private.second_of(t.n, t.sum, t.squares, t.second_n, t.second_sum, t.second_squares, t.products), '{}')
    order by t.metric_id, t.dimension, t.segment, t.variant_id), '[]')
  from public.segment_totals t join public.metrics m on m.id = t.metric_id join public.kpis k on k.id = m.kpi_id
  where t.experiment_id = p_experiment
$$;
grant execute on function private.segments_of(bigint) to authenticated;

-- What counts of them, as of readings.
create view public.current_segment_readings with (security_invoker = true) as
select s.* from public.segment_readings s
where s.withdrawal is null and not exists (select from public.segment_readings later where later.replaces_id = s.id);
grant select on public.current_segment_readings to authenticated;
