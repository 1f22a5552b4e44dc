-- activity: who did what, one row for every change of state, each row sealed with the hash of the one before.
-- Supports are not in it: they are facts of their own, on a unique key, and would serialise every click behind the chain.

create table public.activity (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid references public.people (id) on delete restrict,
  verb text not null,
  subject text not null,
  subject_id text not null,
  details jsonb not null default '{}',
  previous_hash text not null,
  hash text not null unique
);
create index activity_by_actor on public.activity (actor_id, seq desc);
create index activity_by_subject on public.activity (subject, subject_id, seq desc);
alter table public.activity enable row level security;
create policy activity_is_seen_by_members on public.activity for select to authenticated
  using ((select private.is_member()));
grant select on public.activity to authenticated;

create trigger activity_is_append_only before update or delete on public.activity
  for each row execute function private.refuse_change();
create trigger activity_is_never_truncated before truncate on public.activity
  for each statement execute function private.refuse_change();

create table private.activity_head (
  is_only boolean primary key default true check (is_only),
  seq bigint not null,
  hash text not null
);
insert into private.activity_head (seq, hash) values (0, repeat('0', 64));

-- SHA-256 over the fields joined by the unit separator, which no field can hold unescaped (details is JSON text).
create function private.activity_hash(p_row public.activity) returns text
language plpgsql immutable set search_path = '' as $$
begin return (
  select encode(sha256(convert_to(concat_ws(E'\x1f',
    p_row.seq, to_char(p_row.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), coalesce(p_row.actor_id::text, ''),
    p_row.verb, p_row.subject, p_row.subject_id, p_row.details::text, p_row.previous_hash), 'UTF8')), 'hex'));
end $$;

-- Called last in every function that changes state: the head row is the lock that keeps the chain from forking,
-- so it is held for as short as possible and always taken after every other lock.
create function private.log(p_verb text, p_subject text, p_subject_id text, p_details jsonb default '{}',
  p_actor uuid default auth.uid()) returns void
language plpgsql security definer set search_path = '' as $$
declare
  head private.activity_head;
  entry public.activity;
begin
  select * into head from private.activity_head where is_only for update;
  entry := row(head.seq + 1, private.now(), p_actor, p_verb, p_subject, p_subject_id, p_details, head.hash, '');
  entry.hash := private.activity_hash(entry);
  insert into public.activity select entry.*;
  update private.activity_head set seq = entry.seq, hash = entry.hash where is_only;
end $$;

-- True when no row was edited, removed from the middle or cut off the end; broken_at is the first that does not fit.
-- For the owner too: a restored database is checked before anybody is signed in.
create function private.check_activity()
returns table (is_intact boolean, broken_at bigint, entries bigint, head text)
language sql stable set search_path = '' as $$
  with chain as (
    select a, a.seq, a.previous_hash, a.hash, lag(a.hash, 1, repeat('0', 64)) over (order by a.seq) as expected_previous,
      row_number() over (order by a.seq) as expected_seq
    from public.activity a
  ), broken as (
    select min(seq) as seq from chain
    where previous_hash <> expected_previous or seq <> expected_seq or hash <> private.activity_hash(a)
  ), last as (
    select coalesce(max(seq), 0) as seq, coalesce((array_agg(hash order by seq desc))[1], repeat('0', 64)) as hash
    from chain
  )
  select broken.seq is null and h.seq = last.seq and h.hash = last.hash,
    coalesce(broken.seq, case when h.seq <> last.seq or h.hash <> last.hash then last.seq + 1 end), last.seq, h.hash
  from broken, last, private.activity_head h
$$;

create function public.verify_activity()
returns table (is_intact boolean, broken_at bigint, entries bigint, head text)
language sql stable security definer set search_path = '' as $$
  select * from private.check_activity() where private.is_member()
$$;
grant execute on function public.verify_activity() to authenticated;

-- The log as a file that can be checked without this database: two thousand entries after p_after, each with its details
-- as the very text that was hashed, and the seal of the last one so far. Refuses: leaders_only,
-- log_tells_results, where it would tell what is held back from whoever asks.
create function public.export_activity(p_after bigint default 0) returns json
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.leader();
  if private.log_tells_results() then
    perform private.refuse('log_tells_results', 403);
  end if;
  return (select json_build_object('entries', h.seq, 'head', h.hash, 'lines', coalesce((select json_agg(l order by l.seq) from (
      select a.seq, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, a.actor_id, a.verb, a.subject, a.subject_id,
        a.details::text as details, a.previous_hash, a.hash
      from public.activity a where a.seq > p_after and a.seq <= h.seq order by a.seq limit 2000) l), '[]'))
    from private.activity_head h);
end $$;
grant execute on function public.export_activity(bigint) to authenticated;

-- The first entry about a thing that says all of p_details; null when there is none.
create function private.entry_about(p_subject text, p_subject_id text, p_details jsonb) returns bigint
language sql stable security definer set search_path = '' as $$
  select min(seq) from public.activity where subject = p_subject and subject_id = p_subject_id and details @> p_details
$$;

-- The newest entry about something: as long as it is the same, nothing has changed it. Null where there is none.
create function private.last_entry_about(p_subject text, p_subject_id text) returns bigint
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select max(seq) from public.activity where subject = p_subject and subject_id = p_subject_id);
end $$;
grant execute on function private.entry_about(text, text, jsonb), private.last_entry_about(text, text) to authenticated;

-- people, logged -------------------------------------------------------------------------------------------------

create function private.log_person() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    perform private.log('person.joined', 'people', new.id::text, jsonb_build_object('role', new.role), new.id);
  elsif (new.name, new.function, new.is_bridging) is distinct from (old.name, old.function, old.is_bridging) then
    perform private.log('person.profiled', 'people', new.id::text,
      jsonb_build_object('name', new.name, 'function', new.function, 'is_bridging', new.is_bridging));
  end if;
  return null;
end $$;
create trigger people_are_logged after insert or update on public.people
  for each row execute function private.log_person();

-- Refuses: admins_only, last_admin_stays, no_such_person.
create function public.set_role(p_person uuid, p_role public.member_role) returns void
language plpgsql security definer set search_path = '' as $$
declare
  before public.member_role;
begin
  perform private.caller();
  -- locked before the role is read: an admin who is demoted at this moment does not act any more
  perform from public.people where role = 'admin' and left_at is null order by id for update;
  if not private.has_role('admin') then
    perform private.refuse('admins_only', 403);
  end if;
  select role into before from public.people where id = p_person and left_at is null for update;
  if before is null then
    perform private.refuse('no_such_person', 404);
  end if;
  if before = p_role then
    return;
  end if;
  if before = 'admin' and (select count(*) from public.people where role = 'admin' and left_at is null) = 1 then
    perform private.refuse('last_admin_stays');
  end if;
  update public.people set role = p_role where id = p_person;
  perform private.log('person.role_changed', 'people', p_person::text, jsonb_build_object('from', before, 'to', p_role));
end $$;
grant execute on function public.set_role(uuid, public.member_role) to authenticated;
