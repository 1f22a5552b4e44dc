-- experiments, whose owner is gone: an owner who left, or works for the other function now, signs for nobody, and a promote
-- waits for both. Somebody else takes the place, in a row beside the registration, which keeps who it was.

create table public.owner_changes (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  side public.job_function not null,
  from_id uuid not null references public.people (id) on delete restrict,
  to_id uuid not null references public.people (id) on delete restrict,
  reason text not null,
  changed_by uuid not null references public.people (id) on delete restrict,
  changed_at timestamptz not null default private.now(),
  constraint owner_changes_are_of_the_two_sides check (side in ('marketing', 'it')),
  constraint owner_changes_change_somebody check (from_id <> to_id),
  constraint owner_changes_reason_is_told check (length(btrim(reason)) between 10 and 1000)
);
create index owner_changes_by_experiment on public.owner_changes (experiment_id, id);
create index owner_changes_by_former on public.owner_changes (from_id);
create index owner_changes_by_successor on public.owner_changes (to_id);
create index owner_changes_by_author on public.owner_changes (changed_by);
alter table public.owner_changes enable row level security;
create trigger owner_changes_are_never_edited before update or delete on public.owner_changes
  for each row execute function private.refuse_change();
create trigger owner_changes_are_never_truncated before truncate on public.owner_changes
  for each statement execute function private.refuse_change();
create policy owner_changes_are_seen_by_members on public.owner_changes for select to authenticated using ((select private.is_member()));
grant select on public.owner_changes to authenticated;

-- Whether somebody is here and works for a side: as its function, or between the two.
create function private.stands_for(p_person uuid, p_side public.job_function) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.people where id = p_person and left_at is null and (function = p_side or is_bridging))
$$;

-- The sides of a started experiment whose owner cannot sign any more.
create function private.sides_without_owner(x public.experiments) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(o.side), '[]') from (values ('marketing'::public.job_function, x.marketing_owner_id), ('it', x.it_owner_id)) o (side, person)
  where x.started_at is not null and not private.stands_for(o.person, o.side)
$$;

-- What the registration guards: an owner changes only where the newest row says from whom to whom.
create function private.is_owner_change(p_experiment bigint, p_side public.job_function, p_from uuid, p_to uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select p_from is not distinct from p_to or coalesce((select (c.from_id, c.to_id) = (p_from, p_to) from public.owner_changes c
    where c.experiment_id = p_experiment and c.side = p_side order by c.id desc limit 1), false)
$$;

-- Puts somebody else in the place of an owner of a started experiment: a leader, the owner of the other side, or the owner
-- who hands over. While it is decided, and after, an owner who can sign is replaced by nobody else: a signature that
-- somebody does not want to give is not taken from them. What the former owner signed stays as it was signed, and the new
-- one can sign for something else. The same again changes nothing.
-- Refuses: no_such_experiment, experiment_has_not_started, owner_is_replaced_by_leaders, owner_still_signs,
-- owner_is_of_the_side, experiments_have_two_owners, and the constraints of owner_changes.
create function public.replace_owner(p_experiment bigint, p_side public.job_function, p_person uuid, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  x public.experiments;
  v_from uuid;
begin
  select * into x from public.experiments where id = p_experiment for update;
  v_from := case p_side when 'marketing' then x.marketing_owner_id when 'it' then x.it_owner_id end;
  if x.id is null then
    perform private.refuse('no_such_experiment', 404);
  elsif x.started_at is null then
    perform private.refuse('experiment_has_not_started');
  elsif me not in (x.marketing_owner_id, x.it_owner_id) and not private.has_role('leader', 'admin') then
    perform private.refuse('owner_is_replaced_by_leaders', 403);
  elsif v_from is null then
    perform private.refuse('owner_is_of_the_side');
  elsif v_from = p_person then
    return;
  elsif me <> v_from and (x.deciding_since is not null or x.ended_as is not null) and private.stands_for(v_from, p_side) then
    perform private.refuse('owner_still_signs');
  elsif not private.stands_for(p_person, p_side) or not (select is_complete from public.people where id = p_person) then
    perform private.refuse('owner_is_of_the_side');
  end if;
  insert into public.owner_changes (experiment_id, side, from_id, to_id, reason, changed_by)
  values (x.id, p_side, v_from, p_person, btrim(p_reason), me);
  update public.experiments set marketing_owner_id = case p_side when 'marketing' then p_person else marketing_owner_id end,
    it_owner_id = case p_side when 'it' then p_person else it_owner_id end where id = x.id;
  perform private.log('experiment.owner_replaced', 'experiments', x.id::text, jsonb_build_object('side', p_side,
    'from', (select name from public.people where id = v_from), 'to', (select name from public.people where id = p_person),
    'reason', btrim(p_reason)));
end $$;

-- As pages show them, the oldest first.
create function private.owner_changes_of(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'side', c.side, 'from', f.name, 'to', t.name, 'reason', c.reason,
    'author', a.name, 'author_function', a.function, 'changed_at', c.changed_at) order by c.id), '[]')
  from public.owner_changes c join public.people f on f.id = c.from_id join public.people t on t.id = c.to_id
    join public.people a on a.id = c.changed_by
  where c.experiment_id = p_experiment
$$;

grant execute on function private.stands_for(uuid, public.job_function), private.sides_without_owner(public.experiments),
  private.owner_changes_of(bigint), public.replace_owner(bigint, public.job_function, uuid, text) to authenticated;
