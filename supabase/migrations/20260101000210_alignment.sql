-- alignment, the joint strategic priorities: what both functions want from ideas and experiments, in order, and which of
-- them has agreed to the words it has now.

create table public.priorities (
  id bigint generated always as identity primary key,
  name text not null,
  why text not null,
  -- who answers for it; null is both functions together
  owner_function public.job_function,
  -- its place in the order, the first is 1
  position integer not null,
  -- counts how often its words changed: agreements are to the words of one version
  version integer not null default 1,
  added_by uuid not null references public.people (id) on delete restrict,
  added_at timestamptz not null default private.now(),
  -- no new idea names it any more; what named it still does
  retired_at timestamptz,
  constraint priorities_name_is_short check (length(btrim(name)) between 3 and 80),
  constraint priorities_name_is_one_line check (name !~ '[[:cntrl:]]'),
  constraint priorities_why_is_told check (length(btrim(why)) between 10 and 1000),
  constraint priorities_are_of_the_two_functions check (owner_function in ('marketing', 'it'))
);
-- of the retired ones too: whoever looks for a name finds what became of it
create unique index priorities_name_is_unique on public.priorities (lower(name));
create index priorities_by_adder on public.priorities (added_by);
alter table public.priorities enable row level security;
create policy priorities_are_seen_by_members on public.priorities for select to authenticated
  using ((select private.is_member()));
grant select on public.priorities to authenticated;

create table public.priority_agreements (
  id bigint generated always as identity primary key,
  priority_id bigint not null references public.priorities (id) on delete restrict,
  version integer not null,
  side public.job_function not null,
  agreed_by uuid not null references public.people (id) on delete restrict,
  agreed_at timestamptz not null default private.now(),
  constraint priority_agreements_are_of_a_side check (side in ('marketing', 'it')),
  constraint priority_agreements_one_per_side unique (priority_id, version, side),
  -- a bridging person stands for either function, not for both at once
  constraint priority_agreements_one_per_person unique (priority_id, version, agreed_by)
);
create index priority_agreements_by_person on public.priority_agreements (agreed_by);
alter table public.priority_agreements enable row level security;
create policy priority_agreements_are_seen_by_members on public.priority_agreements for select to authenticated
  using ((select private.is_member()));
grant select on public.priority_agreements to authenticated;
create trigger priority_agreements_are_append_only before update or delete on public.priority_agreements
  for each row execute function private.refuse_change();
create trigger priority_agreements_are_never_truncated before truncate on public.priority_agreements
  for each statement execute function private.refuse_change();

-- Places are told apart only while nobody else moves one.
create function private.lock_priorities() returns void
language sql volatile set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended('priorities', 0))
$$;

-- Locked, so that nobody agrees to words that change at this moment. Refuses: no_such_priority.
create function private.priority(p_priority bigint) returns public.priorities
language plpgsql security definer set search_path = '' as $$
declare
  r public.priorities;
begin
  select * into r from public.priorities where id = p_priority for update;
  if not found then
    perform private.refuse('no_such_priority', 404);
  end if;
  return r;
end $$;

