-- experiments, before the start: what a plan was sized with, what it can see in its time-box, and who agreed to start.

-- One per draft, frozen with it. The inputs are people's; what follows from them (days to formula) is computed by the page,
-- since all arithmetic is TypeScript's, and stored as the page said it: the database cannot vouch for these numbers. What it
-- does hold to is that a start whose own number says "too small" needs somebody who says why.
create table public.sizings (
  experiment_id bigint primary key references public.experiments (id) on delete cascade,
  visitors_per_day double precision,
  -- of the primary metric in control today: a share as a ratio, or a mean with its sd; where days are held against days the sd between days.
  -- One arm has its target instead
  baseline double precision,
  sd double precision,
  alpha double precision not null default 0.05,
  power double precision not null default 0.8,
  days integer,
  -- the smallest change that the time-box can show, as a part of the baseline or of the target, without its sign; null beside a formula: none at all
  detectable double precision,
  -- visitors in all for the smallest change worth having, or days since the start where days are held against days
  needed double precision,
  -- null until there is enough to compute with
  formula text,
  is_knowing boolean not null default false,
  reason text not null default '',
  sized_by uuid not null references public.people (id) on delete restrict,
  sized_at timestamptz not null default private.now(),
  -- where days are held against days: so many from before the start, and how much each resembles the one before
  days_before integer,
  correlation double precision,
  -- half of the interval that the time-box ends with, as a part of the target or the baseline; null where none was planned
  half_width double precision,
  constraint sizings_visitors_are_a_number check (visitors_per_day > 0 and visitors_per_day <= 1e9),
  constraint sizings_baseline_is_a_number check (baseline > 0 and baseline < 'infinity'),
  constraint sizings_sd_is_a_number check (sd > 0 and sd < 'infinity'),
  -- results keep this level: what is sized at another one promises what is not kept
  constraint sizings_alpha_is_the_level_of_results check (alpha = 0.05),
  constraint sizings_power_is_a_chance check (power between 0.5 and 0.9999),
  constraint sizings_days_before_are_days check (days_before between 2 and 90),
  constraint sizings_correlation_is_under_one check (correlation between 0 and 0.95),
  constraint sizings_answers_are_positive check (days > 0 and detectable > 0 and detectable < 'infinity' and needed > 0 and needed < 'infinity'
    and half_width > 0 and half_width < 'infinity'),
  constraint sizings_name_their_formula check ((formula is null and detectable is null and needed is null and half_width is null)
    or (formula is not null and length(formula) <= 40 and days is not null and coalesce(visitors_per_day, sd) is not null)),
  constraint sizings_reason_fits check (length(reason) <= 500)
);
create index sizings_by_author on public.sizings (sized_by);
alter table public.sizings enable row level security;
create policy sizings_are_seen_by_members on public.sizings for select to authenticated using ((select private.is_member()));
grant select on public.sizings to authenticated;
create trigger sizings_are_frozen before insert or update or delete on public.sizings
  for each row execute function private.guard_plan_rows();

