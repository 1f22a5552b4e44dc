-- experiments, the verbs: draft, plan, start, amend, record.

-- A draft may be incomplete; anybody may draft from any idea. The same key again answers the draft that is there.
-- Refuses: no_such_idea.
create function public.draft_experiment(p_idea bigint, p_title text, p_key uuid default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_id bigint;
begin
  if not exists (select from public.ideas where id = p_idea) then
    perform private.refuse('no_such_idea', 404);
  end if;
  insert into public.experiments (idea_id, title, drafted_by, draft_key) values (p_idea, btrim(p_title), me, p_key)
  on conflict (drafted_by, draft_key) do nothing returning id into v_id;
  if v_id is null then
    return (select id from public.experiments where drafted_by = me and draft_key = p_key);
  end if;
  insert into public.variants (experiment_id, position, name, is_control) values (v_id, 1, 'Control', true), (v_id, 2, 'Treatment', false);
  perform private.log('experiment.drafted', 'experiments', v_id::text, jsonb_build_object('title', btrim(p_title), 'idea', p_idea));
  return v_id;
end $$;

-- The experiment, locked, for somebody who runs it. Refuses: no_such_experiment, experiment_team_only.
create function private.own_experiment(p_experiment bigint) returns public.experiments
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments;
begin
  perform private.caller();
  select * into x from public.experiments where id = p_experiment for update;
  if not found then
    perform private.refuse('no_such_experiment', 404);
  elsif not private.runs_experiment(p_experiment) then
    perform private.refuse('experiment_team_only', 403);
  end if;
  return x;
end $$;

-- Writes the whole plan of a draft: columns of experiments, "variants": [{name, description, is_control, weight}],
-- "metrics": [{kpi_id, role, minimum_effect, baseline, target}] in their order, "fields": {"<id>": value}. Shares and changes
-- are ratios here: forms write them in per cent. Pictures follow their variants; "seen": the plan_hash of the plan that was changed. Refuses: registration_is_frozen, plan_has_too_many_metrics,
-- plan_was_saved_meanwhile, fill_fields', plan_criteria's and own_experiment's.
create function public.plan_experiment(p_experiment bigint, p_plan jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  v_pictures jsonb := private.pictures_of_plan(p_experiment);
  v_before text := private.plan_hash(x);
begin
  if x.started_at is not null then
    perform private.refuse('registration_is_frozen');
  elsif exists (select from jsonb_array_elements(p_plan -> 'metrics') m group by m ->> 'role' having count(*) > 5) then
    perform private.refuse('plan_has_too_many_metrics');
  end if;
  x := jsonb_populate_record(x, p_plan);
  update public.experiments set title = btrim(x.title), insight = btrim(x.insight), change = btrim(x.change),
    audience = btrim(x.audience), expected_outcome = btrim(x.expected_outcome),
    riskiest_assumption = btrim(x.riskiest_assumption), design = x.design, look_rule = x.look_rule, looks = x.looks,
    decision_rule = x.decision_rule, own_rule = btrim(x.own_rule), success_threshold = x.success_threshold,
    uses_pre_period = x.uses_pre_period,
    kill_state = btrim(x.kill_state), kill_on = x.kill_on, promised_amount = x.promised_amount, promised_days = x.promised_days, marketing_owner_id = x.marketing_owner_id,
    it_owner_id = x.it_owner_id, starts_on = x.starts_on, ends_on = x.ends_on
  where id = p_experiment;
  delete from public.variants where experiment_id = p_experiment;
  insert into public.variants (experiment_id, position, name, description, is_control, weight)
  select p_experiment, v.position, btrim(v.item ->> 'name'), coalesce(v.item ->> 'description', ''),
    coalesce((v.item ->> 'is_control')::boolean, false), coalesce((v.item ->> 'weight')::numeric, 1)
  from jsonb_array_elements(p_plan -> 'variants') with ordinality v (item, position);
  delete from public.metrics where experiment_id = p_experiment;
  insert into public.metrics (experiment_id, kpi_id, role, position, minimum_effect, baseline, target)
  select p_experiment, (m.item ->> 'kpi_id')::bigint, (m.item ->> 'role')::public.metric_role, m.position,
    (m.item ->> 'minimum_effect')::numeric, (m.item ->> 'baseline')::numeric, (m.item ->> 'target')::numeric
  from jsonb_array_elements(p_plan -> 'metrics') with ordinality m (item, position);
  perform private.plan_criteria(p_experiment, p_plan);
  perform private.keep_pictures(p_experiment, v_pictures);
  perform private.fill_fields(p_experiment, p_plan -> 'fields');
  -- saved over what somebody else saved meanwhile: only by who has seen it, or where nothing differs
  if p_plan ->> 'seen' <> v_before and v_before <> (select private.plan_hash(e) from public.experiments e where e.id = p_experiment) then
    perform private.refuse('plan_was_saved_meanwhile');
  end if;
  perform private.log('experiment.planned', 'experiments', p_experiment::text, jsonb_build_object('title', x.title));
end $$;

-- Everything that must be known before the first reading, in the order of the form.
create function private.check_plan(p_experiment public.experiments) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_is_single boolean := p_experiment.design in ('target', 'fake_door', 'survey');
  v_controls integer;
  v_treatments integer;
begin
  select count(*) filter (where is_control), count(*) filter (where not is_control) into v_controls, v_treatments
  from public.variants where experiment_id = p_experiment.id;
  if '' in (p_experiment.insight, p_experiment.change, p_experiment.audience, p_experiment.expected_outcome) then
    perform private.refuse('start_needs_a_hypothesis');
  elsif p_experiment.riskiest_assumption = '' then
    perform private.refuse('start_needs_the_riskiest_assumption');
  elsif v_is_single and (v_controls > 0 or v_treatments <> 1) then
    perform private.refuse('start_needs_one_arm');
  elsif not v_is_single and (v_controls = 0 or v_treatments = 0) then
    perform private.refuse('start_needs_control_and_treatment');
  elsif p_experiment.design in ('before_after', 'regions') and v_treatments > 1 then
    perform private.refuse('start_needs_two_arms');
  elsif not exists (select from public.metrics where experiment_id = p_experiment.id and role = 'primary') then
    perform private.refuse('start_needs_a_primary_metric');
  -- one number a day says how days differ, and nothing of how people do
  elsif p_experiment.design not in ('before_after', 'regions', 'target') and exists (select from public.metrics m
      join public.kpis k on k.id = m.kpi_id where m.experiment_id = p_experiment.id and m.role = 'primary' and k.kind = 'value') then
    perform private.refuse('start_needs_more_than_a_value');
  -- what is only asked about or only pretended cannot break anything yet
  elsif p_experiment.design not in ('fake_door', 'survey')
    and not exists (select from public.metrics where experiment_id = p_experiment.id and role = 'guardrail') then
    perform private.refuse('start_needs_a_guardrail');
  elsif exists (select from public.metrics where experiment_id = p_experiment.id and role = 'primary' and minimum_effect is null) then
    perform private.refuse('start_needs_a_minimum_effect');
  elsif exists (select from public.metrics where experiment_id = p_experiment.id and role = 'guardrail' and minimum_effect is null) then
    perform private.refuse('start_needs_a_bearable_loss');
  elsif v_is_single and exists (select from public.metrics m join public.kpis k on k.id = m.kpi_id
      where m.experiment_id = p_experiment.id and (m.target is null or (k.kind = 'proportion' and m.target >= 1))) then
    perform private.refuse('start_needs_a_target');
  elsif p_experiment.success_threshold is null then
    perform private.refuse('start_needs_a_success_threshold');
  elsif private.is_no_success(p_experiment, p_experiment.success_threshold) then
    perform private.refuse('start_needs_success_above_zero');
  elsif p_experiment.decision_rule = 'own' and p_experiment.own_rule = '' then
    perform private.refuse('start_needs_a_decision_rule');
  -- in numbers, in words with the day on which somebody looks, or both
  elsif (p_experiment.kill_state <> '' and p_experiment.kill_on is null) or (p_experiment.kill_state = ''
      and not exists (select from public.criteria where experiment_id = p_experiment.id and kind = 'kill')) then
    perform private.refuse('start_needs_a_kill_criterion');
  elsif p_experiment.ends_on is null or p_experiment.ends_on <= private.today() then
    perform private.refuse('start_needs_a_time_box_ahead');
  elsif p_experiment.kill_on > p_experiment.ends_on or p_experiment.kill_on < private.today() then
    perform private.refuse('kill_date_is_in_the_time_box');
  -- nothing is an answer too, silence is none
  elsif p_experiment.promised_amount is null and p_experiment.promised_days is null then
    perform private.refuse('start_needs_a_cost');
  elsif not exists (select from public.people p where p.id = p_experiment.marketing_owner_id and p.left_at is null and (p.function = 'marketing' or p.is_bridging)) then
    perform private.refuse('start_needs_a_marketing_owner');
  elsif not exists (select from public.people p where p.id = p_experiment.it_owner_id and p.left_at is null and (p.function = 'it' or p.is_bridging)) then
    perform private.refuse('start_needs_an_it_owner');
  end if;
  perform private.check_plan_parts(p_experiment);
  perform private.check_criteria(p_experiment);
end $$;

-- Starts today and freezes the registration: what was promised, with the KPIs as they were defined, under one hash.
-- Refuses: experiment_has_started, check_plan's, check_start's and own_experiment's.
create function public.start_experiment(p_experiment bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
begin
  if x.started_at is not null then
    perform private.refuse('experiment_has_started');
  end if;
  perform private.check_plan(x);
  perform private.check_start(x);
  x.starts_on := private.today();
  x.registration := jsonb_build_object('title', x.title, 'insight', x.insight, 'change', x.change, 'audience', x.audience,
    'expected_outcome', x.expected_outcome, 'riskiest_assumption', x.riskiest_assumption,
    'design', x.design, 'look_plan', jsonb_strip_nulls(jsonb_build_object('rule', x.look_rule, 'looks', x.looks,
      'spending', case when x.look_rule = 'looks' then 'obrien-fleming' end)),
    'decision_rule', x.decision_rule, 'own_rule', x.own_rule,
    -- the family: every treatment on the metric that decides shares one error, every treatment on every secondary another
    'correction', jsonb_build_object('primary', 'bonferroni', 'secondary', 'holm', 'alpha', 0.05,
      'treatments', (select count(*) from public.variants v where v.experiment_id = x.id and not v.is_control),
      'secondary_metrics', (select count(*) from public.metrics m where m.experiment_id = x.id and m.role = 'secondary')),
    'success_threshold', trim_scale(x.success_threshold), 'uses_pre_period', x.uses_pre_period, 'kill_state', x.kill_state, 'kill_on', x.kill_on,
    'promised_cost', jsonb_build_object('amount', x.promised_amount, 'days', x.promised_days, 'currency', private.workspace_currency()),
    'marketing_owner_id', x.marketing_owner_id, 'it_owner_id', x.it_owner_id, 'starts_on', x.starts_on, 'ends_on', x.ends_on,
    'variants', (select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'description', v.description,
      'is_control', v.is_control, 'weight', v.weight) || private.variant_picture(v.id) order by v.position) from public.variants v where v.experiment_id = x.id),
    'metrics', (select jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role, 'minimum_effect', m.minimum_effect,
      'baseline', m.baseline, 'target', m.target, 'kpi', to_jsonb(k) - array['added_by', 'added_at', 'is_newest', 'reason']) order by m.role, m.position)
      from public.metrics m join public.kpis k on k.id = m.kpi_id where m.experiment_id = x.id))
    || private.registered_sizing(x.id) || private.registered_criteria(x.id) || private.registered_fields(x.id);
  x.registration_hash := encode(sha256(convert_to(x.registration::text, 'UTF8')), 'hex');
  update public.experiments set starts_on = x.starts_on, started_by = auth.uid(), started_at = private.now(),
    registration = x.registration, registration_hash = x.registration_hash
  where id = x.id;
  insert into public.time_boxes (experiment_id, number, starts_on, ends_on) values (x.id, 1, x.starts_on, x.ends_on);
  perform private.log('experiment.started', 'experiments', x.id::text,
    jsonb_build_object('title', x.title, 'registration_hash', x.registration_hash, 'ends_on', x.ends_on));
