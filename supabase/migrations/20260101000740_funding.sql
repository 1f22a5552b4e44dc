-- funding: money is released in stages, what was spent is written down, and a kill frees the rest. Money is in whole units
-- of the workspace's currency and work in person-days; sums are exact. Nothing here blocks anybody: who spends or releases
-- more than there is, is told.

create table public.funding_settings (
  is_only boolean primary key default true,
  currency text not null default 'EUR',
  changed_by uuid references public.people (id) on delete restrict,
  changed_at timestamptz,
  constraint funding_settings_are_one check (is_only),
  constraint funding_currency_is_a_code check (currency ~ '^[A-Z]{3}$')
);
create index funding_settings_by_changer on public.funding_settings (changed_by);
insert into public.funding_settings default values;
alter table public.funding_settings enable row level security;
create policy funding_settings_are_seen_by_members on public.funding_settings for select to authenticated
  using ((select private.is_member()));
grant select on public.funding_settings to authenticated;

create function private.workspace_currency() returns text
language sql stable set search_path = '' as $$ select currency from public.funding_settings $$;
grant execute on function private.workspace_currency() to authenticated;

-- What a decision released, or a leader with a reason. A correction names the one it replaces.
create table public.tranches (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete restrict,
  decision_id bigint references public.decisions (id) on delete restrict,
  amount bigint not null,
  days numeric not null,
  reason text not null default '',
  released_by uuid not null references public.people (id) on delete restrict,
  released_at timestamptz not null default private.now(),
  -- the moment whose quarter it counts in: a correction counts where what it replaces did
  counts_at timestamptz not null default private.now(),
  replaces_id bigint references public.tranches (id) on delete restrict,
  -- one per form that was opened, so that a double submit releases once
  key uuid,
  constraint tranches_one_per_decision unique (decision_id),
  constraint tranches_are_replaced_once unique (replaces_id),
  constraint tranches_are_released_once unique (released_by, key),
  constraint tranches_amount_is_money check (amount between 0 and 100000000000),
  constraint tranches_days_are_half_days check (days between 0 and 100000 and days * 2 = trunc(days * 2)),
  constraint tranches_are_of_something check (amount > 0 or days > 0 or decision_id is not null or replaces_id is not null),
  constraint tranches_reason_is_told check (decision_id is not null or length(btrim(reason)) between 10 and 500)
);
create index tranches_by_experiment on public.tranches (experiment_id, id);
create index tranches_by_time on public.tranches (counts_at);
alter table public.tranches enable row level security;

create function private.count_tranche() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.counts_at := coalesce((select t.counts_at from public.tranches t where t.id = new.replaces_id), new.released_at);
  return new;
end $$;
create trigger tranches_count_where_they_began before insert on public.tranches
  for each row execute function private.count_tranche();

-- What was spent, on which day. A correction names the one it replaces; to zero, it takes it back.
create table public.spends (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete restrict,
  day date not null,
  amount bigint not null,
  days numeric not null,
  what text not null,
  -- what it was paid from: the first of a line of corrections; null where nothing was released yet
  tranche_id bigint references public.tranches (id) on delete restrict,
  recorded_by uuid not null references public.people (id) on delete restrict,
  recorded_at timestamptz not null default private.now(),
  replaces_id bigint references public.spends (id) on delete restrict,
  key uuid,
  constraint spends_are_replaced_once unique (replaces_id),
  constraint spends_are_recorded_once unique (recorded_by, key),
  constraint spends_amount_is_money check (amount between 0 and 100000000000),
  constraint spends_days_are_half_days check (days between 0 and 100000 and days * 2 = trunc(days * 2)),
  constraint spends_are_of_something check (amount > 0 or days > 0 or replaces_id is not null),
  constraint spends_what_is_told check (length(btrim(what)) between 3 and 200),
  constraint spends_day_is_a_day check (day between '2000-01-01' and '2200-01-01')
);
create index spends_by_experiment on public.spends (experiment_id, id);
create index spends_by_day on public.spends (day);
create index spends_by_tranche on public.spends (tranche_id);
alter table public.spends enable row level security;

