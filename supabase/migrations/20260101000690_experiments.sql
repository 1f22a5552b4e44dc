-- experiments, the page of one: what it needs in one answer, how long an import may take, and what a form of readings means.

-- What counts, as it is added up: without who entered it and where it was read, which a page shows for a few days only.
-- What was decided is read whole, because only what was known then counts; so are weeks, which are few.
create function private.bare_readings(p_experiment bigint, p_ended_at timestamptz) returns json
language plpgsql stable set search_path = '' as $$
begin
  if p_ended_at is not null or private.days_a_point(p_experiment) > 1 then
    return private.readings_that_count(p_experiment);
  end if;
  return (select coalesce(json_agg(c order by c.day), '[]') from public.reading_cells c where c.experiment_id = p_experiment);
end $$;

-- Everything the page of an experiment shows of it: the experiment, what counts, the newest days of its readings (fewer
-- where a day has very many) and its margin. Null when there is none.
create function public.read_experiment_page(p_experiment bigint, p_days integer, p_before date default null) returns json
language plpgsql stable set search_path = '' as $$
declare
  x jsonb := public.read_experiment(p_experiment, true);
  v_cells integer;
begin
  if x is null then
    return null;
  end if;
  v_cells := greatest(1, jsonb_array_length(x -> 'metrics') * jsonb_array_length(x -> 'variants'));
  return json_build_object('experiment', x,
    'readings', private.bare_readings(p_experiment, (x ->> 'ended_at')::timestamptz),
    'days', public.read_reading_days(p_experiment, least(p_days, greatest(1, 600 / v_cells)), p_before),
    'margin', public.read_margin(p_experiment));
end $$;
grant execute on function private.bare_readings(bigint, timestamptz), public.read_experiment_page(bigint, integer, date) to authenticated;

-- A hundred thousand readings take seconds, on a busy machine more than the few that every other question is given. Only
-- these two may take longer: PostgREST sets what a function says of itself before it calls it, and so does the embedded
-- backend. Nothing else waits for them but who writes to the same experiment.
alter function public.record_readings(bigint, jsonb) set statement_timeout = '50s';
alter function public.record_cumulative_readings(bigint, jsonb) set statement_timeout = '50s';