end $$;

-- The second lock on the registration, for whoever gets past the functions: started means frozen.
create function private.guard_registration() returns trigger
language plpgsql set search_path = '' as $$
begin
  if old.started_at is not null and (new.idea_id, new.title, new.insight, new.change, new.audience, new.expected_outcome,
      new.riskiest_assumption, new.design, new.look_rule, new.looks, new.decision_rule, new.own_rule, new.success_threshold, new.uses_pre_period, new.kill_state, new.kill_on, new.promised_amount, new.promised_days,
      new.starts_on, new.drafted_by, new.drafted_at, new.started_at, new.started_by, new.registration, new.registration_hash)
    is distinct from (old.idea_id, old.title, old.insight, old.change, old.audience, old.expected_outcome,
      old.riskiest_assumption, old.design, old.look_rule, old.looks, old.decision_rule, old.own_rule, old.success_threshold, old.uses_pre_period, old.kill_state, old.kill_on, old.promised_amount, old.promised_days,
      old.starts_on, old.drafted_by, old.drafted_at, old.started_at, old.started_by, old.registration, old.registration_hash)
    or (old.started_at is not null and not (private.is_owner_change(old.id, 'marketing', old.marketing_owner_id, new.marketing_owner_id)
      and private.is_owner_change(old.id, 'it', old.it_owner_id, new.it_owner_id))) then
    perform private.refuse('registration_is_frozen');
  end if;
  return new;
