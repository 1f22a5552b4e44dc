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

-- Takes somebody out of a team, with a reason, until the deadline, and out of one with more time by who runs the event. Whoever is not in it is not taken out twice. A team that
-- has handed in stays as mixed and as large as its event asks; one that nobody is in any more closes, unless it has written something.
-- Refuses: hold_team_to_steer's, open_team's, own_place_is_left, team_needs_this_person, team_has_written (by a trigger of submissions),
-- team_removals_say_why (by its constraint).
create function public.remove_team_member(p_team bigint, p_person uuid, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  t public.teams := private.hold_team_to_steer(p_team);
begin
  perform private.open_team(t, private.organizes(t.event_id));
  if p_person = auth.uid() then
    perform private.refuse('own_place_is_left');
  end if;
  delete from public.team_members where team_id = p_team and person_id = p_person;
  if not found then
    return;
  elsif t.submitted_at is not null and not private.is_ready(p_team) then
    perform private.refuse('team_needs_this_person');
  end if;
  insert into public.team_removals (team_id, team, event_id, person_id, reason, removed_by)
  values (p_team, t.name, t.event_id, p_person, btrim(p_reason), auth.uid());
  perform private.close_if_empty(t);
  -- without the reason: the log is read by everybody
  perform private.log('team.member_removed', 'teams', p_team::text,
    jsonb_build_object('who', (select name from public.people where id = p_person)));
end $$;
grant execute on function public.rename_team(bigint, text), public.remove_team_member(bigint, uuid, text) to authenticated;