-- The last in the order. Refuses: leaders_only, and the constraints of priorities.
create function public.add_priority(p_name text, p_why text, p_owner public.job_function default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  v_id bigint;
begin
  perform private.lock_priorities();
  insert into public.priorities (name, why, owner_function, position, added_by)
  select btrim(p_name), btrim(p_why), p_owner, coalesce(max(position), 0) + 1, me from public.priorities
  returning id into v_id;
  perform private.log('priority.added', 'priorities', v_id::text, jsonb_build_object('name', btrim(p_name)));
  return v_id;
end $$;

-- Other words are agreed to anew; the same words again change nothing. p_version is what whoever writes has read.
-- Refuses: leaders_only, no_such_priority, priority_was_changed, and the constraints of priorities.
create function public.edit_priority(p_priority bigint, p_version integer, p_name text, p_why text,
  p_owner public.job_function default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  r public.priorities;
begin
  perform private.leader();
  r := private.priority(p_priority);
  if (r.name, r.why, r.owner_function) is not distinct from (btrim(p_name), btrim(p_why), p_owner) then
    return;
  elsif r.version is distinct from p_version then
    perform private.refuse('priority_was_changed');
  end if;
  update public.priorities set name = btrim(p_name), why = btrim(p_why), owner_function = p_owner, version = version + 1
  where id = r.id;
  perform private.log('priority.edited', 'priorities', r.id::text,
    jsonb_build_object('from', r.name, 'to', btrim(p_name), 'version', r.version + 1));
end $$;

-- To a place among those that are not retired, counted from 1; beyond the last is the last.
-- Refuses: leaders_only, no_such_priority, priority_is_retired.
create function public.place_priority(p_priority bigint, p_place integer) returns void
language plpgsql security definer set search_path = '' as $$
declare
  r public.priorities;
  v_place integer := greatest(coalesce(p_place, 1), 1);
begin
  perform private.leader();
  perform private.lock_priorities();
  r := private.priority(p_priority);
  if r.retired_at is not null then
    perform private.refuse('priority_is_retired');
  end if;
  update public.priorities p set position = o.place
  from (
    select s.id, row_number() over (order by s.is_retired, s.place, s.is_other, s.id) as place from (
      select q.id, q.retired_at is not null as is_retired, q.id <> r.id as is_other, case when q.id = r.id then v_place
        else n.place + case when n.place >= v_place then 1 else 0 end end as place
      from public.priorities q left join (select id, row_number() over (order by position, id) as place
        from public.priorities where id <> r.id and retired_at is null) n on n.id = q.id) s) o
  where o.id = p.id and p.position <> o.place;
  if found then
    perform private.log('priority.placed', 'priorities', r.id::text, jsonb_build_object('place', v_place));
  end if;
end $$;

-- Retired, or brought back as the last. Set, never toggled. Refuses: leaders_only, no_such_priority.
create function public.retire_priority(p_priority bigint, p_is_retired boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  r public.priorities;
begin
  perform private.leader();
  perform private.lock_priorities();
  r := private.priority(p_priority);
  if (r.retired_at is not null) = p_is_retired then
    return;
  end if;
  update public.priorities set retired_at = case when p_is_retired then private.now() end,
    position = (select max(position) + 1 from public.priorities) where id = r.id;
  perform private.log(case when p_is_retired then 'priority.retired' else 'priority.restored' end, 'priorities', r.id::text);
end $$;

-- A leader agrees for a function he or she stands for, to the words of one version. Again is no second agreement.
-- Refuses: leaders_only, no_such_priority, priority_is_retired, priority_was_changed, side_is_not_yours, and the
-- constraints of priority_agreements.
create function public.agree_on_priority(p_priority bigint, p_version integer, p_side public.job_function) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  r public.priorities := private.priority(p_priority);
begin
  if r.retired_at is not null then
    perform private.refuse('priority_is_retired');
  elsif r.version is distinct from p_version then
    perform private.refuse('priority_was_changed');
  elsif not exists (select from public.people where id = me and (function = p_side or (is_bridging and p_side in ('marketing', 'it')))) then
    perform private.refuse('side_is_not_yours', 403);
  elsif exists (select from public.priority_agreements where priority_id = r.id and version = r.version and side = p_side and agreed_by = me) then
    return;
  end if;
  insert into public.priority_agreements (priority_id, version, side, agreed_by) values (r.id, r.version, p_side, me);
  perform private.log('priority.agreed', 'priorities', r.id::text, jsonb_build_object('side', p_side));
end $$;

-- What an idea may name: one that is not retired, or the one it names already.
-- Refuses: priority_is_gone, priority_is_retired.
create function private.check_priority(p_priority bigint, p_before bigint default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  r public.priorities;
begin
  if p_priority is null or p_priority is not distinct from p_before then
    return;
  end if;
  select * into r from public.priorities where id = p_priority for share;
  if not found then
    perform private.refuse('priority_is_gone');
  elsif r.retired_at is not null then
    perform private.refuse('priority_is_retired');
  end if;
end $$;

grant execute on function public.add_priority(text, text, public.job_function),
  public.edit_priority(bigint, integer, text, text, public.job_function), public.place_priority(bigint, integer),
  public.retire_priority(bigint, boolean), public.agree_on_priority(bigint, integer, public.job_function) to authenticated;
