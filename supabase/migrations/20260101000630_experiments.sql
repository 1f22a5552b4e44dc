-- experiments, how readings come in: the reading that counts on each day, running totals taken apart, and tokens by which a
-- program appends readings to one experiment and does nothing else.

-- What counts for a metric, a variant and a day, kept as readings come in, and not there once it is withdrawn: with a hundred thousand readings and their
-- corrections a page reads what stands, not the line of what stood before.
-- No foreign keys on purpose: only the trigger writes here, from readings whose keys were checked, and started experiments stay.
create table public.reading_cells (
  experiment_id bigint not null,
  metric_id bigint not null,
  variant_id bigint not null,
  day date not null,
  reading_id bigint not null,
  n bigint not null,
  successes bigint,
  mean double precision,
  sd double precision,
  second_mean double precision,
  second_sd double precision,
  correlation double precision,
  primary key (experiment_id, metric_id, variant_id, day)
);
alter table public.reading_cells enable row level security;
create policy reading_cells_are_seen_by_members on public.reading_cells for select to authenticated
  using ((select private.is_member()));
grant select on public.reading_cells to authenticated;

create function private.keep_readings() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- asked first, or a plan that was made while there were few readings would hold every cell against every new one
  if exists (select from written where withdrawal is not null) then
    delete from public.reading_cells c using written r where r.withdrawal is not null and c.experiment_id = r.experiment_id
      and c.metric_id = r.metric_id and c.variant_id = r.variant_id and c.day = r.day;
  end if;
  insert into public.reading_cells as c (experiment_id, metric_id, variant_id, day, reading_id, n, successes, mean, sd,
    second_mean, second_sd, correlation)
  select r.experiment_id, r.metric_id, r.variant_id, r.day, r.id, r.n, r.successes, r.mean, r.sd,
    r.second_mean, r.second_sd, r.correlation from written r where r.withdrawal is null
  on conflict (experiment_id, metric_id, variant_id, day) do update set reading_id = excluded.reading_id, n = excluded.n,
    successes = excluded.successes, mean = excluded.mean, sd = excluded.sd,
    second_mean = excluded.second_mean, second_sd = excluded.second_sd, correlation = excluded.correlation;
  return null;
end $$;
create trigger readings_are_kept after insert on public.readings referencing new table as written
  for each statement execute function private.keep_readings();