-- What a priority may release in a quarter; without a priority, for what names none. The latest counts.
create table public.budgets (
  id bigint generated always as identity primary key,
  priority_id bigint references public.priorities (id) on delete restrict,
  quarter date not null,
  amount bigint not null,
  days numeric not null,
  set_by uuid not null references public.people (id) on delete restrict,
  set_at timestamptz not null default private.now(),
  constraint budgets_begin_with_a_quarter check (quarter between '2000-01-01' and '2200-01-01'
    and extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  constraint budgets_amount_is_money check (amount between 0 and 100000000000),
  constraint budgets_days_are_half_days check (days between 0 and 100000 and days * 2 = trunc(days * 2))
);
create index budgets_by_priority on public.budgets (priority_id, quarter, id desc);
create index budgets_by_setter on public.budgets (set_by);
alter table public.budgets enable row level security;

create trigger tranches_are_append_only before update or delete on public.tranches
  for each row execute function private.refuse_change();
create trigger tranches_are_never_truncated before truncate on public.tranches
  for each statement execute function private.refuse_change();
create trigger spends_are_append_only before update or delete on public.spends
  for each row execute function private.refuse_change();
create trigger spends_are_never_truncated before truncate on public.spends
  for each statement execute function private.refuse_change();
create trigger budgets_are_append_only before update or delete on public.budgets
  for each row execute function private.refuse_change();
create trigger budgets_are_never_truncated before truncate on public.budgets
  for each statement execute function private.refuse_change();

create policy tranches_are_seen_by_members on public.tranches for select to authenticated using ((select private.is_member()));
create policy spends_are_seen_by_members on public.spends for select to authenticated using ((select private.is_member()));
create policy budgets_are_seen_by_members on public.budgets for select to authenticated using ((select private.is_member()));
-- keys are absent on purpose: they are their writer's
grant select (id, experiment_id, decision_id, amount, days, reason, released_by, released_at, counts_at, replaces_id) on public.tranches to authenticated;
grant select (id, experiment_id, day, amount, days, what, tranche_id, recorded_by, recorded_at, replaces_id) on public.spends to authenticated;
grant select on public.budgets to authenticated;

-- What counts: the last of each line of corrections.
create view public.current_tranches with (security_invoker = true) as
select t.id, t.experiment_id, t.decision_id, t.amount, t.days, t.reason, t.released_by, t.released_at, t.counts_at, t.replaces_id
from public.tranches t where not exists (select from public.tranches later where later.replaces_id = t.id);
create view public.current_spends with (security_invoker = true) as
select s.id, s.experiment_id, s.day, s.amount, s.days, s.what, s.tranche_id, s.recorded_by, s.recorded_at, s.replaces_id
from public.spends s where not exists (select from public.spends later where later.replaces_id = s.id);
create view public.current_budgets with (security_invoker = true) as
select distinct on (b.priority_id, b.quarter) b.id, b.priority_id, b.quarter, b.amount, b.days, b.set_by, b.set_at
from public.budgets b order by b.priority_id, b.quarter, b.id desc;

-- Per experiment: released, spent, and what a kill freed, as the record of the kill that stands sealed it (one without a
-- record: as it is now); more spent than released frees nothing. late: what of it went to bills that were written down after.
create view public.experiment_funding with (security_invoker = true) as
select x.id as experiment_id, x.title, x.ended_as, x.ended_at, i.priority_id,
  coalesce(t.amount, 0) as released, coalesce(t.days, 0) as released_days,
  coalesce(s.amount, 0) as spent, coalesce(s.days, 0) as spent_days,
  coalesce(k.freed, rest.amount, 0) as freed, coalesce(k.freed_days, rest.days, 0) as freed_days,
  greatest(coalesce(k.freed - rest.amount, 0), 0) as late, greatest(coalesce(k.freed_days - rest.days, 0), 0) as late_days,
  t.tranches, s.spends
from public.experiments x join public.ideas i on i.id = x.idea_id
  left join lateral (select sum(c.amount) as amount, sum(c.days) as days, count(*) as tranches
    from public.current_tranches c where c.experiment_id = x.id) t on true
  left join lateral (select sum(c.amount) as amount, sum(c.days) as days, count(*) as spends
    from public.current_spends c where c.experiment_id = x.id) s on true
  left join lateral (select greatest(coalesce(t.amount, 0) - coalesce(s.amount, 0), 0) as amount,
    greatest(coalesce(t.days, 0) - coalesce(s.days, 0), 0) as days where x.ended_as = 'killed') rest on true
  left join lateral (select r.freed, r.freed_days from public.decisions d join public.decision_records r on r.decision_id = d.id
    where x.ended_as = 'killed' and d.experiment_id = x.id and d.outcome = 'kill' order by d.id desc limit 1) k on true;
grant select on public.current_tranches, public.current_spends, public.current_budgets, public.experiment_funding to authenticated;

-- Each tranche of an experiment as it stands after corrections, by the first of its line, and what was paid from it.
create function private.tranche_lines(p_experiment bigint)
returns table (first_id bigint, current_id bigint, amount bigint, days numeric, spent numeric, spent_days numeric)
language sql stable set search_path = '' as $$
  with recursive line as (
    select t.id as first_id, t.id, t.amount, t.days from public.tranches t where t.experiment_id = p_experiment and t.replaces_id is null
    union all
    select l.first_id, t.id, t.amount, t.days from line l join public.tranches t on t.replaces_id = l.id
  )
  select l.first_id, l.id, l.amount, l.days, coalesce(s.amount, 0), coalesce(s.days, 0)
  from line l left join (select tranche_id, sum(amount) as amount, sum(days) as days from public.current_spends
    where experiment_id = p_experiment group by tranche_id) s on s.tranche_id = l.first_id
  where not exists (select from public.tranches later where later.replaces_id = l.id)
$$;

-- The first of the line that a tranche of this experiment belongs to; null for one of another.
create function private.first_of_tranche(p_experiment bigint, p_tranche bigint) returns bigint
language sql stable security definer set search_path = '' as $$
  with recursive line as (
    select id, replaces_id from public.tranches where id = p_tranche and experiment_id = p_experiment
    union all
    select t.id, t.replaces_id from line l join public.tranches t on t.id = l.replaces_id
  )
  select id from line where replaces_id is null
$$;
grant execute on function private.tranche_lines(bigint) to authenticated;

create function private.quarter_of(p_day date) returns date
language sql immutable set search_path = '' as $$ select date_trunc('quarter', p_day::timestamp)::date $$;
grant execute on function private.quarter_of(date) to authenticated;

-- What a decision releases, in its transaction; called by decide() with {amount, days} or nothing.
-- Refuses: kill_releases_nothing, tranche_is_a_number, and the constraints of tranches.
create function private.release_with_decision(p_decision bigint, p_tranche jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  d public.decisions;
  v_amount numeric;
  v_days numeric;
begin
  if p_tranche is null or p_tranche = 'null' then
    return;
  end if;
  begin
    v_amount := coalesce((p_tranche ->> 'amount')::numeric, 0);
    v_days := coalesce((p_tranche ->> 'days')::numeric, 0);
  exception when others then
    perform private.refuse('tranche_is_a_number');
  end;
  if v_amount <> trunc(v_amount) or abs(v_amount) > 9e18 then
    perform private.refuse('tranche_is_a_number');
  end if;
  select * into d from public.decisions where id = p_decision;
  if d.outcome = 'kill' then
    if v_amount <> 0 or v_days <> 0 then
      perform private.refuse('kill_releases_nothing');
    end if;
    return;
  end if;
  insert into public.tranches (experiment_id, decision_id, amount, days, released_by, released_at)
  values (d.experiment_id, d.id, v_amount, v_days, d.decided_by, d.decided_at);
end $$;

-- A tranche outside a decision: the first one, or a correction (p_replaces) of any. A key that was used answers again.
-- After a kill there is neither: what it freed is sealed. A correction does not go below what was spent from it; of what is
-- overspent, not below what it holds.
-- Refuses: leaders_only, no_such_experiment, tranche_needs_a_start, killed_gets_nothing, tranche_is_replaced,
-- tranche_amount_was_spent, tranche_days_were_spent, and the constraints of tranches.
create function public.release_tranche(p_experiment bigint, p_amount bigint, p_days numeric, p_reason text,
  p_replaces bigint default null, p_key uuid default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  x public.experiments;
  v_id bigint;
  l record;
begin
  select * into x from public.experiments where id = p_experiment for share;
  if not found then
    perform private.refuse('no_such_experiment', 404);
  end if;
  select id into v_id from public.tranches where released_by = me and key = p_key;
  if found then
    return v_id;
  elsif x.started_at is null then
    perform private.refuse('tranche_needs_a_start');
  elsif x.ended_as = 'killed' then
    perform private.refuse('killed_gets_nothing');
  elsif p_replaces is not null then
    select * into l from private.tranche_lines(x.id) where current_id = p_replaces;
    if not found then
      perform private.refuse('tranche_is_replaced');
    elsif p_amount < least(l.spent, l.amount) then
      perform private.refuse('tranche_amount_was_spent');
    elsif p_days < least(l.spent_days, l.days) then
      perform private.refuse('tranche_days_were_spent');
    end if;
  end if;
  insert into public.tranches (experiment_id, amount, days, reason, released_by, replaces_id, key)
  values (x.id, p_amount, p_days, btrim(p_reason), me, p_replaces, p_key)
  on conflict (released_by, key) do nothing returning id into v_id;
  if v_id is null then
    return (select id from public.tranches where released_by = me and key = p_key);
  end if;
  perform private.log(case when p_replaces is null then 'tranche.released' else 'tranche.corrected' end, 'experiments', x.id::text,
    jsonb_build_object('tranche', v_id, 'amount', p_amount, 'days', p_days));
  return v_id;
end $$;

-- What a spend is paid from where nobody says: the newest tranche that has something left, else the newest; null without one.
create function private.open_tranche(p_experiment bigint) returns bigint
language sql stable security definer set search_path = '' as $$
  select first_id from private.tranche_lines(p_experiment)
  order by amount > spent or days > spent_days desc, first_id desc limit 1
$$;

-- Written down by an owner or a leader, also after the end: bills come late. More than was released is written down too.
-- p_tranche: what it was paid from, any of a line of corrections; a correction stays where it was. A key that was used answers again.
-- Refuses: no_such_experiment, owners_spend, spend_needs_a_start, spend_is_in_the_future, spend_is_replaced,
-- spend_is_of_its_tranches, and the
-- constraints of spends.
create function public.record_spend(p_experiment bigint, p_day date, p_amount bigint, p_days numeric, p_what text,
  p_replaces bigint default null, p_key uuid default null, p_tranche bigint default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  x public.experiments;
  v_id bigint;
  v_tranche bigint;
begin
  select * into x from public.experiments where id = p_experiment for share;
  if not found then
    perform private.refuse('no_such_experiment', 404);
  elsif me is distinct from x.marketing_owner_id and me is distinct from x.it_owner_id and not private.has_role('leader', 'admin') then
    perform private.refuse('owners_spend', 403);
  end if;
  select id into v_id from public.spends where recorded_by = me and key = p_key;
  if found then
    return v_id;
  elsif x.started_at is null then
    perform private.refuse('spend_needs_a_start');
  elsif p_day > private.today() then
    perform private.refuse('spend_is_in_the_future');
  elsif p_replaces is not null and not exists (select from public.current_spends where id = p_replaces and experiment_id = x.id) then
    perform private.refuse('spend_is_replaced');
  end if;
  v_tranche := case when p_tranche is not null then private.first_of_tranche(x.id, p_tranche)
    when p_replaces is not null then (select tranche_id from public.spends where id = p_replaces) else private.open_tranche(x.id) end;
  if p_tranche is not null and v_tranche is null then
    perform private.refuse('spend_is_of_its_tranches');
  end if;
  insert into public.spends (experiment_id, day, amount, days, what, tranche_id, recorded_by, replaces_id, key)
  values (x.id, p_day, p_amount, p_days, btrim(p_what), v_tranche, me, p_replaces, p_key)
  on conflict (recorded_by, key) do nothing returning id into v_id;
  if v_id is null then
    return (select id from public.spends where recorded_by = me and key = p_key);
  end if;
  perform private.log(case when p_replaces is null then 'spend.recorded' else 'spend.corrected' end, 'experiments', x.id::text,
    jsonb_strip_nulls(jsonb_build_object('spend', v_id, 'tranche', v_tranche, 'amount', p_amount, 'days', p_days)));
  return v_id;
end $$;

-- What a priority (or what names none) may release in a quarter. Set again to the same it changes nothing.
-- Refuses: leaders_only, priority_is_gone, and the constraints of budgets.
create function public.set_budget(p_quarter date, p_amount bigint, p_days numeric, p_priority bigint default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
begin
  if p_priority is not null then
    perform from public.priorities where id = p_priority for share;
    if not found then
      perform private.refuse('priority_is_gone');
    end if;
  end if;
  if exists (select from public.current_budgets b where b.priority_id is not distinct from p_priority
    and b.quarter = p_quarter and (b.amount, b.days) = (p_amount, p_days)) then
    return;
  end if;
  insert into public.budgets (priority_id, quarter, amount, days, set_by) values (p_priority, p_quarter, p_amount, p_days, me);
  perform private.log('budget.set', 'workspace', 'funding', jsonb_build_object('amount', p_amount, 'days', p_days, 'quarter', p_quarter,
    'priority', (select name from public.priorities where id = p_priority)));
end $$;

-- Only before there is any amount: what was written stays true. Refuses: admins_set_the_currency, currency_is_in_use,
-- funding_currency_is_a_code.
create function public.set_currency(p_currency text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  s public.funding_settings;
  v_currency text := upper(btrim(p_currency));
begin
  if not private.has_role('admin') then
    perform private.refuse('admins_set_the_currency', 403);
  end if;
  -- nobody writes an amount while its unit changes
  lock table public.experiments, public.tranches, public.spends, public.budgets, public.review_budgets in share mode;
  select * into s from public.funding_settings where is_only for update;
  if s.currency = v_currency then
    return;
  elsif exists (select from public.tranches where amount > 0) or exists (select from public.spends where amount > 0)
    or exists (select from public.budgets where amount > 0) or exists (select from public.review_budgets where amount > 0)
    or exists (select from public.experiments where promised_amount > 0) then
    perform private.refuse('currency_is_in_use');
  end if;
  update public.funding_settings set currency = v_currency, changed_by = me, changed_at = private.now() where is_only;
  perform private.log('workspace.currency_set', 'workspace', 'funding', jsonb_build_object('from', s.currency, 'to', v_currency));
end $$;

grant execute on function public.release_tranche(bigint, bigint, numeric, text, bigint, uuid),
  public.record_spend(bigint, date, bigint, numeric, text, bigint, uuid, bigint),
  public.set_budget(date, bigint, numeric, bigint), public.set_currency(text) to authenticated;
