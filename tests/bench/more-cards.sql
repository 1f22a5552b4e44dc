-- Four hundred more open cards, written straight: two of three are due, the others run.

with numbered as (
  select n, p.id as owner, t.id as it_owner
  from generate_series(1, 400) n
    join (select id, row_number() over (order by id) - 1 as place from public.people where function = 'marketing' and role = 'member') p on p.place = n % 40
    join (select id, row_number() over (order by id) - 1 as place from public.people where function = 'it' and role = 'member') t on t.place = n % 40
), idea as (
  insert into public.ideas (title, problem, proposed_by)
  select 'Open card ' || n || ': what people ask for every month', 'People ask about this ' || n || ' times a month.', owner
  from numbered returning id, title, proposed_by
), numbers as (
  select idea.id, idea.title, numbered.* from idea join numbered on idea.title like 'Open card ' || n || ':%'
)
insert into public.experiments (idea_id, title, insight, change, audience, expected_outcome, riskiest_assumption,
  marketing_owner_id, it_owner_id, starts_on, ends_on, drafted_by, success_threshold, kill_state, kill_on)
select id, title, 'people told us so', 'one sentence', 'visitors', 'more orders', 'They read it.', owner, it_owner, private.today() - 30,
  private.today() + case when n % 3 = 0 then 20 else -1 - n % 20 end, owner, 0.05, 'No difference', private.today() - 1
from numbers;
insert into public.variants (experiment_id, position, name, is_control)
select x.id, v, (array['Control', 'Treatment'])[v], v = 1
from public.experiments x, generate_series(1, 2) v where x.title like 'Open card %';
insert into public.metrics (experiment_id, kpi_id, role, minimum_effect)
select x.id, k.id, (case when k.direction = 'up' then 'primary' else 'guardrail' end)::public.metric_role, 0.02
from public.experiments x, public.kpis k where x.title like 'Open card %';
update public.experiments x set started_at = private.now() - interval '30 days', started_by = drafted_by,
  registration = to_jsonb(x) - 'registration' - 'registration_hash', registration_hash = ''
where x.title like 'Open card %';
insert into public.time_boxes (experiment_id, number, starts_on, ends_on)
select id, 1, starts_on, ends_on from public.experiments where title like 'Open card %';
insert into public.readings (experiment_id, metric_id, variant_id, day, n, successes, entered_by)
select x.id, m.id, v.id, x.starts_on + d, 1000, 50 + (x.id * (d + 1) + v.position) % 9, x.drafted_by
from public.experiments x join public.metrics m on m.experiment_id = x.id join public.variants v on v.experiment_id = x.id,
  generate_series(0, 4) d
where x.title like 'Open card %';
analyze;
