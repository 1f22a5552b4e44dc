-- access: what every other file stands on. Nothing is reachable unless granted by name, every caller has a live
-- session and a place among the people, the clock is one function, a refusal has a name.

-- Hosted Supabase grants nothing by default since 2026-10-30, self-hosted still does: the same result everywhere.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
-- Without `in schema` on purpose: the built-in execute to public cannot be taken away per schema.
alter default privileges revoke execute on functions from public;

create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;

create schema private;
grant usage on schema private to authenticated;

-- The one clock of every rule. Tests and the demo story travel in time by replacing it as the owner; people cannot.
-- cost: it is asked before what reads a table.
create function private.now() returns timestamptz
language plpgsql volatile cost 1 set search_path = '' as $$
begin
  return clock_timestamp();
end $$;

create function private.today() returns date
language plpgsql volatile set search_path = '' as $$
begin
  return (private.now() at time zone 'UTC')::date;
end $$;

-- A refusal is a name, which the page turns into a sentence, and the HTTP status it deserves.
create function private.refuse(p_name text, p_status integer default 409) returns void
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'PT' || p_status, message = p_name;
end $$;

create function private.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform private.refuse('facts_are_append_only');
  return null;
end $$;

-- What opens something without an account (a feed, a link, a program's access): a long random text (244 random bits), of which only the
-- hash is kept.
create function private.new_token() returns text
language sql volatile set search_path = '' as $$
  select replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
$$;
create function private.token_hash(p_token text) returns text
language sql immutable set search_path = '' as $$
  select encode(sha256(convert_to(left(p_token, 200), 'UTF8')), 'hex')
$$;

create type public.job_function as enum ('marketing', 'it', 'other');
create type public.member_role as enum ('member', 'leader', 'admin');

-- array_to_string is only stable, because of types whose text depends on settings; text does not.
create function private.words(p_words text[]) returns text
language sql immutable set search_path = '' as $$ select array_to_string(p_words, ' ') $$;

-- As one looks for a name: whatever its case and its accents. The same for ever, by the dictionary that it names.
create function private.folded(p_text text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return lower(extensions.unaccent('extensions.unaccent', p_text));
end $$;
grant execute on function private.folded(text) to authenticated;

create table public.people (
  id uuid primary key references auth.users (id) on delete restrict,
  name text not null default '',
  function public.job_function,
  is_bridging boolean not null default false,
  title text not null default '',
  skills text[] not null default '{}',
  role public.member_role not null default 'member',
  joined_at timestamptz not null default private.now(),
  left_at timestamptz,
  -- asked for at first sign-in; until then a person reads but does not act
  is_complete boolean not null generated always as (function is not null and name <> '') stored,
  -- as it is written, and as one who has no such letters writes it
  search text not null generated always as (lower(name || ' ' || title || ' ' || private.words(skills)) || ' '
    || private.folded(name || ' ' || title || ' ' || private.words(skills))) stored,
  constraint people_name_is_one_line check (name !~ '[[:cntrl:]]' and name = btrim(name)),
  constraint people_name_fits check (length(name) <= 80),
  constraint people_title_fits check (length(title) <= 80),
  constraint people_bridge_marketing_and_it check (not is_bridging or function in ('marketing', 'it')),
  constraint people_have_at_most_twelve_skills check (cardinality(skills) <= 12),
  constraint people_skills_fit check (length(array_to_string(skills, ',')) <= 400)
);
create index people_by_name on public.people (is_complete desc, name, id);
create index people_by_words on public.people using gin (search extensions.gin_trgm_ops);
create index people_by_role on public.people (role) where role <> 'member';
alter table public.people enable row level security;

-- A preview: an organizer looks at an event as somebody who takes part in it in another way, and changes nothing meanwhile. The
-- setting is made by private.begin_preview() for one transaction and by nothing else; then whoever asks is nobody: an id that owns no
-- row, so that every policy answers as to a person of that part. {"event", "part", "caller", "function", "is_bridging"}; null otherwise.
create function private.preview() returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return nullif(current_setting('common_ground.preview', true), '')::jsonb;
end $$;
create function private.nobody() returns uuid
language sql immutable set search_path = '' as $$ select '00000000-0000-4000-8000-000000000000'::uuid $$;
-- Who has these eyes in the end: what is kept from whoever previews a preview keeps too.
create function private.eyes() returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((private.preview() ->> 'caller')::uuid, auth.uid());
end $$;

-- An access token outlives sign-out by up to a quarter of an hour; the session row does not.
-- These are asked several times in every query: plpgsql keeps their plans, sql would make them anew each time.
create function private.has_live_session() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (
    select from auth.sessions
    where id = nullif(auth.jwt() ->> 'session_id', '')::uuid and user_id = auth.uid());
end $$;

create function private.is_member() returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  v_claims text := nullif(current_setting('request.jwt.claims', true), '');
begin
  -- the session was looked at when the preview began, in this transaction; a guest is no member
  if current_setting('common_ground.preview', true) <> '' then
    return private.preview() ->> 'part' <> 'guest' and auth.uid() = private.nobody();
  end if;
  -- every policy and every function asks this: in one question, not by has_live_session, and for these claims once in a transaction
  if current_setting('common_ground.member', true) = v_claims then
    return true;
  end if;
  if not exists (
    select from auth.sessions s join public.people p on p.id = s.user_id
    where s.id = nullif(auth.jwt() ->> 'session_id', '')::uuid and s.user_id = auth.uid() and p.left_at is null) then
    return false;
  end if;
  perform set_config('common_ground.member', v_claims, true);
  return true;
end $$;

create function private.has_role(variadic p_roles public.member_role[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.people where id = auth.uid() and left_at is null and role = any (p_roles));
end $$;

-- The person who asks, for every function that acts: signed in, still here, with a complete profile.
create function private.caller() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  if private.preview() is not null then
    perform private.refuse('previews_change_nothing', 403);
  elsif not private.is_member() then
    perform private.refuse('sign_in_first', 401);
  end if;
  if not (select is_complete from public.people where id = auth.uid()) then
    perform private.refuse('profile_comes_first', 403);
  end if;
  return auth.uid();
end $$;

create function private.leader() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  if not private.has_role('leader', 'admin') then
    perform private.refuse('leaders_only', 403);
  end if;
  return me;
end $$;

grant execute on function private.preview(), private.nobody(), private.eyes() to authenticated;
-- words: a generated column is computed with the rights of whoever writes the row
grant execute on function private.now(), private.today(), private.words(text[]), private.has_live_session(), private.is_member(), private.has_role(public.member_role[]) to authenticated;

create policy people_are_seen_by_members on public.people for select to authenticated
  using ((select private.is_member()));
create policy people_edit_themselves on public.people for update to authenticated
  using (id = (select auth.uid()) and (select private.is_member()))
  with check (id = (select auth.uid()));
grant select (id, name, function, is_bridging, title, skills, role, joined_at, left_at, is_complete, search)
  on public.people to authenticated;
-- role is absent on purpose: only set_role() changes it
grant update (name, function, is_bridging, title, skills) on public.people to authenticated;

-- Who asks, as every page needs it: nobody without a live session, because the policy above is asked as well.
create function public.show_me() returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select jsonb_build_object('id', id, 'name', name, 'function', function, 'is_bridging', is_bridging, 'title', title, 'role', role,
    'is_complete', is_complete)
  from public.people where id = (select auth.uid()) and left_at is null);
end $$;
grant execute on function public.show_me() to authenticated;

-- Everybody who signs up becomes a person; the first one becomes admin, also when two sign up at once.
create function private.welcome() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('first admin', 0));
  insert into public.people (id, role)
  values (new.id, (case when exists (select from public.people) then 'member' else 'admin' end)::public.member_role);
  return new;
end $$;
create trigger welcome after insert on auth.users for each row execute function private.welcome();

-- The one thing a stranger may know: whether this installation waits for its first account, as sign-up would show anyway.
create function public.is_unclaimed() returns boolean
language sql stable security definer set search_path = '' as $$ select not exists (select from public.people) $$;
grant execute on function public.is_unclaimed() to anon, authenticated;

-- The time by which every rule is held: a page counts down by it. Refuses: sign_in_first.
create function public.tell_time() returns timestamptz
language plpgsql security definer set search_path = '' as $$
begin
  if not private.is_member() then
    perform private.refuse('sign_in_first', 401);
  end if;
  return private.now();
end $$;
grant execute on function public.tell_time() to authenticated;

-- Whether something was said on a topic in the last so many milliseconds, for whoever may listen to it: asked where the server
-- does not hear everything itself. What commits late was begun earlier, hence a little more; what is long ago is not known.
create function public.was_said(p_topic text, p_ms bigint) returns boolean
language plpgsql set search_path = '' as $$
begin
  perform set_config('realtime.topic', p_topic, true);
  return p_ms > 1800000 or exists (select from realtime.messages where topic = p_topic and extension = 'broadcast'
    and inserted_at > localtimestamp - interval '1 millisecond' * (greatest(p_ms, 0) + 3000));
end $$;
grant execute on function public.was_said(text, bigint) to authenticated;

-- Who is here with these words in the name, at most six: first whose name begins with them, then with them at the beginning of another
-- part of it, then anywhere.
create function public.people_named(p_words text) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_words text := private.folded(btrim(left(p_words, 80)));
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'function', f.function, 'is_bridging', f.is_bridging,
      'title', f.title) order by f.rank, f.name, f.id), '[]') from (
    select p.*, case when starts_with(n.folded, v_words) then 0
      when position(' ' || v_words in regexp_replace(n.folded, '[^[:alnum:]]', ' ', 'g')) > 0 then 1 else 2 end as rank
    from public.people p cross join lateral (select private.folded(p.name) as folded) n
    where p.left_at is null and p.is_complete and v_words <> '' and position(v_words in n.folded) > 0
    order by rank, p.name, p.id limit 6) f);
