-- ideas, written: drafts that survive a closed browser, every saved version, ideas logged for somebody else, and many at once.

-- One's own draft of a key, held. p_seen is the version that a form began with and which opened form that is: what another form
-- saved since is not passed over. Null asks nothing. Refuses: idea_draft_was_changed.
create function private.hold_draft(p_key uuid, p_seen jsonb) returns public.idea_drafts
language plpgsql security definer set search_path = '' as $$
declare
  d public.idea_drafts;
begin
  select * into d from public.idea_drafts where person_id = auth.uid() and key = p_key for update;
  if d.version <> (p_seen ->> 'version')::integer and d.saved_in is distinct from (p_seen ->> 'form')::uuid then
    perform private.refuse('idea_draft_was_changed');
  end if;
  return d;
end $$;

-- Keeps what somebody is writing under the key of its form; answers {"id", "version"}, or nothing where there is none (any more):
-- empty fields throw it away, and what was logged meanwhile is no draft. Not logged: nobody else knows of it.
-- Refuses: hold_draft's, drafts_are_fifty_at_most, idea_drafts_fit (by its constraint).
create function public.save_idea_draft(p_key uuid, p_fields jsonb, p_seen jsonb default '{"version": 0}') returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  d public.idea_drafts;
  v_fields jsonb := (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each_text(p_fields)
    where key in ('title', 'problem', 'proposal', 'tags', 'place', 'priority', 'wanted_by', 'for'));
begin
  -- one save after the other, also of a draft that is not there yet
  perform pg_advisory_xact_lock(hashtextextended(me::text || p_key, 0));
  d := private.hold_draft(p_key, p_seen);
  if exists (select from public.ideas i where i.key = p_key and (i.proposed_by = me or i.logged_by = me)) then
    return null;
  elsif btrim(concat(v_fields ->> 'title', v_fields ->> 'problem', v_fields ->> 'proposal', v_fields ->> 'tags')) = '' then
    delete from public.idea_drafts where person_id = me and key = p_key;
    return null;
  elsif (select count(*) from public.idea_drafts where person_id = me and key <> p_key) >= 50 then
    perform private.refuse('drafts_are_fifty_at_most');
  end if;
  insert into public.idea_drafts (person_id, key, fields, saved_in) values (me, p_key, v_fields, (p_seen ->> 'form')::uuid)
  on conflict (person_id, key) do update set fields = excluded.fields, saved_in = excluded.saved_in, saved_at = private.now(),
    version = idea_drafts.version + 1 returning * into d;
  return jsonb_build_object('id', d.id, 'version', d.version);
end $$;

