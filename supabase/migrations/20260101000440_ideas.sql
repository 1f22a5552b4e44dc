-- ideas, written: drafts that survive a closed browser, how an idea is logged, also for somebody else, every saved version, and
-- many at once.

-- Lets whoever saves or logs under a key do so one after the other, also before anything is there; answers the idea that was
-- logged under it by the person who asks, if one was.
create function private.hold_key(p_key uuid) returns public.ideas
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
  i public.ideas;
begin
  perform pg_advisory_xact_lock(hashtextextended(me::text || p_key, 0));
  select * into i from public.ideas where key = p_key and (proposed_by = me or logged_by = me) order by id limit 1;
  return i;
end $$;

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

-- Keeps what somebody is writing under the key of its form; answers {"id", "version"}, or nothing where nothing is written:
-- empty fields throw it away. What was logged meanwhile is no draft: then it keeps nothing and answers {"logged": {"id", "title"}}.
-- It is not in the log: nobody else knows of it.
-- Refuses: hold_draft's, drafts_are_fifty_at_most, idea_drafts_fit (by its constraint).
create function public.save_idea_draft(p_key uuid, p_fields jsonb, p_seen jsonb default '{"version": 0}') returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  d public.idea_drafts;
  i public.ideas := private.hold_key(p_key);
  v_fields jsonb := (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each_text(p_fields)
    where key in ('title', 'problem', 'proposal', 'tags', 'place', 'priority', 'wanted_by', 'for', 'for_id'));
begin
  if i.id is not null then
    return jsonb_build_object('logged', jsonb_build_object('id', i.id, 'title', i.title));
  end if;
  d := private.hold_draft(p_key, p_seen);
  if btrim(concat(v_fields ->> 'title', v_fields ->> 'problem', v_fields ->> 'proposal', v_fields ->> 'tags')) = '' then
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