end $$;
grant execute on function public.people_named(text) to authenticated;

-- Whom the words of a form's field mean, for each of [{"words", "id"?}] at once, in their order: of those with these words in the name the
-- one with that id, who may have left since; else the one person who is called just that, whatever case and accents. Otherwise the
-- twelve who could be meant: "person" is null and "names" says them.
create function public.people_meant(p_asked jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (with asked as (
      select a.n, private.folded(btrim(left(a.item ->> 'words', 80))) as words, nullif(a.item ->> 'id', '') as id
      from jsonb_array_elements(p_asked) with ordinality a (item, n) where a.n <= 100
    ), folded as materialized (
      select p.id, p.name, p.left_at is null and p.is_complete as is_here, private.folded(p.name) as folded,
        jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function, 'is_bridging', p.is_bridging, 'title', p.title) as told
      from public.people p where p.name <> ''
    )
    select coalesce(jsonb_agg(jsonb_build_object('person', coalesce(
          (select f.told from folded f where f.id::text = a.id and position(a.words in f.folded) > 0),
          case when jsonb_array_length(w.whole) = 1 then w.whole -> 0 end),
        'names', case when w.whole <> '[]' then w.whole else (select coalesce(jsonb_agg(m.told order by m.name, m.id), '[]') from (
          select f.told, f.name, f.id from folded f where f.is_here and a.words <> '' and position(a.words in f.folded) > 0
          order by f.name, f.id limit 12) m) end) order by a.n), '[]')
    from asked a cross join lateral (
      select coalesce(jsonb_agg(f.told order by f.id), '[]') as whole from folded f where f.is_here and f.folded = a.words) w);
