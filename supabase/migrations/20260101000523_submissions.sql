-- submissions, the files beside a draft: put there by the people of a team whenever they like, handed in with the draft.

-- The team, held, for one of its people. Hand-ins hold it too: what is handed in has the files of one moment.
-- Refuses: no_such_team, team_members_only.
create function private.team_to_attach(p_team bigint) returns public.teams
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
begin
  select * into t from public.teams where id = p_team for update;
  if not found then
    perform private.refuse('no_such_team', 404);
  elsif not private.writes_for(p_team) then
    perform private.refuse('team_members_only', 403);
  end if;
  return t;
end $$;

-- Files taken off the draft are kept to be put back: the latest five, and what was handed in.
create function private.forget_files(p_team bigint) returns void
language sql security definer set search_path = '' as $$
  delete from public.submission_files f where f.team_id = p_team and f.removed_at is not null
    and not exists (select from public.handed_in_files h where h.file_id = f.id)
    and f.id not in (select id from public.submission_files where team_id = p_team and removed_at is not null order by removed_at desc, id desc limit 5)
$$;

-- Puts {name, alt, content (base64)} beside the draft; answers its id. The same file again is the one that is there; with
-- other words it is put there anew, for what was handed in keeps its own. Not logged: a draft is nobody else's business.
-- Also after the deadline, when it reaches nobody: nothing is lost. Refuses: team_to_attach's, checked_file's,
-- files_are_ten_at_most, submission_files_are_described (by its constraint).
create function public.attach_to_draft(p_team bigint, p_file jsonb) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  f record;
  t public.teams := private.team_to_attach(p_team);
  v public.submission_files;
begin
  select * into f from private.checked_file(p_file);
  select * into v from public.submission_files
  where team_id = p_team and hash = encode(sha256(f.content), 'hex') and removed_at is null;
  if v.alt = f.alt then
    return v.id;
  elsif v.id is not null then
    update public.submission_files set removed_at = private.now() where id = v.id;
  elsif (select count(*) from public.submission_files where team_id = p_team and removed_at is null) >= 10 then
    perform private.refuse('files_are_ten_at_most');
  end if;
  insert into public.submission_files (team_id, event_id, name, media_type, content, alt, added_by, added_at)
  values (p_team, t.event_id, f.name, f.media_type, f.content, f.alt, auth.uid(), private.now()) returning * into v;
  perform private.forget_files(p_team);
  return v.id;
end $$;

-- Takes a file off the draft, or puts it back; what was handed in keeps it until the next time. Said again it changes nothing.
-- Refuses: no_such_file, team_to_attach's, files_are_ten_at_most, file_is_there_again.
create function public.remove_draft_file(p_file bigint, p_removes boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v public.submission_files;
begin
  select * into v from public.submission_files where id = p_file;
  if not found then
    perform private.refuse('no_such_file', 404);
  end if;
  perform private.team_to_attach(v.team_id);
  select * into v from public.submission_files where id = p_file;
  if not found then
    perform private.refuse('no_such_file', 404);
  elsif p_removes = (v.removed_at is not null) then
    return;
  elsif p_removes then
    update public.submission_files set removed_at = private.now() where id = p_file;
    perform private.forget_files(v.team_id);
  elsif exists (select from public.submission_files where team_id = v.team_id and hash = v.hash and removed_at is null) then
    perform private.refuse('file_is_there_again');
  elsif (select count(*) from public.submission_files where team_id = v.team_id and removed_at is null) >= 10 then
    perform private.refuse('files_are_ten_at_most');
  else
    update public.submission_files set removed_at = null where id = p_file;
  end if;
end $$;

-- A file as base64, or only its hash where the asker has that one already; null when there is none to read.
create function public.read_submission_file(p_team bigint, p_file bigint, p_known text default null) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('name', f.name, 'media_type', f.media_type, 'hash', f.hash,
    'content', case when f.hash is distinct from p_known then translate(encode(f.content, 'base64'), E'\n', '') end)
  from public.submission_files f where f.id = p_file and f.team_id = p_team
$$;
-- What a team wrote goes with it only when its last member closes it, who speaks for it then. Refuses: team_has_written.
create function private.keep_what_is_written() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.lead_id is distinct from auth.uid() and (exists (select from public.submission_drafts where team_id = old.id)
      or exists (select from public.submission_files where team_id = old.id) or exists (select from public.team_notes where team_id = old.id)
      or exists (select from public.team_tasks where team_id = old.id)) then
    perform private.refuse('team_has_written');
  end if;
  return old;
end $$;
create trigger teams_keep_what_they_wrote before delete on public.teams
  for each row execute function private.keep_what_is_written();

grant execute on function public.attach_to_draft(bigint, jsonb), public.remove_draft_file(bigint, boolean),
  public.read_submission_file(bigint, bigint, text) to authenticated;
