-- judging, rubrics of challenges: a challenge can be judged by a rubric of its own, on the scale of the event.

-- Writes a rubric in place of the one that was there. p_challenge: whose own it is; null for the event's.
create function private.write_criteria(p_event bigint, p_challenge bigint, p_criteria jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.rubric_criteria where event_id = p_event and challenge_id is not distinct from p_challenge;
  insert into public.rubric_criteria (event_id, challenge_id, position, name, least_means, most_means, weight)
  select p_event, p_challenge, c.position, btrim(c.item ->> 'name'), btrim(coalesce(c.item ->> 'least_means', '')),
    btrim(coalesce(c.item ->> 'most_means', '')), coalesce((c.item ->> 'weight')::numeric, 1)
  from jsonb_array_elements(p_criteria) with ordinality c (item, position);
end $$;

-- Gives a challenge a rubric of its own, as a whole and in order; without criteria it is judged by the event's again. Freezes with the
-- first score of a team of it. p_criteria: as save_rubric's.
-- Refuses: no_such_challenge, judging_of's, rubric_comes_first, rubric_is_frozen, rubric_has_criteria, note_save's, and the constraints of rubric_criteria.
create function public.save_challenge_rubric(p_challenge bigint, p_criteria jsonb, p_version integer default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_event bigint := (select event_id from public.challenges where id = p_challenge);
begin
  perform private.caller();
  if v_event is null then
    perform private.refuse('no_such_challenge', 404);
  end if;
  perform private.judging_of(v_event);
  if not exists (select from public.rubric_criteria where event_id = v_event and challenge_id is null) then
    perform private.refuse('rubric_comes_first');
  elsif private.is_challenge_scored(p_challenge) then
    perform private.refuse('rubric_is_frozen');
  elsif jsonb_array_length(p_criteria) > 12 then
    perform private.refuse('rubric_has_criteria', 400);
  end if;
  perform private.note_save(v_event, 'rubric ' || p_challenge, p_version);
  perform private.write_criteria(v_event, p_challenge, p_criteria);
  perform private.log('judging.set_up', 'events', v_event::text,
    jsonb_build_object('challenge', p_challenge, 'criteria', jsonb_array_length(p_criteria)));
end $$;
grant execute on function public.save_challenge_rubric(bigint, jsonb, integer) to authenticated;

-- A team that was scored keeps its rubric: its idea goes to no challenge that is judged by another one.
create function private.keep_rubric_of_scored() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- waits for scores that are being saved, and they for this
  perform from public.judging_setups where event_id = new.event_id for update;
  if exists (select from public.teams t join public.judgements j on j.team_id = t.id where t.idea_id = new.id)
      and (select min(challenge_id) from public.rubric_criteria where challenge_id = old.challenge_id)
        is distinct from (select min(challenge_id) from public.rubric_criteria where challenge_id = new.challenge_id) then
    perform private.refuse('idea_keeps_its_rubric');
  end if;
  return new;
end $$;
create trigger ideas_keep_their_rubric before update of challenge_id on public.ideas
  for each row when (old.challenge_id is distinct from new.challenge_id) execute function private.keep_rubric_of_scored();

-- what a new event begins with ----------------------------------------------------------------------------------

-- Method, rubric and scale of the one it is copied from, or of its template. Neither judges nor
-- a second round.

-- set_up -> 'judging': as save_rubric takes it, and "criteria" as it takes those. Refuses: rubric_has_criteria, and the constraints of both tables.
create function private.begin_judging() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_judging jsonb := new.set_up -> 'judging';
begin
  insert into public.judging_setups (event_id, method, looks, seats, most, comments_to_teams)
  select new.event_id, s.method, s.looks, s.seats, s.most, s.comments_to_teams from public.judging_setups s where s.event_id = new.copied_from
  union all
  select new.event_id, s.method, s.looks, s.seats, s.most, coalesce(s.comments_to_teams, true)
  from jsonb_populate_record(null::public.judging_setups, v_judging) s where v_judging is not null;
  if v_judging is not null and (jsonb_typeof(v_judging -> 'criteria') is distinct from 'array' or jsonb_array_length(v_judging -> 'criteria') not between 1 and 12) then
    perform private.refuse('rubric_has_criteria', 400);
  end if;
  insert into public.rubric_criteria (event_id, challenge_id, position, name, least_means, most_means, weight)
  -- a challenge keeps its own rubric where the new event has one of the same title
  select new.event_id, n.id, c.position, c.name, c.least_means, c.most_means, c.weight
  from public.rubric_criteria c left join public.challenges o on o.id = c.challenge_id
    left join lateral (select min(n.id) as id from public.challenges n where n.event_id = new.event_id and n.title = o.title
      and 1 = (select count(*) from public.challenges d where d.event_id = o.event_id and d.title = o.title)) n on true
  where c.event_id = new.copied_from and (c.challenge_id is null or n.id is not null);
  if v_judging is not null then
    perform private.write_criteria(new.event_id, null, v_judging -> 'criteria');
  end if;
  return null;
end $$;
create trigger event_beginnings_set_up_the_judging after insert on public.event_beginnings
  for each row execute function private.begin_judging();

-- Whoever judges has read the others' work: nobody is registered late for a team of an event that he or she judged at the deadline.
create function private.keep_judges_out() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.judges where event_id = new.event_id and member_id = new.person_id
      and (withdrawn_at is null or withdrawn_at >= (select judging_at from public.events where id = new.event_id))) then
    perform private.refuse('late_person_judges');
  end if;
  return new;
end $$;
create trigger late_registrations_are_of_no_judge before insert on public.late_registrations
  for each row execute function private.keep_judges_out();
