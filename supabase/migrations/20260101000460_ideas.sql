-- ideas, with what is attached to them: a photo of a sketch, a screen, a PDF. Whoever may read an idea may read its files.

create table public.idea_files (
  id bigint generated always as identity primary key,
  idea_id bigint not null references public.ideas (id) on delete cascade,
  name text not null,
  media_type text not null,
  content bytea not null,
  hash text not null generated always as (encode(sha256(content), 'hex')) stored,
  size integer not null generated always as (octet_length(content)) stored,
  -- what a picture shows, for those who do not see it
  alt text not null,
  added_by uuid not null references public.people (id) on delete restrict,
  added_at timestamptz not null default private.now(),
  -- taken away by its author, who may put it back; the latest five of those are kept
  removed_at timestamptz,
  constraint idea_files_are_what_they_say check (media_type is not distinct from private.file_type(content)),
  constraint idea_files_are_described check (private.is_described(media_type, alt))
);
-- compressed already
alter table public.idea_files alter content set storage external;
create unique index idea_files_are_attached_once on public.idea_files (idea_id, hash) where removed_at is null;
create index idea_files_by_idea on public.idea_files (idea_id, id);
create index idea_files_by_author on public.idea_files (added_by);
alter table public.idea_files enable row level security;
-- the idea is asked for with the rights of who asks, so its policy holds for its files as well
create policy idea_files_are_seen_with_their_idea on public.idea_files for select to authenticated
  using ((select private.is_member()) and (removed_at is null or added_by = (select auth.uid()))
    and exists (select from public.ideas i where i.id = idea_id));
grant select on public.idea_files to authenticated;

-- The idea, held, for its author who changes what is attached, or who logged it for an author who has not kept it yet.
-- Refuses: no_such_idea, author_only, idea_is_merged.
create function private.idea_to_attach(p_idea bigint) returns public.ideas
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  i public.ideas;
begin
  select * into i from public.ideas where id = p_idea for no key update;
  if not found then
    perform private.refuse('no_such_idea', 404);
  elsif i.proposed_by <> me and (i.logged_by is distinct from me or i.kept_at is not null) then
    perform private.refuse('author_only', 403);
  elsif i.merged_into is not null then
    perform private.refuse('idea_is_merged');
  end if;
  return i;
end $$;

-- Attaches {name, alt, content (base64)}; answers its id. The same file again is the one that is there, with the words of now.
-- Refuses: idea_to_attach's, checked_file's, files_are_six_at_most, idea_files_are_described (by its constraint).
create function public.attach_to_idea(p_idea bigint, p_file jsonb) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  f record;
  i public.ideas := private.idea_to_attach(p_idea);
  v public.idea_files;
begin
  select * into f from private.checked_file(p_file);
  select * into v from public.idea_files
  where idea_id = p_idea and hash = encode(sha256(f.content), 'hex') and removed_at is null;
  if v.id is null and (select count(*) from public.idea_files where idea_id = p_idea and removed_at is null) >= 6 then
    perform private.refuse('files_are_six_at_most');
  elsif v.alt = f.alt then
    return v.id;
  elsif v.id is not null then
    update public.idea_files set alt = f.alt where id = v.id;
  else
    insert into public.idea_files (idea_id, name, media_type, content, alt, added_by)
    values (p_idea, f.name, f.media_type, f.content, f.alt, auth.uid()) returning * into v;
  end if;
  perform private.log('idea.attached', 'ideas', p_idea::text, jsonb_build_object('file', v.name, 'hash', v.hash));
  return v.id;
end $$;

-- Takes a file away, or puts it back. Said again it changes nothing.
-- Refuses: no_such_file, idea_to_attach's, files_are_six_at_most, file_is_there_again.
create function public.remove_idea_file(p_file bigint, p_removes boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v public.idea_files;
begin
  select * into v from public.idea_files where id = p_file;
  if not found then
    perform private.refuse('no_such_file', 404);
  end if;
  perform private.idea_to_attach(v.idea_id);
  -- read again, now that nobody else changes what is attached
  select * into v from public.idea_files where id = p_file;
  if not found then
    perform private.refuse('no_such_file', 404);
  elsif p_removes = (v.removed_at is not null) then
    return;
  elsif p_removes then
    update public.idea_files set removed_at = private.now() where id = p_file;
    delete from public.idea_files where idea_id = v.idea_id and removed_at is not null and id not in (
      select id from public.idea_files where idea_id = v.idea_id and removed_at is not null order by removed_at desc, id desc limit 5);
  elsif exists (select from public.idea_files where idea_id = v.idea_id and hash = v.hash and removed_at is null) then
    perform private.refuse('file_is_there_again');
  elsif (select count(*) from public.idea_files where idea_id = v.idea_id and removed_at is null) >= 6 then
    perform private.refuse('files_are_six_at_most');
  else
    update public.idea_files set removed_at = null where id = p_file;
  end if;
  perform private.log(case when p_removes then 'idea.detached' else 'idea.attached' end, 'ideas', v.idea_id::text,
    jsonb_build_object('file', v.name, 'hash', v.hash));
end $$;

-- What is attached to an idea and, until it was merged, to those that are part of it; to its author also what was taken away.
create function public.list_idea_files(p_idea bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'media_type', f.media_type, 'size', f.size, 'alt', f.alt,
    'hash', f.hash, 'is_removed', f.removed_at is not null,
    'from', case when f.idea_id <> p_idea then jsonb_build_object('id', i.id, 'title', i.title) end)
    order by f.idea_id <> p_idea, f.id), '[]')
  from public.idea_files f join public.ideas i on i.id = f.idea_id
  where f.idea_id in (select m.id from private.merged_family(p_idea) m) and (f.removed_at is null or f.idea_id = p_idea)
$$;

-- A file as base64, or only its hash where the asker has that one already; null when there is none to read.
create function public.read_idea_file(p_idea bigint, p_file bigint, p_known text default null) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('name', f.name, 'media_type', f.media_type, 'hash', f.hash,
    'content', case when f.hash is distinct from p_known then translate(encode(f.content, 'base64'), E'\n', '') end)
  from public.idea_files f where f.id = p_file and f.idea_id = p_idea
$$;
grant execute on function public.attach_to_idea(bigint, jsonb), public.remove_idea_file(bigint, boolean), public.list_idea_files(bigint),
  public.read_idea_file(bigint, bigint, text) to authenticated;