end $$;
grant execute on function public.people_meant(jsonb) to authenticated;

-- The names behind the @ of a text, each said whole: "@Lotte" becomes the name of the one person here who has it as first or last name. What
-- names nobody so is told with whom it could be; before another word with a capital it may be somebody else's name, and stays as it is.
-- Folding a name costs more than all else: a name of plain letters is only lowered, and folded where it is among the letters after the @.
create function private.read_names(p_text text, out said text, out unclear jsonb)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_rest text := p_text;
  v_at integer;
  v_before text;
  v_word text;
  v_after text;
  v_folded text;
  v_whole text;
  v_names text[];
begin
  said := '';
  unclear := '[]';
  for turn in 1..20 loop
    v_at := position('@' in v_rest);
    exit when v_at = 0;
    said := said || left(v_rest, v_at);
    v_rest := substr(v_rest, v_at + 1);
    v_before := left(right(said, 2), -1);
    v_word := substring(v_rest from '^[[:alpha:]][[:alnum:]]*(?:-[[:alnum:]]+)*');
    continue when v_word is null or v_before ~ '[[:alnum:]@._+-]';
    v_after := private.folded(left(v_rest, 200));
    select p.name into v_whole from public.people p
    where p.name <> '' and (octet_length(p.name) > length(p.name) or starts_with(v_after, lower(p.name)))
      and private.folded(left(v_rest, length(p.name))) = private.folded(p.name)
      and substr(v_rest, length(p.name) + 1, 1) !~ '[[:alnum:]]'
    order by length(p.name) desc, p.left_at nulls first, p.id limit 1;
    if v_whole is not null then
      said := said || v_whole;
      v_rest := substr(v_rest, length(v_whole) + 1);
      continue;
    end if;
    v_folded := private.folded(v_word);
    select coalesce(array_agg(p.name order by p.name), '{}') into v_names from public.people p
    where p.left_at is null and p.is_complete and (octet_length(p.name) > length(p.name) or strpos(lower(p.name), v_folded) > 0)
      and v_folded in (split_part(private.folded(p.name), ' ', 1), split_part(private.folded(p.name), ' ', -1));
    if cardinality(v_names) = 1 and substr(v_rest, length(v_word) + 1) !~ '^ [[:upper:]][[:lower:]]' then
      said := said || v_names[1];
      v_rest := substr(v_rest, length(v_word) + 1);
    elsif not unclear @> jsonb_build_array(jsonb_build_object('word', v_word)) then
      unclear := unclear || jsonb_build_object('word', v_word, 'names', v_names[:5]);
    end if;
  end loop;
  said := said || v_rest;
end $$;
grant execute on function private.read_names(text) to authenticated;

-- A text with an @ in it is kept with its names whole, as far as it then still fits (the trigger says in how many letters).
create function private.say_names_whole() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_said text := (private.read_names(new.body)).said;
begin
  if length(v_said) <= tg_argv[0]::integer then
    new.body := v_said;
  end if;
  return new;
end $$;
