-- experiments, how criteria are written, judged, amended and answered. What is stored stands before the lists.

-- Writes the criteria of a draft: "criteria": [{kind, kpi_id, measure, comparison, value, judged_from, side, words}] in their
-- order. The success threshold of the plan is one by itself; {is_threshold, judged_from, side, words} says more about it.
-- Refuses: plan_has_too_many_criteria, criteria_are_about_a_metric_of_the_plan, criteria_of_a_share_are_shares.
create function private.plan_criteria(p_experiment bigint, p_plan jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_given jsonb := case when jsonb_typeof(p_plan -> 'criteria') = 'array' then p_plan -> 'criteria' else '[]' end;
  v_threshold jsonb := (select c from jsonb_array_elements(v_given) c where (c ->> 'is_threshold')::boolean limit 1);
begin
  if exists (select from jsonb_to_recordset(v_given) as c (kind text, is_threshold boolean)
      where c.is_threshold is not true group by c.kind having count(*) > 5) then
    perform private.refuse('plan_has_too_many_criteria');
  elsif exists (select from jsonb_to_recordset(v_given) as c (kpi_id bigint, is_threshold boolean)
      where c.is_threshold is not true
        and not exists (select from public.metrics m where m.experiment_id = p_experiment and m.kpi_id = c.kpi_id)) then
    perform private.refuse('criteria_are_about_a_metric_of_the_plan');
  elsif exists (select from jsonb_to_recordset(v_given) as c (kpi_id bigint, measure text, value numeric)
      join public.kpis k on k.id = c.kpi_id where c.measure = 'level' and k.kind = 'proportion' and c.value not between 0 and 1) then
    perform private.refuse('criteria_of_a_share_are_shares');
  end if;
  -- the old ones went with the metrics they spoke about
  insert into public.criteria (experiment_id, kind, position, metric_id, measure, comparison, is_threshold, judged_from, side, words)
  select x.id, 'success', 0, m.id, 'change',
    case k.direction when 'down' then 'at_most' else 'at_least' end::public.criterion_comparison, true,
    (v_threshold ->> 'judged_from')::date, (v_threshold ->> 'side')::public.job_function, btrim(coalesce(v_threshold ->> 'words', ''))
  from public.experiments x join public.metrics m on m.experiment_id = x.id and m.role = 'primary' join public.kpis k on k.id = m.kpi_id
  where x.id = p_experiment and x.success_threshold is not null;
  insert into public.criteria (experiment_id, kind, position, metric_id, measure, comparison, value, judged_from, side, words)
  select p_experiment, (c.item ->> 'kind')::public.criterion_kind, c.position, m.id, (c.item ->> 'measure')::public.criterion_measure,
    (c.item ->> 'comparison')::public.criterion_comparison, trim_scale((c.item ->> 'value')::numeric), (c.item ->> 'judged_from')::date,
    (c.item ->> 'side')::public.job_function, btrim(coalesce(c.item ->> 'words', ''))
  from jsonb_array_elements(v_given) with ordinality c (item, position)
    join public.metrics m on m.experiment_id = p_experiment and m.kpi_id = (c.item ->> 'kpi_id')::bigint
  where (c.item ->> 'is_threshold')::boolean is not true;
end $$;

-- Refuses: criteria_are_judged_in_the_time_box and check_numbers'.
create function private.check_criteria(p_experiment public.experiments) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.criteria c where c.experiment_id = p_experiment.id
      and c.judged_from not between private.today() and p_experiment.ends_on) then
    perform private.refuse('criteria_are_judged_in_the_time_box');
  end if;
  perform private.check_numbers(p_experiment.id);
end $$;

-- The number as it was registered. A threshold lies under zero where less is better, however it was typed.
create function private.registered_value(p_criterion public.criteria) returns numeric
language sql stable set search_path = '' as $$
  select case when not p_criterion.is_threshold then p_criterion.value
    when p_criterion.comparison = 'at_most' then -abs(x.success_threshold) else x.success_threshold end
  from public.experiments x where x.id = p_criterion.experiment_id
$$;

-- The number it is judged by. A kill criterion says when to look again, so an amended one counts from then on; what is a
-- success stays what was registered, so that nobody moves the bar after the first look: its amendments are read beside it.
create function private.judged_value(p_criterion public.criteria) returns numeric
language sql stable set search_path = '' as $$
  select coalesce(case when p_criterion.kind = 'kill' then (select a.amended_value::numeric from public.amendments a
    where a.criterion_id = p_criterion.id order by a.id desc limit 1) end, private.registered_value(p_criterion))
$$;

