-- experiments, the page of one: what it needs in one answer, and how long an import may take.

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
