-- events, a place taken away: whoever runs an event takes somebody out who cannot come and does not say so, and the place goes on.

-- Who lost a place, or a place in the line, and why. It can be about somebody's health: told to this person and to who runs the event.
create table public.registration_removals (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  reason text not null,
  removed_by uuid not null references public.people (id) on delete restrict,
  removed_at timestamptz not null default private.now(),
  constraint registration_removals_say_why check (length(btrim(reason)) between 5 and 300)
);
create index registration_removals_by_event on public.registration_removals (event_id);
create index registration_removals_by_person on public.registration_removals (person_id, event_id, id desc);
create index registration_removals_by_remover on public.registration_removals (removed_by);
alter table public.registration_removals enable row level security;
create policy registration_removals_are_seen_by_those_concerned on public.registration_removals for select to authenticated
  using ((select private.is_member()) and (person_id = (select auth.uid()) or private.organizes(event_id)));
grant select on public.registration_removals to authenticated;
create trigger registration_removals_are_append_only before update on public.registration_removals
  for each row execute function private.refuse_change();

-- Takes somebody's registration away, or the place on the waiting list, until the deadline; who waits longest moves up. Whoever lost it
-- may register again, at the end of the line. A team loses this person too, where it can (513). Said again it changes nothing.
-- Refuses: no_such_event, organizer_only, event_is_over, own_registration_is_cancelled, registration_removals_say_why (by its constraint),
-- and what taking somebody out of a team does.
create function public.remove_registration(p_event bigint, p_person uuid, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events;
  v_removal bigint;
  v_was_in boolean;
  v_moved_up text[];
begin
  select * into e from public.events where id = p_event for share;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  elsif private.now() >= e.judging_at then
    perform private.refuse('event_is_over');
  elsif p_person = me then
    perform private.refuse('own_registration_is_cancelled');
  end if;
  if not exists (select from public.registrations where event_id = p_event and person_id = p_person)
    and not exists (select from public.waiting_list where event_id = p_event and person_id = p_person) then
    return;
  end if;
  -- first of all, because a team is held before the limits, as when somebody joins one
  insert into public.registration_removals (event_id, person_id, reason, removed_by) values (p_event, p_person, btrim(p_reason), me)
  returning id into v_removal;
  perform from public.registration_limits where event_id = p_event for update;
  delete from public.registrations where event_id = p_event and person_id = p_person;
  v_was_in := found;
  delete from public.waiting_list where event_id = p_event and person_id = p_person;
  if not found and not v_was_in then
    -- gone meanwhile, by somebody else or by this person's own word
    delete from public.registration_removals where id = v_removal;
    return;
  end if;
  delete from public.registration_answers where event_id = p_event and person_id = p_person;
  v_moved_up := private.fill_places(p_event);
  -- without the reason, and without the name of who only waited: the log is read by everybody
  perform private.log('event.registration_removed', 'events', p_event::text, jsonb_strip_nulls(jsonb_build_object('waited', not v_was_in,
    'person', case when v_was_in then (select name from public.people where id = p_person) end)));
  perform private.log_moved_up(p_event, v_moved_up);
end $$;
grant execute on function public.remove_registration(bigint, uuid, text) to authenticated;

-- Why the person who asks has no place any more, as long as he or she has not asked for one again; null otherwise.
create function private.lost_place(p_event bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object('reason', x.reason, 'by', p.name, 'at', x.removed_at)
    from public.registration_removals x join public.people p on p.id = x.removed_by
    where x.event_id = p_event and x.person_id = (select auth.uid())
      and not exists (select from public.registrations r where r.event_id = p_event and r.person_id = x.person_id)
      and not exists (select from public.waiting_list w where w.event_id = p_event and w.person_id = x.person_id)
    order by x.id desc limit 1);
end $$;
grant execute on function private.lost_place(bigint) to authenticated;
