-- handovers, what is read in production: after a promote the readings that the decision rests on are closed, so what is measured
-- since it is live stands here, and changes nothing of what was decided.

-- Among whom: everybody who has it, or those whom it is kept from to compare with.
create type public.production_arm as enum ('live', 'holdout');

create table public.production_readings (
  id bigint generated always as identity primary key,
  handover_id bigint not null references public.handovers (id) on delete restrict,
  metric_id bigint not null references public.metrics (id) on delete restrict,
  arm public.production_arm not null,
  day date not null,
  -- the numbers, as readings of the experiment have them
  n bigint not null,
  successes bigint,
  mean double precision,
  sd double precision,
  second_mean double precision,
  second_sd double precision,
  correlation double precision,
  source text not null default '',
  entered_by uuid not null references public.people (id) on delete restrict,
  entered_at timestamptz not null,
  -- a correction names the reading it replaces, a withdrawal the one that does not count any more
  replaces_id bigint references public.production_readings (id) on delete restrict,
  withdrawal text,
  constraint production_readings_are_replaced_once unique (replaces_id),
  constraint production_readings_withdrawal_is_told check (withdrawal is null or (replaces_id is not null and length(btrim(withdrawal)) between 3 and 200)),
  constraint production_readings_n_is_a_count check (n between 0 and 1000000000000),
  constraint production_readings_successes_are_a_count check (successes between 0 and 1000000000000),
  constraint production_readings_numbers_are_finite check (mean between -1e100 and 1e100 and sd between 0 and 1e100
    and second_mean between -1e100 and 1e100 and second_sd between 0 and 1e100 and correlation between -1 and 1),
  constraint production_readings_are_of_one_kind check ((successes is not null and mean is null and sd is null)
    or (successes is null and mean is not null and (sd is not null or n = 1))),
  constraint production_readings_second_is_whole check (num_nonnulls(second_mean, second_sd, correlation) = 0
    or (num_nonnulls(second_mean, second_sd, correlation) = 3 and sd is not null)),
  constraint production_readings_source_fits check (length(source) <= 200)
);
create unique index production_readings_one_per_place_and_day on public.production_readings (handover_id, metric_id, arm, day)
  where replaces_id is null;
create index production_readings_by_handover on public.production_readings (handover_id, metric_id, day);
create index production_readings_by_metric on public.production_readings (metric_id);
create index production_readings_by_author on public.production_readings (entered_by);
alter table public.production_readings enable row level security;
create trigger production_readings_are_append_only before update or delete on public.production_readings
  for each row execute function private.refuse_change();
create trigger production_readings_are_never_truncated before truncate on public.production_readings
  for each statement execute function private.refuse_change();

-- Which of them a check was judged by: as they were then, also when one is corrected later.
create table public.effect_check_readings (
  check_id bigint not null references public.effect_checks (id) on delete restrict,
  reading_id bigint not null references public.production_readings (id) on delete restrict,
  primary key (check_id, reading_id)
);
create index effect_check_readings_by_reading on public.effect_check_readings (reading_id);
alter table public.effect_check_readings enable row level security;
create trigger effect_check_readings_are_append_only before update or delete on public.effect_check_readings
  for each row execute function private.refuse_change();
create trigger effect_check_readings_are_never_truncated before truncate on public.effect_check_readings
  for each statement execute function private.refuse_change();

create policy production_readings_are_seen_by_members on public.production_readings for select to authenticated
  using ((select private.is_member()));
create policy effect_check_readings_are_seen_by_members on public.effect_check_readings for select to authenticated
  using ((select private.is_member()));
grant select on public.production_readings, public.effect_check_readings to authenticated;

-- What counts: the last of each line of corrections, unless it withdraws the one before.
create view public.current_production_readings with (security_invoker = true) as
select r.* from public.production_readings r
where r.withdrawal is null and not exists (select from public.production_readings later where later.replaces_id = r.id);
grant select on public.current_production_readings to authenticated;

-- What counts of the primary metric on these days, in the order of its keys; none without days.
create function private.production_between(p_handover public.handovers, p_from date, p_to date) returns bigint[]
language sql stable security definer set search_path = '' as $$
  select array(select r.id from public.current_production_readings r join public.metrics m on m.id = r.metric_id and m.role = 'primary'
    where r.handover_id = p_handover.id and r.day between p_from and p_to order by r.id)
$$;

