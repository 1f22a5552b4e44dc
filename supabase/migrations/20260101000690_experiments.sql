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
-- none). What nobody touched is left out, so that a form that was open for long undoes no correction; what somebody else corrected
-- meanwhile is not corrected by who has not seen that. Without "seen" all are meant. Refuses: reading_was_corrected_meanwhile.
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
    select i.item, r.seen, c.reading_id, (r.n, r.successes, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation)
        is not distinct from (o.n, o.successes, o.mean, o.sd, o.second_mean, o.second_sd, o.correlation) as is_untouched,
      (r.n, r.successes, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation)
        is not distinct from (c.n, c.successes, c.mean, c.sd, c.second_mean, c.second_sd, c.correlation) as stands
    from jsonb_array_elements(p_readings) with ordinality i (item, place)
      cross join jsonb_to_record(i.item) as r (metric_id bigint, variant_id bigint, day date, n bigint, successes bigint, mean double precision,
        sd double precision, second_mean double precision, second_sd double precision, correlation double precision, seen bigint)
      left join public.reading_cells c on c.experiment_id = x.id and c.metric_id = r.metric_id and c.variant_id = r.variant_id and c.day = r.day
      left join public.readings o on o.id = r.seen and o.experiment_id = x.id and o.metric_id = r.metric_id and o.variant_id = r.variant_id and o.day = r.day
  )
  select coalesce(jsonb_agg(item) filter (where not is_untouched), '[]'),
    coalesce(bool_or(not is_untouched and not stands and seen is distinct from coalesce(reading_id, 0)), false)
  into v_touched, v_is_stale from sent;
  if v_is_stale then
    perform private.refuse('reading_was_corrected_meanwhile');
  end if;
  return v_touched;
end $$;
