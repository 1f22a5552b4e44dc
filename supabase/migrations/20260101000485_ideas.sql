-- ideas, changed: by their author, while others move them, say which priority they serve and by which day they are asked for.

-- What the form of an idea changes, part by part. Its place is one: a challenge means nothing without its event.
create function private.idea_parts(i public.ideas) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  return jsonb_build_object('title', i.title, 'problem', i.problem, 'proposal', i.proposal, 'tags', to_jsonb(i.tags),
    'place', jsonb_build_array(i.event_id, i.challenge_id), 'priority', i.priority_id, 'wanted_by', i.wanted_by);
end $$;

-- Says in the log what an idea says or where it is otherwise than before, a line for each kind of change.
create function private.log_changes(p_before public.ideas) returns void
language plpgsql security definer set search_path = '' as $$
declare
  b public.ideas := p_before;
  i public.ideas;
begin
  select * into i from public.ideas where id = b.id;
  perform private.log_move(b);
  if i.priority_id is distinct from b.priority_id then
    perform private.log('idea.prioritised', 'ideas', i.id::text,
      jsonb_build_object('priority', (select name from public.priorities where id = i.priority_id)));
  end if;
  if i.wanted_by is distinct from b.wanted_by then
    perform private.log('idea.wanted', 'ideas', i.id::text, jsonb_build_object('from', b.wanted_by, 'to', i.wanted_by));
  end if;
  if (i.title, i.problem, i.proposal, i.tags) is distinct from (b.title, b.problem, b.proposal, b.tags) then
    perform private.log('idea.edited', 'ideas', i.id::text, jsonb_build_object('title', i.title));
  end if;
end $$;

-- Changes an idea of one's own, and where it belongs. p_changes: what it says from now on, of "title", "problem", "proposal", "tags",
-- "event_id", "challenge_id", "priority_id", "wanted_by"; what is left out stays. p_seen: the same as whoever changes it has read it;
-- what is left out there was read as nothing, as it stands where nobody wrote anything. What somebody else set since is changed by nobody who
-- has not read that.
-- Refuses: no_such_idea, author_only, idea_is_merged, idea_was_changed, check_move's (480), and what check_priority does.
create function public.edit_idea(p_idea bigint, p_changes jsonb, p_seen jsonb default '{}') returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  i public.ideas := private.hold_idea(p_idea, (p_changes ->> 'event_id')::bigint);
  n public.ideas := jsonb_populate_record(i, (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(p_changes)
    where key in ('title', 'problem', 'proposal', 'tags', 'event_id', 'challenge_id', 'priority_id', 'wanted_by')));
  s public.ideas := jsonb_populate_record(null::public.ideas, p_seen);
  v_seen jsonb;
  v_now jsonb := private.idea_parts(i);
  v_new jsonb;
begin
  if i.proposed_by <> me then
    perform private.refuse('author_only', 403);
  elsif i.merged_into is not null then
    perform private.refuse('idea_is_merged');
  end if;
  n.title := btrim(n.title);
  n.problem := btrim(n.problem);
  n.proposal := coalesce(n.proposal, '');
  n.tags := private.tidy_tags(n.tags);
  s.proposal := coalesce(s.proposal, '');
  s.tags := coalesce(s.tags, '{}');
  v_seen := private.idea_parts(s);
  v_new := private.idea_parts(n);
  if v_new = v_now then
    return;
  elsif exists (select from jsonb_each(v_now) now where now.value <> v_new -> now.key and now.value <> v_seen -> now.key) then
    perform private.refuse('idea_was_changed');
  end if;
  perform private.check_priority(n.priority_id, i.priority_id);
  perform private.check_move(i, n.event_id);
  update public.ideas set title = n.title, problem = n.problem, proposal = n.proposal, tags = n.tags, event_id = n.event_id,
    challenge_id = n.challenge_id, priority_id = n.priority_id, wanted_by = n.wanted_by,
    edited_at = case when (n.title, n.problem, n.proposal, n.tags) is distinct from (i.title, i.problem, i.proposal, i.tags)
      then private.now() else i.edited_at end
  where id = p_idea;
  perform private.log_changes(i);
end $$;
grant execute on function public.edit_idea(bigint, jsonb, jsonb) to authenticated;

-- The last twenty changes of an idea, the latest first: {"form": "idea", "version", "at", "by", "is_mine", "parts"}, as far as the log
-- says who made them. Asked for before what stands now, so that none is missed.
create function public.list_idea_saves(p_idea bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select coalesce(jsonb_agg(to_jsonb(s) order by s.version desc), '[]') from (
    select 'idea' as form, a.seq as version, a.at, p.name as by, a.actor_id = (select auth.uid()) as is_mine, case a.verb
      when 'idea.moved' then '{place}' when 'idea.prioritised' then '{priority}' when 'idea.wanted' then '{wanted_by}'
      else '{title,problem,proposal,tags}' end::text[] as parts
    from public.activity a join public.people p on p.id = a.actor_id
    where a.subject = 'ideas' and a.subject_id = p_idea::text
      and a.verb in ('idea.edited', 'idea.moved', 'idea.prioritised', 'idea.wanted')
    order by a.seq desc limit 20) s);
end $$;
grant execute on function public.list_idea_saves(bigint) to authenticated;
