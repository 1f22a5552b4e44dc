-- alignment: the words and measures both functions agreed on. So far the KPI library.

-- proportion: how many of n did it; mean: average of n values; count: events in n, of which one can have several
create type public.kpi_kind as enum ('proportion', 'mean', 'count');
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
  constraint kpis_name_is_short check (length(btrim(name)) between 2 and 80),
  constraint kpis_definition_says_how check (length(btrim(definition)) between 10 and 1000),
  constraint kpis_unit_fits check (length(unit) <= 20),
  constraint kpis_source_fits check (length(source) <= 200)
);
create unique index kpis_name_is_unique on public.kpis (lower(name));
create index kpis_by_adder on public.kpis (added_by);
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
  perform private.log('kpi.added', 'kpis', new.id::text, jsonb_build_object('name', new.name));
  return null;
end $$;
create trigger kpis_are_logged after insert on public.kpis for each row execute function private.log_kpi();