-- Writes what a draft is sized with, and what the page computed from it; the same again changes nothing.
-- Refuses: registration_is_frozen and own_experiment's.
create function public.size_experiment(p_experiment bigint, p_sizing jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  s public.sizings;
  v_told text[] := array['sized_by', 'sized_at'];
begin
  if x.started_at is not null then
    perform private.refuse('registration_is_frozen');
  end if;
  s := jsonb_populate_record(row(x.id, null, null, null, 0.05, 0.8, null, null, null, null, false, '', null, null, null, null, null)::public.sizings,
    jsonb_strip_nulls(p_sizing) - 'experiment_id' - v_told);
  s.reason := btrim(s.reason);
  s.sized_by := auth.uid();
  s.sized_at := private.now();
  if exists (select from public.sizings o where o.experiment_id = x.id and to_jsonb(o) - v_told = to_jsonb(s) - v_told) then
    return;
  end if;
  delete from public.sizings where experiment_id = x.id;
  insert into public.sizings select s.*;
  perform private.log('experiment.sized', 'experiments', x.id::text,
    jsonb_build_object('visitors_per_day', s.visitors_per_day, 'days', s.days, 'detectable', s.detectable));
end $$;

-- How the KPI that decides was from day to day where nothing was changed: the newest arm of another experiment that has two weeks of it by the
-- same definition, or the days before a start. 90 days at most; null where nobody read that. What the days say is TypeScript's.
create function public.kpi_days(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  with arm as (
    select r.experiment_id, r.metric_id, r.variant_id
    from public.metrics mine
      join public.metrics m on m.kpi_id = mine.kpi_id and m.experiment_id <> mine.experiment_id
      join public.variants v on v.experiment_id = m.experiment_id and v.is_control
      join public.readings r on r.metric_id = m.id and r.variant_id = v.id
    where mine.experiment_id = p_experiment and mine.role = 'primary'
    group by r.experiment_id, r.metric_id, r.variant_id
    having count(distinct r.day) >= 14
    order by max(r.day) desc, r.experiment_id desc limit 1),
  days as (
    select r.day, r.n, r.successes, r.mean, r.second_mean from arm join public.readings r
      on r.experiment_id = arm.experiment_id and r.metric_id = arm.metric_id and r.variant_id = arm.variant_id
    where not exists (select from public.readings newer where newer.replaces_id = r.id)
    order by r.day desc limit 90)
  select jsonb_build_object('experiment_id', x.id, 'title', x.title, 'arm', v.name,
    'days', (select jsonb_agg(to_jsonb(d) order by d.day) from days d))
  from arm join public.experiments x on x.id = arm.experiment_id join public.variants v on v.id = arm.variant_id
$$;

-- By its own numbers too small for the change worth having. Null, which is not true, while nothing is computed.
create function private.is_undersized(p_sizing public.sizings) returns boolean
language sql stable security definer set search_path = '' as $$
  select p_sizing.formula is not null and (p_sizing.detectable is null or p_sizing.detectable > (
    select minimum_effect from public.metrics where experiment_id = p_sizing.experiment_id and role = 'primary'))
$$;

-- What a registration keeps of the sizing: {"sizing": ...}, or nothing where nobody sized.
create function private.registered_sizing(p_experiment bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce((select jsonb_build_object('sizing', to_jsonb(s) - array['experiment_id', 'sized_at', 'is_knowing', 'reason']
      || jsonb_build_object('is_undersized', coalesce(u, false), 'reason', case when u then s.reason else '' end))
    from public.sizings s, private.is_undersized(s) u where s.experiment_id = p_experiment and s.formula is not null), '{}')
$$;

-- the rules of this workspace --------------------------------------------------------------------------------------

create table public.experiment_settings (
  is_only boolean primary key default true check (is_only),
  start_needs_approval boolean not null default false,
  changed_by uuid references public.people (id) on delete restrict,
  changed_at timestamptz
);
insert into public.experiment_settings default values;
create index experiment_settings_by_author on public.experiment_settings (changed_by);
alter table public.experiment_settings enable row level security;
create policy experiment_settings_are_seen_by_members on public.experiment_settings for select to authenticated
  using ((select private.is_member()));
grant select on public.experiment_settings to authenticated;

-- Whether both owners must approve a plan before it starts. What runs already runs on. Refuses: only_admins_set_this.
create function public.require_approval(p_needed boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  perform from public.experiment_settings for update;
  if not private.has_role('admin') then
    perform private.refuse('only_admins_set_this', 403);
  elsif p_needed = (select start_needs_approval from public.experiment_settings) then
    return;
  end if;
  update public.experiment_settings set start_needs_approval = p_needed, changed_by = me, changed_at = private.now();
  perform private.log('workspace.approval_set', 'workspace', 'experiments', jsonb_build_object('needed', p_needed));
end $$;

-- An owner's word for one plan as it read then: a change of the plan needs a new one.
create table public.start_approvals (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  side public.job_function not null,
  plan_hash text not null,
  approved_by uuid not null references public.people (id) on delete restrict,
  approved_at timestamptz not null default private.now(),
  constraint start_approvals_are_of_a_side check (side in ('marketing', 'it')),
  constraint start_approvals_are_given_once unique (experiment_id, side, plan_hash)
);
create index start_approvals_by_author on public.start_approvals (approved_by);
alter table public.start_approvals enable row level security;
create policy start_approvals_are_seen_by_members on public.start_approvals for select to authenticated
  using ((select private.is_member()));
grant select on public.start_approvals to authenticated;
create trigger start_approvals_are_append_only before update or delete on public.start_approvals
  for each row execute function private.refuse_change();
create trigger start_approvals_are_never_truncated before truncate on public.start_approvals
  for each statement execute function private.refuse_change();

-- Over what a plan says, and not over when it was saved: ids and the first day change by themselves, and so does what the
-- sizing comes to while days go by.
create function private.plan_hash(p_experiment public.experiments) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  -- plpgsql, so that later migrations can bring further parts of a plan
  return encode(sha256(convert_to((to_jsonb(p_experiment)
    - array['starts_on', 'time_box', 'started_by', 'started_at', 'registration', 'registration_hash', 'deciding_since', 'ended_as', 'ended_at',
      'schedule_version', 'scheduled_at']
    || private.plan_parts(p_experiment.id) || jsonb_build_object(
      'variants', (select jsonb_agg(to_jsonb(v) - 'id' order by v.position) from public.variants v where v.experiment_id = p_experiment.id),
      'metrics', (select jsonb_agg(to_jsonb(m) - 'id' order by m.role, m.kpi_id) from public.metrics m where m.experiment_id = p_experiment.id),
      'criteria', (select jsonb_agg(to_jsonb(c) - array['id', 'metric_id'] || jsonb_build_object('kpi_id', m.kpi_id) order by c.kind, c.position)
        from public.criteria c join public.metrics m on m.id = c.metric_id where c.experiment_id = p_experiment.id),
      'sizing', (select jsonb_build_array(s.visitors_per_day, s.baseline, s.sd, s.alpha, s.power, s.days_before, s.correlation)
        from public.sizings s where s.experiment_id = p_experiment.id)))::text, 'UTF8')), 'hex');
end $$;

-- The owner who asks approves the plan that was shown. Again is no second approval.
-- Refuses: experiment_has_started, owners_approve, plan_has_changed, check_plan's and own_experiment's.
create function public.approve_start(p_experiment bigint, p_plan_hash text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  v_side public.job_function := case auth.uid() when x.marketing_owner_id then 'marketing' when x.it_owner_id then 'it' end;
begin
  if x.started_at is not null then
    perform private.refuse('experiment_has_started');
  elsif v_side is null then
    perform private.refuse('owners_approve', 403);
  elsif p_plan_hash is distinct from private.plan_hash(x) then
    perform private.refuse('plan_has_changed');
  end if;
  perform private.check_plan(x);
  insert into public.start_approvals (experiment_id, side, plan_hash, approved_by) values (x.id, v_side, p_plan_hash, auth.uid())
  on conflict on constraint start_approvals_are_given_once do nothing;
  if found then
    perform private.log('experiment.approved', 'experiments', x.id::text, jsonb_build_object('side', v_side));
  end if;
end $$;

-- What stands between a whole plan and its start. Refuses: start_is_undersized, start_needs_approval.
create function private.check_start(p_experiment public.experiments) returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- the setting is held: an admin who asks for approval at this moment waits, and the next start hears it
  perform from public.experiment_settings for share;
  if exists (select from public.sizings s where s.experiment_id = p_experiment.id and private.is_undersized(s)
      and not (s.is_knowing and length(s.reason) >= 10)) then
    perform private.refuse('start_is_undersized');
  elsif (select start_needs_approval from public.experiment_settings) and (
      select count(*) from public.start_approvals a where a.experiment_id = p_experiment.id
        and a.plan_hash = private.plan_hash(p_experiment)) < 2 then
    perform private.refuse('start_needs_approval');
  end if;
end $$;

-- For the page of a draft: whether approval is asked for, of which plan, and who has given it. Null once it has started.
create function private.start_state(p_experiment public.experiments) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_hash text;
begin
  if p_experiment.started_at is not null or not private.is_member() then
    return null;
  end if;
  v_hash := private.plan_hash(p_experiment);
  return (select jsonb_build_object('needs_approval', c.start_needs_approval, 'plan_hash', v_hash,
    'approvals', (select coalesce(jsonb_agg(jsonb_build_object('side', a.side, 'name', p.name, 'approved_at', a.approved_at)), '[]')
      from public.start_approvals a join public.people p on p.id = a.approved_by
      where a.experiment_id = p_experiment.id and a.plan_hash = v_hash)) from public.experiment_settings c);
end $$;
grant execute on function private.start_state(public.experiments) to authenticated;

-- KPIs and the experiments that use them ---------------------------------------------------------------------------

-- Moves a draft to the newest version of each KPI it names. Refuses: registration_is_frozen and own_experiment's.
create function public.renew_kpis(p_experiment bigint) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  v_renewed integer;
begin
  if x.started_at is not null then
    perform private.refuse('registration_is_frozen');
  end if;
  update public.metrics m set kpi_id = n.id
  from public.kpis k join public.kpis n on n.line_id = k.line_id and n.is_newest
  where m.experiment_id = x.id and k.id = m.kpi_id and not k.is_newest;
  get diagnostics v_renewed = row_count;
  if v_renewed > 0 then
    perform private.log('experiment.kpis_renewed', 'experiments', x.id::text, jsonb_build_object('kpis', v_renewed));
  end if;
  return v_renewed;
end $$;

-- Who measures by a KPI, in whichever of its versions.
create view public.kpi_uses with (security_invoker = true) as
select k.line_id, k.version, m.role, l.*
from public.metrics m
  join public.kpis k on k.id = m.kpi_id
  join public.experiment_list l on l.id = m.experiment_id;
grant select on public.kpi_uses to authenticated;

grant execute on function public.size_experiment(bigint, jsonb), public.kpi_days(bigint), public.require_approval(boolean), public.approve_start(bigint, text),
  public.renew_kpis(bigint) to authenticated;