-- Writes what was read in production, all or nothing: [{metric_id, arm, day, n, successes | mean + sd | mean, second_mean, second_sd,
-- correlation, source, withdrawal, seen}], of the primary metric and of guardrails, from the live date until today. What is there for a
-- day is corrected; the same again changes nothing. "seen" is the reading that whoever writes had before them, 0 for none.
-- By who runs it in production and the owners of the experiment. Returns how many were written.
-- Refuses: open_handover's, production_is_its_owners, handover_is_not_live, too_many_production_readings, production_metric_is_watched,
-- production_day_has_come, production_kind_differs, production_reading_was_corrected, and the constraints of production_readings.
create function public.record_production(p_handover bigint, p_readings jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  h public.handovers := private.open_handover(p_handover);
  v_now timestamptz := private.now();
  v_written integer;
begin
  if me <> h.owner_id and not exists (select from public.experiments where id = h.experiment_id and me in (marketing_owner_id, it_owner_id)) then
    perform private.refuse('production_is_its_owners', 403);
  elsif h.live_on is null then
    perform private.refuse('handover_is_not_live');
  elsif jsonb_array_length(p_readings) > 10000 then
    perform private.refuse('too_many_production_readings', 413);
  elsif exists (select from jsonb_populate_recordset(null::public.production_readings, p_readings) r left join public.metrics m on m.id = r.metric_id
      and m.experiment_id = h.experiment_id and m.role in ('primary', 'guardrail') where m.id is null) then
    perform private.refuse('production_metric_is_watched');
  elsif exists (select from jsonb_populate_recordset(null::public.production_readings, p_readings) r
      where r.day between h.live_on and private.today() is not true) then
    perform private.refuse('production_day_has_come');
  elsif exists (select from jsonb_populate_recordset(null::public.production_readings, p_readings) r
      join public.metrics m on m.id = r.metric_id join public.kpis k on k.id = m.kpi_id
      where r.withdrawal is null and case k.kind
        when 'proportion' then r.successes is null or r.second_mean is not null or r.successes > r.n
        when 'count' then r.successes is null or r.second_mean is not null
        when 'ratio' then r.successes is not null or r.sd is null or coalesce(r.second_mean, 0) <= 0 or r.n < 1
        else r.successes is not null or r.second_mean is not null or (k.kind = 'value') <> (r.sd is null) end) then
    perform private.refuse('production_kind_differs', 400);
  elsif exists (select from jsonb_to_recordset(p_readings) as r (metric_id bigint, arm public.production_arm, day date, seen bigint, withdrawal text)
      left join public.current_production_readings c on c.handover_id = h.id and c.metric_id = r.metric_id and c.arm = r.arm and c.day = r.day
      where r.seen <> coalesce(c.id, 0) or (r.withdrawal is not null and c.id is null)) then
    perform private.refuse('production_reading_was_corrected');
  end if;
  insert into public.production_readings (handover_id, metric_id, arm, day, n, successes, mean, sd, second_mean, second_sd, correlation,
    source, entered_by, entered_at, replaces_id, withdrawal)
  -- a withdrawal has the numbers that it withdraws
  select h.id, r.metric_id, r.arm, r.day, case when c.withdraws then c.n else r.n end, case when c.withdraws then c.successes else r.successes end,
    case when c.withdraws then c.mean else r.mean end, case when c.withdraws then c.sd else r.sd end,
    case when c.withdraws then c.second_mean else r.second_mean end, case when c.withdraws then c.second_sd else r.second_sd end,
    case when c.withdraws then c.correlation else r.correlation end, coalesce(btrim(r.source), c.source, ''), me, v_now, l.id, btrim(r.withdrawal)
  from jsonb_populate_recordset(null::public.production_readings, p_readings) r
    -- the end of the line of that day, also where it was withdrawn
    left join public.production_readings l on l.handover_id = h.id and l.metric_id = r.metric_id and l.arm = r.arm and l.day = r.day
      and not exists (select from public.production_readings later where later.replaces_id = l.id)
    left join lateral (select o.*, r.withdrawal is not null as withdraws from public.current_production_readings o where o.id = l.id) c on true
  where r.withdrawal is not null or (c.n, c.successes, c.mean, c.sd, c.second_mean, c.second_sd, c.correlation, c.source) is distinct from
    (r.n, r.successes, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation, coalesce(btrim(r.source), c.source, ''));
  get diagnostics v_written = row_count;
  if v_written > 0 then
    perform private.log('handover.read', 'experiments', h.experiment_id::text, jsonb_build_object('handover', h.id, 'readings', v_written));
  end if;
  return v_written;
end $$;
grant execute on function public.record_production(bigint, jsonb) to authenticated;

-- What readings of one metric add up to, by arm, as experiment_totals says it; of a metric that is one value a day also each day. Where
-- some were held back the days on which both were read stand together, of each: other days would compare seasons. Days on which
-- only those who have it were read are told apart (is_alone): they are compared with nobody, and are no less read.
create function private.production_totals(p_readings bigint[]) returns jsonb
language sql stable security definer set search_path = '' as $$
  with shared as materialized (
    select day from public.production_readings where id = any (p_readings) group by day
    having count(distinct arm) filter (where n > 0) = 2
  )
  select coalesce(jsonb_agg(to_jsonb(t) order by t.is_alone, t.arm), '[]') from (
    select s.arm, s.is_alone, s.days, s.first, s.last, s.n, case when s.kind in ('proportion', 'count') then s.successes end as successes,
      case when s.kind in ('mean', 'ratio', 'value') and s.n > 0 then (s.sum / s.n)::double precision end as mean,
      case when s.kind in ('mean', 'ratio') and s.n > 1
        then sqrt(greatest(s.n * s.squares - s.sum * s.sum, 0) / (s.n * (s.n - 1)))::double precision end as sd,
      case when s.kind = 'ratio' then private.second_of(s.n, s.sum, s.squares, s.second_n, s.second_sum, s.second_squares, s.products) end as second,
      case when s.kind = 'value' then s.each end as each
    from (
      select r.arm, a.is_alone, k.kind, count(distinct r.day)::integer as days, min(r.day) as first, max(r.day) as last, sum(r.n) as n,
        sum(r.successes) as successes, sum(r.n * r.mean::numeric) as sum, sum(private.squares(r.n, r.mean, r.sd)) as squares,
        sum(r.n) filter (where r.second_mean is not null) as second_n, sum(r.n * r.second_mean::numeric) as second_sum,
        sum(private.squares(r.n, r.second_mean, r.second_sd)) filter (where r.second_mean is not null) as second_squares,
        sum(private.products(r.n, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation)) filter (where r.second_mean is not null) as products,
        jsonb_agg(jsonb_build_array(r.day, r.mean) order by r.day) as each
      from public.production_readings r join public.metrics m on m.id = r.metric_id join public.kpis k on k.id = m.kpi_id
        cross join lateral (select exists (select from shared) and r.day not in (select day from shared) as is_alone) a
      where r.id = any (p_readings) and (r.arm = 'live' or (exists (select from shared) and not a.is_alone))
      group by r.arm, a.is_alone, k.kind) s) t
$$;

-- What a check was judged by in production; null where it names no days.
create function private.checked_by_production(c public.effect_checks) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('from', c.read_from, 'to', c.read_to, 'readings', cardinality(e.ids), 'arms', private.production_totals(e.ids),
    'corrected', (select count(*) from public.production_readings later where later.replaces_id = any (e.ids)))
  from (select array(select reading_id from public.effect_check_readings where check_id = c.id) as ids) e where c.read_from is not null
$$;

-- What the decision was taken on: plan and totals of a metric. No reading came after, so these are the sealed ones.
create function private.decided_on(p_metric public.metrics) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', p_metric.id, 'role', p_metric.role, 'name', k.name, 'definition', k.definition, 'kind', k.kind, 'unit', k.unit, 'direction', k.direction,
    'minimum_effect', p_metric.minimum_effect, 'target', p_metric.target, 'design', x.design, 'look_rule', x.look_rule, 'looks', x.looks,
    'was_moved', x.is_cut_short or exists (select from public.time_boxes b where b.experiment_id = x.id and (b.extensions > 0 or b.number > 1)),
    'cut', case when x.is_cut_short then private.cut_of(x.id) end,
    'totals', coalesce((select jsonb_agg(to_jsonb(t) - 'experiment_id' || jsonb_build_object('region_days', private.region_days(t.metric_id, t.variant_id))
      order by t.position) from public.experiment_totals t where t.metric_id = p_metric.id and t.n is not null), '[]'))
  from public.kpis k, public.experiments x where k.id = p_metric.kpi_id and x.id = p_metric.experiment_id
