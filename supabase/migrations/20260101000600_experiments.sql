-- experiments: a time-boxed test of one hypothesis. The plan is written in draft, frozen at the start; what changes
-- later is an amendment beside it, what is measured is a reading, and neither is ever overwritten.

create type public.metric_role as enum ('primary', 'secondary', 'guardrail');
create type public.experiment_design as enum ('ab_test', 'before_after', 'target', 'regions', 'fake_door', 'survey');
-- when one may look and decide: once at the end, at so many looks on the way, or whenever one likes
create type public.look_rule as enum ('once', 'looks', 'always');
create type public.experiment_rule as enum ('superiority', 'no_harm', 'own');
create type public.experiment_end as enum ('promoted', 'killed');

create table public.experiments (
  id bigint generated always as identity primary key,
  idea_id bigint not null references public.ideas (id) on delete restrict,
  title text not null,
  -- the hypothesis: because (insight) we believe that (change) for (audience) will cause (expected_outcome)
  insight text not null default '',
  change text not null default '',
  audience text not null default '',
  expected_outcome text not null default '',
  riskiest_assumption text not null default '',
  -- how it is tested, which gives the analysis and how much may be built on it
  design public.experiment_design not null default 'ab_test',
  -- whoever has not said when they will look may have looked every day
  look_rule public.look_rule not null default 'always',
  looks integer,
  decision_rule public.experiment_rule not null default 'superiority',
  own_rule text not null default '',
  -- relative effects: 0.05 is five per cent more than control
  success_threshold numeric,
  -- averages whose readings carry what was known before the start are adjusted by it (CUPED)
  uses_pre_period boolean not null default false,
  kill_state text not null default '',
  kill_on date,
  -- what it may cost, in the currency of the workspace and in person-days: promised before the start, nothing included
  promised_amount bigint,
  promised_days numeric,
  marketing_owner_id uuid references public.people (id) on delete restrict,
  it_owner_id uuid references public.people (id) on delete restrict,
  -- the time-box that runs, or is planned; extensions and later ones are counted in time_boxes
  starts_on date,
  ends_on date,
  time_box integer not null default 1,
  -- a time-box was stopped early: from then on the interval for one planned look is not believed any more
  is_cut_short boolean not null default false,
  drafted_by uuid not null references public.people (id) on delete restrict,
  drafted_at timestamptz not null default private.now(),
  -- one per form that was opened, so that a double submit drafts once
  draft_key uuid,
  started_by uuid references public.people (id) on delete restrict,
  started_at timestamptz,
  registration jsonb,
  registration_hash text,
  -- visitors of all arms for which the interval that holds at any look is tightest: those that the smallest change worth having needs, or
  -- all that the time-box brings where they are fewer
  planned_sample double precision generated always as (least((registration #>> '{sizing,needed}')::double precision,
    (registration #>> '{sizing,visitors_per_day}')::double precision * (registration #>> '{sizing,days}')::double precision)) stored,
  -- set by the decisions that stand on this table
  deciding_since timestamptz,
  ended_as public.experiment_end,
  ended_at timestamptz,
  constraint experiments_title_is_short check (length(btrim(title)) between 3 and 120),
  constraint experiments_hypothesis_fits check (greatest(length(insight), length(change), length(audience), length(expected_outcome)) <= 500),
  constraint experiments_assumption_fits check (length(riskiest_assumption) <= 500),
  constraint experiments_looks_are_counted check (case when look_rule = 'looks' then looks is not null and looks between 2 and 10 else looks is null end),
  constraint experiments_own_rule_fits check (length(own_rule) <= 500),
  constraint experiments_kill_state_fits check (length(kill_state) <= 500),
  -- elsewhere what was before is not comparable, because chance did not choose
  constraint experiments_adjust_only_random_splits check (not uses_pre_period or design = 'ab_test'),
  constraint experiments_threshold_is_a_ratio check (success_threshold between -1 and 10),
  -- only what is stopped on its first day or the next lasts a single day
  constraint experiments_end_after_they_start check (ends_on is null or starts_on is null or ends_on > starts_on
    or (started_at is not null and ends_on = starts_on)),
  -- each time-box: the later ones begin after starts_on, and amend_experiment holds their extensions to the same
  constraint experiments_last_at_most_a_year check (time_box > 1 or ends_on - starts_on <= 366),
  constraint experiments_dates_are_days check (isfinite(starts_on) and isfinite(ends_on) and isfinite(kill_on)),
  constraint experiments_promised_amount_is_money check (promised_amount between 0 and 100000000000),
  constraint experiments_promised_days_are_half_days check (promised_days between 0 and 100000 and promised_days * 2 = trunc(promised_days * 2)),
  constraint experiments_are_drafted_once unique (drafted_by, draft_key),
  constraint experiments_have_two_owners check (marketing_owner_id <> it_owner_id),
  constraint experiments_start_registered check ((started_at is null) = (registration is null))
);
create index experiments_by_idea on public.experiments (idea_id);
create index experiments_by_marketing_owner on public.experiments (marketing_owner_id);
create index experiments_by_it_owner on public.experiments (it_owner_id);
create index experiments_by_drafter on public.experiments (drafted_by, drafted_at desc);
create index experiments_by_starter on public.experiments (started_by);
create index experiments_open_by_end on public.experiments (ends_on, id) where started_at is not null and ended_as is null;
create index experiments_by_age on public.experiments (drafted_at desc, id desc);
-- lists of one state are found by what is stored: drafts, what is open, how it ended
create index experiments_drafts_by_age on public.experiments (drafted_at desc, id desc) where started_at is null;
create index experiments_open_by_age on public.experiments (drafted_at desc, id desc) where started_at is not null and ended_as is null;
create index experiments_ended_by_age on public.experiments (ended_as, drafted_at desc, id desc) where ended_as is not null;
alter table public.experiments enable row level security;

create table public.variants (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  position integer not null,
  name text not null,
  description text not null default '',
  is_control boolean not null default false,
  -- the part of the audience that should see it, as a weight among the variants
  weight numeric not null default 1,
  unique (id, experiment_id),
  constraint variants_have_a_place unique (experiment_id, position),
  constraint variants_name_is_short check (length(btrim(name)) between 1 and 60),
  constraint variants_description_fits check (length(description) <= 500),
  constraint variants_weight_is_positive check (weight > 0 and weight <= 1000)
);
create unique index variants_have_one_control on public.variants (experiment_id) where is_control;
create unique index variants_name_is_unique on public.variants (experiment_id, lower(name));
alter table public.variants enable row level security;

create table public.metrics (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  kpi_id bigint not null references public.kpis (id) on delete restrict,
  role public.metric_role not null,
  -- its place among those of its role
  position integer not null default 1,
  -- primary: the smallest relative change worth having; guardrail: the relative loss that is still bearable
  minimum_effect numeric,
  baseline numeric,
  -- of designs without a control: what it is held against, in its unit; of a share from 0 to 1
  target numeric,
  unique (id, experiment_id),
  constraint metrics_measure_different_kpis unique (experiment_id, kpi_id),
  constraint metrics_effect_is_a_ratio check (minimum_effect > 0 and minimum_effect <= 10),
  constraint metrics_target_is_above_zero check (target > 0 and target < 'infinity'),
  constraint metrics_baseline_is_a_number check (baseline >= 0 and baseline < 'infinity')
);
create unique index metrics_have_one_primary on public.metrics (experiment_id) where role = 'primary';
create index metrics_by_kpi on public.metrics (kpi_id);
alter table public.metrics enable row level security;

create table public.time_boxes (
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  number integer not null,
  starts_on date not null,
  -- as planned when it was opened; extensions are amendments and move experiments.ends_on
  ends_on date not null,
  extensions integer not null default 0,
  primary key (experiment_id, number)
);
alter table public.time_boxes enable row level security;

create table public.amendments (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  field text not null,
  registered_value text,
  amended_value text not null,
  reason text not null,
  amended_by uuid not null references public.people (id) on delete restrict,
  amended_at timestamptz not null default private.now(),
  constraint amendments_value_fits check (length(amended_value) between 1 and 500),
  constraint amendments_reason_is_told check (length(btrim(reason)) between 10 and 1000),
  constraint amendments_change_what_can_change check (field in ('insight', 'change', 'audience', 'expected_outcome',
    'riskiest_assumption', 'success_threshold', 'kill_state', 'kill_on', 'ends_on', 'criterion'))
);
create index amendments_by_experiment on public.amendments (experiment_id, id);
create index amendments_by_author on public.amendments (amended_by);
alter table public.amendments enable row level security;

create table public.readings (
  id bigint generated always as identity primary key,
  -- its metric and its variant are of it: a key of its own would only be checked a third time
  experiment_id bigint not null,
  metric_id bigint not null,
  variant_id bigint not null,
  day date not null,
  n bigint not null,
  successes bigint,
  mean double precision,
  sd double precision,
  -- a second number of the same n: what a ratio is divided by (mean and sd are then of what is divided), or what an average
  -- was for the same people before the start
  second_mean double precision,
  second_sd double precision,
  correlation double precision,
  source text not null default '',
  entered_by uuid not null references public.people (id) on delete restrict,
  entered_at timestamptz not null default private.now(),
  -- a correction names the reading it replaces; each is replaced once, so corrections form a line
  replaces_id bigint references public.readings (id) on delete restrict,
  -- a withdrawal: the reading it replaces does not count any more, and why. Its numbers are those that were withdrawn
  withdrawal text,
  constraint readings_are_replaced_once unique (replaces_id),
  constraint readings_withdrawal_is_told check (withdrawal is null or (replaces_id is not null and length(btrim(withdrawal)) between 3 and 200)),
  constraint readings_metric_is_of_the_experiment foreign key (metric_id, experiment_id) references public.metrics (id, experiment_id) on delete cascade,
  constraint readings_variant_is_of_the_experiment foreign key (variant_id, experiment_id) references public.variants (id, experiment_id) on delete cascade,
  constraint readings_n_is_a_count check (n between 0 and 1000000000000),
  -- of a share they fit in n, of a count there may be more: a trigger knows the kind
  constraint readings_successes_are_a_count check (successes between 0 and 1000000000000),
  -- beyond any measure, and small enough that squares and sums of it are numbers still
  constraint readings_sd_is_not_negative check (sd between 0 and 1e100),
  constraint readings_mean_is_a_number check (mean between -1e100 and 1e100),
  constraint readings_are_of_one_kind check ((successes is not null and mean is null and sd is null)
    or (successes is null and mean is not null and (sd is not null or n = 1))),
  constraint readings_second_is_whole check (num_nonnulls(second_mean, second_sd, correlation) = 0
    or (num_nonnulls(second_mean, second_sd, correlation) = 3 and sd is not null)),
  constraint readings_second_mean_is_a_number check (second_mean between -1e100 and 1e100),
  constraint readings_second_sd_is_not_negative check (second_sd between 0 and 1e100),
  -- two numbers vary together by no more than each does alone (Cauchy and Schwarz)
  constraint readings_correlation_is_one check (correlation between -1 and 1),
  constraint readings_source_fits check (length(source) <= 200)
);
create unique index readings_one_per_metric_variant_and_day on public.readings (metric_id, variant_id, day) where replaces_id is null;
create index readings_by_experiment on public.readings (experiment_id, day);
create index readings_by_variant on public.readings (variant_id, experiment_id);
create index readings_by_metric on public.readings (metric_id, experiment_id);
create index readings_by_author on public.readings (entered_by);
create index readings_withdrawn on public.readings (experiment_id, metric_id, variant_id, day, id desc) where withdrawal is not null;
alter table public.readings enable row level security;
create trigger readings_are_append_only before update or delete on public.readings
  for each row execute function private.refuse_change();
create trigger amendments_are_append_only before update or delete on public.amendments
  for each row execute function private.refuse_change();
create trigger readings_are_never_truncated before truncate on public.readings
  for each statement execute function private.refuse_change();
create trigger amendments_are_never_truncated before truncate on public.amendments
  for each statement execute function private.refuse_change();

create policy experiments_are_seen_by_members on public.experiments for select to authenticated using ((select private.is_member()));
create policy variants_are_seen_by_members on public.variants for select to authenticated using ((select private.is_member()));
create policy metrics_are_seen_by_members on public.metrics for select to authenticated using ((select private.is_member()));
create policy time_boxes_are_seen_by_members on public.time_boxes for select to authenticated using ((select private.is_member()));
create policy amendments_are_seen_by_members on public.amendments for select to authenticated using ((select private.is_member()));
create policy readings_are_seen_by_members on public.readings for select to authenticated using ((select private.is_member()));
grant select on public.experiments, public.variants, public.metrics, public.time_boxes, public.amendments, public.readings
  to authenticated;

-- What counts: the last of each line of corrections, unless it withdraws the one before.
create view public.current_readings with (security_invoker = true) as
select r.* from public.readings r
where r.withdrawal is null and not exists (select from public.readings later where later.replaces_id = r.id);
grant select on public.current_readings to authenticated;

create type public.experiment_state as enum ('draft', 'running', 'iterating', 'due', 'deciding', 'promoted', 'killed');

-- Where an experiment stands, by the few columns that say it: whoever lists many hands them over instead of whole rows, which take
-- three times as long to put together. Not in sql, which takes five times as long where it cannot be unfolded.
create function private.state_of(p_ended_as public.experiment_end, p_started_at timestamptz, p_deciding_since timestamptz, p_ends_on date,
  p_time_box integer, p_today date) returns public.experiment_state
language plpgsql immutable set search_path = '' as $$
begin
  return case
    when p_ended_as is not null then p_ended_as::text
    when p_started_at is null then 'draft'
    when p_deciding_since is not null then 'deciding'
    when p_ends_on < p_today then 'due'
    when p_time_box > 1 then 'iterating'
    else 'running' end;
end $$;

create function private.experiment_state(p_experiment public.experiments, p_today date) returns public.experiment_state
language plpgsql immutable set search_path = '' as $$
begin
  return private.state_of(p_experiment.ended_as, p_experiment.started_at, p_experiment.deciding_since, p_experiment.ends_on,
    p_experiment.time_box, p_today);
end $$;
grant execute on function private.state_of(public.experiment_end, timestamptz, timestamptz, date, integer, date) to authenticated;
grant execute on function private.experiment_state(public.experiments, date) to authenticated;

-- Those who run it: who drafted it, its two owners and the team on its idea.
create function private.person_runs(p_experiment bigint, p_person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.experiments x where x.id = p_experiment
      and (p_person in (x.drafted_by, x.marketing_owner_id, x.it_owner_id)
        or exists (select from public.teams t join public.team_members m on m.team_id = t.id
          where t.idea_id = x.idea_id and m.person_id = p_person)))
$$;
create function private.runs_experiment(p_experiment bigint) returns boolean
language sql stable security definer set search_path = '' as $$
  select private.person_runs(p_experiment, auth.uid())
$$;
grant execute on function private.runs_experiment(bigint) to authenticated;
