-- experiments, the fields of this workspace: what else a plan says here, and nowhere else.

create type public.field_kind as enum ('text', 'number', 'choice', 'date', 'link');

-- Retired and not deleted: what was promised with them stays readable.
create table public.plan_fields (
  id bigint generated always as identity primary key,
  name text not null,
  help text not null default '',
  -- never changes: values were written by it
  kind public.field_kind not null,
  -- of a choice
  options text[] not null default '{}',
  position integer not null default 1,
  -- whether a plan starts without it
  is_required boolean not null default false,
  added_by uuid not null references public.people (id) on delete restrict,
  added_at timestamptz not null default private.now(),
  retired_at timestamptz,
  constraint plan_fields_name_is_short check (length(btrim(name)) between 1 and 60),
  constraint plan_fields_help_fits check (length(help) <= 300),
  constraint plan_fields_have_choices check (case when kind = 'choice' then cardinality(options) between 2 and 30 else cardinality(options) = 0 end),
  constraint plan_fields_choices_are_short check (length(array_to_string(options, '')) <= 1800),
  constraint plan_fields_have_a_place check (position between 1 and 99)
);
create unique index plan_fields_name_is_unique on public.plan_fields (lower(name)) where retired_at is null;
create index plan_fields_by_author on public.plan_fields (added_by);
alter table public.plan_fields enable row level security;
create policy plan_fields_are_seen_by_members on public.plan_fields for select to authenticated using ((select private.is_member()));
grant select on public.plan_fields to authenticated;

create table public.field_values (
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  field_id bigint not null references public.plan_fields (id) on delete restrict,
  -- as its kind writes it: 2026-03-01, 12.5
  value text not null,
  primary key (experiment_id, field_id),
  constraint field_values_fit check (length(value) between 1 and 500)
);
create index field_values_by_field on public.field_values (field_id, value, experiment_id);
alter table public.field_values enable row level security;
create policy field_values_are_seen_by_members on public.field_values for select to authenticated using ((select private.is_member()));
grant select on public.field_values to authenticated;
create trigger field_values_are_frozen before insert or update or delete on public.field_values
  for each row execute function private.guard_plan_rows();

-- what admins do -----------------------------------------------------------------------------------------------------

-- Adds a field (p_field null) or changes one: {name, help, kind, options, position, is_required}; its kind stays. The same
-- again changes nothing. Refuses: only_admins_set_this, no_such_field, too_many_fields and the constraints of plan_fields.
create function public.set_plan_field(p_field bigint, p_values jsonb) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  f public.plan_fields;
  v_new public.plan_fields;
begin
  perform from public.experiment_settings for update;
  if not private.has_role('admin') then
    perform private.refuse('only_admins_set_this', 403);
  end if;
  select * into f from public.plan_fields where id = p_field;
  if p_field is not null and not found then
    perform private.refuse('no_such_field', 404);
  end if;
  v_new := jsonb_populate_record(f, p_values - array['id', 'options', 'added_by', 'added_at', 'retired_at']);
  v_new.kind := coalesce(f.kind, v_new.kind);
  v_new.name := btrim(v_new.name);
  v_new.help := btrim(coalesce(v_new.help, ''));
  v_new.options := case when v_new.kind = 'choice' then private.tidy_choices(coalesce(p_values -> 'options', to_jsonb(f.options))) else '{}' end;
  if v_new is not distinct from f then
    return f.id;
  elsif p_field is null then
    if (select count(*) from public.plan_fields where retired_at is null) >= 20 then
      perform private.refuse('too_many_fields');
    end if;
    insert into public.plan_fields (name, help, kind, options, position, is_required, added_by)
    values (v_new.name, v_new.help, v_new.kind, v_new.options, coalesce(v_new.position, 1), coalesce(v_new.is_required, false), me)
    returning * into v_new;
  else
    update public.plan_fields set name = v_new.name, help = v_new.help, options = v_new.options,
      position = v_new.position, is_required = v_new.is_required
    where id = f.id;
  end if;
  perform private.log(case when p_field is null then 'workspace.field_added' else 'workspace.field_changed' end, 'workspace', 'experiments',
    jsonb_build_object('field', v_new.name, 'kind', v_new.kind, 'options', v_new.options, 'is_required', v_new.is_required));
  return v_new.id;
end $$;

-- The choices as written, each once, in their order, without blanks around them.
create function private.tidy_choices(p_options jsonb) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(said order by place), '{}') from (
    select btrim(o.said) as said, min(o.place) as place from jsonb_array_elements_text(p_options) with ordinality o (said, place)
    where btrim(o.said) <> '' group by 1) tidy
$$;

