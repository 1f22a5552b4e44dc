-- A small schema that uses what the app relies on, for the contract that any backend must keep: rooms with seats,
-- notes in them, stars on the notes.
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
alter default privileges revoke execute on functions from public;
create schema private;
grant usage on schema private to authenticated;

create type public.side as enum ('marketing', 'it', 'finance');
create type public.stage as enum ('draft', 'open', 'decided');

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  name text not null,
  side public.side not null default 'marketing',
  phone text,
  is_admin boolean not null default false
);
create table public.rooms (
  id uuid primary key default gen_random_uuid(),
  name text not null unique constraint rooms_name_fits check (length(btrim(name)) between 2 and 80),
  owner uuid not null default auth.uid() references public.profiles (id)
);
create table public.seats (
  room_id uuid not null references public.rooms (id) on delete cascade,
  user_id uuid not null references public.profiles (id) on delete cascade,
  primary key (room_id, user_id)
);
create table public.notes (
  id uuid primary key default gen_random_uuid(),
  room_id uuid not null references public.rooms (id) on delete cascade,
  author uuid not null default auth.uid() references public.profiles (id),
  title text not null constraint notes_title_fits check (length(title) between 3 and 140),
  body text,
  tags text[] not null default '{}',
  meta jsonb not null default '{}',
  stage public.stage not null default 'draft',
  stages public.stage[] not null default '{}',
  voting tstzrange,
  budget numeric(12, 2),
  big bigint,
  created_at timestamptz not null default now(),
  search tsvector generated always as (
    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', coalesce(body, '')), 'B')) stored
);
create index notes_search on public.notes using gin (search);
create table public.stars (
  note_id uuid not null references public.notes (id) on delete cascade,
  user_id uuid not null default auth.uid() references public.profiles (id),
  value integer not null constraint stars_value_fits check (value between 1 and 5),
  primary key (note_id, user_id)
);
create table private.plans (id integer primary key, secret text);
alter table public.profiles enable row level security;
alter table public.rooms enable row level security;
alter table public.seats enable row level security;
alter table public.notes enable row level security;
alter table public.stars enable row level security;

create function private.sits_in(p_room uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from public.seats where room_id = p_room and user_id = (select auth.uid()))
$$;
grant execute on function private.sits_in(uuid) to authenticated;

create policy profiles_seen on public.profiles for select to authenticated using (true);
create policy profiles_own on public.profiles for update to authenticated
  using (id = (select auth.uid())) with check (id = (select auth.uid()));
create policy rooms_seen on public.rooms for select to authenticated
  using (private.sits_in(id) or owner = (select auth.uid()));
create policy rooms_made on public.rooms for insert to authenticated with check (owner = (select auth.uid()));
create policy seats_seen on public.seats for select to authenticated using (private.sits_in(room_id));
create policy notes_seen on public.notes for select to authenticated using (private.sits_in(room_id));
create policy notes_written on public.notes for insert to authenticated
  with check (author = (select auth.uid()) and private.sits_in(room_id));
create policy notes_edited on public.notes for update to authenticated
  using (author = (select auth.uid())) with check (author = (select auth.uid()));
create policy stars_seen on public.stars for select to authenticated
  using (exists (select from public.notes n where n.id = note_id));
create policy stars_given on public.stars for insert to authenticated
  with check (user_id = (select auth.uid()) and exists (select from public.notes n where n.id = note_id));
create policy stars_changed on public.stars for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

grant select (id, name, side, is_admin) on public.profiles to authenticated;
grant update (name, side) on public.profiles to authenticated;
grant select, insert on public.rooms to authenticated;
grant select on public.seats, public.notes, public.stars to authenticated;
grant insert (room_id, title, body, tags, meta, stage, stages, voting, budget, big) on public.notes to authenticated;
grant update (title, body, tags, meta, stage, voting) on public.notes to authenticated;
grant insert (note_id, value), update (note_id, value) on public.stars to authenticated;
grant all on all tables in schema public to service_role;

create function private.welcome() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles (id, name) values (new.id, coalesce(new.raw_user_meta_data ->> 'name', 'nobody'));
  return new;
end $$;
create trigger welcome after insert on auth.users for each row execute function private.welcome();
create function private.seat_owner() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.seats values (new.id, new.owner);
  return new;
end $$;
create trigger seat_owner after insert on public.rooms for each row execute function private.seat_owner();

create view public.note_scores with (security_invoker = true) as
  select n.id, n.room_id, n.title, coalesce(sum(s.value), 0)::int as score
  from public.notes n left join public.stars s on s.note_id = n.id group by n.id;
create view public.note_cards with (security_invoker = true) as
  select id, room_id, author, title, stage, created_at from public.notes;
grant select on public.note_scores, public.note_cards to authenticated;

create function public.f_scalar(a int, b int default 2) returns int language sql immutable as $$ select a + b $$;
create function public.f_json() returns json language sql stable as $$
  select json_build_object('uid', auth.uid(), 'role', auth.role(), 'email', auth.email())
$$;
create function public.f_table(p_room uuid) returns table (id uuid, title text, score int)
language sql stable set search_path = '' as $$ select id, title, score from public.note_scores where room_id = p_room $$;
create function public.f_setof(p_room uuid) returns setof public.notes
language sql stable set search_path = '' as $$ select * from public.notes where room_id = p_room $$;
create function public.f_setof_uuid() returns setof uuid
language sql stable set search_path = '' as $$ select id from public.notes $$;
create function public.f_void() returns void language sql as $$ select $$;
create function public.f_array(p text[]) returns int language sql immutable as $$ select cardinality(p) $$;
create function public.f_jsonb(p jsonb) returns jsonb language sql immutable as $$ select p || '{"seen": true}' $$;
create function public.f_enum(p public.side) returns public.side language sql immutable as $$ select p $$;
create function public.f_range(p tstzrange) returns tstzrange language sql immutable as $$ select p $$;
create function public.f_uid() returns uuid language plpgsql set search_path = '' as $$ begin return auth.uid(); end $$;
create function public.f_headers() returns json language sql stable as $$
  select current_setting('request.headers', true)::json
$$;
create function public.f_begin_atomic(a int) returns int language sql immutable begin atomic select a * 2; end;
create function public.f_raise(p_code text) returns void language plpgsql as $$
begin
  raise exception using errcode = p_code, message = 'my message', detail = 'the detail', hint = 'the hint';
end $$;
create function public.f_raise_plain() returns void language plpgsql as $$ begin raise exception 'plain failure'; end $$;
create function public.f_sleep(seconds float) returns int language plpgsql as $$
begin
  perform pg_sleep(seconds);
  return 1;
end $$;
create function public.f_secret() returns text language sql as $$ select 'not granted' $$;
grant execute on function public.f_scalar, public.f_json, public.f_table, public.f_setof, public.f_setof_uuid,
  public.f_void, public.f_array, public.f_jsonb, public.f_enum, public.f_range, public.f_uid, public.f_headers,
  public.f_begin_atomic, public.f_raise, public.f_raise_plain, public.f_sleep to authenticated, service_role;
