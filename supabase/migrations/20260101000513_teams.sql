-- teams, put right: another name, and somebody taken out, by who speaks for the team or by who runs the event.

-- The team, held, for who speaks for it and who runs its event. Refuses: no_such_team, team_lead_or_organizer_only.
create function private.hold_team_to_steer(p_team bigint) returns public.teams
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
begin
  select * into t from public.teams where id = p_team for update;
  if not found then
    perform private.refuse('no_such_team', 404);
  elsif not private.organizes(t.event_id) and not (t.lead_id = me and private.in_team(p_team)) then
    perform private.refuse('team_lead_or_organizer_only', 403);
  end if;
  return t;
end $$;

-- Gives a team another name: until the deadline, and by who runs the event at any time, for a name may have to go. The same
-- again changes nothing. Refuses: hold_team_to_steer's, event_*, and the constraints of names.
create function public.rename_team(p_team bigint, p_name text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  t public.teams := private.hold_team_to_steer(p_team);
begin
  if t.name = btrim(p_name) then
    return;
  elsif not private.organizes(t.event_id) then
    perform private.open_event(t.event_id, p_team);
  end if;
  update public.teams set name = btrim(p_name) where id = p_team;
  perform private.log('team.renamed', 'teams', p_team::text, jsonb_build_object('from', t.name, 'to', btrim(p_name)));
end $$;

-- Takes somebody out of a team that is held and open. Whoever is not in it is not taken out twice. A team that has handed in stays as
-- mixed and as large as its event asks; one that nobody is in any more closes, unless it has written something.
-- Refuses: team_needs_this_person, team_has_written (by a trigger of submissions), team_removals_say_why (by its constraint).
create function private.take_out(t public.teams, p_person uuid, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.team_members where team_id = t.id and person_id = p_person;
  if not found then
    return;
  elsif t.submitted_at is not null and not private.is_ready(t.id) then
    perform private.refuse('team_needs_this_person');
  end if;
  insert into public.team_removals (team_id, team, event_id, person_id, reason, removed_by)
  values (t.id, t.name, t.event_id, p_person, btrim(p_reason), auth.uid());
  perform private.close_if_empty(t);
  -- without the reason: the log is read by everybody
  perform private.log('team.member_removed', 'teams', t.id::text,
    jsonb_build_object('who', (select name from public.people where id = p_person)));
end $$;

-- Takes somebody out of a team, with a reason, until the deadline, and out of one with more time by who runs the event.
-- Refuses: hold_team_to_steer's, open_team's, own_place_is_left, and what take_out does.
create function public.remove_team_member(p_team bigint, p_person uuid, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  t public.teams := private.hold_team_to_steer(p_team);
begin
  perform private.open_team(t, private.organizes(t.event_id));
  if p_person = auth.uid() then
    perform private.refuse('own_place_is_left');
  end if;
  perform private.take_out(t, p_person, p_reason);
end $$;
grant execute on function public.rename_team(bigint, text), public.remove_team_member(bigint, uuid, text) to authenticated;

-- Whoever loses the place in an event is in no team of it any more, and nobody waits for an answer of his or hers there.
-- Refuses: open_team's, and what take_out does.
create function private.leave_team_with_place() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  t public.teams;
begin
  select x.* into t from public.teams x join public.team_members m on m.team_id = x.id
  where m.event_id = new.event_id and m.person_id = new.person_id for no key update of x;
  if found then
    perform private.open_team(t, true);
    perform private.take_out(t, new.person_id, new.reason);
  end if;
  update public.team_requests set outcome = 'closed', settled_by = new.removed_by, settled_at = private.now()
  where event_id = new.event_id and person_id = new.person_id and outcome is null;
  return null;
end $$;
create trigger registration_removals_end_the_team after insert on public.registration_removals
  for each row execute function private.leave_team_with_place();

-- Whoever changed the profile stands for that side in a team too, until its deadline: only by saying so, and where the team keeps what
-- it has handed in by, and the seats for the sides it lacks. Again changes nothing.
-- Refuses: no_such_team, event_*, team_keeps_its_side, team_keeps_its_seats_for_sides.
create function public.stand_for_own_side(p_team bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
  m public.team_members;
  p public.people;
begin
  select * into t from public.teams where id = p_team for no key update;
  select * into m from public.team_members where team_id = p_team and person_id = me for update;
  if not found then
    perform private.refuse('no_such_team', 404);
  end if;
  perform private.open_event(t.event_id, p_team);
  select * into p from public.people where id = me for share;
  if (m.function, m.is_bridging) is not distinct from (p.function, p.is_bridging) then
    return;
  end if;
  update public.team_members set function = p.function, is_bridging = p.is_bridging where team_id = p_team and person_id = me;
  if t.submitted_at is not null and not private.is_ready(p_team) then
    perform private.refuse('team_keeps_its_side');
  elsif (private.team_rule(t.event_id)).max_size - private.team_size(p_team)
    < (case private.team_needs(p_team) when 'nobody' then 0 when 'both' then 2 else 1 end) then
    perform private.refuse('team_keeps_its_seats_for_sides');
  end if;
  perform private.log('team.side_changed', 'teams', p_team::text, jsonb_build_object('from', m.function, 'to', p.function, 'bridges', p.is_bridging));
end $$;
grant execute on function public.stand_for_own_side(bigint) to authenticated;

-- Somebody registered after the deadline for a team with more time that cannot hand in as it stands: by whom and why, which everybody reads.
create table public.late_registrations (
  event_id bigint not null,
  person_id uuid not null references public.people (id) on delete restrict,
  team_id bigint not null,
  reason text not null,
  registered_by uuid not null references public.people (id) on delete restrict,
  registered_at timestamptz not null default private.now(),
  primary key (event_id, person_id),
  constraint late_registrations_are_for_a_team_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint late_registrations_say_why check (length(btrim(reason)) between 5 and 300)
);
create index late_registrations_by_team on public.late_registrations (team_id, event_id);
create index late_registrations_by_person on public.late_registrations (person_id);
create index late_registrations_by_who_registered on public.late_registrations (registered_by);
alter table public.late_registrations enable row level security;
create policy late_registrations_are_seen_by_members on public.late_registrations for select to authenticated using ((select private.is_member()));
grant select on public.late_registrations to authenticated;
create trigger late_registrations_are_append_only before update on public.late_registrations
  for each row execute function private.refuse_change();

-- Registers a colleague between the event's deadline and the team's own, and places him or her in it at once: only where the team is
-- not mixed or too small, and where this person brings it nearer to handing in. No limit of registration stands in the way: it is over,
-- and who waits in line cannot fill the gap.
-- Refuses: no_such_team, organizer_only, late_registration_is_after_the_deadline, placed_team_is_over, nobody_to_invite,
-- late_person_is_registered, late_team_is_complete, late_person_fills_no_gap, late_person_judges (537), enter_team's, and the constraint of the reason.
create function public.register_late(p_team bigint, p_person uuid, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
  e public.events;
  v_now timestamptz;
begin
  select * into t from public.teams where id = p_team for no key update;
  if not found then
    perform private.refuse('no_such_team', 404);
  elsif not private.organizes(t.event_id) then
    perform private.refuse('organizer_only', 403);
  end if;
  select * into e from public.events where id = t.event_id for share;
  v_now := private.now();
  if v_now < e.judging_at then
    perform private.refuse('late_registration_is_after_the_deadline');
  elsif v_now >= private.deadline_of(p_team) then
    perform private.refuse('placed_team_is_over');
  elsif not exists (select from public.people where id = p_person and left_at is null and is_complete) then
    perform private.refuse('nobody_to_invite');
  end if;
  perform private.hold_person(p_person);
  if exists (select from public.registrations where event_id = e.id and person_id = p_person) then
    perform private.refuse('late_person_is_registered');
  elsif private.is_ready(p_team) then
    perform private.refuse('late_team_is_complete');
  elsif private.team_needs(p_team) <> 'nobody' and private.team_needs(p_team, p_person) = private.team_needs(p_team) then
    perform private.refuse('late_person_fills_no_gap');
  end if;
  insert into public.late_registrations (event_id, person_id, team_id, reason, registered_by, registered_at)
  values (e.id, p_person, p_team, btrim(p_reason), me, v_now);
  insert into public.registrations (event_id, person_id, is_beyond_limit) values (e.id, p_person, true);
  perform private.enter_team(t, p_person, null, me);
  perform private.log('team.registered_late', 'teams', p_team::text,
    jsonb_build_object('who', (select name from public.people where id = p_person), 'reason', btrim(p_reason)));
end $$;
grant execute on function public.register_late(bigint, uuid, text) to authenticated;