-- Takes a field out of plans to come, or back in. Refuses: only_admins_set_this, no_such_field, plan_fields_name_is_unique.
create function public.retire_plan_field(p_field bigint, p_is_retired boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  f public.plan_fields;
begin
  perform private.caller();
  perform from public.experiment_settings for update;
  if not private.has_role('admin') then
    perform private.refuse('only_admins_set_this', 403);
  end if;
  select * into f from public.plan_fields where id = p_field;
  if not found then
    perform private.refuse('no_such_field', 404);
  elsif p_is_retired = (f.retired_at is not null) then
    return;
  elsif not p_is_retired and (select count(*) from public.plan_fields where retired_at is null) >= 20 then
    perform private.refuse('too_many_fields');
  end if;
  update public.plan_fields set retired_at = case when p_is_retired then private.now() end where id = f.id;
  perform private.log(case when p_is_retired then 'workspace.field_retired' else 'workspace.field_restored' end, 'workspace', 'experiments',
    jsonb_build_object('field', f.name));
end $$;
grant execute on function public.set_plan_field(bigint, jsonb), public.retire_plan_field(bigint, boolean) to authenticated;

-- what a plan says in them -------------------------------------------------------------------------------------------

-- A value as its kind writes it, null where nothing was said.
-- Refuses: field_is_a_number, field_is_a_day, field_is_one_of_its_choices, field_is_a_link.
create function private.field_value(p_field public.plan_fields, p_value text) returns text
language plpgsql stable set search_path = '' as $$
declare
  v_value text := nullif(btrim(p_value), '');
begin
  if v_value is null then
    return null;
  elsif p_field.kind = 'number' then
    if v_value !~ '^[-+]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})$' then
      perform private.refuse('field_is_a_number', 400);
    end if;
    return trim_scale(v_value::numeric)::text;
  elsif p_field.kind = 'date' then
    begin
      if v_value !~ '^\d{4}-\d{2}-\d{2}$' then
        raise exception using errcode = 'datetime_field_overflow';
      end if;
      return v_value::date::text;
    exception when data_exception then
      perform private.refuse('field_is_a_day', 400);
    end;
  elsif p_field.kind = 'choice' and v_value <> all (p_field.options) then
    perform private.refuse('field_is_one_of_its_choices', 400);
  elsif p_field.kind = 'link' and v_value !~* '^https?://[^\s<>"]{3,}$' then
    perform private.refuse('field_is_a_link', 400);
  end if;
  return v_value;
end $$;

-- Writes {"<field>": value, ...} beside a plan; fields that are not named stay, so do those that were retired meanwhile. A
-- value that stands already may stand on, also where it is no choice any more. Refuses: field_value's.
create function private.fill_fields(p_experiment bigint, p_fields jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_said record;
  v_value text;
begin
  for v_said in
    select f, s.value as said, o.value as stood
    from jsonb_each_text(coalesce(p_fields, '{}')) s join public.plan_fields f on f.id::text = s.key and f.retired_at is null
      left join public.field_values o on o.experiment_id = p_experiment and o.field_id = f.id
    order by (f).id
  loop
    continue when v_said.said is not distinct from v_said.stood;
    v_value := private.field_value(v_said.f, v_said.said);
    if v_value is null then
      delete from public.field_values where experiment_id = p_experiment and field_id = (v_said.f).id;
    else
      insert into public.field_values (experiment_id, field_id, value) values (p_experiment, (v_said.f).id, v_value)
      on conflict (experiment_id, field_id) do update set value = excluded.value;
    end if;
  end loop;
end $$;

create function private.copy_fields(p_from bigint, p_to bigint) returns void
language sql security definer set search_path = '' as $$
  insert into public.field_values (experiment_id, field_id, value)
  select p_to, v.field_id, v.value from public.field_values v join public.plan_fields f on f.id = v.field_id
  where v.experiment_id = p_from and f.retired_at is null and (f.kind <> 'choice' or v.value = any (f.options))
  on conflict (experiment_id, field_id) do nothing
$$;

-- For pages: every field of today, and what was said in those that were retired since.
create function private.fields_of(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'help', f.help, 'kind', f.kind, 'options', f.options,
    'is_required', f.is_required, 'is_retired', f.retired_at is not null, 'value', v.value) order by f.position, f.id), '[]')
  from public.plan_fields f left join public.field_values v on v.field_id = f.id and v.experiment_id = p_experiment
  where f.retired_at is null or v.value is not null
$$;
grant execute on function private.fields_of(bigint) to authenticated;

-- What a registration keeps: {"fields": [{name, kind, value}]}, or nothing.
create function private.registered_fields(p_experiment bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce((select jsonb_build_object('fields', jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'kind', f.kind,
      'value', v.value) order by f.position, f.id))
    from public.field_values v join public.plan_fields f on f.id = v.field_id where v.experiment_id = p_experiment having count(*) > 0), '{}')
$$;

-- What else a plan consists of, for its hash: an approval is of these too.
create function private.plan_parts(p_experiment bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.registered_fields(p_experiment) || coalesce((
    select jsonb_build_object('pictures', jsonb_agg(jsonb_build_array(v.position, p.hash, i.alt) order by v.position))
    from public.variant_pictures i join public.variants v on v.id = i.variant_id join public.pictures p on p.id = i.picture_id
    where i.experiment_id = p_experiment having count(*) > 0), '{}')
$$;

-- What a plan must have besides: words in place of a template's blanks, and the fields that are asked for here.
-- Refuses: start_needs_filled_blanks, start_needs_its_fields.
create function private.check_plan_parts(p_experiment public.experiments) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if concat_ws(' ', p_experiment.insight, p_experiment.change, p_experiment.audience, p_experiment.expected_outcome,
      p_experiment.riskiest_assumption, p_experiment.kill_state) ~ '\[[^][]*…\]' then
    perform private.refuse('start_needs_filled_blanks');
  elsif exists (select from public.plan_fields f where f.is_required and f.retired_at is null and not exists (
      select from public.field_values v where v.field_id = f.id and v.experiment_id = p_experiment.id)) then
    perform private.refuse('start_needs_its_fields');
  end if;
end $$;

-- The lists, narrowed to what was chosen in a field.
create view public.experiments_by_field with (security_invoker = true) as
select l.*, v.field_id, v.value as field_value
from public.listed_experiments l join public.field_values v on v.experiment_id = l.id;
create view public.tagged_experiments_by_field with (security_invoker = true) as
select l.*, v.field_id, v.value as field_value
from public.tagged_experiments l join public.field_values v on v.experiment_id = l.id;
grant select on public.experiments_by_field, public.tagged_experiments_by_field to authenticated;