-- Running totals as the numbers of each day: the difference to the row before and to what was read on days between.
-- Averages, deviations and correlations are taken apart by sums, of squares and of products; a single value is of its day and
-- stays as it is. A day that others were counted from cannot change alone: they would keep what it had too much.
-- Refuses: cumulative_readings_rise, later_totals_are_missing, segments_are_by_day, withdrawals_are_of_one_day.
create function private.daily_readings(p_experiment bigint, p_readings jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_falls boolean;
  v_daily jsonb;
begin
  if jsonb_path_exists(p_readings, '$[*].segment') then
    perform private.refuse('segments_are_by_day', 400);
  elsif jsonb_path_exists(p_readings, '$[*].withdrawal') then
    perform private.refuse('withdrawals_are_of_one_day');
  end if;
  with given as (
    select r.*, r.n * r.mean::numeric as sum, private.squares(r.n, r.mean, r.sd) as squares,
      r.n * r.second_mean::numeric as second_sum, private.squares(r.n, r.second_mean, r.second_sd) as second_squares,
      private.products(r.n, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation) as products
    from jsonb_populate_recordset(null::public.readings, p_readings) r where r.mean is null or r.sd is not null
  ), stepped as (
    select g.metric_id, g.variant_id, g.day, g.source, lag(g.day) over line as since,
      g.n - lag(g.n, 1, 0::bigint) over line as n, g.successes - lag(g.successes, 1, 0::bigint) over line as successes,
      g.sum - lag(g.sum, 1, 0::numeric) over line as sum, g.squares - lag(g.squares, 1, 0::numeric) over line as squares,
      g.second_sum - lag(g.second_sum, 1, 0::numeric) over line as second_sum,
      g.second_squares - lag(g.second_squares, 1, 0::numeric) over line as second_squares,
      g.products - lag(g.products, 1, 0::numeric) over line as products
    from given g window line as (partition by g.metric_id, g.variant_id order by g.day)
  ), daily as (
    select s.metric_id, s.variant_id, s.day, s.source, s.n - coalesce(k.n, 0) as n,
      s.successes - coalesce(k.successes, 0) as successes, s.sum - coalesce(k.sum, 0) as sum,
      s.squares - coalesce(k.squares, 0) as squares,
      -- a day between that lacks the second number leaves it unknown here
      case when k.has_second then s.second_sum - coalesce(k.second_sum, 0) end as second_sum,
      s.second_squares - coalesce(k.second_squares, 0) as second_squares, s.products - coalesce(k.products, 0) as products
    from stepped s left join lateral (
      select coalesce(bool_and(c.second_mean is not null), true) as has_second, sum(c.n * c.second_mean::numeric) as second_sum,
        sum(private.squares(c.n, c.second_mean, c.second_sd)) as second_squares,
        sum(private.products(c.n, c.mean, c.sd, c.second_mean, c.second_sd, c.correlation)) as products, sum(c.n) as n, sum(c.successes) as successes, sum(c.n * c.mean::numeric) as sum,
        sum(private.squares(c.n, c.mean, c.sd)) as squares
      from public.reading_cells c
      where c.experiment_id = p_experiment and c.metric_id = s.metric_id and c.variant_id = s.variant_id
        and c.day < s.day and c.day > coalesce(s.since, '-infinity')) k on true
  )
  select coalesce(bool_or(d.n < 0 or d.successes < 0), false),
    coalesce(jsonb_agg(jsonb_build_object('metric_id', d.metric_id, 'variant_id', d.variant_id, 'day', d.day, 'n', d.n,
      'successes', d.successes, 'source', d.source,
      'mean', case when d.sum is null then null when d.n > 0 then d.sum / d.n else 0 end,
      -- rounded running totals can ask for a little less than no spread
      'sd', case when d.sum is null then null when d.n > 1
        then sqrt(greatest(d.squares - d.sum * d.sum / d.n, 0) / (d.n - 1)) else 0 end)
      || case when d.second_sum is null or d.n < 1 then '{}' else coalesce(private.second_of(d.n, d.sum, d.squares,
        d.n, d.second_sum, d.second_squares, d.products), '{}') end), '[]')
  into v_falls, v_daily from daily d;
  if v_falls then
    perform private.refuse('cumulative_readings_rise');
  elsif exists (
    select from (
      select distinct on (g.metric_id, g.variant_id) g.*
      from jsonb_populate_recordset(null::public.readings, p_readings) g where g.mean is null or g.sd is not null
      order by g.metric_id, g.variant_id, g.day desc) g
      join lateral (
        select bool_or(c.day > g.day) as goes_on, sum(c.n) filter (where c.day <= g.day) as n,
          sum(c.successes) filter (where c.day <= g.day) as successes,
          sum(c.n * c.mean::numeric) filter (where c.day <= g.day) as sum,
          sum(private.squares(c.n, c.mean, c.sd)) filter (where c.day <= g.day) as squares,
          sum(c.n * c.second_mean::numeric) filter (where c.day <= g.day) as second_sum,
          sum(private.squares(c.n, c.second_mean, c.second_sd)) filter (where c.day <= g.day) as second_squares,
          sum(private.products(c.n, c.mean, c.sd, c.second_mean, c.second_sd, c.correlation)) filter (where c.day <= g.day) as products
        from public.reading_cells c
        where c.experiment_id = p_experiment and c.metric_id = g.metric_id and c.variant_id = g.variant_id) k on k.goes_on
    where k.n is distinct from g.n or k.successes is distinct from g.successes
      -- what was taken apart and added up again differs in the last figures
      or abs(k.sum - g.n * g.mean::numeric) > 1e-9 * (1 + abs(k.sum))
      or abs(k.squares - private.squares(g.n, g.mean, g.sd)) > 1e-9 * (1 + k.squares)
      or abs(k.second_sum - g.n * g.second_mean::numeric) > 1e-9 * (1 + abs(k.second_sum))
      or abs(k.products - private.products(g.n, g.mean, g.sd, g.second_mean, g.second_sd, g.correlation))
        > 1e-9 * (1 + sqrt(k.squares * k.second_squares))) then
    perform private.refuse('later_totals_are_missing');
  end if;
  return v_daily || (select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements(p_readings) r
    where r ->> 'mean' is not null and r ->> 'sd' is null);
end $$;

-- Appends running totals as the numbers of each day. Refuses: cumulative_readings_rise, later_totals_are_missing and what record_readings refuses.
create function public.record_cumulative_readings(p_experiment bigint, p_readings jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
begin
  perform private.check_readings(x, p_readings);
  return private.append_readings(x, private.daily_readings(x.id, p_readings), auth.uid());
end $$;
grant execute on function public.record_cumulative_readings(bigint, jsonb) to authenticated;

-- tokens -----------------------------------------------------------------------------------------------------------

-- Whoever holds the token appends readings to this one experiment, in the name of who made it. Only its hash is kept: it is
-- shown once. 244 random bits need no salt and no slow hash.
create table public.reading_tokens (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  name text not null,
  token_hash text not null unique,
  -- the first letters, so that people tell one from another
  hint text not null,
  made_by uuid not null references public.people (id) on delete restrict,
  made_at timestamptz not null default private.now(),
  revoked_by uuid references public.people (id) on delete restrict,
  revoked_at timestamptz,
  last_used_at timestamptz,
  -- how often it was used in the minute that began then
  minute_at timestamptz not null default '-infinity',
  minute_uses integer not null default 0,
  constraint reading_tokens_name_is_short check (length(btrim(name)) between 1 and 60)
);
create index reading_tokens_by_experiment on public.reading_tokens (experiment_id, id);
create index reading_tokens_by_maker on public.reading_tokens (made_by);
create index reading_tokens_by_revoker on public.reading_tokens (revoked_by);
alter table public.reading_tokens enable row level security;
create policy reading_tokens_are_seen_by_those_who_run_it on public.reading_tokens for select to authenticated
  using ((select private.is_member()) and private.runs_experiment(experiment_id));
-- token_hash is absent on purpose: nobody needs it
grant select (id, experiment_id, name, hint, made_by, made_at, revoked_by, revoked_at, last_used_at)
  on public.reading_tokens to authenticated;

alter table public.readings add column token_id bigint references public.reading_tokens (id) on delete restrict;
create index readings_by_token on public.readings (token_id) where token_id is not null;

-- What a key was used for: the same key again is answered alike and writes nothing. Kept for seven days; in a schema that
-- no caller reaches, granted to nobody.
create table private.reading_pushes (
  token_id bigint not null references public.reading_tokens (id) on delete cascade,
  key text not null,
  body_hash text not null,
  written integer not null,
  pushed_at timestamptz not null default private.now(),
  primary key (token_id, key),
  constraint reading_pushes_key_fits check (length(key) between 1 and 200)
);

-- Answers the token, this once. Refuses: too_many_tokens and own_experiment's.
create function public.make_reading_token(p_experiment bigint, p_name text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  v_token text := 'cgr_' || private.new_token();
begin
  if (select count(*) from public.reading_tokens where experiment_id = x.id and revoked_at is null) >= 10 then
    perform private.refuse('too_many_tokens');
  end if;
  insert into public.reading_tokens (experiment_id, name, token_hash, hint, made_by)
  values (x.id, btrim(p_name), private.token_hash(v_token), left(v_token, 8), auth.uid());
  perform private.log('readings.token_made', 'experiments', x.id::text, jsonb_build_object('name', btrim(p_name)));
  return v_token;
end $$;

-- Revoked twice is revoked once. Refuses: no_such_token and own_experiment's.
create function public.revoke_reading_token(p_token bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_experiment bigint := (select experiment_id from public.reading_tokens where id = p_token);
  v_name text;
begin
  perform private.caller();
  if v_experiment is null then
    perform private.refuse('no_such_token', 404);
  end if;
  perform private.own_experiment(v_experiment);
  update public.reading_tokens set revoked_at = private.now(), revoked_by = auth.uid()
  where id = p_token and revoked_at is null returning name into v_name;
  if v_name is not null then
    perform private.log('readings.token_revoked', 'experiments', v_experiment::text, jsonb_build_object('name', v_name));
  end if;
end $$;
grant execute on function public.make_reading_token(bigint, text), public.revoke_reading_token(bigint) to authenticated;

-- The token, used once more. What is wrong about it is not told to who holds a wrong one.
-- Refuses: token_is_not_valid, too_many_pushes.
create function private.use_token(p_experiment bigint, p_token text) returns public.reading_tokens
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := private.now();
  t public.reading_tokens;
begin
  update public.reading_tokens k set last_used_at = v_now,
    minute_uses = case when k.minute_at > v_now - interval '1 minute' then k.minute_uses + 1 else 1 end,
    minute_at = case when k.minute_at > v_now - interval '1 minute' then k.minute_at else v_now end
  where k.experiment_id = p_experiment and k.token_hash = private.token_hash(p_token) and k.revoked_at is null
    -- who may write no more does not write through a program either
    and private.person_runs(k.experiment_id, k.made_by)
    and exists (select from public.people p where p.id = k.made_by and p.left_at is null)
  returning * into t;
  if t.id is null then
    perform private.refuse('token_is_not_valid', 401);
  elsif t.minute_uses > 120 then
    perform private.refuse('too_many_pushes', 429);
  end if;
  return t;
end $$;

-- What somebody with a token must know to write readings: names, kinds and days, and nothing that was measured.
create function public.open_reading_token(p_experiment bigint, p_token text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  t public.reading_tokens := private.use_token(p_experiment, p_token);
begin
  return (select jsonb_build_object('token', t.name, 'today', private.today(), 'ends_on', x.ends_on,
    -- the first day that may be read: designs that compare with before have 90 more
    'starts_on', (select min(b.starts_on) - case when x.design in ('before_after', 'regions') then 90 else 0 end
      from public.time_boxes b where b.experiment_id = x.id),
    'variants', (select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) order by v.position)
      from public.variants v where v.experiment_id = x.id),
    'metrics', (select jsonb_agg(jsonb_build_object('id', m.id, 'name', k.name, 'kind', k.kind, 'role', m.role) order by m.role, m.id)
      from public.metrics m join public.kpis k on k.id = m.kpi_id where m.experiment_id = x.id))
  from public.experiments x where x.id = t.experiment_id);
end $$;

-- Appends readings for a program: as record_readings, at most 10,000. The same key with the same body (p_body, its hash)
-- answers what it answered before; without a key (null or '') it is written like any other. Refuses: token_is_not_valid, too_many_pushes, too_many_pushed_readings, push_key_was_used,
-- and what record_readings refuses.
create function public.push_readings(p_experiment bigint, p_token text, p_readings jsonb, p_key text, p_body text,
  p_is_cumulative boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  t public.reading_tokens;
  x public.experiments;
  v_before private.reading_pushes;
  v_written integer;
begin
  -- strangers lock nothing; then the experiment before its token, as everybody who runs it does
  if exists (select from public.reading_tokens where experiment_id = p_experiment and token_hash = private.token_hash(p_token)) then
    select * into x from public.experiments where id = p_experiment for update;
  end if;
  t := private.use_token(p_experiment, p_token);
  if jsonb_array_length(p_readings) > 10000 then
    perform private.refuse('too_many_pushed_readings', 413);
  end if;
  select * into v_before from private.reading_pushes
  where token_id = t.id and key = p_key and pushed_at > private.now() - interval '7 days';
  if found and v_before.body_hash <> p_body then
    perform private.refuse('push_key_was_used');
  elsif found then
    return jsonb_build_object('written', v_before.written, 'is_repeated', true);
  end if;
  perform private.check_readings(x, p_readings);
  v_written := private.append_readings(x,
    case when p_is_cumulative then private.daily_readings(x.id, p_readings) else p_readings end, t.made_by, t.id);
  if p_key <> '' then
    delete from private.reading_pushes where token_id = t.id and pushed_at <= private.now() - interval '7 days';
    insert into private.reading_pushes (token_id, key, body_hash, written) values (t.id, p_key, p_body, v_written);
  end if;
  return jsonb_build_object('written', v_written, 'is_repeated', false);
end $$;
-- the second and third thing a stranger may call: both do nothing without a token
grant execute on function public.open_reading_token(bigint, text),
  public.push_readings(bigint, text, jsonb, text, text, boolean) to anon;

-- what pages read --------------------------------------------------------------------------------------------------

-- How many days one point of an experiment's readings stands for: one, or whole weeks once there are more than 4,000.
create function private.days_a_point(p_experiment bigint) returns integer
language sql stable set search_path = '' as $$
  select case when sum(t.days) > 4000 then 7 * ceil(sum(t.days) / 14000.0)::integer else 1 end
  from public.reading_totals t join public.metrics m on m.id = t.metric_id where m.experiment_id = p_experiment
$$;

-- What counts, in the order of its days. Where one point stands for several days it is what they add up to, on the last,
-- and says neither who entered it nor where it was read.
create function private.readings_that_count(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_weeks integer := private.days_a_point(p_experiment) / 7;
begin
  if coalesce(v_weeks, 0) = 0 then
    return (select coalesce(jsonb_agg(to_jsonb(r) - 'experiment_id' || jsonb_build_object('author', p.name, 'replaces_id', null)
        order by r.day, r.id), '[]')
      from public.reading_cells c join public.readings r on r.id = c.reading_id join public.people p on p.id = r.entered_by
      where c.experiment_id = p_experiment);
  end if;
  return (
    with points as (
      select w.metric_id, w.variant_id, k.kind, max(w.last_day) as day, sum(w.n) as n, sum(w.successes) as successes,
        sum(w.sum) as sum, sum(w.squares) as squares, sum(w.second_n) as second_n, sum(w.second_sum) as second_sum,
        sum(w.second_squares) as second_squares, sum(w.products) as products
      from public.metrics m join public.kpis k on k.id = m.kpi_id join public.reading_weeks w on w.metric_id = m.id
      where m.experiment_id = p_experiment
      group by w.metric_id, w.variant_id, k.kind, w.week / v_weeks
    )
    select jsonb_agg(jsonb_build_object('id', p.place, 'metric_id', p.metric_id, 'variant_id', p.variant_id,
      'day', p.day, 'n', p.n, 'successes', case when p.kind in ('proportion', 'count') then p.successes end,
      'mean', case when p.kind in ('mean', 'ratio', 'value') then coalesce((p.sum / nullif(p.n, 0))::double precision, 0) end,
      'sd', case when p.kind in ('mean', 'ratio') then case when p.n > 1
        -- in this order nothing is rounded before the difference is taken
        then sqrt(greatest(p.n * p.squares - p.sum * p.sum, 0) / (p.n * (p.n - 1)))::double precision else 0 end end,
      'source', '', 'author', '', 'entered_at', p.day::timestamptz, 'replaces_id', null)
      -- most have no second number, and asking for it takes as long as all the rest
      || case when p.second_n > 0 then coalesce(private.second_of(p.n, p.sum, p.squares, p.second_n, p.second_sum, p.second_squares,
        p.products), '{}') else '{}' end order by p.place)
    from (select *, row_number() over (order by day, metric_id, variant_id) as place from points) p);
end $$;
grant execute on function private.days_a_point(bigint), private.readings_that_count(bigint) to authenticated;

-- The newest so many days before a day (or of all), each reading with at most the five corrections before it, and the day
-- on which the next page starts.
create function public.read_reading_days(p_experiment bigint, p_days integer, p_before date default null) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_before date := coalesce(p_before, 'infinity');
  v_first date;
begin
  select min(day) into v_first from (
    select distinct day from public.readings where experiment_id = p_experiment and day < v_before
    order by day desc limit least(greatest(p_days, 1), 400)) shown;
  return jsonb_build_object(
    'readings', (select coalesce(jsonb_agg(to_jsonb(r) - 'experiment_id' - 'age' || jsonb_build_object('author', p.name)
        order by r.day, r.id), '[]')
      from (select s.*, row_number() over (partition by s.metric_id, s.variant_id, s.day order by s.id desc) as age
        from public.readings s where s.experiment_id = p_experiment and s.day >= v_first and s.day < v_before) r
        join public.people p on p.id = r.entered_by
      where r.age <= 6),
    'earlier', (select max(day) + 1 from public.readings where experiment_id = p_experiment and day < v_first));
end $$;

-- On how many metrics and variants something was read, day by day: what is missing shows.
create function public.read_reading_calendar(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'cells', d.cells) order by d.day), '[]')
  from (select day, count(*) as cells from public.reading_cells where experiment_id = p_experiment group by day) d
$$;
grant execute on function public.read_reading_days(bigint, integer, date), public.read_reading_calendar(bigint) to authenticated;
