-- Ideas that are merged or hidden, and the work on them: an idea that a team works on or that is tested does not give way,
-- and nothing begins on one that did. Experiments hang on the same two rules (699).

-- The idea is held, so that a merge at this moment is either seen or waits and sees the work. Refuses: idea_is_merged, idea_is_hidden.
create function private.refuse_work_on_merged() returns trigger
language plpgsql security definer set search_path = '' as $$
declare idea public.ideas;
begin
  select * into idea from public.ideas where id = new.idea_id for share;
  if idea.merged_into is not null then
    perform private.refuse('idea_is_merged');
  elsif idea.hidden_at is not null then
    perform private.refuse('idea_is_hidden');
  end if;
  return new;
end $$;
create trigger teams_form_on_ideas_that_stand before insert on public.teams
  for each row execute function private.refuse_work_on_merged();

-- What a team works on stays in the event of the team. Refuses: idea_stays_with_its_team.
create function private.keep_idea_with_its_team() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.teams where idea_id = new.id) then
    perform private.refuse('idea_stays_with_its_team');
  end if;
  return new;
end $$;
create trigger ideas_stay_with_their_team before update of event_id on public.ideas
  for each row when (old.event_id is distinct from new.event_id) execute function private.keep_idea_with_its_team();

-- The table of the work is the trigger's argument. Refuses: idea_is_worked_on, hidden_idea_is_worked_on.
create function private.keep_idea_worked_on() returns trigger
language plpgsql security definer set search_path = '' as $$
declare is_worked_on boolean;
begin
  execute format('select exists (select from public.%I where idea_id = $1)', tg_argv[0]) into is_worked_on using new.id;
  if is_worked_on then
    perform private.refuse(case when new.hidden_at is null then 'idea_is_worked_on' else 'hidden_idea_is_worked_on' end);
  end if;
  return new;
end $$;
create trigger ideas_with_a_team_stand before update of merged_into, hidden_at on public.ideas
  for each row when (coalesce(new.merged_into::text, new.hidden_at::text) is not null) execute function private.keep_idea_worked_on('teams');