-- Of readings that a form showed before they were changed, those that were: with "seen", the id of the reading that stood there (0 for
-- none), and "seen_source", the source that the form showed for all. What nobody touched is left out, so that a form that was open for
-- long undoes no correction; what somebody else corrected or withdrew meanwhile is not corrected by who has not seen that. Where the
-- source was not touched, a correction keeps that of what it corrects. Without "seen" all are meant. Refuses: reading_was_corrected_meanwhile.
create function private.touched_readings(x public.experiments, p_readings jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_touched jsonb;
  v_is_stale boolean;
begin
  if p_readings -> 0 -> 'seen' is null then
    return p_readings;
  end if;
  with sent as (
    select r.seen, c.reading_id, r.withdrawal,
      case when o.id is not null and r.source = r.seen_source then i.item || jsonb_build_object('source', o.source) else i.item end as item,
      (r.n, r.successes, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation)
        is not distinct from (o.n, o.successes, o.mean, o.sd, o.second_mean, o.second_sd, o.correlation)
        and (r.source is null or r.source = r.seen_source or r.source = o.source) is true as is_untouched,
      (r.n, r.successes, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation)
        is not distinct from (c.n, c.successes, c.mean, c.sd, c.second_mean, c.second_sd, c.correlation) as stands
    from jsonb_array_elements(p_readings) with ordinality i (item, place)
      cross join jsonb_to_record(i.item) as r (metric_id bigint, variant_id bigint, day date, n bigint, successes bigint, mean double precision,
        sd double precision, second_mean double precision, second_sd double precision, correlation double precision, seen bigint,
        source text, seen_source text, withdrawal text)
      left join public.reading_cells c on c.experiment_id = x.id and c.metric_id = r.metric_id and c.variant_id = r.variant_id and c.day = r.day
      left join public.readings o on o.id = r.seen and o.experiment_id = x.id and o.metric_id = r.metric_id and o.variant_id = r.variant_id and o.day = r.day
  )
  -- withdrawals are looked at where they are written
  select coalesce(jsonb_agg(item) filter (where withdrawal is not null or not is_untouched), '[]'),
    coalesce(bool_or(withdrawal is null and not is_untouched and not stands and seen is distinct from coalesce(reading_id, 0)), false)
  into v_touched, v_is_stale from sent;
  if v_is_stale then
    perform private.refuse('reading_was_corrected_meanwhile');
  end if;
  return v_touched;
end $$;

-- Withdraws what stands where a row says "withdrawal", why in a few words, and what segments of it were read that day: each by a row that
-- replaces it and counts nothing. What is withdrawn already stays so; answers how many were. Nothing is lost: the day can be read again.
-- Refuses: withdrawals_are_of_one_day, reading_was_corrected_meanwhile, readings_withdrawal_is_told.
create function private.withdraw_readings(x public.experiments, p_readings jsonb, p_author uuid, p_token bigint) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_given jsonb := jsonb_path_query_array(p_readings, '$[*] ? (@.withdrawal != null)');
  v_readings integer;
  v_segments integer;
begin
  if v_given = '[]' then
    return 0;
  elsif p_token is not null then
    perform private.refuse('withdrawals_are_of_one_day');
  elsif exists (select from jsonb_to_recordset(v_given) as r (metric_id bigint, variant_id bigint, day date, seen bigint)
      left join public.reading_cells c on c.experiment_id = x.id and c.metric_id = r.metric_id and c.variant_id = r.variant_id and c.day = r.day
      where r.seen <> coalesce(c.reading_id, 0)
        and not exists (select from public.readings w where w.replaces_id = r.seen and w.withdrawal is not null and c.reading_id is null)) then
    perform private.refuse('reading_was_corrected_meanwhile');
  end if;
  insert into public.readings (experiment_id, metric_id, variant_id, day, n, successes, mean, sd, second_mean, second_sd, correlation,
    source, entered_by, replaces_id, withdrawal)
  select o.experiment_id, o.metric_id, o.variant_id, o.day, o.n, o.successes, o.mean, o.sd, o.second_mean, o.second_sd, o.correlation,
    o.source, p_author, o.id, btrim(r.withdrawal)
  from jsonb_to_recordset(v_given) as r (metric_id bigint, variant_id bigint, day date, withdrawal text)
    join public.reading_cells c on c.experiment_id = x.id and c.metric_id = r.metric_id and c.variant_id = r.variant_id and c.day = r.day
    join public.readings o on o.id = c.reading_id;
  get diagnostics v_readings = row_count;
  insert into public.segment_readings (experiment_id, metric_id, variant_id, day, dimension, segment, n, successes, mean, sd,
    second_mean, second_sd, correlation, source, entered_by, replaces_id, withdrawal)
  select o.experiment_id, o.metric_id, o.variant_id, o.day, o.dimension, o.segment, o.n, o.successes, o.mean, o.sd,
    o.second_mean, o.second_sd, o.correlation, o.source, p_author, o.id, btrim(r.withdrawal)
  from jsonb_to_recordset(v_given) as r (metric_id bigint, variant_id bigint, day date, withdrawal text)
    join public.current_segment_readings o on o.experiment_id = x.id and o.metric_id = r.metric_id and o.variant_id = r.variant_id and o.day = r.day;
  get diagnostics v_segments = row_count;
  if v_readings + v_segments > 0 then
    perform private.log('readings.withdrawn', 'experiments', x.id::text, jsonb_strip_nulls(jsonb_build_object('readings', v_readings,
      'segments', nullif(v_segments, 0), 'day', v_given #>> '{0,day}', 'reason', btrim(v_given #>> '{0,withdrawal}'))), p_author);
  end if;
  return v_readings + v_segments;
end $$;