end $$;
create trigger registration_is_frozen before update on public.experiments
  for each row execute function private.guard_registration();

create function private.guard_started() returns trigger
language plpgsql set search_path = '' as $$
begin
  if old.started_at is not null then
    perform private.refuse('registration_is_frozen');
  end if;
  return old;
end $$;
create trigger started_experiments_stay before delete on public.experiments
  for each row execute function private.guard_started();

create function private.guard_plan_rows() returns trigger
language plpgsql set search_path = '' as $$
begin
  if exists (select from public.experiments where id in (new.experiment_id, old.experiment_id) and started_at is not null) then
    perform private.refuse('registration_is_frozen');
  end if;
  return coalesce(new, old);
end $$;
create trigger variants_are_frozen before insert or update or delete on public.variants
  for each row execute function private.guard_plan_rows();
create trigger metrics_are_frozen before insert or update or delete on public.metrics
  for each row execute function private.guard_plan_rows();

-- Says beside the registration what is different now, and why. Only a later end has an effect of its own: the
-- time-box is extended, and the extension counted.
-- Refuses: experiment_has_not_started, experiment_is_decided, amendment_changes_nothing, amendment_is_not_a_value,
-- extension_ends_later, amended_success_is_no_loss, kill_date_is_in_the_time_box, and own_experiment's.
create function public.amend_experiment(p_experiment bigint, p_field text, p_value text, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  v_value text := btrim(p_value);
  v_last public.amendments;
  v_now text;
begin
  if x.started_at is null then
    perform private.refuse('experiment_has_not_started');
  elsif x.ended_as is not null or x.deciding_since is not null then
    perform private.refuse('experiment_is_decided');
  end if;
  v_value := private.amended_value(p_field, v_value);
  select * into v_last from public.amendments a where a.experiment_id = x.id and a.field = p_field order by a.id desc limit 1;
  -- the end moves with the time-box; everything else stays as registered and is only amended beside it
  v_now := case when p_field = 'ends_on' then x.ends_on::text else coalesce(v_last.amended_value, x.registration ->> p_field) end;
  if v_value is not distinct from v_now then
    -- sent twice: it stands already
    if v_last.amended_by = auth.uid() and v_last.amended_value = v_value and v_last.reason = btrim(p_reason) then
      return;
    end if;
    perform private.refuse('amendment_changes_nothing');
  elsif p_field = 'ends_on' and (v_value::date <= x.ends_on or v_value::date <= private.today() or v_value::date >
      (select starts_on + 366 from public.time_boxes where experiment_id = x.id and number = x.time_box)) then
    perform private.refuse('extension_ends_later');
  elsif p_field = 'success_threshold' and private.is_no_success(x, v_value::numeric) then
    perform private.refuse('amended_success_is_no_loss');
  elsif p_field = 'kill_on' and v_value::date not between x.starts_on and x.ends_on then
    perform private.refuse('kill_date_is_in_the_time_box');
  end if;
  insert into public.amendments (experiment_id, field, registered_value, amended_value, reason, amended_by)
  values (x.id, p_field, x.registration ->> p_field, v_value, btrim(p_reason), auth.uid());
  if p_field = 'ends_on' then
    update public.experiments set ends_on = v_value::date where id = x.id;
    update public.time_boxes set extensions = extensions + 1 where experiment_id = x.id and number = x.time_box;
  end if;
  perform private.log('experiment.amended', 'experiments', x.id::text,
    jsonb_build_object('field', p_field, 'from', v_now, 'to', v_value, 'reason', btrim(p_reason)));
end $$;

-- A loss is no success; nothing at all is one only where not to be worse, or to meet the target, is all that was promised.
create function private.is_no_success(p_experiment public.experiments, p_threshold numeric) returns boolean
language sql stable set search_path = '' as $$
  select (p_threshold < 0 and exists (select from public.metrics m join public.kpis k on k.id = m.kpi_id
      where m.experiment_id = p_experiment.id and m.role = 'primary' and k.direction = 'up'))
    or (p_threshold = 0 and p_experiment.decision_rule = 'superiority' and p_experiment.design not in ('target', 'fake_door', 'survey'))
$$;

-- A date or a ratio as the registration writes it, so that the same value reads the same.
create function private.amended_value(p_field text, p_value text) returns text
language plpgsql stable set search_path = '' as $$
declare
  v_is_value boolean := true;
begin
  begin
    if p_field in ('kill_on', 'ends_on') then
      p_value := (p_value::date)::text;
      v_is_value := isfinite(p_value::date);
    elsif p_field = 'success_threshold' then
      p_value := trim_scale(p_value::numeric)::text;
      v_is_value := p_value::numeric between -1 and 10;
    end if;
  exception when data_exception then
    v_is_value := false;
  end;
  if not v_is_value or coalesce(p_value, '') = '' then
    perform private.refuse('amendment_is_not_a_value', 400);
  end if;
  return p_value;
end $$;

-- Appends readings, all or none: [{metric_id, variant_id, day, n, successes | mean + sd | mean, source}], a ratio with
-- second_mean, second_sd and correlation, an average with or without; of a single value n is 1. A reading for a day
-- that has one becomes its correction; the same numbers from the same source (or from one that is not said) change nothing. With
-- "withdrawal", a few words, what stands there is withdrawn. "seen" and "seen_source" as touched_readings has them. Returns how many were
-- written. Refuses: reading_was_corrected_meanwhile, reading_is_on_the_wrong_side, readings_successes_fit_in_n, ratio_needs_a_denominator and what check_readings, withdraw_readings and own_experiment refuse.
create function public.record_readings(p_experiment bigint, p_readings jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
begin
  perform private.check_readings(x, p_readings);
  return private.append_readings(x, private.touched_readings(x, p_readings), auth.uid());
end $$;

-- Refuses: experiment_has_not_started, experiment_is_decided, reading_outside_the_time_box, reading_is_in_the_future,
-- reading_kind_differs, too_many_readings.
create function private.check_readings(x public.experiments, p_readings jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_first date;
  v_days daterange;
begin
  if x.started_at is null then
    perform private.refuse('experiment_has_not_started');
  elsif x.ended_as is not null then
    perform private.refuse('experiment_is_decided');
  elsif jsonb_array_length(p_readings) > 100000 then
    perform private.refuse('too_many_readings', 413);
  end if;
  -- what was before can only be compared where it was written down
  select min(starts_on) - case when x.design in ('before_after', 'regions') then 90 else 0 end into v_first from public.time_boxes where experiment_id = x.id;
  select daterange(min(r.day), max(r.day), '[]') into v_days from jsonb_to_recordset(p_readings) as r (day date);
  if upper(v_days) - 1 > private.today() then
    perform private.refuse('reading_is_in_the_future');
  elsif lower(v_days) < v_first or upper(v_days) - 1 > x.ends_on then
    perform private.refuse('reading_outside_the_time_box');
  elsif exists (select from jsonb_to_recordset(p_readings) as r (metric_id bigint, successes text, sd text, second_mean text, withdrawal text)
      join public.metrics m on m.id = r.metric_id join public.kpis k on k.id = m.kpi_id
      where r.withdrawal is null and case when k.kind in ('proportion', 'count') then r.successes is null or r.second_mean is not null
        else r.successes is not null or (k.kind = 'value') <> (r.sd is null)
          or (k.kind = 'ratio' and r.second_mean is null) end) then
    perform private.refuse('reading_kind_differs', 400);
  end if;
end $$;

-- Writes checked readings in somebody's name, by a token or by hand, those of segments too (append_segments): one line of the
-- log for all, and one for what was withdrawn, then the criteria are judged. A program that sends again what was withdrawn brings
-- nothing back; a person does, and changes a source by saying another one.
create function private.append_readings(x public.experiments, p_readings jsonb, p_author uuid, p_token bigint default null) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_withdrawn integer := private.withdraw_readings(x, p_readings, p_author, p_token);
  v_segments integer := private.append_segments(x, p_readings, p_author, p_token);
  v_written integer;
begin
  -- the line of a day goes on after what was withdrawn
  with withdrawn as materialized (
    select distinct on (o.metric_id, o.variant_id, o.day) o.* from public.readings o
    where o.experiment_id = x.id and o.withdrawal is not null order by o.metric_id, o.variant_id, o.day, o.id desc
  )
  insert into public.readings (experiment_id, metric_id, variant_id, day, n, successes, mean, sd, second_mean, second_sd, correlation,
    source, entered_by, replaces_id, token_id)
  select x.id, r.metric_id, r.variant_id, r.day, r.n, r.successes, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation,
    coalesce(btrim(r.source), ''), p_author, coalesce(c.reading_id, w.id), p_token
  from jsonb_to_recordset(p_readings) as r (metric_id bigint, variant_id bigint, day date, n bigint, successes bigint,
      mean double precision, sd double precision, second_mean double precision, second_sd double precision,
      correlation double precision, source text, segment text, withdrawal text)
    left join public.reading_cells c on c.experiment_id = x.id and c.metric_id = r.metric_id and c.variant_id = r.variant_id and c.day = r.day
    left join withdrawn w on c.reading_id is null and w.metric_id = r.metric_id and w.variant_id = r.variant_id and w.day = r.day
  where r.segment is null and r.withdrawal is null
    and ((c.n, c.successes, c.mean, c.sd, c.second_mean, c.second_sd, c.correlation)
        is distinct from (r.n, r.successes, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation)
      or (p_token is null and btrim(r.source) <> (select o.source from public.readings o where o.id = c.reading_id)))
    and (p_token is null or w.id is null or (w.n, w.successes, w.mean, w.sd, w.second_mean, w.second_sd, w.correlation)
      is distinct from (r.n, r.successes, r.mean, r.sd, r.second_mean, r.second_sd, r.correlation));
  get diagnostics v_written = row_count;
  if v_written + v_segments > 0 then
    perform private.log('readings.recorded', 'experiments', x.id::text,
      jsonb_strip_nulls(jsonb_build_object('readings', v_written, 'segments', nullif(v_segments, 0), 'token', p_token)), p_author);
  end if;
  if v_written + v_segments + v_withdrawn > 0 then
    perform private.judge_criteria(x, p_author);
  end if;
  return v_written + v_segments + v_withdrawn;
end $$;

grant execute on function public.draft_experiment(bigint, text, uuid), public.plan_experiment(bigint, jsonb),
  public.start_experiment(bigint), public.amend_experiment(bigint, text, text, text),
  public.record_readings(bigint, jsonb) to authenticated;