-- What meets each criterion, and what could be read at all, on one scale for each metric: the level where a target says what a
-- change or a difference comes to, and the measure itself elsewhere. A share lies between 0 and 1 and a count is not negative;
-- an average may be anything.
create function private.criterion_spans(p_experiment bigint)
returns table (id bigint, kind public.criterion_kind, is_threshold boolean, metric_id bigint, scale text, met numrange, possible numrange)
language sql stable set search_path = '' as $$
  select c.id, c.kind, c.is_threshold, c.metric_id, s.scale,
    case c.comparison when 'at_least' then numrange(v.value, null, '[)') else numrange(null, v.value, '(]') end,
    case s.scale when 'change' then numrange(case when k.kind in ('proportion', 'count') then -1 end, null, '[]')
      when 'difference' then numrange(case when k.kind = 'proportion' then -1 end, case when k.kind = 'proportion' then 1 end, '[]')
      else numrange(case when k.kind in ('proportion', 'count') then 0 end, case when k.kind = 'proportion' then 1 end, '[]') end
  from public.experiments x
    join public.criteria c on c.experiment_id = x.id
    join public.metrics m on m.id = c.metric_id
    join public.kpis k on k.id = m.kpi_id
    cross join lateral (select case when x.design in ('target', 'fake_door', 'survey') then m.target end as target) t
    cross join lateral (select case when t.target is null then c.measure::text else 'level' end as scale) s
    cross join lateral (select case when t.target is null or c.measure = 'level' then private.judged_value(c)
      when c.measure = 'difference' then t.target + private.judged_value(c)
      else t.target * (1 + private.judged_value(c)) end as value) v
  where x.id = p_experiment
$$;

-- What no reading could contradict is no promise: a number that nothing reaches or that everything does, and a kill criterion
-- that every success meets. What is only unwise is told while planning, and starts.
-- Refuses: success_can_be_reached, criteria_can_be_met, criteria_can_be_missed, kill_spares_success.
create function private.check_numbers(p_experiment bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from private.criterion_spans(p_experiment) s where s.is_threshold and isempty(s.met * s.possible)) then
    perform private.refuse('success_can_be_reached');
  elsif exists (select from private.criterion_spans(p_experiment) s where isempty(s.met * s.possible)) then
    perform private.refuse('criteria_can_be_met');
  -- alone, or two of a kind from both sides
  elsif exists (select from private.criterion_spans(p_experiment) s join private.criterion_spans(p_experiment) o
        on o.kind = s.kind and o.metric_id = s.metric_id and o.scale = s.scale
      where s.met @> s.possible or (upper_inf(s.met) and lower_inf(o.met) and lower(s.met) <= upper(o.met))) then
    perform private.refuse('criteria_can_be_missed');
  elsif exists (select from private.criterion_spans(p_experiment) s join private.criterion_spans(p_experiment) o
        on o.kind = 'success' and o.metric_id = s.metric_id and o.scale = s.scale
      where s.kind = 'kill' and s.met @> (o.met * o.possible)) then
    perform private.refuse('kill_spares_success');
  end if;
end $$;

