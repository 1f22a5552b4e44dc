-- setup, an event made by mistake: it goes as long as nobody has taken part, and the log keeps what it was and why it went.

-- Whether nobody has taken part in an event but who looks at it: nobody is registered or waits, there is no idea and no team.
create function private.is_untouched(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return not exists (select from public.registrations r where r.event_id = p_event and r.person_id <> auth.uid())
    and not exists (select from public.waiting_list w where w.event_id = p_event and w.person_id <> auth.uid())
    and not exists (select from public.ideas i where i.event_id = p_event)
    and not exists (select from public.teams t where t.event_id = p_event);
end $$;
grant execute on function private.is_untouched(bigint) to authenticated;

-- Takes an event away with all that was set up for it. Whoever registers or logs an idea in the same moment holds it first, or finds it gone.
-- Refuses: no_such_event, organizer_only, event_removals_say_why, event_is_taken_part_in.
create function public.remove_event(p_event bigint, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_reason text := btrim(coalesce(p_reason, ''));
  v_name text;
begin
  select name into v_name from public.events where id = p_event for update;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  elsif length(v_reason) not between 5 and 300 then
    perform private.refuse('event_removals_say_why');
  elsif not private.is_untouched(p_event) then
    perform private.refuse('event_is_taken_part_in');
  end if;
  delete from public.events where id = p_event;
  perform private.log('event.removed', 'events', p_event::text, jsonb_build_object('name', v_name, 'reason', v_reason), me);
end $$;
grant execute on function public.remove_event(bigint, text) to authenticated;
