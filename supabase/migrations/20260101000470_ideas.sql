-- ideas, live: who has the wall of an event open sees what is logged and who stands behind it, without asking again.

create policy walls_are_followed_by_members on realtime.messages for select to authenticated
  using ((select realtime.topic()) ~ '^wall-[0-9]{1,15}$' and (select private.is_member()));

-- Says what changed about an idea of an event: the whole idea as lists show it where it is new or its words are others,
-- its counts where those changed, and that it is gone. `key`: of several in the same second the last one says it all.
create function private.announce_idea() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_counts jsonb := jsonb_build_object('id', new.id, 'supports', new.supports, 'marketing_supports', new.marketing_supports,
    'it_supports', new.it_supports, 'comments', new.comments);
  v_says jsonb;
begin
  if not new.is_listed then
    v_says := jsonb_build_object('gone', new.id);
  elsif tg_op = 'INSERT' or not old.is_listed or (new.title, new.problem, new.tags, new.challenge_id, new.event_id)
    is distinct from (old.title, old.problem, old.tags, old.challenge_id, old.event_id) then
    v_says := jsonb_build_object('idea', (select v_counts || jsonb_build_object('title', new.title, 'problem', left(new.problem, 280),
        'tags', new.tags, 'proposed_at', new.proposed_at, 'author', p.name, 'author_function', p.function,
        'author_is_bridging', p.is_bridging, 'challenge_id', new.challenge_id,
        'challenge', (select c.title from public.challenges c where c.id = new.challenge_id))
      from public.people p where p.id = new.proposed_by));
  else
    v_says := jsonb_build_object('counts', v_counts);
  end if;
  perform realtime.send(v_says || jsonb_build_object('key', new.id), 'changed', 'wall-' || new.event_id, true);
  return null;
end $$;
create trigger ideas_are_announced after insert on public.ideas for each row when (new.event_id is not null)
  execute function private.announce_idea();
create trigger ideas_are_announced_again after update on public.ideas for each row when (new.event_id is not null
    and (new.is_listed or old.is_listed) and (new.title, new.problem, new.tags, new.challenge_id, new.event_id, new.is_listed,
      new.supports, new.marketing_supports, new.it_supports, new.comments)
    is distinct from (old.title, old.problem, old.tags, old.challenge_id, old.event_id, old.is_listed,
      old.supports, old.marketing_supports, old.it_supports, old.comments))
  execute function private.announce_idea();
-- an idea that leaves an event for another or for none
create function private.announce_idea_left() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send(jsonb_build_object('gone', old.id, 'key', old.id), 'changed', 'wall-' || old.event_id, true);
  return null;
end $$;
create trigger ideas_that_leave_are_announced after update of event_id on public.ideas for each row
  when (old.event_id is not null and old.event_id is distinct from new.event_id) execute function private.announce_idea_left();
