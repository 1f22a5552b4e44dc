-- bootstrap: what a Supabase project has before the first migration, for a PostgreSQL that is not one. Runs at every
-- start, before and after the migrations, and changes nothing the second time. Not a migration: hosted Supabase has
-- all of it already and does not own the schemas auth and realtime.

-- roles. Written only when they differ: roles belong to the whole server, and two starts at once would collide.
do $$
declare
  wanted record;
begin
  for wanted in select * from (values
    ('anon', false), ('authenticated', false), ('service_role', true), ('authenticator', false),
    ('supabase_auth_admin', false), ('supabase_storage_admin', false), ('supabase_realtime_admin', false),
    ('supabase_admin', false), ('dashboard_user', false)) as role (name, bypasses)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      execute format('create role %I nologin noinherit %s', wanted.name, case when wanted.bypasses then 'bypassrls' end);
    elsif wanted.name in ('anon', 'authenticated', 'service_role') and exists (
      select from pg_roles where rolname = wanted.name
        and (rolcanlogin or rolinherit or rolsuper or rolbypassrls <> wanted.bypasses)) then
      execute format('alter role %I nologin noinherit nosuperuser %s', wanted.name,
        case when wanted.bypasses then 'bypassrls' else 'nobypassrls' end);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'postgres') then
    create role postgres nologin bypassrls;
  end if;
  if not (pg_has_role('authenticator', 'anon', 'member') and pg_has_role('authenticator', 'authenticated', 'member')
    and pg_has_role('authenticator', 'service_role', 'member')) then
    grant anon, authenticated, service_role to authenticator;
  end if;
end $$;

-- schemas ---------------------------------------------------------------------------------------------------------

create schema if not exists extensions;
create schema if not exists realtime;
revoke create on schema public from public;
grant usage on schema public, extensions, realtime to anon, authenticated, service_role;
-- hosted Supabase does this, the façade does not: `auth.uid()` in a policy needs it
grant usage on schema auth to anon, authenticated, service_role;
revoke all on all tables in schema auth from public, anon, authenticated;
revoke all on all sequences in schema auth from public, anon, authenticated;

-- who asks, as Supabase defines it; the façade's email() is always null and its uid() ignores request.jwt.claims
create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;
create or replace function auth.role() returns text language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
$$;
create or replace function auth.email() returns text language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email')
$$;
create or replace function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), ''))::jsonb
$$;
grant execute on function auth.uid(), auth.role(), auth.email(), auth.jwt() to anon, authenticated, service_role;

-- nothing is exposed unless granted, as on hosted Supabase since 2026-10-30
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
-- without `in schema` on purpose: the built-in grant to public cannot be taken away per schema
alter default privileges revoke execute on functions from public;

do $$
declare
  wanted text;
begin
  foreach wanted in array array['pgcrypto', 'pg_trgm', 'unaccent', 'citext'] loop
    if exists (select from pg_available_extensions where name = wanted)
      and not exists (select from pg_extension where extname = wanted) then
      execute format('create extension %I with schema extensions', wanted);
    end if;
  end loop;
end $$;
-- made under the default privileges above, so their functions need it again
grant execute on all functions in schema extensions to anon, authenticated, service_role;

-- realtime: the part of supabase/realtime that broadcasts from the database ----------------------------------------

-- unlogged: whoever listened before a crash reads the page again, and what is written once for every change is not written twice
create unlogged table if not exists realtime.messages (
  id uuid primary key default gen_random_uuid(),
  topic text not null,
  extension text not null default 'broadcast',
  payload jsonb,
  event text,
  private boolean default false,
  inserted_at timestamp not null default now(),
  updated_at timestamp not null default now()
);
do $$
begin
  if (select relpersistence from pg_class where oid = 'realtime.messages'::regclass) = 'p' then
    alter table realtime.messages set unlogged;
  end if;
end $$;
create index if not exists messages_inserted_at_topic on realtime.messages (inserted_at desc, topic);
-- who may listen is decided by the app's own policies on this table, here and on hosted Supabase
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;

create or replace function realtime.topic() returns text language sql stable as $$
  select nullif(current_setting('realtime.topic', true), '')
$$;

-- As upstream: a broadcast that fails warns and never fails the write it tells about.
create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void language plpgsql as $$
declare
  message_id uuid := gen_random_uuid();
begin
  perform set_config('realtime.topic', topic, true);
  insert into realtime.messages (id, payload, event, topic, private, extension)
  values (message_id, case when payload ? 'id' then payload else jsonb_set(payload, '{id}', to_jsonb(message_id)) end,
    event, topic, private, 'broadcast');
exception when others then
  raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
end $$;
grant execute on function realtime.topic(), realtime.send(jsonb, text, text, boolean)
  to anon, authenticated, service_role;

-- NOTIFY carries the message while it fits its 8,000 bytes, else only where to find it.
create or replace function realtime.notify_message() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  message jsonb := jsonb_build_object('id', new.id, 'topic', new.topic, 'event', new.event);
  whole text := (message || jsonb_build_object('payload', new.payload))::text;
begin
  perform pg_notify('realtime', case when octet_length(whole) <= 7900 then whole
    else (message || '{"is_large": true}')::text end);
  return null;
end $$;
revoke execute on function realtime.notify_message() from public;
create or replace trigger notify_message after insert on realtime.messages
  for each row execute function realtime.notify_message();

-- mail: what waits to be sent, so that no request ever waits for a mail server -----------------------------------------

create schema if not exists mail;
create table if not exists mail.outbox (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  body_text text not null default '',
  body_html text not null default '',
  written_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  sent_at timestamptz,
  last_error text
);
create index if not exists outbox_waiting on mail.outbox (next_attempt_at) where sent_at is null;
create index if not exists outbox_by_time on mail.outbox (written_at desc);
revoke all on schema mail from public;