$$;

-- Each metric that is watched in production: what was decided on, what was read since, and the primary one first.
create function private.watched_in_production(p_handover public.handovers) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(private.decided_on(m) || jsonb_build_object('arms', private.production_totals(
      array(select r.id from public.current_production_readings r where r.handover_id = p_handover.id and r.metric_id = m.id)))
    order by m.role, m.id), '[]')
  from public.metrics m where m.experiment_id = p_handover.experiment_id and m.role in ('primary', 'guardrail')
$$;

-- What was read in production on one day, or (null) on the newest sixty, the newest first, with corrections and withdrawals.
create function public.read_production(p_handover bigint, p_day date default null) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(r) - array['handover_id', 'entered_by'] || jsonb_build_object('author', p.name) order by r.day desc, r.metric_id, r.arm, r.id), '[]')
  from public.production_readings r join public.people p on p.id = r.entered_by
  where r.handover_id = p_handover and case when p_day is not null then r.day = p_day else r.day >= coalesce((
    select min(d.day) from (select distinct o.day from public.production_readings o where o.handover_id = p_handover order by o.day desc limit 60) d), r.day) end
$$;
grant execute on function public.read_production(bigint, date), private.production_totals(bigint[]),
  private.checked_by_production(public.effect_checks), private.decided_on(public.metrics),
  private.watched_in_production(public.handovers) to authenticated;