-- Throws one's own draft away; again it changes nothing.
create function public.drop_idea_draft(p_draft bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  delete from public.idea_drafts where id = p_draft and person_id = me;
end $$;
grant execute on function public.save_idea_draft(uuid, jsonb, jsonb), public.drop_idea_draft(bigint) to authenticated;

-- What an idea said before it was changed, as often as it was. Its words now are in ideas.
create table public.idea_versions (
  idea_id bigint not null references public.ideas (id) on delete cascade,
  number integer not null,
  title text not null,
  problem text not null,
  proposal text not null,
  tags text[] not null,
  written_by uuid not null references public.people (id) on delete restrict,
  written_at timestamptz not null,
  primary key (idea_id, number)
);
create index idea_versions_by_writer on public.idea_versions (written_by);
alter table public.idea_versions enable row level security;
create policy idea_versions_are_seen_with_their_idea on public.idea_versions for select to authenticated
  using ((select private.is_member()) and idea_id <> all ((select private.hidden_ideas())::bigint[]));
grant select on public.idea_versions to authenticated;
create trigger idea_versions_are_append_only before update or delete on public.idea_versions
  for each row execute function private.refuse_change();
create trigger idea_versions_are_never_truncated before truncate on public.idea_versions
  for each statement execute function private.refuse_change();

create function private.keep_version() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- the row of the idea is held: numbers follow each other without a gap
  insert into public.idea_versions (idea_id, number, title, problem, proposal, tags, written_by, written_at)
  values (old.id, (select count(*) + 1 from public.idea_versions where idea_id = old.id), old.title, old.problem, old.proposal, old.tags,
    coalesce(case when old.edited_at is null then old.logged_by end, old.proposed_by), coalesce(old.edited_at, old.proposed_at));
  return null;
end $$;
create trigger ideas_keep_their_versions after update of title, problem, proposal, tags on public.ideas for each row
  when ((old.title, old.problem, old.proposal, old.tags) is distinct from (new.title, new.problem, new.proposal, new.tags))
  execute function private.keep_version();

-- Its author stands by an idea that somebody else logged. Again it changes nothing. Refuses: no_such_idea, author_only.
create function public.keep_idea(p_idea bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  i public.ideas;
begin
  select * into i from public.ideas where id = p_idea for no key update;
  if not found then
    perform private.refuse('no_such_idea', 404);
  elsif i.proposed_by <> me then
    perform private.refuse('author_only', 403);
  elsif i.logged_by is null or i.kept_at is not null then
    return;
  end if;
  update public.ideas set kept_at = private.now() where id = p_idea;
  perform private.log('idea.kept', 'ideas', p_idea::text);
end $$;

-- Its author hands an idea back to whoever logged it, who is its author from then on.
-- Refuses: no_such_idea, author_only, idea_was_not_given.
create function public.hand_back_idea(p_idea bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  i public.ideas;
begin
  select * into i from public.ideas where id = p_idea for no key update;
  if not found then
    perform private.refuse('no_such_idea', 404);
  elsif i.proposed_by <> me then
    perform private.refuse('author_only', 403);
  elsif i.logged_by is null or i.kept_at is not null then
    perform private.refuse('idea_was_not_given');
  end if;
  update public.ideas set proposed_by = i.logged_by, logged_by = null where id = p_idea;
  perform private.log('idea.handed_back', 'ideas', p_idea::text,
    jsonb_build_object('to', (select name from public.people where id = i.logged_by)));
end $$;
grant execute on function public.keep_idea(bigint), public.hand_back_idea(bigint) to authenticated;

-- What others did with one's ideas and wait for a word about: 'given' was logged in one's name, 'merge' is asked for,
-- 'hidden' since less than two weeks.
create view public.idea_waits with (security_invoker = true) as
select 'given' as kind, i.id as idea_id, i.title, p.name as author
from public.ideas i join public.people p on p.id = i.logged_by
where i.proposed_by = (select auth.uid()) and i.kept_at is null
union all
select 'merge', i.id, i.title, p.name
from public.ideas i
  join public.idea_merges m on i.id in (m.from_id, m.into_id) and m.merged_at is null and m.declined_at is null
  join public.ideas f on f.id = m.from_id and f.is_listed join public.ideas o on o.id = m.into_id and o.is_listed
  join public.people p on p.id = m.asked_by
where i.proposed_by = (select auth.uid()) and m.asked_by <> (select auth.uid())
union all
select 'hidden', i.id, i.title, p.name
from public.ideas i join public.people p on p.id = i.hidden_by
where i.proposed_by = (select auth.uid()) and i.hidden_by <> i.proposed_by and i.hidden_at > private.now() - interval '14 days';
grant select on public.idea_waits to authenticated;

-- An idea brings its author into its event. Refuses: event_is_full; for somebody else author_has_no_place.
create function private.bring_author(p_event bigint, p_author uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.registrations (event_id, person_id) values (p_event, p_author) on conflict do nothing;
exception when sqlstate 'PT409' then
  if sqlerrm = 'event_is_full' and p_author <> auth.uid() then
    perform private.refuse('author_has_no_place');
  end if;
  raise;
end $$;

-- Logs up to 500 ideas from a table, all of them or none: [{"row": 2, "title", "problem", "proposal", "tags": [], "email"}].
-- Answers {"written": n} or {"problems": [{"row", "name"}]}, a name being what propose_idea would refuse. With an e-mail address it
-- is logged for whoever has that account. The same key is the same import. Refuses: check_takes_ideas', organizers_import,
-- imports_are_five_hundred_at_most.
create function public.import_ideas(p_rows jsonb, p_key uuid, p_event bigint default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  r jsonb;
  v_author uuid;
  v_id bigint;
  v_key uuid;
  v_name text;
  v_written integer := 0;
  v_new bigint[] := '{}';
  v_problems jsonb := '[]';
begin
  if not private.organizes(p_event) then
    perform private.refuse('organizers_import', 403);
  elsif jsonb_array_length(p_rows) not between 1 and 500 then
    perform private.refuse('imports_are_five_hundred_at_most');
  end if;
  if p_event is not null then
    perform private.check_takes_ideas(p_event);
  end if;
  begin
    for r in select value from jsonb_array_elements(p_rows) loop
      v_author := me;
      if coalesce(r ->> 'email', '') <> '' then
        select p.id into v_author from auth.users u join public.people p on p.id = u.id
        where u.email = lower(btrim(r ->> 'email')) and p.is_complete and p.left_at is null;
        if not found then
          v_problems := v_problems || jsonb_build_object('row', r -> 'row', 'name', 'author_is_unknown');
          continue;
        end if;
      end if;
      begin
        -- of the key and the row: the same file sent twice logs nothing twice
        v_key := md5(p_key::text || (r ->> 'row'))::uuid;
        insert into public.ideas (event_id, title, problem, proposal, tags, proposed_by, logged_by, key)
        values (p_event, btrim(r ->> 'title'), btrim(r ->> 'problem'), coalesce(r ->> 'proposal', ''),
          private.tidy_tags(array(select jsonb_array_elements_text(r -> 'tags'))), v_author, nullif(me, v_author), v_key)
        on conflict (proposed_by, key) do nothing returning id into v_id;
        v_written := v_written + 1;
        if v_id is not null then
          if p_event is not null then
            perform private.bring_author(p_event, v_author);
          end if;
          v_new := v_new || v_id;
        end if;
      exception when check_violation or not_null_violation then
        get stacked diagnostics v_name = constraint_name;
        v_problems := v_problems || jsonb_build_object('row', r -> 'row', 'name', coalesce(nullif(v_name, ''), 'ideas_title_is_short'));
        -- no place in the event
        when sqlstate 'PT409' then
          v_problems := v_problems || jsonb_build_object('row', r -> 'row', 'name', sqlerrm);
      end;
    end loop;
    -- nothing half written: what was taken so far goes with what was not
    if v_problems <> '[]' then
      perform private.refuse('import_has_problems');
    end if;
  exception when sqlstate 'PT409' then
    if sqlerrm <> 'import_has_problems' then
      raise;
    end if;
    return jsonb_build_object('problems', v_problems);
  end;
  -- after everything else is held: the log is the last lock
  perform private.log('idea.proposed', 'ideas', i.id::text, jsonb_strip_nulls(jsonb_build_object('title', i.title,
    'for', case when i.proposed_by <> me then p.name end)))
  from unnest(v_new) n (id) join public.ideas i on i.id = n.id join public.people p on p.id = i.proposed_by;
  return jsonb_build_object('written', v_written);
end $$;
grant execute on function public.import_ideas(jsonb, uuid, bigint) to authenticated;

-- The events that take ideas now and that the person who asks runs: there ideas are logged for others, and imported.
create function public.events_i_collect_for() returns table (id bigint, slug text, name text)
language sql stable set search_path = '' as $$
  select e.id, e.slug, e.name from public.events e, private.now() n
  where n >= e.ideation_at and n < e.judging_at and private.organizes(e.id) order by e.ideation_at desc, e.id
$$;
grant execute on function public.events_i_collect_for() to authenticated;