-- What a registration keeps of them.
create function private.registered_criteria(p_experiment bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('criteria', coalesce(jsonb_agg(to_jsonb(c) - 'experiment_id'
    || jsonb_build_object('value', trim_scale(private.registered_value(c))) order by c.kind, c.position), '[]'))
  from public.criteria c where c.experiment_id = p_experiment
$$;

-- What n of something add up to for each of them, of a ratio for each of what it is divided by; null where nothing can be said.
create function private.level_of(p_kind text, p_n numeric, p_successes numeric, p_sum numeric, p_second numeric) returns numeric
language sql immutable set search_path = '' as $$
  select case when p_kind in ('proportion', 'count') then p_successes else p_sum end
    / nullif(case when p_kind = 'ratio' then p_second else p_n end, 0)
$$;

-- What is seen of each criterion, by each treatment: a single number by the totals that are kept. Designs that count days
-- take the average day since the start, and as what it is held against what their analysis takes: the average day before,
-- or where the pilot region would be had it gone the way of the other one.
create function private.criterion_values(p_experiment bigint)
returns table (criterion_id bigint, variant_id bigint, seen numeric, day date)
language plpgsql stable set search_path = '' as $$
begin
  return query
  with levels as (
    select t.metric_id, t.variant_id, t.last_day, private.level_of(k.kind::text, t.n, t.successes, t.sum, t.second_sum) as level,
      null::numeric as before, 0::bigint as days_before
    from public.experiments x join public.metrics m on m.experiment_id = x.id join public.kpis k on k.id = m.kpi_id
      join public.reading_totals t on t.metric_id = m.id
    where x.id = p_experiment and x.design not in ('before_after', 'regions')
    union all
    select c.metric_id, c.variant_id, max(c.day),
      avg(private.level_of(k.kind::text, c.n, c.successes, c.n * c.mean::numeric, c.n * c.second_mean::numeric)) filter (where c.day >= x.starts_on),
      avg(private.level_of(k.kind::text, c.n, c.successes, c.n * c.mean::numeric, c.n * c.second_mean::numeric)) filter (where c.day < x.starts_on),
      count(*) filter (where c.day < x.starts_on and c.n > 0)
    from public.experiments x join public.reading_cells c on c.experiment_id = x.id
      join public.metrics m on m.id = c.metric_id join public.kpis k on k.id = m.kpi_id
    where x.id = p_experiment and x.design in ('before_after', 'regions')
    group by c.metric_id, c.variant_id
  ), pairs as (
    select c.id, v.id as variant_id, c.measure, t.last_day, t.level,
      case when x.design in ('target', 'fake_door', 'survey') then m.target
        when x.design = 'before_after' then b.before
        when x.design = 'regions' and t.days_before >= 2 and b.days_before >= 2 then t.before + b.level - b.before
        else b.level end as against
    from public.experiments x
      join public.criteria c on c.experiment_id = x.id
      join public.metrics m on m.id = c.metric_id
      join public.variants v on v.experiment_id = x.id and not v.is_control
      join levels t on t.metric_id = c.metric_id and t.variant_id = v.id
      left join public.variants w on w.experiment_id = x.id and w.is_control
      left join levels b on b.metric_id = c.metric_id and b.variant_id = w.id
    where x.id = p_experiment
  )
  -- rounded where a third and its sum would differ
  select p.id, p.variant_id, round(case p.measure when 'level' then p.level when 'difference' then p.level - p.against
    when 'change' then case when p.against > 0 then p.level / p.against - 1 end end, 12), p.last_day
  from pairs p;
end $$;

-- Judges all criteria of an experiment that the caller holds locked, so that of two who write at once one announces. Only
-- what changed is written: begins to be met, or ceases to be after a correction. One line of the log for all.
create function private.judge_criteria(x public.experiments, p_actor uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_changes jsonb;
begin
  if not exists (select from public.criteria where experiment_id = x.id) then
    return;
  end if;
  with judged as (
    -- of what was withdrawn nothing is seen any more, and what it met is met no longer
    select c.id as criterion_id, a.id as variant_id, v.seen, coalesce(v.day, private.today()) as day,
      coalesce(v.day >= coalesce(c.judged_from, '-infinity') and case c.comparison
      when 'at_least' then v.seen >= private.judged_value(c) else v.seen <= private.judged_value(c) end, false) as is_met
    from public.criteria c join public.variants a on a.experiment_id = c.experiment_id and not a.is_control
      left join private.criterion_values(x.id) v on v.criterion_id = c.id and v.variant_id = a.id
    where c.experiment_id = x.id
  ), changed as (
    insert into public.criterion_hits (criterion_id, variant_id, is_met, seen, day)
    select j.criterion_id, j.variant_id, j.is_met, j.seen, j.day from judged j
    where j.is_met <> coalesce((select h.is_met from public.criterion_hits h
      where h.criterion_id = j.criterion_id and h.variant_id = j.variant_id order by h.id desc limit 1), false)
    order by j.criterion_id, j.variant_id
    returning *
  )
  select jsonb_agg(jsonb_build_object('criterion', c.id, 'kind', c.kind, 'is_met', h.is_met, 'seen', h.seen, 'day', h.day,
    'kpi', k.name, 'variant', v.name) order by c.kind, c.position, v.position) into v_changes
  from changed h join public.criteria c on c.id = h.criterion_id join public.metrics m on m.id = c.metric_id
    join public.kpis k on k.id = m.kpi_id join public.variants v on v.id = h.variant_id;
  if v_changes is not null then
    perform private.log('criteria.judged', 'experiments', x.id::text, jsonb_build_object('changes', v_changes), p_actor);
  end if;
end $$;

-- The criterion, with its experiment locked, for somebody who runs that. Refuses: no_such_criterion and own_experiment's.
create function private.own_criterion(p_criterion bigint) returns public.criteria
language plpgsql security definer set search_path = '' as $$
declare
  c public.criteria;
begin
  perform private.caller();
  select * into c from public.criteria where id = p_criterion;
  if not found then
    perform private.refuse('no_such_criterion', 404);
  end if;
  perform private.own_experiment(c.experiment_id);
  return c;
end $$;

-- Says beside a criterion that another number stands now, and why. A kill criterion is judged by it at once. The success
-- threshold is amended as a field of the plan.
-- Refuses: experiment_has_not_started, experiment_is_decided, threshold_is_amended_in_the_plan, amendment_is_not_a_value,
-- criteria_of_a_share_are_shares, amendment_changes_nothing, the constraints of amendments, check_numbers' and own_criterion's.
create function public.amend_criterion(p_criterion bigint, p_value numeric, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  c public.criteria := private.own_criterion(p_criterion);
  x public.experiments;
  v_last public.amendments;
  v_value text := trim_scale(p_value)::text;
begin
  select * into x from public.experiments where id = c.experiment_id;
  select * into v_last from public.amendments a where a.criterion_id = c.id order by a.id desc limit 1;
  if x.started_at is null then
    perform private.refuse('experiment_has_not_started');
  elsif x.ended_as is not null or x.deciding_since is not null then
    perform private.refuse('experiment_is_decided');
  elsif c.is_threshold then
    perform private.refuse('threshold_is_amended_in_the_plan');
  elsif p_value is null or p_value in ('NaN', 'infinity', '-infinity') then
    perform private.refuse('amendment_is_not_a_value', 400);
  elsif c.measure = 'level' and p_value not between 0 and 1 and exists (select from public.metrics m join public.kpis k on k.id = m.kpi_id
      where m.id = c.metric_id and k.kind = 'proportion') then
    perform private.refuse('criteria_of_a_share_are_shares');
  elsif v_value = coalesce(v_last.amended_value, trim_scale(c.value)::text) then
    -- sent twice: it stands already
    if v_last.amended_by = auth.uid() and v_last.reason = btrim(p_reason) then
      return;
    end if;
    perform private.refuse('amendment_changes_nothing');
  end if;
  insert into public.amendments (experiment_id, field, criterion_id, registered_value, amended_value, reason, amended_by)
  values (x.id, 'criterion', c.id, trim_scale(c.value)::text, v_value, btrim(p_reason), auth.uid());
  perform private.check_numbers(x.id);
  perform private.judge_criteria(x, auth.uid());
  perform private.log('experiment.amended', 'experiments', x.id::text, jsonb_build_object('field', 'criterion', 'criterion', c.id,
    'kind', c.kind, 'from', coalesce(v_last.amended_value, trim_scale(c.value)::text), 'to', v_value, 'reason', btrim(p_reason)));
end $$;

-- It is met, and the time-box goes on: with a reason that whoever decides will read. Sent twice it is said once.
-- Refuses: experiment_is_decided, criterion_is_not_met, criterion_is_answered, the constraints of criterion_answers and
-- own_criterion's.
create function public.go_on(p_criterion bigint, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  c public.criteria := private.own_criterion(p_criterion);
begin
  if exists (select from public.experiments x where x.id = c.experiment_id and (x.ended_as is not null or x.deciding_since is not null)) then
    perform private.refuse('experiment_is_decided');
  elsif not exists (select from public.criteria_met m where m.criterion_id = c.id) then
    perform private.refuse('criterion_is_not_met');
  end if;
  insert into public.criterion_answers (hit_id, reason, answered_by)
  select m.hit_id, btrim(p_reason), auth.uid() from public.criteria_met m where m.criterion_id = c.id and not m.is_answered;
  if not found then
    if exists (select from public.criteria_met m join public.criterion_answers a on a.hit_id = m.hit_id
        where m.criterion_id = c.id and a.answered_by = auth.uid() and a.reason = btrim(p_reason)) then
      return;
    end if;
    perform private.refuse('criterion_is_answered');
  end if;
  perform private.log('criterion.answered', 'experiments', c.experiment_id::text,
    jsonb_build_object('criterion', c.id, 'kind', c.kind, 'reason', btrim(p_reason)));
end $$;
grant execute on function public.amend_criterion(bigint, numeric, text), public.go_on(bigint, text) to authenticated;

-- For a page about one experiment: each criterion with what is seen of it now and every change of whether it is met.
create function private.read_criteria(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    with seen as materialized (select * from private.criterion_values(p_experiment))
    select coalesce(jsonb_agg(to_jsonb(c) - 'experiment_id' || jsonb_build_object('value', private.registered_value(c),
      'judged_by', private.judged_value(c),
      'seen', (select coalesce(jsonb_agg(jsonb_build_object('variant_id', s.variant_id, 'seen', s.seen, 'day', s.day)
          order by s.variant_id), '[]') from seen s where s.criterion_id = c.id),
      'hits', (select coalesce(jsonb_agg(to_jsonb(h) - 'criterion_id' || jsonb_build_object('answer',
          (select jsonb_build_object('reason', a.reason, 'answered_at', a.answered_at, 'author', p.name, 'author_function', p.function)
            from public.criterion_answers a join public.people p on p.id = a.answered_by where a.hit_id = h.id)) order by h.id), '[]')
        from public.criterion_hits h where h.criterion_id = c.id)) order by c.kind, c.position), '[]')
    from public.criteria c where c.experiment_id = p_experiment);
end $$;
grant execute on function private.registered_value(public.criteria), private.judged_value(public.criteria),
  private.level_of(text, numeric, numeric, numeric, numeric), private.criterion_values(bigint), private.read_criteria(bigint) to authenticated;
