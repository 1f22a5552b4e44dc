-- events, who sees what from when on, as far as organizers choose it.

-- When everybody reads what teams handed in; judges do from the deadline on.
create function private.gallery_of(e public.events) returns timestamptz
language plpgsql immutable set search_path = '' as $$
begin
  return case e.gallery_from when 'voting_at' then e.voting_at else e.judging_at end;
end $$;
create function private.gallery_opens(p_event bigint) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select private.gallery_of(e) from public.events e where id = p_event);
end $$;
grant execute on function private.gallery_opens(bigint) to authenticated;

-- Chooses that moment, until the deadline: what was shown stays shown. The same again changes nothing.
-- Refuses: no_such_event, organizer_only, gallery_is_settled, events_gallery_opens_after_the_deadline, note_save's.
create function public.open_gallery_from(p_event bigint, p_moment text, p_version integer default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  e public.events;
begin
  perform private.caller();
  select * into e from public.events where id = p_event for update;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  elsif e.gallery_from = p_moment then
    return;
  elsif private.now() >= e.judging_at then
    perform private.refuse('gallery_is_settled');
  end if;
  perform private.note_save(p_event, 'gallery', p_version);
  update public.events set gallery_from = p_moment where id = p_event;
  perform private.log('event.gallery_set', 'events', p_event::text, jsonb_build_object('from', p_moment));
end $$;
grant execute on function public.open_gallery_from(bigint, text, integer) to authenticated;

create function private.begin_gallery() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.events e set gallery_from = o.gallery_from from public.events o where e.id = new.event_id and o.id = new.copied_from;
  return null;
end $$;
create trigger event_beginnings_open_the_gallery after insert on public.event_beginnings
  for each row execute function private.begin_gallery();
