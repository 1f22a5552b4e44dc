-- alignment: the words and measures both functions agreed on. The KPI library: definitions, their versions, and which
-- function has agreed to which.

-- proportion: how many of n did it; mean: average of n values; count: events in n, of which one can have several;
-- ratio: one sum by another, both of the same n; value: one number a day, of which nothing is known but itself
create type public.kpi_kind as enum ('proportion', 'mean', 'count', 'ratio', 'value');
create type public.kpi_direction as enum ('up', 'down');

create table public.kpis (
  id bigint generated always as identity primary key,
  name text not null,
  definition text not null,
  unit text not null default '',
  kind public.kpi_kind not null,
  direction public.kpi_direction not null default 'up',
  owner_function public.job_function not null,
  source text not null default '',
  added_by uuid not null default auth.uid() references public.people (id) on delete restrict,
  added_at timestamptz not null default private.now(),
  -- versions of one KPI share the id of the first as line_id, and each names the one it replaces
  -- (0 until the trigger below knows that id)
  line_id bigint not null default 0 references public.kpis (id) on delete restrict,
  version integer not null default 1,
  replaces_id bigint references public.kpis (id) on delete restrict,
  -- why this version
  reason text not null default '',
  -- kept by replace_kpi alone, so that a name can be unique among what is offered
  is_newest boolean not null default true,
  constraint kpis_are_replaced_once unique (replaces_id),
  constraint kpis_reason_is_told check (replaces_id is null or length(btrim(reason)) between 10 and 500),
  constraint kpis_name_is_short check (length(btrim(name)) between 2 and 80),
  constraint kpis_definition_says_how check (length(btrim(definition)) between 10 and 1000),
  constraint kpis_unit_fits check (length(unit) <= 20),
  constraint kpis_source_fits check (length(source) <= 200)
);
create unique index kpis_name_is_unique on public.kpis (lower(name)) where is_newest;
create index kpis_by_adder on public.kpis (added_by);
create index kpis_by_line on public.kpis (line_id, version);
alter table public.kpis enable row level security;
create policy kpis_are_seen_by_members on public.kpis for select to authenticated
  using ((select private.is_member()));

-- Added by anybody who needs a measure, never edited: an experiment names the definition it was started with.
create policy kpis_are_added_by_members on public.kpis for insert to authenticated
  with check (added_by = (select private.caller()));
grant select on public.kpis to authenticated;
grant insert (name, definition, unit, kind, direction, owner_function, source) on public.kpis to authenticated;
grant execute on function private.caller() to authenticated;

create function private.log_kpi() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.log(case when new.version = 1 then 'kpi.added' else 'kpi.replaced' end, 'kpis', new.id::text,
    jsonb_build_object('name', new.name, 'version', new.version));
  return null;
end $$;
create trigger kpis_are_logged after insert on public.kpis for each row execute function private.log_kpi();

-- The first of a line is its own beginning.
create function private.begin_kpi_line() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.line_id := coalesce(nullif(new.line_id, 0), new.id);
  return new;
end $$;
create trigger kpis_begin_a_line before insert on public.kpis for each row execute function private.begin_kpi_line();

-- Who agreed to a definition, for which function. A new version is agreed to anew.
create table public.kpi_agreements (
  id bigint generated always as identity primary key,
  kpi_id bigint not null references public.kpis (id) on delete restrict,
  side public.job_function not null,
  agreed_by uuid not null references public.people (id) on delete restrict,
  agreed_at timestamptz not null default private.now(),
  constraint kpi_agreements_are_of_a_side check (side in ('marketing', 'it')),
  constraint kpi_agreements_one_per_side unique (kpi_id, side),
  -- a bridging person stands for either function, not for both at once
  constraint kpi_agreements_one_per_person unique (kpi_id, agreed_by)
);
create index kpi_agreements_by_person on public.kpi_agreements (agreed_by);
alter table public.kpi_agreements enable row level security;
create policy kpi_agreements_are_seen_by_members on public.kpi_agreements for select to authenticated
  using ((select private.is_member()));
grant select on public.kpi_agreements to authenticated;
create trigger kpi_agreements_are_append_only before update or delete on public.kpi_agreements
  for each row execute function private.refuse_change();
create trigger kpi_agreements_are_never_truncated before truncate on public.kpi_agreements
  for each statement execute function private.refuse_change();

-- The newest version, locked, so that nobody agrees to a definition that is replaced at this moment.
-- Refuses: no_such_kpi, kpi_is_replaced.
create function private.newest_kpi(p_kpi bigint) returns public.kpis
language plpgsql security definer set search_path = '' as $$
declare
  k public.kpis;
begin
  select * into k from public.kpis where id = p_kpi for update;
  if not found then
    perform private.refuse('no_such_kpi', 404);
  elsif not k.is_newest then
    perform private.refuse('kpi_is_replaced');
  end if;
  return k;
end $$;

-- Agrees for a function one stands for. Again is no second agreement.
-- Refuses: side_is_not_yours, kpi_agreements_one_per_side, kpi_agreements_one_per_person, newest_kpi's.
create function public.agree_on_kpi(p_kpi bigint, p_side public.job_function) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  k public.kpis := private.newest_kpi(p_kpi);
begin
  if not exists (select from public.people where id = me and (function = p_side or (is_bridging and p_side in ('marketing', 'it')))) then
    perform private.refuse('side_is_not_yours', 403);
  elsif exists (select from public.kpi_agreements where kpi_id = k.id and side = p_side and agreed_by = me) then
    return;
  end if;
  insert into public.kpi_agreements (kpi_id, side, agreed_by) values (k.id, p_side, me);
  perform private.log('kpi.agreed', 'kpis', k.id::text, jsonb_build_object('side', p_side, 'version', k.version));
end $$;

-- Writes the next version: {name, definition, unit, direction, owner_function, source} where they differ. How it is read
-- (kind) stays, because readings of two kinds cannot be compared: that is another KPI.
-- Refuses: kpi_version_changes_nothing, newest_kpi's and the constraints.
create function public.replace_kpi(p_kpi bigint, p_changes jsonb, p_reason text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  k public.kpis := private.newest_kpi(p_kpi);
  n public.kpis := jsonb_populate_record(k, p_changes);
  v_id bigint;
begin
  n.name := btrim(n.name);
  n.definition := btrim(n.definition);
  if (n.name, n.definition, n.unit, n.direction, n.owner_function, n.source)
    is not distinct from (k.name, k.definition, k.unit, k.direction, k.owner_function, k.source) then
    perform private.refuse('kpi_version_changes_nothing');
  end if;
  update public.kpis set is_newest = false where id = k.id;
  insert into public.kpis (name, definition, unit, kind, direction, owner_function, source, added_by, line_id, version, replaces_id, reason)
  values (n.name, n.definition, n.unit, k.kind, n.direction, n.owner_function, n.source, me, k.line_id, k.version + 1, k.id, btrim(p_reason))
  returning id into v_id;
  return v_id;
end $$;
grant execute on function public.agree_on_kpi(bigint, public.job_function), public.replace_kpi(bigint, jsonb, text) to authenticated;