-- What the readings of some days say of the effect, as the server worked it out: a person's word is never taken for it. Readings and
-- what was decided are fixed, so which readings says of what.
create table public.stated_standings (
  id bigint generated always as identity primary key,
  handover_id bigint not null references public.handovers (id) on delete restrict,
  readings bigint[] not null,
  standing public.effect_standing not null,
  held_against public.effect_against not null,
  stated_at timestamptz not null default private.now()
);
create index stated_standings_by_handover on public.stated_standings (handover_id, id desc);
alter table public.stated_standings enable row level security;
create trigger stated_standings_are_append_only before update or delete on public.stated_standings
  for each row execute function private.refuse_change();
create trigger stated_standings_are_never_truncated before truncate on public.stated_standings
  for each statement execute function private.refuse_change();
create policy stated_standings_are_seen_by_members on public.stated_standings for select to authenticated using ((select private.is_member()));
grant select on public.stated_standings to authenticated;

-- The readings that a check of these days rests on, what they add up to, and what was decided. Null where there is no such handover.
create function public.read_checked_days(p_handover bigint, p_from date, p_to date) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('readings', e.ids, 'arms', private.production_totals(e.ids), 'decided',
    (select private.decided_on(m) from public.metrics m where m.experiment_id = h.experiment_id and m.role = 'primary'))
  from public.handovers h cross join lateral (select private.production_between(h, p_from, p_to) as ids) e where h.id = p_handover
$$;

-- The server says, under its own key, what these readings say; people have no right to. The same again changes nothing.
create function public.state_standing(p_handover bigint, p_readings bigint[], p_standing public.effect_standing,
  p_against public.effect_against) returns void
language plpgsql security definer set search_path = '' as $$
declare
  latest public.stated_standings;
begin
  select * into latest from public.stated_standings where handover_id = p_handover and readings = p_readings order by id desc limit 1;
  if latest.id is null or (latest.standing, latest.held_against) is distinct from (p_standing, p_against) then
    insert into public.stated_standings (handover_id, readings, standing, held_against) values (p_handover, p_readings, p_standing, p_against);
  end if;
end $$;

-- What these readings were held against, where the server last said this of them; else null.
create function private.stated_against(p_handover bigint, p_readings bigint[], p_standing public.effect_standing) returns public.effect_against
language sql stable security definer set search_path = '' as $$
  select case when s.standing = p_standing then s.held_against end
  from public.stated_standings s where s.handover_id = p_handover and s.readings = p_readings order by s.id desc limit 1
$$;

-- Whether days were read since the check before and until the newest (of a correction until its day) that are not named.
create function private.leaves_days_out(p_handover public.handovers, p_days integer, p_from date, p_to date) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.current_production_readings r join public.metrics m on m.id = r.metric_id and m.role = 'primary'
    where r.handover_id = p_handover.id and r.day not between p_from and p_to
      and r.day > coalesce((select max(o.day) from public.current_checks c join public.effect_check_readings e on e.check_id = c.id
        join public.production_readings o on o.id = e.reading_id
        where c.handover_id = p_handover.id and c.days < p_days), '-infinity')
      and (r.day <= p_handover.live_on + p_days
        or not exists (select from public.current_checks later where later.handover_id = p_handover.id and later.days > p_days)))
$$;

grant execute on function public.read_checked_days(bigint, date, date), private.production_between(public.handovers, date, date) to authenticated;
grant execute on function public.state_standing(bigint, bigint[], public.effect_standing, public.effect_against) to service_role;
