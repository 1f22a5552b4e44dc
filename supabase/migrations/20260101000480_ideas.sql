-- ideas, moved: into an event, out of it, to another of its challenges, by whoever wrote them or runs those events.

-- The idea, held, and before it the event it is in and the one it goes to, as whoever changes an event holds it before its ideas.
-- Refuses: no_such_idea.
create function private.hold_idea(p_idea bigint, p_event bigint) returns public.ideas
language plpgsql security definer set search_path = '' as $$
declare
  i public.ideas;
begin
  perform from public.events where id in (p_event, (select event_id from public.ideas where id = p_idea)) order by id for share;
  select * into i from public.ideas where id = p_idea for update;
  if not found then
    perform private.refuse('no_such_idea', 404);
  end if;
  return i;
end $$;

-- Whether an idea may leave the event it is in for this one, or for none; its author comes into the event. An event that is over keeps
-- its ideas, for they are what it was about. To stay where it is, whatever the challenge, is no move.
-- Refuses: idea_is_hidden, idea_stays_in_its_event, idea_stays_with_its_team (599), check_takes_ideas', bring_author's.
create function private.check_move(i public.ideas, p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if i.event_id is not distinct from p_event then
    return;
  elsif i.hidden_at is not null then
    perform private.refuse('idea_is_hidden');
  elsif private.now() >= (select judging_at from public.events where id = i.event_id) then
    perform private.refuse('idea_stays_in_its_event');
  end if;
  if p_event is not null then
    perform private.check_takes_ideas(p_event);
    perform private.bring_author(p_event, i.proposed_by);
  end if;
end $$;

-- Says in the log that an idea is somewhere else than it was, if it is; and on it, where not its author put it there.
create function private.log_move(p_before public.ideas) returns void
language plpgsql security definer set search_path = '' as $$
declare
  i public.ideas;
begin
  select * into i from public.ideas where id = p_before.id;
  if (i.event_id, i.challenge_id) is not distinct from (p_before.event_id, p_before.challenge_id) then
    return;
  end if;
  update public.ideas set moved_by = nullif(auth.uid(), i.proposed_by), moved_at = private.now() where id = i.id;
  perform private.log('idea.moved', 'ideas', i.id::text, jsonb_strip_nulls(jsonb_build_object(
    'from', (select name from public.events where id = p_before.event_id), 'to', (select name from public.events where id = i.event_id),
    'challenge', nullif(i.challenge_title, ''))));
end $$;

-- Puts an idea where it belongs, for its author and for whoever runs the event it is in and the one it goes to. Again it changes nothing.
-- Refuses: no_such_idea, author_or_organizer_only, idea_is_merged, check_move's, idea_keeps_its_rubric (536).
create function public.move_idea(p_idea bigint, p_event bigint default null, p_challenge bigint default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  i public.ideas := private.hold_idea(p_idea, p_event);
begin
  if i.proposed_by <> me and not (coalesce(p_event, i.event_id) is not null
    and (p_event is null or private.organizes(p_event)) and (i.event_id is null or private.organizes(i.event_id))) then
    perform private.refuse('author_or_organizer_only', 403);
  elsif i.merged_into is not null then
    perform private.refuse('idea_is_merged');
  end if;
  perform private.check_move(i, p_event);
  update public.ideas set event_id = p_event, challenge_id = p_challenge
  where id = p_idea and (event_id, challenge_id) is distinct from (p_event, p_challenge);
  perform private.log_move(i);
end $$;
grant execute on function public.move_idea(bigint, bigint, bigint) to authenticated;

-- The events that the person who asks may put this idea into now, with their challenges, as open_events lists them; the one it is in too.
create function public.places_for_idea(p_idea bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select coalesce(jsonb_agg(to_jsonb(o)), '[]')
    from public.ideas i left join public.events e on e.id = i.event_id cross join lateral public.open_events() o
    where i.id = p_idea and i.is_listed and (e.id is null or o.id = e.id or private.now() < e.judging_at)
      and (i.proposed_by = (select auth.uid()) or private.organizes(o.id) and (e.id is null or private.organizes(e.id))));
end $$;
grant execute on function public.places_for_idea(bigint) to authenticated;
