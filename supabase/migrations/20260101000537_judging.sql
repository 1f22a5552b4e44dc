-- judging, what a new event begins with: method, rubric and scale of the one it is copied from, or of its template. Neither judges nor
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
