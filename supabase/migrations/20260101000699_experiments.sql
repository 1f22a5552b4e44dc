-- experiments, and ideas that are merged or hidden: an idea that is tested does not give way, and none is drafted on one that did.

-- The idea is held, so that a merge at this moment is either seen or waits and sees the experiment. Refuses: idea_is_merged, idea_is_hidden.
create function private.refuse_experiment_on_merged() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (select merged_into from public.ideas where id = new.idea_id for share) is not null then
    perform private.refuse('idea_is_merged');
  elsif (select hidden_at from public.ideas where id = new.idea_id) is not null then
    perform private.refuse('idea_is_hidden');
  end if;
  return new;
end $$;
create trigger experiments_are_drafted_on_ideas_that_stand before insert on public.experiments
  for each row execute function private.refuse_experiment_on_merged();

-- Refuses: idea_is_worked_on, hidden_idea_is_worked_on.
create function private.keep_idea_of_experiment() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.experiments where idea_id = new.id) then
    perform private.refuse(case when new.hidden_at is null then 'idea_is_worked_on' else 'hidden_idea_is_worked_on' end);
  end if;
  return new;
end $$;
create trigger ideas_that_are_tested_stand before update of merged_into, hidden_at on public.ideas
  for each row when (coalesce(new.merged_into::text, new.hidden_at::text) is not null) execute function private.keep_idea_of_experiment();