-- An idea of an event is taken in from ideation to the deadline, and brings its author into the event (bring_author). Whoever runs the event,
-- and leaders, log one for somebody else (p_for), who becomes its author and may hand it back.
-- Asked again with the same key and the same words it answers the same idea; other words under that key are refused, so that what
-- another device wrote meanwhile is not passed over. p_seen: hold_draft's. Refuses: idea_was_logged_meanwhile, hold_draft's,
-- check_takes_ideas', bring_author's, check_priority's, organizers_log_for_others, author_is_unknown.
create function public.propose_idea(p_title text, p_problem text, p_proposal text, p_tags text[], p_event bigint default null,
  p_challenge bigint default null, p_key uuid default null, p_priority bigint default null, p_wanted_by date default null,
  p_for uuid default null, p_seen jsonb default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_author uuid := coalesce(p_for, me);
  v_tags text[] := private.tidy_tags(p_tags);
  i public.ideas;
  v_id bigint;
begin
  if v_author <> me then
    if not private.organizes(p_event) then
      perform private.refuse('organizers_log_for_others', 403);
    elsif not exists (select from public.people where id = v_author and is_complete and left_at is null) then
      perform private.refuse('author_is_unknown');
    end if;
  end if;
  i := private.hold_key(p_key);
  if i.id is not null then
    -- its words now, or as they once were: who sends the form again after a change lost nothing
    if (v_author, p_event, p_challenge, p_priority, p_wanted_by)
        is distinct from (i.proposed_by, i.event_id, i.challenge_id, i.priority_id, i.wanted_by)
      or (btrim(p_title), btrim(p_problem), coalesce(p_proposal, ''), v_tags) not in (
        select i.title, i.problem, i.proposal, i.tags
        union all select v.title, v.problem, v.proposal, v.tags from public.idea_versions v where v.idea_id = i.id) then
      perform private.refuse('idea_was_logged_meanwhile');
    end if;
    return i.id;
  end if;
  perform private.hold_draft(p_key, p_seen);
  if p_event is not null then
    perform private.check_takes_ideas(p_event);
    perform private.bring_author(p_event, v_author);
  end if;
  perform private.check_priority(p_priority);
  insert into public.ideas (event_id, challenge_id, priority_id, wanted_by, title, problem, proposal, tags, proposed_by, logged_by, key)
  values (p_event, p_challenge, p_priority, p_wanted_by, btrim(p_title), btrim(p_problem), coalesce(p_proposal, ''), v_tags,
    v_author, nullif(me, v_author), p_key)
  returning id into v_id;
  delete from public.idea_drafts where person_id = me and key = p_key;
  perform private.log('idea.proposed', 'ideas', v_id::text, jsonb_strip_nulls(jsonb_build_object('title', btrim(p_title),
    'for', case when v_author <> me then (select name from public.people where id = v_author) end)));
  return v_id;
end $$;
grant execute on function public.propose_idea(text, text, text, text[], bigint, bigint, uuid, bigint, date, uuid, jsonb) to authenticated;

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

-- What others did with one's ideas: 'given' was logged in one's name and 'merge' is asked for, both until one answers;
-- 'merged' into another one, 'hidden' or 'moved' to another place since less than two weeks.
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
select 'merged', i.id, i.title, p.name
from public.ideas i join public.idea_merges m on m.from_id = i.id and m.merged_at is not null and m.undone_at is null
  join public.people p on p.id = m.merged_by
where i.proposed_by = (select auth.uid()) and m.merged_by <> (select auth.uid()) and m.merged_at > private.now() - interval '14 days'
union all
select 'hidden', i.id, i.title, p.name
from public.ideas i join public.people p on p.id = i.hidden_by
where i.proposed_by = (select auth.uid()) and i.hidden_by <> i.proposed_by and i.hidden_at > private.now() - interval '14 days'
union all
select 'moved', i.id, i.title, p.name
from public.ideas i join public.people p on p.id = i.moved_by
where i.proposed_by = (select auth.uid()) and i.moved_at > private.now() - interval '14 days' and i.is_listed;
grant select on public.idea_waits to authenticated;

-- An idea brings its author into its event, who takes a place there: not whoever helps to run it or judges it, and is no participant by
-- what he or she writes down. Refuses: event_is_full; for somebody else author_has_no_place.
create function private.bring_author(p_event bigint, p_author uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if private.is_named_in(p_event, p_author) then
    return;
  end if;
  insert into public.registrations (event_id, person_id) values (p_event, p_author) on conflict do nothing;
exception when sqlstate 'PT409' then
  if sqlerrm = 'event_is_full' and p_author <> auth.uid() then
    perform private.refuse('author_has_no_place');
  end if;
  raise;
end $$;

-- Logs up to 500 ideas from a table, all of them or none: [{"row": 2, "title", "problem", "proposal", "tags": [], "email",
-- "challenge", "priority"}], the last two by their names. Answers {"written": n} or {"problems": [{"row", "name"}]}, a name being what propose_idea would refuse; of a row its words, its
-- address and its place are each looked at. With an e-mail address it is logged for whoever has that account, and brings that person into
-- the event; whoever imports is there to run it, and comes in by nothing. The same rows under the same key are the same import. p_tries: nothing is written, the problems are answered, if only an empty list of them.
-- Refuses: check_takes_ideas', organizers_import, imports_are_five_hundred_at_most.
create function public.import_ideas(p_rows jsonb, p_key uuid, p_event bigint default null, p_tries boolean default false) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  r jsonb;
  v_author uuid;
  v_id bigint;
  v_key uuid;
  v_name text;
  v_challenge bigint;
  v_priority bigint;
  v_is_known boolean;
  v_is_new boolean;
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
      v_is_known := true;
      v_is_new := true;
      if coalesce(r ->> 'email', '') <> '' then
        select p.id into v_author from auth.users u join public.people p on p.id = u.id
        where u.email = lower(btrim(r ->> 'email')) and p.is_complete and p.left_at is null;
        v_is_known := found;
        if not v_is_known then
          v_problems := v_problems || jsonb_build_object('row', r -> 'row', 'name', 'author_is_unknown');
        end if;
      end if;
      v_challenge := (select id from public.challenges where event_id = p_event and lower(title) = lower(btrim(r ->> 'challenge')) order by id limit 1);
      v_priority := (select id from public.priorities where retired_at is null and lower(name) = lower(btrim(r ->> 'priority')) order by id limit 1);
      v_problems := v_problems || (select coalesce(jsonb_agg(jsonb_build_object('row', r -> 'row', 'name', n.name)), '[]')
        from (values ('challenge', 'challenge_is_unknown', v_challenge), ('priority', 'priority_is_unknown', v_priority)) n (key, name, found)
        where coalesce(r ->> n.key, '') <> '' and n.found is null);
      begin
        -- of the key, the place and all the row says: the same file sent twice logs nothing twice, and another one from the same form
        -- passes nothing over
        v_key := md5(concat_ws(' ', p_key, p_event, r))::uuid;
        insert into public.ideas (event_id, challenge_id, priority_id, title, problem, proposal, tags, proposed_by, logged_by, key)
        values (p_event, v_challenge, v_priority, btrim(r ->> 'title'), btrim(r ->> 'problem'), coalesce(r ->> 'proposal', ''),
          private.tidy_tags(array(select jsonb_array_elements_text(r -> 'tags'))), coalesce(v_author, me), nullif(me, v_author), v_key)
        on conflict (proposed_by, key) do nothing returning id into v_id;
        v_is_new := v_id is not null;
        v_written := v_written + 1;
        if v_is_new then
          v_new := v_new || v_id;
        end if;
      exception when check_violation or not_null_violation then
        get stacked diagnostics v_name = constraint_name;
        v_problems := v_problems || jsonb_build_object('row', r -> 'row', 'name', coalesce(nullif(v_name, ''), 'ideas_title_is_short'));
      end;
      -- also where its words are refused: what else is wrong is told in the same answer
      if p_event is not null and v_is_known and v_is_new and v_author <> me then
        begin
          perform private.bring_author(p_event, v_author);
        exception when sqlstate 'PT409' then
          v_problems := v_problems || jsonb_build_object('row', r -> 'row', 'name', sqlerrm);
        end;
      end if;
    end loop;
    -- nothing half written: what was taken so far goes with what was not
    if v_problems <> '[]' or p_tries then
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
grant execute on function public.import_ideas(jsonb, uuid, bigint, boolean) to authenticated;

-- The events that take ideas now and that the person who asks runs: there ideas are logged for others, and imported.
create function public.events_i_collect_for() returns table (id bigint, slug text, name text)
language sql stable set search_path = '' as $$
  select e.id, e.slug, e.name from public.events e, private.now() n
  where n >= e.ideation_at and n < e.judging_at and private.organizes(e.id) order by e.ideation_at desc, e.id
$$;
grant execute on function public.events_i_collect_for() to authenticated;
