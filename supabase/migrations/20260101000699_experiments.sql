-- An idea that is tested does not give way, and no experiment is drafted on one that did: the rules of teams (599).

create trigger experiments_are_drafted_on_ideas_that_stand before insert on public.experiments
  for each row execute function private.refuse_work_on_merged();
create trigger ideas_that_are_tested_stand before update of merged_into, hidden_at on public.ideas
  for each row when (coalesce(new.merged_into::text, new.hidden_at::text) is not null) execute function private.keep_idea_worked_on('experiments');
